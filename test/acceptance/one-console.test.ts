/** Answers for how a served console shares a machine: one per data folder, its own ports, and an end that finishes what is open. */
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { describe, expect, test } from 'vitest';
import { serve, serveInVain } from '../kit/serve.ts';
import { connectServed } from '../kit/served-client.ts';
import { makeTempFolder } from '../kit/temp-folder.ts';
import { CLIPNOTE, writeWorkspace } from '../kit/workspace-file.ts';

/** A token request of which the last byte is still missing. */
async function openRequest(issuer: string): Promise<{ socket: Socket; finish: () => Promise<string> }> {
  const { hostname, port, host } = new URL(issuer);
  const body = new URLSearchParams({ grant_type: 'refresh_token', refresh_token: 'unknown', client_id: CLIPNOTE.clientId, client_secret: CLIPNOTE.clientSecret }).toString();
  const socket = connect(Number(port), hostname);
  await once(socket, 'connect');
  const head = [`POST /oauth/token HTTP/1.1`, `Host: ${host}`, 'Content-Type: application/x-www-form-urlencoded', `Content-Length: ${String(body.length)}`, '', ''];
  socket.write(head.join('\r\n') + body.slice(0, -1));
  // Answered in order on one machine: when a later request is answered, this one has arrived.
  await fetch(`${issuer}/.well-known/oauth-authorization-server`).then((answer) => answer.text());
  const finish = async (): Promise<string> => {
    let text = '';
    socket.setEncoding('utf8').on('data', (more: string) => {
      text += more;
    });
    socket.write(body.slice(-1));
    await once(socket, 'close');
    return text;
  };
  return { socket, finish };
}

describe('a second console', () => {
  test('on the same data folder says so and ends with 4; the first one goes on', async () => {
    await using folder = await makeTempFolder('one');
    const flags = [...writeWorkspace(folder), '--vault', 'session'];
    await using first = await serve(flags);
    const exit = await serveInVain(flags);
    expect(exit).toMatchObject({ code: 4, stdout: '' });
    expect(exit.stderr).toContain(folder.join('data'));
    expect((await fetch(`${first.ready.issuer}/v1/meetings`)).status).toBe(401);
  });

  test('may start as soon as the first one was killed', async () => {
    await using folder = await makeTempFolder('one');
    const flags = [...writeWorkspace(folder), '--vault', 'session'];
    await using first = await serve(flags);
    await first.end('SIGKILL');
    await using second = await serve(flags);
    expect(second.ready.apps).toMatchObject([{ name: 'Clipnote', clientId: CLIPNOTE.clientId }]);
  });
});

test.each(['--port', '--console-port'])('a taken %s is named, and the console ends with 3', async (flag) => {
  await using folder = await makeTempFolder('one');
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  using after = new DisposableStack();
  after.defer(() => void other.close());
  const port = String((other.address() as AddressInfo).port);
  const exit = await serveInVain([...writeWorkspace(folder), '--vault', 'session', flag, port]);
  expect(exit).toMatchObject({ code: 3, stdout: '' });
  expect(exit.stderr).toContain(port);
});

describe.each(['SIGTERM', 'SIGINT'] as const)('%s', (signal) => {
  test('finishes the request that is open, and ends with 0', async () => {
    await using folder = await makeTempFolder('one');
    await using served = await serve([...writeWorkspace(folder), '--vault', 'session']);
    await using pages = new AsyncDisposableStack();
    pages.use(await connectServed(served.ready.consoleUrl));
    const { finish } = await openRequest(served.ready.issuer);
    const ending = served.end(signal);
    const answer = await finish();
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(answer).toContain('"invalid_grant"');
    const exit = await ending;
    expect(exit).toMatchObject({ code: 0, signal: null });
    expect(exit.stdout.trim().split('\n')).toHaveLength(1);
  });

  test('does not wait for a request that never ends', async () => {
    await using folder = await makeTempFolder('one');
    await using served = await serve([...writeWorkspace(folder), '--vault', 'session']);
    const { socket } = await openRequest(served.ready.issuer);
    using after = new DisposableStack();
    after.defer(() => socket.destroy());
    const exit = await served.end(signal);
    expect(exit).toMatchObject({ code: 0, signal: null });
    // A promise to scripts is 2 seconds; noted rather than asserted, because a busy machine is no fault.
    console.info(`${signal} with a request that never ends: over after ${exit.tookMs.toFixed(0)} ms.`);
  });
});
