// All signals of a school: looked through, answered where they stand, and the thresholds tried out before they are saved.
import assert from 'node:assert/strict';
import { journey, onDemoSchool } from '../support/browser.mjs';
import { SCHOOL, arrive, assertTitle, text } from '../support/pages.mjs';

onDemoSchool();

const signals = `${SCHOOL}/signals`;
const entry = (page, name) => page.locator('.signal-entry', { hasText: name });

for (const [name, child, options] of [['with script', 'Noor van den Berg', {}], ['without script', 'Lina Nguyễn', { javaScriptEnabled: false }]]) {
  journey(`a teacher answers a signal where it stands and takes it back, ${name}`, { as: 'leerkracht5a', ...options }, async ({ page, audit }) => {
    await page.goto(signals);
    await assertTitle(page, 'Wie heeft nu aandacht nodig?');
    await audit();
    const first = entry(page, child).locator('li').first();
    const sentence = await text(first);
    await first.locator('summary').click();
    await first.getByLabel('Kies een reden').selectOption('Met ouders besproken.');
    await arrive(page, () => first.getByRole('button', { name: 'Gezien, opslaan' }).click());
    assert.equal(await text(page.locator('.flash')), 'Je antwoord is opgeslagen.');
    await audit();
    await arrive(page, () => page.getByRole('link', { name: /^In rust/ }).click());
    await audit();
    const asleep = entry(page, child).locator('li').first();
    assert.match(await text(asleep), /Met ouders besproken/);
    assert.ok(sentence.startsWith((await text(asleep)).slice(0, 20)), 'the same signal');
    await arrive(page, () => asleep.getByRole('button', { name: /^Antwoord terugnemen/ }).click());
    assert.match(await text(page.locator('.flash')), /teruggenomen/);
    await audit();
  });
}

journey('the coordinator sees what another threshold would change, and saves it', { as: 'ib' }, async ({ page, audit }) => {
  await page.goto(signals);
  await audit();
  await arrive(page, () => page.getByRole('link', { name: 'Drempels instellen' }).click());
  await assertTitle(page, 'Wanneer geeft Stut een signaal?');
  await audit();
  await page.locator('#value-low_bands').fill('2');
  await page.locator('#source-low_bands').fill('afspraak van het team');
  await arrive(page, () => page.getByRole('button', { name: 'Bekijk wat dit verandert' }).click());
  assert.match(await text(page.locator('[aria-labelledby=preview]')), /in plaats van/);
  await audit();
  await arrive(page, () => page.getByRole('button', { name: 'Opslaan' }).click());
  assert.equal(await text(page.locator('.flash')), 'De instellingen zijn opgeslagen.');
  await audit();
});

journey('the signals fit on a phone', { as: 'ib', viewport: { width: 390, height: 844 } }, async ({ page, audit }) => {
  await page.goto(signals);
  const wide = await page.evaluate(() => document.scrollingElement.scrollWidth - window.innerWidth);
  assert.ok(wide <= 0, `${wide} px too wide`);
  await audit();
});
