/** Answers for the house rules about files themselves: their first sentence, size and name, and a comment on what they export. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import ts from 'typescript';

/** A file of the project: its path inside it, with forward slashes, and its text. */
export interface HouseFile {
  readonly path: string;
  readonly text: string;
}

const CODE = /[.](ts|tsx|mjs|cjs|js)$/;
const SOURCE = /^(src-main|src-preload|src-renderer)[/]/;
const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*([.][a-z0-9-]+)*$/;
const MAX_LINES = 300;
const FOLDERS = ['src-main', 'src-preload', 'src-renderer', 'test', '.ci'];

/** Every file of the project that git knows or would add. In: the project's folder. */
export function loadFiles(root: string): HouseFile[] {
  const list = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { cwd: root, encoding: 'utf8' });
  return [...new Set(list.split('\n'))]
    .filter((path) => path !== '' && existsSync(join(root, path)))
    .map((path) => ({ path, text: /[.](png|woff2?|ico|icns)$/.test(path) ? '' : readFileSync(join(root, path), 'utf8') }));
}

/** Source files longer than 300 lines. */
export function findLongFiles(files: readonly HouseFile[]): string[] {
  return files
    .filter(({ path }) => (CODE.test(path) || path.endsWith('.css')) && (SOURCE.test(path) || path.startsWith('test/')))
    .filter(({ text }) => text.replace(/\n$/, '').split('\n').length > MAX_LINES)
    .map(({ path }) => path);
}

/** Code files whose first line does not say what the file answers for. */
export function findSilentFiles(files: readonly HouseFile[]): string[] {
  return files.filter(({ path, text }) => CODE.test(path) && !/^[/][*]{2} Answers for [^*\s]/.test(text)).map(({ path }) => path);
}

/** Files and folders whose names are not kebab-case, folders called utils, and top-level folders beside the agreed ones. */
export function findBadNames(files: readonly HouseFile[]): string[] {
  const isBad = (path: string): boolean => {
    const folders = path.split('/').slice(0, -1);
    const [top] = folders;
    if (top === undefined) return false;
    if (!FOLDERS.includes(top) || folders.includes('utils')) return true;
    const names = [...folders.slice(1), basename(path)];
    return names.some((name) => name !== 'README.md' && !KEBAB.test(name));
  };
  return files.map(({ path }) => path).filter(isBad);
}

function isExported(node: ts.Node): boolean {
  return ts.canHaveModifiers(node) && (ts.getModifiers(node) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
}

function isFunction(node: ts.Expression | undefined): boolean {
  return node !== undefined && (ts.isArrowFunction(node) || ts.isFunctionExpression(node));
}

/** Exported functions and classes of the source folders without a doc comment, as `path: name`. */
export function findUndocumented(files: readonly HouseFile[]): string[] {
  return files
    .filter(({ path }) => SOURCE.test(path) && /[.]tsx?$/.test(path))
    .flatMap(({ path, text }) => {
      const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS);
      // A doc comment at the very start of the file is the file's own sentence, not the function's.
      const documented = (node: ts.Node): boolean =>
        (ts.getLeadingCommentRanges(text, node.getFullStart()) ?? []).some(({ pos }) => pos > 0 && text.startsWith('/**', pos));
      const missing: string[] = [];
      for (const node of source.statements) {
        if (!isExported(node) || documented(node)) continue;
        if (ts.isFunctionDeclaration(node) || ts.isClassDeclaration(node)) missing.push(`${path}: ${node.name?.text ?? '(no name)'}`);
        if (ts.isVariableStatement(node)) {
          for (const { name, initializer } of node.declarationList.declarations) if (isFunction(initializer)) missing.push(`${path}: ${name.getText()}`);
        }
      }
      return missing;
    });
}
