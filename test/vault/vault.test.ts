/** Answers for the vault port away from a real keychain: time limits, words, names, and memory. */
import { afterEach, describe, expect, test, vi } from 'vitest';
import { VaultHealth } from '../../src-preload/contract/settings.ts';
import { explainTrouble, LOCKED } from '../../src-main/vault/explain-trouble.ts';
import { KeytarVault, nameKeychain } from '../../src-main/vault/keytar-vault.ts';
import type { Keytar } from '../../src-main/vault/keytar.ts';
import type { KeytarProcess } from '../../src-main/vault/keytar-process.ts';
import { RevivingKeytar } from '../../src-main/vault/reviving-keytar.ts';
import { openVault } from '../../src-main/vault/open-vault.ts';
import { SessionVault } from '../../src-main/vault/session-vault.ts';
import { VaultFailure } from '../../src-main/vault/vault.ts';
import { FIRST_MOMENT, FixedClock } from '../kit/fixed-clock.ts';

/** A keychain that works, of which a test breaks one thing. */
function makeKeytar(change: Partial<Keytar> = {}): Keytar & { readonly kept: Map<string, string> } {
  const kept = new Map<string, string>();
  return {
    kept,
    getPassword: (service, account) => Promise.resolve(kept.get(`${service}/${account}`) ?? null),
    setPassword: (service, account, password) => Promise.resolve(void kept.set(`${service}/${account}`, password)),
    deletePassword: (service, account) => Promise.resolve(kept.delete(`${service}/${account}`)),
    findCredentials: (service) => Promise.resolve(Array.from(kept, ([key, password]) => ({ account: key.slice(service.length + 1), password }))),
    ...change,
  };
}

const open = (keytar: Keytar): KeytarVault => new KeytarVault(keytar, { clock: new FixedClock() });
const never = <T>(): Promise<T> => Promise.withResolvers<T>().promise;

afterEach(() => vi.useRealTimers());

describe('the keychain vault', () => {
  test('files secrets under our service and the client id', async () => {
    const keytar = makeKeytar();
    const vault = open(keytar);
    await vault.store('mavio_client_x', 'one');
    expect([...keytar.kept]).toEqual([['Mavio Console/mavio_client_x', 'one']]);
    expect(await vault.read('mavio_client_x')).toBe('one');
    await vault.remove('mavio_client_x');
    await vault.remove('mavio_client_x');
    expect([await vault.read('mavio_client_x'), keytar.kept.size]).toEqual([null, 0]);
  });

  test('is healthy only when a probe was written, read back and removed', async () => {
    const keytar = makeKeytar();
    expect(VaultHealth.parse(await open(keytar).check())).toMatchObject({ kind: 'keychain', provenAt: FIRST_MOMENT });
    expect(keytar.kept.size).toBe(0);
    const reason = async (change: Partial<Keytar>): Promise<string> => {
      const health = VaultHealth.parse(await open(makeKeytar(change)).check());
      return health.kind === 'session' ? health.reason : 'healthy';
    };
    expect(await reason({ getPassword: () => Promise.resolve(null) })).toBe(LOCKED.reason);
    expect(await reason({ getPassword: () => Promise.resolve('something else') })).toBe(LOCKED.reason);
    expect(await reason({ setPassword: () => Promise.reject(new Error('no space left')) })).toBe('The keychain answered: no space left.');
    expect(await reason({ deletePassword: () => Promise.reject(new Error('no space left')) })).toBe('The keychain answered: no space left.');
  });

  test.each([
    ['store', (vault: KeytarVault): Promise<unknown> => vault.store('x', 'y')],
    ['read', (vault: KeytarVault): Promise<unknown> => vault.read('x')],
    ['remove', (vault: KeytarVault): Promise<unknown> => vault.remove('x')],
  ])('gives up a %s that is not answered within 5 seconds', async (_name, ask) => {
    vi.useFakeTimers();
    const settled = vi.fn();
    const asked = ask(open({ getPassword: never, setPassword: never, deletePassword: never, findCredentials: never }));
    asked.then(settled, settled);
    await vi.advanceTimersByTimeAsync(4999);
    expect(settled).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    await expect(asked).rejects.toThrow(VaultFailure);
    await expect(asked).rejects.toThrow(/within 5 seconds/);
  });

  test('leaves no timer behind once it was answered', async () => {
    vi.useFakeTimers();
    await open(makeKeytar()).store('x', 'y');
    expect(vi.getTimerCount()).toBe(0);
  });

  test('fails in plain words, with a cure', async () => {
    const broken = open(makeKeytar({ setPassword: () => Promise.reject(new Error('Cannot create an item in a locked collection')) }));
    await expect(broken.store('x', 'y')).rejects.toMatchObject({ message: LOCKED.reason, cure: LOCKED.cure });
  });
});

