/** Answers for changing fault rules from the palette, wherever one is, and saying how it went. */
import type { FaultPreset } from '../../../src-preload/contract/fault-preset-shapes.ts';
import type { FaultRow } from '../../../src-preload/contract/faults.ts';
import { client } from '../../client/client.ts';
import { sayFailure } from '../../client/failure-words.ts';
import { toast } from '../../ui/toast.ts';

/** Adds a fault of the gallery behind the other rules; that can be undone. Errors: those of `faults.add`. */
export async function addPreset({ name, when, then, fires }: FaultPreset): Promise<void> {
  const row = await client.faults.add({ title: name, when, then, fires });
  toast({ title: `Rule ${String(row.number)} added`, detail: row.title, undo: () => client.faults.remove({ ruleId: row.ruleId }) });
}

/** Says that a fault of the gallery was not added. */
export function failToAdd(cause: unknown): void {
  toast({ kind: 'failed', title: 'The rule was not added', detail: sayFailure(cause) });
}

/** Switches a rule; that can be undone. Never throws. */
export async function switchRule({ ruleId, number, isOn }: FaultRow): Promise<void> {
  try {
    await client.faults.setOn({ ruleId, on: !isOn });
    toast({ title: `Rule ${String(number)} switched ${isOn ? 'off' : 'on'}`, undo: () => client.faults.setOn({ ruleId, on: isOn }) });
  } catch (cause) {
    toast({ kind: 'failed', title: 'The rule was not switched', detail: sayFailure(cause) });
  }
}
