// Signing in with the account of the school, at a certified provider that runs beside the program.
import assert from 'node:assert/strict';
import { after } from 'node:test';
import { journey, onNothing } from '../support/browser.mjs';
import { arrive, assertTitle } from '../support/pages.mjs';
import { startProvider } from '../support/provider.mjs';
import { PASSWORD } from '../support/sign-in.mjs';

const provider = await startProvider({
  'beheer-1': { email: 'beheer@school.example', email_verified: true, name: 'Bo Beheer' },
  'noor-2': { email: 'noor@school.example', email_verified: true, name: 'Noor' },
  'bo-3': { email: 'beheer@school.example', email_verified: false, name: 'Bo' },
});
onNothing({ args: ['--sso', provider.file] });
after(() => provider.stop());

// The pages of the provider are not ours to judge.
const AWAY = { as: null, auditsAll: false };

async function comeAs(page, who) {
  await page.goto('/sign-in?back=/me/factors');
  await arrive(page, () => page.getByRole('link', { name: 'Inloggen met De Regenboog' }).click());
  await atProvider(page, who);
}

async function atProvider(page, who) {
  await page.getByLabel('Wie ben je?').fill(who);
  await arrive(page, () => page.getByRole('button', { name: 'Inloggen' }).click());
}

journey('somebody with an account signs in', AWAY, async ({ page, context, audit, origin }) => {
  provider.knows(origin);
  await page.goto('/sign-in');
  await audit();
  await comeAs(page, 'beheer-1');
  assert.equal(new URL(page.url()).pathname, '/me/factors');
  await page.getByText('gekoppeld sinds').waitFor();
  await audit();
  const cookies = await context.cookies(origin);
  assert.deepEqual(cookies.filter(({ name }) => name === 'stut_sso'), [], 'nothing is left of the way there');

  // Whose account it is, is the subject: it signs in again, and it can be taken away and linked again.
  await arrive(page, () => page.getByRole('link', { name: 'Loskoppelen' }).click());
  await audit();
  await page.getByLabel('Je wachtwoord').fill(PASSWORD);
  await arrive(page, () => page.getByRole('button', { name: 'Loskoppelen' }).click());
  await page.getByText('Weggehaald').waitFor();
  await arrive(page, () => page.getByRole('link', { name: 'De Regenboog koppelen' }).click());
  await audit();
  await arrive(page, () => page.getByRole('button', { name: 'Verder' }).click());
  await audit();
  // The provider still knows the browser, and sends it back at once.
  await arrive(page, () => page.getByRole('link', { name: 'Verder' }).click());
  await page.getByText('gekoppeld sinds').waitFor();
  await audit();
});

journey('somebody without an account is told to ask for an invitation', { ...AWAY, mayAnswer: [403] }, async ({ page, audit }) => {
  await comeAs(page, 'noor-2');
  await assertTitle(page, 'Je hebt hier nog geen account');
  await audit();
  await page.goto('/me');
  assert.equal(new URL(page.url()).pathname, '/sign-in', 'nobody is in');
});

journey('an address that the provider did not verify finds no account', { ...AWAY, mayAnswer: [403] }, async ({ page }) => {
  await comeAs(page, 'bo-3');
  await assertTitle(page, 'Je hebt hier nog geen account');
});

journey('an answer to what this browser did not begin is refused', { ...AWAY, mayAnswer: [422] }, async ({ page, context, audit }) => {
  await page.goto('/sign-in/sso/school/back?code=1&state=of-another');
  await assertTitle(page, 'Inloggen met De Regenboog lukte niet');
  await audit();

  // The right answer of the provider, in a browser without the cookie of the one that began.
  await page.goto('/sign-in/sso/school');
  await context.clearCookies({ name: 'stut_sso' });
  await atProvider(page, 'beheer-1');
  await assertTitle(page, 'Inloggen met De Regenboog lukte niet');
  await page.goto('/me');
  assert.equal(new URL(page.url()).pathname, '/sign-in', 'nobody is in');
});

journey('who says no at the provider reads so', { ...AWAY, mayAnswer: [422] }, async ({ page, audit }) => {
  await comeAs(page, '');
  await page.getByText('De Regenboog heeft je niet ingelogd').waitFor();
  await audit();
});
