/** Answers for reading a workspace file: its apps and settings, or every mistake in it with the path where it stands. */
import { readFile } from 'node:fs/promises';
import type { z } from 'zod';
import { WorkspaceFile } from '../../src-preload/contract/apps.ts';
import { findJsonMistake } from './json-mistake.ts';

/** The workspace file cannot be used. Each mistake is a sentence that begins with where it stands. No mistake quotes a value. */
export class WorkspaceMistakes extends Error {
  readonly mistakes: readonly string[];

  constructor(mistakes: readonly string[]) {
    super(mistakes.join('\n'));
    this.name = 'WorkspaceMistakes';
    this.mistakes = mistakes;
  }
}

/** Writes a path as a person would: `apps[1].redirectUris[0]`. */
export function writePath(path: readonly PropertyKey[]): string {
  return path.map((part, index) => (typeof part === 'number' ? `[${String(part)}]` : `${index === 0 ? '' : '.'}${String(part)}`)).join('');
}

function explainUnreadable(path: string, problem: unknown): string {
  const code = problem instanceof Error && 'code' in problem ? problem.code : '';
  if (code === 'ENOENT') return `${path}: there is no such file.`;
  if (code === 'EACCES' || code === 'EPERM') return `${path}: this user may not read the file.`;
  if (code === 'EISDIR') return `${path}: this is a folder, not a file.`;
  return `${path}: the file could not be read${problem instanceof Error ? ` (${problem.message})` : ''}.`;
}

async function readText(path: string): Promise<string> {
  try {
    // A byte order mark is common in files from Windows editors and means nothing.
    return (await readFile(path, 'utf8')).replace(/^\uFEFF/, '');
  } catch (problem) {
    throw new WorkspaceMistakes([explainUnreadable(path, problem)]);
  }
}

function parseJson(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const mistake = findJsonMistake(text);
    if (mistake === null) throw cause;
    throw new WorkspaceMistakes([`${path}: line ${String(mistake.line)}, column ${String(mistake.column)}: expected ${mistake.expected}.`]);
  }
}

const KINDS: Readonly<Record<string, string>> = { string: 'a text in double quotes', array: 'a list', object: 'an object' };

/** Words for what the contract's schemas leave to zod: somebody reads them in a terminal, without the schema at hand. */
function explainIssue(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.code === 'unrecognized_keys') return `${issue.keys.map((key) => `“${key}”`).join(', ')} is not known here.`;
  if (issue.code !== 'invalid_value' && issue.code !== 'invalid_type') return undefined;
  const wanted = issue.code === 'invalid_value' ? issue.values.map((value) => `“${String(value)}”`).join(' or ') : (KINDS[issue.expected] ?? issue.expected);
  return issue.input === undefined ? `is missing; it must be ${wanted}.` : `must be ${wanted}.`;
}

/**
 * Reads and validates a workspace file; writes nothing.
 * In: the file's path. Out: its apps in order, and its settings. Errors: WorkspaceMistakes with every mistake.
 */
export async function readWorkspaceFile(path: string): Promise<WorkspaceFile> {
  const parsed = WorkspaceFile.safeParse(parseJson(path, await readText(path)), { error: explainIssue });
  if (parsed.success) return parsed.data;
  throw new WorkspaceMistakes(parsed.error.issues.map((issue) => `${issue.path.length === 0 ? path : writePath(issue.path)}: ${issue.message}`));
}
