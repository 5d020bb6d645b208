// The outcome of a round, and the ordered shoebox: sorted with keys, by dragging, and without script.
import assert from 'node:assert/strict';
import { journey, onDemoSchool } from '../support/browser.mjs';
import { SCHOOL, arrive, assertTitle, text } from '../support/pages.mjs';

onDemoSchool();

/** Opens a page of the demo school's own round. */
async function open(page, end, audit) {
  await page.goto(`${SCHOOL}/surveys`);
  await audit();
  const link = page.locator('a[href*="/surveys/"]', { hasText: 'Wat verwacht' }).first();
  await page.goto(`${await link.getAttribute('href')}/${end}`);
}

/** Drags with the mouse, as a hand does. */
async function drag(page, from, to) {
  await from.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  const [start, end] = [await from.boundingBox(), await to.boundingBox()];
  await page.mouse.move(start.x + 20, start.y + 10);
  await page.mouse.down();
  await page.mouse.move(start.x + 30, start.y + 12);
  await page.mouse.move(end.x + 30, end.y + 12, { steps: 5 });
  await page.mouse.up();
}

/** Waits until a choice came to the server. */
const saved = (page, act) => Promise.all([page.waitForResponse((answer) => answer.url().includes('/sort/')), act()]);

journey('the coordinator reads what came out, and what stands under each picture', { as: 'ib' }, async ({ page, audit }) => {
  await open(page, 'results', audit);
  await assertTitle(page, 'Wat verwacht elke groep?');
  await audit();
  assert.equal(await page.locator('svg.chart-compare').count(), 3);
  assert.match(await text(page.locator('#short + ul')), /bovenaan/);
});

journey('a sorter sorts with keys and by dragging, takes back, and it is kept', { as: 'ib' }, async ({ page, audit }) => {
  await open(page, 'sort?show=all', audit);
  await audit();
  const answers = page.locator('form[data-answer]');
  const of = (at) => answers.nth(at);
  await of(0).focus();
  await saved(page, () => page.keyboard.press('4'));
  assert.equal(await of(0).locator('[name=level][value="4"]').isChecked(), true);
  await page.keyboard.press('ArrowDown');
  await saved(page, () => page.keyboard.press('3'));
  await saved(page, () => page.keyboard.press('Control+z'));
  assert.equal(await of(1).locator(':checked').count(), 0);
  await page.keyboard.press('0');
  await page.keyboard.type('zegt niets');
  await saved(page, () => page.keyboard.press('Enter'));
  await saved(page, () => drag(page, of(2).locator('.said'), page.locator('[data-box="2"]')));
  await page.locator('[data-progress]', { hasText: /^3 van / }).waitFor();
  assert.equal(await text(page.locator('[data-box="2"] [data-count]')), '1');
  await audit();
  await page.reload();
  await audit();
  assert.equal(await of(0).locator('[name=level][value="4"]').isChecked(), true);
  assert.equal(await of(1).locator('[name=reason]').inputValue(), 'zegt niets');
  assert.equal(await of(2).locator('[name=level][value="2"]').isChecked(), true);
  await arrive(page, () => page.getByRole('link', { name: 'Geordend' }).click());
  assert.equal(await page.locator('.ordered').count(), 3);
  await audit();
});

journey('sorting works on a phone without script', { as: 'directie', javaScriptEnabled: false, viewport: { width: 390, height: 844 } }, async ({ page, audit }) => {
  await open(page, 'sort?show=todo', audit);
  await audit();
  const count = await page.locator('form[data-answer]').count();
  const first = page.locator('form[data-answer]').first();
  await first.getByLabel('4 ').check();
  await arrive(page, () => first.getByRole('button', { name: 'Bewaar' }).click());
  assert.equal(await page.locator('form[data-answer]').count(), count - 1);
  await audit();
});
