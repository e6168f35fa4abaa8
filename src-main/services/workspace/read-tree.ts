/** Answers for turning the parser's tree into plain values, without letting aliases or strange names through. */
import { type Document, isAlias, isMap, isPair, isScalar, isSeq, type Node } from 'yaml';

/** Most values of one file, counting what an alias repeats. A file at its limits holds far fewer. */
const MOST_VALUES = 50_000;
/** A workspace is four levels deep. */
const MOST_LEVELS = 32;

/** Something in the tree that is no plain data; `at` is its offset in the text. */
export interface TreeMistake {
  readonly at: number;
  readonly message: string;
}

class Stop extends Error {
  readonly mistake: TreeMistake;

  constructor(at: number, message: string) {
    super(message);
    this.mistake = { at, message };
  }
}

const offsetOf = (node: Node | null | undefined, otherwise: number): number => node?.range?.[0] ?? otherwise;

class Reader {
  readonly #doc: Document;
  #values = 0;

  constructor(doc: Document) {
    this.#doc = doc;
  }

  read(node: unknown, at: number, level: number): unknown {
    this.#values += 1;
    if (this.#values > MOST_VALUES) throw new Stop(at, 'Aliases (*name) repeat too much here. Write the values out.');
    if (level > MOST_LEVELS) throw new Stop(at, 'Lists and objects are nested too deeply here.');
    if (isAlias(node)) return this.#follow(node, at, level);
    if (isMap(node)) return this.#map(node.items, offsetOf(node, at), level);
    if (isSeq(node)) return node.items.map((item) => this.read(item, offsetOf(item as Node | null, at), level + 1));
    if (!isScalar(node)) return null;
    return node.value;
  }

  #follow(alias: { resolve: (doc: Document) => Node | undefined; range?: Node['range'] }, at: number, level: number): unknown {
    const target = alias.resolve(this.#doc);
    if (target === undefined) throw new Stop(at, 'No anchor (&name) of this name stands before this alias.');
    return this.read(target, at, level + 1);
  }

  #map(items: readonly unknown[], at: number, level: number): Record<string, unknown> {
    // Without a prototype, so that no name means more than itself.
    const object = Object.create(null) as Record<string, unknown>;
    for (const item of items) {
      if (!isPair(item)) continue;
      const key = item.key as Node | null;
      const where = offsetOf(key, at);
      if (!isScalar(key) || typeof key.value !== 'string') throw new Stop(where, 'A name must be a text. Put it in quotes.');
      object[key.value] = this.read(item.value, offsetOf(item.value as Node | null, where), level + 1);
    }
    return object;
  }
}

/** In: a document without syntax mistakes. Out: its value, or the first thing in it that is no plain data. */
export function readTree(doc: Document): { readonly value: unknown } | { readonly mistake: TreeMistake } {
  try {
    return { value: new Reader(doc).read(doc.contents, 0, 0) };
  } catch (problem) {
    if (problem instanceof Stop) return { mistake: problem.mistake };
    throw problem;
  }
}
