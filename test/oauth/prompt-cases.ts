/** Answers for the rows about prompt and login_hint: who must, may or must not be asked, and who it is. */
import type { CheckId } from '../../src-preload/contract/checks.ts';
import type { ConsentStanding } from '../../src-main/oauth/decision.ts';
import type { Expectation } from './cases.ts';
import { authorizationFacts, type Changes, standing } from './make.ts';

const SCOPES = ['meetings:read', 'notes:read'];

const knowing = (changes: Partial<ConsentStanding> = {}) => ({ ...authorizationFacts(), standing: standing(changes) });
const remembering = (remembered: readonly string[] = SCOPES, changes: Partial<ConsentStanding> = {}) => knowing({ remembers: true, remembered, ...changes });

interface Asked {
  readonly name: string;
  readonly changes: Changes;
  readonly facts: ReturnType<typeof knowing>;
  readonly skips?: readonly CheckId[];
  readonly more?: Readonly<Record<string, unknown>>;
}

type PromptCase = Asked & ({ readonly fails?: undefined; readonly error?: undefined } | ({ readonly fails: CheckId; readonly error: string } & Expectation));

const ASKED = { more: { interaction: 'page' }, skips: ['login-hint.known', 'prompt.silent'] } as const;
const SILENT = { changes: { prompt: 'none' }, skips: ['login-hint.known'] } as const;

/** Each as a row of the table of authorization requests. */
export const PROMPT_CASES: readonly PromptCase[] = [
  { name: 'whoever granted it before is not asked again', changes: {}, facts: remembering(), more: { interaction: 'remembered' } },
  { name: 'one scope more is asked for', changes: {}, facts: remembering(['meetings:read']), more: { interaction: 'page' } },
  { name: 'what was granted counts for nothing where consent is not remembered', changes: {}, facts: knowing({ remembered: SCOPES }), more: { interaction: 'page' } },
  { name: 'an automatic answer comes before what is remembered', changes: {}, facts: remembering(SCOPES, { mode: 'deny' }), more: { interaction: 'automatic' } },
  ...['consent', 'login', 'select_account', 'login consent'].map((prompt) => ({ name: `prompt=${prompt} asks again`, changes: { prompt }, facts: remembering(), ...ASKED })),
  { name: 'an unknown prompt is ignored', changes: { prompt: 'create' }, facts: remembering(), more: { interaction: 'remembered' }, skips: ['login-hint.known', 'prompt.silent'] },
  { name: 'prompt=consent changes nothing about an automatic answer', changes: { prompt: 'consent' }, facts: knowing({ mode: 'authorize' }), skips: ['login-hint.known', 'prompt.silent'], more: { interaction: 'automatic' } },
  { name: 'prompt=none is answered for whoever granted it before', facts: remembering(), more: { interaction: 'remembered' }, ...SILENT },
  { name: 'prompt=none is answered by the console', facts: knowing({ mode: 'authorize' }), more: { interaction: 'automatic' }, ...SILENT },
  { name: 'a hint names a person', changes: { login_hint: 'ada@lindqvist.example' }, facts: knowing({ hint: 'found' }), skips: ['prompt.alone', 'prompt.silent'] },
  { name: 'a hint that names nobody is no fault', changes: { login_hint: 'nobody@else.example' }, facts: knowing({ hint: 'unknown' }), skips: ['prompt.alone', 'prompt.silent', 'login-hint.known'] },
  { name: 'prompt=none without permission', changes: { prompt: 'none' }, facts: remembering(['meetings:read']), fails: 'prompt.silent', error: 'consent_required', skips: ['login-hint.known'], expected: 'an answer without a page', received: 'the consent page', note: 'The person has not granted notes:read to this app yet.' },
  { name: 'prompt=none where the page is always shown', changes: { prompt: 'none' }, facts: knowing({ remembered: SCOPES }), fails: 'prompt.silent', error: 'interaction_required', skips: ['login-hint.known'], note: /always shown/ },
  { name: 'prompt=none beside another value', changes: { prompt: 'consent none' }, facts: remembering(), fails: 'prompt.alone', error: 'invalid_request', received: 'consent none', note: 'prompt=none is sent together with another value.' },
];
