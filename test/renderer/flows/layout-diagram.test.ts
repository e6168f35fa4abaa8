/** Answers for the geometry of the diagram: the measures of the drawing, and rules that hold at every width. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { GEOMETRY, layoutDiagram, MIN_DIAGRAM_WIDTH } from '../../../src-renderer/flows/diagram/layout-diagram.ts';
import type { DiagramLayout } from '../../../src-renderer/flows/diagram/layout.ts';
import { estimateWidth, shorten } from '../../../src-renderer/flows/diagram/measure-text.ts';
import { foldFlow } from '../../../src-renderer/flows/picture/fold-flow.ts';
import { DRAFTS, grow, loginOf, record, summaryOf } from './flow-fixture.ts';

const picture = foldFlow(summaryOf(loginOf()), loginOf(), '127.0.0.1:4400');
const arrows = (layout: DiagramLayout): DiagramLayout['steps'][number]['arrows'] => layout.steps.flatMap((step) => step.arrows);

describe('the drawing at 647 px', () => {
  const quick = loginOf().map((event) => (event.type === 'consent.answered' ? { ...event, at: event.at - 5500 } : event));
  const layout = layoutDiagram(foldFlow(summaryOf(quick), quick, '127.0.0.1:4400'), { width: 647, selected: '4' });

  test('puts lanes and rows where the drawing has them', () => {
    expect(layout.lanes).toEqual([116, 271, 426, 581]);
    expect(arrows(layout).map((arrow) => arrow.y)).toEqual([76, 124, 184, 232, 292, 340, 400, 460, 520, 568, 628]);
  });

  test('draws the selected code exchange with its hop, head, letter and band', () => {
    const step = layout.steps[3];
    const arrow = step?.arrows[0];
    expect(step).toMatchObject({ top: 374, height: 49, balloon: { x: 32, y: 400 } });
    expect(arrow?.path).toBe('M119 400 H266 A5 5 0 0 1 276 400 H418');
    expect(arrow?.head).toEqual({ kind: 'filled', path: 'M424 400 l-10 -3.6 v7.2z' });
    expect(arrow?.letters).toEqual([{ letter: 'A', x: 432, y: 393, width: 14 }]);
    expect(arrow?.label).toMatchObject({ x: 193.5, y: 392, text: 'Code exchange' });
  });

  test('draws answers leftwards with letters at the receiver', () => {
    const tokens = layout.steps[4]?.arrows[0];
    expect(tokens?.path).toBe('M423 460 H276 A5 5 0 0 0 266 460 H118');
    expect(tokens?.letters.map((letter) => letter.x)).toEqual([79, 96]);
    expect(tokens?.label.x).toBe(348.5);
  });

  test('keeps the time lines clear of the selected balloon', () => {
    expect(layout.spans.find((span) => span.to === 381)).toMatchObject({ from: 307, within: true });
    expect(layout.spans.find((span) => span.from === 419)).toMatchObject({ to: 445, text: '12 ms', within: false });
  });
});

test('a failed request ends in a square on the lane', () => {
  const events = record([0, DRAFTS.started()], [3, DRAFTS.refusedOnPage()]);
  const layout = layoutDiagram(foldFlow(summaryOf(events, { outcome: 'refused' }), events, 'x'), { width: 627 });
  const failed = arrows(layout)[1];
  expect(failed?.square).toEqual({ x: layout.lanes[2], y: 124 });
  expect(layout.steps[0]).toMatchObject({ top: 50, height: 145 });
});

test('a pause makes room and breaks the lifelines between two rows', () => {
  const layout = layoutDiagram(picture, { width: 647 });
  const [page, answer] = layout.steps[1]?.arrows ?? [];
  expect((answer?.y ?? 0) - (page?.y ?? 0)).toBe(GEOMETRY.row + GEOMETRY.pause);
  expect(layout.breaks).toHaveLength(1);
  expect(layout.breaks[0]?.lineY).toBeGreaterThan((page?.detail.y ?? 0) + 6);
  expect(layout.breaks[0]?.lineY).toBeLessThan((answer?.label.y ?? 0) - 12);
});

test('labels never touch a lifeline, whatever the names and the width', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 120, size: 'max' }), fc.integer({ min: 300, max: 2400 }), (name, width) => {
      const long = { ...picture, steps: picture.steps.map((step) => ({ ...step, arrows: step.arrows.map((arrow) => ({ ...arrow, label: name, detail: `GET /${name}` })) })) };
      const layout = layoutDiagram(long, { width });
      expect(layout.spacing).toBeGreaterThanOrEqual(GEOMETRY.minSpacing);
      for (const arrow of arrows(layout)) {
        for (const text of [arrow.label, arrow.detail]) {
          for (const lane of layout.lanes) expect(Math.abs(text.x - lane)).toBeGreaterThanOrEqual(text.width / 2 + 4 - 1e-9);
        }
      }
    }),
  );
});

test('letters, squares and ticks stay inside the drawing and right of the gutter', () => {
  const events = grow(loginOf(), ...Array.from({ length: 8 }, (_, round) => [7000 + round, DRAFTS.refreshed(round + 1)] as const));
  const layout = layoutDiagram(foldFlow(summaryOf(events), events, 'x'), { width: MIN_DIAGRAM_WIDTH });
  for (const arrow of arrows(layout)) {
    for (const letter of arrow.letters) {
      expect(letter.x).toBeGreaterThanOrEqual(GEOMETRY.gutter);
      expect(letter.x + letter.width).toBeLessThanOrEqual(layout.width);
    }
  }
});

test('a long text is shortened, never widened beyond its room', () => {
  const how = { face: 'wire', measure: estimateWidth, at: 'middle' } as const;
  expect(shorten('GET /a/very/long/path/to/the/callback', 132, how)).toBe('GET /a/v…he/callback');
  expect(shorten('short', 132, how)).toBe('short');
  expect(estimateWidth(shorten('w'.repeat(400), 40, { ...how, face: 'label' }), 'label')).toBeLessThanOrEqual(40);
});

describe('an arrow that waited', () => {
  const held = (isCut: boolean): DiagramLayout => layoutDiagram({ ...picture, steps: picture.steps.map((step) => ({ ...step, arrows: step.arrows.map((arrow) => ({ ...arrow, held: { words: 'Held 1.0 s', isCut } })) })) }, { width: 647 });

  test('is in two at a break in its last gap, the octagon on its lane, and goes on to its head', () => {
    const exchange = held(false).steps[3]?.arrows[0];
    expect(exchange?.held?.path).toBe('M123 430 H266 A5 5 0 0 1 276 430 H356.25 l2.5 -5 5 10 2.5 -5');
    expect(exchange?.held?.rest).toBe('M366.25 430 H418');
  });

  test('that was cut off goes on to the lane, where nothing arrives; answers run to the left', () => {
    expect(held(true).steps[3]?.arrows[0]?.held?.rest).toBe('M366.25 430 H423');
    expect(held(true).steps[4]?.arrows[0]?.held).toEqual({ path: 'M419 490 H276 A5 5 0 0 0 266 490 H185.75 l-2.5 -8 -5 16 -2.5 -8', rest: 'M175.75 490 H119' });
  });

  test('keeps its break between name and wire text where they stand in the same gap', () => {
    const consent = held(false).steps[1]?.arrows[0];
    expect(Math.abs((consent?.arrow.to ?? 0) - (consent?.arrow.from ?? 0))).toBe(1);
    expect(consent?.held?.path).toMatch(/l-2\.5 -5 -5 10 -2\.5 -5$/);
  });

  test('is drawn whole where nothing waited', () => {
    expect(arrows(layoutDiagram(picture, { width: 647 })).every((arrow) => arrow.held === null)).toBe(true);
  });
});
