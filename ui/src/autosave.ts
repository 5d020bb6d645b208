// `form[data-autosave]`: one text that saves itself a few seconds after the last key, and when one leaves it. The button stays:
// it works without script, and after two people wrote at once it shows both versions.
//
// The answer is JSON with the new `version` and the `words` that are said in `[data-autosave-status]`.
type Said = { version: number; words: string };

const AFTER_MS = 4000;
const AGAIN_MS = 5000;

export function savingForms(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-autosave]')) keepSaving(form);
}

function keepSaving(form: HTMLFormElement): void {
  const text = form.querySelector('textarea');
  const version = form.querySelector<HTMLInputElement>('input[name="version"]');
  const status = form.querySelector<HTMLElement>('[data-autosave-status]');
  if (!text || !version) return;
  let saved = text.value;
  let timer: number | undefined;
  let going: Promise<void> | undefined;
  let stopped = false;
  const say = (words: string | undefined): void => {
    if (status) status.textContent = words ?? '';
  };
  const later = (ms: number): void => {
    clearTimeout(timer);
    timer = window.setTimeout(save, ms);
  };
  const save = (): void => {
    if (going || stopped || text.value === saved) return;
    going = send().finally(() => {
      going = undefined;
      if (!stopped && text.value !== saved) later(AGAIN_MS);
    });
  };
  const send = async (): Promise<void> => {
    say(form.dataset.busy);
    const sent = text.value;
    const fields = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (typeof value === 'string') fields.append(name, value);
    try {
      const answer = await fetch(form.action, { method: 'POST', body: fields, headers: { 'x-requested-with': 'fetch' } });
      if (answer.redirected || !answer.headers.get('content-type')?.includes('json')) throw new Error();
      const said = (await answer.json()) as Said;
      say(said.words);
      if (answer.ok) {
        saved = sent;
        version.value = String(said.version);
        // What guards the form asks no more: everything is saved.
        if (text.value === saved) form.dispatchEvent(new Event('reset'));
      } else stopped = true;
    } catch {
      say(form.dataset.offline);
    }
  };
  text.addEventListener('input', () => later(AFTER_MS));
  text.addEventListener('change', save);
  form.addEventListener('submit', (event) => {
    clearTimeout(timer);
    stopped = true;
    if (!going) return;
    // What is on its way gives the text a new version: the button must not be second after itself.
    event.preventDefault();
    void going.then(() => form.requestSubmit());
  });
}
