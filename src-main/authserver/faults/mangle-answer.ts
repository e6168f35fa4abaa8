/** Answers for answers that a rule mangles after the decision: a member gone or of another type, JSON without its end, a page instead. */
import type { FaultAct } from '../../../src-preload/contract/fault-acts.ts';
import type { Injection } from '../../lab/fault-rules.ts';
import { messagePage } from '../pages/message-page.ts';
import type { ServerContext } from '../parts.ts';
import type { Answer } from '../respond.ts';
import { STAGED_WORDS } from './answer-instead.ts';

type Members = Readonly<Record<string, unknown>>;

/** An issuer that nobody has: its name can never be registered (RFC 2606 2). */
export const WRONG_ISSUER = 'https://another-issuer.example';

const TYPES = {
  string: (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value)),
  number: (value: unknown) => (typeof value === 'string' ? value.length : 12_345),
  boolean: () => true,
  null: () => null,
  list: (value: unknown) => [value],
  object: (value: unknown) => ({ value }),
} as const satisfies Record<Extract<FaultAct, { kind: 'wrong_type' }>['as'], (value: unknown) => unknown>;

/** Leaves a member out. */
function without(members: Members, name: string): Members {
  return Object.fromEntries(Object.entries(members).filter(([key]) => key !== name));
}

function membersOf({ body }: Answer): Members | null {
  if (body.kind !== 'json' || typeof body.value !== 'object' || body.value === null || Array.isArray(body.value)) return null;
  return body.value as Members;
}

/** Other members; null when there is nothing to change. */
function changeMembers(act: FaultAct, members: Members): Members | null {
  switch (act.kind) {
    case 'missing_field':
      return Object.hasOwn(members, act.field) ? without(members, act.field) : null;
    case 'wrong_type':
      return Object.hasOwn(members, act.field) ? { ...members, [act.field]: TYPES[act.as](members[act.field]) } : null;
    case 'token_type':
      return { ...members, token_type: act.value };
    case 'iss':
      return act.how === 'wrong' ? { ...members, issuer: WRONG_ISSUER } : without(members, 'issuer');
    default:
      return null;
  }
}

/** JSON whose end is missing; the trace keeps the same of it, with secrets covered. */
function breakOff({ redactor }: ServerContext, answer: Answer): Answer {
  if (answer.body.kind !== 'json') return answer;
  const text = JSON.stringify(answer.body.value);
  const shown = redactor.data(answer.body.value);
  return { ...answer, body: { kind: 'text', text: text.slice(0, -1), shown: shown.kind === 'json' ? { ...shown, text: shown.text.replace(/\s*[\]}"]?$/, '') } : shown } };
}

function asPage(server: ServerContext, status: number): Answer {
  const title = status >= 500 ? `${String(status)} Bad gateway` : 'Sign in to this network';
  const page = messagePage(server.assets, { title, heading: title, paragraphs: [STAGED_WORDS], flow: null });
  return { status, headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store', 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' }, body: { kind: 'page', ...page } };
}

/** Does to an answer what a rule says. Out: the same answer where the rule has another kind of act, or the answer no such member. */
export function mangleAnswer(server: ServerContext, answer: Answer, met: Injection | null): Answer {
  if (met?.staged.point !== 'answer') return answer;
  if (met.act.kind === 'html') return asPage(server, met.act.status);
  if (met.act.kind === 'malformed_json') return breakOff(server, answer);
  const members = membersOf(answer);
  const changed = members === null ? null : changeMembers(met.act, members);
  return changed === null ? answer : { ...answer, body: { kind: 'json', value: changed } };
}
