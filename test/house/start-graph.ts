/** Answers for what a start loads before it says that it is ready: every module and package that is reached by imports of values, none that is imported when it is needed. */
import { posix } from 'node:path';
import ts from 'typescript';
import type { HouseFile } from './files.ts';

/** True when an import leaves nothing behind in what runs. */
function isTypeOnly({ importClause }: ts.ImportDeclaration): boolean {
  if (importClause === undefined) return false;
  if (importClause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const named = importClause.namedBindings;
  return importClause.name === undefined && named !== undefined && ts.isNamedImports(named) && named.elements.every(({ isTypeOnly: isType }) => isType);
}

function importsOf({ path, text }: HouseFile): string[] {
  return ts.createSourceFile(path, text, ts.ScriptTarget.Latest).statements.flatMap((statement) =>
    ts.isImportDeclaration(statement) && ts.isStringLiteral(statement.moduleSpecifier) && !isTypeOnly(statement) ? [statement.moduleSpecifier.text] : [],
  );
}

/** In: the files, and the path of the first module. Out: for each module and package that is loaded with it, who imports it. */
export function followImports(files: readonly HouseFile[], entry: string): ReadonlyMap<string, readonly string[]> {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const found = new Map<string, string[]>([[entry, []]]);
  for (const path of found.keys()) {
    const file = byPath.get(path);
    for (const name of file === undefined ? [] : importsOf(file)) {
      const target = name.startsWith('.') ? posix.join(posix.dirname(path), name) : name;
      found.set(target, [...(found.get(target) ?? []), path]);
    }
  }
  return found;
}
