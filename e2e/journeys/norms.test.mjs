// Tests and norms of the school: a norm table is looked at, applied and taken away; a list of the school's own is made.
import assert from 'node:assert/strict';
import { journey, onDemoSchool } from '../support/browser.mjs';
import { SCHOOL, arrive, assertTitle, text } from '../support/pages.mjs';

onDemoSchool();

const HEAD = 'series;version;subject;moment;score_from;score_to;level;percentile;mean;dle\n';
const ROWS = 'Verzonnen reeks;;Rekenen;M5;0;99;V;10;180,5;12\nVerzonnen reeks;;Rekenen;M5;100;300;I;90;;36\n';
const file = (rows) => ({ name: 'normen.csv', mimeType: 'text/csv', buffer: Buffer.from(HEAD + rows) });

async function look(page, audit, rows) {
  await page.goto(`${SCHOOL}/settings/norms`);
  await audit();
  await page.getByLabel('Kies een bestand').setInputFiles(file(rows));
  await arrive(page, () => page.getByRole('button', { name: 'Bekijk wat er verandert' }).click());
}

for (const [name, options] of [['with script', {}], ['without script', { javaScriptEnabled: false }]]) {
  journey(`a norm table comes and goes, ${name}`, { mayAnswer: [422], ...options }, async ({ page, audit }) => {
    await page.goto(`${SCHOOL}/settings/norms`);
    await assertTitle(page, 'Met welke normen rekent je school?');
    await audit();
    await look(page, audit, ROWS.replace(';100;300;', ';102;300;'));
    await assertTitle(page, 'Dit bestand klopt nog niet');
    await audit();
    await look(page, audit, ROWS);
    await assertTitle(page, 'Wat verandert er?');
    await audit();
    await arrive(page, () => page.getByRole('button', { name: 'Overnemen' }).click());
    assert.equal(await text(page.locator('.flash')), 'De normtabellen zijn overgenomen.');
    await audit();
    await arrive(page, () => page.getByRole('link', { name: /^Verzonnen reeks/ }).click());
    await audit();
    await arrive(page, () => page.getByRole('button', { name: 'Deze tabel weghalen' }).click());
    assert.match(await text(page.locator('.flash')), /^De normtabel is weg/);
    await audit();
  });
}

journey('a list of the school with scales is made on a phone', { viewport: { width: 390, height: 844 } }, async ({ page, audit }) => {
  await page.goto(`${SCHOOL}/settings/tests`);
  await assertTitle(page, 'Welke toetsen gebruikt je school?');
  await audit();
  await arrive(page, () => page.getByRole('link', { name: 'Eigen toets of lijst maken' }).click());
  await audit();
  await page.getByLabel('Naam', { exact: true }).fill('Kijklijst werkhouding');
  await page.getByLabel('Vak').fill('Werkhouding');
  await page.getByLabel('Schaal 1').fill('Doorzetten');
  await page.getByLabel('Niveau 1', { exact: true }).fill('zelden');
  await page.getByLabel('Vanaf score (niveau 1)').fill('0');
  await arrive(page, () => page.getByRole('button', { name: 'Opslaan' }).click());
  assert.match(await text(page.locator('.flash')), /^Opgeslagen/);
  await audit();
  const wide = await page.evaluate(() => document.scrollingElement.scrollWidth - window.innerWidth);
  assert.ok(wide <= 0, `${wide} px too wide`);
});
