/** Answers for logos: taking an image, handing out its pictures. */
import { createHash } from 'node:crypto';
import type { z } from 'zod';
import type { AddedLogo, LogoPicture, LogoSize } from '../../src-preload/contract/logos.ts';
import type { Clock } from '../host.ts';
import type { Database } from '../storage/database.ts';
import type { LogoStore } from '../storage/logo-store.ts';
import { drawLogo } from './draw-logo.ts';
import { ServiceFailure } from './service-failure.ts';
import type { Turns } from './turns.ts';

/** What the use cases of logos are made of. */
export interface LogosParts {
  readonly db: Database;
  readonly logos: LogoStore;
  readonly clock: Clock;
  readonly turns: Turns;
}

/** Throws LOGO_REFUSED when an app shall have a logo that is not (any more) here. */
export function refuseLostLogo(logos: LogoStore, logoId: string | null | undefined): void {
  if (logoId === null || logoId === undefined || logos.has(logoId)) return;
  throw new ServiceFailure('LOGO_REFUSED', { reason: 'The logo was chosen so long ago that the console let it go. Choose it again.' });
}

/** Use cases of `logos.*`. */
export class Logos {
  readonly #parts: LogosParts;

  constructor(parts: LogosParts) {
    this.#parts = parts;
  }

  /** Makes pictures of an image and keeps them. In: the image, base64. One image at a time, so that none can take every processor. Errors: LOGO_REFUSED. */
  async add(image: string): Promise<z.input<typeof AddedLogo>> {
    const { clock, db, logos, turns } = this.#parts;
    const { small, large, ...was } = await turns.take('logos', () => drawLogo(Buffer.from(image, 'base64')));
    const logoId = `logo_${createHash('sha256').update(large).digest('hex').slice(0, 24)}`;
    db.transact(() => logos.keep({ logoId, keptAt: clock.now(), small, large }));
    return { logoId, ...was };
  }

  /** One picture. Errors: NOT_FOUND. */
  get(logoId: string, size: LogoSize): z.input<typeof LogoPicture> {
    const bytes = this.#parts.logos.load(logoId, size);
    if (bytes === null) throw new ServiceFailure('NOT_FOUND', { what: 'logo' });
    return { png: bytes.toString('base64') };
  }
}
