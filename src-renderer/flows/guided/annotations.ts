/** Answers for the note beside each parameter of the authorization URL: what it is for, by which clause. */
import type { ScopeName } from '../../../src-preload/contract/oauth.ts';
import { SCOPE_ALIASES, SCOPES, splitScopes } from '../../../src-preload/contract/oauth.ts';

/** Heading, clause and a sentence. */
export interface Annotation {
  readonly title: string;
  readonly clause: string;
  readonly text: string;
}

/** The note on the address itself. */
export const DOOR: Annotation = { title: 'The door', clause: 'RFC 6749 §3.1', text: 'In production: mavioapp.com. Only the host changes.' };

const NOTES: Record<string, Annotation> = {
  response_type: { title: 'Ask for a code', clause: '§4.1.1', text: 'Mavio knows no other response type.' },
  client_id: { title: 'Who is asking', clause: '§2.2', text: 'Public. It may appear in URLs.' },
  redirect_uri: { title: 'Where the answer goes', clause: '§3.1.2', text: 'Must equal a registered URI, character by character.' },
  state: { title: 'Proof it was you', clause: '§10.12', text: 'Random, once per login. Compare it in step 3.' },
  code_challenge: { title: 'Seal for the code', clause: 'RFC 7636 §4.2', text: 'SHA-256 of a secret that only your server holds.' },
  code_challenge_method: { title: 'How it was sealed', clause: 'RFC 7636 §4.3', text: 'plain is refused here.' },
};

function isScope(name: string): name is ScopeName {
  return Object.hasOwn(SCOPES, name);
}

function annotateScope(value: string, added: string | null): string {
  if (added !== null && isScope(added)) return `You just added one. People see: “${SCOPES[added].consent}”.`;
  const names = splitScopes(value);
  const unknown = names.find((name) => !isScope(name));
  const alias = unknown === undefined ? undefined : SCOPE_ALIASES[unknown];
  if (unknown !== undefined) return alias === undefined ? `Mavio has no scope ${unknown}.` : `${unknown} is called ${alias} here.`;
  return names.length === 1 ? 'People see one line on the consent page.' : `People see ${String(names.length)} lines on the consent page.`;
}

/** The note on a parameter. In: its name and value, and the scope that was just added. */
export function annotate(name: string, value: string, added: string | null): Annotation {
  if (name === 'scope') return { title: 'What you ask for', clause: '§3.3', text: annotateScope(value, added) };
  return NOTES[name] ?? { title: 'Not one of Mavio’s', clause: '§3.1', text: 'Mavio ignores parameters it does not know.' };
}
