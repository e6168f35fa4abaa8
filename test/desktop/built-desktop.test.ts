/** Answers for the built desktop and bridge as they run: options, guards, pages, the port's hand-over, and the end. */
import { once } from 'node:events';
import { type AddressInfo, createServer, connect as dial } from 'node:net';
import { readFileSync } from 'node:fs';
import { MessageChannel } from 'node:worker_threads';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { ClientId } from '../../src-preload/contract/ids.ts';
import { buildDesktop } from '../kit/desktop-build.ts';
import { type InProcessDesktop, startDesktop } from '../kit/desktop-in-process.ts';
import { makeTempFolder, type TempFolder } from '../kit/temp-folder.ts';
import { CLIPNOTE, writeWorkspace } from '../kit/workspace-file.ts';

let stack: AsyncDisposableStack;
let folder: TempFolder;
let desktop: InProcessDesktop;
let takenPort: number;

beforeAll(async () => {
  stack = new AsyncDisposableStack();
  folder = stack.use(await makeTempFolder('desktop'));
  const build = stack.use(await buildDesktop());
  const other = createServer().listen(0, '127.0.0.1');
  stack.defer(() => void other.close());
  await once(other, 'listening');
  takenPort = (other.address() as AddressInfo).port;
  desktop = await startDesktop(build, [...writeWorkspace(folder), '--no-sandbox', '--vault', 'session', '--port', String(takenPort)]);
});
afterAll(() => stack.disposeAsync());

const windowOf = () => {
  const window = desktop.electron.seen.windows.at(-1);
  if (window === undefined) throw new Error('No window was opened.');
  return window;
};

describe('before anything is shown', () => {
  test('the sandbox is on for all, the scheme is privileged, and one instance owns the data folder', () => {
    const { order, schemes, paths } = desktop.electron.seen;
    expect(order).toEqual(['enableSandbox', 'registerSchemesAsPrivileged', 'requestSingleInstanceLock', 'whenReady']);
    expect(schemes).toEqual([{ scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } }]);
    expect(paths).toEqual(new Map([['userData', folder.join('data', 'window')]]));
  });

  test('the window is isolated, sandboxed and hidden until it is painted', () => {
    const { webPreferences, ...options } = windowOf().options;
    expect(webPreferences).toEqual({
      preload: expect.stringMatching(/preload\/bridge\.cjs$/) as string,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
    });
    expect(options).toMatchObject({ show: false, title: 'Mavio Console', width: 1440, height: 900, x: 240, y: 70, minWidth: 900, minHeight: 600 });
    expect(windowOf().done).toEqual(['load app://console/', 'show']);
  });

  test('the menu has the platform’s roles', () => {
    expect(JSON.stringify(desktop.electron.seen.menus)).toContain('"role":"editMenu"');
  });
});

describe('pages', () => {
  const ask = async (address: string, method = 'GET'): Promise<Response> => {
    const handler = desktop.electron.seen.pages.get('app');
    if (handler === undefined) throw new Error('The scheme has no handler.');
    return handler(new Request(address, { method }));
  };

  test('carry a policy that lets nothing else in', async () => {
    const policy = (await ask('app://console/')).headers.get('content-security-policy');
    expect(policy).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self';/);
  });

  test.each(['app://console/', 'app://console/apps', 'app://console/flows/flow_1?step=4'])('%s finds its script and styles', async (address) => {
    const html = await (await ask(address)).text();
    const linked = [...html.matchAll(/(?:src|href)="([^"]+\.(?:js|css))"/g)].map(([, path]) => new URL(path ?? '', address).href);
    const types = await Promise.all(linked.map(async (file) => (await ask(file)).headers.get('content-type')));
    expect(types).toEqual(['text/javascript; charset=utf-8', 'text/css; charset=utf-8']);
  });

  test.each([
    ['app://console/..%2fmain%2fdesktop.js', 403],
    ['app://console/assets/%2e%2e%2f%2e%2e%2fmain%2fdesktop.js', 403],
    ['app://console/assets/absent.js', 404],
    ['app://elsewhere/', 403],
  ])('%s is refused with %i', async (address, status) => {
    const answer = await ask(address);
    expect([answer.status, await answer.text()]).toEqual([status, '']);
  });
});

