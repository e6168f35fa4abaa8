/** Answers for who answers the consent page: the person who is signed in, and one click to another one, without a script. */
import type { StoredPerson } from '../../storage/people-store.ts';
import { html, type Markup } from './html.ts';
import { personTile } from './signs.ts';

/** Up to this many people stand there to be clicked; more are chosen from a list. */
const MOST_SHOWN = 6;

/** Everybody, who is chosen, and whose page it is. */
export interface AccountView {
  readonly requestId: string;
  readonly person: StoredPerson;
  readonly people: readonly StoredPerson[];
}

/** The person who is signed in, with address and organisation. */
export function signedIn({ person }: AccountView): Markup {
  const { email, organisation } = person;
  return html`<div class="who">${personTile(person, 28)}<p>Signed in as ${person.name}<small>${email}${organisation === '' ? null : html` &middot; ${organisation}`}</small></p></div>`;
}

function chips({ requestId, person, people }: AccountView): Markup {
  const others = people.filter(({ personId }) => personId !== person.personId);
  const links = others.map((other) => html`<li><a href="/oauth/consent?request=${requestId}&amp;person=${other.personId}" title="${other.email}">${personTile(other, 20)}${other.name}</a></li>`);
  return html`<nav class="accounts" aria-labelledby="accounts"><h2 id="accounts">Use another account</h2><ul>${links}</ul></nav>`;
}

function list({ requestId, person, people }: AccountView): Markup {
  const options = people.map(({ personId, name, email }) => html`<option value="${personId}"${personId === person.personId ? html` selected` : null}>${name}, ${email}</option>`);
  return html`<form class="accounts" method="get" action="/oauth/consent"><input type="hidden" name="request" value="${requestId}"><label for="account">Use another account</label><div class="pick"><select id="account" name="person">${options}</select><button>Switch</button></div></form>`;
}

/** The way to the others. It is a link, or a form of its own, because the permissions that are ticked depend on the person. Null when there is nobody else. */
export function otherAccounts(view: AccountView): Markup | null {
  if (view.people.length < 2) return null;
  return view.people.length <= MOST_SHOWN ? chips(view) : list(view);
}
