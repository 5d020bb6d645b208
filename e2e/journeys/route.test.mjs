// The support route: asked, tried, evaluated, a step up, a skip with its reason, a partner from outside, the board, the form of
// the partnership, the file and the decision.
import assert from 'node:assert/strict';
import { journey, onDemoSchool } from '../support/browser.mjs';
import { SCHOOL, arrive, assertTitle, text } from '../support/pages.mjs';
import { letIn } from '../support/sign-in.mjs';

onDemoSchool();

const PHONE = { width: 390, height: 844 };
const WITH_PARTNERS = 'Komt steeds vaker niet naar binnen';

async function assertNoSidewaysScroll(page) {
  const wide = await page.evaluate(() => document.scrollingElement.scrollWidth - window.innerWidth);
  assert.ok(wide <= 0, `${wide} px too wide`);
}

async function press(page, name) {
  await arrive(page, () => page.getByRole('button', { name, exact: true }).click());
}

/** A fold of the page, opened. */
async function unfold(page, name) {
  const fold = page.locator('details', { has: page.locator('summary', { hasText: name }) }).first();
  if (!(await fold.evaluate((one) => one.open))) await fold.locator('summary').first().click();
  return fold;
}

/** A part of the page under a heading with this id. */
const under = (page, id) => page.locator(`section[aria-labelledby="${id}"]`);

async function openCase(page, audit, title) {
  await page.goto(`${SCHOOL}/route`);
  await audit();
  await arrive(page, () => page.getByRole('link', { name: title }).click());
  await assertTitle(page, title);
  await audit();
  return new URL(page.url()).pathname;
}

/** Skips a step, with a reason. */
async function skip(page, reason) {
  const fold = await unfold(page, 'Toch al naar');
  await fold.locator('[name=word]').fill(reason);
  await arrive(page, () => fold.getByRole('button').click());
}

journey('a teacher asks, tries, says what came of it, goes up and skips with a reason', { as: 'leerkracht5a', mayAnswer: [422] }, async ({ page, audit }) => {
  await page.goto(`${SCHOOL}/route`);
  await audit();
  await arrive(page, () => page.getByRole('link', { name: 'Vraag stellen' }).click());
  await audit();
  await page.locator('#new-kind-own_teaching').check();
  await page.locator('#new-title').fill('Beginnen duurt lang');
  await press(page, 'Vraag stellen');
  assert.match(await text(page.locator('#new-tried-error')), /nog niets/);
  await audit();
  assert.equal(await page.locator('#new-title').inputValue(), 'Beginnen duurt lang');
  await page.locator('#new-tried').fill('Elke dag vijf sommen samen');
  await page.locator('#new-reach').fill('Iedereen begint meteen');
  await press(page, 'Vraag stellen');
  await assertTitle(page, 'Beginnen duurt lang');
  await audit();
  await unfold(page, 'Interventie toevoegen');
  await page.locator('#try-kind').selectOption({ index: 1 });
  await page.locator('#try-goal').fill('Binnen twee minuten aan het werk');
  await page.locator('#try-how').fill('de klok');
  await page.locator('#try-what').fill('Startkaart op het bord');
  await arrive(page, () => page.locator('#try button').first().click());
  await audit();
  const evaluation = page.locator('details', { has: page.locator('form[action$="/evaluation"]') });
  await evaluation.locator('summary').click();
  await evaluation.locator('input[value=partly]').check();
  await evaluation.locator('[name=figure]').fill('vier van de vijf dagen');
  await arrive(page, () => evaluation.getByRole('button').click());
  await audit();
  await press(page, 'Naar Met een collega');
  assert.match(await text(page.locator('.route-strip [aria-current]')), /Met een collega/);
  await audit();
  await skip(page, ' ');
  assert.match(await text(page.locator('#go-skip-word-error')), /waarom/);
  await audit();
  await skip(page, 'De collega is ziek.');
  assert.match(await text(under(page, 'history')), /Overgeslagen: van Met een collega[^]*De collega is ziek\./);
  await audit();
  await page.locator('form.agree input[name=line]').fill('@ik startkaart ophangen voor vrijdag');
  await arrive(page, () => page.locator('form.agree').first().getByRole('button').first().click());
  assert.match(await text(page.locator('main')), /startkaart ophangen/);
  await page.setViewportSize(PHONE);
  await assertNoSidewaysScroll(page);
  await audit();
});

journey('the board shows what waits for whom', {}, async ({ page, audit }) => {
  await page.goto(`${SCHOOL}/route`);
  await audit();
  const titles = async () => page.locator('.route-card h3').allInnerTexts();
  const all = await titles();
  await arrive(page, () => page.locator('.chip', { hasText: 'Wacht op mij' }).click());
  const mine = await titles();
  assert.ok(mine.includes('Zegt in de kring geen woord') && mine.length < all.length, `${mine} of ${all}`);
  assert.ok(!mine.includes('Begint pas als ik ernaast sta'), 'the teacher evaluates that one');
  await audit();
  await arrive(page, () => page.locator('.chip', { hasText: 'Evalueren' }).click());
  assert.deepEqual(await titles(), ['Begint pas als ik ernaast sta']);
  await audit();
  await arrive(page, () => page.getByRole('link', { name: 'Wat helpt hier?' }).click());
  assert.match(await text(page.locator('main')), /Te weinig om iets te zeggen/);
  await audit();
  await page.setViewportSize(PHONE);
  await assertNoSidewaysScroll(page);
  await page.goto(`${SCHOOL}/route`);
  await assertNoSidewaysScroll(page);
  await audit();
});

