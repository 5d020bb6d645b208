// Notes about a pupil: writing, two windows, no connection, restricted and old ones, and who reads them.
import assert from 'node:assert/strict';
import { journey, onDemoSchool } from '../support/browser.mjs';
import { PHONE, SCHOOL, arrive, assertNoSidewaysScroll, assertTitle, pupilAddress, text, texts } from '../support/pages.mjs';
import { letIn } from '../support/sign-in.mjs';

onDemoSchool();

const TEACHER = { as: 'leerkracht5a' };

const notesAddress = async (page, name = 'Emre Yıldız') => `${await pupilAddress(page, name)}/notes`;
const writing = (page) => page.getByRole('textbox', { name: 'Wat wil je onthouden of delen?' });
const save = (page) => arrive(page, () => page.getByRole('button', { name: 'Notitie bewaren' }).click());
const note = (page, words) => page.locator('article.note', { hasText: words });

async function write(page, words, category) {
  await writing(page).fill(words);
  if (category) await page.getByLabel('Categorie').selectOption({ label: category });
  await save(page);
}

for (const [name, child, options] of [['with script', 'Noor', {}], ['without script', 'Lina', { javaScriptEnabled: false }]]) {
  journey(`a teacher writes, changes, takes away and puts back, ${name}`, { ...TEACHER, ...options }, async ({ page, audit }) => {
    await page.goto(await notesAddress(page, child === 'Noor' ? 'Noor van den Berg' : 'Lina Nguyễn'));
    await assertTitle(page, `Wat is er over ${child} genoteerd?`);
    await audit();
    await write(page, 'Zij hielp vandaag een ander kind.');
    assert.equal(await text(page.locator('.flash')), 'Je notitie is bewaard.');
    await audit();
    await arrive(page, () => note(page, 'Zij hielp vandaag').getByRole('link', { name: /^Wijzigen/ }).click());
    await assertTitle(page, 'Klopt deze notitie nog?');
    await audit();
    await write(page, 'Zij hielp vandaag twee andere kinderen.');
    await audit();
    await arrive(page, () => note(page, 'twee andere').getByRole('link', { name: /^Eerdere versies/ }).click());
    await assertTitle(page, 'Hoe is deze notitie veranderd?');
    assert.equal((await texts(page.locator('mark'))).join(' '), 'verschil: twee verschil: andere verschil: kinderen.');
    await audit();
    await arrive(page, () => page.getByRole('navigation', { name: 'Je bent hier' }).getByRole('link', { name: 'Notities' }).click());
    await audit();
    await arrive(page, () => note(page, 'twee andere').getByRole('button', { name: /^Weghalen/ }).click());
    assert.match(await text(note(page, 'twee andere')), /weggehaald op/);
    await audit();
    await arrive(page, () => note(page, 'twee andere').getByRole('button', { name: /^Terugzetten/ }).click());
    assert.doesNotMatch(await text(note(page, 'twee andere')), /weggehaald op/);
    await audit();
  });
}

journey('an empty note is not saved, and says why', { ...TEACHER, mayAnswer: [422] }, async ({ page, audit }) => {
  await page.goto(await notesAddress(page));
  await audit();
  await save(page);
  assert.match(await text(page.locator('#text-error')), /Schrijf eerst iets op/);
  await audit();
});

journey('one in two windows: both versions, and a merged text', { ...TEACHER, mayAnswer: [409] }, async ({ page, audit, context }) => {
  const address = await notesAddress(page);
  await page.goto(address);
  await audit();
  await write(page, 'Begin van de notitie.');
  await audit();
  const open = async (window) => {
    await window.goto(address);
    await arrive(window, () => note(window, 'Begin van de notitie.').getByRole('link', { name: /^Wijzigen/ }).click());
  };
  await page.goto(address);
  await audit();
  const other = await context.newPage();
  await open(other);
  await arrive(page, () => note(page, 'Begin van de notitie.').getByRole('link', { name: /^Wijzigen/ }).click());
  await audit();
  await write(other, 'Begin van de notitie. Uit het ene venster.');
  await write(page, 'Begin van de notitie. Uit het andere venster.');
  await assertTitle(page, 'Welke versie wil je bewaren?');
  assert.match((await texts(page.locator('mark'))).join(' '), /andere.*ene/);
  await audit();
  await page.setViewportSize(PHONE);
  await assertNoSidewaysScroll(page);
  await audit();
  await page.getByLabel('Of voeg ze samen').fill('Begin van de notitie. Uit beide vensters.');
  await arrive(page, () => page.getByRole('button', { name: 'Bewaar de samengevoegde tekst' }).click());
  assert.equal(await note(page, 'Uit beide vensters.').count(), 1);
  assert.equal(await page.evaluate(() => Object.keys(sessionStorage).length), 0, 'the draft is gone');
  await audit();
  await other.close();
});

