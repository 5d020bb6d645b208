// Each of the nine roles: where one begins, what the menu shows, and what is not for one.
import assert from 'node:assert/strict';
import { journey, onDemoSchool } from '../support/browser.mjs';
import { SCHOOL, arrive, assertTitle, groupAddress, pupilAddress, text, texts } from '../support/pages.mjs';
import { PASSWORD, addressOf, letIn } from '../support/sign-in.mjs';

onDemoSchool();

const EVERYTHING = ['Vandaag', 'Groepen', 'Leerlingen', 'Signalen', 'Plannen', 'Ondersteuning', 'Gesprekken', 'Notities', 'Meldcode', 'Mensen', 'Jaarplan', 'Rol van de ib’er', 'Importeren', 'Beheer'];
const PHONE = { width: 390, height: 844 };

/** Who begins where, with which menu; and an address that is not for them, with what it answers. */
const ROLES = {
  ib: { start: /\/today$/, title: 'Wat vraagt vandaag mijn aandacht?', menu: EVERYTHING, not: '/groups/nothing', answers: 404 },
  directie: { start: /\/today$/, title: 'Wat vraagt vandaag mijn aandacht?', menu: EVERYTHING, not: '/pupils/nothing', answers: 404 },
  leerkracht5a: { start: /\/today$/, title: 'Wat vraagt vandaag mijn aandacht?', menu: ['Vandaag', 'Groepen', 'Leerlingen', 'Signalen', 'Plannen', 'Ondersteuning', 'Gesprekken', 'Notities', 'Meldcode', 'Jaarplan', 'Rol van de ib’er'], not: '/settings', answers: 403 },
  specialist: { start: /\/today$/, title: 'Wat vraagt vandaag mijn aandacht?', menu: ['Vandaag', 'Leerlingen', 'Ondersteuning', 'Notities', 'Meldcode'], not: '/groups', answers: 403 },
  extern: { start: /\/invited\/77QX00$/, title: 'Waarbij ben je uitgenodigd?', menu: ['Uitgenodigd', 'Leerlingen', 'Ondersteuning'], not: '/figures', answers: 403 },
  ouder: { start: /\/pupils\/[0-9a-f-]{36}$/, title: 'Hoe gaat het met Emre op school?', menu: ['Leerlingen'], not: '/groups', answers: 403 },
  bestuur: { start: /\/figures$/, title: 'Hoe staat de school ervoor?', menu: ['Cijfers'], not: '/pupils', answers: 403 },
  swv: { start: /\/sent$/, title: 'Wat is er naar het samenwerkingsverband gestuurd?', menu: ['Verstuurd'], not: '/figures', answers: 403 },
  beheer: { start: /\/people$/, title: 'Wie werkt hier met Stut?', menu: ['Mensen', 'Jaarplan', 'Rol van de ib’er', 'Importeren', 'Beheer'], not: '/pupils', answers: 403 },
};

const menu = (page) => texts(page.getByRole('navigation', { name: 'Hoofdmenu' }).getByRole('link'));

/** What is wider than the window pushes the whole page sideways. */
async function assertNoSidewaysScroll(page) {
  const wide = await page.evaluate(() => document.scrollingElement.scrollWidth - window.innerWidth);
  assert.ok(wide <= 0, `${wide} px too wide`);
}

for (const [who, { start, title, menu: rooms, not, answers }] of Object.entries(ROLES)) {
  journey(`${who}: begins on the right page and sees only what may be seen`, { as: null, mayAnswer: [answers] }, async ({ page, audit }) => {
    await page.goto('/sign-in');
    await audit();
    await page.getByLabel('Mailadres').fill(addressOf(who));
    await page.getByLabel('Wachtwoord').fill(PASSWORD);
    await arrive(page, () => page.getByRole('button', { name: 'Inloggen', exact: true }).click());
    assert.match(new URL(page.url()).pathname, start);
    await assertTitle(page, title);
    assert.deepEqual(await menu(page), rooms);
    await audit();
    await page.setViewportSize(PHONE);
    await assertNoSidewaysScroll(page);
    await audit();
    const answer = await page.goto(`${SCHOOL}${not}`);
    assert.equal(answer.status(), answers);
    await audit();
  });
}

journey('a teacher finds another group as if it were not there', { as: 'leerkracht5a', mayAnswer: [404] }, async ({ page, audit, context, origin }) => {
  await letIn(context, origin, 'ib');
  const other = await groupAddress(page, '5B');
  await letIn(context, origin, 'leerkracht5a');
  const answer = await page.goto(other);
  assert.equal(answer.status(), 404);
  await audit();
});

journey('the coordinator sees what guardians see', {}, async ({ page, audit }) => {
  await page.goto(`${await pupilAddress(page, 'Emre Yıldız')}/shared`);
  await assertTitle(page, 'Hoe gaat het met Emre op school?');
  assert.equal(await page.getByText('Zo zien ouders en verzorgers deze pagina.').count(), 1);
  assert.equal(await page.getByText('blinde vlek').count(), 0);
  await audit();
});

journey('two people save the settings: the second sees both and chooses', { mayAnswer: [409] }, async ({ page, audit, context }) => {
  await page.goto(`${SCHOOL}/settings`);
  await audit();
  const other = await context.newPage();
  await other.goto(`${SCHOOL}/settings`);
  await other.getByLabel('Naam van het bestuur').fill('Stichting Eerst');
  await Promise.all([other.waitForEvent('load'), other.getByRole('button', { name: 'Opslaan' }).click()]);
  await other.close();

  await page.getByLabel('Naam van het bestuur').fill('Stichting Daarna');
  await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: 'Opslaan' }).click()]);
  await assertTitle(page, 'Welke versie wil je bewaren?');
  assert.match(await text(page.getByRole('region', { name: /Wat jij typte/ })), /Stichting.*Daarna/);
  assert.match(await text(page.getByRole('region', { name: /Wat er nu staat/ })), /Stichting.*Eerst/);
  await audit();
  await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: 'Bewaar wat ik typte' }).click()]);
  assert.equal(await text(page.getByRole('status')), 'Opgeslagen.');
  assert.equal(await page.getByLabel('Naam van het bestuur').inputValue(), 'Stichting Daarna');
  await audit();
});
