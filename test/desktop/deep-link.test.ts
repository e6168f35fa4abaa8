/** Answers for links into the desktop console: what they may lead to, and what hostile ones may not. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findDeepLink, readDeepLink } from '../../src-main/desktop/deep-link.ts';
import { pickOwnFlags } from '../../src-main/desktop/own-flags.ts';

const FLOW = 'flow_A1b2C3d4E5f6G7h8';

test.each([
  ['mavio-console://apps', '/apps'],
  ['mavio-console://apps/', '/apps'],
  ['mavio-console://apps/mavio_client_8Kq2vXnR4tLw', '/apps/mavio_client_8Kq2vXnR4tLw'],
  ['mavio-console://apps/mavio_client_8Kq2vXnR4tLw/credentials', '/apps/mavio_client_8Kq2vXnR4tLw/credentials'],
  ['mavio-console://apps/my%20app/details', '/apps/my%20app/details'],
  ['mavio-console://flows', '/flows'],
  ['mavio-console://flows/doctor', '/flows/doctor'],
  [`mavio-console://flows/${FLOW}`, `/flows/${FLOW}`],
  [`mavio-console://flows/${FLOW}?step=4`, `/flows/${FLOW}?step=4`],
  [`mavio-console://flows/${FLOW}?step=4.2&check=code.unused`, `/flows/${FLOW}?step=4.2&check=code.unused`],
  ['mavio-console://settings', '/settings'],
  ['mavio-console://settings/tokens', '/settings/tokens'],
])('%s leads to %s', (link, path) => {
  expect(readDeepLink(link)).toBe(path);
});

test.each([
  '', 'mavio-console:', 'mavio-console://', 'mavio-console:///apps', 'MAVIO-CONSOLE://apps', 'https://apps', 'javascript:alert(1)', 'file:///etc/passwd',
  'mavio-console://apps/../settings', 'mavio-console://apps/..', 'mavio-console://apps/%2e%2e/x', 'mavio-console://apps/a%2fb', 'mavio-console://apps/a%5Cb', 'mavio-console://apps/a%00',
  'mavio-console://apps/a/b/c', 'mavio-console://apps//a', 'mavio-console://apps/new', 'mavio-console://apps/a/issued', 'mavio-console://apps/a?ask=regenerate', 'mavio-console://apps#token=x',
  'mavio-console://apps@evil.example/apps', 'mavio-console://evil.example/apps', 'mavio-console://user:pass@apps', 'mavio-console://apps:80', 'mavio-console://rpc', 'mavio-console://assets/x.js',
  'mavio-console://flows/guided', 'mavio-console://flows/flow_short', `mavio-console://flows/${FLOW}x`, `mavio-console://flows/${FLOW}/x`, `mavio-console://flows/${FLOW}?`.concat('x=1'),
  `mavio-console://flows/${FLOW}?step=4&step=5`, `mavio-console://flows/${FLOW}?step=<script>`, `mavio-console://flows/${FLOW}?check=a`, `mavio-console://flows/${FLOW}?step=4?check=code.unused`, `mavio-console://flows/${FLOW}#token=abc`,
  'mavio-console://settings/Tokens', 'mavio-console://settings/a/b', 'mavio-console://settings?step=1', 'mavio-console://apps/a b', 'mavio-console://apps/\u202eevil', `mavio-console://apps/${'a'.repeat(700)}`, ' mavio-console://apps', 'mavio-console://apps\n',
])('%j leads nowhere', (link) => {
  expect(readDeepLink(link)).toBeNull();
});

test('whatever is written, a link leads to a page of the console, and nothing of it is lost or added', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ maxLength: 80, unit: 'grapheme' }), fc.webUrl().map((url) => url.replace(/^https?:\/\//, ''))), (rest) => {
      const path = readDeepLink(`mavio-console://${rest}`);
      if (path === null) return;
      const url = new URL(path, 'app://console');
      expect(url.protocol).toBe('app:');
      expect(url.hash).toBe('');
      expect(path).toMatch(/^\/(apps|flows|settings)(\/|\?|$)/);
    }),
  );
});

test('a command line holds at most one link, the last one, and it is no flag', () => {
  const words = ['electron', '.', '--port', '0', 'mavio-console://flows', 'mavio-console://apps'];
  expect(findDeepLink(words)).toBe('/apps');
  expect(findDeepLink(['electron', '.', 'MAVIO-console://apps'])).toBeNull();
  expect(findDeepLink(['electron', '.', '--port', '0'])).toBeNull();
  expect(pickOwnFlags([...words, 'Mavio-Console:evil'], false)).toEqual(['--port', '0']);
});
