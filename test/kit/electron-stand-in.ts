/** Answers for the parts of Electron that the desktop door uses, under Node; its shapes are checked against Electron's own types. */
import { EventEmitter } from 'node:events';
import type { MessagePort } from 'node:worker_threads';
import type * as Electron from 'electron';

/** What the door did, for tests to look at. */
export const seen = {
  order: [] as string[],
  schemes: [] as Electron.CustomScheme[],
  paths: new Map<string, string>(),
  protocols: [] as string[],
  windows: [] as StandInWindow[],
  errorBoxes: [] as (readonly [title: string, content: string])[],
  questions: [] as string[],
  exits: [] as number[],
  openedOutside: [] as string[],
  menus: [] as Electron.MenuItemConstructorOptions[][],
  pages: new Map<string, (request: Request) => Response | Promise<Response>>(),
  permissions: {} as {
    request?: Parameters<Electron.Session['setPermissionRequestHandler']>[0];
    check?: Parameters<Electron.Session['setPermissionCheckHandler']>[0];
    device?: Parameters<Electron.Session['setDevicePermissionHandler']>[0];
  },
};

/** How the stand-in answers; tests change it. */
export const behaviour = {
  isFirstInstance: true,
  exit: (code: number): void => void seen.exits.push(code),
  showErrorBox: (title: string, content: string): void => void seen.errorBoxes.push([title, content]),
  /** Which button somebody presses in a question. */
  presses: '',
  /** Work areas of the screens, the main one first. */
  screens: [{ x: 0, y: 0, width: 1920, height: 1040 }] as Electron.Rectangle[],
  /** Whose message it is when the bridge posts one; null means our own page. */
  sender: null as null | { readonly sender: StandInContents; readonly frame: StandInFrame | null },
};

/** An event that can be prevented. */
export class StandInEvent {
  defaultPrevented = false;

  preventDefault(): void {
    this.defaultPrevented = true;
  }
}

/** A frame of a page. */
export interface StandInFrame extends Pick<Electron.WebFrameMain, 'frameTreeNodeId'> {
  url: string;
}

type OpenHandler = Parameters<Electron.WebContents['setWindowOpenHandler']>[0];

/** What a window or anything else shows. */
export class StandInContents extends EventEmitter implements Pick<Electron.WebContents, 'id' | 'setWindowOpenHandler' | 'reload'> {
  static #count = 0;
  readonly id = ++StandInContents.#count;
  readonly mainFrame: StandInFrame = { frameTreeNodeId: this.id * 100, url: '' };
  openHandler: OpenHandler | null = null;
  /** How often the page was loaded again. */
  reloads = 0;

  reload(): void {
    this.reloads += 1;
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.openHandler = handler;
  }

  /** Asks the guards about a navigation. Out: true when it goes on. */
  navigate(name: 'will-navigate' | 'will-redirect' | 'will-frame-navigate', url: string, isMainFrame = true): boolean {
    const event = Object.assign(new StandInEvent(), { url, isMainFrame }) satisfies Pick<Electron.WebContentsWillNavigateEventParams, 'url' | 'isMainFrame'>;
    this.emit(name, event);
    return !event.defaultPrevented;
  }
}

type WindowParts = 'loadURL' | 'show' | 'focus' | 'restore' | 'isMinimized' | 'maximize' | 'isMaximized' | 'getNormalBounds' | 'close';

/** A window. `done` lists what was asked of it. */
export class StandInWindow extends EventEmitter implements Pick<Electron.BrowserWindow, WindowParts> {
  readonly options: Electron.BrowserWindowConstructorOptions;
  readonly webContents = new StandInContents();
  readonly done: string[] = [];
  minimised = false;
  #maximised = false;

  constructor(options: Electron.BrowserWindowConstructorOptions) {
    super();
    this.options = options;
    app.emit('web-contents-created', new StandInEvent(), this.webContents);
    seen.windows.push(this);
  }

  loadURL(url: string): Promise<void> {
    this.done.push(`load ${url}`);
    this.webContents.mainFrame.url = url;
    queueMicrotask(() => {
      this.emit('ready-to-show');
      app.emit('stand-in:window-ready', this);
    });
    return Promise.resolve();
  }

  show(): void {
    this.done.push('show');
  }

  focus(): void {
    this.done.push('focus');
  }

  restore(): void {
    this.minimised = false;
    this.done.push('restore');
  }

  isMinimized(): boolean {
    return this.minimised;
  }

  maximize(): void {
    this.#maximised = true;
    this.done.push('maximize');
  }

  isMaximized(): boolean {
    return this.#maximised;
  }

  getNormalBounds(): Electron.Rectangle {
    const { x = 0, y = 0, width = 0, height = 0 } = this.options;
    return { x, y, width, height };
  }

  close(): void {
    this.emit('close', new StandInEvent());
    this.emit('closed');
  }
}

