/** Answers for the drawing of a flow that has not begun: every step dashed, for the empty page. */
import { GHOSTS } from './picture/draw-ghosts.ts';
import type { DrawnStep, Picture } from './picture/picture.ts';

const LABELS: Record<number, readonly [label: string, detail: string]> = { 2: ['Consent', 'someone says yes or no'], 3: ['Callback', '302 code, state, iss'], 5: ['Tokens', 'access 1 h, refresh 30 d'] };

/** In: what the head of the Mavio lane says. Out: heads and seven dashed steps. */
export function drawNothing(issuerHost: string): Pick<Picture, 'heads' | 'steps'> {
  return {
    heads: [
      { title: 'Your app', under: 'not seen yet' },
      { title: 'Browser', under: 'not seen yet' },
      { title: 'Mavio', under: issuerHost },
      { title: 'Mavio API', under: '/v1' },
    ],
    steps: GHOSTS.map((ghost): DrawnStep => {
      const [label, detail] = LABELS[ghost.step] ?? [ghost.label, ghost.detail];
      return {
        key: String(ghost.step), step: ghost.step, occurrence: 1, name: label, state: 'ghost', at: null, tookMs: null, exchanges: [], checks: [], events: [],
        arrows: [{ key: `ghost${String(ghost.step)}`, from: ghost.from, to: ghost.to, line: 'ghost', failed: false, label, detail, letters: [], tally: null, pause: null, injected: null }],
      };
    }),
  };
}
