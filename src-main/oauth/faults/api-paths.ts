/** Answers for which endpoints of the API a rule can wait for. */

/** An endpoint: its method, and its path with `:id` where an id stands. */
export interface ApiRoute {
  readonly method: string;
  readonly path: string;
}

/** A place in a pattern: one character, or any number of them. */
interface Piece {
  /** The character; null for any, or any but a slash. */
  readonly is: string | null;
  readonly slashes: boolean;
  readonly repeats: boolean;
}

const one = (is: string): Piece => ({ is, slashes: is === '/', repeats: false });

/** A star stands for anything, slashes too. */
function ofPattern(pattern: string): Piece[] {
  return Array.from(pattern, (sign) => (sign === '*' ? { is: null, slashes: true, repeats: true } : one(sign)));
}

/** A variable stands for anything without a slash, also for nothing: so the listener reads it, and the rules are asked. */
function ofRoute(path: string): Piece[] {
  return path.split(/(:[A-Za-z]+)/).flatMap((part) => (part.startsWith(':') ? [{ is: null, slashes: false, repeats: true }] : Array.from(part, one)));
}

function agree(first: Piece, second: Piece): boolean {
  if (first.is !== null && second.is !== null) return first.is === second.is;
  return first.is === null ? second.is === null || first.slashes || second.is !== '/' : second.slashes || first.is !== '/';
}

/** True when some path is one of both. Walks through both at once; every pair of places is looked at once. */
function overlap(first: readonly Piece[], second: readonly Piece[]): boolean {
  const seen = new Set<number>();
  const open: [number, number][] = [[0, 0]];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [left, right] = next;
    const place = left * (second.length + 1) + right;
    if (seen.has(place)) continue;
    seen.add(place);
    const [a, b] = [first[left], second[right]];
    if (a === undefined && b === undefined) return true;
    if (a?.repeats === true) open.push([left + 1, right]);
    if (b?.repeats === true) open.push([left, right + 1]);
    if (a !== undefined && b !== undefined && agree(a, b)) open.push([a.repeats ? left : left + 1, b.repeats ? right : right + 1]);
  }
  return false;
}

/** True when some path of an endpoint is one of a rule's pattern. In: the pattern, and the endpoint's path. */
export function canFit(pattern: string, path: string): boolean {
  return overlap(ofPattern(pattern), ofRoute(path));
}
