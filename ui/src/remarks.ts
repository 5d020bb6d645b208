// Remarks at a talk. `[data-live]` shows them as they come in; `[data-remarks-count]` appears when there are more than
// `data-known`; both name the address that is asked again and again. `form[data-sort-remarks]` is sorted with keys.
const EVERY_MS = 3000;

export function remarks(): void {
  const wall = document.querySelector<HTMLElement>('[data-live]');
  if (wall) ask(wall.dataset.live ?? '', (part) => renew(wall, part));
  const notice = document.querySelector<HTMLElement>('[data-remarks-count]');
  if (notice) {
    ask(notice.dataset.remarksCount ?? '', (part) => {
      notice.hidden = Number(part.dataset.count ?? 0) <= Number(notice.dataset.known ?? 0);
    });
  }
  const form = document.querySelector<HTMLFormElement>('form[data-sort-remarks]');
  form?.addEventListener('keydown', (event) => sortByKey(form, event));
  if (form) for (const line of lines(form)) line.tabIndex = 0;
}

/** Asks while somebody looks; ends when one is signed out. */
function ask(address: string, use: (part: HTMLElement) => void): void {
  const once = async (): Promise<boolean> => {
    if (document.hidden) return true;
    try {
      const answer = await fetch(address, { headers: { 'x-requested-with': 'fetch' } });
      if (answer.redirected) return false;
      // What goes wrong at the other end is over the next time.
      if (!answer.ok) return true;
      const part = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector<HTMLElement>('[data-count]');
      if (part) use(part);
    } catch {
      // No connection for a moment: the next time is soon.
    }
    return true;
  };
  const again = (): void => void setTimeout(() => void once().then((goOn) => goOn && again()), EVERY_MS);
  again();
}

function renew(wall: HTMLElement, part: HTMLElement): void {
  if (wall.firstElementChild?.outerHTML !== part.outerHTML) wall.replaceChildren(part);
}

function lines(form: HTMLFormElement): HTMLElement[] {
  return [...form.querySelectorAll<HTMLElement>('.remarks > li')];
}

/** A digit puts the remark under that subject, 0 under none, h or v takes it from the screen; arrows go to the next one. */
function sortByKey(form: HTMLFormElement, event: KeyboardEvent): void {
  const line = event.target;
  if (!(line instanceof HTMLElement) || !line.matches('.remarks > li') || event.ctrlKey || event.metaKey || event.altKey) return;
  const all = lines(form);
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const select = line.querySelector('select');
  const hide = line.querySelector<HTMLInputElement>('input[type="checkbox"]');
  if (step !== undefined) all[all.indexOf(line) + step]?.focus();
  else if (select && /^[0-9]$/.test(event.key) && Number(event.key) < select.options.length) {
    select.selectedIndex = Number(event.key);
    select.dispatchEvent(new Event('input', { bubbles: true }));
  } else if (hide && (event.key === 'h' || event.key === 'v')) {
    hide.checked = !hide.checked;
    hide.dispatchEvent(new Event('input', { bubbles: true }));
  } else return;
  event.preventDefault();
}
