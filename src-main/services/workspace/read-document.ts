/** Answers for reading a text as JSON or YAML 1.2: its value and where each part of it stands, or its syntax mistakes. */
import { isMap, isNode, isPair, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import type { WorkspaceMistake } from '../../../src-preload/contract/workspace.ts';
import { findJsonMistake } from './json-mistake.ts';
import { readTree } from './read-tree.ts';
import { findSlips } from './syntax-slips.ts';
import { WorkspaceMistakes } from './workspace-mistakes.ts';

/** A place in the text; both count from 1, columns in UTF-16 units. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** A text that was read. */
export interface ReadDocument {
  readonly value: unknown;
  /** Where the value at a path stands; of what is missing, where its parent begins. */
  placeOf(path: readonly PropertyKey[]): Place;
  /** Where the name of a member stands. */
  placeOfName(path: readonly PropertyKey[]): Place;
}

function isJson(text: string, fileName: string | null): boolean {
  if (/\.json$/i.test(fileName ?? '')) return true;
  return !/\.ya?ml$/i.test(fileName ?? '') && /^\s*[{[]/.test(text);
}

const at = (place: Place, message: string): WorkspaceMistake => ({ ...place, path: '', message });

/** The pair behind a step into a map, or the item behind one into a list. */
function stepInto(node: unknown, part: PropertyKey): { readonly name: Node | null; readonly value: unknown } | null {
  if (isSeq(node) && typeof part === 'number') return part < node.items.length ? { name: null, value: node.items[part] } : null;
  if (!isMap(node)) return null;
  const pair = node.items.find((item) => isPair(item) && isScalar(item.key) && item.key.value === part);
  return pair === undefined ? null : { name: pair.key as Node, value: pair.value };
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

function parseText(text: string, isJsonText: boolean): ReadDocument {
  if (isJsonText) {
    const mistake = findJsonMistake(text);
    if (mistake !== null) throw new WorkspaceMistakes([at(mistake, `expected ${mistake.expected}.`)]);
  }
  const lines = new LineCounter();
  // Every JSON text is YAML 1.2, so one parser knows the places of both.
  const doc = parseDocument(text, { lineCounter: lines, prettyErrors: false, version: '1.2', schema: 'core', uniqueKeys: true });
  const place = (offset: number): Place => {
    const { line, col } = lines.linePos(Math.min(offset, text.length));
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  const slips = findSlips(doc);
  if (slips.length > 0) throw new WorkspaceMistakes(slips.map((slip) => at(place(slip.at), slip.message)));
  const tree = readTree(doc);
  if ('mistake' in tree) throw new WorkspaceMistakes([at(place(tree.mistake.at), tree.mistake.message)]);
  const start = (node: unknown, otherwise: number): number => (isNode(node) && node.range ? node.range[0] : otherwise);
  const walk = (path: readonly PropertyKey[]): { name: number; value: number; isWhole: boolean } => {
    let node: unknown = doc.contents;
    let found = { name: start(node, 0), value: start(node, 0), isWhole: true };
    for (const part of path) {
      const step = stepInto(node, part);
      if (step === null) return { ...found, isWhole: false };
      const value = start(step.value, found.value);
      found = { name: step.name === null ? value : start(step.name, value), value, isWhole: true };
      node = step.value;
    }
    return found;
  };
  return {
    value: tree.value,
    placeOf: (path) => {
      const { name, value, isWhole } = walk(path);
      return place(isWhole ? value : name);
    },
    placeOfName: (path) => place(walk(path).name),
  };
}

/**
 * Reads a text. In: the text without byte order mark, and the file's name where it has one.
 * Out: the value and its places. Errors: WorkspaceMistakes, every syntax mistake with line and column; nothing of the text is quoted.
 * JSON is read by JSON.parse, because a start waits for it; its places are found when the first mistake asks for one.
 */
export function readDocument(text: string, fileName: string | null): ReadDocument {
  const isJsonText = isJson(text, fileName);
  const plain = isJsonText ? readPlainJson(text) : null;
  if (plain === null) return parseText(text, isJsonText);
  let parsed: ReadDocument | null = null;
  const places = (): ReadDocument => (parsed ??= parseText(text, true));
  return { ...plain, placeOf: (path) => places().placeOf(path), placeOfName: (path) => places().placeOfName(path) };
}
