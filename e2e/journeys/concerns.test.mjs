// The meldcode: somebody is appointed, a teacher hands in a signal, the reader writes in the protected record, on a phone too.
import assert from 'node:assert/strict';
import { journey, onDemoSchool } from '../support/browser.mjs';
import { SCHOOL, arrive, assertTitle, pupilAddress, text } from '../support/pages.mjs';
import { letIn } from '../support/sign-in.mjs';

onDemoSchool();

const PHONE = { width: 390, height: 844 };

async function assertNoSidewaysScroll(page) {
  const wide = await page.evaluate(() => document.scrollingElement.scrollWidth - window.innerWidth);
  assert.ok(wide <= 0, `${wide} px too wide`);
}

async function press(page, name) {
  await arrive(page, () => page.getByRole('button', { name, exact: true }).click());
}

journey('a signal is handed in and only a named reader finds the record', { as: 'directie', mayAnswer: [404, 422] }, async ({ page, audit, context, origin }) => {
  await page.goto(`${SCHOOL}/settings/concerns`);
  await audit();
  await page.getByLabel('Iemand aanwijzen').selectOption({ label: 'Ingrid van Loon' });
  await press(page, 'Aanwijzen');
  await audit();

  await letIn(context, origin, 'leerkracht5a');
  await page.goto(await pupilAddress(page, 'Emre Yıldız'));
  await audit();
  await page.getByRole('link', { name: 'Signaal inleveren' }).click();
  await assertTitle(page, 'Wat zag of hoorde je?');
  await audit();
  await press(page, 'Inleveren');
  assert.match(await text(page.locator('#new-text-error')), /./);
  await audit();
  await page.getByLabel('Wat er gebeurde').fill('Kwam drie dagen zonder eten op school.');
  await page.getByLabel('Wie zag of zei het').fill('Anke');
  await page.reload();
  await audit();
  assert.equal(await page.getByLabel('Wat er gebeurde').inputValue(), 'Kwam drie dagen zonder eten op school.');
  await page.getByLabel('een feit', { exact: false }).check();
  await press(page, 'Inleveren');
  assert.match(await text(page.locator('main')), /Kwam drie dagen zonder eten/);
  await audit();

  await letIn(context, origin, 'ib');
  await page.goto(`${SCHOOL}/concerns`);
  await audit();
  await page.locator('a[href*="/concerns/"]').first().click();
  await assertTitle(page, 'Beschermd dossier');
  await audit();
  await page.locator('#entry-kind').selectOption('talk');
  await page.locator('#entry-text').fill('Met moeder gepraat.');
  await page.locator('#entry-nature-fact').check();
  await page.locator('#entry-source').fill('Ingrid');
  await press(page, 'Bijschrijven');
  await audit();
  assert.match(await text(page.locator('#entries').locator('..')), /Met moeder gepraat/);
  await arrive(page, () => page.locator('form[action$="/steps"] button').nth(2).click());
  assert.match(await text(page.locator('.concern-line')), /gezet op/);
  await audit();
  await page.getByText('Doorhalen').first().click();
  await page.locator('input[name=why]').first().fill('Het was een ander kind.');
  await arrive(page, () => page.locator('form[action$="/strike"] button').first().click());
  assert.match(await text(page.locator('#entries').locator('..')), /Doorgehaald op/);
  await audit();
  await page.setViewportSize(PHONE);
  await assertNoSidewaysScroll(page);
  await audit();
  const address = new URL(page.url()).pathname;

  await letIn(context, origin, 'directie');
  await page.goto(address);
  await audit();
  assert.doesNotMatch(await text(page.locator('main')), /zonder eten/);
});
