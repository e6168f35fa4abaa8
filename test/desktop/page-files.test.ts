/** Answers for what app://console serves: listed files, the page for routes, and nothing else on the disk. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { answerPageRequest, findPageAnswer, listPageFiles, PageMissing } from '../../src-main/desktop/page-files.ts';
import { devPageHeaders, PAGE_HEADERS } from '../../src-main/desktop/page-headers.ts';
import { consoleHeaders } from '../../src-main/rpc/console-headers.ts';
import { makeTempFolder } from '../kit/temp-folder.ts';

async function buildPage() {
  const folder = await makeTempFolder();
  const root = join(folder.path, 'renderer');
  mkdirSync(join(root, 'assets'), { recursive: true });
  writeFileSync(join(root, 'index.html'), '<!doctype html><title>Mavio Console</title>');
  writeFileSync(join(root, 'assets', 'index-1a.js'), 'export {};');
  writeFileSync(join(root, 'assets', 'plex.woff2'), new Uint8Array([0, 1, 254, 255]));
  writeFileSync(join(root, 'assets', 'odd.xyz'), '');
  writeFileSync(join(folder.path, 'secret.txt'), 'not to be served');
  return { root, [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose]() };
}

describe('requests for pages', () => {
  test('get files byte by byte, with their type', async () => {
    await using page = await buildPage();
    const files = await listPageFiles(page.root);
    const script = await answerPageRequest({ method: 'GET', url: 'app://console/assets/index-1a.js' }, files, PAGE_HEADERS);
    expect(script.status).toBe(200);
    expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(await script.text()).toBe('export {};');
    const font = await answerPageRequest({ method: 'GET', url: 'app://console/assets/plex.woff2' }, files, PAGE_HEADERS);
    expect(font.headers.get('content-type')).toBe('font/woff2');
    expect([...new Uint8Array(await font.arrayBuffer())]).toEqual([0, 1, 254, 255]);
    const odd = await answerPageRequest({ method: 'GET', url: 'app://console/assets/odd.xyz' }, files, PAGE_HEADERS);
    expect(odd.headers.get('content-type')).toBe('application/octet-stream');
  });

  test.each(['/', '/index.html', '/apps', '/apps/my.client%2Fid', '/flows/flow_1?step=4', '/settings#top'])('for %s get the page', async (path) => {
    await using page = await buildPage();
    const answer = await answerPageRequest({ method: 'GET', url: `app://console${path}` }, await listPageFiles(page.root), PAGE_HEADERS);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(await answer.text()).toContain('<title>Mavio Console</title>');
  });

  test('with HEAD get headers only', async () => {
    await using page = await buildPage();
    const answer = await answerPageRequest({ method: 'HEAD', url: 'app://console/' }, await listPageFiles(page.root), PAGE_HEADERS);
    expect(answer.status).toBe(200);
    expect(await answer.text()).toBe('');
  });

  test.each([
    ['GET', 'app://console/assets/absent.js', 404],
    ['GET', 'app://console/assets/', 404],
    ['GET', 'app://elsewhere/index.html', 403],
    ['GET', 'app://console/..%2fsecret.txt', 403],
    ['GET', 'app://console/assets/..%2f..%2fsecret.txt', 403],
    ['GET', 'app://console/assets/..%5c..%5csecret.txt', 403],
    ['GET', 'app://console/assets/%00', 403],
    ['GET', 'app://console/%zz', 400],
    ['POST', 'app://console/', 405],
  ] as const)('%s %s are refused with %i', async (method, url, status) => {
    await using page = await buildPage();
    const answer = await answerPageRequest({ method, url }, await listPageFiles(page.root), PAGE_HEADERS);
    expect(answer.status).toBe(status);
    expect(await answer.text()).toBe('');
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  test('never lead out of the folder, however they climb', async () => {
    await using page = await buildPage();
    const files = await listPageFiles(page.root);
    for (const climb of ['../secret.txt', '%2e%2e/secret.txt', 'assets/../../secret.txt', '....//secret.txt', 'C:/secret.txt']) {
      const answer = findPageAnswer({ method: 'GET', url: `app://console/${climb}` }, files);
      if ('file' in answer) expect([...files.values()]).toContain(answer.file);
    }
  });

  test('cannot be answered when the page is not built', async () => {
    await using folder = await makeTempFolder();
    await expect(listPageFiles(join(folder.path, 'absent'))).rejects.toThrow(PageMissing);
    await expect(listPageFiles(folder.path)).rejects.toThrow('Run npm run build');
  });
});

describe('headers of the page', () => {
  test('allow own scripts and styles, and no connection', () => {
    const policy = PAGE_HEADERS['Content-Security-Policy'] ?? '';
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toContain('unsafe');
    expect(policy).not.toContain('connect-src');
    expect(policy).toContain("frame-ancestors 'none'");
    expect(PAGE_HEADERS['X-Content-Type-Options']).toBe('nosniff');
  });

  test('are those of the served door, less the socket that the window does not need', () => {
    const served = new Headers(consoleHeaders(4410));
    const policy = (served.get('content-security-policy') ?? '').split('; ').filter((line) => !line.startsWith('connect-src'));
    served.set('content-security-policy', policy.join('; '));
    expect(Object.fromEntries(new Headers(PAGE_HEADERS))).toEqual({ ...Object.fromEntries(served), 'cache-control': 'no-cache' });
  });

  test('give the development server its socket and inline code, and no other host', () => {
    const policy = devPageHeaders(new URL('http://localhost:5173/'))['Content-Security-Policy'] ?? '';
    expect(policy).toContain("script-src 'self' 'unsafe-inline'");
    expect(policy).toContain("connect-src 'self' ws://localhost:5173");
    expect(policy).toContain("default-src 'none'");
  });
});
