/** Answers for the range of the overview: it stands in the address, so that it can be kept and sent. */
import { useSearchParams } from 'wouter';
import { Range } from '../../../src-preload/contract/numbers.ts';

const USUAL: Range = 'day';

/** The range in the address, and how to change it. */
export function useRange(): [Range, (range: Range) => void] {
  const [params, setParams] = useSearchParams();
  const range = Range.safeParse(params.get('range')).data ?? USUAL;
  return [range, (next) => setParams(next === USUAL ? {} : { range: next }, { replace: true })];
}
