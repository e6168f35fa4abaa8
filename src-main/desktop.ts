/** Answers for the desktop door: one window of our own pages, guarded on every side, around the composed console. */
import { join } from 'node:path';
import { mkdirSync } from 'node:fs';
import { app, BrowserWindow, dialog, ipcMain, Menu, nativeTheme, net, protocol, screen, session, shell } from 'electron';
import type { WebContents } from 'electron';
import { composeConsole } from './compose.ts';
import type { RunningConsole } from './compose.ts';
import { findDeepLink, LINK_SCHEME, readDeepLink } from './desktop/deep-link.ts';
import { menuTemplate } from './desktop/menu-template.ts';
import { findDevServer, isOwnPage, PAGE_SCHEME, START_PAGE, toExternalLink } from './desktop/navigation-rules.ts';
import { pickOwnFlags } from './desktop/own-flags.ts';
import { answerPageRequest, listPageFiles } from './desktop/page-files.ts';
import { devPageHeaders, PAGE_HEADERS } from './desktop/page-headers.ts';
import { LEAST_SIZE, loadWindowState, placeWindow, saveWindowState } from './desktop/window-state.ts';
import type { Log } from './host.ts';
import { helpText, parseFlags } from './options.ts';
import type { ConsoleOptions } from './options.ts';
import { ClockRefused } from './lab/server-clock.ts';
import { serveDesktopPorts } from './rpc/desktop-port.ts';
import { ServiceFailure } from './services/service-failure.ts';
import { DataFolderUnusable, explainFolder } from './storage/data-folder-unusable.ts';
import { WorkspaceMistakes } from './services/workspace/workspace-mistakes.ts';
import { writeWorkspaceSchema } from './services/workspace/workspace-schema.ts';
import { DataFolderBusy } from './storage/database.ts';
import { makeLog } from './system-host.ts';
import { rememberVault } from './vault/open-vault.ts';
import { keepHeapLean } from './lean-heap.ts';

const log: Log = makeLog();
const devServer = app.isPackaged ? null : findDevServer(process.env['ELECTRON_RENDERER_URL']);
let window: BrowserWindow | null = null;
/** A link that came before the window. macOS sends it as early as it likes. */
let linkToOpen = findDeepLink(process.argv);
let openLink = (path: string): void => {
  linkToOpen = path;
};

/** Gives an address to the system browser, when it is one that may be given. */
function openOutside(address: string): void {
  const link = toExternalLink(address);
  if (link === null) log.warn('A link was not opened: only http and https leave the window.');
  else shell.openExternal(link).catch((cause: unknown) => log.warn('The system browser did not open a link.', { cause }));
}

/** Asks whether edits that are not saved may go with the page. Out: true when they may. */
function mayLoseEdits(): boolean {
  const question = { type: 'question', message: 'Leave without saving?', detail: 'An app was edited and not saved. Its edits go with this page.', buttons: ['Stay', 'Leave without saving'], defaultId: 0, cancelId: 0 } as const;
  const asked = { ...question, buttons: [...question.buttons] };
  return (window === null ? dialog.showMessageBoxSync(asked) : dialog.showMessageBoxSync(window, asked)) === 1;
}

