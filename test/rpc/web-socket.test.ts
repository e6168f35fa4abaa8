/** Answers for who may open the console's socket: the page of this run, and nobody else. */
import { expect, it } from 'vitest';
import { judgeUpgrade } from '../../src-main/rpc/web-socket.ts';

const admission = { host: '127.0.0.1:4410', origins: ['http://127.0.0.1:4410'], token: 'right' };
const good = { host: '127.0.0.1:4410', origin: 'http://127.0.0.1:4410', 'sec-websocket-protocol': 'mavio-console, right' };

it('lets the page of this run in', () => {
  expect(judgeUpgrade(good, admission)).toBeNull();
  expect(judgeUpgrade({ ...good, 'sec-websocket-protocol': 'mavio-console,right' }, admission)).toBeNull();
});

it.each([
  ['another host', { host: 'evil.example:4410' }, 403],
  ['another port in the host', { host: '127.0.0.1:4400' }, 403],
  ['localhost, which is another origin', { host: 'localhost:4410' }, 403],
  ['no host', { host: undefined }, 403],
  ['another origin', { origin: 'http://evil.example' }, 403],
  ['the origin of the authorization server', { origin: 'http://127.0.0.1:4400' }, 403],
  ['no origin', { origin: undefined }, 403],
  ['the opaque origin', { origin: 'null' }, 403],
  ['a wrong token', { 'sec-websocket-protocol': 'mavio-console, wrong' }, 401],
  ['an empty token', { 'sec-websocket-protocol': 'mavio-console,' }, 401],
  ['no token', { 'sec-websocket-protocol': 'mavio-console' }, 401],
  ['no subprotocol', { 'sec-websocket-protocol': undefined }, 401],
  ['more than a token', { 'sec-websocket-protocol': 'mavio-console, wrong, right' }, 401],
  ['the token in front', { 'sec-websocket-protocol': 'right, mavio-console' }, 401],
])('refuses %s', (_what, change, status) => {
  expect(judgeUpgrade({ ...good, ...change }, admission)).toBe(status);
});

it('says the origin first when both are wrong, so that a stranger learns nothing about the token', () => {
  expect(judgeUpgrade({ ...good, origin: 'http://evil.example', 'sec-websocket-protocol': 'x' }, admission)).toBe(403);
});
