// Without JavaScript: the whole walk, from the files to the overview and back.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { journey, onNothing } from '../support/browser.mjs';
import { SCHOOL, arrive, assertTitle, text, texts, upload } from '../support/pages.mjs';
import { demoFiles } from '../support/server.mjs';

onNothing();

const files = await demoFiles();
const YEARS = ['2024-2025', '2025-2026'];
const PLAIN = { javaScriptEnabled: false };

const shownNames = (page) => texts(page.locator('table.overview tbody tr:visible th a'));
const query = (page) => new URL(page.url()).search;

async function openGroup(page, audit, name) {
  await page.goto(`${SCHOOL}/groups`);
  await audit();
  await arrive(page, () => page.locator('a.tile', { hasText: name }).click());
}

/** Takes what a waiting file would change. The first roster of an empty program does not wait. */
async function take(page, audit) {
  const button = page.getByRole('button', { name: /^Neem/ });
  if ((await button.count()) === 0) return;
  await audit();
  await arrive(page, () => button.click());
}

journey('files come in', PLAIN, async ({ page, audit }) => {
  await page.goto('/');
  await audit();
  for (const year of YEARS) {
    await upload(page, 'roster', join(files, `edexml-${year}.xml`));
    await take(page, audit);
    assert.match(await text(page.getByRole('status')), /^Het bestand is ingelezen\./);
    await audit();
    await page.goto(`${SCHOOL}/imports`);
    await audit();
  }
  const results = ['08-2024-2025', '09-2024-2025', '11-2025-2026'].map((name) => join(files, `uwlr-${name}.xml`));
  await upload(page, 'results', results);
  await take(page, audit);
  await audit();
  await arrive(page, () => page.getByRole('link', { name: 'Naar de groepen' }).click());
  await audit();
});

journey('chips and headers are links', PLAIN, async ({ page, audit }) => {
  await openGroup(page, audit, '5A');
  await audit();
  assert.equal(await page.getByRole('button', { name: 'Afdrukken' }).count(), 0, 'what needs script is not shown');
  const everyone = await shownNames(page);
  assert.equal(everyone.length, 24);
  const chip = page.locator('.chips').getByRole('link', { name: /Met signaal/ });
  const announced = Number(await text(chip.locator('b')));
  await arrive(page, () => chip.click());
  assert.equal(query(page), '?filter=signal');
  const withSignal = await shownNames(page);
  assert.equal(withSignal.length, announced);
  await audit();

  await arrive(page, () => page.locator('thead').getByRole('link', { name: 'signalen' }).click());
  assert.equal(query(page), '?filter=signal&sort=signals');
  assert.deepEqual((await shownNames(page)).sort(), [...withSignal].sort());
  await audit();
  await arrive(page, () => page.locator('thead').getByRole('link', { name: 'Rekenen-Wiskunde' }).click());
  assert.equal(query(page), '?filter=signal&sort=0');
  const levels = await texts(page.locator('tbody tr:visible td:nth-of-type(1) .lv'));
  assert.equal(levels[0], 'V', 'weakest first');
  await audit();

  await page.locator('summary', { hasText: 'Waarom deze signalen?' }).click();
  assert.equal(await page.locator('.reasons').isVisible(), true);
});

journey('a pupil, and the tabs', PLAIN, async ({ page, audit }) => {
  await openGroup(page, audit, '5A');
  await audit();
  await arrive(page, () => page.locator('tbody').getByRole('link', { name: 'Emre Yıldız' }).click());
  assert.equal(await page.locator('figure svg').count(), 1);
  await audit();
  await arrive(page, () => page.getByRole('navigation', { name: 'vak' }).getByRole('link', { name: 'Spelling' }).click());
  assert.equal(await text(page.getByRole('navigation', { name: 'vak' }).locator('[aria-current="page"]')), 'Spelling');
  await audit();
});

journey('search is a form', PLAIN, async ({ page, audit }) => {
  await page.goto(`${SCHOOL}/groups`);
  await audit();
  await arrive(page, () => page.getByRole('link', { name: /^Zoek/ }).click());
  await assertTitle(page, 'Wie of wat zoek je?');
  await audit();
  await page.getByRole('searchbox').fill('yil');
  await arrive(page, () => page.getByRole('button', { name: 'Zoeken' }).click());
  assert.match((await texts(page.locator('.hits a'))).join('\n'), /Emre Yıldız/);
  await audit();
  await page.goto(`${SCHOOL}/pupils`);
  await audit();
  await page.getByRole('searchbox').fill('nguyen');
  await arrive(page, () => page.getByRole('button', { name: 'Zoeken' }).click());
  assert.match(await text(page.locator('tbody')), /Lina Nguyễn/);
  await audit();
});

journey('settings are saved, and the language changes', PLAIN, async ({ page, audit }) => {
  await page.goto(`${SCHOOL}/settings`);
  await audit();
  await page.getByLabel('Naam van de school').fill('De Vuurtoren');
  await arrive(page, () => page.getByRole('button', { name: 'Opslaan' }).click());
  assert.equal(await text(page.getByRole('status')), 'Opgeslagen.');
  assert.equal(await text(page.locator('.foot p')), 'De Vuurtoren');
  await audit();
  await arrive(page, () => page.getByRole('button', { name: 'English' }).click());
  assert.equal(await page.locator('html').getAttribute('lang'), 'en');
  assert.equal(new URL(page.url()).pathname, `${SCHOOL}/settings`);
  assert.equal(await page.getByLabel('Name of the school').inputValue(), 'De Vuurtoren');
  await audit();
});
