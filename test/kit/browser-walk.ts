/** Answers for walking an authorization URL as a browser without JavaScript does: redirects, the consent form, the way back. */

/** Where the walk ended: back at the app, or on a page that does not lead on. */
export type WalkEnd = { readonly callback: URL } | { readonly page: { readonly status: number; readonly html: string; readonly url: string } };

/** How the person answers, and where the app waits. */
export interface Walk {
  readonly redirectUri: string;
  readonly answer: 'authorize' | 'deny';
  /** Fetches the callback as well, for an app that really listens. */
  readonly visitCallback?: boolean;
}

function unescape(text: string): string {
  return text.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

function attribute(tag: string, name: string): string | null {
  const match = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, 'i').exec(tag);
  const text = match?.[1] ?? match?.[2];
  return text === undefined ? null : unescape(text);
}

/** Reads the consent form as it stands. Out: where it is sent, its hidden fields and the boxes that are ticked; null when the page has no form to post. */
export function readForm(html: string, url: string): { readonly action: string; readonly fields: URLSearchParams } | null {
  const form = /<form\b[^>]*method="post"[^>]*>[\s\S]*?<\/form>/i.exec(html)?.[0];
  if (form === undefined) return null;
  const fields = new URLSearchParams();
  for (const [tag] of form.matchAll(/<input\b[^>]*>/gi)) {
    const type = attribute(tag, 'type')?.toLowerCase();
    if (type === 'hidden' || (type === 'checkbox' && /\schecked\b/i.test(tag))) fields.append(attribute(tag, 'name') ?? '', attribute(tag, 'value') ?? '');
  }
  return { action: new URL(attribute(form, 'action') ?? '', url).href, fields };
}

/** Walks from the authorization URL to the callback, or to the page where it ends. */
export async function walk(authorizationUrl: string, { redirectUri, answer, visitCallback = false }: Walk): Promise<WalkEnd> {
  let url = authorizationUrl;
  let response = await fetch(url, { redirect: 'manual' });
  let answered = false;
  for (;;) {
    const location = response.headers.get('location');
    if (response.status >= 300 && response.status < 400 && location !== null) {
      await response.arrayBuffer();
      const next = new URL(location, url);
      if (location.startsWith(redirectUri)) {
        if (visitCallback) await fetch(next, { redirect: 'manual' }).then((page) => page.text());
        return { callback: next };
      }
      url = next.href;
      response = await fetch(url, { redirect: 'manual' });
      continue;
    }
    const html = await response.text();
    const form = answered ? null : readForm(html, url);
    if (form === null) return { page: { status: response.status, html, url } };
    answered = true;
    form.fields.set('answer', answer);
    url = form.action;
    const headers = { Origin: new URL(url).origin, 'Sec-Fetch-Site': 'same-origin' };
    response = await fetch(url, { method: 'POST', body: form.fields, headers, redirect: 'manual' });
  }
}

/** Walks to the callback. Errors: the walk ended on a page. */
export async function walkToCallback(authorizationUrl: string, way: Walk): Promise<URL> {
  const end = await walk(authorizationUrl, way);
  if ('callback' in end) return end.callback;
  throw new Error(`The walk ended on a page with status ${String(end.page.status)} at ${end.page.url}:\n${end.page.html.slice(0, 2000)}`);
}
