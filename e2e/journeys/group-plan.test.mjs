// A group plan from the overview to its evaluation and the next one, with what it costs: a complete plan for 28 pupils takes
// at most 40 actions and one that goes on at most 15. An action is a click or a field that is typed in.
import assert from 'node:assert/strict';
import { journey, onDemoSchool } from '../support/browser.mjs';
import { PASSWORD, addressOf } from '../support/sign-in.mjs';
import { SCHOOL, arrive, assertTitle, groupAddress, text, texts } from '../support/pages.mjs';

onDemoSchool();

/** Counts what a person does. */
function counted(page) {
  let actions = 0;
  return {
    click: async (locator) => {
      actions += 1;
      await locator.click();
    },
    go: async (locator) => {
      actions += 1;
      await arrive(page, () => locator.click());
    },
    type: async (locator, words) => {
      actions += 1;
      await locator.fill(words);
      const form = locator.locator('xpath=ancestor::form');
      await locator.blur();
      await form.locator('[data-autosave-status]', { hasText: 'Bewaard om' }).waitFor();
    },
    drag: async (from, to) => {
      actions += 1;
      await from.dragTo(to);
    },
    actions: () => actions,
  };
}

/** An extra group of 28 pupils: 5A and four of 5B. What it takes to make it is no part of the plan. */
async function groupOf28(page) {
  const answer = await page.request.post(`${SCHOOL}/groups`, {
    headers: { 'sec-fetch-site': 'same-origin' },
    form: { name: 'Rekengroep', year_group: '5' },
  });
  const address = await groupAddress(page, 'Rekengroep');
  const html = await (await page.request.get(`${address}/members`)).text();
  const boxes = (name) => {
    const part = html.split(`<summary>${name}</summary>`)[1].split('</details>')[0];
    return [...part.matchAll(/name="in" value="([^"]+)"/g)].map((hit) => hit[1]);
  };
  const chosen = [...boxes('5A'), ...boxes('5B')].slice(0, 28);
  const body = chosen.map((id) => `in=${id}`).join('&');
  await page.request.post(`${address}/members`, {
    headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' },
    data: body,
  });
  assert.ok(answer.ok(), 'the group is there');
  return address;
}

const WORDS = {
  Inhoud: 'De doelen van blok 7 tot en met 10.',
  Aanpak: 'Eerst leggen, dan tekenen, dan de som.',
  'Organisatie en tijd': 'Vier keer per week 15 minuten.',
  Materialen: 'Rekenrek en lege getallenlijn.',
  'Zo evalueren we': 'Elke vrijdag vijf sommen.',
};

journey('a complete plan for 28 pupils in at most 40 actions, and the next in at most 15', {}, async ({ page, audit }) => {
  const group = await groupOf28(page);
  await page.goto(group);
  await audit();
  const first = counted(page);
  await first.go(page.getByRole('link', { name: 'Maak een groepsplan' }));
  await assertTitle(page, 'Waar werken we met Rekengroep aan?');
  await audit();
  await first.go(page.getByRole('button', { name: 'Maak het plan' }));
  await assertTitle(page, 'Wat doen we in Rekengroep met Rekenen-Wiskunde?');
  assert.equal(await page.locator('[data-pupil]').count(), 28);
  await audit();

  // Two pupils are moved, one by a button and one by dragging; the last move is undone.
  const basic = page.locator('[data-cluster="basic"]');
  const intensive = page.locator('[data-cluster="intensive"]');
  const before = await intensive.locator('[data-pupil]').count();
  const card = basic.locator('[data-pupil]').first();
  await first.click(card.getByRole('button', { name: /Intensief$/ }));
  await page.locator('[data-clusters-status]', { hasText: 'staat nu bij Intensief' }).waitFor();
  assert.equal(await intensive.locator('[data-pupil]').count(), before + 1);
  await first.click(page.locator('[data-clusters-undo]'));
  await page.locator('[data-clusters-status]', { hasText: 'staat nu bij Basis' }).waitFor();
  assert.equal(await intensive.locator('[data-pupil]').count(), before);
  await first.drag(basic.locator('[data-pupil]').first().locator('p').first(), intensive.locator('[data-pupil]').first());
  await page.locator('[data-clusters-status]', { hasText: 'staat nu bij Intensief' }).waitFor();

  const weak = intensive.locator('[data-pupil]').first();
  await first.click(weak.locator('summary'));
  await first.type(weak.getByRole('textbox'), 'Met een stappenkaart op tafel.');
  await first.go(page.getByRole('button', { name: 'Neem alle voorgestelde doelen over' }));
  assert.equal(await page.locator('.goal').count() >= 3, true);
  await audit();
  for (const name of ['Intensief', 'Basis', 'Verdiept']) {
    const part = page.locator('section.card', { has: page.locator('h2', { hasText: name }) });
    for (const [label, words] of Object.entries(WORDS)) {
      await first.type(part.getByRole('textbox', { name: label, exact: true }), `${words} (${name})`);
    }
  }
  await first.go(page.getByRole('button', { name: 'Plan laten ingaan' }));
  await audit();
  assert.ok(first.actions() <= 40, `${first.actions()} actions for a complete plan`);

  // The results of half a year later are in the demo already: the plan is evaluated and the next one begins.
  const second = counted(page);
  for (const [label, words] of [['Wat werkte?', 'Kort en vaak.'], ['Wat werkte niet?', 'Een te grote groep.'], ['Wat gaan we doen?', 'Twee groepjes.']]) {
    await second.type(page.getByRole('textbox', { name: label }), words);
  }
  await second.go(page.getByRole('button', { name: 'Maak het volgende plan' }));
  assert.match(await text(page.locator('.flash').first()), /Dit is het volgende plan/);
  await audit();
  const copied = page.getByRole('textbox', { name: 'Inhoud', exact: true }).first();
  assert.equal(await copied.inputValue(), `${WORDS.Inhoud} (Intensief)`, 'what was written is taken over');
  assert.equal(await page.locator('.goal').count() >= 3, true, 'so are the goals');
  await second.type(copied, 'Blok 11 en 12.');
  await second.go(page.getByRole('button', { name: 'Plan laten ingaan' }));
  await audit();
  assert.ok(second.actions() <= 15, `${second.actions()} actions for the next plan`);
});

