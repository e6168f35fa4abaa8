/** Answers for how a console starts when something is in its way, and for letting go of everything it took. */
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { composeConsole, PortTaken } from '../src-main/compose.ts';
import { DataFolderBusy } from '../src-main/storage/database.ts';
import { openConsole } from './kit/console.ts';
import { makeTempFolder } from './kit/temp-folder.ts';

async function takePort(): Promise<{ port: number } & AsyncDisposable> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    [Symbol.asyncDispose]: async () => {
      server.close();
      await once(server, 'close');
    },
  };
}

it('takes another port where the wished one is only a wish, and says so', async () => {
  await using taken = await takePort();
  await using console = await openConsole({ port: taken.port, portIsWish: true, door: 'desktop' });
  const { port } = new URL(console.issuer);
  expect(Number(port)).not.toBe(taken.port);
  expect(await console.client.server.status()).toMatchObject({
    door: 'desktop',
    issuer: console.issuer,
    portNotice: `Port ${String(taken.port)} is taken, so the server listens on ${port}.`,
  });
});

it('does not start on a taken port that was asked for, and gives the data folder free again', async () => {
  await using folder = await makeTempFolder('compose');
  await using taken = await takePort();
  await expect(openConsole({ port: taken.port, dataFolder: folder.join('data') })).rejects.toBeInstanceOf(PortTaken);
  await using console = await openConsole({ dataFolder: folder.join('data') });
  await expect(openConsole({ dataFolder: folder.join('data') })).rejects.toBeInstanceOf(DataFolderBusy);
  expect((await console.client.server.status()).dataFolder).toBe(folder.join('data'));
});

it('lets go of port and data folder when its door cannot be opened', async () => {
  await using folder = await makeTempFolder('compose');
  const seen: string[] = [];
  const options = { dataFolder: folder.join('data'), port: 0, consolePort: 0, portIsWish: false, vault: 'session', consent: 'ask', workspace: null, open: false, door: 'served' } as const;
  const openDoor = ({ issuer }: { issuer: string }): Promise<void> => {
    seen.push(issuer);
    return Promise.reject(new Error('no door'));
  };
  await expect(composeConsole(options, { openDoor })).rejects.toThrow('no door');
  await expect(fetch(seen[0] ?? '')).rejects.toThrow();
  await using console = await openConsole({ dataFolder: folder.join('data') });
  expect(console.running.workspaceApps).toEqual([]);
});
