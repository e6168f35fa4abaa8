/** Answers for GET /oauth/logos/:name: the logo of an app, as its consent page shows it. */
import { LogoId } from '../../src-preload/contract/ids.ts';
import { answerNotFound } from './not-found.ts';
import type { ServerContext } from './parts.ts';
import type { Received } from './receive.ts';
import type { Answer } from './respond.ts';

/** Path under which the logos are. */
export const LOGOS_PATH = '/oauth/logos/';

/** Path of a logo on this server. In: its id. */
export function logoPath(logoId: string): string {
  return `${LOGOS_PATH}${logoId}.png`;
}

/**
 * Handles a request for a logo. It is always a PNG that this console made itself, whatever was chosen, so nothing in it can run.
 * The name says what is in it, so browsers may keep it for ever.
 */
export function handleLogo(server: ServerContext, received: Received): Answer {
  const [, name = ''] = /^(.+)\.png$/.exec(received.path.slice(LOGOS_PATH.length)) ?? [];
  const logoId = LogoId.safeParse(name);
  const bytes = logoId.success ? server.logos.load(logoId.data, 'large') : null;
  if (bytes === null) return answerNotFound(server, received);
  return {
    status: 200,
    headers: {
      'content-type': 'image/png',
      'cache-control': 'public, max-age=31536000, immutable',
      'content-security-policy': "default-src 'none'; sandbox",
      'cross-origin-resource-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
    },
    body: { kind: 'picture', bytes },
  };
}
