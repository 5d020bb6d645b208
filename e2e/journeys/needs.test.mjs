// What a child needs: it saves itself while one types, survives a lost network, and on the page of the group it is edited in place.
import assert from 'node:assert/strict';
import { journey, onDemoSchool } from '../support/browser.mjs';
import { SCHOOL, arrive, assertTitle, groupAddress, text } from '../support/pages.mjs';

onDemoSchool();

const AS = { as: 'leerkracht5a@demo.example' };

async function assertNoSidewaysScroll(page) {
  const wide = await page.evaluate(() => document.scrollingElement.scrollWidth - window.innerWidth);
  assert.ok(wide <= 0, `${wide} px too wide`);
}

/** The section of a kind of line on the page of a child. */
const kind = (page, code) => page.locator(`section[aria-labelledby="kind-${code}"]`);

/** That the network was away is what the journey is about. */
function forgetNetwork(troubles) {
  const others = troubles.filter((one) => !/ERR_(INTERNET_DISCONNECTED|FAILED)/.test(one));
  troubles.splice(0, troubles.length, ...others);
}

journey('a line saves itself while one types, with a hint, and comes back after a lost network', AS, async ({ page, context, audit, troubles }) => {
  await page.goto(await groupAddress(page, '5A'));
  await audit();
  const address = await page.getByRole('link', { name: 'Ravi Prins' }).first().getAttribute('href');
  await page.goto(`${address}/needs`);
  await assertTitle(page, 'Wat heeft Ravi nodig?');
  await audit();
  const goal = kind(page, 'goal');
  await goal.locator('summary', { hasText: 'Toevoegen' }).click();
  await goal.locator('details.add').getByLabel('doel').fill('sneller werken');
  await goal.locator('details.add [data-autosave-status]', { hasText: /Bewaard om \d\d:\d\d\. Waaraan zie je/ }).waitFor();
  await context.setOffline(true);
  await goal.locator('details.add').getByLabel('doel').fill('in juni tien sommen per week zelf kiezen');
  await goal.locator('details.add [data-autosave-status]', { hasText: 'Nog niet bewaard' }).waitFor();
  await audit();
  await context.setOffline(false);
  await goal.locator('details.add [data-autosave-status]', { hasText: /Bewaard om \d\d:\d\d\.$/ }).waitFor({ timeout: 15_000 });
  const kept = await page.evaluate(() => Object.keys(sessionStorage).length);
  assert.equal(kept, 0, 'what is saved does not wait in the browser');
  await page.goto(`${address}/needs`);
  await audit();
  assert.match(await text(kind(page, 'goal').locator('.need-lines')), /in juni tien sommen per week zelf kiezen/);
  assert.doesNotMatch(await text(kind(page, 'goal').locator('.need-lines')), /sneller werken/);
  forgetNetwork(troubles);
});

journey('what was typed without a network is there when the page is opened again', AS, async ({ page, audit, troubles }) => {
  await page.goto(await groupAddress(page, '5A'));
  await audit();
  const address = await page.getByRole('link', { name: 'Ravi Prins' }).first().getAttribute('href');
  await page.goto(`${address}/needs`);
  await audit();
  const add = kind(page, 'feedback').locator('details.add');
  await add.locator('summary').first().click();
  const lost = (route) => (route.request().method() === 'POST' ? route.abort() : route.continue());
  await page.route('**/needs', lost);
  await add.getByLabel('feedback die').fill('een vraag is');
  await add.locator('[data-autosave-status]', { hasText: 'Nog niet bewaard' }).waitFor();
  await audit();
  page.on('dialog', (dialog) => dialog.accept());
  await page.unroute('**/needs', lost);
  await page.reload();
  await audit();
  await kind(page, 'feedback').locator('details.add [data-autosave-status]', { hasText: 'Bewaard om' }).waitFor({ timeout: 15_000, state: 'attached' });
  await page.reload();
  await audit();
  assert.match(await text(kind(page, 'feedback').locator('.need-lines')), /een vraag is/);
  forgetNetwork(troubles);
});

journey('a phrase is chosen, and a line is ended and put back', AS, async ({ page, audit }) => {
  await page.goto(await groupAddress(page, '5A'));
  await audit();
  const address = await page.getByRole('link', { name: 'Ravi Prins' }).first().getAttribute('href');
  await page.goto(`${address}/needs`);
  await audit();
  const add = kind(page, 'teacher').locator('details.add');
  await add.locator('summary').first().click();
  await add.locator('summary', { hasText: 'Zinnen' }).click();
  await add.getByRole('button', { name: 'kies voorspelt wat er gaat komen' }).click();
  assert.equal(await add.getByLabel('een leerkracht die').inputValue(), 'voorspelt wat er gaat komen');
  await audit();
  await arrive(page, () => add.getByRole('button', { name: 'Bewaar', exact: true }).click());
  await audit();
  assert.match(await text(page.locator('.flash').first()), /De regel is bewaard/);
  const line = kind(page, 'teacher').locator('li.fresh');
  await line.locator('summary').first().click();
  await arrive(page, () => line.getByRole('button', { name: /^Beëindig/ }).click());
  await audit();
  await arrive(page, () => page.locator('.flash').getByRole('button', { name: 'Zet terug' }).click());
  await audit();
  assert.match(await text(kind(page, 'teacher')), /voorspelt wat er gaat komen/);
});

