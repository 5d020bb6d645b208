// `button[data-fill="ID"]`: puts its phrase (`data-text`) into the field with that id, behind what stands there already.
export function phraseButtons(): void {
  document.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>('button[data-fill]') : null;
    const field = button && document.getElementById(button.dataset.fill ?? '');
    if (!button || !(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return;
    const before = field.value.trim();
    const phrase = button.dataset.text ?? '';
    field.value = before ? `${before}, ${phrase}` : phrase;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    field.focus();
  });
}