describe('guards', () => {
  test('keep the window on our pages; links go to the system browser', () => {
    const { webContents } = windowOf();
    const { openedOutside } = desktop.electron.seen;
    expect(webContents.navigate('will-navigate', 'app://console/apps')).toBe(true);
    expect(webContents.navigate('will-navigate', 'https://mavioapp.com/docs')).toBe(false);
    expect(openedOutside).toEqual(['https://mavioapp.com/docs']);
    expect(webContents.navigate('will-navigate', 'file:///etc/passwd')).toBe(false);
    expect(webContents.navigate('will-redirect', 'https://mavioapp.com/')).toBe(false);
    expect(webContents.navigate('will-redirect', 'app://console/')).toBe(true);
    expect(webContents.navigate('will-frame-navigate', 'app://console/', false)).toBe(false);
    expect(openedOutside).toEqual(['https://mavioapp.com/docs']);
  });

  test('open no window, and outside only http and https', () => {
    const { openedOutside } = desktop.electron.seen;
    const before = openedOutside.length;
    const open = (url: string) => windowOf().webContents.openHandler?.({ url } as Parameters<NonNullable<ReturnType<typeof windowOf>['webContents']['openHandler']>>[0]);
    for (const url of ['http://127.0.0.1:4400/oauth/authorize?x=y', 'file:///bin/sh', 'javascript:alert(1)', 'app://console/', 'mailto:a@b.example']) {
      expect(open(url)).toEqual({ action: 'deny' });
    }
    expect(openedOutside.slice(before)).toEqual(['http://127.0.0.1:4400/oauth/authorize?x=y']);
  });

  test('hold for contents that somebody else makes, and no webview is attached', () => {
    const { app, StandInContents, StandInEvent } = desktop.electron;
    const stranger = new StandInContents();
    app.emit('web-contents-created', new StandInEvent(), stranger);
    expect(stranger.navigate('will-navigate', 'https://elsewhere.example/')).toBe(false);
    const attach = new StandInEvent();
    stranger.emit('will-attach-webview', attach, {}, {});
    expect(attach.defaultPrevented).toBe(true);
  });

  test('ask before edits go with the page, and keep it unless somebody lets them', () => {
    const { app, behaviour, seen, StandInContents, StandInEvent } = desktop.electron;
    const contents = new StandInContents();
    app.emit('web-contents-created', new StandInEvent(), contents);
    const leaves = ['Stay', 'Leave without saving'].map((button) => {
      behaviour.presses = button;
      const event = new StandInEvent();
      contents.emit('will-prevent-unload', event);
      return event.defaultPrevented;
    });
    expect(leaves).toEqual([false, true]);
    expect(seen.questions).toEqual(['Leave without saving?', 'Leave without saving?']);
  });

  test('deny every permission', () => {
    const { request, check, device } = desktop.electron.seen.permissions;
    const nobody = {} as never;
    for (const permission of ['media', 'geolocation', 'notifications', 'openExternal', 'clipboard-read'] as const) {
      const answer = vi.fn();
      request?.(nobody, permission, answer, nobody);
      expect(answer.mock.calls).toEqual([[false]]);
      expect(check?.(null, permission, 'app://console', nobody)).toBe(false);
    }
    expect(device?.(nobody)).toBe(false);
  });
});

describe('the message port', () => {
  test('carries real calls and live updates from our page', async () => {
    const { client } = desktop.connect();
    const status = await client.server.status();
    expect(status).toMatchObject({ door: 'desktop', vault: { kind: 'session' }, dataFolder: folder.join('data') });
    expect(status.portNotice).toContain(String(takenPort));
    expect(new URL(status.issuer).port).not.toBe(String(takenPort));
    expect(await client.apps.list()).toMatchObject([{ name: 'Clipnote', clientId: CLIPNOTE.clientId }]);
    await expect(client.apps.get({ clientId: ClientId.parse('unknown') })).rejects.toMatchObject({ code: 'NOT_FOUND', defined: true });
    const batches = await client.live.follow(null);
    expect(await batches.next()).toMatchObject({ done: false, value: { messages: [] } });
    await client.apps.ensureSample();
    expect(await batches.next()).toMatchObject({ value: { messages: [{ topic: 'app.changed' }] } });
  });

  test('of a reloaded page replaces the old one, whose followers end', async () => {
    const old = desktop.connect();
    const closed = once(old.port, 'close');
    const batches = await old.client.live.follow(null);
    await batches.next();
    const waiting = batches.next();
    waiting.catch(() => undefined);
    const { client } = desktop.connect();
    await closed;
    await expect(waiting).rejects.toThrow();
    expect(await client.server.status()).toMatchObject({ door: 'desktop' });
  });

  test('is closed when what comes over it cannot be read', async () => {
    const { port } = desktop.connect();
    const closed = once(port, 'close');
    port.postMessage('{"no":');
    await closed;
    const { client } = desktop.connect();
    expect(await client.server.status()).toMatchObject({ door: 'desktop' });
  });

  test.each(['a frame in our page', 'other contents', 'our contents on another page', 'a frame that is gone'])('from %s is refused and closed', async (who) => {
    const { behaviour, StandInContents } = desktop.electron;
    const own = windowOf().webContents;
    const other = new StandInContents();
    other.mainFrame.url = 'app://console/';
    const senders = {
      'a frame in our page': { sender: own, frame: { frameTreeNodeId: 7, url: 'app://console/' } },
      'other contents': { sender: other, frame: other.mainFrame },
      'our contents on another page': { sender: own, frame: { ...own.mainFrame, url: 'https://console/' } },
      'a frame that is gone': { sender: own, frame: null },
    };
    const before = desktop.connect();
    behaviour.sender = senders[who as keyof typeof senders];
    const { port } = desktop.connect();
    await once(port, 'close');
    behaviour.sender = null;
    // The port that was there before lives on.
    expect(await before.client.server.status()).toMatchObject({ door: 'desktop' });
  });

  test('is not handed over for anybody but the page itself, nor with a second one', async () => {
    const heard = vi.fn();
    desktop.electron.ipcMain.on('mavio:connect', heard);
    const { port2 } = new MessageChannel();
    desktop.post({ source: {}, ports: [port2] });
    desktop.post({ data: { type: 'mavio:other' }, ports: [port2] });
    desktop.post({ data: 'mavio:connect', ports: [port2] });
    desktop.post({ data: null, ports: [port2] });
    desktop.post({ ports: [] });
    desktop.post({ ports: [port2, new MessageChannel().port2] });
    expect(heard).not.toHaveBeenCalled();
    desktop.electron.ipcMain.off('mavio:connect', heard);

    const [one, two] = [new MessageChannel(), new MessageChannel()];
    desktop.electron.ipcRenderer.postMessage('mavio:connect', null, [one.port2, two.port2]);
    await Promise.all([once(one.port1, 'close'), once(two.port1, 'close')]);
  });
});

