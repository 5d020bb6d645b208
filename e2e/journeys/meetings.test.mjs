// Talks: one is planned, prepared, noted on one screen, agreed in, held and told; a child fills in its form; a round; on a phone and without script.
import assert from 'node:assert/strict';
import { journey, onDemoSchool } from '../support/browser.mjs';
import { PHONE, SCHOOL, arrive, assertNoSidewaysScroll, assertTitle, text } from '../support/pages.mjs';

onDemoSchool();

journey('a pupil discussion from planning to report', { mayAnswer: [422] }, async ({ page, audit }) => {
  await page.goto(`${SCHOOL}/talks`);
  await assertTitle(page, 'Welke gesprekken komen eraan?');
  await audit();
  await arrive(page, () => page.getByRole('link', { name: 'Gesprek plannen' }).click());
  await assertTitle(page, 'Wat voor gesprek ga je plannen?');
  await audit();
  await arrive(page, () => page.getByRole('link', { name: /^Leerlingbespreking/ }).click());
  await page.getByLabel('Leerlingen uit groep').selectOption({ label: '5A' });
  await audit();
  await arrive(page, () => page.getByRole('button', { name: 'Toon leerlingen' }).click());
  await audit();
  await arrive(page, () => page.getByRole('button', { name: 'Plan dit gesprek' }).click());
  assert.match(await text(page.locator('#pupil-error')), /ten minste één leerling/);
  await page.getByRole('checkbox', { name: 'Emre Yıldız' }).check();
  await audit();
  await arrive(page, () => page.getByRole('button', { name: 'Plan dit gesprek' }).click());
  await assertTitle(page, 'Leerlingbespreking Emre Yıldız');
  await audit();
  await arrive(page, () => page.getByRole('button', { name: 'Vul de agenda met wat er speelt' }).click());
  assert.match(await text(page.locator('#agenda')), /Emre Yıldız.*Rekenen/);
  await page.getByLabel('Wat is je vraag over dit kind?').fill('Wat helpt Emre om overzicht te houden?');
  await page.locator('#prepare_question-form [data-autosave-status]', { hasText: /Opgeslagen om \d\d:\d\d/ }).waitFor();
  await audit();
  await arrive(page, () => page.getByRole('link', { name: 'Gesprek voeren' }).click());
  await assertTitle(page, 'Leerlingbespreking Emre Yıldız: noteren');
  await page.getByLabel('Notities over Emre Yıldız').fill('Legt eerst, tekent dan, rekent daarna.');
  await page.locator('[data-autosave-status]', { hasText: /Opgeslagen om \d\d:\d\d/ }).first().waitFor();
  await audit();
  await page.getByLabel('Afspraak over Emre Yıldız').fill('zoiets');
  await arrive(page, () => page.getByRole('button', { name: 'Noteer Afspraak over Emre Yıldız' }).click());
  assert.equal(await page.getByLabel('Afspraak over Emre Yıldız').inputValue(), 'zoiets');
  await audit();
  await page.getByLabel('Afspraak over Emre Yıldız').fill('@anke legt een stappenkaart klaar over 2 weken');
  await arrive(page, () => page.getByRole('button', { name: 'Noteer Afspraak over Emre Yıldız' }).click());
  await audit();
  await arrive(page, () => page.getByRole('button', { name: 'Gesprek is gevoerd' }).click());
  await assertTitle(page, 'Verslag: Leerlingbespreking Emre Yıldız');
  assert.match(await text(page.getByRole('table')), /Emre Yıldız legt een stappenkaart klaar Anke Jansen/);
  await page.setViewportSize(PHONE);
  await assertNoSidewaysScroll(page);
  await audit();
});

journey('a child fills in its form on a tablet', {}, async ({ page, audit }) => {
  await page.goto(`${SCHOOL}/talks?when=past`);
  await audit();
  await arrive(page, () => page.getByRole('link', { name: 'Kindgesprek Saar ter Horst' }).click());
  await audit();
  await arrive(page, () => page.getByRole('link', { name: 'Formulier voor het kind' }).click());
  await page.getByRole('group', { name: 'Hoe gaat het leren?' }).getByRole('radio', { name: 'goed', exact: true }).check();
  await page.getByLabel('Wat zou je willen?').fill('Vaker buiten leren.');
  await page.setViewportSize(PHONE);
  await assertNoSidewaysScroll(page);
  await audit();
  await arrive(page, () => page.getByRole('button', { name: 'Klaar' }).click());
  await audit();
  await arrive(page, () => page.getByRole('button', { name: 'Zet dit bij de onderwijsbehoeften' }).click());
  assert.match(await text(page.getByRole('status').first()), /eigen stem van de leerling/);
  await audit();
});

journey('a round is shown, planned and taken back', {}, async ({ page, audit }) => {
  await page.goto(`${SCHOOL}/talks/round`);
  await assertTitle(page, 'Wanneer bespreken we alle groepen?');
  await audit();
  await arrive(page, () => page.getByRole('button', { name: 'Laat zien hoe het wordt' }).click());
  await page.setViewportSize(PHONE);
  await assertNoSidewaysScroll(page);
  await audit();
  await arrive(page, () => page.getByRole('button', { name: 'Plan deze gesprekken' }).click());
  assert.match(await text(page.getByRole('status').first()), /gesprekken zijn gepland/);
  await audit();
  await arrive(page, () => page.getByRole('button', { name: 'Neem de hele ronde terug' }).click());
  assert.match(await text(page.getByRole('status').first()), /gesprekken zijn teruggenomen/);
  await audit();
});

journey('the kinds of talk are changed', {}, async ({ page, audit }) => {
  await page.goto(`${SCHOOL}/settings/talks`);
  await assertTitle(page, 'Welke gesprekken voeren jullie?');
  await audit();
});
