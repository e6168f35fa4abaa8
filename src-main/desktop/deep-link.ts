/** Answers for links that open the console at a place: `mavio-console://flows/flow_…?step=4`. Anybody may write one, so they only ever lead to a page. */

/** Scheme of the links. */
export const LINK_SCHEME = 'mavio-console';

const LONGEST = 600;
const CLIENT_ID = "(?:[A-Za-z0-9._~!$&'()*+,;=:@-]|%[0-9A-Fa-f]{2}){1,360}";
/** Pages that a link may lead to. Not the sheet with a new secret, and no page that begins something. */
const PAGES = [
  /^apps$/,
  new RegExp(`^apps/(?!new(?:/|$))${CLIENT_ID}(?:/(?!issued$)[a-z-]{1,40})?$`),
  /^flows(?:\/doctor)?$/,
  /^flows\/flow_[A-Za-z0-9]{16}$/,
  /^settings(?:\/[a-z-]{1,40})?$/,
];
/** What may follow the address of a flow. */
const PARAMETERS = { step: /^[0-9]{1,2}(?:\.[0-9]{1,6})?$/, check: /^[a-z-]{1,40}\.[a-z-]{1,60}$/ } as const;

function readQuery(query: string): string | null {
  const given = new URLSearchParams(query);
  const kept = new URLSearchParams();
  for (const [name, value] of given) {
    const pattern = name === 'step' || name === 'check' ? PARAMETERS[name] : null;
    if (pattern?.test(value) !== true || kept.has(name)) return null;
    kept.set(name, value);
  }
  return kept.toString();
}

/** Reads a link. In: any text. Out: the path inside the console that it leads to, or null when it is not one of ours in every letter. */
export function readDeepLink(text: string): string | null {
  const head = `${LINK_SCHEME}://`;
  if (text.length > LONGEST || !text.startsWith(head) || !/^[\x21-\x7e]*$/.test(text)) return null;
  const [address = '', query, ...more] = text.slice(head.length).split('?');
  // Windows and some browsers end a bare host with a slash.
  const page = address.replace(/\/$/, '');
  if (more.length > 0 || !PAGES.some((pattern) => pattern.test(page)) || /%(?:2f|5c|00|2e)/i.test(page) || /(?:^|\/)\.{1,2}(?:\/|$)/.test(page)) return null;
  const kept = query === undefined ? '' : page.startsWith('flows/flow_') ? readQuery(query) : null;
  if (kept === null) return null;
  return `/${page}${kept === '' ? '' : `?${kept}`}`;
}

/** The last word of a command line that looks like a link, read; null when there is none, or it is not one of ours. */
export function findDeepLink(argv: readonly string[]): string | null {
  const word = argv.findLast(isLinkWord);
  return word === undefined ? null : readDeepLink(word);
}

/** True for a word that is meant as a link, good or bad: then it is no flag. */
export function isLinkWord(word: string): boolean {
  return word.toLowerCase().startsWith(`${LINK_SCHEME}:`);
}
