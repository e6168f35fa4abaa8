/** Answers for where a redirect URI leads on this machine: which hosts and port to listen on, and whether somebody does already. */
import { connect } from 'node:net';
import type { CallbackProspect } from '../../src-preload/contract/guided.ts';

/** Where a callback arrives. `hosts` are the addresses a browser may try for it. */
export interface CallbackAddress {
  readonly hosts: readonly string[];
  readonly port: number;
  readonly path: string;
}

/** The redirect URI leads to where this console cannot listen. */
export type Elsewhere = Extract<CallbackProspect, { kind: 'elsewhere' }>;

const HOSTS: Readonly<Record<string, readonly string[]>> = {
  localhost: ['127.0.0.1', '::1'],
  '127.0.0.1': ['127.0.0.1'],
  '[::1]': ['::1'],
};

function elsewhere(reason: string): Elsewhere {
  return { kind: 'elsewhere', reason };
}

/** Reads a redirect URI the way a browser does. Out: the address, or in one sentence why the console cannot listen there. */
export function findCallbackAddress(redirectUri: string): CallbackAddress | Elsewhere {
  let url: URL;
  try {
    url = new URL(redirectUri);
  } catch {
    return elsewhere('This is not a whole URI, so no browser can go there.');
  }
  const hosts = HOSTS[url.hostname];
  if (hosts === undefined) return elsewhere(`${url.host === '' ? 'This address' : url.host} is not on this machine. Your own server receives the callback.`);
  if (url.protocol !== 'http:') return elsewhere(`The console listens on http only, and this URI starts with ${url.protocol}//.`);
  return { hosts, port: url.port === '' ? 80 : Number(url.port), path: url.pathname };
}

/**
 * Whether anything answers on a loopback port. Asked before listening: some systems let a second program listen on 127.0.0.1
 * while the first has the port on all addresses, and the callback would go to the wrong one.
 */
export async function isAnswered(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port });
    const finish = (answered: boolean): void => {
      socket.destroy();
      resolve(answered);
    };
    socket.setTimeout(1000, () => {
      finish(false);
    });
    socket.once('connect', () => {
      finish(true);
    });
    socket.once('error', () => {
      finish(false);
    });
  });
}
