// What a screen reader gets of a page, beside the text that is committed. UPDATE_SNAPSHOTS=1 writes it anew.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const FOLDER = resolve(import.meta.dirname, '..', 'snapshots');

/** Compares the content of a page with `snapshots/NAME.txt`. */
export async function assertSnapshot(page, name) {
  const seen = steady(await page.locator('main').ariaSnapshot());
  const path = join(FOLDER, `${name}.txt`);
  if (process.env.UPDATE_SNAPSHOTS) return writeFileSync(path, seen);
  assert.equal(seen, readFileSync(path, 'utf8'), `snapshots/${name}.txt`);
}

/** What differs from run to run, and what stands in its place: pupils and results grow older, and the demo school is written today. */
const UNSTEADY = [
  [/ · \d+ jaar · /g, ' · # jaar · '],
  [/\d+ (dagen|weken|week|maanden|maand|jaar) geleden|gisteren/g, '# geleden'],
  [/ op \d{1,2} [a-z]+ \d{4}$/gm, ' op # datum'],
];

/** Without the addresses, which have ids in them, and without what depends on the day of the run. */
function steady(snapshot) {
  const lines = snapshot.split('\n').filter((line) => !/^\s*- \/url:/.test(line));
  const settled = UNSTEADY.reduce((text, [changing, kept]) => text.replace(changing, kept), lines.join('\n'));
  return `${settled}\n`;
}
