/** Answers for addresses of apps: whatever a client id holds, its page is found again, by the router and by the server behind it. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addressOfApp, readClientId } from '../../../src-renderer/apps/app-address.ts';

/** What the browser makes of an address, and the router of that: dot segments are resolved, and one encoding is undone. */
function travel(address: string): string {
  const { pathname } = new URL(address, 'http://127.0.0.1:4410');
  return decodeURI(pathname);
}

test('issued ids look as they are', () => {
  expect(addressOfApp('mavio_client_Xk29fLm41QaZ')).toBe('/apps/mavio_client_Xk29fLm41QaZ');
  expect(addressOfApp('mavio_client_Xk29fLm41QaZ', 'issued')).toBe('/apps/mavio_client_Xk29fLm41QaZ/issued');
});

test.each(['a/b', '..', '.', 'new', 'NEW', 'a%2Fb', 'a?b#c', 'app.js', 'assets', '%', 'a\\b', '~'])('%s is found again', (clientId) => {
  const path = travel(addressOfApp(clientId, 'details'));
  expect(path).toMatch(/^\/apps\/[^/]+\/details$/);
  expect(path).not.toMatch(/^\/apps\/new/i);
  expect(readClientId(path.split('/')[2] ?? '')).toBe(clientId);
  // The server takes a last part with a dot for a file.
  expect(new URL(addressOfApp(clientId), 'http://x').pathname).not.toContain('.');
});

test('so is every id that a workspace file may give', () => {
  const id = fc.array(fc.integer({ min: 0x21, max: 0x7e }), { minLength: 1, maxLength: 120 }).map((codes) => String.fromCharCode(...codes));
  fc.assert(fc.property(id, (clientId) => {
    const [empty, apps, part, ...rest] = travel(addressOfApp(clientId)).split('/');
    expect([empty, apps, rest.length, readClientId(part ?? '')]).toEqual(['', 'apps', 0, clientId]);
  }), { numRuns: 2000 });
});

test('what cannot be decoded stays as it is', () => {
  expect(readClientId('%zz')).toBe('%zz');
});
