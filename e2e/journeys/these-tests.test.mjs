// The tests can fail: what they look for on every page is found when it is there.
import assert from 'node:assert/strict';
import { assertAccessible } from '../support/axe.mjs';
import { journey, onDemoSchool } from '../support/browser.mjs';
import { SCHOOL } from '../support/pages.mjs';

onDemoSchool();

journey('axe sees what is wrong', { auditsAll: false }, async ({ page }) => {
  await page.goto(`${SCHOOL}/settings`);
  await assertAccessible(page);
  await page.evaluate(() => {
    document.documentElement.removeAttribute('lang');
    document.querySelector('label').remove();
  });
  await assert.rejects(assertAccessible(page), /html-has-lang[\s\S]*label: #name/);
});

journey('an inline style is refused by the page and seen by the tests', { auditsAll: false }, async ({ page, troubles }) => {
  await page.goto(`${SCHOOL}/groups`);
  assert.deepEqual(troubles, []);
  await page.evaluate(() => document.querySelector('main').insertAdjacentHTML('beforeend', '<p style="color: red">x</p>'));
  await page.evaluate(() => fetch('https://elsewhere.invalid/').catch(() => {}));
  await page.evaluate(() => console.error('said by a script'));
  const seen = troubles.splice(0).join('\n');
  assert.match(seen, /style-src/);
  assert.match(seen, /connect-src/);
  assert.match(seen, /said by a script/);
});
