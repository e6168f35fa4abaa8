/** Answers for sending the request under construction: opens a flow, then the authorization URL, then the flow's own page. */
import { useMutation } from '@tanstack/react-query';
import { useLocation } from 'wouter';
import type { App } from '../../../src-preload/contract/apps.ts';
import { isDesktop } from '../../client/door.ts';
import { queries } from '../../client/queries.ts';
import { sayFailure } from '../../client/failure-words.ts';
import { useBlocked } from '../run/blocked.ts';
import type { Draft } from './draft.ts';

/** In: the app and the draft. Out: a function that starts, whether it runs, and what went wrong. */
export function useStart(app: App, draft: Draft): { start: () => void; sending: boolean; problem: string | null } {
  const [, navigate] = useLocation();
  const setBlocked = useBlocked((store) => store.set);
  const begin = useMutation(
    queries.guided.start.mutationOptions({
      onSuccess: (run) => {
        // Still inside the click's activation. Without `noopener`, because only then a blocked window can be told from an opened one.
        const page = window.open(run.authorizationUrl, '_blank');
        if (page !== null) page.opener = null;
        // The desktop window hands every address to the system browser and never gets a page back.
        else if (!isDesktop()) setBlocked(run.flowId);
        navigate(`/flows/${run.flowId}`);
      },
    }),
  );
  return {
    start: () => {
      if (!begin.isPending) begin.mutate({ clientId: app.clientId, parameters: [...draft] });
    },
    sending: begin.isPending,
    problem: begin.isError ? sayFailure(begin.error) : null,
  };
}
