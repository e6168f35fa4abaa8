/** Answers for what the flows offer to the palette: recent flows, found on the server, and what begins a new one. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useLocation } from 'wouter';
import { sayFailure } from '../client/failure-words.ts';
import { queries } from '../client/queries.ts';
import { useServerNow } from '../client/server-clock.ts';
import type { CommandGroup } from '../ui/command.ts';
import { copyWithToast } from '../ui/copy-with-toast.ts';
import { ago } from '../ui/format-time.ts';
import { Icon } from '../ui/icon.tsx';
import { OutcomeSign } from './list/flow-row.tsx';
import { useIssuer } from './use-flow.ts';

/** Flows, the newest first. There may be a million of them, so the server finds them; each key press asks it anew. */
export function useFlowCommands(text: string): CommandGroup {
  const [, navigate] = useLocation();
  const now = useServerNow(10_000);
  const found = useQuery(queries.flows.find.queryOptions({ input: { text: text.trim().slice(0, 200) }, placeholderData: keepPreviousData, staleTime: 0, gcTime: 0 }));
  const flows = found.data?.flows ?? [];
  return {
    heading: 'Flows',
    isLoading: found.isFetching,
    commands: flows.map((flow) => ({
      id: flow.flowId,
      title: flow.headline,
      note: `${flow.appName ?? flow.clientId ?? 'Unknown app'}, flow ${String(flow.number)}, ${ago(flow.lastAt, now)}`,
      sign: <OutcomeSign outcome={flow.outcome} />,
      isFound: !found.isPlaceholderData,
      run: () => {
        navigate(`/flows/${flow.flowId}`);
      },
    })),
    ...(found.isError && { problem: `The flows could not be read. ${sayFailure(found.error)}` }),
  };
}

/** What begins something new, or helps an app to begin. */
export function useFlowActionCommands(): CommandGroup {
  const [, navigate] = useLocation();
  const { issuer } = useIssuer();
  return {
    heading: 'Do',
    commands: [
      {
        id: 'guided',
        title: 'Start a guided flow',
        words: 'login sign in authorize new',
        sign: <Icon name="arrow-right" />,
        run: () => {
          navigate('/flows/guided');
        },
      },
      {
        id: 'doctor',
        title: 'Open the redirect doctor',
        note: 'check any URL',
        words: 'redirect uri mismatch diagnose paste',
        sign: <Icon name="search" />,
        run: () => {
          navigate('/flows/doctor');
        },
      },
      ...(issuer === ''
        ? []
        : [
            {
              id: 'issuer',
              title: 'Copy the issuer',
              note: issuer,
              words: 'base url server address',
              sign: <Icon name="copy" />,
              run: () => {
                copyWithToast(issuer, 'issuer');
              },
            },
          ]),
    ],
  };
}