/** A port as the main process has it: silent until it is started, and told of the other end's close only. */
export class StandInPort extends EventEmitter implements Pick<Electron.MessagePortMain, 'postMessage' | 'start' | 'close'> {
  readonly #port: MessagePort;
  #closedHere = false;

  constructor(port: MessagePort) {
    super();
    this.#port = port;
    port.on('close', () => {
      if (!this.#closedHere) this.emit('close');
    });
  }

  postMessage(message: unknown): void {
    if (!this.#closedHere) this.#port.postMessage(message);
  }

  start(): void {
    this.#port.on('message', (data: unknown) => this.emit('message', { data, ports: [] }));
  }

  close(): void {
    this.#closedHere = true;
    this.#port.close();
  }
}

type AppParts = 'isPackaged' | 'whenReady' | 'quit' | 'exit' | 'setPath' | 'enableSandbox' | 'requestSingleInstanceLock' | 'setAsDefaultProtocolClient';

class StandInApp extends EventEmitter implements Pick<Electron.App, AppParts> {
  readonly isPackaged = false;

  whenReady(): Promise<void> {
    seen.order.push('whenReady');
    return Promise.resolve();
  }

  /** As Electron does: asks whoever listens, and ends when nobody objects. */
  quit(): void {
    seen.order.push('quit');
    const event = new StandInEvent();
    this.emit('will-quit', event);
    if (!event.defaultPrevented) this.exit(0);
  }

  exit(code = 0): void {
    behaviour.exit(code);
  }

  setPath(name: string, path: string): void {
    seen.paths.set(name, path);
  }

  enableSandbox(): void {
    seen.order.push('enableSandbox');
  }

  setAsDefaultProtocolClient(scheme: string): boolean {
    seen.protocols.push(scheme);
    return true;
  }

  requestSingleInstanceLock(): boolean {
    seen.order.push('requestSingleInstanceLock');
    return behaviour.isFirstInstance;
  }
}

export const app = new StandInApp();
export const BrowserWindow = StandInWindow;
export const ipcMain = new EventEmitter();

export const dialog = {
  showErrorBox: (title: string, content: string) => behaviour.showErrorBox(title, content),
  showMessageBoxSync: (...given: readonly unknown[]): number => {
    const options = given.at(-1) as Electron.MessageBoxSyncOptions;
    seen.questions.push(options.message);
    return options.buttons?.indexOf(behaviour.presses) ?? -1;
  },
} satisfies Pick<Electron.Dialog, 'showErrorBox' | 'showMessageBoxSync'>;

export const Menu = {
  buildFromTemplate: (template: Electron.MenuItemConstructorOptions[]) => template,
  setApplicationMenu: (menu: Electron.MenuItemConstructorOptions[]): void => void seen.menus.push(menu),
};

export const nativeTheme = { shouldUseDarkColors: false } satisfies Pick<Electron.NativeTheme, 'shouldUseDarkColors'>;

export const net = {
  fetch: (address: string) => Promise.reject(new Error(`The network was asked for ${address}.`)),
} satisfies Pick<Electron.Net, 'fetch'>;

export const protocol = {
  registerSchemesAsPrivileged: (schemes: Electron.CustomScheme[]): void => {
    seen.order.push('registerSchemesAsPrivileged');
    seen.schemes.push(...schemes);
  },
  handle: (scheme: string, handler: (request: Request) => Response | Promise<Response>): void => void seen.pages.set(scheme, handler),
} satisfies Pick<Electron.Protocol, 'registerSchemesAsPrivileged' | 'handle'>;

const display = (workArea: Electron.Rectangle, id: number) => ({ id, workArea }) satisfies Pick<Electron.Display, 'id' | 'workArea'>;

export const screen = {
  getPrimaryDisplay: () => display(behaviour.screens[0] ?? { x: 0, y: 0, width: 0, height: 0 }, 0),
  getAllDisplays: () => behaviour.screens.map(display),
};

export const session = {
  defaultSession: {
    setPermissionRequestHandler: (handler) => {
      seen.permissions.request = handler;
    },
    setPermissionCheckHandler: (handler) => {
      seen.permissions.check = handler;
    },
    setDevicePermissionHandler: (handler) => {
      seen.permissions.device = handler;
    },
  } satisfies Pick<Electron.Session, 'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler'>,
};

export const shell = {
  openExternal: (url: string): Promise<void> => {
    seen.openedOutside.push(url);
    return Promise.resolve();
  },
} satisfies Pick<Electron.Shell, 'openExternal'>;

/** The preload's side: a message that crosses into the main process, with its ports. */
export const ipcRenderer = {
  postMessage: (channel: string, message: unknown, transfer: unknown[] = []): void => {
    const own = seen.windows.at(-1)?.webContents;
    if (own === undefined) throw new Error('No window was opened.');
    const { sender, frame } = behaviour.sender ?? { sender: own, frame: own.mainFrame };
    const ports = transfer.map((port) => new StandInPort(port as MessagePort));
    ipcMain.emit(channel, Object.assign(new StandInEvent(), { sender, senderFrame: frame, ports }), message);
  },
};
