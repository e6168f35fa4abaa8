/** Answers for guided flows: the console plays an app against its own server, and every step is a real one. */
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { ORPCError } from '@orpc/client';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { App } from '../../src-preload/contract/apps.ts';
import type { DraftParameter, GuidedRun } from '../../src-preload/contract/guided.ts';
import { ClientId, FlowId } from '../../src-preload/contract/ids.ts';
import type { TraceEvent } from '../../src-preload/contract/trace.ts';
import { findFreePort } from '../../src-main/services/free-port.ts';
import { walk } from '../kit/browser-walk.ts';
import { CLIPNOTE, openConsole, type TestConsole } from '../kit/console.ts';

/** The parameters of a request without mistakes. */
async function draft(console: TestConsole, app: App, changes: Record<string, string | null> = {}): Promise<DraftParameter[]> {
  const seed = await console.client.guided.seed();
  const values: Record<string, string | null> = {
    response_type: 'code',
    client_id: app.clientId,
    redirect_uri: app.redirectUris[0] ?? '',
    scope: 'meetings:read',
    state: seed.state,
    code_challenge: seed.codeChallenge,
    code_challenge_method: 'S256',
    ...changes,
  };
  return Object.entries(values).flatMap(([name, value]) => (value === null ? [] : [{ name, value }]));
}

async function startRun(console: TestConsole, app: App, changes: Record<string, string | null> = {}): Promise<GuidedRun> {
  return await console.client.guided.start({ clientId: app.clientId, parameters: await draft(console, app, changes) });
}

/** Answers the consent page as a person would; the browser brings the callback when somebody listens. */
async function answer(run: GuidedRun, app: App, choice: 'authorize' | 'deny' = 'authorize'): Promise<void> {
  await walk(run.authorizationUrl, { redirectUri: app.redirectUris[0] ?? '', answer: choice, visitCallback: run.listening });
}

async function eventsOf(console: TestConsole, run: GuidedRun): Promise<TraceEvent[]> {
  return (await console.client.flows.get({ flowId: run.flowId })).events;
}

async function failureOf(promise: Promise<unknown>): Promise<unknown> {
  const error: unknown = await promise.then(
    () => null,
    (cause: unknown) => cause,
  );
  if (!(error instanceof ORPCError) || !error.defined) return error;
  const { code, data } = error as ORPCError<string, unknown>;
  return { code, data };
}

afterEach(() => {
  vi.useRealTimers();
});

