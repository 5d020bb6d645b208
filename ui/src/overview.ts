// `table[data-overview]`: choosing and sorting rows without a visit to the server, with the same addresses.
//
// Rows are `tbody tr` with `data-signals="low drop"`, `data-blind` on a blind spot, and `data-weight` (larger comes
// first when sorted on signals). Header links `a[data-sort]` say `name`, `signals` or the number of a subject from 0;
// cells carry `data-v`, a number by which they are sorted upwards; a cell without one comes last.
// Chips are links `a[data-filter]` with `all`, `signal`, `blind` or a kind of signal. `[data-overview-status]` is read
// out: its attributes `data-none`, `data-one` and `data-other` are the sentences, # stands for the number.
export function overviewTables(): void {
  const table = document.querySelector<HTMLTableElement>('table[data-overview]');
  const body = table?.tBodies[0];
  if (!table || !body) return;
  const filters = [...document.querySelectorAll<HTMLAnchorElement>('a[data-filter]')];
  const sorts = [...table.querySelectorAll<HTMLAnchorElement>('a[data-sort]')];

  for (const link of filters) {
    onPlainClick(link, () => {
      const filter = link.dataset.filter ?? 'all';
      showOnly(body, filter);
      markCurrent(filters, link);
      remember('filter', filter === 'all' ? '' : filter);
    });
  }
  for (const link of sorts) {
    onPlainClick(link, () => {
      const sort = link.dataset.sort ?? 'name';
      sortRows(body, sort);
      markCurrent(sorts, link);
      markColumn(table, link, sort);
      remember('sort', sort === 'name' ? '' : sort);
    });
  }
  body.addEventListener('keydown', (event) => moveBetweenRows(body, event));
}

function onPlainClick(link: HTMLAnchorElement, act: () => void): void {
  link.addEventListener('click', (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    act();
  });
}

function showOnly(body: HTMLTableSectionElement, filter: string): void {
  let shown = 0;
  for (const row of body.rows) {
    row.hidden = !belongs(row, filter);
    if (!row.hidden) shown += 1;
  }
  const status = document.querySelector<HTMLElement>('[data-overview-status]');
  if (!status) return;
  const { none, one, other } = status.dataset;
  const sentence = shown === 0 ? none : shown === 1 ? one : other;
  status.textContent = (sentence ?? '#').replace('#', String(shown));
}

function belongs(row: HTMLTableRowElement, filter: string): boolean {
  const signals = (row.dataset.signals ?? '').split(' ').filter(Boolean);
  if (filter === 'all') return true;
  if (filter === 'signal') return signals.length > 0;
  if (filter === 'blind') return row.dataset.blind !== undefined;
  return signals.includes(filter);
}

function sortRows(body: HTMLTableSectionElement, sort: string): void {
  const name = (row: HTMLTableRowElement): number => value(row.cells[0]);
  const key = (row: HTMLTableRowElement): number => {
    if (sort === 'name') return name(row);
    if (sort === 'signals') return -Number(row.dataset.weight ?? 0);
    return value(row.cells[Number(sort) + 1]);
  };
  const rows = [...body.rows].map((row) => ({ row, key: key(row), name: name(row) }));
  rows.sort((a, b) => (a.key === b.key ? a.name - b.name : a.key - b.key));
  const focused = document.activeElement;
  body.append(...rows.map((one) => one.row));
  if (focused instanceof HTMLElement && body.contains(focused)) focused.focus();
}

function value(cell: HTMLTableCellElement | undefined): number {
  const text = cell?.dataset.v;
  return text ? Number(text) : Number.MAX_VALUE;
}

function markCurrent(links: HTMLAnchorElement[], current: HTMLAnchorElement): void {
  for (const link of links) link.removeAttribute('aria-current');
  current.setAttribute('aria-current', 'true');
}

function markColumn(table: HTMLTableElement, link: HTMLAnchorElement, sort: string): void {
  for (const head of table.querySelectorAll('[aria-sort]')) head.removeAttribute('aria-sort');
  link.closest('th')?.setAttribute('aria-sort', sort === 'signals' ? 'descending' : 'ascending');
}

/** Puts the choice in the address, and in links that should keep it (`a[data-keep-view]`: the PDF, the print view). */
function remember(name: string, chosen: string): void {
  const change = (address: string): string => {
    const url = new URL(address, location.href);
    if (chosen) url.searchParams.set(name, chosen);
    else url.searchParams.delete(name);
    return url.href;
  };
  history.replaceState(history.state, '', change(location.href));
  const others = 'a[data-keep-view], ' + (name === 'filter' ? 'a[data-sort]' : 'a[data-filter]');
  for (const link of document.querySelectorAll<HTMLAnchorElement>(others)) link.href = change(link.href);
}

/** Up and down, Home and End go from pupil to pupil; Enter opens, as a link does. */
function moveBetweenRows(body: HTMLTableSectionElement, event: KeyboardEvent): void {
  if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
  const links = [...body.rows]
    .filter((row) => !row.hidden)
    .flatMap((row) => row.querySelector<HTMLAnchorElement>('th a[href]') ?? []);
  const at = links.findIndex((link) => link === document.activeElement);
  if (at < 0) return;
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: links.length - 1 }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  links[to]?.focus();
}
