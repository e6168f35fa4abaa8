/** Answers for folding live messages into cached answers. */
import { describe, expect, it } from 'vitest';
import { foldFlow, foldFlowPages } from '../../../src-renderer/client/fold-live.ts';
import { eventOf, flowOf, pageOf, summaryOf } from './flow-news.ts';

describe('a recorded event and the flow it belongs to', () => {
  it('is appended with its summary when it is the next one', () => {
    const flow = flowOf(1, 2);
    const folded = foldFlow(flow, eventOf(1, 3), summaryOf(1, 3, 'completed'));
    expect(folded).toEqual({ value: { events: [...flow.events, eventOf(1, 3)], summary: summaryOf(1, 3, 'completed') } });
    expect(flow.events).toHaveLength(2);
  });

  it('changes nothing when it is known already', () => {
    const flow = flowOf(1, 3);
    expect(foldFlow(flow, eventOf(1, 2), summaryOf(1, 2))).toEqual({ value: flow });
  });

  it('asks to read again when one before it is missing', () => {
    expect(foldFlow(flowOf(1, 2), eventOf(1, 4), summaryOf(1, 4))).toBe('stale');
  });
});

describe('a new summary and the list of flows', () => {
  it('puts a new flow on top and counts it', () => {
    const folded = foldFlowPages([pageOf([summaryOf(2), summaryOf(1)])], {}, summaryOf(3));
    expect(folded).toEqual({ value: [pageOf([summaryOf(3), summaryOf(2), summaryOf(1)])] });
  });

  it('keeps the order by number when two flows began in the wrong order', () => {
    const folded = foldFlowPages([pageOf([summaryOf(3), summaryOf(1)])], {}, summaryOf(2));
    expect(folded).toEqual({ value: [pageOf([summaryOf(3), summaryOf(2), summaryOf(1)])] });
  });

  it('renews a known flow in place and moves it from one total to the other', () => {
    const folded = foldFlowPages([pageOf([summaryOf(2), summaryOf(1)])], {}, summaryOf(1, 2, 'refused'));
    expect(folded).toEqual({ value: [pageOf([summaryOf(2), summaryOf(1, 2, 'refused')])] });
  });

  it('renews a flow of a later page there, and the totals of every page', () => {
    const pages = [pageOf([summaryOf(3), summaryOf(2)], true), pageOf([summaryOf(1)])];
    const folded = foldFlowPages(pages, {}, summaryOf(1, 2, 'completed'));
    if (folded === 'stale') throw new Error('The flow is on a page and can be folded.');
    expect(folded.value.map((page) => page.flows.map((flow) => flow.number))).toEqual([[3, 2], [1]]);
    expect(folded.value.map((page) => page.totals.completed)).toEqual([1, 1]);
    expect(folded.value[1]?.flows[0]?.lastSeq).toBe(2);
  });

  it('ignores a summary that is older than the row', () => {
    const pages = [pageOf([summaryOf(1, 4, 'completed')])];
    expect(foldFlowPages(pages, {}, summaryOf(1, 3))).toEqual({ value: pages });
  });

  it('asks to read again when the flow is on no page, because its old total is not known', () => {
    expect(foldFlowPages([pageOf([summaryOf(9)], true)], {}, summaryOf(1, 5))).toBe('stale');
  });

  it('asks to read again when the list is filtered', () => {
    expect(foldFlowPages([pageOf([])], { outcome: 'refused' }, summaryOf(1))).toBe('stale');
  });

  it('leaves what went in as it was', () => {
    const pages = [pageOf([summaryOf(1)])];
    foldFlowPages(pages, {}, summaryOf(2));
    expect(pages).toEqual([pageOf([summaryOf(1)])]);
  });
});
