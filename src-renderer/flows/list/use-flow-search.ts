/** Answers for the text that flows are searched for: it stands in the address, so that a reload and a shared link keep it. */
import { useEffect, useRef, useState } from 'react';
import { useSearchParams } from 'wouter';
import { SEARCH_LENGTH } from '../../../src-preload/contract/trace.ts';

/** Someone who types pauses about this long between two words, in milliseconds. */
const PAUSE_MS = 120;

/** A search. `text` is what is searched for; `typed` what stands in the box, a moment ahead of it. */
export interface FlowSearch {
  readonly text: string;
  readonly typed: string;
  /** Takes what was typed; the search follows after a pause. */
  readonly type: (text: string) => void;
  readonly clear: () => void;
}

/** The search in the address: `?q=`. */
export function useSearchedText(): string {
  const [params] = useSearchParams();
  return (params.get('q') ?? '').slice(0, SEARCH_LENGTH).trim();
}

/** What a link to a flow carries on, so that the list beside it stays as it is. In: what is searched for. Out: `?q=…`, or nothing. */
export function carrySearch(text: string): string {
  return text === '' ? '' : `?${new URLSearchParams({ q: text }).toString()}`;
}

/** The search, with what is being typed. */
export function useFlowSearch(): FlowSearch {
  const [, setParams] = useSearchParams();
  const text = useSearchedText();
  const [ahead, setAhead] = useState<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  const write = (next: string): void => {
    clearTimeout(timer.current);
    setAhead(null);
    setParams(
      (before) => {
        const params = new URLSearchParams(before);
        if (next.trim() === '') params.delete('q');
        else params.set('q', next.trim());
        return params;
      },
      { replace: true },
    );
  };
  return {
    text,
    typed: ahead ?? text,
    type: (next) => {
      const short = next.slice(0, SEARCH_LENGTH);
      setAhead(short);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => write(short), PAUSE_MS);
    },
    clear: () => write(''),
  };
}
