// Notices: who is told what, live and without script, what one wants to hear, and the digest by a mail server that is there.
import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { after } from 'node:test';
import { journey, onDemoSchool } from '../support/browser.mjs';
import { SCHOOL, assertTitle, text } from '../support/pages.mjs';
import { letIn } from '../support/sign-in.mjs';

const letters = [];
/** A mail server that speaks as much SMTP as a letter needs. */
const smtp = createServer((socket) => {
  let rest = '';
  let letter;
  socket.write('220 test\r\n');
  socket.on('error', () => {});
  socket.on('data', (bytes) => {
    rest += bytes;
    for (let end = rest.indexOf('\r\n'); end >= 0; end = rest.indexOf('\r\n')) {
      const line = rest.slice(0, end);
      rest = rest.slice(end + 2);
      if (letter !== undefined && line !== '.') letter += `${line}\n`;
      else if (letter !== undefined) {
        letters.push(letter);
        letter = undefined;
        socket.write('250 kept\r\n');
      } else if (line === 'DATA') {
        letter = '';
        socket.write('354 go on\r\n');
      } else socket.write(line === 'QUIT' ? '221 bye\r\n' : '250 ok\r\n');
    }
  });
});
await new Promise((done) => smtp.listen(0, '127.0.0.1', done));
after(() => smtp.close());

onDemoSchool({ args: ['--smtp-url', `smtp://127.0.0.1:${smtp.address().port}`, '--mail-from', 'Stut <stut@school.example>'] });

/** As the coordinator, in a browser of her own: gives Anke an agreement. */
async function giveAgreement(context, origin, what) {
  const browser = context.browser();
  const other = await browser.newContext({ baseURL: origin });
  await letIn(other, origin, 'ib');
  const answer = await other.request.post(`${origin}${SCHOOL}/agreements`, {
    form: { is_line: 'yes', line: `@Anke ${what} over 2 weken` },
    headers: { 'sec-fetch-site': 'same-origin' },
    maxRedirects: 0,
  });
  assert.equal(answer.status(), 303);
  await other.close();
}

journey('what one wants to hear is chosen, and an example comes by mail', { as: 'leerkracht5a', mayAnswer: [422] }, async ({ page, audit }) => {
  await page.goto('/me');
  await audit();
  await page.getByRole('link', { name: 'Meldingen en mail' }).click();
  await assertTitle(page, 'Wat wil je horen, en wanneer?');
  await audit();
  await page.locator('#at').fill('19:00');
  await page.getByRole('button', { name: 'Bewaar' }).click();
  assert.match(await text(page.locator('#at-error')), /stille uren/);
  await audit();
  await page.locator('#has-quiet').uncheck();
  await page.getByRole('button', { name: 'Bewaar' }).click();
  assert.match(await text(page.locator('[role=status].flash')), /bewaard/);
  assert.match(await text(page.locator('aside')), /geen stille uren/);
  await audit();
  await page.getByRole('button', { name: 'Stuur me een voorbeeld' }).click();
  assert.match(await text(page.locator('[role=status].flash')), /onderweg/);
  await audit();
  const mine = () => letters.find((letter) => letter.includes('leerkracht5a@demo.example'));
  for (let wait = 0; !mine() && wait < 100; wait += 1) await new Promise((done) => setTimeout(done, 100));
  assert.match(mine(), /Subject: Jouw dag/);
  assert.match(mine(), /77QX00\/today/);
});

journey('the number changes while a page is open, and is said', { as: 'leerkracht5a' }, async ({ page, audit, context, origin }) => {
  await page.goto('/me/notices');
  await audit();
  await page.locator('#has-quiet').uncheck();
  await page.getByRole('button', { name: 'Bewaar' }).click();
  await audit();
  const stream = page.waitForResponse((answer) => answer.url().endsWith('/notices/stream'));
  await page.goto(`${SCHOOL}/notices`);
  await audit();
  const all = page.getByRole('button', { name: 'Alles gelezen' });
  if (await all.isVisible()) {
    await all.click();
    await audit();
  }
  assert.equal((await stream).headers()['content-type'], 'text/event-stream');
  const count = page.locator('[data-notices-count]');
  // The first word of the stream is how it is now; what comes after it is news.
  await page.waitForTimeout(3000);
  await giveAgreement(context, origin, 'de stroken klaarleggen');
  await page.locator('[data-notices-count]', { hasText: '1' }).waitFor();
  assert.equal(await text(page.locator('[data-notices-said]')), '1 nieuwe melding');
  await page.locator('a.bell').click();
  await assertTitle(page, 'Wat is er gebeurd terwijl je bezig was?');
  await audit();
  await page.getByRole('link', { name: 'Je kreeg een afspraak: de stroken klaarleggen' }).click();
  await page.waitForURL(/agreements\//);
  await audit();
  assert.equal(await count.isVisible(), false, 'who followed it has read it');
});

journey('without script the number comes with the page, and reading is undone', { as: 'leerkracht5a', javaScriptEnabled: false }, async ({ page, audit, context, origin }) => {
  await giveAgreement(context, origin, 'de ouders bellen');
  await page.goto(`${SCHOOL}/notices`);
  await audit();
  assert.match(await text(page.locator('[data-notices-count]')), /[1-9]/);
  await page.getByRole('button', { name: 'Alles gelezen' }).click();
  assert.match(await text(page.locator('[role=status].flash')), /gelezen/);
  await audit();
  await page.getByRole('button', { name: 'Maak ongedaan' }).click();
  assert.match(await text(page.locator('[role=status].flash')), /ongedaan gemaakt/);
  await audit();
  assert.ok((await page.locator('.notices .unread').count()) > 0);
});
