// Questionnaires: a round is made, opened and handed out; a respondent ranks on a phone, by keys and by number; paper.
import assert from 'node:assert/strict';
import { journey, onDemoSchool } from '../support/browser.mjs';
import { SCHOOL, arrive, assertTitle, text } from '../support/pages.mjs';

onDemoSchool();

const PHONE = { viewport: { width: 390, height: 844 } };

/** An open round with one link for the teachers: the page of the round, and the link. */
async function openRound(page, audit) {
  await page.goto(`${SCHOOL}/surveys/new`);
  await audit();
  await arrive(page, () => page.getByRole('button', { name: 'Maak een concept' }).first().click());
  await audit();
  const round = page.url().split('?')[0];
  await arrive(page, () => page.getByRole('button', { name: 'Open de ronde' }).click());
  await audit();
  await page.locator('#count-3').fill('1');
  await arrive(page, () => page.getByRole('button', { name: 'Maak links Leerkrachten' }).click());
  await audit();
  return { round, link: new URL((await text(page.locator('.link-text').first())).trim(), page.url()).pathname };
}

const order = (page) =>
  page.locator('.rank > li').evaluateAll((items) => items.map((item) => [item.dataset.name, item.querySelector('select').value]));

journey('a coordinator builds a list of her own', {}, async ({ page, audit }) => {
  await page.goto(`${SCHOOL}/surveys`);
  await assertTitle(page, 'Wat wil je van je team weten?');
  await audit();
  await arrive(page, () => page.getByRole('link', { name: 'Nieuwe vragenlijst' }).click());
  await audit();
  await page.getByLabel('Nieuwe vragenlijst').check();
  await arrive(page, () => page.getByRole('button', { name: 'Maak een concept' }).last().click());
  await audit();
  await arrive(page, () => page.getByRole('link', { name: 'rangorde' }).click());
  await audit();
  await page.getByLabel('De vraag').fill('Wat heb je nodig?');
  await page.getByLabel('Waaruit kan men kiezen?').fill('tijd\nrust\nhulp');
  await arrive(page, () => page.getByRole('button', { name: 'Opslaan' }).click());
  await audit();
  await arrive(page, () => page.getByRole('button', { name: 'Haal weg Wat heb je nodig?' }).click());
  await audit();
  await arrive(page, () => page.getByRole('button', { name: 'Zet terug' }).click());
  await audit();
  await arrive(page, () => page.getByRole('link', { name: 'Bekijk hoe het eruitziet' }).click());
  await audit();
  assert.equal(await page.locator('.rank > li').count(), 3);
});

journey('a respondent ranks on a phone and answers once', { ...PHONE, mayAnswer: [410, 422] }, async ({ page, audit, context }) => {
  const { link, round } = await openRound(page, audit);
  await context.clearCookies();
  await page.goto(link);
  await audit();
  const wide = await page.evaluate(() => document.scrollingElement.scrollWidth - window.innerWidth);
  assert.ok(wide <= 0, `${wide} px too wide`);
  const names = (await order(page)).map(([name]) => name);
  // By keys: the fourth goes first, the second follows.
  await page.getByRole('button', { name: `Verplaats ${names[3]}` }).press('ArrowUp');
  await page.getByRole('button', { name: `Verplaats ${names[1]}` }).press('ArrowUp');
  assert.deepEqual((await order(page)).slice(0, 2), [[names[3], '5'], [names[1], '4']]);
  // The number of another one: they change places, and it is said.
  await page.getByLabel(names[1], { exact: true }).selectOption('5');
  assert.deepEqual((await order(page)).slice(0, 2), [[names[1], '5'], [names[3], '4']]);
  assert.match(await text(page.locator('[data-rank-status]').first()), /krijgt 4/);
  await arrive(page, () => page.getByRole('button', { name: 'Verstuur mijn antwoord' }).click());
  await audit();
  assert.equal(await page.locator('.rank select[aria-invalid]').count(), 3);
  for (const name of [names[0], names[2], names[4]]) await page.getByRole('button', { name: `Verplaats ${name}` }).press('ArrowUp');
  // By drag: the last one above the one before it.
  const items = page.locator('.rank > li');
  await items.last().scrollIntoViewIfNeeded();
  const from = await items.last().locator('.grip').boundingBox();
  const above = await items.nth(3).boundingBox();
  const former = (await order(page))[3][0];
  await page.mouse.move(from.x + 8, from.y + 8);
  await page.mouse.down();
  await page.mouse.move(from.x + 8, above.y + above.height / 2 - 10, { steps: 8 });
  await page.mouse.up();
  const now = await order(page);
  assert.deepEqual(now.slice(3), [[names[4], '2'], [former, '1']]);
  assert.deepEqual(now.map(([, number]) => number), ['5', '4', '3', '2', '1']);
  await arrive(page, () => page.getByRole('button', { name: 'Verstuur mijn antwoord' }).click());
  await assertTitle(page, 'Dank je wel');
  await audit();
  await page.goto(link);
  await assertTitle(page, 'Deze link werkt niet (meer)');
  await audit();
  assert.ok(round);
});

journey('paper answers go in by keyboard, one after the other', {}, async ({ page, audit }) => {
  const { round } = await openRound(page, audit);
  await page.goto(`${round}/paper?group=3`);
  await audit();
  await page.keyboard.type('12354');
  await arrive(page, () => page.keyboard.press('Enter'));
  await audit();
  assert.match(await text(page.locator('.flash').first()), /Hier is de volgende/);
  assert.match(await text(page.locator('.chip[aria-current]')), /1 waarvan 1 op papier/);
  await arrive(page, () => page.getByRole('button', { name: 'Haal het laatste weer weg' }).click());
  await audit();
  assert.match(await text(page.locator('.chip[aria-current]')), /0 waarvan 0 op papier/);
});

journey('without script a double is said', { javaScriptEnabled: false, mayAnswer: [422] }, async ({ page, audit }) => {
  const { link } = await openRound(page, audit);
  await page.goto(link);
  await audit();
  for (const [at, number] of [[1, '5'], [2, '5'], [3, '3'], [4, '2'], [5, '1']]) {
    await page.locator(`[name="level_${at}"]`).selectOption(number);
  }
  await arrive(page, () => page.getByRole('button', { name: 'Verstuur mijn antwoord' }).click());
  await audit();
  assert.match(await text(page.locator('.rank .error').first()), /Dit cijfer staat ook bij nummer 1/);
  await page.locator('[name="level_2"]').selectOption('4');
  await arrive(page, () => page.getByRole('button', { name: 'Verstuur mijn antwoord' }).click());
  await assertTitle(page, 'Dank je wel');
  await audit();
});
