/** Answers for the errors of simple-oauth2: Boom objects from the HTTP client it stands on. */
import { expect } from 'vitest';
import { SimpleApp } from '../../kit/simple-app.ts';
import { thrownBy, uriOf } from './dialect.ts';
import type { Dialect, TokenRefusal } from './dialect.ts';

async function expectBoom(asking: Promise<unknown>, { status, error, check, challenged = false }: TokenRefusal): Promise<void> {
  const thrown = await thrownBy(asking);
  expect(thrown).toMatchObject({ isBoom: true, output: { statusCode: status } });
  const payload = { error, error_description: expect.any(String) as string, error_uri: expect.stringMatching(uriOf(check)) as string };
  expect(thrown).toMatchObject({ data: { isResponseError: true, payload } });
  const { headers } = (thrown as { data: { headers: Record<string, string | undefined> } }).data;
  expect(headers['www-authenticate']).toBe(challenged ? 'Basic realm="Mavio"' : undefined);
}

/** How simple-oauth2 speaks. */
export const simpleDialect: Dialect = {
  name: 'simple-oauth2',
  open: (settings) => Promise.resolve(new SimpleApp(settings)),
  expectTokenRefusal: expectBoom,
  // The library never reads the callback, so its error is not seen: an app that follows the library's examples trades a code that is not there.
  expectCallbackError: (reading) => expectBoom(reading, { status: 400, error: 'invalid_request', check: 'code.present' }),
  expectForeignCallback: async (reading) => {
    expect(await thrownBy(reading)).toBe('simple-oauth2 compares neither state nor iss, so no situation may ask this of it');
  },
  // Nothing is thrown: the library makes no API calls.
  expectApiRefusal: async (calling, { status, code }) => {
    expect(await calling).toMatchObject({ status, body: { error: { code } } });
  },
};
