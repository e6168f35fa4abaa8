/** Answers for editing an app: details, logo, redirect URIs, and two windows that change the same app without losing anything. */
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { makeImage, makeSvg } from '../kit/images.ts';
import { openScreen, THEMES } from '../kit/screen.ts';
import { serve } from '../kit/serve.ts';
import { makeTempFolder } from '../kit/temp-folder.ts';
import { CLIPNOTE, REDIRECT_URI, writeWorkspace } from '../kit/workspace-file.ts';

const DETAILS = `/apps/${CLIPNOTE.clientId}/details`;
const URIS = `/apps/${CLIPNOTE.clientId}/redirect-uris`;

async function openAt(page: Page, path: string): Promise<void> {
  const sections = page.getByRole('navigation', { name: 'Sections of' });
  await page.goto(new URL(path, page.url()).href);
  await expect(sections).toBeVisible();
}

const saved = (page: Page, name = 'Clipnote') => page.getByText(`${name} saved`, { exact: true }).first();
const section = (page: Page, name: string) => page.getByRole('navigation', { name: /^Sections of/ }).getByRole('link', { name: new RegExp(`^${name}`) });

const uri = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });

/** An authorization request of the app, up to the consent page. */
async function beginLogin(issuer: string, redirectUri = REDIRECT_URI): Promise<string> {
  const query = new URLSearchParams({ response_type: 'code', client_id: CLIPNOTE.clientId, redirect_uri: redirectUri, scope: 'meetings:read', state: 's' });
  const response = await fetch(`${issuer}/oauth/authorize?${query.toString()}`, { redirect: 'manual' });
  return new URL(response.headers.get('location') ?? '', issuer).href;
}

for (const theme of THEMES) {
  test(`details and a logo are changed, seen everywhere, and taken back (${theme})`, async ({ browser }) => {
    await using folder = await makeTempFolder('edit');
    await using served = await serve([...writeWorkspace(folder), '--vault', 'session']);
    await using screen = await openScreen(browser, served.ready.consoleUrl, { theme });
    const { page } = screen;
    await openAt(page, DETAILS);
    const preview = page.getByRole('region', { name: 'What people will see' });
    await screen.inspect('edit-details-rest');

    await page.getByLabel('App name').fill('');
    await expect(page.getByText('Give the app a name. People read it on the consent page.')).toBeVisible();
    await expect(page.getByText('Add the app name to save')).toBeVisible();
    await screen.inspect('edit-details-refused');
    await page.getByLabel('App name').fill('Clipnote Two');
    await expect(preview.getByText('Clipnote Two wants to use your Mavio account')).toBeVisible();
    await page.getByLabel('Logo file').setInputFiles({ name: 'clip.png', mimeType: 'image/png', buffer: await makeImage('gif') });
    await expect(page.getByText(/This is a GIF, whatever its name/)).toBeVisible();
    await screen.inspect('edit-logo-refused');
    await page.getByLabel('Logo file').setInputFiles({ name: 'clip.svg', mimeType: 'image/svg+xml', buffer: makeSvg('<script>document.title = "pwned"</script>') });
    await expect(page.getByText(/^clip\.svg, \d+ bytes$/)).toBeVisible();
    await expect(preview.locator('img')).toHaveAttribute('src', /^data:image\/png;base64,/);

    // Elsewhere in the console and back: nothing is lost, and the section says so.
    await page.getByRole('navigation', { name: 'Console' }).getByRole('link', { name: 'Flows' }).click();
    await page.goBack();
    await expect(page.getByLabel('App name')).toHaveValue('Clipnote Two');
    await expect(section(page, 'Details')).toContainText('edited, not saved');
    await screen.inspect('edit-details-edited');

    await page.getByLabel('App name').press('ControlOrMeta+Enter');
    await expect(saved(page, 'Clipnote Two')).toBeVisible();
    await expect(page.getByRole('heading', { level: 1, name: 'Clipnote Two' })).toBeVisible();
    await expect(section(page, 'Details')).not.toContainText('edited');
    const consent = await screen.context.newPage();
    await consent.goto(await beginLogin(served.ready.issuer));
    await expect(consent.getByRole('heading', { name: 'Clipnote Two wants to use your Mavio account' })).toBeVisible();
    const drawn = await consent.locator('img.logo').evaluate((image: HTMLImageElement) => [image.complete, image.naturalWidth]);
    expect(drawn).toEqual([true, 224]);
    await screen.inspect('edit-consent-logo', consent);
    await consent.close();
    await page.getByRole('navigation', { name: 'Console' }).getByRole('link', { name: 'Apps' }).click();
    await expect(page.locator('tbody img')).toBeVisible();
    await screen.inspect('edit-list-logo');

    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(page.getByRole('link', { name: 'Clipnote', exact: true })).toBeVisible();
    expect(screen.complaints).toEqual([]);
  });
}

