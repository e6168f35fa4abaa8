/** Answers for a check-up as it is run: by hand and alone, skipped, cancelled, interrupted, and always disarmed. */
import { describe, expect, test, vi } from 'vitest';
import { CheckupId, type Checkup } from '../../../src-preload/contract/checkups.ts';
import { ClientId } from '../../../src-preload/contract/ids.ts';
import { CheckupStore } from '../../../src-main/storage/checkup-store.ts';
import { openDatabase } from '../../../src-main/storage/database.ts';
import { openAppBrowser } from '../../../src-main/player/app-browser.ts';
import { openBadApp } from '../../kit/checkup/bad-app.ts';
import { checkUp, openCheckedApp, sentencesOf, waitForAsk, waitForEnd, type CheckedApp } from '../../kit/checkup/checked-app.ts';
import { openConsole } from '../../kit/console.ts';
import { makeTempFolder } from '../../kit/temp-folder.ts';
import { importText } from '../workspace/workspaces.ts';
import { openGoodApp } from '../../kit/checkup/good-app.ts';

const never = new AbortController().signal;

/** Begins a check-up in which somebody signs in by hand. */
async function begin({ console, clientId }: CheckedApp, ...scenarios: Parameters<typeof waitForAsk>[1][]): Promise<Checkup> {
  return await console.client.checkups.start({ clientId, scenarios, addresses: null });
}
const judged = ({ runs }: Checkup): unknown[] => runs.map((run) => (run.state === 'judged' ? run.verdict : run.state));

