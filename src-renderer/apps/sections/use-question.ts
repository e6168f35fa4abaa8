/** Answers for a question that a button asks, and that an address asks as well (`?ask=…`): the palette leads there. */
import { useState } from 'react';
import { useSearchParams } from 'wouter';

/** A question: whether it is asked now. */
export interface Question {
  readonly isAsked: boolean;
  readonly ask: () => void;
  readonly close: () => void;
}

/** In: what the address calls the question. */
export function useQuestion(name: string): Question {
  const [params, setParams] = useSearchParams();
  const [isPressed, setPressed] = useState(false);
  const isNamed = params.get('ask') === name;
  return {
    isAsked: isPressed || isNamed,
    ask: () => {
      setPressed(true);
    },
    close: () => {
      setPressed(false);
      if (!isNamed) return;
      setParams(
        (before) => {
          const next = new URLSearchParams(before);
          next.delete('ask');
          return next;
        },
        { replace: true },
      );
    },
  };
}