// The words on the left were seen: on Debian 12 with keytar 7.9, or from Node itself.
test.each([
  ["Cannot find module 'keytar'", 'The keychain module is not installed on this machine.'],
  ["Cannot find module '../build/Release/keytar.node'\nRequire stack:\n- keytar.js", 'The keychain module is not installed on this machine.'],
  ['libsecret-1.so.0: cannot open shared object file: No such file or directory', 'The system library libsecret, which speaks to the keychain, is not installed on this machine.'],
  ['Cannot autolaunch D-Bus without X11 $DISPLAY', 'There is no desktop session whose keychain could be used.'],
  ['Could not connect: No such file or directory', 'There is no desktop session whose keychain could be used.'],
  ['The name org.freedesktop.secrets was not provided by any .service files', 'This desktop session has no keychain service.'],
  ['Cannot create an item in a locked collection', 'The keyring is locked.'],
  ['Object does not exist at path “/org/freedesktop/secrets/collection/login”', 'The keychain has no keyring yet, and could not ask for a password to make one.'],
  ['Something new.', 'The keychain answered: Something new.'],
])('“%s” is said as “%s”', (words, reason) => {
  const trouble = explainTrouble(new Error(words));
  expect(trouble.reason).toBe(reason);
  expect(trouble.cure).toMatch(/^[A-Z].*\.$/);
});

describe('a keychain behind a process', () => {
  /** Processes, of which each fails with its words, or works when it has none. */
  function startOneAfterTheOther(...words: readonly (string | null)[]) {
    const kept = makeKeytar();
    const started: (Keytar & { hasEnded: boolean; end: () => void })[] = [];
    const start = (): KeytarProcess => {
      const trouble = words[started.length] ?? null;
      const broken = trouble === null ? {} : { getPassword: () => Promise.reject(new Error(trouble)), setPassword: () => Promise.reject(new Error(trouble)) };
      const one = { ...kept, ...broken, hasEnded: false, end: () => void (one.hasEnded = true) };
      started.push(one);
      return one as unknown as KeytarProcess;
    };
    return { keytar: new RevivingKeytar(start), kept: kept.kept, started };
  }

  test.each(['The session wrapping the secret does not exist', 'The connection is closed', 'The name :1.5 was not provided by any .service files', 'The process that asks the keychain has ended.'])(
    'is another process after “%s”, and is asked again there',
    async (words) => {
      const { keytar, kept, started } = startOneAfterTheOther(words);
      kept.set('s/a', 'kept');
      expect(await Promise.all([keytar.getPassword('s', 'a'), keytar.getPassword('s', 'a')])).toEqual(['kept', 'kept']);
      await keytar.setPassword('s', 'b', 'new');
      expect([kept.get('s/b'), started.map(({ hasEnded }) => hasEnded)]).toEqual(['new', [true, false]]);
    },
  );

  test('gives up when the second process fails as well', async () => {
    const { keytar, started } = startOneAfterTheOther('The connection is closed', 'The connection is closed');
    await expect(keytar.getPassword('s', 'a')).rejects.toThrow('closed');
    expect(started).toHaveLength(2);
  });

  test('is the same process after any other failure', async () => {
    const { keytar, started } = startOneAfterTheOther('Cannot create an item in a locked collection');
    await expect(keytar.setPassword('s', 'a', 'x')).rejects.toThrow('locked');
    await expect(keytar.setPassword('s', 'a', 'x')).rejects.toThrow('locked');
    expect(started).toHaveLength(1);
  });

  test('is ended when nobody asks for half a minute, and started again when somebody does', async () => {
    vi.useFakeTimers();
    const { keytar, started } = startOneAfterTheOther(null, null);
    await keytar.setPassword('s', 'a', 'kept');
    await vi.advanceTimersByTimeAsync(30_000);
    expect(started.map(({ hasEnded }) => hasEnded)).toEqual([true]);
    expect([await keytar.getPassword('s', 'a'), started.length]).toEqual(['kept', 2]);
  });
});

