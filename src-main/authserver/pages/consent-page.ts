/** Answers for the consent page: who asks, what for, as whom, and the two answers. */
import { splitUri } from '../../../src-preload/contract/uri.ts';
import { html, type Markup } from './html.ts';
import { brand, framePage, type FlowLink, type Page, type PageSurroundings } from './page-frame.ts';
import { whatItMayDo, whatItMayNotDo } from './permissions.ts';
import { appLogo, appTile, dash, dottedWay, mavioMark, tick } from './signs.ts';

/** What the consent page shows. `token` is the anti-forgery token of this very request. */
export interface ConsentView {
  readonly requestId: string;
  readonly token: string;
  readonly clientId: string;
  readonly appName: string;
  /** Path of the app's logo on this server; null for an app without one, which gets its initial. */
  readonly logoPath: string | null;
  readonly personName: string;
  readonly scopes: readonly string[];
  readonly redirectUri: string;
  readonly flow: FlowLink | null;
}

/** Host and port that the browser goes back to, as written in the redirect URI. */
function placeOf(redirectUri: string): string {
  const { host, port } = splitUri(redirectUri);
  return port === null || port === '' ? (host ?? redirectUri) : `${host ?? ''}:${port}`;
}

function list(lines: readonly string[], sign: Markup): Markup[] {
  return lines.map((line) => html`<li>${sign}<span>${line}</span></li>`);
}

/** Draws the consent page. It works without JavaScript: both answers are buttons of one form. */
export function consentPage(surroundings: PageSurroundings, view: ConsentView): Page {
  const refusals = whatItMayNotDo(view.scopes);
  const name = html`<bdi>${view.appName}</bdi>`;
  const body = html`<main class="mat"><div class="card">${brand}
<div class="pair">${view.logoPath === null ? appTile(view.clientId, view.appName) : appLogo(view.logoPath)}${dottedWay}<span class="mavio">${mavioMark(30)}</span></div>
<h1>${name} wants to use your Mavio account</h1>
<p class="who">Signed in as ${view.personName}</p>
<div class="may"><h2>It will be able to</h2><ul>${list(whatItMayDo(view.scopes), tick)}</ul>${refusals.length === 0 ? null : html`<h2>It will not be able to</h2><ul class="not">${list(refusals, dash)}</ul>`}</div>
<form method="post" action="/oauth/consent"><input type="hidden" name="request" value="${view.requestId}"><input type="hidden" name="token" value="${view.token}">
<div class="answers"><button name="answer" value="deny">Deny</button><button class="yes" name="answer" value="authorize">Authorize</button></div></form>
<p class="back">Either way you go back to <b>${placeOf(view.redirectUri)}</b>.</p></div></main>`;
  return framePage(surroundings, { title: `Authorize ${view.appName}`, ground: 'desk', body, flow: view.flow });
}
