// People and roles, who can see a child, looking as another, and a file in an emergency.
import assert from 'node:assert/strict';
import { journey, onDemoSchool } from '../support/browser.mjs';
import { SCHOOL, arrive, assertTitle, pupilAddress, text } from '../support/pages.mjs';
import { letIn } from '../support/sign-in.mjs';

onDemoSchool();

const PHONE = { viewport: { width: 390, height: 844 } };
const press = (page, name) => arrive(page, () => page.getByRole('button', { name, exact: true }).click());
const open = (page, name) => arrive(page, () => page.getByRole('link', { name, exact: true }).click());

const SCREENS = [
  { on: 'a laptop', options: {}, member: 'Kim de Boer', email: 'kim@demo.example', tied: 'Lotte Logopedist' },
  { on: 'a phone', options: PHONE, member: 'Tom Verhagen', email: 'tom@demo.example', tied: 'Rik Remedial' },
];

for (const { on, options, member, email, tied } of SCREENS) {
  journey(`the principal invites a teacher and gives her a role, on ${on}`, { ...options, as: 'directie', mayAnswer: [422] }, async ({ page, audit }) => {
    await page.goto(`${SCHOOL}/people`);
    await assertTitle(page, 'Wie werkt hier met Stut?');
    await audit();
    await open(page, `${member} uitnodigen`);
    await assertTitle(page, 'Wie nodig je uit?');
    await audit();
    await page.getByLabel('Mailadres').fill('kim');
    // The browser would stop this itself; what the server says must be clear too.
    await page.locator('form[action$="/invitations"]').evaluate((form) => (form.noValidate = true));
    await press(page, 'Uitnodigen');
    await page.getByText('Dit is geen mailadres.').waitFor();
    assert.equal(await page.getByLabel('Mailadres').inputValue(), 'kim', 'what was typed is still there');
    await audit();
    await page.getByLabel('Mailadres').fill(email);
    await press(page, 'Uitnodigen');
    await assertTitle(page, 'De uitnodiging is klaar');
    assert.match(await page.getByLabel(`Link voor ${member}`).inputValue(), /\/invitation\//);
    await audit();
    await page.goto(`${SCHOOL}/people`);
    await audit();
    await open(page, member);
    await assertTitle(page, `Wat mag ${member}?`);
    await audit();
    await page.getByLabel('Rol', { exact: true }).selectOption('specialist');
    await page.locator('#give-until').fill('2026-12-31');
    await press(page, 'Rol geven');
    assert.equal(await text(page.getByRole('status')), 'Opgeslagen.');
    await page.locator('summary', { hasText: 'Data van specialist aanpassen' }).click();
    await audit();
    await arrive(page, () =>
      page.getByRole('form', { name: 'specialist beëindigen' }).getByRole('button', { name: 'Nu meteen beëindigen' }).click(),
    );
    assert.match(await text(page.locator('.held')), /specialist .*(afgelopen|ingetrokken)/);
    await audit();
  });

  journey(`who can see a child, and somebody is tied to it, on ${on}`, options, async ({ page, audit }) => {
    const pupil = await pupilAddress(page, 'Emre Yıldız');
    await page.goto(pupil);
    await audit();
    await open(page, 'Wie kan dit dossier zien');
    await assertTitle(page, 'Wie kan het dossier van Emre zien?');
    await page.getByText('leerkracht van groep 5A').first().waitFor();
    await audit();
    await page.getByLabel('Naam', { exact: true }).fill(tied);
    await page.getByLabel('Mailadres').fill(`extra-${email}`);
    await page.getByLabel('Rol', { exact: true }).selectOption('specialist');
    await page.getByLabel('Waarom').fill('Begeleidt de spraak');
    await press(page, 'Koppelen');
    await page.getByLabel(`Link voor ${tied}`).waitFor();
    await audit();
    await page.goto(`${pupil}/access`);
    await page.getByText('specialist van dit kind').first().waitFor();
    await audit();
  });
}

journey('the coordinator looks as a teacher, and stops, by keyboard', {}, async ({ page, audit }) => {
  await page.goto(`${SCHOOL}/people`);
  await audit();
  await open(page, 'Anke Jansen');
  await audit();
  await page.getByRole('button', { name: 'Bekijk wat Anke Jansen ziet' }).focus();
  await arrive(page, () => page.keyboard.press('Enter'));
  await page.getByText('Je ziet wat Anke Jansen ziet.').waitFor();
  assert.equal(await page.getByRole('link', { name: 'Mensen', exact: true }).count(), 0, 'a teacher has no such room');
  await audit();
  await page.getByRole('button', { name: 'Stoppen' }).focus();
  await arrive(page, () => page.keyboard.press('Enter'));
  assert.equal(await page.getByText('Je ziet wat').count(), 0);
  assert.equal(await page.getByRole('link', { name: 'Mensen', exact: true }).count(), 1);
  await audit();
});

journey('a file in an emergency, from the closed door to the report', { ...PHONE, mayAnswer: [404, 422] }, async ({ page, audit, context, origin }) => {
  const other = await anyPupilOf(page, '8');
  await page.goto(other);
  const name = await text(page.locator('.head p b'));
  await audit();
  await letIn(context, origin, 'leerkracht5a');
  await page.goto(other);
  await assertTitle(page, 'Deze pagina is er niet');
  await audit();
  await open(page, 'In een noodgeval');
  await assertTitle(page, 'Welk dossier heb je in een noodgeval nodig?');
  await audit();
  await page.getByLabel('Voor- en achternaam').fill('Iemand Anders');
  await page.getByLabel('Wat is er aan de hand?').fill('gevallen op het plein');
  await press(page, 'Zoek deze leerling');
  await page.getByText('Geen leerling van deze school heet precies zo.').waitFor();
  await audit();
  await page.getByLabel('Voor- en achternaam').fill(name);
  await press(page, 'Zoek deze leerling');
  await assertTitle(page, 'Is dit de leerling?');
  await audit();
  await press(page, `Open het dossier van ${name} voor vier uur`);
  await page.getByText('Je hebt dit dossier in een noodgeval geopend.').waitFor();
  await audit();
  await letIn(context, origin, 'ib');
  await page.goto(`${SCHOOL}/groups`);
  await audit();
  await open(page, 'Bekijk wie en waarom');
  await page.getByText('gevallen op het plein').waitFor();
  await audit();
  await arrive(page, () => page.getByRole('button', { name: /^Gezien/ }).click());
  await page.getByText('Gezien door Ingrid van Loon').waitFor();
  await audit();
});

/** The address of the first pupil of a group. */
async function anyPupilOf(page, group) {
  const groups = await (await page.context().request.get(`${SCHOOL}/groups`)).text();
  const [, address] = groups.match(new RegExp(`href="([^"]+)"><b>${group}</b>`));
  const html = await (await page.context().request.get(address)).text();
  return html.match(/<th scope="row"[^>]*><a href="([^"]+)"/)[1];
}