describe('by hand', { timeout: 300_000 }, () => {
  test('a mistake is noticed by itself, and restraint is told by the developer', async () => {
    await using checked = await openCheckedApp(openGoodApp);
    const { checkupId } = await begin(checked, 'state.wrong', 'consent.denied');
    for (const scenario of ['state.wrong', 'consent.denied'] as const) {
      await waitForAsk(checked, scenario, 'sign_in');
      await openAppBrowser()(checked.app.startUrl, never);
      await checked.console.client.checkups.proceed({ checkupId });
    }
    expect(sentencesOf(await waitForEnd(checked))).toEqual([
      'state.wrong: handled: It got a callback with a wrong state, and sent no code.',
      'consent.denied: handled: It sent no token request, and did not ask again by itself.',
    ]);
    await using careless = await openCheckedApp(openBadApp);
    await begin(careless, 'state.wrong', 'code.twice', 'token.limited');
    for (const scenario of ['state.wrong', 'code.twice', 'token.limited'] as const) {
      await waitForAsk(careless, scenario, 'sign_in');
      await openAppBrowser()(careless.app.startUrl, never);
    }
    expect(judged(await waitForEnd(careless))).toEqual(['not_handled', 'not_handled', 'not_handled']);
  });

  test('tokens end when they were issued, and the developer is asked to go on', async () => {
    await using checked = await openCheckedApp(openGoodApp);
    await begin(checked, 'access.dead', 'refresh.rotated');
    for (const [scenario, uses] of [['access.dead', 1], ['refresh.rotated', 2]] as const) {
      const browse = openAppBrowser();
      await waitForAsk(checked, scenario, 'sign_in');
      await browse(checked.app.startUrl, never);
      for (let use = 0; use < uses; use += 1) {
        const flows = (await checked.console.client.flows.list({})).flows;
        await waitForAsk(checked, scenario, 'use_app');
        // The second time only once its access token ran out, which the flow tells.
        await expect.poll(async () => (await checked.console.client.flows.get({ flowId: flows[0]?.flowId as never })).events.filter(({ type }) => type === 'authorization.ended').length, { timeout: 60_000 }).toBe(use + 1);
        await browse(checked.app.actionUrl, never);
      }
    }
    const done = await waitForEnd(checked);
    expect(sentencesOf(done)).toEqual(['access.dead: handled: It refreshed once, and went on with the new token.', 'refresh.rotated: handled: It kept the new refresh token, and sent that one.']);
    const [run] = done.runs;
    if (run?.state !== 'judged') throw new Error('The first scenario has no verdict.');
    const { events } = await checked.console.client.flows.get({ flowId: run.evidence[0]?.flowId as never });
    expect(events.find(({ seq }) => seq === run.evidence[0]?.seq)).toMatchObject({ type: 'authorization.ended', by: 'checkup', olderMs: 3_601_000, ended: [{ of: 'access_token', reason: 'expired' }] });
    expect(events.find(({ type, seq }) => type === 'api.called' && seq > (run.evidence[0]?.seq ?? 0))).toMatchObject({ checks: expect.arrayContaining([expect.objectContaining({ id: 'bearer.fresh', outcome: 'fail' })]) as never });
  });

  test('pressing without having done anything is told so', async () => {
    await using checked = await openCheckedApp(openGoodApp);
    const { checkupId } = await begin(checked, 'refresh.revoked');
    await waitForAsk(checked, 'refresh.revoked', 'sign_in');
    await checked.console.client.checkups.proceed({ checkupId });
    expect(sentencesOf(await waitForEnd(checked))).toEqual(['refresh.revoked: cannot_tell: Nobody signed in through your app while this was armed.']);
  });

  test('one app at a time; a scenario is skipped, the rest cancelled, and nothing stays armed', async () => {
    await using checked = await openCheckedApp(openGoodApp);
    const { console, clientId, app } = checked;
    const { checkupId } = await begin(checked, 'state.wrong', 'token.error', 'consent.denied');
    await waitForAsk(checked, 'state.wrong', 'sign_in');
    expect((await console.client.server.status()).checkup).toEqual({ clientId, appName: 'Clipnote' });
    await expect(begin(checked, 'state.wrong')).rejects.toMatchObject({ code: 'NOT_NOW', data: { reason: 'A check-up of Clipnote is under way. Finish or cancel it first.' } });
    await console.client.checkups.skip({ checkupId });
    await waitForAsk(checked, 'token.error', 'sign_in');
    await console.client.checkups.cancel({ checkupId });
    const done = await waitForEnd(checked);
    expect(done).toMatchObject({ state: 'cancelled', runs: [{ state: 'skipped', because: 'You skipped it.' }, { state: 'skipped', because: 'The check-up was cancelled.' }, { state: 'skipped', because: 'The check-up was cancelled.' }] });
    expect((await console.client.server.status()).checkup).toBeNull();
    for (const deed of ['proceed', 'skip', 'cancel'] as const) await expect(console.client.checkups[deed]({ checkupId })).rejects.toMatchObject({ code: 'NOT_NOW' });
    // The consent page asks again, and nothing is injected.
    const visit = await openAppBrowser()(app.startUrl, never);
    expect(visit).toMatchObject({ end: 'page', status: 200, way: [app.startUrl, expect.stringContaining('/oauth/authorize'), expect.stringContaining('/oauth/consent')] });
    expect((await console.client.flows.list({})).flows.at(0)).toMatchObject({ outcome: 'live', headline: 'Waiting for consent' });
  });

  test('a console that ends in the middle leaves nothing armed, and says what happened', async () => {
    await using checked = await openCheckedApp(openGoodApp);
    const { checkupId } = await begin(checked, 'consent.denied', 'token.error');
    await waitForAsk(checked, 'consent.denied', 'sign_in');
    await using again = await checked.console.restart();
    const { newest, busyWith } = await again.client.checkups.view({ clientId: checked.clientId });
    expect(busyWith).toBeNull();
    expect(newest).toMatchObject({ checkupId, state: 'cancelled' });
    expect(again.lines.filter((line) => /error/i.test(line))).toEqual([]);
  });

  test('a deleted app takes its check-up with it', async () => {
    await using checked = await openCheckedApp(openGoodApp);
    const { console, clientId } = checked;
    const { checkupId } = await begin(checked, 'state.wrong');
    await waitForAsk(checked, 'state.wrong', 'sign_in');
    await console.client.apps.remove({ clientId, name: 'Clipnote' });
    await expect.poll(async () => (await console.client.server.status()).checkup).toBeNull();
    await expect(console.client.checkups.export({ checkupId, format: 'junit' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(console.client.checkups.view({ clientId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(console.lines.filter((line) => /error/i.test(line))).toEqual([]);
  });
});

describe('alone', { timeout: 300_000 }, () => {
  test('what cannot be told says why', async () => {
    await using checked = await openCheckedApp(openGoodApp);
    const { console, clientId, app } = checked;
    const run = async (startUrl: string, actionUrl: string | null): Promise<string[]> => {
      await console.client.checkups.start({ clientId, scenarios: ['state.wrong', 'access.dead'], addresses: { startUrl, actionUrl } });
      return sentencesOf(await waitForEnd(checked));
    };
    expect(await run(app.startUrl, null)).toEqual([
      'state.wrong: handled: It got a callback with a wrong state, and sent no code.',
      'access.dead: cannot_tell: The console knows no page of your app that makes it call the API. Give one, and check again.',
    ]);
    const nowhere = new URL('/nowhere', app.startUrl).href;
    expect(await run(nowhere, app.actionUrl)).toEqual(['state.wrong', 'access.dead'].map((id) => `${id}: cannot_tell: Your start page answered 404, and led to no authorization request.`));
    await app[Symbol.asyncDispose]();
    expect((await run(app.startUrl, app.actionUrl))[0]).toMatch(/^state.wrong: cannot_tell: http:\/\/127.0.0.1:\d+ could not be reached, or broke off its answer.$/);
  });

  test('only addresses on this machine are taken', async () => {
    await using checked = await openCheckedApp(openGoodApp);
    const { console, clientId } = checked;
    for (const startUrl of ['https://clipnote.example/login', 'http://localhost.evil.example/', 'http://localhost@evil.example/', 'file:///etc/passwd', 'javascript:alert(1)', '', 'http://127.0.0.1:99999999/']) {
      await expect(console.client.checkups.start({ clientId, scenarios: ['state.wrong'], addresses: { startUrl, actionUrl: null } }), startUrl).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    }
    await expect(console.client.checkups.start({ clientId: ClientId.parse('nobody'), scenarios: ['state.wrong'], addresses: null })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(console.client.checkups.export({ checkupId: CheckupId.parse('chk_000000000000'), format: 'markdown' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('the developer’s own rules and breakpoints rest for the app, and are back afterwards', async () => {
    await using checked = await openCheckedApp(openGoodApp);
    const { console, clientId } = checked;
    const { apps } = JSON.parse((await console.client.workspace.export({ format: 'json' })).text) as { apps: unknown };
    const text = JSON.stringify({ version: 1, apps, faults: [{ when: { endpoint: 'token' }, then: { kind: 'oauth_error', error: 'invalid_grant' } }], breakpoints: [{ endpoint: 'token', point: 'before_decision', clientId, seconds: 120 }] });
    await importText(console.client, { text, mode: 'add' });
    expect(sentencesOf(await checkUp(checked, ['token.error', 'refresh.rotated']))).toEqual([
      'token.error: handled: It asked again after the 500, and got its tokens.',
      'refresh.rotated: handled: It kept the new refresh token, and sent that one.',
    ]);
    const ask = (id: string): Promise<Response> => fetch(`${console.issuer}/oauth/token`, { method: 'POST', body: new URLSearchParams({ grant_type: 'authorization_code', code: 'none', client_id: id, client_secret: 'none' }) });
    expect(await (await ask('somebody-else')).json()).toMatchObject({ error: 'invalid_grant', error_description: expect.stringContaining('Staged') as string });
    const asked = ask(clientId).catch(() => 'dropped');
    const holdId = await vi.waitFor(async () => {
      const [held] = (await console.client.holds.list()).held;
      if (held === undefined) throw new Error('Nothing is held.');
      return held.holdId;
    }, 60_000);
    await console.client.holds.drop({ holdId });
    expect(await asked).toBe('dropped');
  });

  test('a check-up that ran when the console was killed is told as interrupted', async () => {
    await using folder = await makeTempFolder('checkup');
    const first = await openCheckedApp(openGoodApp, { folder });
    const done = await checkUp(first, ['state.wrong']);
    await first.console.running.close();
    const db = openDatabase(folder.join('data'));
    new CheckupStore(db).save({ ...done, state: 'running', endedAt: null, runs: [...done.runs, { scenario: 'token.slow', state: 'armed', ask: 'sign_in', seen: 2 }] });
    db.close();
    await using again = await openConsole({ folder });
    expect((await again.client.checkups.view({ clientId: first.clientId })).newest).toMatchObject({
      state: 'interrupted',
      runs: [{ scenario: 'state.wrong', state: 'judged' }, { scenario: 'token.slow', state: 'skipped', because: 'The console ended in the middle of the check-up.' }],
    });
    await first.app[Symbol.asyncDispose]();
  });

  test('the newest report can be opened again after a restart', async () => {
    await using checked = await openCheckedApp(openGoodApp);
    const done = await checkUp(checked, ['state.wrong']);
    await using again = await checked.console.restart();
    expect((await again.client.checkups.view({ clientId: checked.clientId })).newest).toEqual(done);
  });
});
