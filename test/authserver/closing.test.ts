/** Answers for stopping: idle connections do not hold the server, open requests get their answer first. */
import { connect, type Socket } from 'node:net';
import { expect, test } from 'vitest';
import { startAuthServer } from '../../src-main/authserver/start-auth-server.ts';
import { startTestAuthServer, type TestAuthServer } from '../kit/auth-server.ts';

async function open(server: TestAuthServer): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(server.issuer).port), '127.0.0.1', () => { resolve(socket); }).on('error', reject);
  });
}

async function nextData(socket: Socket): Promise<string> {
  return new Promise((resolve) => socket.once('data', (chunk) => { resolve(String(chunk)); }));
}

async function ended(socket: Socket): Promise<void> {
  return new Promise((resolve) => socket.once('close', () => { resolve(); }));
}

test('a connection that is kept alive does not hold the server back', async () => {
  await using server = await startTestAuthServer();
  const socket = await open(server);
  const answer = nextData(socket);
  socket.write('GET /v1/meetings HTTP/1.1\r\nHost: x\r\n\r\n');
  expect(await answer).toContain('401');
  const gone = ended(socket);
  await server.close();
  await gone;
});

test('a request that is under way is answered before the server stops', async () => {
  await using server = await startTestAuthServer();
  const socket = await open(server);
  const body = 'grant_type=refresh_token';
  const sure = nextData(socket);
  socket.write(`POST /oauth/token HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: ${String(body.length)}\r\n\r\n`);
  expect(await sure).toContain('100 Continue');
  const answer = nextData(socket);
  const closed = server.close();
  socket.write(body);
  const text = await answer;
  expect(text).toContain('HTTP/1.1 401');
  expect(text.toLowerCase()).toContain('connection: close');
  await closed;
});

test('a request that never ends is cut off', async () => {
  await using server = await startTestAuthServer();
  const socket = await open(server);
  const sure = nextData(socket);
  socket.on('error', () => undefined);
  socket.write('POST /oauth/token HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 10\r\n\r\n');
  await sure;
  const gone = ended(socket);
  await server.close();
  await gone;
});

test('a taken port is said by its code', async () => {
  await using server = await startTestAuthServer();
  const port = Number(new URL(server.issuer).port);
  await expect(startAuthServer(server.parts, { host: '127.0.0.1', port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
});
