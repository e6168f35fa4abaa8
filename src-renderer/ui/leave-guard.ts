/** Answers for asking before a page is left that holds something which will not come back. */
import { useEffect } from 'react';
import type { AroundNavHandler } from 'wouter';
import { create } from 'zustand';

interface LeaveGuard {
  readonly isOn: boolean;
  /** The whole address of the guarded page. */
  readonly address: string;
  /** The navigation that waits for an answer. */
  readonly waiting: (() => void) | null;
}

const useStore = create<LeaveGuard>()(() => ({ isOn: false, address: '', waiting: null }));

/** Every navigation inside the console passes here (`aroundNav` of the router); a guarded page is asked first. */
export const guardNavigation: AroundNavHandler = (navigate, to, options) => {
  const go = (): void => {
    navigate(to, options);
  };
  if (useStore.getState().isOn) useStore.setState({ waiting: go });
  else go();
};

/**
 * Holds the browser's own Back too. By the time it is heard the address has changed, so that of the guarded page is put back on top.
 * Must be called once, before the router is drawn: listeners of one window are called in the order in which they came.
 */
export function guardHistory(): void {
  window.addEventListener('popstate', (event) => {
    const { isOn, address } = useStore.getState();
    if (!isOn || window.location.href === address) return;
    event.stopImmediatePropagation();
    window.history.pushState(null, '', address);
    useStore.setState({ waiting: () => window.history.back() });
  });
}

/** Guards the page while `isOn`. Out: whether a navigation waits, and the two answers. */
export function useLeaveGuard(isOn: boolean): { readonly isAsking: boolean; readonly stay: () => void; readonly leave: () => void } {
  const waiting = useStore((guard) => guard.waiting);
  useEffect(() => {
    useStore.setState({ isOn, address: window.location.href });
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
