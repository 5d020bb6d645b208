// Vandaag and agreements: promised in a line, done, undone, moved, dropped, found again; on a phone, by keys and without script.
import assert from 'node:assert/strict';
import { journey, onDemoSchool } from '../support/browser.mjs';
import { PHONE, SCHOOL, arrive, assertNoSidewaysScroll, assertTitle, text } from '../support/pages.mjs';

onDemoSchool();

/** Writes an agreement in one line on the page that is open. */
async function agree(page, line) {
  await page.getByLabel('Nieuwe afspraak in één regel').fill(line);
  await arrive(page, () => page.keyboard.press('Enter'));
}

journey('the day opens with what asks attention, and is handled there', {}, async ({ page, audit }) => {
  await page.goto(`${SCHOOL}/today`);
  await assertTitle(page, 'Wat vraagt vandaag mijn aandacht?');
  await audit();
  await agree(page, '@ik tafel bij het raam vrijmaken voor morgen');
  assert.match(await text(page.getByRole('status').first()), /Afgesproken\. tafel bij het raam vrijmaken/);
  await audit();
  await arrive(page, () => page.getByRole('button', { name: 'Gedaan: tafel bij het raam vrijmaken' }).click());
  assert.match(await text(page.getByRole('status').first()), /Gedaan: tafel bij het raam vrijmaken/);
  assert.equal(await page.getByRole('link', { name: 'tafel bij het raam vrijmaken' }).count(), 0);
  await audit();
  await arrive(page, () => page.getByRole('button', { name: /^Ongedaan maken/ }).click());
  await page.getByRole('link', { name: 'tafel bij het raam vrijmaken' }).first().waitFor();
  await page.setViewportSize(PHONE);
  await assertNoSidewaysScroll(page);
  await audit();
});

journey('an agreement is moved with a reason, dropped with a reason, and told in the list', { mayAnswer: [422] }, async ({ page, audit }) => {
  await page.goto(`${SCHOOL}/agreements`);
  await assertTitle(page, 'Wat spraken we af?');
  await audit();
  await agree(page, 'stroken klaarleggen');
  assert.equal(await page.getByLabel('Nieuwe afspraak in één regel').inputValue(), 'stroken klaarleggen');
  assert.match(await text(page.locator('#line-error')), /Begin met @/);
  await audit();
  await agree(page, '@anke stroken klaarleggen over 2 weken');
  await audit();
  await arrive(page, () => page.getByRole('link', { name: 'stroken klaarleggen' }).first().click());
  await assertTitle(page, 'stroken klaarleggen');
  await audit();
  const later = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
  await page.getByLabel('Nieuwe dag').fill(later);
  await arrive(page, () => page.getByRole('button', { name: 'Verzet' }).click());
  assert.match(await text(page.locator('#move-why-error')), /Schrijf op waarom/);
  assert.equal(await page.getByLabel('Nieuwe dag').inputValue(), later);
  await audit();
  await page.getByLabel('Waarom').first().fill('de stroken zijn nog in bestelling');
  await arrive(page, () => page.getByRole('button', { name: 'Verzet' }).click());
  await audit();
  await page.goto(`${SCHOOL}/agreements?which=open`);
  await audit();
  await arrive(page, () => page.getByRole('link', { name: 'stroken klaarleggen' }).first().click());
  await audit();
  assert.match(await text(page.locator('main')), /de stroken zijn nog in bestelling/);
  await page.getByLabel('Waarom').last().fill('de groep is al verder');
  await arrive(page, () => page.getByRole('button', { name: 'Vervalt' }).click());
  await audit();
  await page.goto(`${SCHOOL}/agreements?which=closed`);
  assert.match(await text(page.locator('.agreements')), /stroken klaarleggen.*vervallen op .*: de groep is al verder/);
  await audit();
  await page.setViewportSize(PHONE);
  await assertNoSidewaysScroll(page);
});

journey('an agreement with everything about a pupil', {}, async ({ page, audit }) => {
  await page.goto(`${SCHOOL}/agreements/new`);
  await page.getByLabel('Wat', { exact: true }).fill('Twee keer per week samen vooruit kijken');
  await page.getByLabel('Wie doet het').selectOption({ label: 'Anke Jansen' });
  await page.getByLabel('Voor wanneer').fill('over 4 weken');
  await page.getByLabel('Halverwege vragen hoe het gaat').fill('over 2 weken');
  await audit();
  await arrive(page, () => page.getByRole('button', { name: 'Opslaan' }).click());
  assert.match(await text(page.locator('main')), /Twee keer per week samen vooruit kijken/);
  await page.setViewportSize(PHONE);
  await assertNoSidewaysScroll(page);
  await audit();
});

journey('a teacher has a day of her own', { as: 'leerkracht5a@demo.example' }, async ({ page, audit }) => {
  await page.goto(`${SCHOOL}/today`);
  await assertTitle(page, 'Wat vraagt vandaag mijn aandacht?');
  await audit();
  await arrive(page, () => page.getByRole('link', { name: 'Alle afspraken' }).or(page.getByRole('link', { name: /in de lijst$/ })).first().click());
  await assertTitle(page, 'Wat sprak jij af?');
  await audit();
});

journey('the principal sees first how many promises were kept', { as: 'directie@demo.example' }, async ({ page, audit }) => {
  await page.goto(`${SCHOOL}/today`);
  await page.getByRole('heading', { name: 'Wat we nakwamen' }).waitFor();
  await page.setViewportSize(PHONE);
  await assertNoSidewaysScroll(page);
  await audit();
});
