// The second step of signing in: codes from an app, recovery codes, passkeys.
import assert from 'node:assert/strict';
import { oneTimeCode, withKey } from '../support/authenticator.mjs';
import { journey, onDemoSchool } from '../support/browser.mjs';
import { arrive, assertTitle, texts } from '../support/pages.mjs';
import { PASSWORD, addressOf, signIn } from '../support/sign-in.mjs';

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

async function atTheSecondStep(page, audit, who, options) {
  await signIn(page, who, options);
  await assertTitle(page, 'Nog één stap');
  await audit();
}

journey('a code from an app, or a recovery code', { mayAnswer: [422] }, async ({ page, audit }) => {
  const { secret, codes } = await setUp(page, audit);
  await signOut(page);
  await audit();

  await atTheSecondStep(page, audit, 'ib', { back: '/77QX00/pupils' });
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

  await atTheSecondStep(page, audit, 'ib', { back: PAGE });
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
  await signIn(page, 'directie', { back: PAGE });
  await audit();
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
  const come = async () => {
    await page.goto(`${home}/sign-in?back=${PAGE}`);
    await audit();
    await page.locator('input[name=email]').fill(addressOf('specialist'));
    await page.locator('input[name=password]').fill(PASSWORD);
    await arrive(page, () => page.locator('form[action="/sign-in"] button').click());
  };
  await come();
  const key = await withKey(page);
  await audit();
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

  await come();
  await assertTitle(page, 'Nog één stap');
  await audit();
  await press(page, 'Passkey gebruiken');
  await page.getByText('gebruikt op').waitFor();
  await audit();
  await signOut(page);
  await audit();

  // Another key is not hers.
  await come();
  await key.takeAway();
  await withKey(page);
  await page.getByRole('button', { name: 'Passkey gebruiken' }).click();
  await page.getByText('Je browser gaf geen passkey').waitFor();
  await audit();
});
