/** Answers for reading one parameter out of a list that may hold duplicates and empty values. */
import type { Param } from './decision.ts';

/** Every parameter of that name that has a value, in order. One without a value counts as omitted (RFC 6749 3.1). */
export function occurrences(params: readonly Param[], name: string): readonly Param[] {
  return params.filter((param) => param.name === name && param.text !== '');
}

/** The parameter of that name when it has a value and was sent exactly once (RFC 6749 3.1), otherwise null. */
export function single(params: readonly Param[], name: string): Param | null {
  const [first, second] = occurrences(params, name);
  return second === undefined ? (first ?? null) : null;
}
