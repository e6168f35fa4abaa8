/** Answers for the logos of apps: what may be chosen, what an image really is, and how its pictures are named. */
import { z } from 'zod';
import { LogoId } from './ids.ts';

/** Most bytes of an image that is chosen as a logo. */
export const MOST_LOGO_BYTES = 512 * 1024;

/** An image as it travels: base64, at most MOST_LOGO_BYTES when it is decoded. */
export const LogoImage = z.base64().max(Math.ceil(MOST_LOGO_BYTES / 3) * 4);

/** The kinds of image that can become a logo. */
export const LogoFormat = z.enum(['png', 'jpeg', 'webp', 'svg']);
export type LogoFormat = z.infer<typeof LogoFormat>;

/** Which picture of a logo: `small` (96 px square) for lists and heads, `large` (224 px square) for sheets and the consent page. */
export const LogoSize = z.enum(['small', 'large']);
export type LogoSize = z.infer<typeof LogoSize>;

/** Side of each picture in px: twice to four times the size at which it is shown, so that it stays sharp on dense screens. */
export const LOGO_SIDES: Readonly<Record<LogoSize, number>> = { small: 96, large: 224 };

/** A logo that was taken: its name, and what the chosen image was (px; of an SVG the size it gives itself). */
export const AddedLogo = z.object({ logoId: LogoId, format: LogoFormat, width: z.number().positive(), height: z.number().positive() });
export type AddedLogo = z.infer<typeof AddedLogo>;

/** A picture of a logo: PNG as base64. */
export const LogoPicture = z.object({ png: z.base64() });

const startsWith = (bytes: Uint8Array, ...signature: readonly number[]): boolean => signature.every((byte, index) => bytes[index] === byte);
const textAt = (bytes: Uint8Array, from: number, length: number): string => String.fromCharCode(...bytes.subarray(from, from + length));

/** An SVG says what it is within this many bytes. */
const HEAD_BYTES = 32_768;

/** True when bytes, read as Latin-1, are an SVG document: `<svg` is its first element, behind a byte order mark, an XML declaration, comments and a document type. */
function isSvg(text: string): boolean {
  const rest = text.replace(/^(?:\s+|\u00EF\u00BB\u00BF|<\?[^>]*\?>|<!--[\s\S]*?-->|<!DOCTYPE(?:[^[>]|\[[^\]]*\])*>)+/i, '');
  return /^<(?:[A-Za-z_][\w.-]*:)?svg[\s/>]/.test(rest);
}

/** Names of formats that are refused, for the sentence that says so. */
const OTHERS: readonly (readonly [string, (bytes: Uint8Array) => boolean])[] = [
  ['a GIF', (bytes) => textAt(bytes, 0, 4) === 'GIF8'],
  ['an icon file', (bytes) => startsWith(bytes, 0, 0, 1, 0)],
  ['a BMP', (bytes) => textAt(bytes, 0, 2) === 'BM'],
  ['a TIFF', (bytes) => startsWith(bytes, 0x49, 0x49, 0x2a, 0) || startsWith(bytes, 0x4d, 0x4d, 0, 0x2a)],
  ['an AVIF', (bytes) => textAt(bytes, 4, 8) === 'ftypavif'],
  ['a PDF', (bytes) => textAt(bytes, 0, 5) === '%PDF-'],
];

/**
 * Says what an image is by what is in it; its name plays no part.
 * In: the bytes. Out: its format, or one sentence why it cannot become a logo.
 */
export function readLogoFormat(bytes: Uint8Array): { readonly format: LogoFormat } | { readonly refusal: string } {
  if (bytes.length === 0) return { refusal: 'The file is empty. Choose a PNG, JPEG, WebP or SVG.' };
  if (bytes.length > MOST_LOGO_BYTES) return { refusal: `The image has ${sayBytes(bytes.length)}. A logo can have 512 KB; make it smaller first.` };
  if (startsWith(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return { format: 'png' };
  if (startsWith(bytes, 0xff, 0xd8, 0xff)) return { format: 'jpeg' };
  if (textAt(bytes, 0, 4) === 'RIFF' && textAt(bytes, 8, 4) === 'WEBP') return { format: 'webp' };
  if (isSvg(textAt(bytes, 0, HEAD_BYTES))) return { format: 'svg' };
  const other = OTHERS.find(([, isIt]) => isIt(bytes))?.[0];
  return { refusal: `${other === undefined ? 'This is no image that can become a logo' : `This is ${other}, whatever its name`}. Choose a PNG, JPEG, WebP or SVG.` };
}

/** A number of bytes in words, rounded up: `4 KB`, `1.2 MB`. */
export function sayBytes(bytes: number): string {
  if (bytes < 1024) return `${String(bytes)} bytes`;
  const kilobytes = bytes / 1024;
  return kilobytes <= 1000 ? `${String(Math.ceil(kilobytes))} KB` : `${(Math.ceil(kilobytes / 102.4) / 10).toFixed(1)} MB`;
}
