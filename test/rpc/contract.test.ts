/** Answers for the contract being the same whatever carries it: one suite, three transports. */
import { ORPCError } from '@orpc/client';
import { describe, expect, it } from 'vitest';
import { ClientId } from '../../src-preload/contract/ids.ts';
import type { LiveBatch, LiveMessage } from '../../src-preload/contract/topics.ts';
import { CLIPNOTE, openConsole } from '../kit/console.ts';
import { type Connect, connectByPort, connectBySocket, connectDirectly } from './connections.ts';

async function errorOf(promise: Promise<unknown>): Promise<ORPCError<string, unknown>> {
  const error: unknown = await promise.then(
    () => null,
    (cause: unknown) => cause,
  );
  if (error instanceof ORPCError) return error as ORPCError<string, unknown>;
  throw new Error('It did not fail.', { cause: error });
}

/** A running console with one page connected to it. */
async function open(connect: Connect) {
  const console = await openConsole();
  const connections = [await connect(console.running)];
  return {
    console,
    client: connections[0]?.client ?? console.client,
    /** Breaks the connection and makes a new one. */
    reconnect: async () => {
      await connections.at(-1)?.drop();
      const next = await connect(console.running);
      connections.push(next);
      return next.client;
    },
    [Symbol.asyncDispose]: async () => {
      await connections.at(-1)?.drop();
      await console[Symbol.asyncDispose]();
    },
  };
}

type Live = AsyncIterator<LiveBatch, unknown, undefined>;

/** Reads batches until `count` messages have come. */
async function read(live: Live, count: number): Promise<{ messages: LiveMessage[]; position: number; epoch: string }> {
  const messages: LiveMessage[] = [];
  for (;;) {
    const { value, done } = await live.next();
    if (done === true) throw new Error('The iterator ended.');
    messages.push(...value.messages);
    if (messages.length >= count) return { messages, position: value.position, epoch: value.epoch };
  }
}

function numbered(number: number): LiveMessage {
  return { topic: 'app.changed', clientId: ClientId.parse(`client-${String(number)}`) };
}

describe.each([
  ['in process', connectDirectly],
  ['over a message port', connectByPort],
  ['over a WebSocket', connectBySocket],
])('the contract %s', (_name, connect) => {
  it('answers with what the schemas say', async () => {
    await using page = await open(connect);
    const status = await page.client.server.status();
    expect(status).toMatchObject({ issuer: page.console.issuer, consent: 'ask', door: 'served', portNotice: null, version: '0.1.0', vault: { kind: 'session' } });
    const { app, clientSecret } = await page.client.apps.register({ ...CLIPNOTE, name: '  Clipnote  ' });
    expect(app.name).toBe('Clipnote');
    expect(clientSecret).toMatch(/^mavio_secret_/);
    expect(await page.client.apps.list()).toEqual([app]);
    expect(await page.client.vault.check()).toMatchObject({ kind: 'session' });
    expect(await page.client.flows.list({})).toEqual({ flows: [], hasMore: false, totals: { all: 0, live: 0, completed: 0, refused: 0, denied: 0 } });
  });

  it('carries declared errors with their data', async () => {
    await using page = await open(connect);
    await page.client.apps.register(CLIPNOTE);
    expect(await errorOf(page.client.apps.register(CLIPNOTE))).toMatchObject({ code: 'NAME_TAKEN', defined: true, data: { name: 'Clipnote' }, message: 'Another app has this name.' });
    expect(await errorOf(page.client.apps.get({ clientId: ClientId.parse('nobody') }))).toMatchObject({ code: 'NOT_FOUND', defined: true, data: { what: 'app' } });
  });

  it('says of what cannot be done now why, each time', async () => {
    await using page = await open(connect);
    const people = await page.client.people.list();
    for (const { personId } of people.slice(1)) await page.client.people.remove({ personId });
    const [last] = people;
    const failures = [await errorOf(page.client.people.remove({ personId: last?.personId as never })), await errorOf(page.client.lab.reset())];
    expect(failures.map(({ code, message }) => [code, message])).toEqual([
      ['NOT_NOW', 'Somebody has to be there to consent. Add another person first.'],
      ['NOT_NOW', expect.stringMatching(/^This console was started without a workspace file/)],
    ]);
    for (const { data, message } of failures) expect(data).toEqual({ reason: message });
  });

  it('validates input again, and says what does not fit', async () => {
    await using page = await open(connect);
    const error = await errorOf(page.client.apps.register({ ...CLIPNOTE, redirectUris: ['http://clipnote.example/callback'] }));
    expect(error).toMatchObject({ code: 'BAD_REQUEST', defined: false, data: { issues: [{ path: ['redirectUris', 0] }] } });
    expect(await page.client.apps.list()).toEqual([]);
  });

  it('tells a bug by its request id only, and keeps the cause in the log', async () => {
    await using page = await open(connect);
    page.console.running.hub.publish = () => {
      throw new Error('a bug at /some/path');
    };
    const error = await errorOf(page.client.apps.register(CLIPNOTE));
    expect(error).toMatchObject({ code: 'INTERNAL_SERVER_ERROR', defined: false, data: { requestId: expect.stringMatching(/^req_[0-9a-f]{18}$/) as string } });
    expect(JSON.stringify(error)).not.toContain('a bug');
    const { requestId } = error.data as { requestId: string };
    expect(page.console.lines.filter((line) => line.includes(requestId) && line.includes('a bug at /some/path') && line.includes('apps.register'))).toHaveLength(1);
  });

  it('follows live, and after a lost connection goes on without losing or doubling anything', async () => {
    await using page = await open(connect);
    const { hub } = page.console.running;
    const live = await page.client.live.follow(null);
    expect((await live.next()).value).toMatchObject({ epoch: hub.epoch, messages: [] });
    hub.publish([numbered(1), numbered(2)]);
    const { position, epoch } = await read(live, 2);
    const client = await page.reconnect();
    hub.publish([numbered(3)]);
    hub.publish([numbered(4), numbered(5)]);
    const resumed = await client.live.follow({ epoch, after: position });
    expect((await read(resumed, 3)).messages).toEqual([numbered(3), numbered(4), numbered(5)]);
    hub.publish([numbered(6)]);
    expect((await read(resumed, 1)).messages).toEqual([numbered(6)]);
    await resumed.return();
  });

  it('says a gap to whoever comes from another run or from too far back', async () => {
    await using page = await open(connect);
    const { hub } = page.console.running;
    const fromElsewhere = await page.client.live.follow({ epoch: 'run_before', after: 0 });
    expect((await read(fromElsewhere, 1)).messages).toEqual([{ topic: 'gap.found' }]);
    await fromElsewhere.return();
    for (let number = 0; number < 2100; number += 1) hub.publish([numbered(number)]);
    const tooLate = await page.client.live.follow({ epoch: hub.epoch, after: 0 });
    expect((await read(tooLate, 1)).messages).toEqual([{ topic: 'gap.found' }]);
    await tooLate.return();
  });
});
