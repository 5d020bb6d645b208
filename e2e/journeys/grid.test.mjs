// Typing results in: keys, paste, undo, no connection, a second person, and without script.
import assert from 'node:assert/strict';
import { journey, onDemoSchool } from '../support/browser.mjs';
import { arrive, assertTitle, groupAddress, text, texts } from '../support/pages.mjs';
import { letIn } from '../support/sign-in.mjs';

onDemoSchool();

const TEACHER = { as: 'leerkracht5a' };
const PHONE = { width: 390, height: 844 };

/** Goes from the group to the sheet of arithmetic at the end of the year. Each journey has a day of its own. */
async function openSheet(page, audit, on) {
  const group = await groupAddress(page, '5A');
  await page.goto(group);
  await audit?.();
  await arrive(page, () => page.getByRole('link', { name: 'Resultaten invoeren' }).click());
  await assertTitle(page, 'Welke toets van 5A wil je invoeren?');
  await audit?.();
  await page.getByLabel('Toets', { exact: true }).selectOption('DEMO-RW');
  await page.getByLabel('Moment').selectOption('E');
  await page.getByLabel('Datum van afname').fill(on);
  await arrive(page, () => page.getByRole('button', { name: 'Naar het invulblad' }).click());
  return group;
}

const cellsOf = (page, column) => page.locator(`td[data-column="${column}"]`);
const input = (page, row, column = 'skill') => cellsOf(page, column).nth(row).locator('input:not([type=hidden])');
const saved = (page, row, column = 'skill') => page.locator(`tbody tr:nth-child(${row + 1}) td[data-column="${column}"][data-state="saved"]`).waitFor();
const focused = (page) => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');

/** Waits until something is so. */
async function until(isSo) {
  for (let times = 0; times < 100; times += 1) {
    if (await isSo()) return;
    await new Promise((done) => setTimeout(done, 50));
  }
  assert.fail(`not so in time: ${isSo}`);
}

async function paste(page, words) {
  await page.evaluate((words) => {
    const data = new DataTransfer();
    data.setData('text/plain', words);
    document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, words);
}

journey('by keyboard from cell to cell, each saved by itself, and undone', TEACHER, async ({ page, audit }) => {
  await openSheet(page, audit, '2026-06-01');
  await audit();
  const progress = page.locator('[data-grid-progress]');
  assert.match(await text(progress), /^0 van \d+ ingevuld$/);
  await input(page, 0).focus();
  await page.keyboard.type('203');
  await page.keyboard.press('Enter');
  await saved(page, 0);
  assert.equal(await focused(page), await input(page, 1).getAttribute('aria-label'));
  await page.keyboard.type('198,5');
  await page.keyboard.press('ArrowDown');
  await saved(page, 1);
  await until(async () => (await text(progress)).startsWith('2 van'));
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowRight');
  assert.equal(await focused(page), await input(page, 1, 'roman').getAttribute('aria-label'));
  await page.keyboard.type('iv');
  await page.keyboard.press('Home');
  await page.keyboard.press('Home');
  await saved(page, 1, 'roman');
  assert.equal(await input(page, 1, 'roman').inputValue(), 'IV', 'as it is written');
  // Undone one by one, and done again.
  await page.keyboard.press('Control+z');
  await until(async () => (await input(page, 1, 'roman').inputValue()) === '');
  await page.getByRole('button', { name: 'Ongedaan maken' }).click();
  await until(async () => (await input(page, 1).inputValue()) === '');
  await until(async () => (await text(progress)).startsWith('1 van'));
  await page.getByRole('button', { name: 'Opnieuw' }).click();
  await until(async () => (await text(progress)).startsWith('2 van'));
  assert.equal(await input(page, 1).inputValue(), '198,5');
  await page.reload();
  await audit();
  assert.equal(await input(page, 1).inputValue(), '198,5');
  await arrive(page, () => page.getByRole('button', { name: 'Klaar' }).click());
  await assertTitle(page, 'Wat is er ingevoerd?');
  assert.match(await text(page.getByRole('heading', { name: 'Nieuw' })), /2$/);
  await audit();
});

journey('a pasted block: each value to its own cell, and each told for itself', { ...TEACHER, mayAnswer: [422] }, async ({ page, audit }) => {
  await openSheet(page, audit, '2026-06-02');
  await input(page, 0).focus();
  await paste(page, '203\tII\r\n1O4\tIII\r\n188,5\tQ\r\n');
  await saved(page, 0);
  await saved(page, 0, 'roman');
  await saved(page, 2);
  assert.equal(await input(page, 2).inputValue(), '188,5');
  const told = await texts(page.locator('td[data-state="refused"] [data-told]'));
  assert.equal(told.length, 2);
  assert.match(told[0], /^Dit is geen getal\./);
  assert.match(told[1], /^Dit niveau bestaat niet\./);
  assert.equal(await input(page, 1).inputValue(), '1O4', 'what was typed stays');
  await audit();
  // Done: the form tells of what was refused, and takes it when it is mended.
  await arrive(page, () => page.getByRole('button', { name: 'Klaar' }).click());
  await page.getByText('2 cellen zijn niet bewaard.').waitFor();
  await audit();
  await input(page, 1).fill('104');
  await input(page, 2, 'roman').fill('V');
  await arrive(page, () => page.getByRole('button', { name: 'Klaar' }).click());
  await assertTitle(page, 'Wat is er ingevoerd?');
  await audit();
});

journey('a list that does not fit is told until one does something else, and is undone as one', { ...TEACHER, mayAnswer: [422] }, async ({ page, audit }) => {
  await openSheet(page, audit, '2026-06-09');
  const rows = await page.locator('tbody tr').count();
  const values = async () => {
    const all = [];
    for (let row = 0; row < rows; row += 1) all.push(await input(page, row).inputValue());
    return all;
  };
  await input(page, 0).fill('203');
  await input(page, 1).focus();
  await saved(page, 0);
  const list = Array.from({ length: rows + 4 }, (_, at) => `${150 + at}`);
  await paste(page, list.join('\n'));
  await saved(page, rows - 1);
  const left = page.getByText('5 geplakte waarden pasten niet meer in het blad en zijn niet overgenomen.');
  await left.waitFor();
  await audit();
  // All in one, and only that.
  await page.getByRole('button', { name: 'Ongedaan maken' }).click();
  await until(async () => (await text(page.locator('[data-grid-status]'))) === `${rows - 1} cellen zijn teruggezet.`);
  assert.deepEqual(await values(), ['203', ...Array(rows - 1).fill('')]);
  await left.waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: 'Opnieuw' }).click();
  await saved(page, rows - 1);
  assert.deepEqual(await values(), ['203', ...list.slice(0, rows - 1)]);
  // In a cell that was refused it is this cell that goes back, and no other.
  await input(page, 2).fill('1O4');
  await input(page, 3).focus();
  await page.locator('td[data-state="refused"]').waitFor();
  await input(page, 2).focus();
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+y');
  assert.deepEqual(await values(), ['203', ...list.slice(0, rows - 1)]);
  assert.equal(await page.locator('td[data-state="refused"]').count(), 0);
  await page.reload();
  await audit();
  assert.deepEqual(await values(), ['203', ...list.slice(0, rows - 1)], 'what the screen says stands there');
});

