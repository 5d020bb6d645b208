// The own account: the first run, an invitation, a forgotten password, and the page of the account itself.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { createInterface } from 'node:readline';
import { journey, onDemoSchool } from '../support/browser.mjs';
import { arrive, assertTitle, text, texts } from '../support/pages.mjs';
import { PROGRAM } from '../support/server.mjs';
import { PASSWORD, addressOf, letIn } from '../support/sign-in.mjs';

const post = mkdtempSync(join(tmpdir(), 'stut-post-'));
after(() => rmSync(post, { recursive: true, force: true }));
onDemoSchool({ args: ['--smtp-url', `file://${post}`, '--mail-from', 'Stut <stut@school.example>'] });

const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
const DEVICES = [
  { on: 'a laptop', options: {}, forgets: 'directie', changes: 'leerkracht5a' },
  { on: 'a phone', options: PHONE, forgets: 'extern', changes: 'specialist' },
];
const GOOD = 'zeven groene fietsbellen';

/** Runs the program on nothing at all, for as long as `use` takes, which gets the link that it prints. */
async function onFirstRun(use) {
  const data = mkdtempSync(join(tmpdir(), 'stut-first-'));
  const child = spawn(PROGRAM, ['serve', '--data', data, '--listen', '127.0.0.1:0'], { stdio: ['ignore', 'pipe', 'ignore'] });
  const ended = new Promise((done) => child.once('close', done));
  try {
    const link = await new Promise((done) => {
      createInterface({ input: child.stdout }).on('line', (line) => {
        const found = line.match(/http:\S+\/set-up\/\S+/);
        if (found) done(found[0]);
      });
    });
    await use({ link, data });
  } finally {
    child.kill('SIGTERM');
    await ended;
    rmSync(data, { recursive: true, force: true });
  }
}