describe('a guided run', () => {
  it('walks from the request to the refresh, with the console listening on the redirect URI', async () => {
    await using console = await openConsole();
    const app = await console.client.apps.ensureSample();
    const run = await startRun(console, app);
    const { flowId } = run;
    expect(run).toMatchObject({ stage: 'waiting', actions: [], next: null, listening: true, secretMissing: false });
    await answer(run, app);
    expect(await console.client.guided.get({ flowId })).toMatchObject({ stage: 'ready', actions: ['exchange'], next: 'exchange', listening: false });
    expect(await console.client.guided.exchange({ flowId })).toMatchObject({ stage: 'ready', actions: ['call_api', 'refresh'], next: 'call_api' });
    expect(await console.client.guided.callApi({ flowId })).toMatchObject({ next: 'refresh' });
    expect(await console.client.guided.refresh({ flowId })).toMatchObject({ stage: 'ready', actions: ['call_api', 'refresh'], next: null });
    const { summary, events } = await console.client.flows.get({ flowId });
    expect(events.map((event) => event.type)).toEqual([
      'flow.started', 'authorization.decided', 'consent.shown', 'consent.answered', 'callback.received', 'token.decided', 'api.called', 'token.decided',
    ]);
    expect(events.flatMap((event) => ('checks' in event ? event.checks : [])).filter((check) => check.outcome === 'fail')).toEqual([]);
    expect(summary).toMatchObject({ origin: 'guided', clientId: app.clientId, outcome: 'completed' });
    expect(console.lines.filter((line) => line.includes(' error '))).toEqual([]);
  });

  it('continues without a listener with the redirect that the server answered', async () => {
    await using console = await openConsole();
    const { app } = await console.client.apps.register(CLIPNOTE);
    const run = await startRun(console, app);
    expect(run.listening).toBe(false);
    await answer(run, app);
    const callback = (await eventsOf(console, run)).find((event) => event.type === 'callback.received');
    expect(callback).toMatchObject({ by: 'shown', exchange: { path: '/callback' } });
    expect(await console.client.guided.exchange({ flowId: run.flowId })).toMatchObject({ next: 'call_api' });
  });

  it('stops when the person denies', async () => {
    await using console = await openConsole();
    const app = await console.client.apps.ensureSample();
    const run = await startRun(console, app);
    await answer(run, app, 'deny');
    expect(await console.client.guided.get({ flowId: run.flowId })).toMatchObject({ stage: 'stopped', actions: [], next: null, listening: false });
    const callback = (await eventsOf(console, run)).find((event) => event.type === 'callback.received');
    expect(callback).toMatchObject({ checks: [{ id: 'callback.state', outcome: 'pass' }, { outcome: 'pass' }, { id: 'callback.success', outcome: 'fail' }, { outcome: 'not_reached' }] });
  });

  it('stops and lets the port go when the request is refused on a page', async () => {
    await using console = await openConsole();
    const app = await console.client.apps.ensureSample();
    const redirectUri = `http://127.0.0.1:${String(await findFreePort())}/elsewhere`;
    const run = await startRun(console, app, { redirect_uri: redirectUri });
    expect(run).toMatchObject({ stage: 'waiting', listening: false });
    await answer(run, app);
    expect(await console.client.guided.get({ flowId: run.flowId })).toMatchObject({ stage: 'stopped' });
    expect(await console.client.flows.get({ flowId: run.flowId })).toMatchObject({ summary: { outcome: 'refused', origin: 'guided' } });
  });

  it('stops at a callback whose state is another one', async () => {
    await using console = await openConsole();
    const app = await console.client.apps.ensureSample();
    const run = await startRun(console, app);
    const page = await fetch(`${app.redirectUris[0] ?? ''}?code=mavio_ac_x&state=other&iss=${encodeURIComponent(console.issuer)}`);
    expect(page.status).toBe(200);
    expect(await console.client.guided.get({ flowId: run.flowId })).toMatchObject({ stage: 'stopped', listening: false });
    expect((await eventsOf(console, run)).at(-1)).toMatchObject({ type: 'callback.received', by: 'listener', checks: [{ id: 'callback.state', outcome: 'fail' }, {}, {}, {}] });
  });

  it('may carry a mistake that the server sends back to the app', async () => {
    await using console = await openConsole();
    const app = await console.client.apps.ensureSample();
    const run = await startRun(console, app, { scope: 'meetings:everything' });
    await answer(run, app);
    expect(await console.client.guided.get({ flowId: run.flowId })).toMatchObject({ stage: 'stopped' });
  });

  it('gives two clicks at once one request and the same answer', async () => {
    await using console = await openConsole();
    const app = await console.client.apps.ensureSample();
    const run = await startRun(console, app);
    await answer(run, app);
    const { flowId } = run;
    const [one, two] = await Promise.all([console.client.guided.exchange({ flowId }), console.client.guided.exchange({ flowId })]);
    expect(two).toEqual(one);
    expect((await eventsOf(console, run)).filter((event) => event.type === 'token.decided')).toHaveLength(1);
  });

  it('refuses another step while one is under way, and steps that have nothing to work with', async () => {
    await using console = await openConsole();
    const app = await console.client.apps.ensureSample();
    const run = await startRun(console, app);
    const { flowId } = run;
    expect(await failureOf(console.client.guided.exchange({ flowId }))).toMatchObject({ code: 'NOT_NOW' });
    await answer(run, app);
    const exchanging = console.client.guided.exchange({ flowId });
    expect(await failureOf(console.client.guided.callApi({ flowId }))).toMatchObject({ code: 'NOT_NOW' });
    await exchanging;
  });

  it('hands the port to the newer run and tells the older one', async () => {
    await using console = await openConsole();
    const app = await console.client.apps.ensureSample();
    const older = await startRun(console, app);
    expect(await console.client.guided.prospect({ redirectUri: app.redirectUris[0] ?? '' })).toMatchObject({ kind: 'free' });
    const newer = await startRun(console, app);
    expect(newer.listening).toBe(true);
    expect((await console.client.guided.get({ flowId: older.flowId })).listening).toBe(false);
    await answer(newer, app);
    expect(await console.client.guided.get({ flowId: newer.flowId })).toMatchObject({ next: 'exchange' });
  });

  it('lets the port go when no callback comes for a quarter of an hour', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    await using console = await openConsole();
    const app = await console.client.apps.ensureSample();
    const { flowId, listening } = await startRun(console, app);
    expect(listening).toBe(true);
    vi.advanceTimersByTime(15 * 60_000);
    vi.useRealTimers();
    expect(await console.client.guided.get({ flowId })).toMatchObject({ stage: 'waiting', listening: false });
  });

  it('does not listen where the app’s own server does', async () => {
    await using console = await openConsole();
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const redirectUri = `http://127.0.0.1:${String(port)}/callback`;
    const { app } = await console.client.apps.register({ ...CLIPNOTE, redirectUris: [redirectUri] });
    expect(await console.client.guided.prospect({ redirectUri })).toEqual({ kind: 'taken', port });
    expect((await startRun(console, app)).listening).toBe(false);
    server.close();
  });

  it('is forgotten after a restart, and says so', async () => {
    await using first = await openConsole();
    const app = await first.client.apps.ensureSample();
    const { flowId } = await startRun(first, app);
    await using second = await first.restart();
    expect(await second.client.guided.get({ flowId })).toMatchObject({ stage: 'forgotten', clientId: app.clientId, actions: [], next: null });
    expect(await failureOf(second.client.guided.exchange({ flowId }))).toMatchObject({ code: 'NOT_NOW', data: { reason: expect.stringContaining('restarted') as string } });
  });

  it('asks for the secret when no vault holds it, and goes on once it is given', async () => {
    await using first = await openConsole();
    const { app, clientSecret } = await first.client.apps.register(CLIPNOTE);
    await using second = await first.restart();
    const { clientId } = app;
    const run = await startRun(second, app);
    expect(run.secretMissing).toBe(true);
    await answer(run, app);
    expect(await failureOf(second.client.guided.exchange({ flowId: run.flowId }))).toEqual({ code: 'SECRET_MISSING', data: { clientId } });
    await second.client.apps.provideSecret({ clientId, clientSecret });
    expect(await second.client.guided.exchange({ flowId: run.flowId })).toMatchObject({ next: 'call_api', secretMissing: false });
  });

  it('walks by itself when the console answers consent', async () => {
    await using console = await openConsole({ consent: 'authorize' });
    const app = await console.client.apps.ensureSample();
    const run = await startRun(console, app);
    await answer(run, app);
    expect(await console.client.guided.exchange({ flowId: run.flowId })).toMatchObject({ next: 'call_api' });
  });

  it('knows no run behind an unknown flow or app', async () => {
    await using console = await openConsole();
    expect(await failureOf(console.client.guided.get({ flowId: FlowId.parse('flow_0123456789abcdef') }))).toMatchObject({ code: 'NOT_FOUND' });
    expect(await failureOf(console.client.guided.start({ clientId: ClientId.parse('nobody'), parameters: [] }))).toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('a request under construction', () => {
  it('is seeded with a fresh state and the challenge of a verifier that stays here', async () => {
    await using console = await openConsole();
    const [one, two] = [await console.client.guided.seed(), await console.client.guided.seed()];
    expect(one.state).toMatch(/^[A-Za-z0-9_-]{22}$/);
    expect(one.codeChallenge).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(one.authorizationEndpoint).toBe(`${console.issuer}/oauth/authorize`);
    expect([two.state, two.codeChallenge]).not.toEqual([one.state, one.codeChallenge]);
    expect(createHash('sha256').update(one.codeChallenge).digest('base64url')).not.toBe(one.codeChallenge);
  });

  it('is judged by the engine without leaving a trace', async () => {
    await using console = await openConsole();
    const app = await console.client.apps.ensureSample();
    const good = await console.client.guided.preflight({ parameters: await draft(console, app) });
    expect(good.checks.filter((check) => check.outcome === 'fail')).toEqual([]);
    const bad = await console.client.guided.preflight({ parameters: await draft(console, app, { client_id: 'mavio_client_unknown' }) });
    expect(bad.checks.filter((check) => check.outcome === 'fail').map((check) => check.id)).toEqual(['client.known']);
    expect((await console.client.flows.list({})).flows).toEqual([]);
  });

  it('says that the redirect URI is registered on another app, as the server does', async () => {
    await using console = await openConsole();
    const app = await console.client.apps.ensureSample();
    await console.client.apps.register(CLIPNOTE);
    const { checks } = await console.client.guided.preflight({ parameters: await draft(console, app, { redirect_uri: CLIPNOTE.redirectUris[0] ?? '' }) });
    expect(checks.find((check) => check.outcome === 'fail')).toMatchObject({ id: 'redirect.registered', note: expect.stringContaining('Clipnote') as unknown });
  });

  it('travels exactly as its URL says, so that the flow is found again', async () => {
    await using console = await openConsole();
    const app = await console.client.apps.ensureSample();
    const parameters = [...(await draft(console, app, { scope: 'meetings:read notes:read' })), { name: "it's (odd) & ü \ud800", value: 'a+b c%20#?/\'"<>' }];
    const { url } = await console.client.guided.preflight({ parameters });
    expect(url).toContain('scope=meetings%3Aread%20notes%3Aread');
    expect(new URL(url).href).toBe(url);
    const run = await console.client.guided.start({ clientId: app.clientId, parameters });
    expect(run.authorizationUrl).toBe(url);
    await (await fetch(url)).text();
    expect((await console.client.flows.list({})).flows).toHaveLength(1);
    expect((await eventsOf(console, run)).map((event) => event.type)).toContain('authorization.decided');
  });
});
