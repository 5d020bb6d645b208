// On paper: the overview of a group is one page, lying.
import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { journey, onDemoSchool } from '../support/browser.mjs';
import { groupAddress, groupNames, pupilAddress } from '../support/pages.mjs';
import { RESULTS } from '../support/server.mjs';

onDemoSchool();

/** What is left of A4, lying, within its margins, in pixels of CSS. */
const PAPER = { width: 1054, height: 730 };

const count = (pdf, pattern) => (pdf.toString('latin1').match(pattern) ?? []).length;
const pages = (pdf) => count(pdf, /\/Type\s*\/Page\b(?!s)/g);

async function paper(page, name) {
  await page.emulateMedia({ media: 'print' });
  const pdf = await page.pdf({ preferCSSPageSize: true });
  await writeFile(join(RESULTS, `${name.replace(/[^\w]+/g, '-')}.pdf`), pdf);
  return pdf;
}

journey('each group of the demo school is one page', { auditsAll: false }, async ({ page }) => {
  const names = await groupNames(page);
  assert.equal(names.length, 10);
  const printed = {};
  for (const name of names) {
    await page.goto(await groupAddress(page, name));
    const pdf = await paper(page, `overview ${name}`);
    printed[name] = pages(pdf);
    assert.match(pdf.toString('latin1'), /\/MediaBox \[0 0 84[12]\S* 59[45]\S*\]/, `A4, lying: ${name}`);
  }
  assert.deepEqual(printed, Object.fromEntries(names.map((name) => [name, 1])));
});

journey('what is for the screen is not on paper', {}, async ({ page, audit }) => {
  await page.goto(await groupAddress(page, '5A'));
  await audit();
  await page.emulateMedia({ media: 'print' });
  for (const hidden of ['.rail', '.skip', '.btn', '.chips', 'summary']) {
    const seen = await page.locator(hidden).evaluateAll((all) => all.filter((one) => one.checkVisibility()).length);
    assert.equal(seen, 0, hidden);
  }
  assert.equal(await page.getByRole('table').isVisible(), true);
  const names = await page.locator('tbody tr:visible').count();
  assert.equal(names, 24);
});

journey('what is in a cell stays in it, on paper and on a laptop', {}, async ({ page, audit }) => {
  await page.goto(await groupAddress(page, '5A'));
  await audit();
  const outside = () =>
    page.locator('table.overview td.cell').evaluateAll((cells) =>
      cells.flatMap((cell) => {
        const { left, right } = cell.getBoundingClientRect();
        const parts = [...cell.querySelectorAll('*')].filter((part) => part.checkVisibility() && !part.matches('.vh'));
        const boxes = parts.map((part) => [part, part.getBoundingClientRect()]);
        const over = boxes.find(([, box]) => box.width > 0 && (box.right > right + 0.5 || box.left < left - 0.5));
        return over ? [`${cell.textContent.trim()}: ${over[0].outerHTML.slice(0, 60)}`] : [];
      }),
    );
  assert.deepEqual((await outside()).slice(0, 3), [], 'on a laptop');
  await page.setViewportSize(PAPER);
  await page.emulateMedia({ media: 'print' });
  assert.deepEqual((await outside()).slice(0, 3), [], 'on paper');
});

journey('only who is chosen is on paper', {}, async ({ page, audit }) => {
  await page.goto(`${await groupAddress(page, '5A')}?filter=signal`);
  await audit();
  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.locator('tbody tr:visible').count(), 15);
});

journey('the page of a pupil prints standing', {}, async ({ page, audit }) => {
  await page.goto(await pupilAddress(page, 'Emre Yıldız'));
  await audit();
  const pdf = await paper(page, 'pupil Emre');
  assert.ok(pages(pdf) <= 2, `${pages(pdf)} pages`);
  assert.match(pdf.toString('latin1'), /\/MediaBox \[0 0 59[45]\S* 84[12]\S*\]/);
});

journey('the button prints', {}, async ({ page, audit }) => {
  await page.addInitScript(() => (window.print = () => (window.printed = (window.printed ?? 0) + 1)));
  await page.goto(await groupAddress(page, '5A'));
  await audit();
  await page.getByRole('button', { name: 'Afdrukken' }).click();
  assert.equal(await page.evaluate(() => window.printed), 1);
});

journey('the overview as a PDF and for a spreadsheet', { auditsAll: false }, async ({ page }) => {
  const address = await groupAddress(page, '5A');
  await page.goto(address);
  const fetched = async (name) => {
    const link = await page.getByRole('link', { name, exact: true }).getAttribute('href');
    const answer = await page.context().request.get(link);
    assert.equal(answer.status(), 200);
    return [answer.headers(), await answer.body()];
  };
  const [head, pdf] = await fetched('Pdf');
  assert.equal(head['content-type'], 'application/pdf');
  assert.match(head['content-disposition'], /filename="groepsoverzicht-5A-2025-2026\.pdf"/);
  assert.equal(pdf.subarray(0, 5).toString(), '%PDF-');
  await writeFile(join(RESULTS, 'download-5A.pdf'), pdf);

  const [, csv] = await fetched('Csv');
  assert.deepEqual([...csv.subarray(0, 3)], [0xef, 0xbb, 0xbf], 'spreadsheet programs read it as UTF-8');
  const lines = csv.toString('utf8').split(/\r?\n/);
  assert.ok(lines.some((line) => line.includes('Emre Yıldız')));
});
