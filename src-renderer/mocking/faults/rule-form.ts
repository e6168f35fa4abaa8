/** Answers for a rule while it is being written: every field as text, and what the contract says of it. */
import type { FaultAct, FaultActKind, FaultEndpoint } from '../../../src-preload/contract/fault-acts.ts';
import { ACTS, ERRORS_AT } from '../../../src-preload/contract/fault-fits.ts';
import { FaultDraft, type FaultRow } from '../../../src-preload/contract/faults.ts';

/** The fields of the form. An empty text is any, or nothing. */
export interface RuleForm {
  readonly title: string;
  readonly endpoint: FaultEndpoint;
  readonly method: string;
  readonly path: string;
  readonly clientId: string;
  readonly personId: string;
  readonly grant: string;
  readonly scope: string;
  readonly header: string;
  readonly headerValue: string;
  readonly nthHow: 'any' | 'exactly' | 'from';
  readonly nth: string;
  readonly kind: FaultActKind;
  /** Values of the act by their names in the contract. */
  readonly act: Readonly<Record<string, string>>;
  readonly fires: FaultDraft['fires']['how'];
  readonly times: string;
  readonly percent: string;
  readonly seed: string;
}

/** What a field of an act is: one of a few words, a whole number, or text. */
export interface ActField {
  readonly name: string;
  readonly label: string;
  readonly kind: 'choice' | 'number' | 'text' | 'scopes';
  readonly usual: string;
  readonly choices?: readonly (readonly [string, string])[];
  readonly hint?: string;
}

const HOW: ActField = { name: 'how', label: 'How', kind: 'choice', usual: 'wrong', choices: [['wrong', 'Wrong'], ['missing', 'Missing']] };
const FIELD: ActField = { name: 'field', label: 'Field', kind: 'text', usual: 'access_token' };

/** The fields of an act at an endpoint, in order. */
export function fieldsOf(kind: FaultActKind, endpoint: FaultEndpoint): readonly ActField[] {
  const errors = ERRORS_AT[endpoint];
  const fields: Record<FaultActKind, readonly ActField[]> = {
    oauth_error: [
      { name: 'error', label: 'Error', kind: 'choice', usual: errors[0] ?? '', choices: errors.map((error) => [error, error]) },
      { name: 'description', label: 'error_description', kind: 'text', usual: '', hint: 'Left empty, the console says that a rule staged it.' },
    ],
    status: [
      { name: 'status', label: 'Status', kind: 'number', usual: '503' },
      { name: 'retryAfterSeconds', label: 'Retry-After, in seconds', kind: 'number', usual: '', hint: 'Left empty, the header is not sent.' },
    ],
    delay: [
      { name: 'ms', label: 'Wait, in milliseconds', kind: 'number', usual: '8000' },
      { name: 'jitterMs', label: 'Up to so many more', kind: 'number', usual: '0' },
    ],
    drop: [
      {
        name: 'at', label: 'When', kind: 'choice', usual: 'before_answer',
        choices: [['before_decision', 'Before anything is decided'], ['before_answer', 'Decided, before the answer'], ['in_the_middle', 'In the middle of the answer']],
      },
    ],
    trickle: [{ name: 'overMs', label: 'Over, in milliseconds', kind: 'number', usual: '4000' }],
    malformed_json: [],
    html: [{ name: 'status', label: 'Status', kind: 'number', usual: '502' }],
    missing_field: [{ ...FIELD, usual: endpoint === 'callback' ? 'code' : 'access_token' }],
    wrong_type: [
      { ...FIELD, usual: 'expires_in' },
      { name: 'as', label: 'Sent as', kind: 'choice', usual: 'string', choices: [['string', 'Text'], ['number', 'A number'], ['boolean', 'True or false'], ['null', 'Null'], ['list', 'A list'], ['object', 'An object']] },
    ],
    token_type: [{ name: 'value', label: 'token_type', kind: 'text', usual: 'mac' }],
    life: [
      endpoint === 'callback'
        ? { name: 'of', label: 'Of', kind: 'choice', usual: 'code', choices: [['code', 'The code']] }
        : { name: 'of', label: 'Of', kind: 'choice', usual: 'access_token', choices: [['access_token', 'The access token'], ['refresh_token', 'The refresh token']] },
      { name: 'seconds', label: 'Seconds', kind: 'number', usual: '5', hint: '0 is dead on arrival.' },
    ],
    fewer_scopes: [{ name: 'without', label: 'Left out', kind: 'scopes', usual: '', hint: 'With none chosen, only the first scope is granted.' }],
    no_refresh_token: [],
    rotation: [{ name: 'how', label: 'What a refresh answers with', kind: 'choice', usual: 'replaced', choices: [['replaced', 'A new refresh token'], ['same', 'The same refresh token'], ['left_out', 'No refresh token']] }],
    state: [HOW],
    iss: [HOW],
    callback_twice: [{ name: 'afterMs', label: 'Second time after, in milliseconds', kind: 'number', usual: '500' }],
    redirect_loop: [],
  };
  return fields[kind];
}