test('Discard is taken back too, and leaving the page with edits is asked first', async ({ browser }) => {
  await using folder = await makeTempFolder('edit-leave');
  await using served = await serve([...writeWorkspace(folder), '--vault', 'session']);
  await using screen = await openScreen(browser, served.ready.consoleUrl);
  const { page } = screen;
  await openAt(page, DETAILS);
  await page.getByLabel('Description').fill('Unsaved words');
  await page.getByRole('button', { name: 'Discard' }).click();
  await expect(page.getByLabel('Description')).toHaveValue('Clips from meetings');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByLabel('Description')).toHaveValue('Unsaved words');
  const asked = page.waitForEvent('dialog');
  const reload = page.reload().catch(() => undefined);
  const dialog = await asked;
  expect(dialog.type()).toBe('beforeunload');
  await dialog.accept();
  await reload;
  await expect(page.getByLabel('Description')).toHaveValue('Clips from meetings');
});

test('a logo can be dropped, pasted, and removed', async ({ browser }) => {
  await using folder = await makeTempFolder('edit-logo');
  await using served = await serve([...writeWorkspace(folder), '--vault', 'session']);
  await using screen = await openScreen(browser, served.ready.consoleUrl);
  const { page } = screen;
  await openAt(page, DETAILS);
  const image = (await makeImage('webp')).toString('base64');
  const hand = (kind: 'drop' | 'paste', name: string) =>
    page.evaluate(
      ({ kind, name, image }) => {
        const data = new DataTransfer();
        data.items.add(new File([Uint8Array.from(atob(image), (sign) => sign.charCodeAt(0))], name, { type: 'image/webp' }));
        const zone = document.querySelector('input[type=file]')?.parentElement;
        const event = kind === 'drop' ? new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }) : new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
        zone?.dispatchEvent(event);
      },
      { kind, name, image },
    );
  await hand('drop', 'dropped.webp');
  await expect(page.getByText(/^dropped\.webp/)).toBeVisible();
  await page.getByRole('button', { name: 'Remove logo' }).click();
  await expect(page.getByText('No logo: the initial is shown')).toBeVisible();
  await hand('paste', 'pasted.webp');
  await expect(page.getByText(/^pasted\.webp/)).toBeVisible();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(saved(page)).toBeVisible();
  await page.getByRole('button', { name: 'Remove logo' }).click();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('No logo: the initial is shown')).toBeVisible();
  await expect(page.getByText('Nothing to save')).toBeVisible();

  await page.getByRole('navigation', { name: 'Console' }).getByRole('link', { name: 'Apps' }).click();
  await page.getByRole('link', { name: /Register app/ }).click();
  await page.getByLabel('Logo file').setInputFiles({ name: 'relay.svg', mimeType: 'image/svg+xml', buffer: makeSvg() });
  await expect(page.getByText(/^relay\.svg, \d+ bytes$/)).toBeVisible();
  await page.getByLabel('App name').fill('Action Relay');
  await page.getByLabel('Homepage URL').fill('https://actionrelay.dev');
  await uri(page, 'Redirect URI 1').fill('http://localhost:3000/oauth/callback');
  await screen.inspect('edit-register-logo');
  await page.getByRole('button', { name: 'Register app' }).click();
  await expect(page.getByRole('heading', { name: 'Action Relay is registered' })).toBeVisible();
  await expect(page.locator('main header img')).toHaveAttribute('src', /^data:image\/png/);
  expect(screen.complaints).toEqual([]);
});

