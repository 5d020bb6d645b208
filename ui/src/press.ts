// `[data-press="3"]`: a button or link that a key presses, on pages where nothing is typed.
export function pressedByKeys(): void {
  const things = document.querySelectorAll<HTMLElement>('[data-press]');
  if (things.length === 0) return;
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || isTyping(event.target)) return;
    const key = event.key.toLowerCase();
    const thing = [...things].find((one) => one.dataset.press === key);
    if (!thing) return;
    event.preventDefault();
    thing.click();
  });
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input:not([type="checkbox"]), textarea, select, dialog') !== null;
}
