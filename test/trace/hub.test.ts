/** Answers for live updates: nothing lost, nothing twice, and a gap that is said when there is one. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LiveBatch, LiveMessage } from '../../src-preload/contract/topics.ts';
import type { FlowId } from '../../src-preload/contract/ids.ts';
import { Hub, type Told } from '../../src-main/trace/hub.ts';
import { SeededRandom } from '../kit/seeded-random.ts';

const message = (number: number): LiveMessage => ({ topic: 'run.changed', flowId: String(number) as FlowId });
const messages = (from: number, to: number): LiveMessage[] => Array.from({ length: to - from + 1 }, (_, index) => message(from + index));
const makeHub = (keep?: number): Hub => new Hub(new SeededRandom('hub'), keep);

async function take(follower: AsyncGenerator<LiveBatch>): Promise<LiveBatch> {
  const next = await follower.next();
  if (next.done === true) throw new Error('The follower has ended.');
  return next.value;
}

describe('following from now on', () => {
  test('begins at once with where it stands, then hears what is published', async () => {
    const hub = makeHub();
    hub.publish(messages(1, 3));
    await using follower = hub.follow(null);
    expect(await take(follower)).toEqual({ epoch: hub.epoch, position: 3, messages: [] });
    const waiting = take(follower);
    hub.publish([message(4)]);
    hub.publish([message(5)]);
    expect(await waiting).toEqual({ epoch: hub.epoch, position: 5, messages: messages(4, 5) });
  });

  test('hears what is published between asking and reading', async () => {
    const hub = makeHub();
    await using follower = hub.follow(null);
    hub.publish([message(1)]);
    expect((await take(follower)).messages).toEqual([message(1)]);
  });

  test('publishing nothing wakes nobody', async () => {
    const hub = makeHub();
    await using follower = hub.follow(null);
    await take(follower);
    const waiting = take(follower);
    hub.publish([]);
    hub.publish([message(1)]);
    expect((await waiting).messages).toEqual([message(1)]);
  });
});

describe('resuming', () => {
  test('goes on where it stood in the same run', async () => {
    const hub = makeHub();
    hub.publish(messages(1, 5));
    await using follower = hub.follow({ epoch: hub.epoch, after: 2 });
    expect(await take(follower)).toEqual({ epoch: hub.epoch, position: 5, messages: messages(3, 5) });
  });

  test('with nothing missed begins with an empty batch', async () => {
    const hub = makeHub();
    hub.publish([message(1)]);
    await using follower = hub.follow({ epoch: hub.epoch, after: 1 });
    expect((await take(follower)).messages).toEqual([]);
  });

  test.each([
    ['another run', { epoch: 'run_other', after: 5 }],
    ['a position that is yet to come', { epoch: '', after: 99 }],
    ['too far behind', { epoch: '', after: 1 }],
  ])('from %s says that there is a gap, once, and goes on from now', async (_name, from) => {
    const hub = makeHub(4);
    hub.publish(messages(1, 6));
    await using follower = hub.follow({ ...from, epoch: from.epoch === '' ? hub.epoch : from.epoch });
    expect(await take(follower)).toEqual({ epoch: hub.epoch, position: 6, messages: [{ topic: 'gap.found' }] });
    hub.publish([message(7)]);
    expect((await take(follower)).messages).toEqual([message(7)]);
  });

  test('at the very edge of what is kept misses nothing', async () => {
    const hub = makeHub(4);
    hub.publish(messages(1, 6));
    await using follower = hub.follow({ epoch: hub.epoch, after: 2 });
    expect((await take(follower)).messages).toEqual(messages(3, 6));
  });

  test('far behind comes in batches', async () => {
    const hub = makeHub();
    await using follower = hub.follow({ epoch: hub.epoch, after: 0 });
    hub.publish(messages(1, 450));
    const batches = [await take(follower), await take(follower), await take(follower)];
    expect(batches.map((batch) => batch.position)).toEqual([200, 400, 450]);
    expect(batches.flatMap((batch) => batch.messages)).toEqual(messages(1, 450));
  });
});

describe('while nobody follows', () => {
  test('fifty messages stay for whoever comes back, and none of the others', async () => {
    const hub = makeHub();
    hub.publish(messages(1, 450));
    await using close = hub.follow({ epoch: hub.epoch, after: 400 });
    expect((await take(close)).messages).toEqual(messages(401, 450));
    await using far = hub.follow({ epoch: hub.epoch, after: 399 });
    expect((await take(far)).messages).toEqual([{ topic: 'gap.found' }]);
  });

  test('what was kept for a follower goes when it has left, without a hole', async () => {
    const hub = makeHub(300);
    const stop = new AbortController();
    const follower = hub.follow(null, stop.signal);
    hub.publish(messages(1, 450));
    await follower.return(undefined);
    stop.abort();
    hub.publish(messages(451, 460));
    const heard = async (after: number): Promise<unknown> => {
      await using back = hub.follow({ epoch: hub.epoch, after });
      return (await take(back)).messages;
    };
    expect([await heard(200), await heard(409), await heard(410)]).toEqual([[{ topic: 'gap.found' }], [{ topic: 'gap.found' }], messages(411, 460)]);
    await using one = hub.follow(null);
    hub.publish(messages(461, 600));
    expect([await heard(410), await heard(460)]).toEqual([messages(411, 600), messages(461, 600)]);
    await one.return(undefined);
  });

  test('a listener inside the house hears each message, until it stops', () => {
    const hub = makeHub();
    const heard: Told[] = [];
    const stop = hub.listen((one) => heard.push(one));
    hub.publish(messages(1, 3));
    stop();
    hub.publish([message(4)]);
    expect(heard).toEqual(messages(1, 3));
  });
});

describe('ending', () => {
  test('an aborted signal ends a follower that waits', async () => {
    const hub = makeHub();
    const stop = new AbortController();
    const follower = hub.follow(null, stop.signal);
    await take(follower);
    const waiting = follower.next();
    stop.abort();
    expect((await waiting).done).toBe(true);
  });

  test('return() ends a follower that waits, without waiting for news', async () => {
    const follower = makeHub().follow(null);
    await take(follower);
    const waiting = follower.next();
    expect(await follower.return(undefined)).toEqual({ done: true, value: undefined });
    expect((await waiting).done).toBe(true);
  });

  test('a signal that was aborted before yields nothing', async () => {
    expect((await makeHub().follow(null, AbortSignal.abort()).next()).done).toBe(true);
  });

  test('leaving a loop ends the follower', async () => {
    const hub = makeHub();
    const follower = hub.follow(null);
    for await (const batch of follower) {
      expect(batch.position).toBe(0);
      break;
    }
    expect((await follower.next()).done).toBe(true);
  });
});

test('however fast it reads, a follower hears every message once and in order, or is told about the gap', async () => {
  const action = fc.oneof(fc.record({ publish: fc.integer({ min: 0, max: 7 }) }), fc.record({ read: fc.nat({ max: 2 }) }), fc.record({ resume: fc.nat({ max: 2 }) }));
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 12 }), fc.array(action, { maxLength: 40 }), async (keep, actions) => {
      const hub = makeHub(keep);
      let published = 0;
      const start = (): { stream: AsyncGenerator<LiveBatch>; position: number } => ({ stream: hub.follow({ epoch: hub.epoch, after: 0 }), position: 0 });
      const followers = [start(), start(), start()];
      for (const step of actions) {
        if ('publish' in step) {
          hub.publish(messages(published + 1, published + step.publish));
          published += step.publish;
          continue;
        }
        const follower = followers['read' in step ? step.read : step.resume];
        if (follower === undefined) continue;
        if ('resume' in step) {
          await follower.stream.return(undefined);
          follower.stream = hub.follow({ epoch: hub.epoch, after: follower.position });
        } else if (follower.position === published) {
          continue; // It would wait for news, rightly.
        }
        const before = follower.position;
        let batch = await take(follower.stream);
        if (batch.messages.length === 0 && batch.position < published) batch = await take(follower.stream);
        const isGap = batch.messages[0]?.topic === 'gap.found';
        expect(isGap).toBe(before < published - keep);
        expect(batch.position).toBe(published);
        if (!isGap) expect(batch.messages).toEqual(messages(before + 1, published));
        follower.position = batch.position;
      }
      for (const follower of followers) await follower.stream.return(undefined);
    }),
    { numRuns: 200 },
  );
});
