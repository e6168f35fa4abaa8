/** Answers for one app having one tile, on the consent page and in the console. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import * as pages from '../../../src-main/authserver/pages/monogram.ts';
import { initialOf, paintOf } from '../../../src-renderer/ui/monogram.tsx';

it('paints every id as the consent page does', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme-ascii' }), (id) => {
      expect(paintOf(id)).toEqual(pages.paintOf(id));
    }),
  );
});

it('takes the same letter from every name', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (name) => {
      expect(initialOf(name)).toBe(pages.initialOf(name));
    }),
  );
  expect(initialOf('  “élan” ')).toBe('É');
});
