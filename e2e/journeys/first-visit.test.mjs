// What a first visit costs, and what every answer of the program says to the browser.
import assert from 'node:assert/strict';
import { journey, onDemoSchool } from '../support/browser.mjs';
import { SCHOOL, groupAddress } from '../support/pages.mjs';

onDemoSchool();

const MOST_REQUESTS = 6;
const MOST_BYTES = 120_000;

journey('the overview is light, cold', { auditsAll: false }, async ({ page, context }) => {
  const address = await groupAddress(page, '5A');
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  const sizes = new Map();
  const names = new Map();
  session.on('Network.requestWillBeSent', ({ requestId, request }) => names.set(requestId, request.url));
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => sizes.set(requestId, encodedDataLength));
  await page.goto(address, { waitUntil: 'networkidle' });

  const loaded = [...names].map(([id, url]) => ({ url, bytes: sizes.get(id) }));
  // A browser without a window never asks for the icon of the page.
  const icon = await page.locator('link[rel="icon"]').getAttribute('href');
  if (!loaded.some(({ url }) => url.endsWith(icon))) {
    const answer = await context.request.get(icon);
    loaded.push({ url: icon, bytes: (await answer.body()).length });
  }
  const list = loaded.map(({ url, bytes }) => `${bytes} ${url}`).join('\n');
  const total = loaded.reduce((sum, { bytes }) => sum + bytes, 0);
  console.log(`first visit: ${loaded.length} requests, ${(total / 1000).toFixed(1)} kB`);
  assert.ok(loaded.every(({ bytes }) => bytes > 0), list);
  assert.ok(loaded.length <= MOST_REQUESTS, list);
  assert.ok(total < MOST_BYTES, `${total} bytes\n${list}`);
});

journey('a second page only asks for itself', { auditsAll: false }, async ({ page, context }) => {
  await page.goto(`${SCHOOL}/groups`, { waitUntil: 'networkidle' });
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  const asked = new Map();
  session.on('Network.requestServedFromCache', ({ requestId }) => asked.delete(requestId));
  session.on('Network.requestWillBeSent', ({ requestId, request }) => asked.set(requestId, new URL(request.url).pathname));
  session.on('Network.responseReceived', ({ requestId, response }) => response.fromDiskCache && asked.delete(requestId));
  await page.goto(`${SCHOOL}/pupils`, { waitUntil: 'networkidle' });
  assert.deepEqual([...asked.values()], [`${SCHOOL}/pupils`]);
});

journey('every answer has the headers that protect', { auditsAll: false, mayAnswer: [404] }, async ({ page, context }) => {
  const answers = new Map();
  page.on('response', (response) => answers.set(new URL(response.url()).pathname, response.headers()));
  const overview = await groupAddress(page, '5A');
  for (const address of ['/', overview, `${SCHOOL}/imports`, `${SCHOOL}/settings`, `${SCHOOL}/nowhere`]) {
    await page.goto(address, { waitUntil: 'networkidle' });
  }
  for (const address of [`${overview}/overview.pdf`, `${overview}/overview.csv`, `${SCHOOL}/search?q=a`, '/assets/nothing.js']) {
    const answer = await context.request.get(address);
    answers.set(address, answer.headers());
  }
  assert.ok(answers.size > 8);
  const bare = [];
  for (const [url, headers] of answers) {
    const has = {
      'content-security-policy': /default-src 'none'.*frame-ancestors 'none'/,
      'x-content-type-options': /^nosniff$/,
      'referrer-policy': /^(same-origin|no-referrer|strict-origin)/,
    };
    for (const [name, pattern] of Object.entries(has)) {
      if (!pattern.test(headers[name] ?? '')) bare.push(`${name}: ${headers[name]} at ${url}`);
    }
    assert.doesNotMatch(headers['content-security-policy'] ?? '', /unsafe-|\*/, url);
  }
  assert.deepEqual(bare, []);
});

journey('a form of another site is refused', { auditsAll: false, mayAnswer: [403] }, async ({ page, context, origin }) => {
  const answer = await context.request.post(`${SCHOOL}/settings`, {
    form: { name: 'Overgenomen', board: '' },
    headers: { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' },
    maxRedirects: 0,
  });
  assert.equal(answer.status(), 403);
  const kept = await context.request.get(`${origin}${SCHOOL}/settings`);
  assert.doesNotMatch(await kept.text(), /Overgenomen/);
});
