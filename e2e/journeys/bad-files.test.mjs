// The wrong file, or a broken one: what is wrong, where, and what to do. Nothing of it is kept.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { journey, onDemoSchool } from '../support/browser.mjs';
import { SCHOOL, arrive, assertTitle, take, text, texts, upload } from '../support/pages.mjs';
import { demoFiles } from '../support/server.mjs';

onDemoSchool();

const files = await demoFiles();
const roster = await readFile(join(files, 'edexml-2025-2026.xml'), 'utf8');
const results = await readFile(join(files, 'uwlr-11-2025-2026.xml'), 'utf8');
const PICTURE = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

const file = (name, content) => ({ name, mimeType: 'text/xml', buffer: Buffer.from(content) });
const lineOf = (content, piece) => content.slice(0, content.indexOf(piece)).split('\n').length;

/** Sends a file that must be refused, and gives the problems as the page lists them. */
async function refused(page, kind, sent, audit) {
  await page.goto(`${SCHOOL}/imports`);
  await audit();
  await upload(page, kind, sent);
  await assertTitle(page, 'Het bestand is niet ingelezen');
  assert.equal(await text(page.getByRole('alert')), 'Er is niets opgeslagen.');
  await audit();
  const problems = await texts(page.locator('ol.problems > li'));
  await arrive(page, () => page.getByRole('link', { name: 'Terug', exact: true }).click());
  await audit();
  await page.goto(`${SCHOOL}/imports`);
  assert.equal(await page.locator('tbody tr').count(), 15, 'the imports of the demo school, and no other');
  await audit();
  return problems;
}

const WRONG = [
  ['a picture', 'roster', { ...file('klassenfoto.png', PICTURE), mimeType: 'image/png' },
    /^klassenfoto\.png · heel het bestand .*Dit is geen XML-bestand\. Kies in je administratie of toetsprogramma een export/],
  ['a file that stops half-way', 'roster', file('half.xml', roster.slice(0, 60_000)),
    /^half\.xml · regel \d{3,} .*Het bestand houdt halverwege op\. Maak of download de export opnieuw\.$/],
  ['results where the roster goes', 'roster', file('uwlr.xml', results),
    /^uwlr\.xml · .*Dit bestand is van de andere soort: .* Lees het in bij de andere keuze\.$/],
  ['a roster where results go', 'results', file('edexml.xml', roster),
    /^edexml\.xml · .*Dit bestand is van de andere soort: .* Lees het in bij de andere keuze\.$/],
  ['the roster of another school', 'roster', file('buren.xml', roster.replace('<brincode>77QX', '<brincode>88QY')),
    /^buren\.xml · regel \d+ school\/brincode Dit bestand is van school 88QY00, niet van 77QX00\. Er is niets overgenomen\. Kies het bestand van de eigen school/],
  ['nothing at all', 'results', file('leeg.xml', ''), /^leeg\.xml · heel het bestand .*Het bestand is leeg\. Maak de export opnieuw\.$/],
];

for (const [what, kind, sent, expected] of WRONG) {
  journey(`${what} is refused`, { mayAnswer: [422] }, async ({ page, audit }) => {
    const problems = await refused(page, kind, sent, audit);
    assert.match(problems[0], expected);
  });
}

const birth = roster.match(/<geboortedatum>[^<]+/)[0];
const broken = roster.replace(birth, '<geboortedatum>2017-02-31');

journey('a broken record is named with its line and field', {}, async ({ page, audit }) => {
  await page.goto(`${SCHOOL}/imports`);
  await audit();
  await upload(page, 'roster', file('fout.xml', broken));
  await assertTitle(page, 'Wat verandert er?');
  await audit();
  const problems = await texts(page.locator('ol.problems > li.record'));
  assert.equal(problems.length, 1);
  assert.match(problems[0], new RegExp(`^regel ${lineOf(broken, '2017-02-31')} .*geboortedatum Dit is geen datum\\. Verwacht wordt jaar-maand-dag`));
});

journey('what is good can be taken without what is broken', {}, async ({ page, audit }) => {
  await page.goto(`${SCHOOL}/imports`);
  await audit();
  const changed = broken.replace('<roepnaam>Emre<', '<roepnaam>Emrecan<');
  assert.notEqual(changed, broken);
  await upload(page, 'roster', file('fout.xml', changed));
  assert.match(await text(page.locator('[data-counts]')), /^0 nieuw, 1 gewijzigd, \d+ hetzelfde, 1 geweigerd$/);
  assert.match(await text(page.locator('table[data-changed] tbody tr')), /naam: Emre Yıldız.*naam: Emrecan Yıldız/);
  await audit();
  await take(page, 'Neem over wat goed is');
  assert.match(await text(page.getByRole('status')), /0 nieuw, 1 gewijzigd, \d+ hetzelfde, 1 geweigerd/);
  await audit();
});

journey('the language can be changed where a file was refused', { mayAnswer: [422] }, async ({ page, audit }) => {
  await page.goto(`${SCHOOL}/imports`);
  await audit();
  await upload(page, 'roster', file('leeg.xml', ''));
  await audit();
  await arrive(page, () => page.getByRole('button', { name: 'English' }).click());
  assert.equal(await page.locator('html').getAttribute('lang'), 'en');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await audit();
});
