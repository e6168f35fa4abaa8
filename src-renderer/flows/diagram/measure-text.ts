/** Answers for how wide drawn text is, without a screen: generous figures for the three faces of the diagram. */

/** Faces used in the diagram, at the sizes in which they are drawn. */
export type Face = 'label' | 'wire' | 'head' | 'small';

/** Width of a text in pixels. */
export type Measure = (text: string, face: Face) => number;

const NARROW = /[iljftrI.,:;'’|!()[\]/ -]/;
const WIDE = /[mwMWÄÖÜ@%&—…]/;
const CAPITAL = /[A-Z0-9_]/;
/** Width of narrow, usual, capital and wide letters; `wire` is a fixed pitch of 0.6 em at 11 px. */
const SIZES: Record<Face, readonly [number, number, number, number]> = {
  label: [4.4, 7, 8.2, 11],
  wire: [6.6, 6.6, 6.6, 6.6],
  head: [4.6, 7.4, 8.6, 11.6],
  small: [3.8, 6, 7, 9.4],
};

/** Estimates the width of a text from above, so that what fits by this measure fits on screen. In: text and face. Out: pixels. */
export const estimateWidth: Measure = (text, face) => {
  const [narrow, usual, capital, wide] = SIZES[face];
  let width = 0;
  for (const letter of text) {
    if (face === 'wire') width += letter.charCodeAt(0) > 0x2e7f ? 13.2 : usual;
    else if (letter.charCodeAt(0) > 0x2e7f) width += wide * 1.2;
    else width += NARROW.test(letter) ? narrow : WIDE.test(letter) ? wide : CAPITAL.test(letter) ? capital : usual;
  }
  return width;
};

/** Shortens a text to a width with an ellipsis, at the end or in the middle. Never shrinks the letters. */
export function shorten(text: string, room: number, how: { face: Face; measure: Measure; at: 'end' | 'middle' }): string {
  if (how.measure(text, how.face) <= room) return text;
  const letters = Array.from(text);
  for (let keep = letters.length - 1; keep > 0; keep -= 1) {
    const tail = how.at === 'middle' ? Math.ceil(keep * 0.55) : 0;
    const short = `${letters.slice(0, keep - tail).join('').trimEnd()}…${tail === 0 ? '' : letters.slice(-tail).join('').trimStart()}`;
    if (how.measure(short, how.face) <= room) return short;
  }
  return '…';
}
