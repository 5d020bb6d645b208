// The second step of signing in: codes from an app, recovery codes, passkeys.
import assert from 'node:assert/strict';
import { oneTimeCode, withKey } from '../support/authenticator.mjs';
import { journey, onDemoSchool } from '../support/browser.mjs';
import { arrive, assertTitle, texts } from '../support/pages.mjs';
import { PASSWORD, addressOf } from '../support/sign-in.mjs';

onDemoSchool();

const PAGE = '/me/factors';
const press = (page, name) => arrive(page, () => page.getByRole('button', { name, exact: true }).click());
const follow = (page, name) => arrive(page, () => page.getByRole('link', { name, exact: true }).click());

/** Signs out from a page that has the foot. */
const signOut = (page) => press(page, 'Uitloggen');

async function setUp(page, audit) {
  await page.goto(PAGE);
  await audit();
  await follow(page, 'Aanzetten met een app');
  await assertTitle(page, 'Heb je je telefoon bij de hand?');
  await audit();
  await press(page, 'Verder');
  await audit();
  const secret = await page.locator('[data-secret]').innerText();
  await page.getByLabel('Code van zes cijfers').fill('000000');
  await press(page, 'Aanzetten');
  await page.getByText('Deze code klopt niet').waitFor();
  await audit();
  await page.getByLabel('Code van zes cijfers').fill(oneTimeCode(secret));
  await press(page, 'Aanzetten');
  await assertTitle(page, 'Waar bewaar je deze codes?');
  await audit();
  const codes = await texts(page.locator('.codes code'));
  assert.equal(codes.length, 10);
  await follow(page, 'Ik heb ze bewaard');
  await page.getByText('Je hebt er nog 10').waitFor();
  await audit();
  return { secret, codes };
}

/** Signs in through the form, where one is not signed in yet. */
async function come(page, audit, who, back, home = '') {
  await page.goto(`${home}/sign-in?back=${back}`);
  await audit();
  await page.locator('input[name=email]').fill(addressOf(who));
  await page.locator('input[name=password]').fill(PASSWORD);
  await arrive(page, () => page.locator('form[action="/sign-in"] button').click());
  await audit();
}

async function atTheSecondStep(page, audit, ...where) {
  await come(page, audit, ...where);
  await assertTitle(page, 'Nog één stap');
}

journey('a code from an app, or a recovery code', { mayAnswer: [422] }, async ({ page, audit }) => {
  const { secret, codes } = await setUp(page, audit);
  await signOut(page);
  await audit();

  await atTheSecondStep(page, audit, 'ib', '/77QX00/pupils');
  await page.getByLabel('Code uit je app').fill('000000');
  await press(page, 'Verder');
  await page.getByText('Deze code klopt niet').waitFor();
  await audit();
  // The clock of a phone may be a step ahead; the code of now was used to set it up.
  await page.getByLabel('Code uit je app').fill(oneTimeCode(secret, 1));
  await press(page, 'Verder');
  assert.equal(new URL(page.url()).pathname, '/77QX00/pupils');
  await audit();
  await signOut(page);
  await audit();

  await atTheSecondStep(page, audit, 'ib', PAGE);
  await page.getByText('Ik heb mijn telefoon of sleutel niet').click();
  await page.getByLabel('Herstelcode').fill(codes[4].toLowerCase());
  await arrive(page, () => page.locator('details button').click());
  await page.getByText('Je hebt er nog 9').waitFor();
  await audit();

  await follow(page, 'Weghalen');
  await audit();
  await page.getByLabel('Je wachtwoord').fill('niet-dit-wachtwoord');
  await press(page, 'Weghalen');
  await page.getByText('Dit is niet je wachtwoord').waitFor();
  await audit();
  await page.getByLabel('Je wachtwoord').fill(PASSWORD);
  await press(page, 'Weghalen');
  await page.getByText('Staat uit').waitFor();
  await audit();
});

journey('without script a code works too', { as: null, javaScriptEnabled: false }, async ({ page, audit }) => {
  await come(page, audit, 'directie', PAGE);
  await follow(page, 'Aanzetten met een app');
  await audit();
  await press(page, 'Verder');
  await audit();
  await page.getByLabel('Code van zes cijfers').fill(oneTimeCode(await page.locator('[data-secret]').innerText()));
  await press(page, 'Aanzetten');
  assert.equal(await page.locator('.codes code').count(), 10);
  await audit();
});

journey('a passkey', { as: null, mayAnswer: [422] }, async ({ page, audit, origin }) => {
  // Passkeys need an address with a name.
  const home = origin.replace('127.0.0.1', 'localhost');
  await come(page, audit, 'specialist', PAGE, home);
  const key = await withKey(page);
  await follow(page, 'Passkey toevoegen');
  await audit();
  await page.getByLabel('Naam').fill('sleutelbos');
  await press(page, 'Passkey maken');
  assert.equal(await page.locator('.codes code').count(), 10);
  await audit();
  await follow(page, 'Ik heb ze bewaard');
  await page.getByText('sleutelbos').waitFor();
  await audit();
  await signOut(page);
  await audit();

  await atTheSecondStep(page, audit, 'specialist', PAGE, home);
  await press(page, 'Passkey gebruiken');
  await page.getByText('gebruikt op').waitFor();
  await audit();
  await signOut(page);
  await audit();

  // Another key is not hers.
  await atTheSecondStep(page, audit, 'specialist', PAGE, home);
  await key.takeAway();
  await withKey(page);
  await page.getByRole('button', { name: 'Passkey gebruiken' }).click();
  await page.getByText('Je browser gaf geen passkey').waitFor();
  await audit();
});
