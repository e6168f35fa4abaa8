/** Answers for lists of headers as a request brought them. */

/** Headers in order, as they came. */
export type HeaderList = readonly (readonly [string, string])[];

/** True when two lists hold the same headers in the same order. */
export function isSameList(one: HeaderList, other: HeaderList): boolean {
  if (one.length !== other.length) return false;
  for (let place = 0; place < one.length; place += 1) {
    if (one[place]?.[1] !== other[place]?.[1] || one[place]?.[0] !== other[place]?.[0]) return false;
  }
  return true;
}

/** In: headers as they came. Out: by name in lower case; those of one name joined by commas (RFC 9110 5.3). */
export function joinHeaders(pairs: HeaderList): Map<string, string> {
  const joined = new Map<string, string>();
  for (const [name, value] of pairs) {
    const key = name.toLowerCase();
    const earlier = joined.get(key);
    joined.set(key, earlier === undefined ? value : `${earlier}, ${value}`);
  }
  return joined;
}