describe('a keychain that never answers a call', () => {
  /** The first process never answers; those after it work. */
  function startWithSilent() {
    const kept = makeKeytar();
    const started: { hasEnded: boolean }[] = [];
    const start = (): KeytarProcess => {
      const silent = started.length === 0 ? { getPassword: never, setPassword: never } : {};
      const one = { ...kept, ...silent, hasEnded: false, end: () => void (one.hasEnded = true) };
      started.push(one);
      return one as unknown as KeytarProcess;
    };
    return { keytar: new RevivingKeytar(start), kept: kept.kept, started };
  }

  test('is given up with its process after two minutes, and the calls behind it are answered by another one', async () => {
    vi.useFakeTimers();
    const { keytar, kept, started } = startWithSilent();
    kept.set('s/b', 'kept');
    const settled = vi.fn();
    const silent = keytar.getPassword('s', 'a');
    const behind = Promise.all([keytar.setPassword('s', 'c', 'new'), keytar.getPassword('s', 'b')]);
    silent.then(settled, settled);
    await vi.advanceTimersByTimeAsync(119_999);
    expect([settled.mock.calls.length, started.length]).toEqual([0, 1]);
    await vi.advanceTimersByTimeAsync(1);
    await expect(silent).rejects.toThrow('has not answered for 120 seconds');
    expect([(await behind)[1], kept.get('s/c'), started.map(({ hasEnded }) => hasEnded)]).toEqual(['kept', 'new', [true, false]]);
  });

  test('leaves no limit behind once it was answered', async () => {
    vi.useFakeTimers();
    const { keytar } = startWithSilent();
    const silent = keytar.setPassword('s', 'a', 'x').catch(() => undefined);
    await vi.advanceTimersByTimeAsync(120_000);
    await silent;
    await keytar.getPassword('s', 'a');
    await vi.advanceTimersByTimeAsync(30_000); // The idle limit, the only one that is left.
    expect(vi.getTimerCount()).toBe(0);
  });
});

test('the keychain is called what people call it', () => {
  expect([nameKeychain('darwin', ''), nameKeychain('win32', ''), nameKeychain('linux', ''), nameKeychain('linux', 'ubuntu:GNOME'), nameKeychain('linux', 'KDE')]).toEqual([
    'macOS Keychain', 'Windows Credential Manager', 'GNOME keyring', 'GNOME keyring', 'KWallet',
  ]);
});

describe('the session vault', () => {
  test('keeps secrets in memory, each vault its own', async () => {
    const vault = new SessionVault({ reason: 'Because.', cure: '' }, new FixedClock());
    await vault.store('x', 'one');
    await vault.store('x', 'two');
    expect([await vault.read('x'), await vault.read('y')]).toEqual(['two', null]);
    await vault.remove('x');
    expect([await vault.read('x'), await new SessionVault({ reason: '', cure: '' }, new FixedClock()).read('x')]).toEqual([null, null]);
  });

  test('is used without asking the keychain when that was chosen, and says so', async () => {
    const { vault, health } = await openVault('session', new FixedClock());
    expect(vault.whereabouts).toBe('session');
    expect(VaultHealth.parse(health)).toEqual({ kind: 'session', reason: 'The console was started with --vault session.', cure: '', provenAt: FIRST_MOMENT });
  });
});
