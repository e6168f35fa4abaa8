/** Answers for pages whose subject is still being read: they have a heading, and nothing that a machine would complain about. */
import { expect, test, type Page } from '@playwright/test';
import { LONG_APP, walkLongData, writeLongData } from '../kit/long-data.ts';
import { openScreen } from '../kit/screen.ts';
import { serve } from '../kit/serve.ts';
import { makeTempFolder } from '../kit/temp-folder.ts';

/** Keeps the page's calls of one procedure from the server. Out: lets them through, and all that follow. */
async function holdCalls(page: Page, procedure: string): Promise<() => void> {
  let isHeld = true;
  const kept: (() => void)[] = [];
  await page.routeWebSocket('**/rpc', (socket) => {
    const server = socket.connectToServer();
    socket.onMessage((message) => {
      const pass = (): void => server.send(message);
      if (isHeld && message.toString().includes(procedure)) kept.push(pass);
      else pass();
    });
  });
  return () => {
    isHeld = false;
    for (const pass of kept) pass();
  };
}

for (const { path, procedure, heading, inTime } of [
  { path: '/flows', procedure: '/flows/get', heading: 'Flow', inTime: /, flow \d+$/ },
  { path: `/apps/${LONG_APP.clientId}`, procedure: '/apps/get', heading: 'App', inTime: LONG_APP.name },
]) {
  test(`${heading}: a page has its heading while it is read`, async ({ browser }) => {
    await using folder = await makeTempFolder('reading');
    await using served = await serve(writeLongData(folder));
    await walkLongData(served.ready.issuer);
    await using screen = await openScreen(browser, served.ready.consoleUrl);
    const { page } = screen;
    const release = await holdCalls(page, procedure);
    await page.goto(new URL(path, page.url()).href);
    await expect(page.getByRole('heading', { level: 1, name: heading, exact: true })).toBeAttached();
    await screen.inspect(`reading-${heading.toLowerCase()}`);
    release();
    await expect(page.getByRole('heading', { level: 1, name: inTime })).toBeVisible();
    expect(screen.complaints).toEqual([]);
  });
}