journey('without a connection the text stays, also over a visit to another page', TEACHER, async ({ page, audit, context }) => {
  const address = await notesAddress(page);
  await page.goto(address);
  await audit();
  await context.setOffline(true);
  await writing(page).fill('Dit typte ik in de trein.');
  await page.getByRole('button', { name: 'Notitie bewaren' }).click();
  await page.getByText('Er is nu geen verbinding.').waitFor();
  assert.equal(await writing(page).inputValue(), 'Dit typte ik in de trein.');
  await audit();
  await context.setOffline(false);
  page.once('dialog', (dialog) => dialog.accept());
  await page.goto(`${SCHOOL}/groups`);
  await audit();
  await page.goto(address);
  assert.equal(await writing(page).inputValue(), 'Dit typte ik in de trein.');
  await page.getByText('We hebben het voor je teruggezet.').waitFor();
  await audit();
  await save(page);
  assert.equal(await note(page, 'in de trein').count(), 1);
  assert.equal(await writing(page).inputValue(), '');
  await audit();
});

journey('a draft is not for who signs in next at the same desk', TEACHER, async ({ page, audit, context, origin }) => {
  const address = await notesAddress(page);
  await page.goto(address);
  await audit();
  await writing(page).fill('Alleen van mij.');
  await context.clearCookies();
  await letIn(context, origin, 'ib');
  page.once('dialog', (dialog) => dialog.accept());
  await page.goto(address);
  assert.equal(await writing(page).inputValue(), '');
  assert.equal(await page.evaluate(() => Object.keys(sessionStorage).length), 0);
  await audit();
});

journey('a restricted text is shown to who says why', {}, async ({ page, audit }) => {
  await page.goto(await notesAddress(page));
  await audit();
  const restricted = note(page, /10 februari 2026/);
  assert.doesNotMatch(await text(restricted), /onrustig/);
  await restricted.locator('summary').focus();
  await page.keyboard.press('Enter');
  await audit();
  await restricted.getByLabel('Waarom vraag je dit op?').selectOption({ label: 'ik bereid een gesprek voor' });
  await arrive(page, () => restricted.getByRole('button', { name: 'Toon de tekst' }).click());
  assert.match(await text(page.locator('main')), /Klopt deze notitie nog\?/);
  assert.match(await writing(page).inputValue(), /onrustig/);
  await audit();
});

journey('the teacher sees that there is a restricted note, and no way in', TEACHER, async ({ page, audit }) => {
  await page.goto(await notesAddress(page));
  const restricted = note(page, /10 februari 2026/);
  assert.match(await text(restricted), /Ingrid van Loon.*Deze notitie is afgeschermd/);
  assert.equal(await restricted.locator('summary').count(), 0);
  await audit();
});

journey('old notes are closed, and open a year at a time', {}, async ({ page, audit }) => {
  await page.goto(await notesAddress(page));
  await audit();
  const year = page.getByRole('region', { name: 'Schooljaar 2022-2023' });
  assert.match(await text(year), /Hier staat 1 oudere notitie/);
  await year.locator('summary').first().click();
  await year.getByLabel('Waarom vraag je dit op?').first().selectOption({ index: 3 });
  await arrive(page, () => year.getByRole('button', { name: 'Alle notities van 2022-2023 openen' }).click());
  await assertTitle(page, 'Wat werd er in 2022-2023 over Emre genoteerd?');
  assert.match(await text(page.locator('main')), /Fijne start in groep 3/);
  await audit();
});

journey('the newest notes, and a note by a word in it', {}, async ({ page, audit }) => {
  await page.goto(`${SCHOOL}/notes`);
  await assertTitle(page, 'Wat is er nieuw genoteerd?');
  await audit();
  await page.keyboard.press('Control+k');
  const finder = page.getByRole('dialog');
  await finder.getByRole('combobox').fill('verhaalsommen');
  const hit = finder.getByRole('option', { name: /Emre Yıldız.*notitie/ });
  await hit.waitFor();
  await audit();
  await arrive(page, () => hit.click());
  assert.match(new URL(page.url()).hash, /^#note-/);
  await audit();
});

journey('who reads a category is changed with the keyboard', {}, async ({ page, audit }) => {
  await page.goto(`${SCHOOL}/note-categories`);
  await assertTitle(page, 'Wie leest welke notities?');
  await audit();
  const parents = page.getByRole('group', { name: 'Gedeeld met ouders' });
  await parents.getByLabel('specialist').focus();
  await page.keyboard.press('Space');
  await parents.getByLabel('Naam').focus();
  await arrive(page, () => page.keyboard.press('Enter'));
  assert.equal(await text(page.getByRole('status')), 'De categorieën zijn bewaard.');
  assert.equal(await parents.getByLabel('specialist').isChecked(), false);
  await audit();
});

journey('a guardian reads what is shared, and adds to it on a phone', { as: 'ouder', viewport: PHONE }, async ({ page, audit }) => {
  await page.goto('/');
  await audit();
  await page.goto(`${new URL(page.url()).pathname}/notes`);
  await audit();
  assert.match(await text(page.locator('main')), /tien minuten per dag met de tafels/);
  assert.doesNotMatch(await text(page.locator('main')), /afgeschermd|verhaalsommen/);
  assert.equal(await page.getByLabel('Categorie').locator('option').count(), 1);
  await write(page, 'Thuis ging het deze week heel goed.');
  assert.equal(await note(page, 'heel goed').count(), 1);
  await assertNoSidewaysScroll(page);
  await audit();
});

journey('notes and categories on a phone', { viewport: PHONE }, async ({ page, audit }) => {
  for (const address of [await notesAddress(page), `${SCHOOL}/notes`, `${SCHOOL}/note-categories`]) {
    await page.goto(address);
    await assertNoSidewaysScroll(page);
    await audit();
  }
});
