// The test calendar: from the template, changed, taken away and put back, by month and on a phone.
import assert from 'node:assert/strict';
import { journey, onDemoSchool } from '../support/browser.mjs';
import { SCHOOL, arrive, assertTitle, text } from '../support/pages.mjs';

onDemoSchool();

const YEAR = `${SCHOOL}/calendar?year=2031-2032`;

journey('a coordinator fills the calendar, takes a period off and puts it back', {}, async ({ page, audit }) => {
  await page.goto(YEAR);
  await assertTitle(page, 'Wat wordt wanneer getoetst?');
  await audit();
  await arrive(page, () => page.getByRole('button', { name: 'Begin met het voorbeeld' }).click());
  assert.match(await text(page.locator('.flash').first()), /gevuld met het voorbeeld/);
  await audit();
  await arrive(page, () => page.getByRole('link', { name: 'Wijzigen Doorstroomtoets', exact: true }).click());
  await audit();
  await page.getByLabel('Naam').fill('Doorstroomtoets groep 8');
  await arrive(page, () => page.getByRole('button', { name: 'Opslaan' }).click());
  await audit();
  await arrive(page, () => page.getByRole('link', { name: 'Wijzigen Doorstroomtoets groep 8' }).click());
  await audit();
  await arrive(page, () => page.getByRole('button', { name: 'Haal van de kalender' }).click());
  await audit();
  await arrive(page, () => page.getByRole('button', { name: 'Zet terug' }).click());
  await audit();
  assert.equal(await page.getByRole('heading', { name: /Doorstroomtoets groep 8/ }).count(), 1);
  await arrive(page, () => page.getByRole('link', { name: 'Per maand' }).click());
  await audit();
});

journey('a teacher reads the calendar on a phone', { as: 'leerkracht5a', viewport: { width: 390, height: 844 } }, async ({ page, audit }) => {
  await page.goto(`${SCHOOL}/calendar`);
  await audit();
  const wide = await page.evaluate(() => document.scrollingElement.scrollWidth - window.innerWidth);
  assert.ok(wide <= 0, `${wide} px too wide`);
  assert.equal(await page.getByRole('link', { name: 'Periode toevoegen' }).count(), 0);
});
