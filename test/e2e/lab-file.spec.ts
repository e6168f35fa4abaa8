/** Answers for the lab in a workspace file on screen: the clock and the addresses of a check-up are shown before, count, and are refused where the clock would jump. */
import { expect, test } from '@playwright/test';
import { openScreen, THEMES } from '../kit/screen.ts';
import { serve } from '../kit/serve.ts';
import { makeTempFolder } from '../kit/temp-folder.ts';
import { CLIPNOTE, REDIRECT_URI, writeWorkspace } from '../kit/workspace-file.ts';

const LAB = `version: 1
clock: 2026-01-01T00:00:00Z
apps:
  - name: Clipnote
    clientId: ${CLIPNOTE.clientId}
    environment: development
    homepageUrl: https://clipnote.example
    description: Clips from meetings
    redirectUris: [${REDIRECT_URI}]
    checkup: { startUrl: 'http://127.0.0.1:3000/login', actionUrl: 'http://127.0.0.1:3000/report' }
faults:
  - when: { endpoint: token, grant: refresh_token }
    then: { kind: oauth_error, error: invalid_grant }
`;

for (const [theme, width] of THEMES.flatMap((each) => [[each, 1440], [each, 900]] as const)) {
  test(`a file of the lab is shown, begins a simulation, is refused in another one, and goes back (${theme}, ${String(width)} px)`, async ({ browser }) => {
    await using folder = await makeTempFolder('lab-file');
    await using served = await serve([...writeWorkspace(folder), '--vault', 'session']);
    await using screen = await openScreen(browser, served.ready.consoleUrl, { theme, width });
    const { page } = screen;
    const banner = page.getByText('Back to real time', { exact: true });
    await page.getByRole('navigation', { name: 'Console' }).getByRole('link', { name: 'Settings' }).click();
    await page.getByRole('link', { name: 'Workspace' }).click();
    await page.getByRole('textbox', { name: 'Text of the workspace file' }).fill(LAB);
    const shown = page.getByRole('region', { name: 'What the import changes' });
    await expect(shown).toContainText('a simulation that begins at 2026-01-01T00:00:00Z; your apps keep real time');
    await expect(shown).toContainText('login http://127.0.0.1:3000/login');
    await shown.getByText('Fault rules').scrollIntoViewIfNeeded();
    await screen.inspect('lab-file-difference');
    await page.getByRole('button', { name: 'Import workspace' }).click();
    await expect(banner).toBeVisible();
    await expect(page.getByLabel('Preview of mavio-workspace.yaml')).toContainText('clock: 2026-01-01T00:00:00Z');
    await expect(page.getByText(/Undo puts 1 thing back as before and puts the server clock back to real time\./)).toBeVisible();
    await screen.inspect('lab-file-imported');

    await page.getByRole('textbox', { name: 'Text of the workspace file' }).fill(LAB.replace('2026-01-01', '2026-02-01'));
    await expect(page.getByRole('region', { name: 'Mistakes in the file' })).toContainText('A simulation is under way');
    await page.getByRole('region', { name: 'Mistakes in the file' }).getByRole('listitem').first().scrollIntoViewIfNeeded();
    await screen.inspect('lab-file-refused');

    await page.goto(new URL(`/apps/${CLIPNOTE.clientId}/check-up`, served.ready.consoleUrl).href);
    await expect(page.getByRole('radio', { name: 'The console signs in' })).toBeChecked();
    await expect(page.getByRole('textbox', { name: 'Page that begins a login' })).toHaveValue('http://127.0.0.1:3000/login');
    await expect(page.getByRole('textbox', { name: 'Page that calls the API' })).toHaveValue('http://127.0.0.1:3000/report');
    await screen.inspect('lab-file-checkup');

    await page.getByRole('navigation', { name: 'Console' }).getByRole('link', { name: 'Settings' }).click();
    await page.getByRole('link', { name: 'Workspace' }).click();
    await page.getByRole('button', { name: 'Undo import' }).click();
    await expect(banner).toHaveCount(0);
    await expect(page.getByLabel('Preview of mavio-workspace.yaml')).not.toContainText('clock:');
    expect(screen.complaints).toEqual([]);
  });
}
