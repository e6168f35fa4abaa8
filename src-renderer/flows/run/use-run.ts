/** Answers for the guided run behind a flow: how far it has come, and what the console can do next in the app's place. */
import { useMutation, useMutationState, useQuery, useQueryClient } from '@tanstack/react-query';
import type { GuidedAction, GuidedRun } from '../../../src-preload/contract/guided.ts';
import type { FlowSummary } from '../../../src-preload/contract/trace.ts';
import { client } from '../../client/client.ts';
import { queries } from '../../client/queries.ts';
import type { ShortcutName } from '../../ui/shortcuts.ts';

/** Names and keys of the actions. Buttons keep them while they run. */
export const ACTIONS: Record<GuidedAction, { readonly name: string; readonly shortcut: ShortcutName }> = {
  exchange: { name: 'Exchange the code', shortcut: 'flow.exchange' },
  call_api: { name: 'Call the API', shortcut: 'flow.call_api' },
  refresh: { name: 'Refresh now', shortcut: 'flow.refresh' },
};

const CALLS = { exchange: client.guided.exchange, call_api: client.guided.callApi, refresh: client.guided.refresh } as const;

/** The run as the header and the notice use it. */
export interface Run {
  /** Null when the flow was not guided, or while that is read. */
  readonly state: GuidedRun | null;
  readonly summary: FlowSummary;
  /** What runs and, after it, what was pressed meanwhile: each waits for the one before. */
  readonly doing: readonly GuidedAction[];
  readonly error: Error | null;
  readonly act: (action: GuidedAction) => void;
}

/** In: the flow's summary, and what to do when an action begins. */
export function useRun(summary: FlowSummary, onAct: () => void): Run {
  const queryClient = useQueryClient();
  const input = { flowId: summary.flowId };
  const state = useQuery(queries.guided.get.queryOptions({ input, enabled: summary.origin === 'guided' }));
  const mutationKey = ['guided', summary.flowId];
  const action = useMutation({
    mutationKey,
    scope: { id: mutationKey.join(' ') },
    mutationFn: (which: GuidedAction) => CALLS[which](input),
    onSuccess: (run) => queryClient.setQueryData(queries.guided.get.queryKey({ input }), run),
    onError: () => void queryClient.invalidateQueries({ queryKey: queries.guided.get.queryKey({ input }) }),
  });
  const doing = useMutationState({ filters: { mutationKey, status: 'pending' }, select: ({ state: { variables } }) => variables as GuidedAction });
  return {
    state: state.data ?? null,
    summary,
    doing,
    error: action.error,
    act: (which) => {
      // Asked of the client, not of the last drawing: a double click exchanges a code once.
      if (queryClient.isMutating({ mutationKey, predicate: ({ state: { variables } }) => variables === which }) > 0) return;
      onAct();
      action.mutate(which);
    },
  };
}
