// The group overview: who needs something else now?
import assert from 'node:assert/strict';
import { journey, onDemoSchool } from '../support/browser.mjs';
import { SCHOOL, arrive, assertTitle, groupAddress, text, texts } from '../support/pages.mjs';
import { assertSnapshot } from '../support/snapshot.mjs';

onDemoSchool();

const shownNames = (page) => texts(page.locator('table.overview tbody tr:visible th a'));
const query = (page) => new URL(page.url()).search;

async function openOverview(page, group = '5A') {
  await page.goto(await groupAddress(page, group));
  await assertTitle(page, `Wie in ${group} heeft nu iets anders nodig?`);
}

journey('the row of a pupil who dropped', {}, async ({ page, audit }) => {
  await page.goto(`${SCHOOL}/groups`);
  await audit();
  await arrive(page, () => page.locator('a.tile', { hasText: '5A' }).click());
  assert.equal(await text(page.locator('.head > p')), '24 leerlingen · Kim de Boer, Anke Jansen · schooljaar 2025-2026 · laatste toetsen februari 2026');
  const emre = page.getByRole('row', { name: /^Emre Yıldız/ });
  assert.deepEqual(await texts(emre.locator('.sig')), ['Rekenen-Wiskunde laag, niveau gezakt, groeit weinig', 'plan over datum']);
  assert.equal(await text(emre.locator('.blind')), 'blinde vlek');
  const arithmetic = emre.locator('td').first();
  assert.equal(await text(arithmetic.locator('.lv')), 'V');
  assert.equal(await text(arithmetic.locator('.sc')), '160');
  assert.equal(await text(arithmetic.locator('.gr')), 'groei +4');
  assert.equal(await arithmetic.locator('.spark svg').count(), 1);
  assert.match(await text(page.getByRole('row', { name: /^Lina Nguyễn/ })), /Spelling niet getoetst/);
  await audit();
  await assertSnapshot(page, 'overview-5a');
});

journey('chips choose who is shown, and the address keeps the choice', {}, async ({ page, audit }) => {
  await openOverview(page);
  const chip = (name) => page.locator('.chips').getByRole('link', { name });
  const documents = [];
  page.on('request', (request) => request.isNavigationRequest() && documents.push(request.url()));
  for (const [name, search, count] of [[/Met signaal/, '?filter=signal', 15], [/Blinde vlek/, '?filter=blind', 15], [/Uitdaging/, '?filter=high', 1]]) {
    await chip(name).click();
    assert.equal(query(page), search);
    assert.equal((await shownNames(page)).length, count);
    assert.equal(Number(await text(chip(name).locator('b'))), count, 'the chip says how many');
    assert.equal(await chip(name).getAttribute('aria-current'), 'true');
    assert.equal(await text(page.locator('[data-overview-status]')), count === 1 ? '1 leerling in beeld' : `${count} leerlingen in beeld`);
  }
  assert.deepEqual(await shownNames(page), ['Ravi Prins']);
  assert.deepEqual(documents, [], 'no visit to the server');
  await audit();
  await page.reload();
  assert.deepEqual(await shownNames(page), ['Ravi Prins'], 'the address says the same to the server');
  await audit();
  await chip(/Iedereen/).click();
  assert.equal(query(page), '');
  assert.equal((await shownNames(page)).length, 24);
});

journey('rows are sorted on signals and on a subject, the same as by the server', {}, async ({ page, audit }) => {
  await openOverview(page);
  const byName = await shownNames(page);
  const head = page.locator('table.overview thead');
  for (const [name, search] of [['signalen', '?sort=signals'], ['Rekenen-Wiskunde', '?sort=0'], ['Spelling', '?sort=2'], ['Lezen AVI', '?sort=4']]) {
    const link = head.getByRole('link', { name: new RegExp(`^${name}`) }); // an arrow comes behind it
    await link.click();
    assert.equal(query(page), search);
    const sorted = await shownNames(page);
    assert.notDeepEqual(sorted, byName);
    assert.deepEqual([...sorted].sort(), [...byName].sort());
    const direction = name === 'signalen' ? 'descending' : 'ascending';
    assert.equal(await link.locator('xpath=ancestor::th').getAttribute('aria-sort'), direction);
    assert.equal(await head.locator('[aria-sort]').count(), 1);
    await audit();
    await page.reload();
    assert.deepEqual(await shownNames(page), sorted);
  }
  await audit();
  await head.getByRole('link', { name: 'signalen' }).click();
  assert.equal((await shownNames(page))[0], 'Boaz ten Brink', 'who falls behind most comes first, before who runs ahead');
  await head.getByRole('link', { name: 'Leerling' }).click();
  assert.equal(query(page), '');
  assert.deepEqual(await shownNames(page), byName);
});

journey('arrow keys go from pupil to pupil, over those who are hidden', {}, async ({ page, audit }) => {
  await openOverview(page);
  await audit();
  await page.locator('.chips').getByRole('link', { name: /Met signaal/ }).click();
  const shown = await shownNames(page);
  const focused = () => page.evaluate(() => document.activeElement.textContent);
  await page.locator('table.overview tbody tr:visible th a').first().focus();
  await page.keyboard.press('ArrowDown');
  assert.equal(await focused(), shown[1]);
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  assert.equal(await focused(), shown[0], 'the first stays the first');
  await page.keyboard.press('End');
  assert.equal(await focused(), shown.at(-1));
  assert.equal(shown.at(-1), 'Emre Yıldız');
  await page.keyboard.press('Home');
  assert.equal(await focused(), shown[0]);
  await page.keyboard.press('End');
  await arrive(page, () => page.keyboard.press('Enter'));
  await assertTitle(page, 'Hoe ontwikkelt Emre zich?');
  await audit();
});

journey('signals and signs are explained in words', {}, async ({ page, audit }) => {
  await openOverview(page);
  const reasons = page.locator('details', { hasText: 'Waarom deze signalen?' });
  await reasons.locator('summary').click();
  const emre = reasons.locator('dt', { hasText: 'Emre Yıldız' }).locator('xpath=following-sibling::dd[1]');
  assert.deepEqual(await texts(emre.locator('li')), [
    'Rekenen-Wiskunde: niveau V op 26-01-2026, het laagste niveau.',
    'Rekenen-Wiskunde: twee keer achter elkaar lager, van II naar IV naar V.',
    'Rekenen-Wiskunde: 4 gegroeid, verwacht was 18: de middelste groei van 91 leerlingen van deze school. Dat is minder dan 50 procent.',
    'Een plan had op 30-06-2026 af of geëvalueerd moeten zijn.',
  ]);
  assert.equal(await reasons.locator('dt').count(), 15);
  const legend = page.locator('details', { hasText: 'Uitleg bij deze pagina' });
  await legend.locator('summary').click();
  assert.match(await text(legend), /I is het hoogste.*A is het hoogste.*verschil in vaardigheidsscore.*landelijk verdeeld.*blinde vlek/);
  await audit();
});

journey('a combination group says in which year group each pupil is', {}, async ({ page, audit }) => {
  await openOverview(page, '6/7');
  const years = await texts(page.locator('tbody .year'));
  assert.equal(years.length, 26);
  assert.deepEqual([...new Set(years)].sort(), ['groep 6', 'groep 7']);
  await audit();
});
