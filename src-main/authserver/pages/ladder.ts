/** Answers for the drawing of a ladder on a page: how far a request climbed, from the bottom to the rung that broke. */
import { describeCheck } from '../../../src-preload/contract/check-facts.ts';
import type { CheckResult } from '../../../src-preload/contract/checks.ts';
import { html, type Markup } from './html.ts';
import { verdictSign } from './signs.ts';

/** Height of a rung in pixels; the style sheet gives the list the same. */
const ROW = 40;

const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth', 'eleventh', 'twelfth', 'thirteenth', 'fourteenth'];
const NUMBERS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve', 'thirteen', 'fourteen'];

function rung(check: CheckResult, middle: number): Markup {
  const at = (x: number, y = middle): string => `${String(x)} ${String(y)}`;
  if (check.outcome === 'fail') {
    return html`<path class="broken" d="M${at(26)}h18l4 5M${at(64, middle + 3)}l4-7M${at(82)}h-16"/>`;
  }
  return html`<path class="${check.outcome === 'pass' ? 'up' : 'dashed'}" d="M${at(26)}h56"/>`;
}

function drawing(topDown: readonly CheckResult[]): Markup {
  const height = topDown.length * ROW;
  const broken = topDown.findIndex((check) => check.outcome === 'fail') * ROW + ROW / 2;
  const rungs = topDown.map((check, index) => rung(check, index * ROW + ROW / 2));
  const above = broken - 19 > 4 ? html`<path class="dashed" d="M26 4V${broken - 19}M82 4V${broken - 19}"/>` : null;
  return html`<svg class="ladder" width="104" height="${height}" aria-hidden="true">${above}<path class="up" d="M26 ${broken - 11}V${height}M82 ${broken - 11}V${height}"/><path class="ground" d="M10 ${height - 1}h88"/>${rungs}</svg>`;
}

/** Draws the ladder with its heading. In: the whole ladder in climbing order, with one failure. */
export function ladder(checks: readonly CheckResult[]): Markup {
  const failed = checks.findIndex((check) => check.outcome === 'fail');
  const topDown = checks.toReversed();
  const rows = topDown.map((check) => {
    const { title, clause } = describeCheck(check.id);
    const kind = { pass: 'pass', fail: 'fail', skip: 'skip', not_reached: 'none' }[check.outcome];
    return html`<li class="${kind}">${verdictSign(check.outcome)}${check.outcome === 'fail' ? html`<b>${title}</b>` : html`<span>${title}</span>`}<span class="clause">${clause}</span></li>`;
  });
  const where = `It stopped at the ${ORDINALS[failed] ?? 'last'} of ${NUMBERS[checks.length - 1] ?? String(checks.length)}.`;
  return html`<section><h2>How far the request climbed</h2><p>Checks run from the bottom. ${where}</p>
<div class="climb">${drawing(topDown)}<ol reversed>${rows}</ol></div></section>`;
}
