/** Answers for the console's preferences: kept, checked, merged, and what of them counts. */
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { findFreePort } from '../../src-main/services/free-port.ts';
import { openConsole } from '../kit/console.ts';

async function occupy(): Promise<{ port: number } & AsyncDisposable> {
  const server = createServer();
  await new Promise<void>((done) => server.listen({ host: '127.0.0.1', port: 0 }, done));
  return { port: (server.address() as AddressInfo).port, [Symbol.asyncDispose]: () => new Promise((done) => server.close(() => done())) };
}

test('the defaults are rotation, no bounds, the usual ports; a change keeps the rest and survives a restart', async () => {
  await using house = await openConsole();
  const before = await house.client.preferences.get();
  expect(before.preferences).toEqual({ rotates: true, retention: { days: null, megabytes: null }, port: null, consolePort: null });
  expect(before.running).toEqual({ port: Number(new URL(house.issuer).port), consolePort: null });
  await house.client.preferences.set({ retention: { days: 30, megabytes: null } });
  await house.client.preferences.set({ rotates: false });
  await using again = await house.restart();
  expect((await again.client.preferences.get()).preferences).toEqual({ rotates: false, retention: { days: 30, megabytes: null }, port: null, consolePort: null });
});

test('two windows that change different things at once both win', async () => {
  await using house = await openConsole();
  await Promise.all([house.client.preferences.set({ rotates: false }), house.client.preferences.set({ retention: { days: null, megabytes: 500 } })]);
  expect((await house.client.preferences.get()).preferences).toMatchObject({ rotates: false, retention: { days: null, megabytes: 500 } });
});

test('a port counts from the next start on, unless a flag says otherwise', async () => {
  const port = await findFreePort();
  await using house = await openConsole();
  const { running, preferences } = await house.client.preferences.set({ port });
  expect([preferences.port, running.port]).toEqual([port, Number(new URL(house.issuer).port)]);
  await using again = await house.restart();
  expect(again.issuer).toBe(`http://127.0.0.1:${String(port)}`);
});

test('a flag wins over the port that is set, and that is said', async () => {
  const port = await findFreePort();
  await using house = await openConsole({ fromFlag: { port: true, consolePort: false } });
  await house.client.preferences.set({ port });
  await using again = await house.restart();
  expect(again.issuer).not.toContain(`:${String(port)}`);
  expect((await again.client.preferences.get()).fromFlag).toEqual({ port: true, consolePort: false });
});

test('a port is refused that somebody listens on, or that both would have; nothing is changed then', async () => {
  await using house = await openConsole();
  await using other = await occupy();
  const refusal = { code: 'PORT_REFUSED', data: { name: 'port', reason: `Another program listens on port ${String(other.port)}. Stop it, or choose another port.` } };
  await expect(house.client.preferences.set({ port: other.port, rotates: false })).rejects.toMatchObject(refusal);
  await expect(house.client.preferences.set({ port: 4410 })).rejects.toMatchObject({ code: 'PORT_REFUSED' });
  await expect(house.client.preferences.set({ port: 5500, consolePort: 5500 })).rejects.toMatchObject({ code: 'PORT_REFUSED' });
  expect((await house.client.preferences.get()).preferences).toMatchObject({ rotates: true, port: null });
  // Its own port is not somebody else's.
  const own = Number(new URL(house.issuer).port);
  expect((await house.client.preferences.set({ port: own })).preferences.port).toBe(own);
});

test.each([{ port: 0 }, { port: 65_536 }, { port: 1.5 }, { port: '4400' }, { retention: { days: 0, megabytes: null } }, { retention: { days: 1 } }, { retention: { days: null, megabytes: 1 } }, { rotates: 'yes' }])('%j is refused', async (wish) => {
  await using house = await openConsole();
  await expect(house.client.preferences.set(wish as never)).rejects.toMatchObject({ code: 'BAD_REQUEST' });
});
