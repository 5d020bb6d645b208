// `form[data-autosave]`: what is typed saves itself shortly after the last key, when one leaves the field and when one leaves
// the page. The button stays: it works without script, and after two people wrote at once it shows both versions.
//
// The form: one or more fields, a hidden `version`, a `[data-autosave-status]` (role="status"), `data-busy`, `data-offline` and
// `data-signed-out` (what is said while it is on its way, when it could not be sent, and when the session ended), and with it `data-guard` and `data-draft` (draft.ts): the
// draft is the copy that waits in the tab until it is saved, and comes back when the page is opened again.
//
// It goes to the form's own address, urlencoded, with `X-Requested-With: fetch`. The answer is always JSON with `words`, which
// are said in the status:
// - 200: saved. `version` is the new one; `set`, when it is there, gives other hidden fields their value from now on. Who sends
//   the same text with an older version is answered with this too, because an answer can get lost on its way.
// - 409: somebody else was first. `now` is what is there now, shown in `[data-autosave-now]`. It saves no more by itself; the
//   old version stays in the form, so that the button brings the page with both.
// - 422: this cannot be saved as it is; it is tried again after the next key. `words` say why.
// - 401: the session ended. What was typed stays in the page and in the draft; when one comes back from another tab in which one
//   signed in, or types on, it is sent again.
// - anything else (no network): what was typed stays in the page and in the draft, and is tried again.
import { forgetDraft } from './draft';

type Said = { words: string; version?: number; set?: Record<string, string>; now?: string };

const AFTER_MS = 1500;
const AGAIN_MS = 4000;
const AGAIN_AT_MOST_MS = 30_000;
const KEPT_ALIVE = 60_000;

export function savingForms(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-autosave]')) keepSaving(form);
}

function keepSaving(form: HTMLFormElement): void {
  // A draft that was put back is not saved yet.
  let saved = form.dataset.draftBack === undefined ? typed(form) : undefined;
  let timer: number | undefined;
  let going: Promise<void> | undefined;
  let again = AGAIN_MS;
  let stopped = false;

  const later = (ms: number): void => {
    clearTimeout(timer);
    timer = window.setTimeout(save, ms);
  };
  const save = (): void => {
    clearTimeout(timer);
    // What the browser calls incomplete (a required field that is empty) waits for the next key.
    if (going || stopped || typed(form) === saved || !form.checkValidity()) return;
    going = send().finally(() => (going = undefined));
  };
  const send = async (): Promise<void> => {
    const sent = typed(form);
    say(form, form.dataset.busy);
    try {
      const answer = await post(form);
      if (answer.status === 401) return say(form, form.dataset.signedOut);
      const said = await json(answer);
      say(form, said.words);
      if (answer.ok) {
        saved = sent;
        again = AGAIN_MS;
        accept(form, said, typed(form) === sent);
        if (typed(form) !== sent) later(AFTER_MS);
      } else if (answer.status === 409) {
        stopped = true;
        show(form, said.now);
      }
    } catch {
      say(form, form.dataset.offline);
      later(again);
      again = Math.min(again * 2, AGAIN_AT_MOST_MS);
    }
  };

  form.addEventListener('input', () => later(AFTER_MS));
  form.addEventListener('change', save);
  window.addEventListener('online', save);
  document.addEventListener('visibilitychange', () => {
    save();
  });
  form.addEventListener('submit', (event) => {
    if (event.defaultPrevented) return;
    clearTimeout(timer);
    if (!going) return;
    // What is on its way gives the text a new version: the button must not be second after itself.
    event.preventDefault();
    const button = event.submitter;
    void going.then(() => form.requestSubmit(button));
  });
  if (saved === undefined) later(AFTER_MS);
}

/** What a person typed or chose: all but the hidden fields. */
function typed(form: HTMLFormElement): string {
  const all = fields(form);
  for (const hidden of form.querySelectorAll<HTMLInputElement>('input[type="hidden"]')) all.delete(hidden.name);
  return all.toString();
}

function fields(form: HTMLFormElement): URLSearchParams {
  const all = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') all.append(name, value);
  return all;
}

function post(form: HTMLFormElement): Promise<Response> {
  const body = fields(form);
  const headers = { 'x-requested-with': 'fetch' };
  // Kept alive when the page is closed meanwhile; browsers do that for small requests only.
  return fetch(form.action, { method: 'POST', body, headers, keepalive: body.toString().length < KEPT_ALIVE });
}

async function json(answer: Response): Promise<Said> {
  if (answer.redirected || !answer.headers.get('content-type')?.includes('json')) throw new Error();
  return (await answer.json()) as Said;
}

function accept(form: HTMLFormElement, said: Said, isAll: boolean): void {
  const now = { ...said.set, ...(said.version === undefined ? {} : { version: String(said.version) }) };
  for (const [name, value] of Object.entries(now)) {
    const field = form.elements.namedItem(name);
    if (field instanceof HTMLInputElement) field.value = value;
  }
  if (!isAll) return;
  if (form.dataset.draft) forgetDraft(form.dataset.draft);
  // What guards the form asks no more.
  form.dispatchEvent(new Event('reset'));
}

function say(form: HTMLFormElement, words: string | undefined): void {
  const status = form.querySelector('[data-autosave-status]');
  if (status) status.textContent = words ?? '';
}

function show(form: HTMLFormElement, now: string | undefined): void {
  const place = form.querySelector<HTMLElement>('[data-autosave-now]');
  if (!place || now === undefined) return;
  place.textContent = now;
  place.hidden = false;
}
