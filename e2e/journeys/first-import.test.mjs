// A school begins: its own files in, and the overview comes out. What came in can go out again.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { journey, onNothing } from '../support/browser.mjs';
import { SCHOOL, arrive, assertTitle, take, text, texts, upload } from '../support/pages.mjs';
import { demoFiles } from '../support/server.mjs';

onNothing();

const files = await demoFiles();
const ROSTER = join(files, 'edexml-2025-2026.xml');
const RESULTS = [join(files, 'uwlr-10-2025-2026.xml'), join(files, 'uwlr-11-2025-2026.xml')];

journey('from an empty program to the overview', {}, async ({ page, audit }) => {
  await page.goto('/');
  await assertTitle(page, 'Waar begin je mee?');
  await audit();

  const form = page.locator('form[action="/imports/roster"]');
  await form.getByLabel('Kies een bestand').setInputFiles(ROSTER);
  assert.match(await text(form.locator('[data-chosen] li')), /^edexml-2025-2026\.xml · 11\d kB$/);
  await arrive(page, () => form.getByRole('button', { name: 'Importeren' }).click());
  assert.equal(new URL(page.url()).pathname, `${SCHOOL}/imports/1`);
  assert.match(await text(page.getByRole('status')), /^Het bestand is ingelezen\. 243 nieuw, 0 gewijzigd, 0 hetzelfde, 0 geweigerd\./);
  await audit();

  await arrive(page, () => page.getByRole('link', { name: 'Importeren' }).first().click());
  await assertTitle(page, 'Wat wil je inlezen?');
  await audit();
  await upload(page, 'results', RESULTS);
  await assertTitle(page, 'Wat verandert er?');
  assert.equal(await text(page.locator('[data-counts]')), '1045 nieuw, 0 gewijzigd, 0 hetzelfde, 0 geweigerd');
  assert.equal(await page.locator('table[data-new] tbody tr').count(), 200);
  await audit();
  await take(page);
  await assertTitle(page, 'Import 2');
  assert.match(await text(page.getByRole('status')), /1045 nieuw, 0 gewijzigd, 0 hetzelfde, 0 geweigerd/);
  assert.match(await text(page.locator('dl.facts')), /uwlr-10-2025-2026\.xml, uwlr-11-2025-2026\.xml/);
  await audit();

  await arrive(page, () => page.getByRole('link', { name: 'Naar de groepen' }).click());
  const names = await texts(page.locator('a.tile b'));
  assert.deepEqual(names, ['1/2A', '1/2B', '3', '4', '5A', '5B', '6/7', '7', '8', 'Plusklas']);
  await audit();
  await arrive(page, () => page.locator('a.tile', { hasText: '5A' }).click());
  await assertTitle(page, 'Wie in 5A heeft nu iets anders nodig?');
  assert.equal(await page.locator('table.overview tbody tr').count(), 24);
  assert.match(await text(page.getByRole('row', { name: /Emre Yıldız/ })), /Rekenen-Wiskunde laag/);
  await audit();
});

journey('the same file again changes nothing', {}, async ({ page, audit }) => {
  await page.goto(`${SCHOOL}/imports`);
  await audit();
  await upload(page, 'roster', ROSTER);
  await assertTitle(page, 'Wat verandert er?');
  assert.equal(await text(page.getByRole('status')), 'Alles was al bekend. Er verandert niets.');
  await audit();
  await arrive(page, () => page.getByRole('button', { name: 'Klaar' }).click());
  assert.deepEqual(await texts(page.locator('tbody tr td:first-child')), ['2', '1']);
  await audit();
});

journey('an import on which another rests stays', { mayAnswer: [409] }, async ({ page, audit }) => {
  await page.goto(`${SCHOOL}/imports/1`);
  await audit();
  const undo = page.getByRole('button', { name: 'Draai deze import terug' });
  if (await undo.isVisible()) {
    await arrive(page, () => undo.click());
    await assertTitle(page, 'Dat kan nu niet');
    await audit();
  }
  assert.match(await text(page.locator('main')), /Draai d(e latere imports|ie) eerst terug/);
});

journey('an import is rolled back', {}, async ({ page, audit }) => {  await page.goto(`${SCHOOL}/imports`);
  await audit();
  await arrive(page, () => page.getByRole('link', { name: '2', exact: true }).click());
  await audit();
  await arrive(page, () => page.getByRole('button', { name: 'Draai deze import terug' }).click());
  assert.equal(await text(page.getByRole('status')), 'Import 2 is teruggedraaid.');
  assert.equal(await page.getByRole('button', { name: 'Draai deze import terug' }).count(), 0);
  await audit();

  await arrive(page, () => page.getByRole('link', { name: 'Importeren' }).first().click());
  assert.match(await text(page.locator('tbody tr').first()), /teruggedraaid$/);
  await audit();
  await arrive(page, () => page.getByRole('link', { name: 'Groepen' }).first().click());
  await audit();
  await arrive(page, () => page.locator('a.tile', { hasText: '5A' }).click());
  assert.match(await text(page.getByRole('status')), /^Van deze groep zijn nog geen resultaten\./);
  assert.equal(await page.locator('table.overview tbody tr').count(), 24);
  await audit();
});

journey('what is known is counted as the same', { auditsAll: false }, async ({ page }) => {
  await page.goto(`${SCHOOL}/imports`);
  await upload(page, 'results', [RESULTS[0]]);
  await take(page);
  assert.match(await text(page.getByRole('status')), /51 nieuw, 0 gewijzigd, 0 hetzelfde, 0 geweigerd/);
  await page.goto(`${SCHOOL}/imports`);
  await upload(page, 'results', RESULTS);
  await take(page);
  assert.match(await text(page.getByRole('status')), /994 nieuw, 0 gewijzigd, 51 hetzelfde, 0 geweigerd/);
});
