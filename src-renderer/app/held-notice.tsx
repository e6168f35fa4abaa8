/** Answers for saying on every screen that a request is held, with a way to it. */
import { useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';
import { useLocation } from 'wouter';
import { queries } from '../client/queries.ts';
import { dismissToast, toast } from '../ui/toast.ts';

/** Keeps one message in the corner while something is held and its screen is not open. Draws nothing itself. */
export function HeldNotice() {
  const [path, navigate] = useLocation();
  const held = useQuery(queries.holds.list.queryOptions()).data?.held ?? [];
  const isThere = path === '/mocking' || path.startsWith('/mocking/');
  const [first] = held;
  const sender = first?.appName ?? first?.clientId ?? 'an unknown app';
  const words = first === undefined || isThere ? null : held.length === 1 ? `A request of ${sender} is held` : `${String(held.length)} requests are held, one of ${sender}`;
  const go = useEffectEvent(() => {
    navigate('/mocking');
  });
  useEffect(() => {
    if (words === null) return undefined;
    const id = toast({ title: words, detail: 'It goes on by itself when its time has run out.', kind: 'held', open: { name: 'Look at it', run: () => { go(); } } });
    return () => {
      dismissToast(id);
    };
  }, [words]);
  return null;
}
