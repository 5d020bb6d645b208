// Search: Ctrl+K, a few letters, and there.
import assert from 'node:assert/strict';
import { journey, onDemoSchool } from '../support/browser.mjs';
import { SCHOOL, arrive, assertTitle, text, texts } from '../support/pages.mjs';

onDemoSchool();

const finder = (page) => page.getByRole('dialog', { name: 'Zoek een leerling, een groep of een pagina' });
const field = (page) => finder(page).getByRole('combobox');
const options = (page) => finder(page).getByRole('option');

async function openFinder(page) {
  await page.keyboard.press('Control+k');
  await finder(page).waitFor();
}

/** Types, and waits for what is said of it. */
async function type(page, typed, said) {
  await field(page).fill(typed);
  await finder(page).getByRole('status').filter({ hasText: said }).waitFor({ state: 'attached' });
}

journey('a pupil by a part of the name, without the dots on the letters', {}, async ({ page, audit }) => {
  await page.goto(`${SCHOOL}/groups`);
  await audit();
  await openFinder(page);
  await field(page).pressSequentially('yil', { delay: 30 });
  await finder(page).getByRole('option', { name: /Emre Yıldız/ }).waitFor();
  assert.equal(await field(page).getAttribute('aria-expanded'), 'true');
  await audit();
  await page.keyboard.press('ArrowDown');
  const chosen = await field(page).getAttribute('aria-activedescendant');
  const hit = page.locator(`#${chosen}`);
  assert.equal(await hit.getAttribute('aria-selected'), 'true');
  assert.match(await text(hit), /^Emre Yıldız 5A · groep 5/);
  await arrive(page, () => page.keyboard.press('Enter'));
  await assertTitle(page, 'Hoe ontwikkelt Emre zich?');
  await audit();
});

journey('a group with a stroke in its name, and a page', {}, async ({ page, audit }) => {
  await page.goto(`${SCHOOL}/pupils`);
  await audit();
  await openFinder(page);
  await type(page, 'import', '1 gevonden');
  assert.deepEqual(await texts(options(page)), ['Importeren pagina']);
  await field(page).fill('6/7');
  await finder(page).getByRole('option', { name: /^6\/7/ }).waitFor();
  assert.match((await texts(options(page)))[0], /^6\/7 groep$/);
  await page.keyboard.press('ArrowUp');
  assert.equal(await options(page).last().getAttribute('aria-selected'), 'true', 'up goes round to the last');
  await page.keyboard.press('ArrowDown');
  assert.equal(await options(page).first().getAttribute('aria-selected'), 'true');
  await arrive(page, () => page.keyboard.press('Enter'));
  await assertTitle(page, 'Wie in 6/7 heeft nu iets anders nodig?');
  await audit();
});

journey('Escape closes, and the focus is where it was', {}, async ({ page, audit }) => {
  await page.goto(`${SCHOOL}/groups`);
  await audit();
  const tile = page.locator('a.tile', { hasText: '5B' });
  await tile.focus();
  await openFinder(page);
  assert.equal(await field(page).evaluate((input) => input === document.activeElement), true);
  await field(page).fill('saar');
  await page.keyboard.press('Escape');
  await finder(page).waitFor({ state: 'hidden' });
  assert.equal(await tile.evaluate((link) => link === document.activeElement), true);
  await page.getByRole('link', { name: /^Zoek/ }).click();
  await finder(page).waitFor();
  await finder(page).getByRole('button', { name: 'Sluiten' }).click();
  await finder(page).waitFor({ state: 'hidden' });
});

journey('nothing found is said, and what was typed stays text', {}, async ({ page, audit }) => {
  await page.goto(`${SCHOOL}/groups`);
  await audit();
  await openFinder(page);
  await type(page, '<img src=x onerror=alert(1)>', /^Niets gevonden voor ‘<img src=x onerror=alert\(1\)>’/);
  assert.equal(await options(page).count(), 0);
  assert.equal(await page.locator('img').count(), 0);
  assert.equal(await field(page).getAttribute('aria-expanded'), 'false');
  await audit();
  await arrive(page, () => page.keyboard.press('Enter'));
  assert.match(await text(page.locator('main')), /Niets gevonden voor ‘<img src=x onerror=alert\(1\)>’\. Probeer een deel van de naam\./);
  await audit();
});
