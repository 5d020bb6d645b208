// A spreadsheet: what its columns are, who is who, what changes, and back again.
import assert from 'node:assert/strict';
import { journey, onDemoSchool } from '../support/browser.mjs';
import { SCHOOL, arrive, assertTitle, take, text, texts } from '../support/pages.mjs';

onDemoSchool();

const sheet = (name, content) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(content) });

/** Chooses a spreadsheet on the page of imports, and sends it. */
async function send(page, file, audit) {
  await page.goto(`${SCHOOL}/imports`);
  await audit();
  const form = page.locator(`form[action="${SCHOOL}/imports/sheet"]`);
  await form.getByLabel('Kies een spreadsheet').setInputFiles(file);
  await arrive(page, () => form.getByRole('button', { name: 'Importeren' }).click());
  await assertTitle(page, 'Wat staat er in elke kolom?');
}

journey('names get a yes, an own test is made, and all of it is rolled back', { mayAnswer: [422] }, async ({ page, audit }) => {
  await send(page, sheet('blok 3.csv', 'Naam;Toets;Score\n"Yıldız, Emre";Blok 3;8,5\nNiemand Anders;Blok 3;7\n'), audit);
  await audit();
  assert.equal(await page.getByLabel('Kolom ‘Naam’').inputValue(), 'full_name');
  await arrive(page, () => page.getByRole('button', { name: 'Verder naar het voorbeeld' }).click());
  assert.match(await text(page.getByRole('alert')), /Zeg nog op welke datum/);
  await audit();
  await page.locator('#fixed_date').fill('2026-02-10');
  await arrive(page, () => page.getByRole('button', { name: 'Verder naar het voorbeeld' }).click());

  await assertTitle(page, 'Wat verandert er?');
  assert.equal(await text(page.locator('[data-counts]')), '0 nieuw, 0 gewijzigd, 0 hetzelfde, 2 geweigerd');
  await audit();
  await page.getByLabel('‘Yıldız, Emre’ (regel 2) is Emre Yıldız').check();
  await arrive(page, () => page.getByRole('button', { name: 'Sla dit op' }).click());
  await audit();
  await page.getByLabel('‘Blok 3’ is een eigen toets van de school').check();
  await arrive(page, () => page.getByRole('button', { name: 'Sla dit op' }).click());
  assert.equal(await text(page.locator('[data-counts]')), '1 nieuw, 0 gewijzigd, 0 hetzelfde, 1 geweigerd');
  assert.deepEqual(await texts(page.locator('table[data-new] tbody td')), ['2', 'Emre Yıldız', 'Blok 3, 10-02-2026', 'ruwe score: 8,5']);
  await audit();
  await take(page, 'Neem over wat goed is');
  assert.match(await text(page.getByRole('status')), /1 nieuw, 0 gewijzigd, 0 hetzelfde, 1 geweigerd/);
  await audit();
  await arrive(page, () => page.getByRole('button', { name: 'Draai deze import terug' }).click());
  assert.match(await text(page.getByRole('status')), /is teruggedraaid/);
  await audit();
});

journey('the same kind of file is read as before, waits in the list, and can be thrown away', {}, async ({ page, audit }) => {
  await send(page, sheet('blok 4.csv', 'Score;Naam;Toets\n9;Emre Yıldız;Blok 4\n'), audit);
  await audit();
  assert.match(await text(page.locator('main')), /Zo las je een bestand met deze kolommen de vorige keer/);
  await page.goto(`${SCHOOL}/imports`);
  assert.match(await text(page.locator('[data-drafts]')), /blok 4\.csv/);
  await audit();
  await arrive(page, () => page.locator('[data-drafts]').getByRole('link', { name: 'Bekijken blok 4.csv' }).click());
  await audit();
  await arrive(page, () => page.getByRole('button', { name: 'Gooi weg' }).click());
  assert.match(await text(page.getByRole('status')), /Er is niets overgenomen/);
  assert.equal(await page.locator('[data-drafts]').count(), 0);
  await audit();
});
