// My role: models, tasks sorted by keys, one's own time, the description; and a teacher who only reads.
import assert from 'node:assert/strict';
import { journey, onDemoSchool } from '../support/browser.mjs';
import { SCHOOL, arrive, assertTitle, text } from '../support/pages.mjs';

onDemoSchool();

const ROLE = `${SCHOOL}/role`;

journey('a coordinator lays her tasks out and sorts one by a key', {}, async ({ page, audit }) => {
  await page.goto(ROLE);
  await assertTitle(page, 'Wat vraagt deze school van de ib’er?');
  await audit();
  await arrive(page, () => page.locator('.tile', { hasText: 'Taken' }).click());
  await audit();
  await arrive(page, () => page.getByRole('button', { name: 'Begin met de startlijst' }).click());
  await audit();
  await arrive(page, () => page.getByRole('link', { name: 'Drie rollen van de beroepsstandaard 2022' }).click());
  await audit();
  await arrive(page, () => page.getByRole('link', { name: /^Deel 24 taken in/ }).click());
  await audit();
  await arrive(page, () => page.keyboard.press('1'));
  assert.match(await text(page.locator('.flash')), /^Ingedeeld: /);
  assert.match(await text(page.locator('header.head p')), /nog 23 taken/);
  await audit();
  await arrive(page, () => page.getByRole('link', { name: 'Taken', exact: true }).first().click());
  await audit();
  await arrive(page, () => page.getByRole('link', { name: 'Naast HGW' }).click());
  await audit();
  await arrive(page, () => page.getByRole('link', { name: /^Voeg een taak toe/ }).click());
  await audit();
  await page.getByLabel('De taak, zoals het er staat').fill('Meezoeken met de orthopedagoog');
  await arrive(page, () => page.getByRole('button', { name: 'Opslaan' }).click());
  assert.equal(await page.getByText('Meezoeken met de orthopedagoog', { exact: false }).count() > 0, true);
  await audit();
});

journey('a coordinator keeps her time on a phone', { viewport: { width: 390, height: 844 } }, async ({ page, audit }) => {
  await page.goto(`${ROLE}/time`);
  await assertTitle(page, 'Waar gaat je tijd heen?');
  await audit();
  await arrive(page, () => page.getByRole('button', { name: 'Start Coach, preventief' }).click());
  assert.match(await text(page.locator('.role-runs')), /De klok loopt sinds .*Coach/);
  await audit();
  await arrive(page, () => page.getByRole('button', { name: 'Stop' }).click());
  await audit();
  await page.getByRole('textbox', { name: 'Ib als rt-plus, curatief' }).fill('1,5');
  await arrive(page, () => page.getByRole('button', { name: 'Bewaar de week' }).click());
  assert.equal(await page.getByRole('textbox', { name: 'Ib als rt-plus, curatief' }).inputValue(), '1:30');
  await audit();
  const wide = await page.evaluate(() => document.scrollingElement.scrollWidth - window.innerWidth);
  assert.ok(wide <= 0, `${wide} px too wide`);
  await arrive(page, () => page.getByRole('link', { name: 'Wensen en delen' }).click());
  await audit();
  await page.getByLabel('Uren per week voor dit werk').fill('16');
  await arrive(page, () => page.getByRole('button', { name: 'Opslaan' }).click());
  await audit();
});

journey('a coordinator writes the description, and a second version', {}, async ({ page, audit }) => {
  await page.goto(`${ROLE}/description`);
  await audit();
  await arrive(page, () => page.getByRole('button', { name: 'Begin de rolbeschrijving' }).click());
  await audit();
  await page.getByLabel('Zo werkt de ib’er hier').fill('Zo doen wij dat.');
  await arrive(page, () => page.getByRole('button', { name: 'Opslaan' }).click());
  await audit();
  await page.getByLabel('Door wie?').fill('het team');
  await arrive(page, () => page.getByRole('button', { name: 'Leg vast als afgesproken' }).click());
  assert.match(await text(page.locator('header.head p')), /Afgesproken op .* door het team/);
  await audit();
  await arrive(page, () => page.getByRole('button', { name: 'Maak een nieuwe versie' }).click());
  await audit();
  await page.goto(`${ROLE}/models`);
  await audit();
  await arrive(page, () => page.getByRole('link', { name: /^Maak er een eigen model van Vijf/ }).click());
  await audit();
});

journey('a teacher reads what she may expect', { as: 'leerkracht5a' }, async ({ page, audit }) => {
  await page.goto(ROLE);
  await audit();
  assert.equal(await page.getByRole('link', { name: 'Mijn tijd' }).count(), 0);
  await page.goto(`${ROLE}/description`);
  await audit();
});
