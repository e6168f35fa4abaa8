/** Answers for where the focus goes when what had it is gone: never to nowhere, from where the next Enter would press something else. */

const CONTROLS = 'button,a[href],input:not([tabindex="-1"]),textarea,select,summary';
const ON_TOP = 'dialog,[role="menu"],[data-radix-popper-content-wrapper]';

/** What had the focus, and where it stood. Both are noted while it is there, because what is gone has no neighbours. */
interface Held {
  readonly element: HTMLElement;
  readonly word: string;
  readonly row: Element | null;
  readonly list: Element | null;
  readonly index: number;
  readonly above: readonly Element[];
  readonly path: string;
}

let held: Held | null = null;
let heldBelow: Held | null = null;
let placed: Element | null = null;
let isByKey = false;

const isGone = (element: Element): boolean => !element.isConnected || element.matches(':disabled');
const isUsable = (element: HTMLElement): boolean => !isGone(element) && element.checkVisibility();

/** “Remove” of “Remove redirect URI 2”: what the control does, whichever row it stands in. */
function wordOf(element: Element): string {
  const labels = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement ? element.labels : null;
  const name = element.getAttribute('aria-label') ?? labels?.[0]?.textContent ?? element.textContent;
  return name.trim().split(/\s/, 1)[0] ?? '';
}

function note(element: HTMLElement): Held {
  const row = element.closest('li,tr');
  const list = row?.parentElement ?? null;
  const above: Element[] = [];
  for (let next = element.parentElement; next !== null && next !== document.documentElement; next = next.parentElement) above.push(next);
  return { element, word: wordOf(element), row, list, index: row === null || list === null ? -1 : [...list.children].indexOf(row), above, path: location.pathname };
}

const controlsIn = (place: Element): HTMLElement[] => [...place.querySelectorAll<HTMLElement>(CONTROLS)].filter(isUsable);

/** The same control in the row that took its place, or in the nearest other one. A row that stayed keeps the focus. */
function findInRows({ element, row, list, index, word }: Held): HTMLElement | null {
  if (row?.isConnected === true) {
    const controls = controlsIn(row);
    return controls.find((control) => wordOf(control) === word) ?? controls[0] ?? null;
  }
  // Whoever typed in a field that is gone must not go on typing in another one.
  if (list?.isConnected !== true || element.matches('input,textarea')) return null;
  const near = [...list.children].map((other, at) => ({ other, far: Math.abs(at - index) })).sort((a, b) => a.far - b.far);
  for (const { other } of near) {
    const same = controlsIn(other).find((control) => wordOf(control) === word);
    if (same !== undefined) return same;
  }
  return null;
}

/** What takes the focus around it (`data-takes-focus`: the button that adds a row, the next step), else the heading of its section. */
function findAbove(above: readonly Element[]): HTMLElement | null {
  for (const place of above) {
    if (!place.isConnected || place.matches('ul,ol,tbody')) continue;
    const found = [...place.querySelectorAll<HTMLElement>('[data-takes-focus]')].find(isUsable) ?? [...place.querySelectorAll<HTMLElement>('h1,h2,h3')].find(isUsable);
    if (found !== undefined) return found;
  }
  return null;
}

function findPlace(gone: Held): HTMLElement | null {
  // Only disabled, so what stands beside it is still there.
  if (gone.element.isConnected) return gone.above.map((place) => controlsIn(place)[0]).find((control) => control !== undefined) ?? null;
  return findInRows(gone) ?? findAbove(gone.above);
}

function place(element: HTMLElement): void {
  if (!element.matches(CONTROLS) && !element.hasAttribute('tabindex')) {
    element.tabIndex = -1;
    element.addEventListener('blur', () => element.removeAttribute('tabindex'), { once: true });
  }
  element.focus();
  placed = element;
}

function look(): void {
  if (held === null || document.activeElement !== document.body || !isGone(held.element)) return;
  // After a pointer nobody looks for the focus; on a new page the shell gives it to the page.
  if (!isByKey || held.path !== location.pathname) {
    held = null;
    return;
  }
  const isOnTop = held.above.some((above) => above.matches(ON_TOP)) && !held.above.some((above) => above.matches('dialog') && above.isConnected);
  const from = isOnTop && heldBelow !== null ? heldBelow : held;
  const next = isGone(from.element) ? findPlace(from) : from.element;
  // Else what comes in its place is not drawn yet.
  if (next !== null) place(next);
}

/** True when nobody chose where the focus is: what had it is gone. Enter then belongs to nothing on the page. */
export function isFocusAstray(): boolean {
  const now = document.activeElement;
  return now !== null && (now === placed || (now === document.body && held !== null && isGone(held.element)));
}

/**
 * From now on, when what was pressed by key is gone or disabled, the focus goes to the same control of the neighbour row, else to what takes
 * the focus around it, else to the heading of its section. A screen that puts the focus somewhere itself is not disturbed.
 */
export function keepFocus(): void {
  addEventListener('keydown', () => { isByKey = true; }, true);
  addEventListener('pointerdown', () => {
    isByKey = false;
    held = null;
    placed = null;
  }, true);
  addEventListener('focusin', ({ target }) => {
    if (!(target instanceof HTMLElement) || target === document.body) return;
    held = note(target);
    if (target.closest(ON_TOP) === null) heldBelow = held;
    if (target !== placed) placed = null;
  });
  new MutationObserver(look).observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ['disabled'] });
}
