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

/** Without what differs from run to run: addresses have ids in them, and pupils and results grow older. */
function steady(snapshot) {
  const lines = snapshot.split('\n').filter((line) => !/^\s*- \/url:/.test(line));
  const aged = lines.join('\n').replace(/ · \d+ jaar · /g, ' · # jaar · ').replace(/\d+ (dagen|weken|week|maanden|maand|jaar) geleden|gisteren/g, '# geleden');
  return `${aged}\n`;
}
