/** Answers for events on disk: whatever is written is read back whole, in the new way and in the old. */
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TraceEvent } from '../../src-preload/contract/trace.ts';
import { decodeEvent, encodeEvent } from '../../src-main/storage/event-codec.ts';
import { EVENT_WORDS } from '../../src-main/storage/event-words.ts';
import { FlowStore } from '../../src-main/storage/flow-store.ts';
import { FIRST_MOMENT } from '../kit/fixed-clock.ts';
import { EVERY_KIND } from '../trace/drafts.ts';
import { flowId, makeSummary, openTempDatabase } from './stored.ts';

const columns = { flowId: flowId(1), seq: 1, at: FIRST_MOMENT };
const kindOf = (draft: object): TraceEvent => ({ ...draft, ...columns }) as TraceEvent;

function throughText(event: TraceEvent): unknown {
  return { ...columns, type: event.type, ...decodeEvent(encodeEvent(event), event.at) };
}

const text = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom(...EVENT_WORDS.slice(0, 40)), fc.constantFrom('0', '12', '[]', 'raw'));
const value = fc.oneof(
  fc.record({ kind: fc.constant('plain'), text }),
  fc.record({ kind: fc.constant('fingerprint'), of: fc.constantFrom('code', 'state', 'other', 'something new'), fingerprint: fc.constant('9c41·0be2'), length: fc.nat() }),
  fc.constant({ kind: 'absent' }),
);
const fields = fc.array(fc.record({ name: text, value }), { maxLength: 4 }).map((list) => (list.length % 2 === 0 ? Object.freeze(list) : list));
const body = fc.oneof(fc.record({ kind: fc.constant('fields'), fields }), fc.record({ kind: fc.constant('page'), title: text }), fc.constant({ kind: 'none' }), fc.record({ kind: fc.constant('json'), text, cut: fc.boolean() }));
const exchange = fc.record(
  { method: text, path: text, query: fields, headers: fields, form: fields, sent: body, status: fc.nat(), responseHeaders: fields, location: fc.record({ target: text, query: fields }), body, tookMs: fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }) },
  { requiredKeys: ['method', 'path', 'query', 'headers', 'form', 'status', 'responseHeaders', 'body', 'tookMs'] },
);
const check = fc.record({ id: fc.oneof(text, fc.constantFrom('token.method', 'token.form')), outcome: fc.constantFrom('pass', 'fail', 'skip', 'not_reached', 'new'), expected: value, received: value, note: text }, { requiredKeys: ['id', 'outcome'] });
const life = fc.record({ of: text, fingerprint: fc.constantFrom('9c41·0be2', '0000·ffff'), issuedAt: fc.nat(), expiresAt: fc.nat(), scopes: fc.array(text) });
const ending = fc.record({ of: text, fingerprint: fc.constantFrom('9c41·0be2', '0000·ffff'), reason: fc.constantFrom('spent', 'rotated', 'revoked', 'new') });

describe('the codec', () => {
  test('gives back every kind of event that the server drafts', () => {
    for (const draft of EVERY_KIND) expect(throughText(kindOf(draft))).toEqual(kindOf(draft));
  });

  test('gives back whatever an event may hold, also names that it does not know', () => {
    const event = fc.record({ exchange, checks: fc.array(check), issued: fc.array(life), ended: fc.array(ending), error: text, answer: text }, { requiredKeys: [] });
    fc.assert(fc.property(event, (parts) => {
      const whole = kindOf({ type: 'token.decided', ...parts });
      // JSON knows no minus zero.
      expect(throughText(whole)).toEqual(JSON.parse(JSON.stringify(whole)));
    }), { numRuns: 500 });
  });

  test('says so when a newer console wrote', () => {
    expect(() => decodeEvent('[3,{}]', 0)).toThrow(/cannot read/);
  });

  test('writes fingerprints without their dot, and reads them with it, as earlier consoles wrote them', () => {
    const expected = { kind: 'fingerprint', of: 'access_token', fingerprint: '9c41·0be2', length: 60 };
    const checks = [{ id: 'token.method', outcome: 'pass', expected, received: { kind: 'plain', text: '9c410be2' }, note: '9c410be2' }];
    const life = { of: 'access_token', fingerprint: '9c41·0be2', issuedAt: FIRST_MOMENT, expiresAt: FIRST_MOMENT + 5, scopes: ['9c410be2'] };
    const event = kindOf({ type: 'token.decided', checks, issued: [life], ended: [{ of: 'code', fingerprint: '9c41·0be2', reason: 'spent' }] });
    const today = encodeEvent(event);
    const earlier = today.replaceAll(/(\[\d,")9c410be2/g, '$19c41·0be2');
    expect([today, earlier].map((one) => one.split('·').length - 1)).toEqual([0, 3]);
    for (const one of [today, earlier]) expect({ ...columns, type: event.type, ...decodeEvent(one, event.at) }).toEqual(event);
  });

  test('has every word once, and those that were ever written at their old places', () => {
    expect(new Set(EVENT_WORDS).size).toBe(EVENT_WORDS.length);
    const known = 226;
    expect(createHash('sha256').update(EVENT_WORDS.slice(0, known).join('\n')).digest('hex').slice(0, 16)).toBe('c07daef2ab7e6ea2');
  });
});

test('an event that the first console wrote as plain JSON is still read', async () => {
  await using db = await openTempDatabase();
  const store = new FlowStore(db);
  store.insert(makeSummary(1), null);
  const [, asked = EVERY_KIND[0]] = EVERY_KIND;
  const { type, ...rest } = asked as { type: string };
  db.sql.prepare('INSERT INTO events (flow_number, seq, at, type, body) VALUES (1, 1, ?, ?, ?)').run(FIRST_MOMENT, type, JSON.stringify(rest));
  db.sql.exec("UPDATE flows SET newest_places = (SELECT position FROM events)");
  expect(store.loadEvents(flowId(1))).toEqual([kindOf(asked ?? {})]);
});