journey('two people in one line see both', { ...AS, mayAnswer: [409] }, async ({ page, context, audit }) => {
  await page.goto(await groupAddress(page, '5A'));
  await audit();
  const address = await page.getByRole('link', { name: 'Ravi Prins' }).first().getAttribute('href');
  const other = await context.newPage();
  for (const one of [page, other]) {
    await one.goto(`${address}/needs`);
    await kind(one, 'tasks').locator('li summary').first().click();
  }
  await other.locator('section[aria-labelledby="kind-tasks"] li textarea').fill('zelf gekozen mogen worden');
  await other.locator('section[aria-labelledby="kind-tasks"] li [data-autosave-status]', { hasText: 'Bewaard om' }).waitFor();
  await other.close();
  const form = kind(page, 'tasks').locator('li').first();
  await form.locator('textarea').fill('een open einde hebben');
  await form.locator('[data-autosave-status]', { hasText: 'Iemand anders' }).waitFor();
  assert.match(await text(form.locator('[data-autosave-now]')), /zelf gekozen mogen worden/);
  await audit();
  await arrive(page, () => form.getByRole('button', { name: 'Bewaar', exact: true }).click());
  await assertTitle(page, 'Welke versie wil je bewaren?');
  await audit();
  await arrive(page, () => page.getByRole('button', { name: 'Bewaar wat ik typte' }).click());
  await audit();
  assert.match(await text(kind(page, 'tasks').locator('.need-lines')), /een open einde hebben/);
});

for (const [width, height] of [[1280, 800], [390, 844]]) {
  journey(`the group is read and written in place at ${width} px`, { ...AS, viewport: { width, height } }, async ({ page, audit }) => {
    await page.goto(`${await groupAddress(page, '5A')}/needs`);
    await assertTitle(page, 'Wat heeft 5A nodig?');
    await audit();
    await assertNoSidewaysScroll(page);
    await arrive(page, () => page.getByRole('link', { name: 'Toevoegen Behoeften: didactisch, Lina Nguyễn' }).click());
    await audit();
    await assertNoSidewaysScroll(page);
    const form = page.locator('#form');
    await form.getByLabel('Zin').selectOption('tasks');
    await form.getByLabel('Wat').fill('in stukken verdeeld zijn');
    await arrive(page, () => form.getByRole('button', { name: 'Bewaar', exact: true }).click());
    await audit();
    assert.match(await text(page.locator('tr', { hasText: 'Lina Nguyễn' }).first()), /opdrachten die in stukken verdeeld zijn/);
    await arrive(page, () => page.getByRole('link', { name: 'Wijzig in stukken verdeeld zijn' }).click());
    await audit();
    await arrive(page, () => page.locator('#form').getByRole('button', { name: /^Beëindig/ }).click());
    await audit();
  });
}

journey('it all works without script', { as: 'leerkracht5a@demo.example', javaScriptEnabled: false, mayAnswer: [422] }, async ({ page, audit }) => {
  await page.goto(await groupAddress(page, '5A'));
  await audit();
  const address = await page.getByRole('link', { name: 'Noor van den Berg' }).first().getAttribute('href');
  await page.goto(`${address}/needs`);
  await audit();
  const add = kind(page, 'activities').locator('details.add');
  await add.locator('summary').first().click();
  await add.getByLabel('leeractiviteiten die').fill('   ');
  await arrive(page, () => add.getByRole('button', { name: 'Bewaar', exact: true }).click());
  await audit();
  assert.equal(await page.locator('[aria-invalid="true"]').count(), 1);
  await kind(page, 'activities').getByLabel('leeractiviteiten die').fill('een duidelijk begin en eind hebben');
  await arrive(page, () => kind(page, 'activities').getByRole('button', { name: 'Bewaar', exact: true }).click());
  await audit();
  assert.match(await text(kind(page, 'activities')), /een duidelijk begin en eind hebben/);
  await page.getByLabel('Bekijk hoe het was op').fill('2026-01-01');
  await arrive(page, () => page.getByRole('button', { name: 'Bekijk', exact: true }).click());
  await audit();
  assert.match(await text(page.locator('.flash').first()), /zoals het was op 1 januari 2026/);
});

journey('the phrases of the school', { mayAnswer: [422] }, async ({ page, audit }) => {
  await page.goto(`${SCHOOL}/settings/phrases`);
  await audit();
  await arrive(page, () => page.getByRole('button', { name: 'Toevoegen' }).click());
  await audit();
  await page.getByLabel('Waarbij').selectOption('feedback');
  await page.getByLabel('Wat', { exact: true }).fill('met een sticker komt');
  await arrive(page, () => page.getByRole('button', { name: 'Toevoegen' }).click());
  await audit();
  await arrive(page, () => page.getByRole('button', { name: 'Verberg met een sticker komt' }).click());
  await audit();
  assert.match(await text(page.locator('.flash').first()), /De zin is verborgen/);
});
