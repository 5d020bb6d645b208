// Plans for pupils: a support plan from question to log, a development plan that is agreed, the checklist, on a phone and without script.
import assert from 'node:assert/strict';
import { journey, onDemoSchool } from '../support/browser.mjs';
import { SCHOOL, assertTitle, pupilAddress, text } from '../support/pages.mjs';

onDemoSchool();

const PHONE = { width: 390, height: 844 };

async function assertNoSidewaysScroll(page) {
  const wide = await page.evaluate(() => document.scrollingElement.scrollWidth - window.innerWidth);
  assert.ok(wide <= 0, `${wide} px too wide`);
}

journey('a support plan from the question to what was done', {}, async ({ page, audit }) => {
  const pupil = await pupilAddress(page, 'Lina Nguyễn');
  await page.goto(`${pupil}/plans`);
  await assertTitle(page, 'Welke plannen zijn er voor Lina?');
  await audit();
  await page.getByRole('link', { name: 'Nieuw plan' }).click();
  await assertTitle(page, 'Een nieuw plan voor Lina');
  await page.getByRole('radio', { name: 'Handelingsplan' }).check();
  await page.getByLabel('Hoe heet het plan?').fill('Woorden met ei en ij');
  await page.getByRole('checkbox', { name: 'Spelling', exact: true }).check();
  await audit();
  await page.getByRole('button', { name: 'Maak het plan' }).click();
  await assertTitle(page, 'Woorden met ei en ij');
  await page.getByLabel('Wat is de hulpvraag?').fill('Hoe onthoudt Lina wanneer het ei is?');
  await page.locator('#question-form [data-autosave-status]', { hasText: /Bewaard om \d\d:\d\d/ }).waitFor();
  await audit();
  await page.getByRole('link', { name: 'Doel toevoegen' }).click();
  await audit();
  await page.getByLabel('Wat is het doel?').fill('Schrijft 18 van de 20 woorden goed');
  await page.getByRole('radio', { name: 'Aan iets anders' }).check();
  await page.getByLabel('Wat zie je dan, en waar?').fill('het dictee op vrijdag');
  await page.getByRole('button', { name: 'Opslaan' }).first().click();
  await audit();
  await page.getByRole('button', { name: 'Plan laten ingaan' }).click();
  await assertTitle(page, 'Woorden met ei en ij');
  await page.getByLabel('Minuten').fill('15');
  await page.getByLabel('Wat deed je, en wat zag je?').fill('Tien woorden gesorteerd, acht goed.');
  await audit();
  await page.getByRole('button', { name: 'Schrijf op' }).click();
  assert.match(await text(page.locator('#log')), /1 keer, 15 minuten.*Tien woorden gesorteerd/);
  await page.setViewportSize(PHONE);
  await assertNoSidewaysScroll(page);
  await audit();
});

journey('a development plan is put before a parent, agreed and begun', {}, async ({ page, audit }) => {
  const pupil = await pupilAddress(page, 'Selam Tekle');
  await page.goto(`${pupil}/plans`);
  await audit();
  await page.getByRole('link', { name: 'Ontwikkelingsperspectief', exact: true }).click();
  await audit();
  await page.getByRole('button', { name: 'Pas aan in een nieuwe versie' }).click();
  assert.match(await text(page.locator('.head')), /versie 2/);
  await page.getByLabel('Wat nog meer helpt').fill('Een maatje dat voordoet.');
  await page.locator('#helping-form [data-autosave-status]', { hasText: /Bewaard om \d\d:\d\d/ }).waitFor();
  await page.getByLabel('Wat nog meer hindert').fill('Veel tekst op een bladzijde.');
  await page.locator('#hindering-form [data-autosave-status]', { hasText: /Bewaard om \d\d:\d\d/ }).waitFor();
  await page.getByLabel('Waarin wijk je af van het programma?').fill('Begrijpend lezen en spelling op het niveau van groep 5.');
  await page.locator('#deviations-form [data-autosave-status]', { hasText: /Bewaard om \d\d:\d\d/ }).waitFor();
  await audit();
  await page.getByRole('button', { name: 'Voorleggen aan ouders en leerling' }).click();
  assert.match(await text(page.locator('#consent')), /Van Abeba Tekle is nog niets vastgelegd/);
  await page.getByRole('radio', { name: 'akkoord', exact: true }).check();
  await page.getByLabel('Hoe?', { exact: true }).fill('gesprek op school');
  await audit();
  await page.getByRole('button', { name: 'Leg vast' }).click();
  assert.match(await text(page.locator('#consent')), /Abeba Tekle: akkoord/);
  await audit();
  // A new version is talked through with the child anew.
  for (const [field, words] of [['how', 'Samen aan tafel'], ['said', 'Ik wil zelf kiezen'], ['used', 'Er staat een keuzeblok in']]) {
    await page.locator(`#heard_${field}`).fill(words);
    await page.locator(`#heard_${field}-form [data-autosave-status]`, { hasText: /Bewaard om \d\d:\d\d/ }).waitFor();
  }
  await page.getByRole('button', { name: 'Akkoord vastleggen' }).click();
  await audit();
  await page.getByRole('button', { name: 'Plan laten ingaan' }).click();
  await audit();
  await page.getByRole('link', { name: 'Wat is er anders?' }).click();
  assert.match(await text(page.locator('ins').first()), /spelling/);
  await audit();
});

journey('the checklist of a dyslexia file, and a layout of the school, also narrow', {}, async ({ page, audit }) => {
  await page.setViewportSize(PHONE);
  await page.goto(`${SCHOOL}/search?q=Daan`);
  await audit();
  const pupil = await page.locator('a[href*="/pupils/0"]').first().getAttribute('href');
  await page.goto(`${pupil}/plans`);
  await audit();
  await page.getByRole('link', { name: 'Dyslexiedossier' }).click();
  await audit();
  const point = page.locator('#check-child');
  await point.getByRole('textbox').last().fill('Wil zelf voorlezen aan zijn zusje');
  await point.locator('input[type="date"]').fill('2026-02-20');
  await point.getByRole('button').click();
  assert.match(await text(page.locator('#checks h2')), /4 van 11 gedaan/);
  await assertNoSidewaysScroll(page);
  await audit();
  await page.goto(`${SCHOOL}/settings/plans`);
  await audit();
  const law = page.locator('section').filter({ has: page.getByRole('heading', { name: /^Na de wet/ }) });
  await law.locator('summary').click();
  await law.getByLabel('Hoe heet de kopie?').fill('SWV De Brug');
  await law.getByRole('button', { name: 'Kopieer' }).click();
  await assertTitle(page, 'SWV De Brug');
  await page.getByLabel('Tekst van het kopje').last().fill('Vervoer');
  await assertNoSidewaysScroll(page);
  await audit();
  await page.getByRole('button', { name: 'Opslaan' }).click();
  assert.match(await text(page.locator('.flash')), /De opzet is bewaard/);
  await audit();
});