/** The acts that fit an endpoint, in the order of the contract. */
export function actsAt(endpoint: FaultEndpoint): readonly FaultActKind[] {
  return (Object.keys(ACTS) as FaultActKind[]).filter((kind) => (ACTS[kind].fits as readonly FaultEndpoint[]).includes(endpoint));
}

/** The usual values of an act. */
export function usualAct(kind: FaultActKind, endpoint: FaultEndpoint): Readonly<Record<string, string>> {
  return Object.fromEntries(fieldsOf(kind, endpoint).map(({ name, usual }) => [name, usual]));
}

const EMPTY: RuleForm = {
  title: '', endpoint: 'token', method: '', path: '', clientId: '', personId: '', grant: '', scope: '', header: '', headerValue: '', nthHow: 'any', nth: '1',
  kind: 'oauth_error', act: usualAct('oauth_error', 'token'), fires: 'once', times: '3', percent: '50', seed: '1',
};

function textsOf(act: FaultAct): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(act).map(([name, value]) => [name, Array.isArray(value) ? value.join(' ') : String(value)]));
}

/** The form of a rule, or of a new one. */
export function toForm(rule: FaultRow | null): RuleForm {
  if (rule === null) return EMPTY;
  const { title, when, then, fires } = rule;
  return {
    ...EMPTY,
    title, endpoint: when.endpoint, method: when.method ?? '', path: when.path ?? '', clientId: when.clientId ?? '', personId: when.personId ?? '', grant: when.grant ?? '', scope: when.scope ?? '',
    header: when.header?.name ?? '', headerValue: when.header?.value ?? '', nthHow: when.nth?.how ?? 'any', nth: String(when.nth?.n ?? 1),
    kind: then.kind, act: { ...usualAct(then.kind, when.endpoint), ...textsOf(then) },
    fires: fires.how, times: fires.how === 'times' ? String(fires.n) : EMPTY.times,
    ...(fires.how === 'chance' ? { percent: String(fires.percent), seed: String(fires.seed) } : {}),
  };
}

const said = (text: string): string | undefined => (text.trim() === '' ? undefined : text.trim());

/** A number as it is meant: what is none is left for the contract to refuse. */
const number = (text: string): unknown => (/^\d+([.]\d+)?$/.test(text.trim()) ? Number(text) : text);

function actOf({ kind, endpoint, act }: RuleForm): unknown {
  const values = fieldsOf(kind, endpoint).map(({ name, kind: is }): [string, unknown] => {
    const text = act[name] ?? '';
    if (is === 'scopes') return [name, text.split(' ').filter((scope) => scope !== '')];
    if (is === 'number') return [name, said(text) === undefined ? undefined : number(text)];
    return [name, said(text)];
  });
  return { kind, ...('seed' in act ? { seed: number(act['seed'] ?? '') } : {}), ...Object.fromEntries(values) };
}

/** What the contract says: a draft, or what is wrong by the field it belongs to (`then.status`). */
export function judgeForm(form: RuleForm): { readonly draft: FaultDraft | null; readonly mistakes: ReadonlyMap<string, string> } {
  const isApi = form.endpoint === 'api';
  const firing = { once: { how: 'once' }, always: { how: 'always' }, times: { how: 'times', n: number(form.times) }, chance: { how: 'chance', percent: number(form.percent), seed: number(form.seed) } };
  const result = FaultDraft.safeParse({
    title: form.title,
    when: {
      endpoint: form.endpoint,
      method: isApi ? said(form.method) : undefined,
      path: isApi ? said(form.path) : undefined,
      clientId: said(form.clientId),
      personId: said(form.personId),
      grant: form.endpoint === 'token' ? said(form.grant) : undefined,
      scope: said(form.scope),
      nth: form.nthHow === 'any' ? undefined : { how: form.nthHow, n: number(form.nth) },
      header: said(form.header) === undefined ? undefined : { name: form.header.trim(), value: said(form.headerValue) },
    },
    then: actOf(form),
    fires: firing[form.fires],
  });
  if (result.success) return { draft: result.data, mistakes: new Map() };
  const mistakes = new Map<string, string>();
  for (const { path, message, code } of result.error.issues) {
    const place = path.map(String).join('.');
    if (!mistakes.has(place)) mistakes.set(place, code === 'invalid_type' ? 'A whole number belongs here.' : message);
  }
  return { draft: null, mistakes };
}
