// Groups through the years: the page of a group, extra groups and halves, and the hand-over.
import assert from 'node:assert/strict';
import { journey, onDemoSchool } from '../support/browser.mjs';
import { SCHOOL, arrive, assertNoSidewaysScroll, assertTitle, groupAddress, text } from '../support/pages.mjs';

onDemoSchool();

journey('a coordinator looks at a group, splits it and undoes that', {}, async ({ page, audit }) => {
  await page.goto(await groupAddress(page, '5B'));
  await audit();
  await arrive(page, () => page.getByRole('link', { name: 'Over de groep' }).click());
  await assertTitle(page, 'Hoe staat 5B ervoor?');
  await audit();
  await arrive(page, () => page.getByRole('link', { name: 'Splitsen' }).click());
  await audit();
  await arrive(page, () => page.getByRole('button', { name: 'Splits de groep' }).click());
  await audit();
  assert.match(await text(page.locator('.flash').first()), /gesplitst in twee helften/);
  await arrive(page, () => page.getByRole('button', { name: 'Ongedaan maken' }).click());
  await audit();
  assert.match(await text(page.locator('.flash').first()), /helften zijn weggehaald/);
});

journey('the bars use the width, and on a phone the names of the arrows are in view', {}, async ({ page, audit }) => {
  await page.goto(`${await groupAddress(page, '5A')}/about`);
  await audit();
  const bar = page.locator('.spread-of .chart-distribution').first();
  const share = () => bar.evaluate((one) => one.getBoundingClientRect().width / one.parentElement.clientWidth);
  assert.ok((await share()) > 0.95);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.reload();
  await audit();
  await assertNoSidewaysScroll(page);
  assert.ok((await share()) > 0.95);
  const seen = await page.locator('.arrows').evaluate((figure) => {
    const { left } = figure.getBoundingClientRect();
    const name = [...figure.querySelectorAll('text')].find((one) => one.textContent === 'Emre Yıldız');
    return [figure.querySelector('figcaption'), name].map((one) => one.getBoundingClientRect().left >= left);
  });
  assert.deepEqual(seen, [true, true], 'the caption and the names begin within the card');
  const heights = await page.locator('.former a').evaluateAll((all) => all.map((one) => one.offsetHeight));
  assert.ok(heights.length > 1 && heights.every((height) => height < 35), `on one line: ${heights}`);
});

journey('an extra group is made, filled and ended without script', { javaScriptEnabled: false }, async ({ page, audit }) => {
  await page.goto(`${SCHOOL}/groups`);
  await audit();
  await arrive(page, () => page.getByRole('link', { name: 'Extra groep maken' }).click());
  await audit();
  await page.getByLabel('Naam van de groep').fill('Schaakclub');
  await arrive(page, () => page.getByRole('button', { name: 'Maak de groep' }).click());
  await audit();
  await page.locator('summary', { hasText: '5A' }).first().click();
  await page.getByLabel('Emre Yıldız').check();
  await arrive(page, () => page.getByRole('button', { name: 'Bewaar' }).click());
  await audit();
  assert.equal(await page.getByRole('heading', { name: '1 leerling zit erin' }).count(), 1);
  await arrive(page, () => page.getByRole('button', { name: 'Beëindig de groep' }).click());
  await audit();
  await page.locator('summary', { hasText: 'Per ongeluk gemaakt?' }).click();
  await arrive(page, () => page.getByRole('button', { name: 'Haal de groep weg' }).click());
  await audit();
});

for (const viewport of [{ width: 1280, height: 800 }, { width: 390, height: 844 }]) {
  journey(`a teacher writes a hand-over at ${viewport.width}`, { as: 'leerkracht5a', viewport }, async ({ page, audit }) => {
    await page.goto(`${await groupAddress(page, '5A')}/hand-over`);
    await assertTitle(page, 'Wat moet de volgende leerkracht van 5A weten?');
    await audit();
    await assertNoSidewaysScroll(page);
    await page.getByRole('textbox', { name: 'Waar je op let Emre Yıldız' }).fill(`Zit graag vooraan (${viewport.width}).`);
    await arrive(page, () => page.getByRole('button', { name: 'Opslaan Emre Yıldız' }).click());
    assert.equal(await text(page.locator('.flash').first()), 'De overdracht is bewaard.');
    await audit();
    await page.goto(`${await groupAddress(page, '5A')}/about`);
    await audit();
    await assertNoSidewaysScroll(page);
  });
}

journey('a new school year can be begun', {}, async ({ page, audit }) => {
  await page.goto(`${SCHOOL}/groups`);
  await audit();
  await arrive(page, () => page.getByRole('link', { name: 'Nieuw schooljaar' }).click());
  await assertTitle(page, 'Hoe begint het nieuwe schooljaar?');
  await audit();
});
