/** Answers for fault rules on the screen: from nothing to a rule that an app meets, refused forms, their order, and what a flow says of one. */
import { expect, test } from '@playwright/test';
import { DeveloperApp } from '../kit/developer-app.ts';
import { openScreen, THEMES } from '../kit/screen.ts';
import { serve } from '../kit/serve.ts';
import { makeTempFolder } from '../kit/temp-folder.ts';
import { CLIPNOTE, REDIRECT_URI, writeWorkspace } from '../kit/workspace-file.ts';

for (const theme of THEMES) {
  test(`a rule is added from the gallery, moved by keyboard, met by an app, deleted and brought back (${theme})`, async ({ browser }) => {
    await using folder = await makeTempFolder('lab-faults-gallery');
    await using served = await serve([...writeWorkspace(folder), '--vault', 'session', '--consent', 'authorize']);
    await using screen = await openScreen(browser, served.ready.consoleUrl, { theme });
    const { page } = screen;
    await page.getByRole('navigation', { name: 'Console' }).getByRole('link', { name: 'Mocking' }).click();
    await expect(page.getByRole('heading', { name: 'Nothing goes wrong here yet' })).toBeVisible();
    await screen.inspect('lab-faults-gallery-empty');

    await page.getByRole('button', { name: 'Add from gallery' }).click();
    await page.getByRole('textbox', { name: 'Search the gallery' }).fill('refused');
    await page.getByRole('button', { name: 'Add Code refused' }).click();
    await expect(page.getByText('Rule 1 added', { exact: true })).toBeVisible();
    await screen.inspect('lab-faults-gallery-gallery');
    await page.getByRole('button', { name: 'Close the gallery' }).click();

    // A form that cannot be a rule says where, and adds nothing.
    await page.getByRole('button', { name: 'Add rule' }).click();
    const form = page.getByRole('dialog', { name: 'Add rule' });
    await form.getByRole('textbox', { name: 'Header', exact: true }).fill('not a header');
    await expect(form.getByText('Mend the marked fields, then this rule can be read here.')).toBeVisible();
    await expect(form.getByRole('textbox', { name: 'Header', exact: true })).toHaveAttribute('aria-invalid', 'true');
    await screen.inspect('lab-faults-gallery-refused');
    await form.getByRole('textbox', { name: 'Header', exact: true }).fill('X-Test');
    await form.getByRole('textbox', { name: 'For you alone' }).fill('Only with a header');
    await form.getByRole('textbox', { name: 'For you alone' }).press('Enter');
    await expect(form).toHaveCount(0);

    const rows = page.getByRole('row').filter({ has: page.getByRole('switch') });
    await expect(rows).toHaveCount(2);
    await page.getByRole('button', { name: 'Move rule 2 up' }).press('Enter');
    await expect(rows.first()).toContainText('Only with a header');
    await expect(rows.nth(1)).toContainText('Code refused');

    const app = await DeveloperApp.discover({ issuer: served.ready.issuer, redirectUri: REDIRECT_URI, ...CLIPNOTE });
    const { login, params } = await app.logIn();
    await expect(app.exchange(params, login.verifier)).rejects.toMatchObject({ error: 'invalid_grant' });
    await expect(rows.nth(1)).toContainText('used up');
    // The button that was pressed has nothing above it any more, so the focus stands on the one beside it, with its tooltip open.
    await page.keyboard.press('Escape');
    await expect(page.getByRole('tooltip')).toHaveCount(0);
    await screen.inspect('lab-faults-gallery-table');

    await page.getByRole('button', { name: 'Actions of rule 2' }).click();
    await page.getByRole('menuitem', { name: 'Delete rule' }).click();
    await expect(rows).toHaveCount(1);
    await page.getByRole('button', { name: 'Undo' }).last().click();
    await expect(rows.nth(1)).toContainText('Code refused');

    await page.getByRole('link', { name: 'Flows', exact: true }).click();
    await page.getByText('Injected: Answer 400 invalid_grant').first().click();
    await expect(page.getByText('Injected by rule 2: Answer 400 invalid_grant').first()).toBeVisible();
    await screen.inspect('lab-faults-gallery-flow');
    expect(screen.complaints).toEqual([]);
  });
}
