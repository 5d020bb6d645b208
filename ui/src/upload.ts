// `form[data-upload]`: shows which files were chosen and how large they are, and that they are on their way.
//
// The value of `data-upload` is the word on the button while busy.
// Inside: `[data-chosen]` a list for the names, `[data-progress]` a hidden <progress>.
export function uploadForms(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-upload]')) {
    form.addEventListener('change', () => showChosen(form));
    form.addEventListener('submit', () => showBusy(form));
    // Back with the browser's own button: the page is as it was left, so it can be sent again.
    window.addEventListener('pageshow', () => showReady(form));
  }
}

function showChosen(form: HTMLFormElement): void {
  const list = form.querySelector('[data-chosen]');
  if (!list) return;
  const inputs = [...form.querySelectorAll<HTMLInputElement>('input[type="file"]')];
  const items = inputs
    .flatMap((input) => [...(input.files ?? [])])
    .map((file) => {
      const item = document.createElement('li');
      item.textContent = `${file.name} · ${size(file.size)}`;
      return item;
    });
  list.replaceChildren(...items);
}

function size(bytes: number): string {
  const [amount, unit] = bytes < 1e6 ? [bytes / 1e3, 'kB'] : bytes < 1e9 ? [bytes / 1e6, 'MB'] : [bytes / 1e9, 'GB'];
  const digits = amount < 10 ? 1 : 0;
  return `${amount.toLocaleString(document.documentElement.lang, { maximumFractionDigits: digits })} ${unit}`;
}

function showBusy(form: HTMLFormElement): void {
  form.setAttribute('aria-busy', 'true');
  form.querySelector('[data-progress]')?.removeAttribute('hidden');
  // After the browser has collected what to send, the name of the pressed button included.
  setTimeout(() => {
    for (const button of submits(form)) {
      button.dataset.ready = button.textContent ?? '';
      button.textContent = form.dataset.upload || button.textContent;
      button.disabled = true;
    }
  });
}

function showReady(form: HTMLFormElement): void {
  form.removeAttribute('aria-busy');
  form.querySelector('[data-progress]')?.setAttribute('hidden', '');
  for (const button of submits(form)) {
    button.disabled = false;
    if (button.dataset.ready) button.textContent = button.dataset.ready;
  }
}

function submits(form: HTMLFormElement): HTMLButtonElement[] {
  return [...form.querySelectorAll<HTMLButtonElement>('button:not([type="button"])')];
}
