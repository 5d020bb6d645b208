// Dutch or English; and what the school fills in about itself.
import assert from 'node:assert/strict';
import { journey, onDemoSchool } from '../support/browser.mjs';
import { SCHOOL, arrive, assertTitle, groupAddress, text } from '../support/pages.mjs';

onDemoSchool();

const language = (page) => page.locator('html').getAttribute('lang');
const choose = (page, name) => arrive(page, () => page.getByRole('button', { name }).click());

journey('to English and back, on the same page', {}, async ({ page, audit }) => {
  const address = await groupAddress(page, '5A');
  await page.goto(address);
  assert.equal(await language(page), 'nl');
  await audit();
  await choose(page, 'English');
  assert.equal(await language(page), 'en');
  assert.equal(new URL(page.url()).pathname, address);
  await assertTitle(page, 'Who in 5A needs something different now?');
  assert.equal(await page.getByRole('button', { name: 'English' }).getAttribute('aria-pressed'), 'true');
  await audit();
  await page.goto(`${SCHOOL}/imports`);
  assert.equal(await language(page), 'en', 'the choice stays');
  await audit();
  await choose(page, 'Nederlands');
  assert.equal(await language(page), 'nl');
  await assertTitle(page, 'Wat wil je inlezen?');
  await audit();
});

journey('the choice of a view stays when the language changes', {}, async ({ page, audit }) => {
  await page.goto(`${await groupAddress(page, '5A')}?filter=high`);
  await audit();
  await choose(page, 'English');
  assert.equal(new URL(page.url()).search, '?filter=high');
  await audit();
});

for (const name of ['De Vuurtoren', '<script>alert(1)</script> "d\'Één" & ‘zo’', '<b>vet</b>&amp;amp;']) {
  journey(`the name of the school is shown as it was typed: ${name}`, {}, async ({ page, audit }) => {
    let dialogs = 0;
    page.on('dialog', (dialog) => ((dialogs += 1), dialog.dismiss()));
    await page.goto(`${SCHOOL}/settings`);
    await audit();
    await page.getByLabel('Naam van de school').fill(name);
    await page.getByLabel('Naam van het bestuur').fill(`Stichting ${name}`);
    await arrive(page, () => page.getByRole('button', { name: 'Opslaan' }).click());
    assert.equal(await text(page.getByRole('status')), 'Opgeslagen.');
    assert.equal(await text(page.locator('.foot p')), name);
    assert.equal(await page.getByLabel('Naam van de school').inputValue(), name);
    assert.equal(await page.getByLabel('Naam van het bestuur').inputValue(), `Stichting ${name}`);
    await audit();
    await page.goto('/');
    assert.equal(await text(page.locator('.foot p')), name);
    await audit();
    assert.equal(dialogs, 0);
  });
}

journey('an empty name is no name: the code is shown', {}, async ({ page, audit }) => {
  await page.goto(`${SCHOOL}/settings`);
  await audit();
  await page.getByLabel('Naam van de school').fill('   ');
  await arrive(page, () => page.getByRole('button', { name: 'Opslaan' }).click());
  assert.equal(await text(page.locator('.foot p')), '77QX00');
  await audit();
});

journey('leaving with changes is asked about', {}, async ({ page, audit }) => {
  await page.goto(`${SCHOOL}/settings`);
  await audit();
  await page.getByLabel('Naam van de school').pressSequentially('!');
  const question = page.waitForEvent('dialog');
  const click = page.getByRole('link', { name: 'Groepen' }).click();
  const dialog = await question;
  assert.equal(dialog.type(), 'beforeunload');
  await dialog.dismiss();
  await click;
  assert.equal(new URL(page.url()).pathname, `${SCHOOL}/settings`);
});
