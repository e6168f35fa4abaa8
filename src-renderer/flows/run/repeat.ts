/** Answers for a request that is built again: what of it is known, and the address of the builder that begins with it. Pure. */
import type { Field } from '../../../src-preload/contract/trace.ts';
import type { Picture } from '../picture/picture.ts';

/** What is known of a request. State, challenge and verifier are not: of them, only fingerprints or hashes are kept. */
export interface Repeat {
  readonly clientId: string;
  readonly redirectUri: string | null;
  readonly scope: string | null;
  /** Null where nobody can say. */
  readonly hasPkce: boolean | null;
  /** Number of the flow whose request it was; null for a pasted URL. */
  readonly flow: number | null;
}

/** Texts with a covered piece in them are not what was sent. */
function whole(fields: readonly Field[], name: string): string | null {
  const value = fields.find((field) => field.name === name)?.value;
  return value?.kind === 'plain' && value.text !== '' && !value.text.includes('‹') ? value.text : null;
}

/** Reads the authorization request of a flow. Out: null where none was recorded, or where its client id is not known. */
export function repeatOf(picture: Picture, flow: number): Repeat | null {
  const query = picture.steps.find((step) => step.step === 1)?.exchanges[0]?.exchange.query ?? [];
  const clientId = whole(query, 'client_id');
  if (clientId === null) return null;
  return { clientId, redirectUri: whole(query, 'redirect_uri'), scope: whole(query, 'scope'), hasPkce: query.some((field) => field.name === 'code_challenge'), flow };
}

/** Where the builder opens: with an app alone, or with a whole request. */
export function builderFor(wish: Repeat | { readonly clientId: string } | null): string {
  if (wish === null) return '/flows/guided';
  const query = new URLSearchParams({ app: wish.clientId });
  if ('flow' in wish) {
    if (wish.redirectUri !== null) query.set('redirect_uri', wish.redirectUri);
    if (wish.scope !== null) query.set('scope', wish.scope);
    if (wish.hasPkce === false) query.set('pkce', 'off');
    query.set('again', wish.flow === null ? 'url' : String(wish.flow));
  }
  return `/flows/guided?${query.toString()}`;
}

/** Reads the builder's address. Out: null when it names no request. */
export function readRepeat(params: URLSearchParams): Repeat | null {
  const again = params.get('again');
  if (again === null) return null;
  const flow = /^[1-9][0-9]{0,8}$/.test(again) ? Number(again) : null;
  return { clientId: params.get('app') ?? '', redirectUri: params.get('redirect_uri'), scope: params.get('scope'), hasPkce: params.get('pkce') === 'off' ? false : null, flow };
}

/** What a repeated request is, in one or two sentences. In: the app's name. */
export function sayRepeat({ flow }: Repeat, appName: string): string {
  const same = flow === null ? 'The request of the pasted URL, built again' : `The request of flow ${String(flow)}, built again`;
  return `${same}. Client, redirect URI and scopes are ${appName}’s; state and PKCE are fresh, because of the old ones no plain text is kept. The console plays the app.`;
}