for (const theme of THEMES) {
  test(`redirect URIs are added, ordered, taken off with a warning, and put back (${theme})`, async ({ browser }) => {
    await using folder = await makeTempFolder('edit-uris');
    await using served = await serve([...writeWorkspace(folder), '--vault', 'session']);
    const consent = await beginLogin(served.ready.issuer);
    await using screen = await openScreen(browser, served.ready.consoleUrl, { theme });
    const { page } = screen;
    await openAt(page, URIS);
    await expect(page.getByText(/Last used .* by flow 1; a person is on the consent page now/)).toBeVisible();
    await page.getByRole('button', { name: 'Add redirect URI' }).click();
    await expect(uri(page, 'Redirect URI 2')).toBeFocused();
    await page.keyboard.type('http://clipnote.example/cb');
    await expect(page.getByText('Plain http works only on loopback hosts. Use https here.')).toBeVisible();
    await screen.inspect('edit-uris-refused');
    await uri(page, 'Redirect URI 2').fill('https://clipnote.example/cb');
    await uri(page, 'Redirect URI 2').press('Alt+ArrowUp');
    await expect(uri(page, 'Redirect URI 1')).toHaveValue('https://clipnote.example/cb');
    await expect(uri(page, 'Redirect URI 1')).toBeFocused();
    await page.getByRole('button', { name: 'Move redirect URI 1 down' }).click();
    await page.getByRole('button', { name: 'Move redirect URI 2 up' }).click();
    await expect(section(page, 'Redirect URIs')).toContainText('edited, not saved');
    await page.getByRole('button', { name: 'Remove redirect URI 2' }).click();
    await expect(page.getByText(/Taken off when you save/)).toBeVisible();
    await screen.inspect('edit-uris-edited');
    await page.getByRole('button', { name: `Put back ${REDIRECT_URI}` }).click();
    await expect(uri(page, 'Redirect URI 2')).toHaveValue(REDIRECT_URI);
    await page.getByRole('button', { name: 'Remove redirect URI 2' }).click();
    await uri(page, 'Redirect URI 1').press('ControlOrMeta+Enter');
    const dialog = page.getByRole('alertdialog', { name: 'Take off a redirect URI that is in use?' });
    await expect(dialog).toContainText('by flow 1');
    await screen.inspect('edit-uris-warning');
    await dialog.getByRole('button', { name: 'Take off and save' }).click();
    await expect(saved(page)).toBeVisible();
    await expect(uri(page, 'Redirect URI 1')).toHaveValue('https://clipnote.example/cb');
    expect((await fetch(consent)).status).toBe(410);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(uri(page, 'Redirect URI 1')).toHaveValue(REDIRECT_URI);
    await expect(uri(page, 'Redirect URI 2')).toHaveCount(0);
    expect((await fetch(consent)).status).toBe(200);
    expect(screen.complaints).toEqual([]);
  });
}

test('going to production lists what must change, and saves both at once', async ({ browser }) => {
  await using folder = await makeTempFolder('edit-production');
  await using served = await serve([...writeWorkspace(folder), '--vault', 'session']);
  await using screen = await openScreen(browser, served.ready.consoleUrl);
  const { page } = screen;
  await openAt(page, DETAILS);
  await page.getByRole('radio', { name: 'Production' }).check();
  await expect(page.getByText('One redirect URI must change first')).toBeVisible();
  await expect(page.getByText('Fix the redirect URI to save')).toBeVisible();
  await screen.inspect('edit-production');
  await page.getByRole('button', { name: 'Change it to https' }).click();
  await expect(page.getByText('Save takes your edits under Redirect URIs too.')).toBeVisible();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(saved(page)).toBeVisible();
  await section(page, 'Redirect URIs').click();
  await expect(uri(page, 'Redirect URI 1')).toHaveValue(REDIRECT_URI.replace('http:', 'https:'));
  expect(screen.complaints).toEqual([]);
});