journey('without a connection everything stays and is saved later', TEACHER, async ({ page, audit, context, troubles }) => {
  await openSheet(page, audit, '2026-06-03');
  await audit();
  await context.setOffline(true);
  await input(page, 0).fill('203');
  await input(page, 1).fill('198');
  await input(page, 2).focus();
  await page.getByText('Er is geen verbinding.').waitFor();
  assert.equal(await page.locator('td[data-state="unsent"]').count(), 2);
  assert.deepEqual(await page.evaluate(() => [localStorage.length, sessionStorage.length]), [0, 0], 'nothing in the browser');
  await audit();
  await context.setOffline(false);
  await saved(page, 0);
  await saved(page, 1);
  await page.locator('[data-grid-trouble]').waitFor({ state: 'hidden' });
  // That the network was away is what this journey is about.
  const others = troubles.filter((one) => !/ERR_INTERNET_DISCONNECTED/.test(one));
  troubles.splice(0, troubles.length, ...others);
  await page.reload();
  assert.equal(await input(page, 1).inputValue(), '198');
  await audit();
});

journey('a second person: both values are shown and one chooses', TEACHER, async ({ page, audit, context, origin }) => {
  await openSheet(page, audit, '2026-06-04');
  const address = page.url();
  const other = await context.browser().newContext({ baseURL: origin, locale: 'nl-NL' });
  await letIn(other, origin, 'ib');
  const there = await other.newPage();
  await there.goto(address);
  await input(there, 0).fill('190');
  await input(there, 1).focus();
  await saved(there, 0);
  await input(page, 0).fill('203');
  await input(page, 1).focus();
  await page.locator('[data-told]').filter({ hasText: 'Intussen staat hier 190. Jij typte 203.' }).waitFor();
  await audit();
  await page.getByRole('button', { name: 'Mijn waarde' }).click();
  await saved(page, 0);
  await there.reload();
  assert.equal(await input(there, 0).inputValue(), '203');
  await other.close();
});

journey('on a phone each pupil is a card', { ...TEACHER, viewport: PHONE }, async ({ page, audit }) => {
  await openSheet(page, audit, '2026-06-05');
  await input(page, 0).fill('203');
  await input(page, 0).blur();
  await saved(page, 0);
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true, 'nothing sticks out');
  await audit();
});

journey('without script it is one form', { ...TEACHER, javaScriptEnabled: false, mayAnswer: [422] }, async ({ page, audit }) => {
  await openSheet(page, audit, '2026-06-08');
  await audit();
  await input(page, 0).fill('203');
  await input(page, 1).fill('1O4');
  await arrive(page, () => page.getByRole('button', { name: 'Alles bewaren' }).click());
  await page.getByText('1 cel is niet bewaard.').waitFor();
  assert.equal(await input(page, 1).inputValue(), '1O4');
  await audit();
  await input(page, 1).fill('104');
  await arrive(page, () => page.getByRole('button', { name: 'Alles bewaren' }).click());
  await assertTitle(page, 'Wat is er ingevoerd?');
  await audit();
});
