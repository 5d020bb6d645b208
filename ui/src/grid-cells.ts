// The cells of a sheet of results: what stands in each on the server, and what the page shows of it.

type State = 'saving' | 'saved' | 'same' | 'refused' | 'meanwhile' | 'unsent';
type Now = { column: string; value: string; computed: string; style: string; beside: string };
type Row = { pupil: string; cells: Now[]; growth: string; growth_way: string; note: string; is_done: boolean };

const LEVELS = ['lv0', 'lv1', 'lv2', 'lv3', 'lv4', 'plain'];

export class Cell {
  readonly input: HTMLInputElement;
  readonly #td: HTMLTableCellElement;
  /** What stands on the server as far as this page knows. */
  seen: string;
  /** What was refused and is taken when it is sent once more. */
  #refused: string | undefined;

  constructor(input: HTMLInputElement, td: HTMLTableCellElement) {
    this.input = input;
    this.#td = td;
    this.seen = input.dataset.seen ?? '';
  }

  get pupil(): string {
    return this.#td.closest('tr')?.dataset.pupil ?? '';
  }

  get column(): string {
    return this.#td.dataset.column ?? '';
  }

  get label(): string {
    return this.input.getAttribute('aria-label') ?? '';
  }

  get head(): string {
    return this.#td.dataset.label ?? '';
  }

  get name(): string {
    return this.#td.closest('tr')?.querySelector('.who')?.textContent ?? '';
  }

  /** Whether something was typed here that is not saved. */
  get isOpen(): boolean {
    return this.input.value.trim() !== this.seen || this.isUnderWay;
  }

  /** Whether what stands here is on its way to the server. */
  get isUnderWay(): boolean {
    const state = this.#td.dataset.state;
    return state === 'unsent' || state === 'saving';
  }

  get mayInsist(): boolean {
    return this.#refused !== undefined && this.#refused === this.input.value.trim();
  }

  /** It stands on the server now: the next text of this cell is laid beside it. */
  keep(seen: string): void {
    this.seen = seen;
    const field = this.#td.querySelector<HTMLInputElement>('input[type=hidden][name^="s."]');
    if (field) field.value = seen;
  }

  show(state: State, said = '', told = ''): void {
    this.#td.dataset.state = state;
    this.#refused = undefined;
    if (state === 'refused') this.input.setAttribute('aria-invalid', 'true');
    else this.input.removeAttribute('aria-invalid');
    put(this.#td.querySelector('[data-said]'), said);
    put(this.#td.querySelector('[data-told]'), told);
    this.#td.querySelector('input[name^="i."]')?.remove();
  }

  /** A button below what is told, with which one chooses. */
  offer(word: string, act: () => void): void {
    if (this.#td.dataset.state === 'refused') this.#refused = this.input.value.trim();
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'btn ghost small';
    button.textContent = word;
    button.addEventListener('click', act);
    this.#td.querySelector('[data-told]')?.append(' ', button);
  }

  /** What the server says stands here; what somebody is typing stays. */
  now(now: Now): void {
    const isBeingTyped = this.isOpen;
    if (!isBeingTyped) {
      this.keep(now.value);
      this.input.value = now.value;
    }
    const computed = this.#td.querySelector<HTMLElement>('[data-computed]');
    if (computed) {
      computed.textContent = now.computed;
      computed.hidden = now.computed === '';
      computed.classList.remove(...LEVELS);
      computed.classList.add(now.style);
    }
    put(this.#td.querySelector('[data-beside]'), now.beside);
  }
}

export class Cells {
  readonly all: Cell[] = [];
  readonly columns: string[];
  readonly #rows: Cell[][] = [];
  readonly #table: HTMLTableElement | null;
  readonly #byInput = new Map<EventTarget, Cell>();

  constructor(form: HTMLFormElement) {
    this.#table = form.querySelector('table');
    this.columns = [...form.querySelectorAll<HTMLElement>('thead [data-column]')].map((head) => head.dataset.column ?? '');
    for (const row of this.#table?.tBodies[0]?.rows ?? []) {
      const cells: Cell[] = [];
      for (const td of row.querySelectorAll<HTMLTableCellElement>('td[data-column]')) {
        const input = td.querySelector<HTMLInputElement>('input:not([type=hidden])');
        if (!input) continue;
        const cell = new Cell(input, td);
        cells.push(cell);
        this.all.push(cell);
        this.#byInput.set(input, cell);
      }
      // A row in which nothing can be typed keeps its place, so that a pasted column does not slip.
      this.#rows.push(cells);
    }
  }

  of(target: EventTarget | null): Cell | undefined {
    return target ? this.#byInput.get(target) : undefined;
  }

  at(row: number, column: number): Cell | undefined {
    return this.#rows[row]?.[column];
  }

  get height(): number {
    return this.#rows.length;
  }

  placeOf(cell: Cell): { row: number; column: number } {
    const row = this.#rows.findIndex((cells) => cells.includes(cell));
    return { row, column: this.#rows[row]?.indexOf(cell) ?? -1 };
  }

  showRow(row: Row): void {
    const line = this.#table?.querySelector<HTMLTableRowElement>(`tr[data-pupil="${row.pupil}"]`);
    if (!line) return;
    for (const now of row.cells) {
      this.all.find((cell) => cell.pupil === row.pupil && cell.column === now.column)?.now(now);
    }
    const growth = line.querySelector<HTMLElement>('[data-growth]');
    if (growth) {
      growth.textContent = row.growth;
      growth.className = `gr ${row.growth_way}`;
    }
    put(line.querySelector('[data-note]'), row.note);
    line.toggleAttribute('data-done', row.is_done);
  }

  /** Says anew how many pupils have a result. */
  count(): void {
    const done = this.#table?.querySelectorAll('tr[data-done]').length ?? 0;
    const nothing = this.height - done;
    const progress = document.querySelector<HTMLElement>('[data-grid-progress]');
    if (progress) progress.textContent = (progress.dataset.many ?? '').replace('#', String(done));
    const left = document.querySelector<HTMLElement>('[data-grid-nothing]');
    if (!left) return;
    const words = nothing === 0 ? left.dataset.none : nothing === 1 ? left.dataset.one : left.dataset.many;
    left.textContent = (words ?? '').replace('#', String(nothing));
  }
}

function put(element: Element | null, words: string): void {
  if (element) element.textContent = words;
}
