/** Answers for the doctor's lines: nothing is lost, columns stay under each other, labels neither touch nor leave the sheet. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { diagnoseRedirect } from '../../../../src-main/oauth/doctor/diagnose-redirect.ts';
import { layOutLines } from '../../../../src-renderer/flows/doctor/lay-out-lines.ts';

const LOCAL = 'http://localhost:5173/oauth/callback';

test('the drawn example has its marks, its gap and both labels on one line', () => {
  const { lines, leftOut } = layOutLines(diagnoseRedirect('http://127.0.0.1:5173/oauth/callback/', [LOCAL]), 38);
  expect(leftOut).toBe(0);
  expect(lines).toHaveLength(1);
  expect(lines[0]?.received.filter((run) => run.kind === 'differs').map((run) => run.text)).toEqual(['127.0.0.1', '/']);
  expect(lines[0]?.registered.map((run) => run.kind)).toEqual(['same', 'differs', 'same', 'gap']);
  expect(lines[0]?.labels.map(({ text, row }) => [text, row])).toEqual([['1 address, not name', 0], ['2 trailing slash', 0]]);
});

test('a line ends behind a slash rather than inside a word, and nothing is lost', () => {
  const { lines, leftOut } = layOutLines(diagnoseRedirect(`${LOCAL}/`, [LOCAL]), 25);
  const texts = lines.map((line) => line.received.map((run) => run.text).join(''));
  expect(texts).toEqual(['http://localhost:5173/', 'oauth/callback/']);
  expect(leftOut).toBe(0);
});

test('what cannot be seen gets a sign', () => {
  const [line] = layOutLines(diagnoseRedirect(`${LOCAL}\u200b\n`, [LOCAL]), 60).lines;
  expect(line?.received.at(-1)?.text).toBe('□↵');
});

test('both sides fill the same columns, and labels stand inside the line without touching', () => {
  const urls = fc.oneof(fc.string({ unit: 'binary' }), fc.webUrl({ withFragments: true, withQueryParameters: true }));
  fc.assert(
    fc.property(urls, urls, fc.integer({ min: 16, max: 90 }), (received, registered, width) => {
      const { lines } = layOutLines(diagnoseRedirect(received, [registered]), width);
      for (const { received: ours, registered: theirs, labels } of lines) {
        const columns = [ours, theirs].map((runs) => Array.from(runs.map((run) => run.text).join('')).length);
        expect(columns[0]).toBe(columns[1]);
        expect(columns[0]).toBeLessThanOrEqual(width);
        for (const label of labels) expect(label.left).toBeGreaterThanOrEqual(0);
        for (const label of labels) expect(labels.filter((other) => other.row === label.row && other.left === label.left)).toHaveLength(1);
      }
    }),
  );
});
