// Signing in as one of the people of the demo school.
import assert from 'node:assert/strict';

/** The password that `stut demo` prints. */
export const PASSWORD = 'vier-eenden-in-de-gracht';

/** The address of a person of the demo school: `ib`, `leerkracht5a`, `directie`, ... */
export const addressOf = (who) => (who.includes('@') ? who : `${who}@demo.example`);

/** Signs in through the form, as a person does; with script or without. */
export async function signIn(page, who = 'ib', { password = PASSWORD, back = '/' } = {}) {
  await page.goto(`/sign-in?back=${encodeURIComponent(back)}`);
  await page.locator('input[name=email]').fill(addressOf(who));
  await page.locator('input[name=password]').fill(password);
  await Promise.all([page.waitForEvent('load'), page.locator('form[action="/sign-in"] button').click()]);
}

/** Gives a browser the cookie of somebody who signed in elsewhere: quicker, for journeys that are about something else. */
export async function letIn(context, origin, who = 'ib', password = PASSWORD) {
  const answer = await context.request.post(`${origin}/sign-in`, {
    form: { email: addressOf(who), password, back: '/' },
    headers: { 'sec-fetch-site': 'same-origin' },
    maxRedirects: 0,
  });
  assert.equal(answer.status(), 303, `${who} cannot sign in`);
}
