// A phone in the corridor: nothing sticks out, everything can be touched.
import assert from 'node:assert/strict';
import { journey, onDemoSchool } from '../support/browser.mjs';
import { ROOMS, SCHOOL, arrive, assertTitle, groupAddress, pupilAddress } from '../support/pages.mjs';

onDemoSchool();

const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 };
/** Where text has to flow at four times its size on a laptop, as WCAG 1.4.10 asks. */
const NARROWEST = { viewport: { width: 320, height: 640 } };

const PAGES = {
  overview: (page) => groupAddress(page, '5A'),
  'combination group': (page) => groupAddress(page, '6/7'),
  pupil: (page) => pupilAddress(page, 'Emre Yıldız'),
  groups: () => `${SCHOOL}/groups`,
  pupils: () => `${SCHOOL}/pupils`,
  imports: () => `${SCHOOL}/imports`,
  import: () => `${SCHOOL}/imports/4`,
  settings: () => `${SCHOOL}/settings`,
  search: () => `${SCHOOL}/search?q=e`,
};

/** What is wider than the window pushes the whole page sideways. */
async function assertNoSidewaysScroll(page, width) {
  const { scrollWidth, wide } = await page.evaluate((most) => {
    const scrolls = (one) => one && (getComputedStyle(one).overflowX !== 'visible' || scrolls(one.parentElement));
    const isWide = (one) => one.getBoundingClientRect().right > most + 0.5 && !scrolls(one.parentElement);
    const all = [...document.body.querySelectorAll('*')].filter(isWide);
    return { scrollWidth: document.scrollingElement.scrollWidth, wide: all.map((one) => one.outerHTML.slice(0, 80)) };
  }, width);
  assert.ok(scrollWidth <= width, `${scrollWidth} px wide: ${wide.join('\n')}`);
}

/** Targets that are smaller than 24 px and are no link within a sentence (WCAG 2.5.8). */
async function smallTargets(page) {
  return page.evaluate(() => {
    const isShown = (one) => one.checkVisibility({ visibilityProperty: true }) && !one.closest('.skip');
    const inSentence = (one) =>
      getComputedStyle(one).display === 'inline' && one.parentElement.textContent.trim() !== one.textContent.trim();
    const area = (one) => {
      const { width, height } = one.getBoundingClientRect();
      const [label] = one.labels ?? [];
      return label && ['checkbox', 'radio'].includes(one.type) ? Math.max(height, label.getBoundingClientRect().height) : Math.min(width, height);
    };
    return [...document.querySelectorAll('a[href], button, input:not([type="hidden"]), select, summary')]
      .filter((one) => isShown(one) && !inSentence(one) && area(one) < 24)
      .map((one) => `${Math.round(area(one))} px: ${one.outerHTML.slice(0, 120)}`);
  });
}

/** At the end of the page, the menu at the bottom must not lie over what is last. */
async function assertNothingUnderMenu(page) {
  const hidden = await page.evaluate(() => {
    window.scrollTo(0, document.scrollingElement.scrollHeight);
    const last = document.querySelector('main').lastElementChild.getBoundingClientRect();
    const menu = document.querySelector('.rail nav').getBoundingClientRect();
    return menu.top > 0 && last.bottom > menu.top ? last.bottom - menu.top : 0;
  });
  assert.equal(hidden, 0, 'px of the last part under the menu');
}

for (const [name, address] of Object.entries(PAGES)) {
  journey(`phone: ${name}`, PHONE, async ({ page, audit }) => {
    await page.goto(await address(page));
    await assertNoSidewaysScroll(page, PHONE.viewport.width);
    assert.deepEqual((await smallTargets(page)).slice(0, 5), []);
    await audit();
    await assertNothingUnderMenu(page);
  });
}

journey('very narrow: nothing sticks out', { ...NARROWEST, auditsAll: false }, async ({ page }) => {
  const wide = [];
  for (const [name, address] of Object.entries(PAGES)) {
    await page.goto(await address(page));
    await assertNoSidewaysScroll(page, NARROWEST.viewport.width).catch((error) => wide.push(`${name}: ${error.message}`));
  }
  assert.deepEqual(wide, []);
});

journey('phone: the menu leads to every room', PHONE, async ({ page, audit }) => {
  await page.goto(await groupAddress(page, '5A'));
  await audit();
  for (const [name, title] of ROOMS) {
    const menu = page.getByRole('navigation', { name: 'Hoofdmenu' });
    const link = menu.getByRole('link', { name });
    // The whole bar is in view: it is never moved sideways.
    assert.ok(await menu.evaluate((node) => node.scrollWidth <= node.clientWidth), 'the menu fits');
    if (!(await link.isVisible())) await menu.locator('summary').tap();
    const box = await link.boundingBox();
    assert.ok(box.x >= 0 && box.x + box.width <= 390 && box.y >= 0 && box.y + box.height <= 844, `${name} is in view`);
    await arrive(page, () => link.tap());
    await assertTitle(page, title);
    await audit();
  }
});

journey('phone: parts of the bar above do not lie over each other', PHONE, async ({ page, audit }) => {
  await page.goto(await groupAddress(page, '5A'));
  await audit();
  const boxes = [];
  for (const part of await page.locator('.rail > :not(.vh)').all()) {
    boxes.push([await part.evaluate((one) => one.className || one.tagName), await part.boundingBox()]);
  }
  for (const [index, [one, a]] of boxes.entries()) {
    for (const [other, b] of boxes.slice(index + 1)) {
      const wide = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
      const high = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
      assert.ok(wide <= 0.5 || high <= 0.5, `${one} and ${other}`);
    }
  }
});

for (const [name, address] of Object.entries(PAGES)) {
  journey(`in the dark: ${name}`, { colorScheme: 'dark' }, async ({ page, audit }) => {
    await page.goto(await address(page));
    const [paper] = (await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).match(/\d+/);
    assert.ok(Number(paper) < 60, 'dark paper');
    await audit();
  });
}
