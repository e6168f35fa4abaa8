/** Answers for images as somebody may choose them for a logo: good ones in every format, and ones that must do no harm. */
import sharp from 'sharp';

const RED = { r: 200, g: 30, b: 30, alpha: 1 };

/** A red picture of this size. */
export async function makeImage(format: 'png' | 'jpeg' | 'webp' | 'gif', width = 64, height = 64): Promise<Buffer> {
  return await sharp({ create: { width, height, channels: 4, background: RED } }).toFormat(format).toBuffer();
}

/** An SVG with this in it, 24 px square and red unless it says otherwise. */
export function makeSvg(inside = '', size = 'width="24" height="24"'): Buffer {
  return Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${size}><rect width="24" height="24" fill="#c81e1e"/>${inside}</svg>`);
}

/** A PNG of a few KB that unfolds into 64 million pixels. */
export async function makeBomb(): Promise<Buffer> {
  return await sharp({ create: { width: 8000, height: 8000, channels: 3, background: RED } }).png({ palette: true, colours: 2 }).toBuffer();
}

/** What a picture is, and the colour of its middle (r, g, b, alpha). */
export async function lookAt(png: Buffer): Promise<{ readonly format: string; readonly width: number; readonly height: number; readonly middle: readonly number[] }> {
  const { data, info } = await sharp(png).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  const { format } = await sharp(png).metadata();
  const at = (Math.floor(info.height / 2) * info.width + Math.floor(info.width / 2)) * 4;
  return { format, width: info.width, height: info.height, middle: [...data.subarray(at, at + 4)] };
}
