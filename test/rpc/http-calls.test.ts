/** Answers for calls by HTTP where they differ from the socket: a failure names its procedure in the log. */
import { expect, test } from 'vitest';
import { callByHttp } from '../../src-main/rpc/http-calls.ts';
import { CLIPNOTE, openConsole } from '../kit/console.ts';

test('a bug is answered with a request id, and the log line under it says which procedure failed', async () => {
  await using console = await openConsole();
  console.running.hub.publish = () => {
    throw new Error('a bug');
  };
  const { status, body } = await callByHttp(await console.running.router(), ['apps', 'register'], CLIPNOTE);
  expect(status).toBe(500);
  const { requestId } = (body as { error: { data: { requestId: string } } }).error.data;
  expect(console.lines.filter((line) => line.includes(requestId))).toEqual([expect.stringContaining('procedure="apps.register"')]);
});
