/** Answers for words that people read in one line: what nobody sees, or what turns other words round, is refused wherever words are typed, and shown where it was taken before. */
import { expect, test } from 'vitest';
import { App, AppDetails } from '../../src-preload/contract/apps.ts';
import { FaultDraft, FaultRule, FaultToPutBack } from '../../src-preload/contract/faults.ts';
import { KeptPerson, PersonDetails } from '../../src-preload/contract/people.ts';
import { WorkspaceFault } from '../../src-preload/contract/workspace-staging.ts';
import { WorkspacePerson } from '../../src-preload/contract/workspace-file.ts';
import { CLIPNOTE } from '../kit/console.ts';

const CONTROL = 'holds a control character';
const TURNING = 'turns the direction of reading round';
const NOTHING = 'has nothing in it that can be seen';

const GRACE = { name: 'Grace', email: 'grace@example.com', organisation: '', plan: null, grants: null, pictureId: null };
const RULE = { title: '', when: { endpoint: 'token' }, then: { kind: 'status', status: 500 }, fires: { how: 'always' } };
const PUT_BACK = (title: string): object => ({ at: 0, rule: { ...RULE, title, ruleId: 'flt_0123456789ab', isOn: true, hits: 0, seen: 0, revision: 1 } });

/** The fields in which words are typed, each with what it says of a text. */
const FIELDS: readonly (readonly [string, (text: string) => string])[] = [
  ['name of a person', (name) => said(PersonDetails.safeParse({ ...GRACE, name }))],
  ['organisation', (organisation) => said(PersonDetails.safeParse({ ...GRACE, organisation }))],
  ['name of a person in a file', (name) => said(WorkspacePerson.safeParse({ name, email: GRACE.email }))],
  ['name of an app', (name) => said(AppDetails.safeParse({ ...CLIPNOTE, name }))],
  ['description of an app', (description) => said(AppDetails.safeParse({ ...CLIPNOTE, description }))],
  ['name of a rule', (title) => said(FaultDraft.safeParse({ ...RULE, title }))],
  ['name of a rule in a file', (title) => said(WorkspaceFault.safeParse({ ...RULE, title }))],
  ['name of a rule that comes back', (title) => said(FaultToPutBack.safeParse(PUT_BACK(title)))],
];

function said(read: { readonly error?: { readonly issues: readonly { readonly message: string }[] } | undefined }): string {
  return (read.error?.issues ?? []).map(({ message }) => message).join(' ');
}

const BAD: readonly (readonly [string, string])[] = [
  ['a\u0000b', CONTROL], ['a\u001b[31mb', CONTROL], ['a\u0085b', CONTROL], ['a\nb', CONTROL], ['a\u2028b', CONTROL], ['a\ud800b', CONTROL], ['\udc00', CONTROL],
  ...['\u061c', '\u200e', '\u200f', '\u202a', '\u202e', '\u2066', '\u2069'].map((mark) => [`a${mark}b`, TURNING] as const),
  ['\u200b', NOTHING], ['\u200d\u2060', NOTHING], ['\u3164', NOTHING], ['\u2800', NOTHING], ['\ufe0f', NOTHING], ['\u00ad', NOTHING],
];

test.each(FIELDS)('the %s refuses what nobody can read', (_name, judge) => {
  for (const [text, why] of BAD) expect(judge(text), JSON.stringify(text)).toContain(why);
});

test.each(FIELDS)('the %s takes what people write', (_name, judge) => {
  for (const text of ['Ada Lindqvist', 'Łukasz Żak', 'נועה לוי', 'محمد علي', '山田 花子', 'नेहा', '👩\u200d💻 Team', '✔\ufe0f', '-', 'می\u200cخواهم']) expect(judge(text), text).toBe('');
});

test('what was taken before there was such a rule is still shown', () => {
  const text = 'a\u202eb';
  expect(FaultRule.safeParse((PUT_BACK(text) as { rule: object }).rule).success).toBe(true);
  expect(KeptPerson.safeParse({ ...GRACE, name: text, organisation: '\u200b' }).success).toBe(true);
  expect([App.shape.name.safeParse(text).success, App.shape.description.safeParse('\u200b').success]).toEqual([true, true]);
});
