/** Answers for what can be seen and changed in an answer that waits: status, headers, where it leads, the members of its body. */
import type { HeldPart } from '../../../src-preload/contract/holds.ts';
import type { ShownValue } from '../../../src-preload/contract/checks.ts';
import type { Redactor } from '../../trace/redactor.ts';
import { parseForm } from '../forms.ts';
import { writeBody, type Answer } from '../respond.ts';
import { ABSENT, showHeader, toPart } from './held-value.ts';

/** A longer body is only replaced as a whole, in characters. */
const LONGEST_BODY = 65_536;

/** A value that stands in a flat JSON answer. */
export type Member = string | number | boolean | null;

/** The members of a flat JSON body, as the answers of the OAuth endpoints are; null for any other body. */
export function membersOf({ body }: Answer, ofApi: boolean): [string, Member][] | null {
  if (ofApi || body.kind !== 'json' || typeof body.value !== 'object' || body.value === null || Array.isArray(body.value)) return null;
  const members = Object.entries(body.value).filter(([, value]: [string, unknown]) => value !== undefined);
  return members.every(([, value]: [string, unknown]) => typeof value !== 'object' || value === null) ? (members as [string, Member][]) : null;
}

/** A member as it may be shown. Numbers and truth values hide nothing; text goes through the allow-list. */
export function showMember(redactor: Redactor, name: string, value: Member): ShownValue {
  return typeof value === 'string' ? redactor.show(name, value) : { kind: 'plain', text: JSON.stringify(value) };
}

/** A location taken apart: what stands before its query, and the query's parameters. */
export function splitLocation(location: string): { readonly target: string; readonly query: [string, string][] } {
  const [target = '', query = ''] = location.split(/\?(.*)/s);
  return { target, query: parseForm(query) };
}

function describeLocation(redactor: Redactor, location: string): HeldPart[] {
  const { target, query } = splitLocation(location);
  const shown = redactor.fields(query);
  return [
    toPart('location', 'location', { name: 'location', text: target, value: { kind: 'plain', text: redactor.location(target).target } }),
    ...query.map(([, text], index) => toPart(`location.${String(index)}`, 'location', { name: shown[index]?.name ?? '', text, value: shown[index]?.value ?? ABSENT })),
  ];
}

function describeBody(redactor: Redactor, answer: Answer, ofApi: boolean): HeldPart[] {
  const { body } = answer;
  if (body.kind === 'none') return [];
  if (body.kind === 'page') return [{ part: 'body', place: 'body', name: 'body', value: { kind: 'plain', text: `A page: ${body.title}` }, whole: false, long: true }];
  const members = membersOf(answer, ofApi);
  if (members !== null) return members.map(([name, value], index) => toPart(`member.${String(index)}`, 'member', { name: redactor.name(name), text: typeof value === 'string' ? value : JSON.stringify(value), value: showMember(redactor, name, value) }));
  const text = String(writeBody(body));
  const shown = redactor.whole(text, ofApi, LONGEST_BODY);
  if (shown === null) return [{ part: 'body', place: 'body', name: 'body', value: redactor.show('body', text), whole: false, long: true }];
  return [{ part: 'body', place: 'body', name: 'body', value: { kind: 'plain', text: shown.text }, whole: shown.isAll, long: true }];
}

/** In: an answer, and whether the API gives it. Out: its parts, in the order of the screen. */
export function describeAnswer(redactor: Redactor, answer: Answer, ofApi: boolean): HeldPart[] {
  const { status, headers } = answer;
  const plain = Object.entries(headers).filter(([name]) => name !== 'location');
  return [
    { part: 'status', place: 'status', name: 'status', value: { kind: 'plain', text: String(status) }, whole: true },
    ...(headers['location'] === undefined ? [] : describeLocation(redactor, headers['location'])),
    ...describeBody(redactor, answer, ofApi),
    ...plain.map(([name, text]) => toPart(`header.${name}`, 'header', { name, text, value: showHeader(redactor, name, text) })),
  ];
}
