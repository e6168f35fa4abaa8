/** Answers for what two screens cost in a real Chromium: a key press in the palette until it is painted, and a change in one window until another shows it. */
import { chromium, type Browser, type CDPSession, type Page } from 'playwright';
import { findChromium } from '../runner/chromium.ts';
import { serve } from '../kit/serve.ts';
import { clientIdOf } from './console-folder.ts';

/** Milliseconds of one thing, round by round. */
export interface Measured {
  readonly name: string;
  readonly took: readonly number[];
}

/** What someone types into the palette: apps, actions, flows, pages, numbers. */
const TYPED = ['app 42 cred', 'regen app 7', 'token refreshed', 'bench ada', 'settings', '9134', 'dark theme'];
const ROUNDS = 20;

/** Stands in the page: when what a person waits for was painted, by the clock that all pages of a machine share. */
interface Watch {
  painted: (what: 'change' | 'settled') => Promise<number>;
}
declare global {
  interface Window {
    watch: Watch;
  }
}

/** A frame is painted when the task after its animation callbacks runs. */
function installWatch(): void {
  const afterPaint = (): Promise<number> =>
    new Promise((done) => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => done(performance.timeOrigin + performance.now());
        port2.postMessage(null);
      });
    });
  const isSettled = (): boolean => document.querySelector('[role="dialog"] [role="status"]:not(:empty)') !== null;
  window.watch = {
    painted: (what) =>
      new Promise((done) => {
        const look = (): void => {
          if (what === 'settled' && !isSettled()) return;
          observer.disconnect();
          void afterPaint().then(done);
        };
        const observer = new MutationObserver(look);
        observer.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
      }),
  };
}

/** Presses one key. Out: ms from the press until the list that is known here, and until the flows that the server found, are painted. */
async function pressKey(page: Page, key: string): Promise<readonly [number, number]> {
  await page.evaluate(() => {
    const pressed = new Promise<number>((done) => {
      addEventListener('keydown', (event) => done(performance.timeOrigin + event.timeStamp), { capture: true, once: true });
    });
    const first = new Promise<number>((done) => {
      addEventListener('input', () => void window.watch.painted('change').then(done), { capture: true, once: true });
    });
    const settled = new Promise<number>((done) => {
      addEventListener('input', () => void window.watch.painted('settled').then(done), { capture: true, once: true });
    });
    Object.assign(window, { outcome: Promise.all([pressed, first, settled]) });
  });
  await page.keyboard.press(key === ' ' ? 'Space' : key);
  const [pressed, first, settled] = await page.evaluate(() => (window as unknown as { outcome: Promise<readonly [number, number, number]> }).outcome);
  return [first - pressed, settled - pressed];
}

/** Processor time of the page so far, ms: what another process does meanwhile is not in it. */
async function readWork(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000;
}

/** Until the palette shows all that it was asked for: nobody types in the same frame in which it opens. */
async function untilSettled(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector('[role="dialog"] [role="status"]:not(:empty)') !== null);
}

async function measurePalette(browser: Browser, url: string, width: number): Promise<Measured[]> {
  const page = await browser.newPage({ viewport: { width, height: 900 } });
  await page.addInitScript(installWatch);
  await page.goto(url);
  await page.getByRole('heading', { level: 1 }).waitFor();
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const made = { first: [] as number[], settled: [] as number[], work: [] as number[] };
  await page.keyboard.press('Control+k');
  const field = page.getByRole('combobox');
  await field.waitFor();
  await untilSettled(page);
  for (const text of TYPED) {
    const before = await readWork(session);
    for (const key of text) {
      const [known, found] = await pressKey(page, key);
      made.first.push(known);
      made.settled.push(found);
    }
    made.work.push(((await readWork(session)) - before) / text.length);
    await field.fill('');
    await untilSettled(page);
  }
  await page.close();
  const where = `palette at ${String(width)} px`;
  return [
    { name: `${where}, a key press until the list is painted`, took: made.first },
    { name: `${where}, until the flows found are painted too`, took: made.settled },
    { name: `${where}, processor time of the page a key press`, took: made.work },
  ];
}

/** Renames an app in one window, again and again. Out: ms from the press on Save until the other window has painted the name. */
async function measureWindows(browser: Browser, url: string): Promise<Measured> {
  const [here, there] = [await browser.newPage(), await browser.newPage()];
  for (const page of [here, there]) {
    await page.addInitScript(installWatch);
    await page.goto(url);
    await page.goto(new URL(`/apps/${clientIdOf(7)}/details`, url).href);
    await page.getByRole('heading', { level: 1 }).waitFor();
  }
  const took: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const name = `App 7, round ${String(round)}`;
    await here.getByRole('textbox', { name: 'App name' }).fill(name);
    const seen = there.evaluate(async (wish) => {
      const isThere = (): boolean => document.querySelector('h1')?.textContent === wish;
      let at = 0;
      while (!isThere()) at = await window.watch.painted('change');
      return at;
    }, name);
    await here.evaluate(() => {
      Object.assign(window, { outcome: new Promise((done) => { addEventListener('click', (event) => done(performance.timeOrigin + event.timeStamp), { capture: true, once: true }); }) });
    });
    await here.getByRole('button', { name: /^Save/ }).click();
    const pressed = await here.evaluate(() => (window as unknown as { outcome: Promise<number> }).outcome);
    took.push((await seen) - pressed);
  }
  await here.close();
  await there.close();
  return { name: 'an app renamed in one window, until another has painted it', took };
}

/** Measures both against the served door. In: a filled data folder. */
export async function measureScreens(dataFolder: string): Promise<Measured[]> {
  await using served = await serve(['--vault', 'session', '--data-dir', dataFolder]);
  const executablePath = findChromium();
  await using browser = await chromium.launch({ args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'], ...(executablePath !== null && { executablePath }) });
  const { consoleUrl } = served.ready;
  return [...(await measurePalette(browser, consoleUrl, 1440)), ...(await measurePalette(browser, consoleUrl, 900)), await measureWindows(browser, consoleUrl)];
}
