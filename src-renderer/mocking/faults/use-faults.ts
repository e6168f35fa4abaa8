/** Answers for reading and changing fault rules; what can be taken back is, by its message. */
import { useMutation, useQuery } from '@tanstack/react-query';
import type { FaultDraft, FaultId, FaultRow } from '../../../src-preload/contract/faults.ts';
import { client } from '../../client/client.ts';
import { sayFailure } from '../../client/failure-words.ts';
import { queries } from '../../client/queries.ts';
import { toast } from '../../ui/toast.ts';

/** The rules, and who may be waited for. */
export function useFaults() {
  return useQuery(queries.faults.list.queryOptions());
}

function fail(title: string) {
  return (error: Error): void => {
    toast({ kind: 'failed', title, detail: sayFailure(error) });
  };
}

/** What can be done to a rule of the list. The list itself follows by its topic. */
export function useRuleActions() {
  const setOn = useMutation({ mutationFn: (wish: { ruleId: FaultId; on: boolean }) => client.faults.setOn(wish), onError: fail('The rule was not switched') });
  const move = useMutation({ mutationFn: (wish: { ruleId: FaultId; to: number }) => client.faults.move(wish), onError: fail('The rule was not moved') });
  const resetHits = useMutation({
    mutationFn: (wish: { ruleId: FaultId }) => client.faults.resetHits(wish),
    onSuccess: (row) => toast({ title: `Hits of rule ${String(row.number)} reset` }),
    onError: fail('The hits were not reset'),
  });
  const duplicate = useMutation({
    mutationFn: async ({ ruleId, number, title, when, then, fires }: FaultRow) => {
      const added = await client.faults.add({ title, when, then, fires });
      return client.faults.move({ ruleId: added.ruleId, to: number + 1 }).then((moved) => ({ moved, ruleId }));
    },
    onSuccess: ({ moved }) => toast({ title: `Rule ${String(moved.number)} added` }),
    onError: fail('The rule was not duplicated'),
  });
  const remove = useMutation({
    mutationFn: (wish: { ruleId: FaultId }) => client.faults.remove(wish),
    onSuccess: (removed) => toast({ title: `Rule ${String(removed.at + 1)} deleted`, undo: () => client.faults.putBack(removed) }),
    onError: fail('The rule was not deleted'),
  });
  return { setOn, move, resetHits, duplicate, remove };
}

/** A rule to write: in the place of the one it is based on; null writes a new one. */
export interface RuleToSave {
  readonly base: FaultRow | null;
  readonly draft: FaultDraft;
}

/** Writes a rule. */
export function useSaveRule(onSaved: () => void) {
  return useMutation({
    mutationFn: ({ base, draft }: RuleToSave) => (base === null ? client.faults.add(draft) : client.faults.change({ ruleId: base.ruleId, basedOn: base.revision, draft })),
    onSuccess: (row, { base }) => {
      toast({ title: base === null ? `Rule ${String(row.number)} added` : `Rule ${String(row.number)} saved` });
      onSaved();
    },
  });
}
