/** Answers for changing a held request: what travels on, and what is kept of each change. Only what was touched is written anew. */
import type { HeldEdit } from '../../../src-preload/contract/holds.ts';
import type { HeldChange } from '../../../src-preload/contract/trace.ts';
import { EditRefused } from '../../lab/edit-refused.ts';
import type { Redactor } from '../../trace/redactor.ts';
import { encode, writeForm } from '../forms.ts';
import { isApiPath } from '../paths.ts';
import type { Received } from '../receive.ts';
import { ABSENT, type Edited, judgeHeader, showBody, showHeader } from './held-value.ts';
import { takeApart } from './request-parts.ts';

/** A name and a value; null once it was removed. */
type Slot = [string, string] | null;

interface Draft {
  readonly query: Slot[];
  readonly form: Slot[] | null;
  readonly headers: Slot[];
  client: { id: string; secret: string } | null;
  body: string;
  readonly touched: Set<'query' | 'form' | 'client' | 'body'>;
}

const GONE = 'This is not in the request any more.';

class RequestEditor {
  readonly #redactor: Redactor;
  readonly #draft: Draft;
  readonly #ofApi: boolean;
  readonly changes: HeldChange[] = [];

  constructor(redactor: Redactor, received: Received) {
    const { query, form, client, headers, body } = takeApart(received);
    this.#redactor = redactor;
    this.#ofApi = isApiPath(received.path);
    this.#draft = { query: [...query], form: form === null ? null : [...form], headers: headers.map(([name, text]): Slot => [name, text]), client, body, touched: new Set() };
  }

  edit(edit: HeldEdit): void {
    if (edit.act === 'add') this.#add(edit);
    else this.#put(edit.part, edit.act === 'remove' ? null : edit.text.toWellFormed());
  }

  finish(received: Received): Received {
    const { query, form, headers, client, body, touched } = this.#draft;
    const rawQuery = touched.has('query') ? writeForm(query.filter((slot) => slot !== null)) : received.rawQuery;
    const sent = touched.has('form') && form !== null ? writeForm(form.filter((slot) => slot !== null)) : body;
    if (touched.has('client') && client !== null) this.#setHeader('Authorization', `Basic ${Buffer.from(`${encode(client.id)}:${encode(client.secret)}`, 'utf8').toString('base64')}`);
    if (touched.has('form') && received.body === '') this.#setHeader('Content-Type', 'application/x-www-form-urlencoded');
    if (sent !== received.body) this.#setHeader('Content-Length', String(Buffer.byteLength(sent)));
    const { method, path, completeAt } = received;
    return { method, path, completeAt, rawQuery, body: sent, headers: headers.filter((slot) => slot !== null), sentQuery: received.rawQuery };
  }

  #add({ place, name, text: typed }: HeldEdit & { act: 'add' }): void {
    const { query, form, headers, touched } = this.#draft;
    const text = typed.toWellFormed();
    if (place === 'member') throw new EditRefused('A request has no members of an answer.');
    if (place === 'header') {
      const lower = judgeHeader(name, text);
      headers.push([name, text]);
      this.#note('header', lower, { was: ABSENT, became: showHeader(this.#redactor, lower, text) });
      return;
    }
    const list = place === 'query' ? query : form;
    if (list === null) throw new EditRefused('The body is no form, so no parameter can be added to it.');
    list.push([name.toWellFormed(), text]);
    touched.add(place);
    this.#note('parameter', this.#redactor.name(name), { was: ABSENT, became: this.#redactor.show(name, text) });
  }

  #put(part: string, text: string | null): void {
    const [place = '', key = ''] = part.split(/\.(.*)/s);
    if (place === 'query' || place === 'form') this.#putParameter(place, Number(key), text);
    else if (place === 'client') this.#putClient(key, text);
    else if (place === 'header') this.#putHeader(Number(key), text);
    else if (part === 'body') this.#putBody(text ?? '');
    else throw new EditRefused(GONE);
  }

  #putParameter(place: 'query' | 'form', index: number, text: string | null): void {
    const list = this.#draft[place];
    const slot = list?.[index] ?? null;
    if (list === null || slot === null) throw new EditRefused(GONE);
    const [name, old] = slot;
    list[index] = text === null ? null : [name, text];
    this.#draft.touched.add(place);
    const show = (value: string | null): HeldChange['was'] => (value === null ? ABSENT : this.#redactor.show(name, value));
    this.#note('parameter', this.#redactor.name(name), { was: show(old), became: show(text) });
  }

  #putClient(key: string, text: string | null): void {
    const { client, headers, touched } = this.#draft;
    if (client === null || (key !== 'id' && key !== 'secret')) throw new EditRefused(GONE);
    const name = key === 'id' ? 'client_id' : 'client_secret';
    this.#note('parameter', name, { was: this.#redactor.show(name, client[key]), became: text === null ? ABSENT : this.#redactor.show(name, text) });
    if (text === null) {
      // Without one of the two there is no Basic at all.
      headers.forEach((slot, index) => {
        if (slot?.[0].toLowerCase() === 'authorization') headers[index] = null;
      });
      this.#draft.client = null;
      touched.delete('client');
      return;
    }
    this.#draft.client = { ...client, [key]: text };
    touched.add('client');
  }

  #putHeader(index: number, text: string | null): void {
    const slot = this.#draft.headers[index] ?? null;
    if (slot === null) throw new EditRefused(GONE);
    const [name, old] = slot;
    const lower = judgeHeader(name, text ?? '');
    this.#draft.headers[index] = text === null ? null : [name, text];
    this.#note('header', lower, { was: showHeader(this.#redactor, lower, old), became: text === null ? ABSENT : showHeader(this.#redactor, lower, text) });
  }

  #putBody(text: string): void {
    const { form, body } = this.#draft;
    if (form !== null) throw new EditRefused('The body is a form; change its parameters.');
    this.#draft.body = text;
    this.#note('body', 'body', { was: showBody(this.#redactor, body, this.#ofApi), became: showBody(this.#redactor, text, this.#ofApi) });
  }

  #setHeader(name: string, text: string): void {
    const { headers } = this.#draft;
    const index = headers.findIndex((slot) => slot?.[0].toLowerCase() === name.toLowerCase());
    if (index < 0) headers.push([name, text]);
    else headers[index] = [headers[index]?.[0] ?? name, text];
  }

  #note(where: HeldChange['where'], name: string, { was, became }: Pick<HeldChange, 'was' | 'became'>): void {
    this.changes.push({ where, name, was, became });
  }
}

/** Puts edits into effect. In: the request as it came. Errors: EditRefused, when one of them names nothing that is there, or cannot be sent. */
export function editRequest(redactor: Redactor, received: Received, edits: readonly HeldEdit[]): Edited<Received> {
  const editor = new RequestEditor(redactor, received);
  for (const edit of edits) editor.edit(edit);
  return { result: editor.finish(received), changes: editor.changes };
}
