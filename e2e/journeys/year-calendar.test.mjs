// The year plan: looked at, filled and taken back as one, an entry with what groups did, filters, a link, and on a phone.
import assert from 'node:assert/strict';
import { journey, onDemoSchool } from '../support/browser.mjs';
import { SCHOOL, arrive, assertTitle, text } from '../support/pages.mjs';

onDemoSchool();

const PLAN = `${SCHOOL}/year-plan`;
const YEAR = `${PLAN}?year=2031-2032`;

journey('a coordinator fills a year from the example, keeps it as a template and takes the filling back', {}, async ({ page, audit }) => {
  await page.goto(YEAR);
  await assertTitle(page, 'Wat doen we dit schooljaar, en wanneer?');
  await audit();
  await arrive(page, () => page.getByRole('link', { name: 'Vul het jaar' }).first().click());
  await audit();
  await arrive(page, () => page.getByRole('link', { name: 'Het voorbeeld van Stut' }).click());
  await audit();
  await page.getByLabel('Neem mee: Overdracht naar de volgende groep').uncheck();
  await arrive(page, () => page.getByRole('button', { name: 'Zet in het jaarplan' }).click());
  assert.match(await text(page.locator('.flash').first()), /activiteiten in het jaarplan/);
  assert.equal(await page.getByRole('link', { name: 'Overdracht naar de volgende groep' }).count(), 0);
  await audit();
  const filled = page.url();
  await arrive(page, () => page.getByRole('button', { name: 'Bewaar als ons sjabloon' }).click());
  assert.match(await text(page.locator('.flash').first()), /sjabloon van je school heeft nu/);
  await audit();
  await page.goto(filled);
  await audit();
  await arrive(page, () => page.getByRole('button', { name: 'Maak ongedaan' }).click());
  assert.match(await text(page.locator('.flash').first()), /weggehaald/);
  await audit();
});

journey('a coordinator adds an entry, sees who is late, ticks, changes and takes it away', {}, async ({ page, audit }) => {
  await page.goto(`${PLAN}?year=2025-2026`);
  await audit();
  await arrive(page, () => page.getByRole('link', { name: 'Activiteit toevoegen' }).click());
  await audit();
  await page.getByLabel('Wat gebeurt er?').fill('Klassenbezoek met kijkvraag');
  await page.getByLabel('Soort').selectOption('visits');
  await page.getByLabel('Hoe lang duurt het?').selectOption('week');
  await page.getByLabel('Eerste dag').fill('2025-10-08');
  await page.getByLabel('Wat vraagt het van elke groep?').selectOption('ticked');
  await arrive(page, () => page.getByRole('button', { name: 'Opslaan' }).click());
  await audit();
  await arrive(page, () => page.getByRole('link', { name: 'Klassenbezoek met kijkvraag' }).first().click());
  await audit();
  await arrive(page, () => page.getByRole('button', { name: 'Klaar: 5A' }).click());
  await audit();
  assert.equal(await page.getByRole('button', { name: 'Toch niet klaar: 5A' }).count(), 1);
  await arrive(page, () => page.getByRole('link', { name: 'Wijzigen' }).click());
  await audit();
  await page.getByLabel('Wat gebeurt er?').fill('Klassenbezoek');
  await arrive(page, () => page.getByRole('button', { name: 'Opslaan' }).click());
  await audit();
  await arrive(page, () => page.getByRole('button', { name: 'Maak ongedaan' }).click());
  assert.match(await text(page.locator('h1')), /^Klassenbezoek met kijkvraag/);
  await audit();
  await arrive(page, () => page.getByRole('button', { name: 'Haal uit het jaarplan' }).click());
  assert.match(await text(page.locator('.flash').first()), /uit het jaarplan gehaald/);
  await audit();
  await arrive(page, () => page.getByRole('button', { name: 'Zet terug' }).click());
  await audit();
  await page.getByLabel('Soort').selectOption('visits');
  await arrive(page, () => page.getByRole('button', { name: 'Toon' }).click());
  await audit();
  await arrive(page, () => page.getByRole('link', { name: 'Per maand' }).click());
  await audit();
  await arrive(page, () => page.getByRole('link', { name: 'Wat eraan komt' }).click());
  await audit();
});

journey('a teacher reads the year plan on a phone and makes a link for her own calendar', { as: 'leerkracht5a', viewport: { width: 390, height: 844 } }, async ({ page, audit }) => {
  for (const view of ['', '?view=coming', '?month=2026-02']) {
    await page.goto(`${PLAN}${view}`);
    await audit();
    const wide = await page.evaluate(() => document.scrollingElement.scrollWidth - window.innerWidth);
    assert.ok(wide <= 0, `${wide} px too wide`);
  }
  assert.equal(await page.getByRole('link', { name: 'Activiteit toevoegen' }).count(), 0);
  await arrive(page, () => page.getByRole('link', { name: 'In mijn eigen agenda' }).click());
  await audit();
  await arrive(page, () => page.getByRole('button', { name: 'Maak een link' }).click());
  await audit();
  const link = new URL(await page.getByLabel('link').inputValue(), page.url());
  const answer = await fetch(`${new URL(page.url()).origin}${link.pathname}`);
  assert.equal(answer.status, 200);
  assert.match(await answer.text(), /^BEGIN:VCALENDAR\r\n/);
  await arrive(page, () => page.getByRole('link', { name: 'Klaar', exact: true }).click());
  await audit();
  await arrive(page, () => page.getByRole('button', { name: 'Trek de link in' }).click());
  await audit();
});
