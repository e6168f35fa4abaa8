/** Answers for the addresses that the window shows, and those that leave it. */
import { describe, expect, test } from 'vitest';
import { findDevServer, isOwnPage, START_PAGE, toExternalLink } from '../../src-main/desktop/navigation-rules.ts';

describe('own pages', () => {
  test.each([START_PAGE, 'app://console/flows/flow_1?step=4', 'app://console'])('%s is ours', (address) => {
    expect(isOwnPage(address)).toBe(true);
  });

  test.each([
    'app://other/',
    'app://console.example/',
    'app://console@elsewhere/',
    'app://me@console/',
    'app://console:81/',
    'https://console/',
    'file:///app://console/',
    'javascript:location="app://console/"',
    'about:blank',
    '',
    'not an address',
  ])('%s is not', (address) => {
    expect(isOwnPage(address)).toBe(false);
  });
});

describe('links that leave the window', () => {
  test.each([
    ['http://127.0.0.1:4400/oauth/authorize?a=b', 'http://127.0.0.1:4400/oauth/authorize?a=b'],
    ['https://mavioapp.com', 'https://mavioapp.com/'],
    ['HTTPS://Example.com/a b', 'https://example.com/a%20b'],
  ])('%s goes to the system browser', (address, link) => {
    expect(toExternalLink(address)).toBe(link);
  });

  test.each([
    'file:///etc/passwd',
    'javascript:alert(1)',
    'data:text/html,hello',
    'mailto:ada@lindqvist.example',
    'ms-settings:',
    'smb://server/share',
    'app://console/',
    'http://',
    '//example.com',
    '',
  ])('%s does not', (address) => {
    expect(toExternalLink(address)).toBeNull();
  });
});

describe('the development server', () => {
  test.each(['http://localhost:5173/', 'http://127.0.0.1:5173', 'http://[::1]:5173'])('%s may stand in', (wish) => {
    expect(findDevServer(wish)?.href).toBe(new URL(wish).href);
  });

  test.each([undefined, '', 'http://example.com:5173', 'http://localhost.example.com', 'https://localhost:5173', 'file:///tmp'])(
    '%s may not',
    (wish) => {
      expect(findDevServer(wish)).toBeNull();
    },
  );
});