/** The link in the newest letter to somebody, once there is one. */
async function linkInLetter(to) {
  for (let tries = 0; tries < 100; tries += 1) {
    const letters = readdirSync(post).map((file) => readFileSync(join(post, file), 'utf8').replaceAll('=\r\n', ''));
    const letter = letters.find((one) => one.includes(`<${to}>`) && one.includes('/invitation/'));
    if (letter) return letter.match(/http:\/\/\S+\/invitation\/[\w-]+/)[0];
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error(`no letter to ${to}`);
}

const send = (page, name) => arrive(page, () => page.getByRole('button', { name, exact: true }).click());

for (const { on, options, forgets, changes } of DEVICES) {
  journey(`the first run and the first colleague on ${on}`, { as: null, mayAnswer: [404, 422], ...options }, async ({ page, audit }) => {
    await onFirstRun(async ({ link, data }) => {
      const origin = new URL(link).origin;
      await page.goto(link);
      await assertTitle(page, 'Welkom bij Stut. Wie ben je?');
      await audit();
      await page.getByLabel('Je naam').fill('Bo Beheer');
      await page.getByLabel('Mailadres').fill('beheer@school.example');
      await page.getByLabel('Wachtwoord').fill('welkom');
      await send(page, 'Account maken');
      assert.match(await text(page.locator('#password-error')), /te kort/);
      assert.equal(await page.getByLabel('Je naam').inputValue(), 'Bo Beheer');
      assert.equal(await page.getByLabel('Wachtwoord').inputValue(), '');
      await audit();
      await page.getByLabel('Wachtwoord').fill(GOOD);
      await send(page, 'Account maken');
      await assertTitle(page, 'Waar begin je mee?');
      assert.ok(await page.getByLabel('Intern begeleider: ik zie alle leerlingen').isChecked());
      await audit();
      await page.goto(link);
      await assertTitle(page, 'Deze pagina is er niet');
      await audit();

      await page.context().clearCookies();
      const who = ['--email', 'nina@school.example', '--name', 'Nina Nieuw', '--role', 'administrator'];
      const said = execFileSync(PROGRAM, ['user', 'add', '--data', data, ...who, '--base-url', `${origin}/`], { encoding: 'utf8' });
      await page.goto(said.match(/http:\S+\/invitation\/\S+/)[0]);
      await assertTitle(page, 'Kies je wachtwoord, Nina Nieuw');
      await audit();
      await page.getByLabel('Nieuw wachtwoord').fill('Wachtwoord123');
      await send(page, 'Wachtwoord opslaan');
      assert.match(await text(page.locator('#password-error')), /^Veel mensen gebruiken dit wachtwoord/);
      await audit();
      await page.getByLabel('Nieuw wachtwoord').fill(GOOD);
      await send(page, 'Wachtwoord opslaan');
      await assertTitle(page, 'Waar begin je mee?');
      await audit();
    });
  });

  journey(`a forgotten password on ${on}`, { as: null, mayAnswer: [422], ...options }, async ({ page, audit }) => {
    await page.goto('/sign-in');
    await audit();
    await arrive(page, () => page.getByRole('link', { name: 'Wachtwoord vergeten?' }).click());
    await assertTitle(page, 'Wachtwoord vergeten?');
    await audit();
    await page.getByLabel('Mailadres').fill(addressOf(forgets));
    await send(page, 'Stuur mij de link');
    await assertTitle(page, 'Kijk in je mail');
    await audit();
    await page.goto(await linkInLetter(addressOf(forgets)));
    assert.match(await text(page.getByRole('heading', { level: 1 })), /^Kies een nieuw wachtwoord, /);
    await audit();
    await page.getByLabel('Nieuw wachtwoord').fill(GOOD);
    await send(page, 'Wachtwoord opslaan');
    await audit();
    await page.context().clearCookies();
    await page.goto('/sign-in');
    await audit();
    await page.getByLabel('Mailadres').fill(addressOf(forgets));
    await page.getByLabel('Wachtwoord').fill(PASSWORD);
    await send(page, 'Inloggen');
    assert.match(await text(page.getByRole('alert')), /horen niet bij elkaar/);
    assert.equal(await page.getByLabel('Mailadres').inputValue(), addressOf(forgets));
    await audit();
    await page.getByLabel('Wachtwoord').fill(GOOD);
    await send(page, 'Inloggen');
    assert.equal(await page.getByRole('button', { name: 'Uitloggen' }).count(), 1);
    await audit();
  });

  journey(`the own account on ${on}`, { as: changes, mayAnswer: [422], ...options }, async ({ page, audit, origin }) => {
    const elsewhere = await page.context().browser().newContext({ baseURL: origin });
    try {
      await letIn(elsewhere, origin, changes);
      await page.goto('/me');
      await assertTitle(page, 'Hoe staat het met je account?');
      assert.equal(await page.locator('ul.rows > li').count(), 2);
      await audit();
      await arrive(page, () => page.getByRole('button', { name: /^Uitloggen op / }).click());
      assert.equal(await text(page.getByRole('status')), 'Uitgelogd.');
      assert.deepEqual((await texts(page.locator('ul.rows > li > span'))).map((one) => /^Chrome op \w+ · dit apparaat/.test(one)), [true]);
      await audit();
      assert.equal((await elsewhere.request.get('/me', { maxRedirects: 0 })).status(), 303);

      const change = async (present, next) => {
        await page.getByLabel('Je wachtwoord van nu').fill(present);
        await page.getByLabel('Nieuw wachtwoord').fill(next);
        await send(page, 'Wachtwoord veranderen');
      };
      await change('fout', GOOD);
      assert.equal(await text(page.locator('#present-error')), 'Dit is niet je wachtwoord van nu.');
      assert.equal(await page.getByLabel('Nieuw wachtwoord').inputValue(), '');
      await audit();
      await change(PASSWORD, GOOD);
      assert.match(await text(page.getByRole('status')), /^Je wachtwoord is veranderd\./);
      await audit();
    } finally {
      await elsewhere.close();
    }
  });
}
