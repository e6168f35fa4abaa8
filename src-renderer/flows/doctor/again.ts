/** Answers for what “Try again” does after a mismatch: the pasted URL once more, or the same request as the console's own. Pure. */
import type { DoctorReport } from '../../../src-preload/contract/doctor.ts';
import type { Repeat } from '../run/repeat.ts';
import { builderFor } from '../run/repeat.ts';

/** `open`: a browser page of this console's server. `build`: the guided builder. `words` say whose request it is. */
export interface Again {
  readonly kind: 'open' | 'build';
  readonly href: string;
  readonly words: string;
}

function queryOf(text: string): string {
  const trimmed = text.trim();
  const question = trimmed.indexOf('?');
  return (question < 0 ? trimmed : trimmed.slice(question + 1)).split('#', 1)[0] ?? '';
}

function nameOf(piece: string): string {
  return piece.split('=', 1)[0] ?? '';
}

/** The pasted URL on this console. In: what to send as its redirect URI instead, or null for what it sends. */
function urlAt(issuer: string, text: string, redirectUri: string | null): string {
  const pieces = queryOf(text).split('&');
  const query = redirectUri === null ? pieces : pieces.map((piece) => (nameOf(piece) === 'redirect_uri' ? `redirect_uri=${encodeURIComponent(redirectUri)}` : piece));
  const url = new URL('/oauth/authorize', issuer);
  url.search = query.join('&');
  return url.href;
}

interface Pasted {
  readonly report: DoctorReport;
  /** The text that was read. It is in this page only. */
  readonly text: string;
  readonly issuer: string;
}

/** True where the very URL can be opened: it names a registered app, and it carries the state that the app waits for. */
function isWhole({ report, text, issuer }: Pasted): boolean {
  return issuer !== '' && report.kind === 'authorization_url' && report.app?.how === 'named' && queryOf(text).split('&').some((piece) => /^state=./.test(piece));
}

/** “Try again” for a pasted text. Out: null where no app was found to compare with. */
export function againFor(pasted: Pasted): Again | null {
  const { report, text, issuer } = pasted;
  if (report.app === null) return null;
  if (isWhole(pasted)) return { kind: 'open', href: urlAt(issuer, text, null), words: `Try again opens the pasted URL on this console. It carries ${report.app.name}’s own state, so the app can finish the login.` };
  const received = report.diagnosis?.received ?? '';
  const scope = report.kind === 'authorization_url' ? new URLSearchParams(queryOf(text)).get('scope') : null;
  const href = builderFor({ clientId: report.app.clientId, redirectUri: received === '' || received.includes('‹') ? null : received, scope, hasPkce: null, flow: null });
  return { kind: 'build', href, words: `Try again builds a request with this redirect URI, and the console plays ${report.app.name}.` };
}

/** The pasted URL with the registered redirect URI in it. Out: null where the very URL cannot be opened, or nothing is registered. */
export function correctedUrl(pasted: Pasted): string | null {
  const nearest = pasted.report.diagnosis?.nearest ?? null;
  return nearest === null || !isWhole(pasted) ? null : urlAt(pasted.issuer, pasted.text, nearest);
}

/** “Try again” for a recorded request. In: what is known of it, and whether the console played the app then as well. */
export function againForFlow(repeat: Repeat, { appName, isGuided }: { readonly appName: string; readonly isGuided: boolean }): Again {
  const words = isGuided
    ? 'Try again opens the builder with this request.'
    : `Sign in again in ${appName}, or choose Try again on the page that Mavio showed. Try again here builds the same request, and the console plays ${appName}: the state that your app waits for is kept as a fingerprint only.`;
  return { kind: 'build', href: builderFor(repeat), words };
}
