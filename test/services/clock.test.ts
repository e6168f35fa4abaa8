/** Answers for moving the server clock through the contract: how far it may go, what it refuses, and what everybody is told. */
import { expect, test } from 'vitest';
import { MOST_AHEAD_MS } from '../../src-preload/contract/clock.ts';
import { openConsole } from '../kit/console.ts';
import { FIRST_MOMENT, FixedClock } from '../kit/fixed-clock.ts';

const HOUR = 3_600_000;

test('it is advanced by a length or to a moment, and goes back to real time', async () => {
  await using house = await openConsole({ clock: new FixedClock() });
  const { client, running } = house;
  const told: string[] = [];
  running.hub.listen((message) => told.push('topic' in message ? message.topic : 'flow.recorded'));
  expect(await client.clock.get()).toMatchObject({ now: FIRST_MOMENT, realNow: FIRST_MOMENT, aheadMs: 0, simulatedSince: null });
  expect(await client.clock.advance({ byMs: HOUR })).toMatchObject({ now: FIRST_MOMENT + HOUR, realNow: FIRST_MOMENT, aheadMs: HOUR, simulatedSince: FIRST_MOMENT });
  expect(await client.clock.advance({ to: FIRST_MOMENT + 3 * HOUR })).toMatchObject({ aheadMs: 3 * HOUR });
  expect(await client.server.status()).toMatchObject({ now: FIRST_MOMENT + 3 * HOUR, aheadMs: 3 * HOUR });
  expect(await client.clock.finish()).toMatchObject({ now: FIRST_MOMENT, aheadMs: 0, simulatedSince: null });
  expect(told).toEqual(['clock.changed', 'clock.changed', 'clock.changed']);
});

test('backwards, too far, and finishing what never began are refused with the reason', async () => {
  await using house = await openConsole({ clock: new FixedClock() });
  const { client } = house;
  const refused = { code: 'CLOCK_REFUSED', defined: true };
  await expect(client.clock.finish()).rejects.toMatchObject({ ...refused, data: { reason: 'It is in real time already.' } });
  await client.clock.advance({ byMs: HOUR });
  await expect(client.clock.advance({ to: FIRST_MOMENT })).rejects.toMatchObject({ ...refused, data: { reason: expect.stringMatching(/only goes forward.*Go back to real time first/) as string } });
  await expect(client.clock.advance({ byMs: MOST_AHEAD_MS })).rejects.toMatchObject({ ...refused, data: { reason: expect.stringContaining('ten years') as string } });
  await expect(client.clock.advance({ byMs: -1 })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  expect(await client.clock.get()).toMatchObject({ aheadMs: HOUR });
});