journey('a partner is invited, sees that case once a guardian agrees, answers, and hears that it is over', { mayAnswer: [404, 410, 422] }, async ({ page, audit, context, origin }) => {
  const address = await openCase(page, audit, WITH_PARTNERS);
  await unfold(page, 'Iemand uitnodigen');
  await page.locator('#invite-name').fill('Olga Ortho');
  await page.locator('#invite-email').fill('olga@praktijk.example');
  await press(page, 'Uitnodigen');
  assert.match(await text(page.locator('#invite-role-error')), /als wie/);
  await audit();
  await page.locator('#invite-role').selectOption('specialist');
  await press(page, 'Uitnodigen');
  assert.match(await text(page.locator('main')), /Link voor Olga Ortho/);
  await audit();
  const invited = address.replace(`${SCHOOL}/route/`, `/invited${SCHOOL}/`);
  await letIn(context, origin, 'extern');
  await page.goto(invited);
  await assertTitle(page, 'Nog niet open');
  await audit();
  await letIn(context, origin, 'ib');
  await page.goto(address);
  await audit();
  const fold = await unfold(page, 'Vastleggen wat ouders zeggen');
  await fold.locator('select[name=contact]').selectOption({ label: 'Nora Vos' });
  await fold.locator('input[value=agrees]').check();
  await fold.locator('[name=how]').fill('aan tafel');
  await fold.locator('[name=given_on]').fill(await fold.locator('[name=given_on]').getAttribute('max'));
  await arrive(page, () => fold.getByRole('button').click());
  assert.match(await text(under(page, 'partners')), /kan meekijken/);
  await audit();
  await letIn(context, origin, 'extern');
  await page.goto(`/invited${SCHOOL}`);
  await assertTitle(page, 'Waarbij ben je uitgenodigd?');
  await audit();
  await arrive(page, () => page.getByRole('link', { name: WITH_PARTNERS }).click());
  await page.locator('#answer').fill('Ik zie Finn op maandag bij het hek.');
  await audit();
  await press(page, 'Antwoord bewaren');
  await page.setViewportSize(PHONE);
  await assertNoSidewaysScroll(page);
  await audit();
  // Nothing else: neither the board nor the case as the school sees it.
  await page.goto(`${SCHOOL}/route`);
  assert.match(await text(page.locator('main')), /Er staat geen vraag open/);
  await audit();
  assert.equal((await page.goto(address)).status(), 404);
  await audit();
  await letIn(context, origin, 'ib');
  await page.goto(address);
  assert.match(await text(under(page, 'partners')), /Ik zie Finn op maandag/);
  await assertNoSidewaysScroll(page);
  await audit();
  await arrive(page, () => page.getByRole('button', { name: 'Intrekken Evert Extern' }).click());
  await audit();
  await letIn(context, origin, 'extern');
  await page.goto(invited);
  await assertTitle(page, 'Je uitnodiging is voorbij');
  await audit();
});

journey('a request is made with the form of the partnership, as a file, and decided', { mayAnswer: [422] }, async ({ page, audit }) => {
  await page.goto(`${SCHOOL}/settings/route`);
  await audit();
  await page.locator('#partnership').fill('De Brug');
  await page.locator('#label-9').fill('Welke plek stelt u voor?');
  await page.locator('#order-9').fill('1');
  await arrive(page, () => page.locator('#partnership-form button').click());
  assert.equal(await page.locator('#partnership').inputValue(), 'De Brug');
  await audit();
  const address = await openCase(page, audit, WITH_PARTNERS);
  await skip(page, 'Het team komt er niet uit.');
  await audit();
  const form = under(page, 'request-form');
  assert.match(await text(form), /Het formulier van De Brug/);
  assert.match(await text(under(page, 'request')), /Nog leeg: .*Hoe zien de ouders het\?/);
  const field = form.locator('.field', { hasText: 'Hoe zien de ouders het?' }).locator('textarea');
  const saved = page.waitForResponse((answer) => answer.url().endsWith('/texts') && answer.ok());
  await field.fill('Oma ziet dat Finn thuis over de kip vertelt.');
  await field.blur();
  await saved;
  await page.reload();
  assert.doesNotMatch(await text(under(page, 'request')), /Hoe zien de ouders het\?/);
  await page.setViewportSize(PHONE);
  await assertNoSidewaysScroll(page);
  await audit();
  await arrive(page, () => page.getByRole('link', { name: 'Dossier voor het samenwerkingsverband' }).click());
  assert.match(await text(page.locator('main ol').nth(1)), /^Formulier van De Brug/);
  await audit();
  await page.locator('#file-permits-yes').check();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'OSO-bestand maken' }).click()]);
  assert.match(download.suggestedFilename(), /^aanvraag-\d{4}-\d\d-\d\d\.xml$/);
  const [pdf] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Pdf maken' }).click()]);
  assert.match(pdf.suggestedFilename(), /\.pdf$/);
  await page.reload();
  assert.match(await text(under(page, 'made')), /OSO-bestand/);
  await assertNoSidewaysScroll(page);
  await audit();
  await page.goto(address);
  await audit();
  const request = await unfold(page, 'Stand bijwerken');
  await request.locator('[name=state]').selectOption('granted');
  await arrive(page, () => request.getByRole('button').click());
  assert.match(await text(request.locator('.error')), /De dagen kloppen niet/);
  await audit();
  const again = await unfold(page, 'Stand bijwerken');
  await again.locator('[name=sent_on]').fill('2026-01-12');
  await again.locator('[name=decided_on]').fill('2026-02-09');
  await again.locator('[name=number]').fill('B-2026-17');
  await again.locator('[name=valid_until]').fill('2027-07-31');
  await arrive(page, () => again.getByRole('button').click());
  assert.match(await text(under(page, 'request')), /Toegekend[^]*B-2026-17/);
  await audit();
});
