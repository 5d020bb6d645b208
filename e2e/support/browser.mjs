// The browser, and what every journey asks of every page: nothing fails, nothing is refused, all of it is accessible.
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { chromium } from 'playwright-core';
import { assertAccessible, mirrored } from './axe.mjs';
import { RESULTS, start } from './server.mjs';
import { letIn } from './sign-in.mjs';

const FLAGS = [
  '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update',
  '--disable-sync',
];
const LAPTOP = { width: 1280, height: 800 };

let browser;
let server;

/** Gives the file of journeys that calls it a browser and a server of its own. */
export function onDemoSchool(options = {}) {
  aroundJourneys({ demo: true, ...options });
}

/** As `onDemoSchool`, but the program knows no school yet, and its administrator is the only person. */
export function onNothing(options = {}) {
  aroundJourneys({ demo: false, ...options });
}

function aroundJourneys(what) {
  before(async () => {
    const isRoot = process.getuid?.() === 0;
    browser = await chromium.launch({
      executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
      args: isRoot ? [...FLAGS, '--no-sandbox'] : FLAGS,
    });
    server = await start(what);
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });
}

/**
 * A journey: a person with a fresh browser. `walk` gets the page and `audit`, which it calls on every page that it comes
 * to; a page that was left without is a failure. `mayAnswer` are the statuses above 399 that the journey is about; `as` is
 * who is signed in when it begins (the coordinator, or the administrator of an empty program; `null` is nobody).
 * The other options are those of a browser context.
 */
export function journey(name, { mayAnswer = [], auditsAll = true, as, ...options }, walk) {
  test(name, { timeout: 120_000 }, async () => {
    const context = await browser.newContext({ baseURL: server.origin, locale: 'nl-NL', viewport: LAPTOP, ...options });
    context.setDefaultTimeout(15_000);
    const who = as === undefined ? server.who : as;
    if (who) await letIn(context, server.origin, who);
    const page = await context.newPage();
    const watched = watch(page, mayAnswer);
    const audit = async () => {
      if (options.javaScriptEnabled === false) await mirrored(page, assertAccessible);
      else await assertAccessible(page);
      watched.isAudited();
    };
    try {
      await walk({ page, audit, context, origin: server.origin, troubles: watched.troubles });
      assert.deepEqual(watched.troubles, [], 'what went wrong under way');
      if (auditsAll) assert.deepEqual(watched.unaudited(), [], 'pages that axe did not see');
    } catch (error) {
      await keepPicture(page, name);
      throw error;
    } finally {
      await context.close();
    }
  });
}

/** Collects what goes wrong on a page, and which pages were left without an audit. */
function watch(page, mayAnswer) {
  const troubles = [];
  const left = [];
  let current;
  const isExpected = (text) => mayAnswer.some((status) => text.includes(`status of ${status}`));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type()) && !isExpected(message.text())) troubles.push(message.text());
  });
  page.on('pageerror', (error) => troubles.push(`script: ${error.message}`));
  page.on('requestfailed', (request) => {
    const why = request.failure()?.errorText;
    // A search that was overtaken by the next letter, and a file that is kept instead of shown.
    if (why !== 'net::ERR_ABORTED') troubles.push(`${request.method()} ${request.url()}: ${why}`);
  });
  page.on('response', (response) => {
    const status = response.status();
    if (status >= 400 && !mayAnswer.includes(status)) troubles.push(`${status} ${response.url()}`);
    const isPage = response.request().isNavigationRequest() && (response.headers()['content-type'] ?? '').includes('html');
    if (!isPage) return;
    if (current) left.push(current);
    current = response.url();
  });
  const isAudited = () => (current = undefined);
  return { troubles, isAudited, unaudited: () => (current ? [...left, current] : left) };
}

async function keepPicture(page, name) {
  mkdirSync(RESULTS, { recursive: true });
  const path = join(RESULTS, `${name.replace(/[^a-z0-9]+/gi, '-')}.png`);
  await page.screenshot({ path, fullPage: true, timeout: 5_000 }).catch(() => {});
}
