// What journeys do on many pages.
import assert from 'node:assert/strict';

/** The address of the demo school. */
export const SCHOOL = '/77QX00';

/** The menu's name of each room, with what the page asks. */
export const ROOMS = [
  ['Groepen', 'Welke groepen zijn er dit schooljaar?'],
  ['Leerlingen', 'Wie zoek je?'],
  ['Notities', 'Wat is er nieuw genoteerd?'],
  ['Importeren', 'Wat wil je inlezen?'],
  ['Beheer', 'Wat wil je regelen?'],
];

/** The address of a group of the demo school, without a visit to a page. */
export async function groupAddress(page, name) {
  return found(await part(page, `${SCHOOL}/groups`), new RegExp(`href="([^"]+)"><b>${name}</b>`));
}

/** The names of all groups of the newest school year, the extra ones too. */
export async function groupNames(page) {
  return [...(await part(page, `${SCHOOL}/groups`)).matchAll(/class="tile"[^>]*><b>([^<]+)<\/b>/g)].map((hit) => hit[1]);
}

/** The address of a pupil of the demo school, without a visit to a page. */
export async function pupilAddress(page, name) {
  const [first] = name.split(' ');
  return found(await part(page, `${SCHOOL}/search?q=${encodeURIComponent(first)}`), new RegExp(`href="([^"]+)">${name} <`));
}

async function part(page, address) {
  const answer = await page.context().request.get(address);
  assert.equal(answer.status(), 200, address);
  return answer.text();
}

function found(html, pattern) {
  const hit = html.match(pattern);
  assert.ok(hit, `${pattern} is not there`);
  return hit[1];
}

/** Does something that leads to another page, and waits until that page is there. */
export async function arrive(page, act) {
  await Promise.all([page.waitForEvent('load'), act()]);
}

/** Fails unless the question that the page answers is this one. */
export async function assertTitle(page, title) {
  assert.equal(await page.getByRole('heading', { level: 1 }).innerText(), title);
}

/** The text of an element on one line. */
export async function text(locator) {
  return (await locator.innerText()).replace(/\s+/g, ' ').trim();
}

/** The texts of all elements, each on one line. */
export async function texts(locator) {
  return (await locator.allInnerTexts()).map((one) => one.replace(/\s+/g, ' ').trim());
}

/** Chooses files for the roster or the results, and sends them. */
export async function upload(page, kind, files) {
  const form = page.locator(`form[action="/imports/${kind}"]`);
  await form.getByLabel(kind === 'roster' ? 'Kies een bestand' : 'Kies een of meer bestanden').setInputFiles(files);
  await arrive(page, () => form.getByRole('button', { name: 'Importeren' }).click());
}

/** Takes what a preview shows. */
export async function take(page, button = 'Neem dit over') {
  await assertTitle(page, 'Wat verandert er?');
  await arrive(page, () => page.getByRole('button', { name: button }).click());
}

/** The width of a phone. */
export const PHONE = { width: 390, height: 844 };

/** Fails when the page is wider than the window. */
export async function assertNoSidewaysScroll(page) {
  const wide = await page.evaluate(() => document.scrollingElement.scrollWidth - window.innerWidth);
  assert.ok(wide <= 0, `${wide} px too wide`);
}
