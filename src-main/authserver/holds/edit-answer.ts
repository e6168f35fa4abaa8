/** Answers for changing an answer that waits: what is sent, and what is kept of each change. */
import type { HeldEdit } from '../../../src-preload/contract/holds.ts';
import type { HeldChange } from '../../../src-preload/contract/trace.ts';
import { EditRefused } from '../../lab/edit-refused.ts';
import { isDeeperThan } from '../../trace/json-depth.ts';
import type { Redactor } from '../../trace/redactor.ts';
import { writeForm } from '../forms.ts';
import { writeBody, type Answer } from '../respond.ts';
import { membersOf, type Member, showMember, splitLocation } from './answer-parts.ts';
import { ABSENT, type Edited, judgeHeader, showBody, showHeader } from './held-value.ts';

/** A member goes no deeper than this, in lists and objects within each other. */
const MOST_LEVELS = 100;

const GONE = 'This is not in the answer any more.';

/** What somebody typed for a member: a text where a text was, else JSON where it is JSON, so that a type can be made wrong on purpose. Errors: EditRefused for JSON that could not be written out again. */
function readMember(text: string, was: Member | undefined): unknown {
  if (typeof was === 'string') return text;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return text;
  }
  if (isDeeperThan(value, MOST_LEVELS)) throw new EditRefused(`Lists and objects can lie ${String(MOST_LEVELS)} levels deep at most.`);
  return value;
}

class AnswerEditor {
  readonly #redactor: Redactor;
  readonly #ofApi: boolean;
  readonly #answer: Answer;
  readonly #headers: Map<string, string>;
  readonly #query: ([string, string] | null)[];
  readonly #members: ([string, unknown] | null)[] | null;
  #target: string | null;
  #status: number;
  #text: string | null = null;
  #changedMembers = false;
  #changedLocation = false;
  readonly changes: HeldChange[] = [];

  constructor(redactor: Redactor, answer: Answer, ofApi: boolean) {
    const { location, ...headers } = answer.headers;
    const split = location === undefined ? null : splitLocation(location);
    this.#redactor = redactor;
    this.#ofApi = ofApi;
    this.#answer = answer;
    this.#status = answer.status;
    this.#headers = new Map(Object.entries(headers));
    this.#target = split?.target ?? null;
    this.#query = split?.query ?? [];
    this.#members = membersOf(answer, ofApi);
  }

  edit(edit: HeldEdit): void {
    if (edit.act === 'add') this.#add(edit);
    else this.#put(edit.part, edit.act === 'remove' ? null : edit.text.toWellFormed());
  }

