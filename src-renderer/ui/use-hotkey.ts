/** Answers for single keys that do what a visible control does. */
import { useEffect, useEffectEvent } from 'react';

function isBusyElsewhere(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return true;
  const target = event.target instanceof HTMLElement ? event.target : null;
  const isIn = (selector: string): boolean => target !== null && target.closest(selector) !== null;
  const inOverlay = document.querySelector('[role="alertdialog"],[role="dialog"],[role="menu"]') !== null;
  if (inOverlay) return true;
  // Escape leaves a form from inside its fields; other keys are text there, and Enter belongs to what has the focus.
  if (event.key === 'Escape') return false;
  if (event.key === 'Enter') return isIn('a,button,input,textarea,select,summary,[role="option"]');
  return isIn('input:not([type="radio"],[type="checkbox"]),textarea,select,[contenteditable]');
}

/** Calls `press` on the key (`n`, `Escape`, `Enter`; letters in either case), unless someone types, a dialog is open, or `enabled` is false. */
export function useHotkey(key: string, press: () => void, enabled = true): void {
  const onPress = useEffectEvent(press);
  useEffect(() => {
    if (!enabled) return undefined;
    const listen = (event: KeyboardEvent): void => {
      if (event.key.toLowerCase() !== key.toLowerCase() || isBusyElsewhere(event)) return;
      event.preventDefault();
      onPress();
    };
    addEventListener('keydown', listen);
    return () => {
      removeEventListener('keydown', listen);
    };
  }, [key, enabled]);
}
