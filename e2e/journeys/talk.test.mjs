// The talk with the team: opened with a code, remarks from phones, sorted with keys, shown on a wall, written up.
import assert from 'node:assert/strict';
import { journey, onDemoSchool } from '../support/browser.mjs';
import { SCHOOL, arrive, assertTitle, text } from '../support/pages.mjs';

onDemoSchool();

/** The address of the example round. */
async function exampleRound(page) {
  const made = await page.context().request.post(`${SCHOOL}/surveys/example`, {
    headers: { 'sec-fetch-site': 'same-origin' },
    maxRedirects: 0,
  });
  return made.headers().location.match(/^.*\/surveys\/[0-9a-f-]{36}/)[0];
}

journey('a coordinator opens the talk, a colleague takes part by phone, and it is on the wall at once', {}, async ({ page, audit, context }) => {
  const round = await exampleRound(page);
  await page.goto(`${round}/talk`);
  await assertTitle(page, 'Waar praten jullie over, en wat spreken jullie af?');
  await audit();
  await arrive(page, () => page.getByRole('button', { name: 'Open het gesprek' }).click());
  await audit();
  const code = await text(page.locator('.talk-code'));
  await page.getByRole('checkbox', { name: /^Coach: / }).check();
  await page.getByRole('checkbox', { name: /^Ib als rt-plus: / }).check();
  await arrive(page, () => page.getByRole('button', { name: 'Zet op de lijst' }).click());
  await audit();

  await arrive(page, () => page.getByRole('link', { name: 'Presenteer' }).click());
  await audit();
  assert.equal(await page.locator('.slide:visible').count(), 1);
  await page.keyboard.press('ArrowRight');
  assert.equal(await text(page.locator('.slide:visible h2')), 'Wat vroegen we?');
  await page.keyboard.press('End');
  await page.keyboard.press('PageUp');
  assert.equal(await text(page.locator('.slide:visible h2')), 'Wat zeggen jullie?');
  assert.match(page.url(), /#remarks$/);
  await audit();

  const phone = await context.browser().newContext({ baseURL: new URL(page.url()).origin, viewport: { width: 390, height: 844 } });
  const guest = await phone.newPage();
  await guest.goto('/talk');
  await guest.getByLabel('Code').fill(code.toLowerCase());
  await guest.getByRole('button', { name: 'Doe mee' }).click();
  for (const [kind, words] of [['Min', 'Ik weet niet wanneer ik je kan vragen'], ['Plus', 'Je bent er altijd']]) {
    await guest.getByLabel(kind).check();
    await guest.getByLabel('Je opmerking').fill(words);
    await guest.getByRole('button', { name: 'Verstuur' }).click();
    await guest.getByRole('status').waitFor();
  }
  await phone.close();
  await page.getByText('Je bent er altijd').waitFor({ timeout: 10_000 });
  await audit();

  await arrive(page, () => page.getByRole('link', { name: 'Terug naar het gesprek' }).click());
  await page.locator('.remarks > li').first().focus();
  await page.keyboard.press('2');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('1');
  await page.keyboard.press('v');
  await audit();
  await arrive(page, () => page.getByRole('button', { name: 'Bewaar de ordening' }).click());
  await audit();
  assert.equal(await page.locator('.shelves > section').count(), 2);
  assert.equal(await page.locator('.hidden-remark').count(), 1);

  await page.getByLabel('Wat', { exact: true }).fill('Elke dinsdag inloop');
  await page.getByLabel('Wie', { exact: true }).fill('ib');
  await arrive(page, () => page.getByRole('button', { name: 'Leg vast' }).click());
  await audit();
  await arrive(page, () => page.getByRole('button', { name: 'Klaar Elke dinsdag inloop' }).click());
  await audit();
  await arrive(page, () => page.getByRole('button', { name: 'Weer open Elke dinsdag inloop' }).click());
  await audit();
});

journey('the report saves itself while one writes', {}, async ({ page, audit }) => {
  const round = await exampleRound(page);
  await page.goto(`${round}/report`);
  await assertTitle(page, 'Wat leer je uit deze ronde?');
  await audit();
  await page.getByLabel('Conclusies').fill('Wij kiezen samen voor coach.');
  await page.locator('#conclusions [data-autosave-status]', { hasText: 'Bewaard' }).waitFor({ timeout: 10_000 });
  await page.reload();
  assert.equal(await page.getByLabel('Conclusies').inputValue(), 'Wij kiezen samen voor coach.');
  await audit();
});

journey('the wall is one long page without script', { javaScriptEnabled: false }, async ({ page, audit }) => {
  const round = await exampleRound(page);
  await page.goto(`${round}/present`);
  await audit();
  assert.ok((await page.locator('.slide:visible').count()) > 8);
});

journey('a colleague with a wrong code is told so on a phone', { as: null, mayAnswer: [404], viewport: { width: 390, height: 844 } }, async ({ page, audit }) => {
  await page.goto('/talk');
  await audit();
  await page.getByLabel('Code').fill('XXXX-XXXX');
  await arrive(page, () => page.getByRole('button', { name: 'Doe mee' }).click());
  await audit();
  assert.equal(await page.locator('[aria-invalid="true"]').count(), 1);
  const wide = await page.evaluate(() => document.scrollingElement.scrollWidth - window.innerWidth);
  assert.ok(wide <= 0, `${wide} px too wide`);
});
