// `form[data-draft]`: what was typed and not saved yet is kept in this tab of the browser, so that a lost connection, an
// ended session or a closed page takes nothing along. The value is a name that begins with the account: what somebody
// else typed in this tab is thrown away, and it all goes when the tab is closed or one signs out.
//
// A form that saves itself (autosave.ts) forgets its draft as soon as it is saved.
//
// `data-draft-found` is said when a draft was put back, `data-draft-offline` when there is no connection; both go into
// `[data-draft-status]` inside the form. A page with `[data-draft-done]` says that the draft of that name is saved.
const PREFIX = 'stut-draft:';

type Draft = Record<string, string>;

export function draftForms(): void {
  for (const done of document.querySelectorAll<HTMLElement>('[data-draft-done]')) forget(done.dataset.draftDone ?? '');
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-draft]')) keepDraft(form);
  for (const form of document.querySelectorAll<HTMLFormElement>('form[action="/sign-out"]')) {
    form.addEventListener('submit', () => names().forEach((name) => sessionStorage.removeItem(name)));
  }
}

function keepDraft(form: HTMLFormElement): void {
  const name = form.dataset.draft ?? '';
  forgetOthers(name);
  const atFirst = JSON.stringify(typed(form));
  putBack(form, name);
  form.addEventListener('input', () => {
    const now = JSON.stringify(typed(form));
    if (now === atFirst) forget(name);
    else sessionStorage.setItem(PREFIX + name, now);
  });
  form.addEventListener('submit', (event) => {
    if (navigator.onLine) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    say(form, form.dataset.draftOffline);
  }, { capture: true });
}

/** The fields that carry something; the version is one of them, so that a draft never hides what somebody saved since. */
function typed(form: HTMLFormElement): Draft {
  const fields: Draft = {};
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') fields[name] = value;
  return fields;
}

function putBack(form: HTMLFormElement, name: string): void {
  const kept = sessionStorage.getItem(PREFIX + name);
  if (kept === null || kept === JSON.stringify(typed(form))) return;
  for (const [field, value] of Object.entries(JSON.parse(kept) as Draft)) {
    const input = form.elements.namedItem(field);
    if (input instanceof HTMLInputElement || input instanceof HTMLTextAreaElement) input.value = value;
    else if (input instanceof HTMLSelectElement && [...input.options].some((option) => option.value === value)) input.value = value;
  }
  say(form, form.dataset.draftFound);
  form.dataset.draftBack = '';
  const fold = form.closest('details');
  if (fold) fold.open = true;
  form.dispatchEvent(new Event('input', { bubbles: true }));
}

function say(form: HTMLFormElement, words: string | undefined): void {
  const status = form.querySelector('[data-draft-status]');
  if (status) status.textContent = words ?? '';
}

function names(): string[] {
  return Object.keys(sessionStorage).filter((name) => name.startsWith(PREFIX));
}

/** What the draft of that name held is saved. */
export function forgetDraft(name: string): void {
  forget(name);
}

function forget(name: string): void {
  sessionStorage.removeItem(PREFIX + name);
}

function forgetOthers(name: string): void {
  const account = PREFIX + name.split(':')[0] + ':';
  for (const other of names()) if (!other.startsWith(account)) sessionStorage.removeItem(other);
}
