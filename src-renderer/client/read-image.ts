/** Answers for reading a file that somebody chose, dropped or pasted as a logo, and refusing it here when the console would. */
import { readLogoFormat } from '../../src-preload/contract/logos.ts';

/** Reads a file. Out: its bytes as base64, or one sentence why it cannot become a logo. */
export async function readImage(file: File): Promise<{ readonly image: string } | { readonly refusal: string }> {
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch {
    return { refusal: 'The file could not be read. It may have been moved; choose it again.' };
  }
  const read = readLogoFormat(bytes);
  if ('refusal' in read) return read;
  let text = '';
  // In pieces: a call takes only so many arguments.
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return { image: btoa(text) };
}

/** The file in what was dropped or pasted; null when there is none. */
export function fileOf(transfer: DataTransfer | null): File | null {
  return transfer?.files[0] ?? null;
}