journey('a plan on a phone, without script', { viewport: { width: 390, height: 844 }, javaScriptEnabled: false }, async ({ page, audit }) => {
  await page.goto(`${await groupAddress(page, '5B')}/plans/new`);
  await audit();
  await arrive(page, () => page.getByRole('button', { name: 'Maak het plan' }).click());
  await audit();
  const card = page.locator('[data-cluster="basic"] [data-pupil]').first();
  await arrive(page, () => card.getByRole('button', { name: /Verdiept$/ }).click());
  assert.match(await text(page.locator('#clusters > .flash').first()), /staat nu bij Verdiept/);
  await audit();
  await arrive(page, () => page.getByRole('button', { name: 'Ongedaan maken' }).click());
  assert.match(await text(page.locator('#clusters > .flash').first()), /staat nu bij Basis/);
  await audit();
});

journey('a principal reads the plan that is over', { as: 'directie' }, async ({ page, audit }) => {
  await page.goto(`${await groupAddress(page, '4')}/plans`);
  await assertTitle(page, 'Welke plannen zijn er voor 4?');
  await audit();
  await arrive(page, () => page.getByRole('link', { name: /^Spelling in 4/ }).click());
  await audit();
  // She may agree on something about a plan; the plan itself is not hers to write.
  assert.equal(await page.locator('form[data-autosave]').count(), 0, 'nothing to write');
  assert.ok((await texts(page.locator('.goal .tag'))).length > 0);
});

journey('the rule of the school', {}, async ({ page, audit }) => {
  await page.goto(`${SCHOOL}/settings/clusters`);
  await audit();
  await page.getByLabel('Waar komt deze regel vandaan?').fill('Teambesluit van maart');
  await arrive(page, () => page.getByRole('button', { name: 'Opslaan' }).click());
  assert.match(await text(page.locator('.flash')), /De regel is bewaard/);
  await audit();
});

journey('what was typed when the session ended is there again, and is saved', { as: 'leerkracht5a', mayAnswer: [401] }, async ({ page, audit, context }) => {
  await page.goto(`${await groupAddress(page, '5A')}/plans`);
  await audit();
  await arrive(page, () => page.getByRole('link', { name: /^Rekenen-Wiskunde in 5A/ }).click());
  await audit();
  const address = page.url();
  const field = page.locator('#materials-basic');
  await context.clearCookies();
  await field.fill('Wisbordjes en blokjes voor iedereen.');
  await page.locator('#materials-basic-form [data-autosave-status]', { hasText: 'Je bent uitgelogd' }).waitFor();
  await audit();
  await page.goto(address).catch(() => {});
  await audit();
  await page.getByLabel('Mailadres').fill(addressOf('leerkracht5a'));
  await page.getByLabel('Wachtwoord').fill(PASSWORD);
  await arrive(page, () => page.getByRole('button', { name: 'Inloggen', exact: true }).click());
  assert.equal(page.url().split('#')[0], address.split('#')[0]);
  assert.equal(await field.inputValue(), 'Wisbordjes en blokjes voor iedereen.');
  await page.locator('#materials-basic-form [data-autosave-status]', { hasText: 'Bewaard om' }).waitFor();
  await audit();
});

journey('the documents for a meeting in one file', { as: 'leerkracht5a' }, async ({ page, audit }) => {
  await page.goto(`${await groupAddress(page, '5A')}/plans`);
  await audit();
  await arrive(page, () => page.getByRole('link', { name: 'Bundel' }).click());
  await assertTitle(page, 'Wat gaat er mee naar de bespreking?');
  await page.getByRole('group', { name: 'Emre Yıldız' }).getByRole('checkbox', { name: 'Dossier' }).check();
  await audit();
  const chosen = await page.locator('form[action$="bundle.pdf"]').evaluate((form) => new URLSearchParams(new FormData(form)).toString());
  const answer = await page.request.get(`${new URL(page.url()).pathname}.pdf?${chosen}`);
  assert.equal(answer.headers()['content-type'], 'application/pdf');
  const pdf = (await answer.body()).toString('latin1');
  assert.ok((pdf.match(/\/Type\s*\/Page\b/g) ?? []).length >= 5, 'a front page and the documents');
  await page.setViewportSize({ width: 390, height: 844 });
  const wide = await page.evaluate(() => document.scrollingElement.scrollWidth - window.innerWidth);
  assert.ok(wide <= 0, `${wide} px too wide`);
});
