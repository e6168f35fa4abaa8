/** Answers for what can be seen and changed in a held request: parameters, client authentication, the headers that matter, the body. */
import type { HeldPart } from '../../../src-preload/contract/holds.ts';
import type { Redactor } from '../../trace/redactor.ts';
import { readBasic } from '../basic.ts';
import { isForm, parseForm } from '../forms.ts';
import { isApiPath } from '../paths.ts';
import { headerOf, type Received } from '../receive.ts';
import { ABSENT, showHeader, toPart } from './held-value.ts';

type Pair = [string, string];

/** Headers that a decision looks at. Others can be added. */
const THAT_MATTER: readonly string[] = ['authorization', 'content-type', 'origin', 'host'];

/** A longer body is shown as its fingerprint only, in characters. */
const LONGEST_BODY = 65_536;

/** A held request taken apart. `client` is null where the Authorization header is no Basic that can be read. */
export interface TakenApart {
  readonly query: readonly Pair[];
  /** Null when the body is no form. */
  readonly form: readonly Pair[] | null;
  readonly client: { readonly id: string; readonly secret: string } | null;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string;
}

/** Takes a request apart. */
export function takeApart(received: Received): TakenApart {
  const { rawQuery, body, headers } = received;
  const type = headerOf(received, 'content-type');
  const basic = readBasic(headerOf(received, 'authorization'), () => ABSENT);
  return {
    query: parseForm(rawQuery),
    // A request without a body can get a form.
    form: isForm(type) || (body === '' && type === null) ? parseForm(body) : null,
    client: basic.kind === 'basic' ? { id: basic.clientId, secret: basic.secret } : null,
    headers,
    body,
  };
}

function showPairs(redactor: Redactor, place: 'query' | 'form', pairs: readonly Pair[]): HeldPart[] {
  const shown = redactor.fields(pairs);
  return pairs.map(([, text], index) => toPart(`${place}.${String(index)}`, place, { name: shown[index]?.name ?? '', text, value: shown[index]?.value ?? ABSENT }));
}

function showOtherBody(redactor: Redactor, body: string, ofApi: boolean): HeldPart {
  const shown = redactor.whole(body, ofApi, LONGEST_BODY);
  if (shown === null) return { ...toPart('body', 'body', { name: 'body', text: body, value: redactor.show('body', body) }), long: true };
  return { part: 'body', place: 'body', name: 'body', value: { kind: 'plain', text: shown.text }, whole: shown.isAll, long: true };
}

/** In: a request. Out: its parts, in the order of the screen. */
export function describeRequest(redactor: Redactor, received: Received): HeldPart[] {
  const { query, form, client, headers, body } = takeApart(received);
  const matter = headers.flatMap(([key, text], index): HeldPart[] => {
    const name = key.toLowerCase();
    if (!THAT_MATTER.includes(name) || (name === 'authorization' && client !== null)) return [];
    return [toPart(`header.${String(index)}`, 'header', { name, text, value: showHeader(redactor, name, text) })];
  });
  return [
    ...showPairs(redactor, 'query', query),
    ...(form === null ? [] : showPairs(redactor, 'form', form)),
    ...(client === null
      ? []
      : [
          toPart('client.id', 'client', { name: 'client_id', text: client.id, value: redactor.show('client_id', client.id) }),
          toPart('client.secret', 'client', { name: 'client_secret', text: client.secret, value: redactor.show('client_secret', client.secret) }),
        ]),
    ...matter,
    ...(form === null && body !== '' ? [showOtherBody(redactor, body, isApiPath(received.path))] : []),
  ];
}
