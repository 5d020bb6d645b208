// The page of a pupil: how do the results develop?
import assert from 'node:assert/strict';
import { journey, onDemoSchool } from '../support/browser.mjs';
import { SCHOOL, arrive, assertTitle, pupilAddress, text, texts } from '../support/pages.mjs';
import { assertSnapshot } from '../support/snapshot.mjs';

onDemoSchool();

journey('who it is, what stands out, the chart with its figures, and the way back to the group', {}, async ({ page, audit }) => {
  await page.goto(await pupilAddress(page, 'Emre Yıldız'));
  await assertTitle(page, 'Hoe ontwikkelt Emre zich?');
  assert.match(await text(page.locator('.head > p')), /^Emre Yıldız · groep 5 · \d+ jaar · Kim de Boer, Anke Jansen$/);
  assert.match(await text(page.locator('.why li').first()), /^Rekenen-Wiskunde: niveau V op 26-01-2026, het laagste niveau\./);
  const order = await page.evaluate(() => ['#portrait', '#signals', 'figure'].map((part) => document.querySelector(part).getBoundingClientRect().top));
  assert.deepEqual([...order].sort((a, b) => a - b), order, 'who it is before what stands out before any chart');
  const chart = page.locator('figure svg[role="img"]');
  assert.equal(await chart.count(), 1);
  assert.equal(await chart.locator('> title').textContent(), 'Rekenen-Wiskunde van Emre, M3 tot M5');
  assert.match(await chart.locator('> desc').textContent(), /per toetsmoment/);
  const named = (await chart.getAttribute('aria-labelledby')).split(' ');
  assert.equal(await page.locator(named.map((id) => `#${id}`).join(', ')).count(), named.length, 'names that exist');
  const table = page.getByRole('region', { name: 'De cijfers bij de grafiek' }).getByRole('table');
  assert.deepEqual(await texts(table.locator('tbody tr td:nth-child(3)')), ['160', '156', '161', '139', '113']);
  const hidden = await table.evaluate((one) => one.offsetWidth - one.parentElement.clientWidth);
  assert.ok(hidden <= 0, `${hidden} px of the table is out of sight on a laptop`);
  assert.deepEqual(await texts(table.locator('tbody tr td:nth-child(5)')), ['V', 'IV', 'II', 'II', 'II']);
  await audit();
  await assertSnapshot(page, 'pupil-emre');

  await arrive(page, () => page.getByRole('navigation', { name: 'Je bent hier' }).getByRole('link', { name: '5A' }).click());
  await assertTitle(page, 'Wie in 5A heeft nu iets anders nodig?');
  await audit();
});

journey('one chooses the subject, and what the chart shows', {}, async ({ page, audit }) => {
  await page.goto(await pupilAddress(page, 'Emre Yıldız'));
  await audit();
  const tabs = page.getByRole('navigation', { name: 'vak', exact: true });
  const names = await texts(tabs.getByRole('link'));
  assert.deepEqual(names, ['Rekenen-Wiskunde', 'Begrijpend lezen', 'Spelling', 'Technisch lezen', 'Lezen AVI', 'Woordenschat']);
  for (const [index, name] of names.entries()) {
    await arrive(page, () => tabs.getByRole('link', { name }).click());
    assert.equal(new URL(page.url()).search, `?series=${index}`);
    assert.deepEqual(await texts(tabs.locator('[aria-current="page"]')), [name]);
    const rows = page.getByRole('region', { name: 'De cijfers bij de grafiek' }).locator('tbody tr');
    assert.ok((await rows.count()) > 0);
    assert.match(await text(rows.first()), new RegExp(`${name}.*\\(demo\\)`));
    assert.equal(await page.locator('figure svg[role="img"]').count(), 1, `${name} is drawn`);
    await audit();
  }
  await arrive(page, () => tabs.getByRole('link', { name: 'Rekenen-Wiskunde' }).click());
  await audit();
  const measures = page.getByRole('navigation', { name: 'Wat de grafiek laat zien' });
  await arrive(page, () => measures.getByRole('link', { name: 'Vaardigheidsscore' }).click());
  assert.deepEqual(await texts(measures.locator('[aria-current="true"]')), ['Vaardigheidsscore']);
  assert.match(await text(page.locator('.said-of')), /banden/);
  await audit();
  await arrive(page, () => tabs.getByRole('link', { name: 'Spelling' }).click());
  assert.deepEqual(await texts(measures.locator('[aria-current="true"]')), ['Vaardigheidsscore'], 'what one chose stays');
  await audit();
});

journey('all results, and the file behind them', {}, async ({ page, audit }) => {
  await page.goto(await pupilAddress(page, 'Emre Yıldız'));
  await audit();
  const tabs = page.getByRole('navigation', { name: 'Tabbladen van deze leerling' });
  await arrive(page, () => tabs.getByRole('link', { name: 'Resultaten' }).click());
  await assertTitle(page, 'Welke toetsen maakte Emre?');
  const rows = page.locator('tbody tr');
  const all = await rows.count();
  await audit();
  await page.getByLabel('Vak').selectOption('Spelling');
  await arrive(page, () => page.getByRole('button', { name: 'Toon' }).click());
  const some = await rows.count();
  assert.ok(some > 0 && some < all);
  assert.equal(await page.getByLabel('Vak').inputValue(), 'Spelling');
  await audit();
  await arrive(page, () => page.getByRole('link', { name: 'Toon alles' }).click());
  assert.equal(await rows.count(), all);
  await audit();
  await arrive(page, () => tabs.getByRole('link', { name: 'Dossier', exact: true }).click());
  await assertTitle(page, 'Wat staat er in het dossier van Emre?');
  assert.match(await text(rows.first()), /^2025-2026 groep 5 5A .*Anke Jansen/);
  await audit();
});

journey('on a phone nothing but charts and tables goes over the edge', { viewport: { width: 390, height: 844 } }, async ({ page, audit }) => {
  const address = await pupilAddress(page, 'Emre Yıldız');
  for (const tab of ['', '/results', '/file']) {
    await page.goto(`${address}${tab}`);
    const [wide, room] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
    assert.ok(wide <= room, `${tab}: ${wide} in ${room}`);
    await audit();
  }
});

journey('a pupil without results', {}, async ({ page, audit }) => {
  await page.goto(`${SCHOOL}/groups`);
  await audit();
  await arrive(page, () => page.locator('a.tile', { hasText: '1/2A' }).click());
  await audit();
  await arrive(page, () => page.locator('tbody th a').first().click());
  await page.getByRole('heading', { level: 1, name: /^Hoe ontwikkelt/ }).waitFor();
  await audit();
});

const UNKNOWN = ['pupils/00000000-0000-7000-8000-000000000000', 'pupils/not-an-id', 'groups/not-an-id', 'imports/999', 'nowhere'];

for (const address of UNKNOWN) {
  journey(`an address that leads nowhere is said so: ${address}`, { mayAnswer: [404] }, async ({ page, audit }) => {
    const answer = await page.goto(`${SCHOOL}/${address}`);
    assert.equal(answer.status(), 404);
    await assertTitle(page, 'Deze pagina is er niet');
    await audit();
  });
}

journey('a pupil of another school is not there', { mayAnswer: [404] }, async ({ page, audit }) => {
  const address = await pupilAddress(page, 'Emre Yıldız');
  const answer = await page.goto(address.replace(SCHOOL, '/88QY00'));
  assert.equal(answer.status(), 404);
  await audit();
});
