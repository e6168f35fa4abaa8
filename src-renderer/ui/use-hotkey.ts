/** Answers for keys that do what a visible control does. */
import { useEffect, useEffectEvent } from 'react';
import { isFocusAstray } from './keep-focus.ts';
import { isPressed, SHORTCUTS, type ShortcutName } from './shortcuts.ts';

/** True while something stands on top of the page and has the keys. */
function isCovered(): boolean {
  return document.querySelector('[role="alertdialog"],[role="dialog"],[role="menu"]') !== null;
}

function isBusyElsewhere(event: KeyboardEvent): boolean {
  const target = event.target instanceof HTMLElement ? event.target : null;
  const isIn = (selector: string): boolean => target !== null && target.closest(selector) !== null;
  // Escape leaves a form from inside its fields; other keys are text there, and Enter belongs to what has the focus.
  if (event.key === 'Escape') return false;
  // What the Enter was meant for may be gone from under it, and the page's own Enter may change something.
  if (event.key === 'Enter') return isFocusAstray() || isIn('a,button,input,textarea,select,summary,[role="option"]');
  return isIn('input:not([type="radio"],[type="checkbox"]),textarea,select,[contenteditable]');
}

/**
 * Calls `press` on a key of the table in shortcuts.ts, unless something stands on top of the page or `enabled` is false. Keys with
 * a modifier work while someone types, others do not.
 */
export function useHotkey(name: ShortcutName, press: () => void, enabled = true): void {
  const onPress = useEffectEvent(press);
  const { key } = SHORTCUTS[name];
  useEffect(() => {
    if (!enabled) return undefined;
    const listen = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.repeat || !isPressed(event, key) || isCovered()) return;
      if (!key.startsWith('Mod+') && isBusyElsewhere(event)) return;
      event.preventDefault();
      onPress();
    };
    addEventListener('keydown', listen);
    return () => {
      removeEventListener('keydown', listen);
    };
  }, [key, enabled]);
}
