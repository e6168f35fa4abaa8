/** Answers for how soon an open page hears of what a developer's app just did; measured and noted, not asserted. */
import { expect, test } from 'vitest';
import { DeveloperApp } from '../kit/developer-app.ts';
import { serve } from '../kit/serve.ts';
import { connectServed, follow } from '../kit/served-client.ts';
import type { Arrival } from '../kit/served-client.ts';
import { makeTempFolder } from '../kit/temp-folder.ts';
import { CLIPNOTE, REDIRECT_URI, writeWorkspace } from '../kit/workspace-file.ts';

const LOGINS = 25;

test('an open page follows a developer’s own app, event by event', async () => {
  await using folder = await makeTempFolder('live');
  await using served = await serve([...writeWorkspace(folder), '--vault', 'session', '--consent', 'authorize']);
  await using page = await connectServed(served.ready.consoleUrl);
  await using live = await follow(page.client);
  const app = await DeveloperApp.discover({ issuer: served.ready.issuer, redirectUri: REDIRECT_URI, ...CLIPNOTE });

  const late: number[] = [];
  const note = async (type: 'token.decided' | 'api.called', since: number): Promise<Arrival> => {
    const answeredAt = performance.now();
    const heard = await live.waitFor((message) => message.topic === 'flow.recorded' && message.event.type === type, since);
    late.push(heard.at - answeredAt);
    return heard;
  };
  for (let round = 0; round < LOGINS; round += 1) {
    const { login, params } = await app.logIn();
    const begun = performance.now();
    const tokens = await app.exchange(params, login.verifier);
    const exchanged = await note('token.decided', begun);
    await app.callMeetings(tokens.access_token);
    const called = await note('api.called', exchanged.at);
    expect(called.message).toMatchObject({ summary: { clientId: CLIPNOTE.clientId, outcome: 'completed', origin: 'app' } });
  }
  const sorted = late.toSorted((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)] ?? NaN;
  const worst = sorted.at(-1) ?? NaN;
  console.info(`From answer to open page, ${String(sorted.length)} events: median ${median.toFixed(2)} ms, longest ${worst.toFixed(2)} ms.`);
  expect(sorted).toHaveLength(LOGINS * 2);
});
