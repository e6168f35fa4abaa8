/** Answers for the words, commands and bars of the cards. */
import { describe, expect, test } from 'vitest';
import { CODE_LADDER } from '../../../src-preload/contract/checks-token.ts';
import type { Exchange } from '../../../src-preload/contract/trace.ts';
import { writeCurl } from '../../../src-renderer/flows/cards/curl.ts';
import { describeStep } from '../../../src-renderer/flows/cards/describe-step.ts';
import { foldRuns } from '../../../src-renderer/flows/cards/fold-runs.ts';
import { readLife } from '../../../src-renderer/flows/cards/life-words.ts';
import { writeAnswer, writeRequest } from '../../../src-renderer/flows/cards/raw-exchange.ts';
import { remarkOn } from '../../../src-renderer/flows/cards/remark-on.ts';
import { formatSpan } from '../../../src-renderer/flows/format-span.ts';
import { foldFlow } from '../../../src-renderer/flows/picture/fold-flow.ts';
import { countChecks, tallyChecks } from '../../../src-renderer/flows/picture/tally-checks.ts';
import { CALLBACK, climb, DRAFTS, exchange, grow, loginOf, plain, print, record, START, summaryOf } from './flow-fixture.ts';

const ISSUER = 'http://127.0.0.1:4400';
const picture = foldFlow(summaryOf(loginOf()), loginOf(), '127.0.0.1:4400');
const stepOf = (key: string) => picture.steps.find((step) => step.key === key) ?? expect.fail(`no step ${key}`);

describe('copy as curl', () => {
  test('keeps what was kept and asks the environment for the rest', () => {
    const request = exchange({
      method: 'POST', path: '/oauth/token', status: 200,
      headers: [plain('authorization', 'Basic mavio_client_h4Xe7WzS2kMb'), print('authorization', 'secret', '9c41·0be2')],
      form: [plain('grant_type', 'authorization_code'), print('code', 'code', '3f9a·71c2'), plain('redirect_uri', CALLBACK), print('code_verifier', 'verifier', 'b20e·55d7')],
    });
    expect(writeCurl(request, ISSUER)).toBe(
      [
        'curl http://127.0.0.1:4400/oauth/token',
        '-u "mavio_client_h4Xe7WzS2kMb:$MAVIO_CLIENT_SECRET"',
        '--data-urlencode grant_type=authorization_code',
        '--data-urlencode "code=$MAVIO_CODE"',
        `--data-urlencode redirect_uri=${CALLBACK}`,
        '--data-urlencode "code_verifier=$MAVIO_CODE_VERIFIER"',
      ].join(' \\\n  '),
    );
  });

  test('sends a bearer token and query parameters with GET', () => {
    const request = exchange({ method: 'GET', path: '/v1/meetings', status: 200, query: [plain('limit', '5')], headers: [plain('authorization', 'Bearer'), print('authorization', 'access_token', 'bbbb·0001')] });
    expect(writeCurl(request, ISSUER)).toBe(['curl -G http://127.0.0.1:4400/v1/meetings', '-H "Authorization: Bearer $MAVIO_ACCESS_TOKEN"', '--data-urlencode limit=5'].join(' \\\n  '));
  });

  test('leaves nothing of a stranger’s text to the shell', () => {
    const request = exchange({ method: 'GET', path: '/oauth/authorize', status: 400, query: [plain('scope', `'; rm -rf ~ #$(id)`), { name: '"$(id)"`x`', value: { kind: 'fingerprint', of: 'other', fingerprint: 'aaaa·0001', length: 3 } }] });
    const text = writeCurl(request, ISSUER);
    expect(text).toContain(`'scope='\\''; rm -rf ~ #$(id)'`);
    expect(text).toContain('"\\"\\$(id)\\"\\`x\\`=$MAVIO__ID_X_"');
  });
});

test('raw shows both sides with fingerprints in place of values', () => {
  const step = stepOf('4').exchanges[0] ?? expect.fail('no exchange');
  expect(writeRequest(step.exchange)).toContain('grant_type=authorization_code&code=‹code 3f9a·71c2›');
  expect(writeAnswer(step.exchange)).toContain('"access_token": "‹access token bbbb·0001›",');
});

describe('remarks in the margin', () => {
  test('say where a value comes from and how old it is', () => {
    expect(remarkOn(print('code', 'code', '3f9a·71c2'), stepOf('4'), picture)).toBe('from step 3, 0.2 s old');
    expect(remarkOn(print('access_token', 'access_token', 'bbbb·0001'), stepOf('5'), picture)).toBe('new, lives 1 h');
    expect(remarkOn(print('refresh_token', 'refresh_token', 'ffff·0009'), stepOf('4'), picture)).toBe('not issued in this flow');
  });

  test('tie verifier, state and redirect URI to step 1', () => {
    expect(remarkOn(print('code_verifier', 'verifier', 'b20e·55d7'), stepOf('4'), picture)).toBe('hashes to the challenge of step 1');
    expect(remarkOn(print('state', 'state', 'aaaa·0001'), stepOf('3'), picture)).toBe('the one sent in step 1');
    expect(remarkOn(print('state', 'state', 'dddd·0001'), stepOf('3'), picture)).toBe('differs from step 1');
    expect(remarkOn(plain('redirect_uri', CALLBACK), stepOf('4'), picture)).toBeNull();
    expect(remarkOn(plain('redirect_uri', `${CALLBACK}/`), stepOf('4'), picture)).toBe('differs from step 1');
  });
});

