/** Answers for pieces of a URI inside a sentence: short, on one line, and visible. */

const LONGEST = 60;

/** A piece of text as a sentence may repeat it. Characters that cannot be seen become `?`; long text is cut. */
export function quote(text: string): string {
  const seen = text.slice(0, 4 * LONGEST).replace(/[\t\n\v\f\r\p{Z}\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}]/gu, (character) => (character === ' ' ? ' ' : '?'));
  const characters = Array.from(seen);
  return characters.length <= LONGEST && text.length <= 4 * LONGEST ? seen : `${characters.slice(0, LONGEST - 1).join('')}…`;
}