test('two windows change one app: what does not clash is merged, what does is chosen, and a quiet form follows', async ({ browser }) => {
  await using folder = await makeTempFolder('edit-two');
  await using served = await serve([...writeWorkspace(folder), '--vault', 'session']);
  await using screen = await openScreen(browser, served.ready.consoleUrl);
  const { page: mine } = screen;
  await openAt(mine, DETAILS);
  const theirs = await screen.context.newPage();
  await theirs.goto(mine.url());
  await expect(theirs.getByLabel('App name')).toHaveValue('Clipnote');

  // Unedited, the other window follows.
  await theirs.getByLabel('Homepage URL').fill('https://one.example');
  await theirs.getByRole('button', { name: 'Save' }).click();
  await expect(mine.getByLabel('Homepage URL')).toHaveValue('https://one.example');

  await mine.getByLabel('Description').fill('My words');
  await mine.getByLabel('App name').fill('My name');
  await section(mine, 'Redirect URIs').click();
  await mine.getByRole('button', { name: 'Add redirect URI' }).click();
  await uri(mine, 'Redirect URI 2').fill('https://mine.example/cb');
  await theirs.getByLabel('App name').fill('Their name');
  await theirs.getByLabel('Homepage URL').fill('https://two.example');
  await section(theirs, 'Redirect URIs').click();
  await theirs.getByRole('button', { name: 'Add redirect URI' }).click();
  await uri(theirs, 'Redirect URI 2').fill('https://theirs.example/cb');
  await theirs.getByRole('button', { name: 'Save' }).click();
  await expect(saved(theirs, 'Their name')).toBeVisible();

  await expect(mine.getByText('App name was changed here and there')).toBeVisible();
  await expect(mine.getByText('Redirect URI added:')).toBeVisible();
  await section(mine, 'Details').click();
  await expect(mine.getByText('https://one.example', { exact: true })).toBeVisible();
  await expect(mine.getByLabel('Homepage URL')).toHaveValue('https://two.example');
  await expect(mine.getByLabel('App name')).toHaveValue('My name');
  await screen.inspect('edit-conflict');
  await mine.getByLabel('App name').press('ControlOrMeta+Enter');
  await expect(mine.getByText('Choose theirs or yours to save')).toBeVisible();
  await mine.getByRole('button', { name: 'Keep yours' }).click();
  await mine.getByRole('button', { name: 'Save' }).click();
  await expect(theirs.getByRole('heading', { level: 1, name: 'My name' })).toBeVisible();
  await expect(uri(theirs, 'Redirect URI 2')).toHaveValue('https://mine.example/cb');
  await expect(uri(theirs, 'Redirect URI 3')).toHaveValue('https://theirs.example/cb');
  await section(theirs, 'Details').click();
  await expect(theirs.getByLabel('Description')).toHaveValue('My words');
  await expect(theirs.getByLabel('Homepage URL')).toHaveValue('https://two.example');
  expect(screen.complaints).toEqual([]);
});

for (const width of [900, 1280, 1920]) {
  test(`twenty long redirect URIs and long details fit at ${String(width)} px`, async ({ browser }) => {
    await using folder = await makeTempFolder('edit-long');
    await using served = await serve([...writeWorkspace(folder), '--vault', 'session']);
    await using screen = await openScreen(browser, served.ready.consoleUrl, { width });
    const { page } = screen;
    await openAt(page, URIS);
    for (let number = 2; number <= 20; number += 1) {
      await page.getByRole('button', { name: 'Add redirect URI' }).click();
      await uri(page, `Redirect URI ${String(number)}`).fill(`https://clipnote.example/${String(number)}/${number % 5 === 0 ? 'very-long-path/'.repeat(12) : 'cb'}`);
    }
    await expect(page.getByText('An app can have 20 redirect URIs.')).toBeVisible();
    await screen.inspect('edit-uris-twenty');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(saved(page)).toBeVisible();
    await section(page, 'Details').click();
    await page.getByLabel('App name').fill('A name of sixty characters that people read on that page 123');
    await page.getByLabel('Description').fill('Words that go on and on. '.repeat(11));
    await screen.inspect('edit-details-long');
    expect(screen.complaints).toEqual([]);
  });
}
