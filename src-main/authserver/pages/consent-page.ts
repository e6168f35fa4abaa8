/** Answers for the consent page: who asks, what for, as whom, and the two answers. */
import { splitUri } from '../../../src-preload/contract/uri.ts';
import { type AccountView, otherAccounts, signedIn } from './account-choice.ts';
import { html, type Markup } from './html.ts';
import { brand, framePage, type FlowLink, type Page, type PageSurroundings } from './page-frame.ts';
import { permissionsOf, whatItMayNotDo } from './permissions.ts';
import { appLogo, appTile, dash, dottedWay, mavioMark } from './signs.ts';

/** What the consent page shows. `token` is the anti-forgery token of this very request. */
export interface ConsentView extends AccountView {
  readonly token: string;
  readonly clientId: string;
  readonly appName: string;
  /** Path of the app's logo on this server; null for an app without one, which gets its initial. */
  readonly logoPath: string | null;
  readonly scopes: readonly string[];
  readonly redirectUri: string;
  readonly flow: FlowLink | null;
}

/** Host and port that the browser goes back to, as written in the redirect URI. */
function placeOf(redirectUri: string): string {
  const { host, port } = splitUri(redirectUri);
  return port === null || port === '' ? (host ?? redirectUri) : `${host ?? ''}:${port}`;
}

/** One box a permission. Those that the person would not grant are not ticked; anything may be left out (RFC 6749 3.3). */
function permissions({ scopes, person: { grants } }: ConsentView): Markup {
  const boxes = permissionsOf(scopes).map(({ scope, words }) => {
    const ticked = grants === null || grants.includes(scope) ? html` checked` : null;
    return html`<li><label><input type="checkbox" name="scope" value="${scope}"${ticked}><span>${words}</span></label></li>`;
  });
  return html`<fieldset><legend>It will be able to</legend><ul>${boxes}</ul></fieldset>${scopes.length < 2 ? null : html`<p class="hint">Untick what you do not want to allow.</p>`}`;
}

function refusals(scopes: readonly string[]): Markup | null {
  const lines = whatItMayNotDo(scopes);
  return lines.length === 0 ? null : html`<h2>It will not be able to</h2><ul class="not">${lines.map((line) => html`<li>${dash}<span>${line}</span></li>`)}</ul>`;
}

/** Draws the consent page. It works without JavaScript: permissions and both answers are one form. */
export function consentPage(surroundings: PageSurroundings, view: ConsentView): Page {
  const name = html`<bdi>${view.appName}</bdi>`;
  const body = html`<main class="mat"><div class="card">${brand}
<div class="pair">${view.logoPath === null ? appTile(view.clientId, view.appName) : appLogo(view.logoPath)}${dottedWay}<span class="mavio">${mavioMark(30)}</span></div>
<h1>${name} wants to use your Mavio account</h1>
${signedIn(view)}${otherAccounts(view)}
<form method="post" action="/oauth/consent"><input type="hidden" name="request" value="${view.requestId}"><input type="hidden" name="token" value="${view.token}"><input type="hidden" name="person" value="${view.person.personId}">
<div class="may">${permissions(view)}${refusals(view.scopes)}</div>
<div class="answers"><button name="answer" value="deny">Deny</button><button class="yes" name="answer" value="authorize">Authorize</button></div></form>
<p class="back">Either way you go back to <b>${placeOf(view.redirectUri)}</b>.</p></div></main>`;
  return framePage(surroundings, { title: `Authorize ${view.appName}`, ground: 'desk', body, flow: view.flow });
}
