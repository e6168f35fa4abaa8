/** Answers for fault rules on the screen: one from the gallery and one by hand, in both themes, with menus that open on top of the form. */
import { expect, test } from '@playwright/test';
import { FaultDraft } from '../../src-preload/contract/faults.ts';
import { openScreen, THEMES } from '../kit/screen.ts';
import { serve } from '../kit/serve.ts';
import { connectServed } from '../kit/served-client.ts';
import { makeTempFolder } from '../kit/temp-folder.ts';
import { writeThreeApps } from '../kit/three-apps.ts';

for (const [theme, width] of [...THEMES.map((each) => [each, 1440] as const), ['light', 900] as const]) {
  test(`a rule comes from the gallery and another is written by hand (${theme}, ${String(width)} px)`, async ({ browser }) => {
    await using folder = await makeTempFolder('lab-faults');
    await using served = await serve([...writeThreeApps(folder), '--vault', 'session']);
    await using screen = await openScreen(browser, served.ready.consoleUrl, { theme, width });
    const { page } = screen;
    await page.getByRole('navigation', { name: 'Console' }).getByRole('link', { name: 'Mocking' }).click();
    const section = page.getByRole('region', { name: 'Faults' });
    await expect(section.getByText('Nothing goes wrong here yet')).toBeVisible();

    await section.getByRole('button', { name: 'Add from gallery' }).click();
    const gallery = page.getByRole('dialog', { name: 'Gallery of faults' });
    await gallery.getByRole('textbox', { name: 'Search the gallery' }).fill('wrong state');
    await gallery.getByRole('button', { name: 'Add Wrong state' }).click();
    await expect(page.getByRole('banner')).toContainText('1 rule on');
    await screen.inspect('lab-faults-gallery');
    await page.keyboard.press('Escape');
    await expect(gallery).toBeHidden();
    await expect(section.getByRole('row')).toHaveCount(2);

    await section.getByRole('button', { name: 'Add rule' }).click();
    const form = page.getByRole('dialog', { name: 'Add rule' });
    const endpoint = form.getByRole('button', { name: /^Endpoint:/ });
    await endpoint.click();
    await screen.inspect('lab-faults-menu');
    // Escape closes what is on top, and only that.
    await page.keyboard.press('Escape');
    await expect(page.getByRole('menu')).toBeHidden();
    await expect(form).toBeVisible();
    await expect(endpoint).toBeFocused();
    await endpoint.click();
    await page.getByRole('menuitemradio', { name: 'API call' }).click();
    await form.getByRole('button', { name: /^App:/ }).click();
    await page.getByRole('menuitemradio', { name: 'Clipnote' }).click();
    await screen.inspect('lab-faults-form');
    await form.getByRole('button', { name: 'Add rule' }).click();
    await expect(form).toBeHidden();
    await expect(section.getByRole('row')).toHaveCount(3);
    await expect(section.getByRole('row').last()).toContainText('Clipnote');
    await expect(page.getByRole('banner')).toContainText('2 rules on');

    // Switched off by a press, it says so.
    await section.getByRole('row').last().getByRole('switch').click({ force: true });
    await expect(section.getByRole('row').last()).toContainText('off');
    await expect(page.getByRole('banner')).toContainText('1 rule on');
    await screen.inspect('lab-faults');
    expect(screen.complaints).toEqual([]);
  });
}

test('a rule that another window changed or deleted while it is written here can be saved, and nothing is lost', async ({ browser }) => {
  await using folder = await makeTempFolder('lab-faults-meanwhile');
  await using served = await serve([...writeThreeApps(folder), '--vault', 'session']);
  await using theirs = await connectServed(served.ready.consoleUrl);
  const { faults } = theirs.client;
  const named = (title: string): FaultDraft => FaultDraft.parse({ title, when: { endpoint: 'token' }, then: { kind: 'status', status: 503 }, fires: { how: 'always' } });
  const titles = async (): Promise<string[]> => (await faults.list()).rules.map(({ title }) => title);
  const { ruleId, revision } = await faults.add(named('As it was'));
  await using screen = await openScreen(browser, served.ready.consoleUrl);
  const { page } = screen;
  const edit = async (): Promise<void> => {
    await page.getByRole('button', { name: 'Actions of rule 1' }).click();
    await page.getByRole('menuitem', { name: 'Edit rule' }).click();
  };
  await page.goto(new URL('/mocking/faults', page.url()).href);
  await edit();
  const form = page.getByRole('dialog', { name: 'Edit rule 1' });
  const name = form.getByRole('textbox', { name: 'For you alone' });
  await name.fill('Mine');
  await faults.change({ ruleId, basedOn: revision, draft: named('Theirs') });
  await form.getByRole('button', { name: 'Save rule' }).click();
  const refusal = form.getByRole('alert');
  await expect(refusal).toContainText('changed in another window meanwhile');
  const [sign, sentence] = await Promise.all([refusal.locator('svg').boundingBox(), refusal.locator('span').last().boundingBox()]);
  expect((sign?.y ?? 0) + (sign?.height ?? 0)).toBeGreaterThan(sentence?.y ?? Infinity);
  expect(sign?.y).toBeLessThan((sentence?.y ?? 0) + (sentence?.height ?? 0));
  await expect(form.getByRole('button', { name: 'Save rule' })).toHaveCount(0);
  await screen.inspect('lab-faults-meanwhile');

  await form.getByRole('button', { name: 'Take the other version' }).click();
  await expect(name).toHaveValue('Theirs');
  await form.getByRole('button', { name: 'Back to what you wrote' }).click();
  await expect(name).toHaveValue('Mine');
  await faults.change({ ruleId, basedOn: revision + 1, draft: named('Theirs again') });
  await form.getByRole('button', { name: 'Save rule' }).click();
  await form.getByRole('button', { name: 'Save over it' }).click();
  await expect(form).toBeHidden();
  expect(await titles()).toEqual(['Mine']);

  await edit();
  await name.fill('Mine, longer');
  await faults.remove({ ruleId });
  await form.getByRole('button', { name: 'Save rule' }).click();
  await expect(refusal).toContainText('deleted in another window meanwhile');
  await expect(name).toHaveValue('Mine, longer');
  await form.getByRole('button', { name: 'Save as a new rule' }).click();
  await expect(form).toBeHidden();
  expect(await titles()).toEqual(['Mine, longer']);
  expect(screen.complaints).toEqual([]);
});
