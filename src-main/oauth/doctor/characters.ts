/** Answers for characters that deceive: white space, invisible ones, and look-alikes of ASCII. */

const SPACES = /[\t\n\v\f\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/gu;
const BREAKS = /[\t\n\v\f\r\u0085\u2028\u2029]/gu;
// Controls, formats (zero width, direction marks, byte order mark), fillers, and halves of a character.
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}]/gu;

/** Name of a character, such as `U+200B`. */
export function codePointName(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** Splits off white space. Out: the text without spaces at its ends and without line breaks or tabs anywhere, and where some stood; null when none did. */
export function trimSpaces(text: string): { readonly rest: string; readonly where: string | null } {
  const isSpace = (index: number): boolean => text.charAt(index).search(SPACES) === 0;
  let [start, end] = [0, text.length];
  while (start < end && isSpace(start)) start += 1;
  while (end > start && isSpace(end - 1)) end -= 1;
  const inner = text.slice(start, end).replace(BREAKS, '');
  const [before, after, inside] = [start > 0, end < text.length, inner.length < end - start];
  const where = inside ? 'inside' : before && after ? 'before and after it' : before ? 'before it' : after ? 'after it' : null;
  return { rest: inner, where };
}

/** True when white space is left in the text. */
export function hasSpaces(text: string): boolean {
  return text.search(SPACES) >= 0;
}

/** Removes all white space. */
export function removeSpaces(text: string): string {
  return text.replace(SPACES, '');
}

/** Removes characters that cannot be seen; white space is no such character. Out: the rest, and the name of the first one; null when there was none. */
export function stripInvisible(text: string): { readonly rest: string; readonly name: string | null } {
  let name: string | null = null;
  const rest = text.replace(INVISIBLE, (character) => {
    if (character.search(SPACES) === 0) return character;
    name ??= codePointName(character);
    return '';
  });
  return { rest, name };
}

/** Letters of other alphabets that look like ASCII: a small part of Unicode TR 39, as far as it reads like a name or a path. */
const LOOKALIKES: Readonly<Record<string, string>> = {
  а: 'a', е: 'e', о: 'o', р: 'p', с: 'c', х: 'x', у: 'y', і: 'i', ѕ: 's', ј: 'j', ԁ: 'd', һ: 'h', ӏ: 'l', ԛ: 'q', ԝ: 'w', к: 'k', т: 't', м: 'm', в: 'b', н: 'h', г: 'r', п: 'n',
  α: 'a', ο: 'o', ν: 'v', ρ: 'p', τ: 't', υ: 'u', ι: 'i', κ: 'k', ε: 'e', ɡ: 'g', ı: 'i', ł: 'l', ø: 'o', é: 'e', è: 'e', ê: 'e', á: 'a', à: 'a', ó: 'o', ò: 'o', ö: 'o', ü: 'u', ú: 'u', ä: 'a', í: 'i', ñ: 'n', ç: 'c',
  '‐': '-', '‑': '-', '‒': '-', '–': '-', '—': '-', '−': '-', '⁄': '/', '∕': '/', '．': '.', '。': '.', '․': '.', '：': ':', '∶': ':', '‚': ',', '′': "'", '’': "'",
};

/** Replaces look-alikes by the ASCII they look like, full-width letters too. */
export function toSkeleton(text: string): string {
  return Array.from(text.normalize('NFKC'), (character) => LOOKALIKES[character] ?? LOOKALIKES[character.toLowerCase()] ?? character).join('');
}

/** Names the first character beyond ASCII, such as `“а” (U+0430)`; null when all is ASCII. */
export function nameForeign(text: string): string | null {
  for (const character of text) if (character > '\u007f') return `“${character}” (${codePointName(character)})`;
  return null;
}
