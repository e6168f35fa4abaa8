/** Answers for breakpoints and held requests in the palette. */
import { useQuery } from '@tanstack/react-query';
import { useLocation } from 'wouter';
import { queries } from '../../client/queries.ts';
import type { Command } from '../../ui/command.ts';
import { Icon } from '../../ui/icon.tsx';
import { VerdictSign } from '../../ui/verdict-sign.tsx';
import { switchBreakpoint } from './edit-breakpoints.ts';
import { nameBreakpoint, nameRequest, nameSender } from './hold-words.ts';
import { letGo, useHeld } from './use-held.ts';

/** The commands: what waits comes first. */
export function useHoldCommands(): Command[] {
  const [, navigate] = useLocation();
  const { held } = useHeld();
  const breakpoints = useQuery(queries.breakpoints.list.queryOptions()).data ?? [];
  const [first] = held;
  const sign = <VerdictSign verdict="held" label="" />;
  const release: Command[] =
    first === undefined
      ? []
      : [
          { id: 'holds look', title: 'Look at the held request', note: `${nameSender(first)}, ${nameRequest(first)}`, words: 'breakpoint', sign, run: () => { navigate('/mocking'); } },
          { id: 'holds release', title: 'Release the held request', note: `${nameSender(first)}, ${nameRequest(first)}`, words: 'breakpoint let go', sign, run: () => void letGo(first, { act: 'release', edits: [] }) },
        ];
  const switches = breakpoints.map((one): Command => ({
    id: `breakpoint ${one.breakpointId}`,
    title: `${one.on ? 'Stop holding' : 'Hold'}: ${nameBreakpoint(one)}`,
    ...(one.appName === null ? {} : { note: one.appName }),
    words: 'breakpoint pause hold request',
    sign: <Icon name="mocking" size={16} />,
    isQuiet: true,
    run: () => void switchBreakpoint(one, !one.on),
  }));
  return [...release, ...switches];
}
