/** Answers for the requests that are held: the longest waiting in front, what happens if it is released now, and letting it go. */
import { useEffect, useRef, useState } from 'react';
import type { HoldId } from '../../../src-preload/contract/holds.ts';
import { useElapsed } from '../../client/server-clock.ts';
import { toast } from '../../ui/toast.ts';
import { VerdictSign } from '../../ui/verdict-sign.tsx';
import { HeldCase } from './held-case.tsx';
import styles from './held-panel.module.css';
import { keepOnly } from './hold-draft.ts';
import { minutes, nameRequest, nameSender, sayHeld } from './hold-words.ts';
import { useHeld } from './use-held.ts';

/** The panel; nothing while nothing is held. */
export function HeldPanel() {
  const { held, passed, readAt } = useHeld();
  const since = useElapsed(readAt);
  const [wanted, setWanted] = useState<HoldId | null>(null);
  const title = useRef<HTMLHeadingElement>(null);
  const shown = held.find(({ holdId }) => holdId === wanted) ?? held[0];
  const shownId = shown?.holdId;
  const ids = held.map(({ holdId }) => holdId).join(' ');
  useEffect(() => {
    if (keepOnly(ids.split(' ').filter((id) => id !== '') as HoldId[])) toast({ title: 'A held request is gone, and your changes were not used', detail: 'It went on by itself, its client hung up, or another window let it go.' });
  }, [ids]);
  useEffect(() => {
    // What had the focus is gone, or the page was just opened; nobody who types elsewhere is disturbed. The frame moves the focus after this.
    const timer = setTimeout(() => {
      if (document.activeElement === document.body || document.activeElement?.id === 'main') (title.current ?? document.getElementById('main'))?.focus({ preventScroll: true });
    }, 0);
    return () => {
      clearTimeout(timer);
    };
  }, [shownId]);
  if (shown === undefined) return null;
  return (
    <aside className={styles['panel']} aria-labelledby="held-title">
      <div className={styles['head']}>
        <VerdictSign verdict="held" label="" />
        <h2 id="held-title" ref={title} tabIndex={-1}>
          {sayHeld(held)}
        </h2>
        <span className={styles['for']}>
          for <b>{minutes(shown.heldMs + since)}</b>
        </span>
      </div>
      {held.length === 1 ? null : (
        <ul className={styles['list']} aria-label="What waits">
          {held.map((one) => (
            <li key={one.holdId}>
              <button type="button" aria-current={one.holdId === shown.holdId} onClick={() => { setWanted(one.holdId); }}>
                <b>{nameSender(one)}</b> {nameRequest(one)}
                <span>{minutes(one.heldMs + since)}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {passed === 0 ? null : <p className={styles['passed']}>{passed === 1 ? 'One more request' : `${String(passed)} more requests`} passed straight through, because too many are held.</p>}
      <HeldCase key={shown.holdId} held={shown} waitedMs={shown.heldMs + since} leftMs={Math.max(0, shown.leftMs - since)} />
    </aside>
  );
}
