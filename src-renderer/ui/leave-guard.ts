/** Answers for asking before a page is left that holds something which will not come back. */
import { useEffect } from 'react';
import type { AroundNavHandler } from 'wouter';
import { create } from 'zustand';

interface LeaveGuard {
  readonly isOn: boolean;
  /** The navigation that waits for an answer. */
  readonly waiting: (() => void) | null;
}

const useStore = create<LeaveGuard>()(() => ({ isOn: false, waiting: null }));

/** Every navigation inside the console passes here (`aroundNav` of the router); a guarded page is asked first. */
export const guardNavigation: AroundNavHandler = (navigate, to, options) => {
  const go = (): void => {
    navigate(to, options);
  };
  if (useStore.getState().isOn) useStore.setState({ waiting: go });
  else go();
};

/** Guards the page while `isOn`. Out: whether a navigation waits, and the two answers. The browser's own Back is not held up. */
export function useLeaveGuard(isOn: boolean): { readonly isAsking: boolean; readonly stay: () => void; readonly leave: () => void } {
  const waiting = useStore((guard) => guard.waiting);
  useEffect(() => {
    useStore.setState({ isOn });
    return () => {
      useStore.setState({ isOn: false, waiting: null });
    };
  }, [isOn]);
  return {
    isAsking: waiting !== null,
    stay: () => {
      useStore.setState({ waiting: null });
    },
    leave: () => {
      useStore.setState({ isOn: false, waiting: null });
      waiting?.();
    },
  };
}
