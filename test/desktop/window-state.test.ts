/** Answers for remembering the window, and for not believing a place that no screen shows. */
import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LEAST_SIZE, loadWindowState, placeWindow, saveWindowState } from '../../src-main/desktop/window-state.ts';
import type { WindowState } from '../../src-main/desktop/window-state.ts';
import { makeTempFolder } from '../kit/temp-folder.ts';

const laptop = { x: 0, y: 25, width: 1600, height: 975 };
const monitor = { x: 1600, y: 0, width: 2560, height: 1440 };
type Numbers = readonly [x: number, y: number, width: number, height: number];
const at = ([x, y, width, height]: Numbers, maximised = false): WindowState => ({ area: { x, y, width, height }, maximised });

describe('the file', () => {
  test('gives back what was saved, and leaves no half-written copy', async () => {
    await using folder = await makeTempFolder();
    expect(loadWindowState(folder.path)).toBeNull();
    saveWindowState(folder.path, at([10, 20, 1000, 700], true));
    expect(loadWindowState(folder.path)).toEqual(at([10, 20, 1000, 700], true));
    expect(readdirSync(folder.path)).toEqual(['window.json']);
    expect(statSync(join(folder.path, 'window.json')).mode & 0o777).toBe(0o600);
  });

  test.each(['', '{', 'null', '{"area":{"x":0,"y":0,"width":0,"height":9},"maximised":false}', '{"area":{"x":"0"}}', '[1]'])(
    'is not believed when it holds %s',
    async (text) => {
      await using folder = await makeTempFolder();
      writeFileSync(join(folder.path, 'window.json'), text);
      expect(loadWindowState(folder.path)).toBeNull();
    },
  );

  test('says so when it cannot be written', async () => {
    await using folder = await makeTempFolder();
    expect(() => saveWindowState(join(folder.path, 'absent'), at([0, 0, 900, 600]))).toThrow('ENOENT');
  });
});

describe('the place', () => {
  test('is the middle of the main screen at first, no larger than the screen', () => {
    expect(placeWindow(null, [monitor, laptop])).toEqual(at([1600 + 560, 270, 1440, 900]));
    expect(placeWindow(null, [{ x: 0, y: 0, width: 1280, height: 720 }])).toEqual(at([0, 0, 1280, 720]));
  });

  test('stays where it was, on either screen', () => {
    expect(placeWindow(at([100, 100, 1000, 700]), [laptop, monitor])).toEqual(at([100, 100, 1000, 700]));
    expect(placeWindow(at([2000, 300, 1000, 700], true), [laptop, monitor])).toEqual(at([2000, 300, 1000, 700], true));
  });

  test('moves to the main screen when its own was unplugged', () => {
    expect(placeWindow(at([2000, 300, 1000, 700], true), [laptop])).toEqual(at([80, 63, 1440, 900], true));
  });

  test('is pushed back when it hangs over an edge, and shrinks to the screen', () => {
    expect(placeWindow(at([-300, -50, 1000, 700]), [laptop])).toEqual(at([0, 25, 1000, 700]));
    expect(placeWindow(at([1500, 900, 3000, 3000]), [laptop])).toEqual(at([0, 25, 1600, 975]));
  });

  test('is never off screen, whatever was remembered and whatever is plugged in', () => {
    const number = fc.integer({ min: -6000, max: 6000 });
    const screen = fc.record({ x: number, y: number, width: fc.integer({ min: 800, max: 5000 }), height: fc.integer({ min: 600, max: 3000 }) });
    const length = fc.integer({ min: 1, max: 8000 });
    const remembered = fc.option(fc.record({ area: fc.record({ x: number, y: number, width: length, height: length }), maximised: fc.boolean() }));
    fc.assert(
      fc.property(remembered, screen, fc.array(screen, { maxLength: 3 }), (state, first, others) => {
        const { area } = placeWindow(state, [first, ...others]);
        const inside = [first, ...others].some(
          (one) => area.x >= one.x && area.y >= one.y && area.x + area.width <= one.x + one.width && area.y + area.height <= one.y + one.height,
        );
        expect(inside).toBe(true);
        expect(area.width).toBeGreaterThanOrEqual(Math.min(LEAST_SIZE.width, 800));
      }),
    );
  });
});
