// `ol[data-rank]`: things that each get another number, the highest for the most important. Numbers are chosen, things are
// dragged by their grip, or moved with the arrow keys on it. The same number twice cannot be: the other one gets what was
// free, and it is said. On a form for typing (`data-typed`) a digit leads to the next field.
type Item = { li: HTMLLIElement; select: HTMLSelectElement; name: string };

export function rankings(): void {
  for (const list of document.querySelectorAll<HTMLOListElement>('ol[data-rank]')) {
    if ('typed' in list.dataset) typedNumbers(list);
    else rankedList(list);
  }
  document.querySelector<HTMLElement>('form[data-first] :is(input:not([type="hidden"]), select, textarea)')?.focus();
}

function typedNumbers(list: HTMLOListElement): void {
  const inputs = [...list.querySelectorAll('input')];
  inputs.forEach((input, at) => {
    input.addEventListener('input', () => {
      if (input.value.length === 1) inputs[at + 1]?.focus();
    });
    input.addEventListener('focus', () => input.select());
  });
}

function rankedList(list: HTMLOListElement): void {
  const items: Item[] = [...list.children].flatMap((li) => {
    const select = li.querySelector('select');
    return li instanceof HTMLLIElement && select ? [{ li, select, name: li.dataset['name'] ?? '' }] : [];
  });
  const given = new Map(items.map((item) => [item, item.select.value]));
  for (const item of items) {
    item.select.addEventListener('change', () => chosen(list, items, given, item));
    item.li.prepend(grip(list, items, given, item));
  }
  arrange(list, items);
}

const value = (item: Item): number => Number(item.select.value || 0);

/** Each with a number in the place that goes with it, the highest at the top; the others between them, in the order of the form. */
function arrange(list: HTMLOListElement, items: Item[]): void {
  const focused = document.activeElement;
  const at = (number: number) => items.find((item) => value(item) === number);
  const others = items.filter((item) => value(item) === 0 || at(value(item)) !== item);
  const sorted = items.flatMap((_, place) => at(items.length - place) ?? others.shift() ?? []);
  if (sorted.some((item, at) => list.children[at] !== item.li)) list.append(...sorted.map((item) => item.li));
  if (focused instanceof HTMLElement && list.contains(focused)) focused.focus();
}

function remember(list: HTMLOListElement, items: Item[], given: Map<Item, string>): void {
  for (const item of items) given.set(item, item.select.value);
  list.dispatchEvent(new Event('input', { bubbles: true }));
}

function say(list: HTMLOListElement, words: string | undefined, parts: Record<string, string>): void {
  const status = list.parentElement?.querySelector('[data-rank-status]');
  if (status) status.textContent = (words ?? '').replace(/#(\w+)/g, (all, key: string) => parts[key] ?? all);
}

/** A number was chosen: who had it gets the one that became free, or none. */
function chosen(list: HTMLOListElement, items: Item[], given: Map<Item, string>, item: Item): void {
  const number = item.select.value;
  const former = given.get(item) ?? '';
  const other = items.find((one) => one !== item && number !== '' && one.select.value === number);
  if (other) other.select.value = former;
  const words = !other ? list.dataset['moved'] : former ? list.dataset['swapped'] : list.dataset['freed'];
  remember(list, items, given);
  arrange(list, items);
  if (number) say(list, words, { name: item.name, number, other: other?.name ?? '', given: former });
}

/** Puts an item at a place among those that have a number; the numbers in use, and one more for a new one, go down the list. */
function place(list: HTMLOListElement, items: Item[], given: Map<Item, string>, item: Item, at: number): void {
  const ranked = items.filter((one) => one !== item && value(one) > 0).sort((a, b) => value(b) - value(a));
  const to = Math.max(0, Math.min(at, ranked.length));
  const used = ranked.map(value);
  used.push(value(item) || freeNumber(items.length, used, used[to - 1] ?? items.length + 1, used[to] ?? 0));
  used.sort((a, b) => b - a);
  ranked.splice(to, 0, item);
  ranked.forEach((one, place) => (one.select.value = String(used[place])));
  remember(list, items, given);
  arrange(list, items);
  say(list, list.dataset['moved'], { name: item.name, number: item.select.value });
}

/** The highest number between two that nobody has; else the highest that nobody has at all. */
function freeNumber(count: number, used: number[], above: number, below: number): number {
  const free = Array.from({ length: count }, (_, at) => count - at).filter((number) => !used.includes(number));
  return free.find((number) => number < above && number > below) ?? free[0] ?? 1;
}

function grip(list: HTMLOListElement, items: Item[], given: Map<Item, string>, item: Item): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'grip';
  button.textContent = '⠿';
  button.setAttribute('aria-label', (list.dataset['grip'] ?? '#name').replace('#name', item.name));
  const rankedNow = () => items.filter((one) => value(one) > 0).sort((a, b) => value(b) - value(a));
  button.addEventListener('keydown', (event) => {
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    const ranked = rankedNow();
    const now = ranked.indexOf(item);
    if (now < 0) place(list, items, given, item, ranked.length);
    else place(list, items, given, item, now + (event.key === 'ArrowUp' ? -1 : 1));
    button.focus();
  });
  button.addEventListener('pointerdown', (event) => {
    event.preventDefault();
    button.focus();
    item.li.classList.add('held');
    const follow = (move: PointerEvent) => {
      // On a phone the list is longer than the screen.
      if (move.clientY < 70) window.scrollBy(0, -24);
      else if (move.clientY > window.innerHeight - 70) window.scrollBy(0, 24);
      const to = placeAt(list, item, move.clientY);
      const before = [...list.children].filter((li) => li !== item.li)[to];
      if (before) before.before(item.li);
      else list.append(item.li);
    };
    const drop = (up: PointerEvent) => {
      document.removeEventListener('pointermove', follow);
      document.removeEventListener('pointerup', drop);
      document.removeEventListener('pointercancel', cancel);
      item.li.classList.remove('held');
      const above = [...list.children].slice(0, [...list.children].indexOf(item.li));
      if (up.type === 'pointerup') {
        place(list, items, given, item, items.filter((one) => above.includes(one.li) && value(one) > 0).length);
      }
    };
    const cancel = (end: PointerEvent) => {
      drop(end);
      arrange(list, items);
    };
    // On the document: an element that moves in the page lets go of the pointer.
    document.addEventListener('pointermove', follow);
    document.addEventListener('pointerup', drop);
    document.addEventListener('pointercancel', cancel);
  });
  return button;
}

/** The place among the other items at a height on the screen. */
function placeAt(list: HTMLOListElement, item: Item, y: number): number {
  const others = [...list.children].filter((li) => li !== item.li);
  const at = others.findIndex((li) => {
    const box = li.getBoundingClientRect();
    return y < box.top + box.height / 2;
  });
  return at < 0 ? others.length : at;
}
