/** Answers for reading a text as JSON or YAML 1.2: its value and where each part of it stands, or its syntax mistakes. */
import type { Places } from './places.ts';

/** A text that was read. */
export interface ReadDocument {
  readonly value: unknown;
  /** Finds its places, the first time that a mistake asks for one. */
  readonly places: () => Promise<Places>;
}

function isJson(text: string, fileName: string | null): boolean {
  if (/\.json$/i.test(fileName ?? '')) return true;
  return !/\.ya?ml$/i.test(fileName ?? '') && /^\s*[{[]/.test(text);
}

/**
 * The value of a JSON text in which no name stands twice; null for every other text, and for one that writes a number or letter in an
 * unusual way. What JSON.parse made is written again: of two values of one name it kept the last, and then the texts differ.
 */
function readPlainJson(text: string): { readonly value: unknown } | null {
  try {
    const value: unknown = JSON.parse(text);
    const bare = text.replace(/"(?:[^"\\]+|\\.)*"|\s+/g, (part) => (part.startsWith('"') ? part : ''));
    return JSON.stringify(value) === bare ? { value } : null;
  } catch {
    return null;
  }
}

/** Every JSON text is YAML 1.2, so one parser knows the places of both. It is loaded when it is needed. */
async function parse(text: string, isJsonText: boolean): Promise<Places & { readonly value: unknown }> {
  const { parseText } = await import('./parse-text.ts');
  return parseText(text, isJsonText);
}

/**
 * Reads a text. In: the text without byte order mark, and the file's name where it has one.
 * Out: the value and its places. Errors: WorkspaceMistakes, every syntax mistake with line and column; nothing of the text is quoted.
 * JSON is read by JSON.parse, because a start waits for it.
 */
export async function readDocument(text: string, fileName: string | null): Promise<ReadDocument> {
  const isJsonText = isJson(text, fileName);
  const plain = isJsonText ? readPlainJson(text) : null;
  if (plain === null) {
    const parsed = await parse(text, isJsonText);
    return { value: parsed.value, places: () => Promise.resolve(parsed) };
  }
  let places: Promise<Places> | null = null;
  return { ...plain, places: () => (places ??= parse(text, true)) };
}