describe('token lives', () => {
  const life = (letter: string) => picture.lives.find((one) => one.letter === letter) ?? expect.fail(letter);

  test('are counted down by the server clock', () => {
    expect(readLife(life('B'), START + 6200 + 9000)).toMatchObject({ over: false, words: '59 min 51 s left' });
    expect(readLife(life('C'), START + 6200)).toMatchObject({ words: '30 d, if idle', used: 0 });
    expect(readLife(life('B'), START + 3_606_200 + 5000)).toMatchObject({ over: true, words: 'died 5.0 s ago' });
  });

  test('say in which step they ended', () => {
    expect(readLife(life('A'), START)).toMatchObject({ over: true, words: 'spent in step 4' });
    const events = grow(loginOf(), [7000, DRAFTS.refreshed()], [9000, DRAFTS.refreshed(2)]);
    const lives = foldFlow(summaryOf(events), events, 'x').lives;
    expect(lives.filter((one) => one.ended?.reason === 'rotated').map((one) => readLife(one, START).words)).toEqual(['replaced in step 7', 'replaced in step 7, time 2']);
  });
});

describe('the ledger', () => {
  const failed = climb(CODE_LADDER, { at: 'code.unused' });

  test('folds what leads up to a failure and leaves short runs open', () => {
    expect(foldRuns(failed).map((row) => (row.kind === 'run' ? `${row.outcome} ${String(row.checks.length)}` : row.check.id))).toEqual(['pass 13', 'code.unused', 'code.alive', 'code.fresh', 'code.redirect-same', 'code.verifier']);
    expect(foldRuns(climb(CODE_LADDER))).toHaveLength(CODE_LADDER.length);
  });

  test('counts in words', () => {
    expect(countChecks(failed)).toBe('13 passed, then the first failure; 4 not reached');
    expect(tallyChecks(failed)?.text).toBe('check 14 fails');
    expect(tallyChecks(climb(CODE_LADDER))?.text).toBe('18 of 18 pass');
  });
});

describe('a step in words', () => {
  test('names the failure, what it means and what was answered', () => {
    const events = grow(loginOf().slice(0, 4), [6200, DRAFTS.wrongSecret()]);
    const refused = foldFlow(summaryOf(events, { outcome: 'refused', headline: 'Client secret is wrong' }), events, 'x');
    const step = refused.steps.find((one) => one.key === '4') ?? expect.fail('no step');
    expect(describeStep(step, refused)).toEqual({
      title: 'Client secret is wrong',
      sentence: 'A regenerated secret ends the old one at once. In Basic, id and secret are form-encoded before base64. Mavio answered 401 with invalid_client.',
    });
    expect(describeStep(refused.steps.at(-1) ?? step, refused).sentence).toBe('Not reached: the flow stopped at step 4.');
  });

  test('says that nobody was asked when the console consented by itself', () => {
    const events = record([0, DRAFTS.started()], [5, DRAFTS.asked()], [6, DRAFTS.answered('automatic')]);
    const drawn = foldFlow(summaryOf(events, { outcome: 'live' }), events, 'x');
    expect(describeStep(drawn.steps[1] ?? expect.fail('no step'), drawn).sentence).toContain('Nobody was asked. The console answered by itself');
  });
});

describe('a JSON body that was sent', () => {
  const sending = (sent: Exchange['sent']): Exchange => exchange({ method: 'PATCH', path: '/v1/action-items/act_1', status: 200, ...(sent && { sent }) });

  test('stands in the raw text and in curl as it was', () => {
    const whole = sending({ kind: 'json', text: '{\n  "status": "completed"\n}', cut: false });
    expect(writeRequest(whole)).toBe('PATCH /v1/action-items/act_1 HTTP/1.1\n\n{\n  "status": "completed"\n}');
    expect(writeCurl(whole, 'http://x')).toContain(`-H 'Content-Type: application/json' \\\n  --data '{\n  "status": "completed"\n}'`);
  });

  test('comes from a file where it was cut or covered, and is one fingerprint where it could not be read', () => {
    for (const body of [{ kind: 'json', text: '{', cut: true }, { kind: 'json', text: '{"secret": "‹secret 9c41·0be2›"}', cut: false }] as const) expect(writeCurl(sending(body), 'http://x')).toContain('--data @body.json');
    expect(writeRequest(sending({ kind: 'fields', fields: [print('body', 'other', '9c41·0be2')] }))).toBe('PATCH /v1/action-items/act_1 HTTP/1.1\n\n‹9c41·0be2›');
  });
});

test('spans are written in their two largest units', () => {
  expect([12, 240, 5900, 59_960, 185_000, 7_800_000, 2_592_000_000].map(formatSpan)).toEqual(['12 ms', '0.2 s', '5.9 s', '1 min', '3 min 5 s', '2 h 10 min', '30 d']);
});
