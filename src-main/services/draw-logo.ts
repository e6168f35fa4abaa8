/** Answers for turning an image that somebody chose into the pictures of a logo: PNG in two sizes, drawn here, with nothing of the file left. */
import type { Sharp, SharpOptions } from 'sharp';
import { LOGO_SIDES, readLogoFormat, type LogoFormat } from '../../src-preload/contract/logos.ts';
import { ServiceFailure } from './service-failure.ts';

/** The pictures, and what the image was (px; of an SVG the size it gives itself). */
export interface DrawnLogo {
  readonly format: LogoFormat;
  readonly width: number;
  readonly height: number;
  readonly small: Buffer;
  readonly large: Buffer;
}

type Draw = (bytes: Uint8Array, options: SharpOptions) => Sharp;

/** A few bytes can claim a picture that fills the memory; more than this many pixels are not drawn. */
const MOST_PIXELS = 40_000_000;
/** Dots per inch at which the size of an SVG is its size in px. */
const SVG_DENSITY = 72;
const TRANSPARENT = { r: 0, g: 0, b: 0, alpha: 0 };

function refuse(reason: string, cause?: unknown): never {
  throw new ServiceFailure('LOGO_REFUSED', { reason }, { cause });
}

/** The library, when it is first needed: it is large, and not there for every platform. Of its readers only ours stay open. */
async function loadSharp(): Promise<Draw> {
  try {
    const { default: sharp } = await import('sharp');
    sharp.block({ operation: ['VipsForeignLoad'] });
    sharp.unblock({ operation: ['Png', 'Jpeg', 'Webp', 'Svg'].map((kind) => `VipsForeignLoad${kind}Buffer`) });
    sharp.cache(false);
    sharp.concurrency(1);
    return sharp;
  } catch (cause) {
    refuse('The part of this console that draws logos is missing on this machine. Run npm ci again, or go on without a logo.', cause);
  }
}

let loaded: Promise<Draw> | null = null;

async function drawPictures(draw: Draw, bytes: Uint8Array, format: LogoFormat): Promise<DrawnLogo> {
  const { width, height } = await draw(bytes, { limitInputPixels: false }).metadata();
  // An SVG is drawn at the size that is needed, however small or large it says it is.
  const density = Math.min(SVG_DENSITY * 100, Math.max(1, (SVG_DENSITY * LOGO_SIDES.large) / Math.max(width, height)));
  const options: SharpOptions = { limitInputPixels: MOST_PIXELS, ...(format === 'svg' ? { density } : {}) };
  const square = async (side: number): Promise<Buffer> =>
    draw(bytes, options)
      .autoOrient()
      .resize(side, side, { fit: 'contain', background: TRANSPARENT })
      .toColorspace('srgb')
      .png({ compressionLevel: 9 })
      .toBuffer();
  return { format, width, height, small: await square(LOGO_SIDES.small), large: await square(LOGO_SIDES.large) };
}

/**
 * Draws the pictures of a logo. An SVG is drawn by a library that knows no scripts and opens no other file or address (librsvg), and only the
 * drawing is kept. In: the bytes of the image. Out: its pictures. Errors: LOGO_REFUSED with the reason.
 */
export async function drawLogo(bytes: Uint8Array): Promise<DrawnLogo> {
  const read = readLogoFormat(bytes);
  if ('refusal' in read) refuse(read.refusal);
  const draw = await (loaded ??= loadSharp());
  try {
    return await drawPictures(draw, bytes, read.format);
  } catch (cause) {
    const isHuge = cause instanceof Error && cause.message.includes('pixel limit');
    refuse(isHuge ? 'The image has too many pixels. Make it smaller first; 512 by 512 is plenty.' : `The ${read.format === 'svg' ? 'SVG' : 'image'} is damaged and cannot be drawn. Export it again.`, cause);
  }
}
