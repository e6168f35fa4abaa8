/** Answers for a text as the YAML parser sees it: its value and its places. A start whose file is plain JSON without a mistake does not load it. */
import { isMap, isNode, isPair, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import type { WorkspaceMistake } from '../../../src-preload/contract/workspace.ts';
import { findJsonMistake } from './json-mistake.ts';
import type { Place, Places } from './places.ts';
import { readTree } from './read-tree.ts';
import { findSlips } from './syntax-slips.ts';
import { WorkspaceMistakes } from './workspace-mistakes.ts';

const at = (place: Place, message: string): WorkspaceMistake => ({ ...place, path: '', message });

/** The pair behind a step into a map, or the item behind one into a list. */
function stepInto(node: unknown, part: PropertyKey): { readonly name: Node | null; readonly value: unknown } | null {
  if (isSeq(node) && typeof part === 'number') return part < node.items.length ? { name: null, value: node.items[part] } : null;
  if (!isMap(node)) return null;
  const pair = node.items.find((item) => isPair(item) && isScalar(item.key) && item.key.value === part);
  return pair === undefined ? null : { name: pair.key as Node, value: pair.value };
}

/** In: a text, and whether it has to be JSON. Out: its value and its places. Errors: WorkspaceMistakes, every syntax mistake with line and column; nothing of the text is quoted. */
export function parseText(text: string, isJsonText: boolean): Places & { readonly value: unknown } {
  if (isJsonText) {
    const mistake = findJsonMistake(text);
    if (mistake !== null) throw new WorkspaceMistakes([at(mistake, `expected ${mistake.expected}.`)]);
  }
  const lines = new LineCounter();
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
