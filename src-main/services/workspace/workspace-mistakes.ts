/** Answers for a workspace file that cannot be used: every mistake with the place where it stands. */
import type { WorkspaceMistake } from '../../../src-preload/contract/workspace.ts';

/** Writes a path as a person would: `apps[1].redirectUris[0]`. */
export function writePath(path: readonly PropertyKey[]): string {
  return path.map((part, index) => (typeof part === 'number' ? `[${String(part)}]` : `${index === 0 ? '' : '.'}${String(part)}`)).join('');
}

/** Writes a mistake in one line: `line 4, column 11: apps[1].name: Give the app a name.` */
export function writeMistake({ line, column, path, message }: WorkspaceMistake): string {
  const place = line === null ? '' : `line ${String(line)}, column ${String(column ?? 1)}: `;
  return `${place}${path === '' ? '' : `${path}: `}${message}`;
}

/** The workspace file cannot be used. No mistake quotes a value: it may be a secret. */
export class WorkspaceMistakes extends Error {
  readonly mistakes: readonly WorkspaceMistake[];
  /** One sentence a mistake, as a terminal shows them. */
  readonly sentences: readonly string[];

  /** In: the mistakes, and the file's path where there is one. */
  constructor(mistakes: readonly WorkspaceMistake[], file: string | null = null) {
    const sentences = mistakes.map((mistake) => `${file === null ? '' : `${file}: `}${writeMistake(mistake)}`);
    super(sentences.join('\n'));
    this.name = 'WorkspaceMistakes';
    this.mistakes = mistakes;
    this.sentences = sentences;
  }

  /** The same mistakes, as those of a file. */
  in(file: string): WorkspaceMistakes {
    return new WorkspaceMistakes(this.mistakes, file);
  }
}

/** A mistake of the file as a whole. */
export function wholeFile(message: string): WorkspaceMistakes {
  return new WorkspaceMistakes([{ line: null, column: null, path: '', message }]);
}
