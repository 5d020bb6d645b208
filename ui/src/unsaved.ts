// `form[data-guard]`: the browser asks before what was typed is lost. The question itself is the browser's own.
export function guardedForms(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-guard]')) {
    let changed = false;
    form.addEventListener('input', () => (changed = true));
    form.addEventListener('reset', () => (changed = false));
    form.addEventListener('submit', () => (changed = false));
    window.addEventListener('beforeunload', (event) => {
      if (changed) event.preventDefault();
    });
  }
}
