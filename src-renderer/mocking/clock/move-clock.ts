/** Answers for moving the server clock from wherever it is asked for, and saying how that went. */
import type { Advance } from '../../../src-preload/contract/clock.ts';
import { client } from '../../client/client.ts';
import { sayFailure } from '../../client/failure-words.ts';
import { dateTime } from '../../ui/format-time.ts';
import { toast } from '../../ui/toast.ts';

/** Puts the clock on. Never throws. */
export async function advanceClock(wish: Advance): Promise<void> {
  try {
    const { to } = await client.clock.advance(wish);
    toast({ title: 'Server clock advanced', detail: `It is ${dateTime(to)} on the server.` });
  } catch (cause) {
    toast({ title: 'The server clock was not moved', detail: sayFailure(cause), kind: 'failed' });
  }
}

/** Goes back to real time. Never throws. */
export async function finishSimulation(): Promise<void> {
  try {
    await client.clock.finish({ began: 'keep' });
    toast({ title: 'Back in real time' });
  } catch (cause) {
    toast({ title: 'The server clock was not moved', detail: sayFailure(cause), kind: 'failed' });
  }
}
