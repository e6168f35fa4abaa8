/** Answers for reading one parameter out of a list that may hold duplicates and empty values. */
import type { Param } from './decision.ts';

/** Every parameter of that name that has a value, in order. One without a value counts as omitted (RFC 6749 3.1). */
export function occurrences(params: readonly Param[], name: string): readonly Param[] {
  return params.filter((param) => param.name === name && param.text !== '');
}

/** True when more than one parameter of that name has a value. Unlike `occurrences`, this makes no list: a form may have thousands. */
export function comesTwice(params: readonly Param[], name: string): boolean {
  let isThere = false;
  for (const param of params) {
    if (param.name !== name || param.text === '') continue;
    if (isThere) return true;
    isThere = true;
  }
  return false;
}

/** The parameter of that name when it has a value and was sent exactly once (RFC 6749 3.1), otherwise null. */
export function single(params: readonly Param[], name: string): Param | null {
  let found: Param | null = null;
  for (const param of params) {
    if (param.name !== name || param.text === '') continue;
    if (found !== null) return null;
    found = param;
  }
  return found;
}
