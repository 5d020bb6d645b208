// Accessibility: axe with every rule of WCAG 2.2 A and AA, and its own good practices.
import assert from 'node:assert/strict';
import axe from 'axe-core';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Fails with one line a violation: the rule, where, and what to do. */
export async function assertAccessible(page) {
  const violations = await page.evaluate(
    async ([source, tags]) => {
      // Not by a script element: the pages rightly refuse that.
      if (!window.axe) (0, eval)(source);
      const options = { runOnly: tags, rules: { 'target-size': { enabled: true } }, resultTypes: ['violations'] };
      return (await window.axe.run(document, options)).violations;
    },
    [axe.source, TAGS],
  );
  const lines = violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(' ')}: ${node.failureSummary.replace(/\s+/g, ' ')}\n    ${node.html}`),
  );
  assert.equal(lines.length, 0, `axe at ${page.url()}\n  ${lines.join('\n  ')}`);
}

/** axe is a script: what a browser without script shows goes into one that has it, with the scripts of the page away. */
export async function mirrored(page, look) {
  const context = await page.context().browser().newContext({ viewport: page.viewportSize() });
  try {
    const mirror = await context.newPage();
    const html = await page.content();
    await mirror.route('**/*.js', (route) => route.fulfill({ contentType: 'text/javascript', body: '' }));
    await mirror.route(page.url(), (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: html }));
    await mirror.goto(page.url());
    await look(mirror);
  } finally {
    await context.close();
  }
}
