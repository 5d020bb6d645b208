// The person behind the figures: portrait, contacts and documents, with and without script, and on a phone.
import assert from 'node:assert/strict';
import { journey, onDemoSchool } from '../support/browser.mjs';
import { arrive, assertTitle, pupilAddress, text } from '../support/pages.mjs';

onDemoSchool();

const PHONE = { width: 390, height: 844 };
const TEACHER = { as: 'leerkracht5a' };
const press = (page, name) => arrive(page, () => page.getByRole('button', { name }).first().click());
const textFile = (name, content) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(content) });

// Both play in one school, so each has a child of its own.
const WAYS = [['with script', 'Hidde Koster', {}], ['without script', 'Evi Mulder', { javaScriptEnabled: false }]];
for (const [name, child, options] of WAYS) {
  const first = child.split(' ')[0];
  journey(`a teacher writes what a child says, ${name}`, { ...TEACHER, ...options }, async ({ page, audit }) => {
    await page.goto(await pupilAddress(page, child));
    await audit();
    const card = page.locator('#portrait');
    assert.match(await text(card), new RegExp(`Hier staat nog niets over ${first} zelf`));
    await card.locator('summary').click();
    await card.getByRole('textbox', { name: `${first} zegt zelf` }).fill('Ik wil bouwen.');
    await press(page, 'Opslaan');
    assert.equal(await text(page.locator('#portrait blockquote')), 'Ik wil bouwen.');
    await audit();
  });

  journey(`a document is added, looked at, taken away and put back, ${name}`, { ...TEACHER, ...options }, async ({ page, audit }) => {
    await page.goto(`${await pupilAddress(page, child)}/documents`);
    await assertTitle(page, `Welke documenten horen bij ${first}?`);
    await audit();
    await page.getByLabel('Titel').fill('Lijstje');
    await page.getByLabel('Kies een bestand').setInputFiles(textFile('lijstje.txt', 'een\ntwee\n'));
    await press(page, 'Document toevoegen');
    assert.equal(await text(page.locator('.flash')), 'Het document staat in het dossier.');
    await audit();
    await arrive(page, () => page.getByRole('link', { name: 'Lijstje' }).click());
    await assertTitle(page, 'Lijstje');
    await audit();
    await press(page, 'Weghalen');
    await audit();
    await press(page, /^Terugzetten/);
    await audit();
  });
}

journey('two windows: both versions of a portrait', { ...TEACHER, mayAnswer: [409] }, async ({ page, audit, context }) => {
  const address = await pupilAddress(page, 'Emre Yıldız');
  const other = await context.newPage();
  for (const [window, words] of [[page, 'Eerst dit.'], [other, 'Toen dat.']]) {
    await window.goto(`${address}/portrait`);
    await window.getByRole('textbox', { name: 'Emre zegt zelf' }).fill(words);
  }
  await audit();
  await press(page, 'Opslaan');
  await audit();
  await press(other, 'Opslaan');
  await assertTitle(other, 'Welke versie wil je bewaren?');
  await press(other, 'Bewaar wat ik typte');
  assert.equal(await text(other.locator('#portrait blockquote')), 'Toen dat.');
});

journey('contacts on a phone: who must agree, and a number to call', { viewport: PHONE, mayAnswer: [422] }, async ({ page, audit }) => {
  await page.goto(`${await pupilAddress(page, 'Emre Yıldız')}/contacts`);
  await assertTitle(page, 'Wie hoort bij Emre?');
  assert.match(await text(page.locator('section', { hasText: 'Wie moet het eens zijn?' })), /Gezag staat vast van Olga Ouder/);
  assert.equal(await page.getByRole('link', { name: '06 0000 0101' }).getAttribute('href'), 'tel:0600000101');
  const wide = await page.evaluate(() => document.scrollingElement.scrollWidth - window.innerWidth);
  assert.ok(wide <= 0, `${wide} px too wide`);
  await audit();
  await page.locator('summary', { hasText: 'Contact toevoegen' }).click();
  await page.getByLabel('Naam').fill('Oma Yıldız');
  await press(page, 'Opslaan');
  assert.match(await text(page.locator('#contact-relation-error')), /Kies wie dit van de leerling is/);
  await audit();
  await page.getByLabel('Wie is dit van de leerling?').selectOption({ label: 'grootouder' });
  await press(page, 'Opslaan');
  assert.equal(await text(page.locator('.flash').first()), 'Het contact is bewaard.');
  await audit();
});

journey('a picture is drawn inside the page, under the policy of the program', {}, async ({ page, audit }) => {
  await page.goto(`${await pupilAddress(page, 'Emre Yıldız')}/documents`);
  await audit();
  await arrive(page, () => page.getByRole('link', { name: 'Tekening: ik reken met blokjes' }).click());
  const picture = page.getByRole('img', { name: 'Tekening: ik reken met blokjes' });
  assert.equal(await picture.evaluate((img) => img.naturalWidth), 480);
  await audit();
});
