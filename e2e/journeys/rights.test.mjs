// Rights of parents and pupils: the file, corrections, what is due, and who looked; wide and on a phone.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { journey, onDemoSchool } from '../support/browser.mjs';
import { SCHOOL, arrive, assertTitle, pupilAddress, text } from '../support/pages.mjs';
import { letIn } from '../support/sign-in.mjs';

onDemoSchool();

const WIDTHS = [
  ['wide', { viewport: { width: 1280, height: 800 } }],
  ['phone', { viewport: { width: 390, height: 844 } }],
];

for (const [width, options] of WIDTHS) {
  journey(`data and rights of a pupil, ${width}`, { ...options, mayAnswer: [422] }, async ({ page, audit }) => {
    const emre = await pupilAddress(page, 'Emre Yıldız');
    await page.goto(emre);
    await audit();
    await arrive(page, () => page.getByRole('link', { name: 'Gegevens en rechten' }).click());
    await assertTitle(page, 'Wat staat er over Emre, en hoelang?');
    await audit();

    await arrive(page, () => page.getByRole('button', { name: 'Voeg toe' }).click());
    assert.match(await text(page.locator('#text-error')), /Schrijf op wat het moet zijn/);
    await audit();
    await page.getByLabel('Wat voeg je toe?').selectOption('statement');
    await page.getByLabel('Wat moet het zijn?').fill('Thuis leest hij elke dag.');
    await page.locator('#correction-asked-by').selectOption('guardian');
    await arrive(page, () => page.getByRole('button', { name: 'Voeg toe' }).click());
    await page.getByText('Thuis leest hij elke dag.').first().waitFor();
    await audit();

    await page.locator('#asked-by').selectOption('guardian');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Maak het dossier' }).click(),
    ]);
    assert.equal(download.suggestedFilename(), 'leerlingdossier.zip');
    assert.equal(readFileSync(await download.path()).subarray(0, 2).toString(), 'PK');

    await page.goto(`${emre}/trail`);
    await assertTitle(page, 'Wie keek er naar Emre?');
    await audit();
    await page.getByLabel('Wat', { exact: true }).selectOption('exported');
    await arrive(page, () => page.getByRole('button', { name: 'Toon' }).click());
    assert.match(await text(page.locator('tbody tr').first()), /Ingrid van Loon Het hele dossier meegegeven/);
    await audit();
    await page.goto('/me/trail');
    await assertTitle(page, 'Wat is er in jouw naam gedaan?');
    await audit();
  });

  journey(`the processing register and the terms, ${width}`, { ...options, as: 'directie' }, async ({ page, audit }) => {
    await page.goto(`${SCHOOL}/settings`);
    await audit();
    await arrive(page, () => page.getByRole('link', { name: 'Verwerkingsregister' }).click());
    await audit();
    await page.goto(`${SCHOOL}/retention/terms`);
    await audit();
    await page.locator('main summary').first().click();
    await audit();
  });
}

journey('what is due goes when two people agree', { mayAnswer: [422] }, async ({ page, audit, context, origin }) => {
  await page.goto(`${SCHOOL}/retention`);
  await assertTitle(page, 'Wat moet er nu weg?');
  await audit();
  await arrive(page, () => page.getByRole('button', { name: 'Stel voor: wat is aangevinkt' }).click());
  await page.getByText('Er was niets gekozen.').waitFor();
  await audit();
  await page.locator('tbody input[type=checkbox]').first().check();
  await arrive(page, () => page.getByRole('button', { name: 'Stel voor: wat is aangevinkt' }).click());
  await assertTitle(page, 'Mag dit weg?');
  await audit();
  const proposal = page.url().split('?')[0];
  await arrive(page, () => page.getByRole('button', { name: 'Keur goed als intern begeleider' }).click());
  await audit();
  await context.clearCookies();
  await letIn(context, origin, 'directie');
  await page.goto(proposal);
  await audit();
  await arrive(page, () => page.getByRole('button', { name: 'Keur goed als schoolleider' }).click());
  await page.getByRole('heading', { name: 'Bewijs van vernietiging' }).waitFor();
  await audit();
});
