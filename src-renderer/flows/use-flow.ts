/** Answers for one flow as it is read and drawn, and for which of its steps is looked at. */
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useSearchParams } from 'wouter';
import { queries } from '../client/queries.ts';
import { useServerStatus } from '../client/server-clock.ts';
import { foldFlow, openingStep } from './picture/fold-flow.ts';
import type { DrawnStep, Picture } from './picture/picture.ts';
import type { FlowId } from '../../src-preload/contract/ids.ts';

/** Issuer as the server says it; before its first answer nothing. */
export function useIssuer(): { readonly issuer: string; readonly host: string } {
  const issuer = useServerStatus().data?.issuer ?? '';
  return { issuer, host: issuer.replace(/^https?:\/\//, '') };
}

/** Reads a flow; live events are folded into the answer by the client. */
export function useFlow(flowId: FlowId) {
  return useQuery(queries.flows.get.queryOptions({ input: { flowId } }));
}

/** Folds what was read. In: the answer of flows.get. Out: the picture, the same one until something is recorded. */
export function usePicture(flow: NonNullable<ReturnType<typeof useFlow>['data']>): Picture {
  const { host } = useIssuer();
  return useMemo(() => foldFlow(flow.summary, flow.events, host), [flow, host]);
}

/** The check in the address, to be opened; null when there is none. */
export function useNamedCheck(): string | null {
  return useSearchParams()[0].get('check');
}

/** The step in the address (`?step=4.2`, or `?event=9` for the one that shows this event), or the one the flow opens on. `select(null)` follows the flow again. */
export function useSelectedStep(picture: Picture): [DrawnStep | undefined, (key: string | null) => void] {
  const [params, setParams] = useSearchParams();
  const asked = params.get('step');
  const find = (key: string): DrawnStep | undefined => picture.steps.find((step) => step.key === key);
  const event = params.get('event');
  const holding = event === null ? undefined : picture.steps.findLast((step) => step.events.some((one) => String(one.seq) === event));
  const selected = (asked === null ? undefined : find(asked)) ?? holding ?? find(openingStep(picture)) ?? picture.steps[0];
  const select = (key: string | null): void => {
    setParams(
      (before) => {
        const next = new URLSearchParams(before);
        next.delete('event');
        next.delete('check');
        if (key === null) next.delete('step');
        else next.set('step', key);
        return next;
      },
      { replace: true },
    );
  };
  return [selected, select];
}