describe('the window', () => {
  test('comes to the front when the console is started again', () => {
    const window = windowOf();
    window.minimised = true;
    window.done.length = 0;
    desktop.electron.app.emit('second-instance', {}, []);
    expect(window.done).toEqual(['restore', 'show', 'focus']);
    expect(desktop.electron.seen.windows).toHaveLength(1);
  });

  test('the scheme of links is ours, and a link brings the window to the front without loading the page anew', () => {
    expect(desktop.electron.seen.protocols).toEqual(['mavio-console']);
    const before = windowOf().done.length;
    desktop.electron.app.emit('second-instance', {}, ['electron', '.', 'mavio-console://settings/tokens']);
    desktop.electron.app.emit('second-instance', {}, ['electron', '.', 'mavio-console://apps/../../evil']);
    expect(windowOf().done.slice(before)).toEqual(['show', 'focus', 'show', 'focus']);
  });

  test('opens again where it was closed, or on a screen that is there', () => {
    const { seen, behaviour, app } = desktop.electron;
    windowOf().maximize();
    windowOf().close();
    expect(JSON.parse(readFileSync(folder.join('data', 'window.json'), 'utf8'))).toEqual({ area: { x: 240, y: 70, width: 1440, height: 900 }, maximised: true });
    behaviour.screens = [{ x: 0, y: 0, width: 1280, height: 720 }];
    app.emit('activate');
    expect(seen.windows).toHaveLength(2);
    expect(windowOf().options).toMatchObject({ x: 0, y: 0, width: 1280, height: 720 });
  });

  test('that is new is the only one whose page may connect', async () => {
    const { behaviour, seen } = desktop.electron;
    const closed = seen.windows[0]?.webContents;
    behaviour.sender = closed === undefined ? null : { sender: closed, frame: closed.mainFrame };
    await once(desktop.connect().port, 'close');
    behaviour.sender = null;
    expect(await desktop.connect().client.server.status()).toMatchObject({ door: 'desktop' });
  });
});

test('quitting finishes the request that is open, then lets go of port and data folder', async () => {
  const { client, port } = desktop.connect();
  const { hostname, port: issuerPort, host } = new URL((await client.server.status()).issuer);
  const body = 'grant_type=refresh_token';
  const socket = dial(Number(issuerPort), hostname);
  await once(socket, 'connect');
  socket.write(`POST /oauth/token HTTP/1.1\r\nHost: ${host}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: ${String(body.length)}\r\n\r\n`);
  await fetch(`http://${host}/v1/meetings`).then((answer) => answer.text());

  const closed = once(port, 'close');
  const { seen, app, behaviour } = desktop.electron;
  const gone = new Promise<number>((exited) => {
    behaviour.exit = exited;
  });
  app.quit();
  await closed;
  expect(seen.exits).toEqual([]);
  let text = '';
  socket.setEncoding('utf8').on('data', (more: string) => {
    text += more;
  });
  socket.write(body);
  await once(socket, 'close');
  expect(text).toMatch(/^HTTP\/1\.1 401 /);
  expect(await gone).toBe(0);
  await expect(fetch(`http://${host}/v1/meetings`)).rejects.toThrow();
});
