// Keys for other systems: made, shown once, used by a system, changed and revoked.
import assert from 'node:assert/strict';
import { journey, onDemoSchool } from '../support/browser.mjs';
import { SCHOOL, arrive, assertTitle, text } from '../support/pages.mjs';

onDemoSchool();

const KEYS = `${SCHOOL}/settings/service`;
const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };

/** Asks for the roster as another system does. */
async function call(page, key) {
  const message = `<Envelope xmlns="http://schemas.xmlsoap.org/soap/envelope/"><Header>
    <autorisatie xmlns="http://www.edustandaard.nl/leerresultaten/2/autorisatie"><autorisatiesleutel>${key}</autorisatiesleutel>
    <klantcode>77QX00</klantcode><klantnaam>De Stutbalk</klantnaam></autorisatie></Header><Body>
    <leerlinggegevens_verzoek xmlns="http://www.edustandaard.nl/leerresultaten/2/leerlinggegevens"><schooljaar>2024-2025</schooljaar>
    <brincode>77QX</brincode><xsdversie>2.2</xsdversie></leerlinggegevens_verzoek></Body></Envelope>`;
  const address = new URL('/uwlr/2.2', page.url());
  const answer = await fetch(address, { method: 'POST', headers: { 'content-type': 'text/xml', soapaction: '""' }, body: message });
  return { status: answer.status, text: await answer.text() };
}

for (const [on, options] of [['a laptop', {}], ['a phone', PHONE]]) {
  journey(`a key for another system on ${on}`, options, async ({ page, audit }) => {
    await page.goto(KEYS);
    await assertTitle(page, 'Welke systemen leveren zelf toetsresultaten?');
    await audit('no key yet');

    const name = `Toetsplatform op ${on}`;
    await page.getByLabel('Naam van het systeem').fill(name);
    await page.getByLabel('Meteen overnemen').check();
    await arrive(page, () => page.getByRole('button', { name: 'Maak sleutel' }).click());
    await assertTitle(page, `De sleutel voor ${name}`);
    const key = (await page.locator('#key').innerText()).trim();
    assert.equal(key.length, 43);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), 'the key fits the screen');
    await audit('a key is shown');

    await arrive(page, () => page.getByRole('link', { name: 'Ik heb de sleutel bewaard' }).click());
    assert.ok(!(await page.content()).includes(key), 'a key is shown once');
    await audit('the key in the list');
    const roster = await call(page, key);
    assert.equal(roster.status, 200);
    assert.match(roster.text, /<leerling key=/);

    await page.reload();
    await audit('a key that was used');
    const line = page.locator('.rows > li', { hasText: name });
    assert.match(await text(line), /Laatst gebruikt/);
    assert.match(await text(page.locator('table')), /Lijst opgehaald, met \d+ leerlingen/);
    await arrive(page, () => line.getByRole('button', { name: 'Laat wachten' }).click());
    assert.equal(await text(page.getByRole('status')), 'Dat is opgeslagen.');
    assert.match(await text(line), /Wachten tot iemand ze bekijkt/);

    await line.getByText('Trek in', { exact: false }).first().click();
    await audit('a key before it is revoked');
    await arrive(page, () => line.getByRole('button', { name: 'Ja, trek de sleutel in' }).click());
    assert.match(await text(line), /Ingetrokken op/);
    await audit('a key that was revoked');
    const refused = await call(page, key);
    assert.equal(refused.status, 500);
    assert.match(refused.text, /soap:Client/);
  });
}