/** Keeps any contents, whoever made them, on our own pages. */
function guardContents(contents: WebContents): void {
  contents.setWindowOpenHandler(({ url }) => {
    openOutside(url);
    return { action: 'deny' };
  });
  contents.on('will-navigate', (event) => {
    if (isOwnPage(event.url)) return;
    event.preventDefault();
    openOutside(event.url);
  });
  contents.on('will-frame-navigate', (event) => {
    // Our pages have no frames, so a frame that navigates is not ours.
    if (!event.isMainFrame) event.preventDefault();
  });
  contents.on('will-redirect', (event) => {
    if (!isOwnPage(event.url)) event.preventDefault();
  });
  // The page says so while edits are not saved; without this the window would silently stay open.
  contents.on('will-prevent-unload', (event) => {
    if (mayLoseEdits()) event.preventDefault();
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
}

/** Denies every permission that a page could ask for, have, or be given with a device. */
function denyPermissions(): void {
  session.defaultSession.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.defaultSession.setPermissionCheckHandler(() => false);
  session.defaultSession.setDevicePermissionHandler(() => false);
}

/** Serves our own pages: the built files, or in development what the development server answers. */
async function servePages(): Promise<void> {
  if (devServer !== null) {
    const headers = devPageHeaders(devServer);
    protocol.handle(PAGE_SCHEME, async ({ url, method }) => {
      if (!isOwnPage(url) || method !== 'GET') return new Response(null, { status: 403 });
      const { pathname, search } = new URL(url);
      const answer = await net.fetch(new URL(`${pathname}${search}`, devServer).href);
      return new Response(answer.body, { status: answer.status, headers: { ...Object.fromEntries(answer.headers), ...headers } });
    });
    return;
  }
  const files = await listPageFiles(join(import.meta.dirname, '../renderer'));
  protocol.handle(PAGE_SCHEME, (request) => answerPageRequest(request, files, PAGE_HEADERS));
}

/** Opens the window where it stood last, and remembers where it is closed. */
function openWindow(dataFolder: string, path = '/'): void {
  const main = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter(({ id }) => id !== main.id);
  const place = placeWindow(loadWindowState(dataFolder), [main.workArea, ...others.map(({ workArea }) => workArea)]);
  const opened = new BrowserWindow({
    ...place.area,
    minWidth: LEAST_SIZE.width,
    minHeight: LEAST_SIZE.height,
    show: false,
    title: 'Mavio Console',
    // The paper of the drawing, so that nothing flashes before the page is there.
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#0F161F' : '#FAF8F2',
    webPreferences: {
      preload: join(import.meta.dirname, '../preload/bridge.cjs'),
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      // Dictionaries would be fetched from the network.
      spellcheck: false,
    },
  });
  window = opened;
  opened.once('ready-to-show', () => {
    if (place.maximised) opened.maximize();
    opened.show();
  });
  opened.on('close', () => {
    try {
      saveWindowState(dataFolder, { area: opened.getNormalBounds(), maximised: opened.isMaximized() });
    } catch (cause) {
      log.warn('The place of the window could not be remembered.', { cause });
    }
  });
  opened.on('closed', () => {
    window = null;
  });
  opened.loadURL(new URL(path, START_PAGE).href).catch((cause: unknown) => log.error('The console’s page did not load.', { cause }));
}

/** Brings the window to the front; opens it again where the platform lets an app live without one. */
function showWindow(dataFolder: string, path?: string): void {
  if (window === null) {
    openWindow(dataFolder, path);
    return;
  }
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

/** The running console with the way to it; another one after it was started again. */
interface Open {
  readonly running: RunningConsole;
  readonly closePorts: () => void;
}

/** Lets the console finish what it is doing before the process ends. */
function closeBeforeQuit(opened: () => Open | null): void {
  let closed = false;
  app.on('will-quit', (event) => {
    const open = opened();
    if (closed || open === null) return;
    event.preventDefault();
    open.closePorts();
    open.running
      .close()
      .catch((cause: unknown) => log.error('The console did not close cleanly.', { cause }))
      .finally(() => {
        closed = true;
        app.quit();
      });
  });
}

/** Shows the data folder with the database marked in it. */
function showFolder(path: string): Promise<boolean> {
  shell.showItemInFolder(join(path, 'mavio.db'));
  return Promise.resolve(true);
}

async function start(options: ConsoleOptions): Promise<void> {
  await app.whenReady();
  denyPermissions();
  await servePages();
  const openVault = rememberVault();
  let open: Open | null = null;
  const ownContents = (): WebContents | null => window?.webContents ?? null;
  const compose = async (wish: ConsoleOptions): Promise<void> => {
    const running = await composeConsole(wish, { log, openVault, showFolder, restart: () => void again().catch(refuseStart) });
    open = { running, closePorts: serveDesktopPorts({ ipc: ipcMain, router: await running.router(), ownContents, isOwnPage, log }) };
  };
  /** Starts the console again in the same window and on the same port, as a restored backup needs it. */
  const again = async (): Promise<void> => {
    if (open === null) return;
    const { running, closePorts } = open;
    open = null;
    closePorts();
    await running.close();
    await compose({ ...options, port: Number(new URL(running.issuer).port), fromFlag: { port: true, consolePort: true }, workspace: null, startAt: null });
    window?.webContents.reload();
  };
  await compose(options);
  closeBeforeQuit(() => open);
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(process.platform)));
  openWindow(options.dataFolder, linkToOpen ?? '/');
  openLink = (path) => {
    // The page goes there itself: loading it anew would lose what was typed.
    if (window !== null) open?.running.hub.publish([{ topic: 'link.opened', path }]);
    showWindow(options.dataFolder, path);
  };
  void (open as Open | null)?.running.warmUp().then(keepHeapLean);
  app.on('second-instance', (_event, argv) => {
    const path = findDeepLink(argv);
    if (path === null) showWindow(options.dataFolder);
    else openLink(path);
  });
  app.on('activate', () => showWindow(options.dataFolder));
}

/** Says why the console does not start, and ends with the exit code of that reason. */
function refuse(sentence: string, exitCode: number): void {
  dialog.showErrorBox('Mavio Console does not start', sentence);
  app.exit(exitCode);
}

/** Ends with the sentence and the exit code of whatever kept the console from starting: the same codes as the served door. */
function refuseStart(problem: unknown): void {
  if (problem instanceof WorkspaceMistakes) refuse(['The workspace file has mistakes, so nothing was changed:', ...problem.sentences].join('\n'), 2);
  else if (problem instanceof ClockRefused) refuse(problem.message, 2);
  else if (problem instanceof DataFolderBusy) refuse(problem.message, 4);
  else if (problem instanceof ServiceFailure) refuse(problem.explain(), 1);
  else if (problem instanceof DataFolderUnusable) refuse(problem.message, 1);
  else {
    log.error('The console did not start.', { cause: problem });
    refuse(problem instanceof Error ? problem.message : 'Its log on stderr has more.', 1);
  }
}

/** Everything that must be said to Electron before it is ready; then the one console of this data folder starts. */
function begin(options: ConsoleOptions): void {
  // The browser's own files stay below the data folder, apart from those of another console.
  const profile = join(options.dataFolder, 'window');
  mkdirSync(profile, { recursive: true, mode: 0o700 });
  app.setPath('userData', profile);
  app.enableSandbox();
  protocol.registerSchemesAsPrivileged([{ scheme: PAGE_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } }]);
  app.on('web-contents-created', (_event, contents) => guardContents(contents));
  // Unpackaged, Electron needs to be told which app it shall start.
  if (app.isPackaged) app.setAsDefaultProtocolClient(LINK_SCHEME);
  else app.setAsDefaultProtocolClient(LINK_SCHEME, process.execPath, process.argv.slice(1, 2));
  app.on('open-url', (event, url) => {
    event.preventDefault();
    const path = readDeepLink(url);
    if (path === null) log.warn('A link was not opened: it leads to no page of the console.');
    else openLink(path);
  });
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  // The first console of this folder hears of it and comes to the front.
  if (!app.requestSingleInstanceLock()) app.quit();
  else start(options).catch(refuseStart);
}

const flags = parseFlags(pickOwnFlags(process.argv, app.isPackaged));
if ('help' in flags) {
  process.stdout.write(helpText());
  app.exit(0);
} else if ('schema' in flags) {
  process.stdout.write(writeWorkspaceSchema());
  app.exit(0);
} else if ('errors' in flags) {
  refuse(flags.errors.join('\n'), 2);
} else {
  try {
    begin({ ...flags.ok, door: 'desktop', portIsWish: true });
  } catch (cause) {
    refuseStart(explainFolder(flags.ok.dataFolder, cause) ?? cause);
  }
}
