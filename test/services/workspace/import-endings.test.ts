/** Answers for what an import ends: said on each flow that loses something, as when it is done on the app's own page, and said before it is taken back. */
import { expect, test } from 'vitest';
import type { TraceEvent } from '../../../src-preload/contract/trace.ts';
import { walk } from '../../kit/browser-walk.ts';
import { CLIPNOTE, openConsole } from '../../kit/console.ts';
import { DeveloperApp } from '../../kit/developer-app.ts';
import { startGuidedRun } from '../../kit/guided-run.ts';
import { importText } from './workspaces.ts';

const [redirectUri = ''] = CLIPNOTE.redirectUris;
const OTHER = { ...CLIPNOTE, name: 'Other', clientId: 'other' };
const WITHOUT = JSON.stringify({ apps: [OTHER] });

/** A console with Clipnote and every state its flows can be in: tokens, a code, a consent page, a guided run that waits; and an app that stays. */
async function openBusyConsole() {
  const console = await openConsole();
  const { client, issuer } = console;
  await importText(client, { text: JSON.stringify({ apps: [OTHER] }), mode: 'add' });
  const { app, clientSecret } = await client.apps.register(CLIPNOTE);
  const developer = await DeveloperApp.discover({ issuer, clientId: app.clientId, clientSecret, redirectUri });
  const { login, params } = await developer.logIn();
  await developer.exchange(params, login.verifier);
  await walk((await developer.beginLogin()).url, { redirectUri, answer: 'authorize', visitCallback: false });
  await (await fetch((await developer.beginLogin()).url, { redirect: 'manual' })).text();
  const waiting = await startGuidedRun(client, app);
  return { console, client, clientId: app.clientId, waiting, [Symbol.asyncDispose]: () => console[Symbol.asyncDispose]() };
}

/** How each flow of the app ends, oldest first: its row, and its last event without what differs from run to run. */
async function endsOf({ client, clientId }: Pick<Awaited<ReturnType<typeof openBusyConsole>>, 'client' | 'clientId'>) {
  const { flows } = await client.flows.list({ clientId });
  const all = await Promise.all(flows.map(({ flowId }) => client.flows.get({ flowId })));
  const shorten = (event: TraceEvent | undefined): unknown => (event?.type === 'authorization.ended' ? { by: event.by, ended: event.ended.map(({ of, reason }) => `${of} ${reason}`) } : event?.type);
  return all.toReversed().map(({ summary, events }) => ({ headline: summary.headline, outcome: summary.outcome, last: shorten(events.at(-1)) }));
}

test('an app that an import removes ends as one that is deleted on its page: each flow says so, and none waits on', async () => {
  await using imported = await openBusyConsole();
  await using deleted = await openBusyConsole();
  await importText(imported.client, { text: WITHOUT });
  await deleted.client.apps.remove({ clientId: deleted.clientId, name: 'Clipnote' });
  const ends = await endsOf(imported);
  expect(ends).toEqual([
    { headline: 'App was deleted', outcome: 'completed', last: { by: 'app_deleted', ended: ['access_token revoked', 'refresh_token revoked'] } },
    { headline: 'App was deleted', outcome: 'refused', last: { by: 'app_deleted', ended: ['code revoked'] } },
    { headline: 'App was deleted', outcome: 'refused', last: { by: 'app_deleted', ended: [] } },
    { headline: 'App was deleted', outcome: 'refused', last: { by: 'app_deleted', ended: [] } },
  ]);
  expect(await endsOf(deleted)).toEqual(ends);
  for (const { client, waiting } of [imported, deleted]) {
    expect((await client.flows.list({})).totals.live).toBe(0);
    expect(await client.guided.get(waiting)).toMatchObject({ stage: 'stopped', actions: [], listening: false });
  }
});

test('windows hear of each flow that ended, after the import was written', async () => {
  await using busy = await openBusyConsole();
  const { console, client } = busy;
  const stop = new AbortController();
  const heard: string[] = [];
  const news = console.running.hub.follow(null, stop.signal);
  await news.next();
  await importText(client, { text: WITHOUT });
  for await (const { messages } of news) {
    heard.push(...messages.map(({ topic }) => topic));
    if (heard.includes('workspace.changed')) stop.abort();
  }
  expect(heard.filter((topic) => topic === 'flow.recorded')).toHaveLength(4);
});

test('undo says what it cannot bring back, and what it ends in turn', async () => {
  await using busy = await openBusyConsole();
  const { client, clientId, console } = busy;
  await client.apps.regenerateSecret({ clientId });
  await importText(client, { text: WITHOUT });
  expect(await client.workspace.undoable()).toMatchObject({
    does: 'Undo brings 1 thing back.',
    cannot: [
      '2 tokens of 1 person ended with the import and stay dead: those people sign in again.',
      '3 logins that waited ended with the import: begin again.',
      'Forgotten of Clipnote: secrets from before, and when redirect URIs were used last.',
    ],
  });
  await client.workspace.undo();
  // The ends stay what they are: history is not written again.
  expect((await endsOf(busy)).map(({ outcome }) => outcome)).toEqual(['completed', 'refused', 'refused', 'refused']);
  const { issued } = await importText(client, { text: JSON.stringify({ apps: [{ ...CLIPNOTE, name: 'New' }] }), mode: 'add' });
  const developer = await DeveloperApp.discover({ issuer: console.issuer, clientId: issued[0]?.clientId ?? '', clientSecret: issued[0]?.clientSecret ?? '', redirectUri });
  await (await fetch((await developer.beginLogin()).url, { redirect: 'manual' })).text();
  expect((await client.workspace.undoable())?.cannot).toEqual(['The secrets that the import made stop working.', '1 login under way will end with what is removed.']);
  await client.workspace.undo();
  expect((await client.flows.list({})).flows[0]).toMatchObject({ appName: 'New', outcome: 'refused', headline: 'App was deleted' });
});

test('a person whom an import removes: what they granted ends, and its flows say why', async () => {
  await using busy = await openBusyConsole();
  const { client } = busy;

  const people = [{ name: 'Grace Noor', email: 'grace@noor.example' }];
  await importText(client, { text: JSON.stringify({ people, apps: [OTHER, { ...CLIPNOTE, clientId: busy.clientId }] }) });
  expect(await endsOf(busy)).toEqual([
    { headline: 'Person was removed', outcome: 'completed', last: { by: 'person_removed', ended: ['access_token revoked', 'refresh_token revoked'] } },
    { headline: 'Person was removed', outcome: 'refused', last: { by: 'person_removed', ended: ['code revoked'] } },
    { headline: 'Waiting for consent', outcome: 'live', last: 'authorization.decided' },
    { headline: 'Waiting for the browser', outcome: 'live', last: 'flow.started' },
  ]);
});