  finish(): Answer {
    const { body, headers, staging } = this.#answer;
    const query = writeForm(this.#query.filter((pair) => pair !== null));
    const location = this.#changedLocation ? (this.#target === null ? undefined : `${this.#target}${query === '' ? '' : `?${query}`}`) : headers['location'];
    const kept = { ...(location === undefined ? {} : { location }), ...Object.fromEntries(this.#headers) };
    const members = this.#members?.filter((member) => member !== null) ?? [];
    const json = this.#changedMembers ? ({ kind: 'json', value: Object.fromEntries(members) } as const) : body;
    // These have no body, whatever was typed (RFC 9110 15.3.5, 15.4.5).
    const isEmpty = this.#status === 204 || this.#status === 304;
    return { status: this.#status, headers: kept, body: isEmpty ? { kind: 'none' } : this.#text === null ? json : { kind: 'text', text: this.#text }, ...(staging === undefined ? {} : { staging }) };
  }

  #add({ place, name, text: typed }: HeldEdit & { act: 'add' }): void {
    const text = typed.toWellFormed();
    if (place === 'header') {
      this.#putHeader(judgeHeader(name, text), text);
      return;
    }
    if (place === 'query') {
      if (this.#target === null) throw new EditRefused('The answer leads nowhere, so it has no parameters.');
      this.#query.push([name.toWellFormed(), text]);
      this.#changedLocation = true;
      this.#note('parameter', this.#redactor.name(name), { was: ABSENT, became: this.#redactor.show(name, text) });
      return;
    }
    if (place === 'form' || this.#members === null) throw new EditRefused('The answer has no members to add one to.');
    const value = readMember(text, undefined);
    this.#members.push([name.toWellFormed(), value]);
    this.#changedMembers = true;
    this.#note('body', this.#redactor.name(name), { was: ABSENT, became: this.#show(name, value) });
  }

  #put(part: string, text: string | null): void {
    const [place = '', key = ''] = part.split(/\.(.*)/s);
    if (part === 'status') this.#putStatus(text);
    else if (part === 'location') this.#putTarget(text);
    else if (place === 'location') this.#putQuery(Number(key), text);
    else if (place === 'header' && this.#headers.has(key)) this.#putHeader(judgeHeader(key, text ?? ''), text);
    else if (place === 'member') this.#putMember(Number(key), text);
    else if (part === 'body') this.#putBody(text ?? '');
    else throw new EditRefused(GONE);
  }

  #putStatus(text: string | null): void {
    if (text === null || !/^[2-5]\d\d$/.test(text)) throw new EditRefused('A status is a number from 200 to 599.');
    this.#note('status', 'status', { was: { kind: 'plain', text: String(this.#status) }, became: { kind: 'plain', text } });
    this.#status = Number(text);
  }

  #putTarget(text: string | null): void {
    if (this.#target === null) throw new EditRefused(GONE);
    if (text !== null) judgeHeader('location', text);
    const show = (target: string): HeldChange['was'] => ({ kind: 'plain', text: this.#redactor.location(target).target });
    this.#note('header', 'location', { was: show(this.#target), became: text === null ? ABSENT : show(text) });
    this.#target = text;
    this.#changedLocation = true;
  }

  #putQuery(index: number, text: string | null): void {
    const pair = this.#query[index] ?? null;
    if (pair === null) throw new EditRefused(GONE);
    const [name, old] = pair;
    this.#query[index] = text === null ? null : [name, text];
    this.#changedLocation = true;
    this.#note('parameter', this.#redactor.name(name), { was: this.#redactor.show(name, old), became: text === null ? ABSENT : this.#redactor.show(name, text) });
  }

  #putHeader(name: string, text: string | null): void {
    if (name === 'location') throw new EditRefused('Change where the answer leads in its own field.');
    const old = this.#headers.get(name);
    if (text === null) this.#headers.delete(name);
    else this.#headers.set(name, text);
    this.#note('header', name, { was: old === undefined ? ABSENT : showHeader(this.#redactor, name, old), became: text === null ? ABSENT : showHeader(this.#redactor, name, text) });
  }

  #putMember(index: number, text: string | null): void {
    const member = this.#members?.[index] ?? null;
    if (this.#members === null || member === null) throw new EditRefused(GONE);
    const [name, old] = member;
    const value = text === null ? undefined : readMember(text, old as Member);
    this.#members[index] = text === null ? null : [name, value];
    this.#changedMembers = true;
    this.#note('body', this.#redactor.name(name), { was: this.#show(name, old), became: text === null ? ABSENT : this.#showBecame(name, value, old) });
  }

  #putBody(text: string): void {
    if (this.#members !== null) throw new EditRefused('Change the members of the body one by one.');
    const { body } = this.#answer;
    const was = body.kind === 'page' ? ({ kind: 'plain', text: `A page: ${body.title}` } as const) : showBody(this.#redactor, String(writeBody(body)), this.#ofApi);
    this.#text = text;
    this.#note('body', 'body', { was, became: showBody(this.#redactor, text, this.#ofApi) });
  }

  /** A text in the place of another type is shown with its quotes: that it is a text now is what was changed. */
  #showBecame(name: string, value: unknown, old: unknown): HeldChange['became'] {
    const shown = this.#show(name, value);
    return typeof value === 'string' && typeof old !== 'string' && shown.kind === 'plain' ? { kind: 'plain', text: JSON.stringify(shown.text) } : shown;
  }

  #show(name: string, value: unknown): HeldChange['was'] {
    return typeof value === 'object' && value !== null ? showBody(this.#redactor, JSON.stringify(value), false) : showMember(this.#redactor, name, value as Member);
  }

  #note(where: HeldChange['where'], name: string, { was, became }: Pick<HeldChange, 'was' | 'became'>): void {
    this.changes.push({ where, name, was, became });
  }
}

/** Puts edits into effect. In: the answer as it was decided. Errors: EditRefused, when one of them names nothing that is there, or cannot be sent. */
export function editAnswer(redactor: Redactor, { answer, ofApi }: { readonly answer: Answer; readonly ofApi: boolean }, edits: readonly HeldEdit[]): Edited<Answer> {
  const editor = new AnswerEditor(redactor, answer, ofApi);
  for (const edit of edits) editor.edit(edit);
  return { result: editor.finish(), changes: editor.changes };
}
