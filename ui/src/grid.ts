// `form[data-grid]`: the sheet in which results are typed. Each cell is saved when one leaves it; the value is the address
// to which cells are sent.
//
// What could not be sent stays in the page and is sent again; nothing of it goes into the storage of the browser, because
// it is about children and the computer is often shared. Closing the page is asked about as long as something is not saved.
import { Cells, type Cell } from './grid-cells';
import { moveByKey } from './grid-keys';

type Change = { cell: Cell; from: string; to: string };
/** What was done at once and is undone at once: one cell that was typed, or a whole block that was pasted. */
type Act = Change[];
type SentCell = { pupil: string; column: string; text: string; seen: string; insists: boolean };
type SaidCell = { state: 'saved' | 'same' | 'refused' | 'meanwhile'; told: string; may_insist: boolean; theirs: string | null };
type Now = { column: string; value: string; computed: string; style: string; beside: string };
type SaidRow = { pupil: string; cells: Now[]; growth: string; growth_way: string; note: string; is_done: boolean };
type Said = { cells: SaidCell[]; rows: SaidRow[] };
/** A cell on its way, with the text that goes and whether it is to be undone or done again afterwards, with what. */
type Going = { cell: Cell; text: string; insists: boolean; why: 'typed' | 'undo' | 'redo'; act: Act };

/** So long after a failure everything is tried again. */
const AGAIN_MS = 5000;

export function resultGrid(): void {
  const form = document.querySelector<HTMLFormElement>('form[data-grid]');
  if (form) new Grid(form);
}

class Grid {
  readonly #form: HTMLFormElement;
  readonly #cells: Cells;
  readonly #status: HTMLElement | null;
  readonly #trouble: HTMLElement | null;
  readonly #outside: HTMLElement | null;
  #waiting: Going[] = [];
  #busy: Promise<void> | undefined;
  #undo: Act[] = [];
  #redo: Act[] = [];
  #timer: number | undefined;
  #leaving = false;

  constructor(form: HTMLFormElement) {
    this.#form = form;
    this.#cells = new Cells(form);
    this.#status = form.querySelector('[data-grid-status]');
    this.#trouble = document.querySelector('[data-grid-trouble]');
    this.#outside = document.querySelector('[data-grid-outside]');
    form.addEventListener('focusin', (event) => this.#cells.of(event.target)?.input.select());
    // What did not fit stays told until something else is done: it is about a list that may have shifted.
    form.addEventListener('input', () => warn(this.#outside, ''));
    form.addEventListener('change', (event) => this.#typed(this.#cells.of(event.target)));
    form.addEventListener('keydown', (event) => this.#key(event));
    form.addEventListener('paste', (event) => this.#paste(event));
    form.addEventListener('submit', (event) => this.#done(event));
    for (const [name, act] of [['undo', this.undo], ['redo', this.redo]] as const) {
      document.querySelector(`[data-grid-${name}]`)?.addEventListener('click', () => act.call(this));
    }
    const done = form.querySelector<HTMLElement>('[data-grid-done]');
    if (done) done.textContent = done.dataset.doneWord ?? done.textContent;
    // Leaving a cell may take away what was told of it, and with that move a button away from under the finger that presses it.
    for (const button of form.querySelectorAll('.actions button')) {
      button.addEventListener('mousedown', (event) => event.preventDefault());
    }
    window.addEventListener('online', () => this.#send());
    window.addEventListener('beforeunload', (event) => {
      if (!this.#leaving && this.#cells.all.some((cell) => cell.isOpen)) event.preventDefault();
    });
  }

  /** What was typed in a cell goes to the server, unless it stands there already. */
  #typed(cell: Cell | undefined, insists = false): void {
    if (!cell) return;
    if (cell.input.value.trim() === cell.seen && !cell.isOpen) return;
    this.#redo = [];
    this.#go([{ cell, text: cell.input.value.trim(), insists, why: 'typed', act: [] }]);
  }

  #go(going: Going[]): void {
    for (const one of going) {
      // A newer text of the same cell goes in the place of one that still waits.
      this.#waiting = this.#waiting.filter((other) => other.cell !== one.cell);
      this.#waiting.push(one);
      one.cell.show('saving', this.#form.dataset.saving);
    }
    this.#send();
  }

  #send(): void {
    clearTimeout(this.#timer);
    if (this.#busy || this.#waiting.length === 0) return;
    const going = this.#waiting;
    this.#waiting = [];
    this.#busy = this.#sendNow(going).finally(() => {
      this.#busy = undefined;
      this.#buttons();
      if (this.#waiting.length === 0) return;
      if (this.#isInTrouble) this.#timer = window.setTimeout(() => this.#send(), AGAIN_MS);
      else this.#send();
    });
  }

  async #sendNow(going: Going[]): Promise<void> {
    const cells: SentCell[] = going.map(({ cell, text, insists }) => ({
      pupil: cell.pupil, column: cell.column, text, seen: cell.seen, insists,
    }));
    const body = new URLSearchParams({
      on: this.#form.querySelector<HTMLInputElement>('input[name=on]')?.value ?? '',
      cells: JSON.stringify(cells),
      columns: JSON.stringify(this.#cells.columns),
    });
    try {
      const answer = await fetch(this.#form.dataset.grid ?? '', { method: 'POST', body, headers: { 'X-Requested-With': 'fetch' } });
      if (!answer.ok) return this.#failed(going, answer.status);
      const said = (await answer.json()) as Said;
      this.#say(this.#isInTrouble ? this.#form.dataset.back : '');
      warn(this.#trouble, '');
      going.forEach((one, at) => this.#answered(one, said.cells[at]));
      said.rows.forEach((row) => this.#cells.showRow(row));
      this.#cells.count();
    } catch {
      this.#failed(going, 0);
    }
  }

  /** Nothing is lost: what did not arrive waits, unless something newer was typed in the same cell. */
  #failed(going: Going[], status: number): void {
    const { offline, signedOut, notAllowed, failed, unsent } = this.#form.dataset;
    const newer = new Set(this.#waiting.map((one) => one.cell));
    this.#waiting = [...going.filter((one) => !newer.has(one.cell)), ...this.#waiting];
    for (const { cell } of this.#waiting) cell.show('unsent', unsent);
    const words = status === 0 ? offline : status === 401 ? signedOut : status === 403 || status === 404 ? notAllowed : failed;
    warn(this.#trouble, (words ?? '').replace('#', String(this.#waiting.length)));
  }

  #answered(going: Going, said: SaidCell | undefined): void {
    const { cell, text } = going;
    if (!said) return;
    const from = cell.seen;
    if (said.state === 'saved' || said.state === 'same') {
      cell.keep(text);
      cell.show(said.state, said.state === 'saved' ? `✓ ${this.#form.dataset.saved}` : '', said.told);
      if (said.state === 'saved') this.#remember(going, from);
    } else if (said.state === 'refused') {
      cell.show('refused', '', said.told);
      if (said.may_insist) cell.offer(this.#form.dataset.insist ?? '', () => this.#typed(cell, true));
      this.#say(`${cell.label}: ${said.told}`);
    } else {
      const theirs = said.theirs ?? '';
      cell.show('meanwhile', '', said.told);
      cell.keep(theirs);
      cell.offer(this.#form.dataset.mine ?? '', () => this.#typed(cell));
      cell.offer(this.#form.dataset.theirs ?? '', () => {
        cell.keep(theirs);
        cell.input.value = theirs;
        cell.show('same', '');
        cell.input.focus();
      });
      this.#say(`${cell.label}: ${said.told}`);
    }
  }

  /** So that it can be undone. */
  #remember({ cell, text, why, act }: Going, from: string): void {
    act.push(why === 'undo' ? { cell, from: text, to: from } : { cell, from, to: text });
    if (act.length === 1) (why === 'undo' ? this.#redo : this.#undo).push(act);
    if (why === 'typed') return;
    const { undone, undoneMany } = this.#form.dataset;
    const words = act.length === 1
      ? (undone ?? '').replace('{name}', cell.name).replace('{column}', cell.head)
      : (undoneMany ?? '').replace('#', String(act.length));
    this.#say(words);
  }

  undo(): void {
    this.#back(this.#undo, 'undo');
  }

  redo(): void {
    this.#back(this.#redo, 'redo');
  }

  #back(stack: Act[], why: 'undo' | 'redo'): void {
    warn(this.#outside, '');
    const changes = stack.pop();
    if (!changes) return this.#say(this.#form.dataset.nothing);
    const act: Act = [];
    const going = changes.map(({ cell, from, to }): Going => {
      const text = why === 'undo' ? from : to;
      cell.input.value = text;
      return { cell, text, insists: true, why, act };
    });
    changes[0]?.cell.input.focus();
    this.#go(going);
    this.#buttons();
  }

  /** What stands in a cell and is not saved gives way to what is. */
  #putBack(cell: Cell): void {
    const isUnderWay = cell.isUnderWay;
    cell.input.value = cell.seen;
    if (isUnderWay) this.#go([{ cell, text: cell.seen, insists: true, why: 'typed', act: [] }]);
    else cell.show('same', '');
  }

  #buttons(): void {
    const enable = (name: string, stack: Act[]): void => {
      const button = document.querySelector<HTMLButtonElement>(`[data-grid-${name}]`);
      if (button) button.disabled = stack.length === 0;
    };
    enable('undo', this.#undo);
    enable('redo', this.#redo);
  }

  #key(event: KeyboardEvent): void {
    const cell = this.#cells.of(event.target);
    if (!cell) return;
    const letter = event.key.toLowerCase();
    const isBack = (event.ctrlKey || event.metaKey) && !event.altKey && (letter === 'z' || letter === 'y');
    if (isBack) {
      // Never the browser's own: that changes other cells on the screen only.
      event.preventDefault();
      if (letter === 'y' || event.shiftKey) this.redo();
      else if (cell.input.value.trim() === cell.seen) this.undo();
      else this.#putBack(cell);
    } else if (event.key === 'Escape') {
      this.#putBack(cell);
    } else if (event.key === 'Enter' && cell.mayInsist) {
      event.preventDefault();
      this.#typed(cell, true);
    } else {
      moveByKey(this.#cells, cell, event);
    }
  }

  /** A column or block from a spreadsheet: each value goes to its own cell, and each is told for itself. */
  #paste(event: ClipboardEvent): void {
    const start = this.#cells.of(event.target);
    const text = event.clipboardData?.getData('text/plain') ?? '';
    const block = text.replace(/\r\n?/g, '\n').replace(/\n$/, '').split('\n').map((line) => line.split('\t'));
    if (!start || (block.length === 1 && block[0]?.length === 1)) return;
    event.preventDefault();
    const { row, column } = this.#cells.placeOf(start);
    const going: Going[] = [];
    const act: Act = [];
    let outside = 0;
    block.forEach((line, down) => line.forEach((value, right) => {
      const cell = this.#cells.at(row + down, column + right);
      const pasted = value.trim();
      if (!cell) {
        if (pasted) outside += 1;
        return;
      }
      cell.input.value = pasted;
      if (pasted !== cell.seen || cell.isOpen) going.push({ cell, text: pasted, insists: false, why: 'typed', act });
    }));
    this.#redo = [];
    this.#go(going);
    warn(this.#outside, outside > 0 ? (this.#form.dataset.outside ?? '').replace('#', String(outside)) : '');
  }

  /** Done: first what is under way, then the form as a whole, which tells of every cell that was refused. */
  #done(event: SubmitEvent): void {
    if (this.#leaving) return;
    event.preventDefault();
    const button = event.submitter;
    const focused = this.#cells.of(document.activeElement);
    if (focused && focused.input.value.trim() !== focused.seen) this.#typed(focused);
    void this.#settled().then(() => {
      if (this.#waiting.length > 0) return;
      this.#leaving = true;
      // Not before this submission is over: the browser passes over one that begins within another.
      setTimeout(() => this.#form.requestSubmit(button instanceof HTMLButtonElement ? button : undefined));
    });
  }

  async #settled(): Promise<void> {
    if (!this.#busy) this.#send();
    while (this.#busy) await this.#busy;
  }

  #say(words: string | undefined): void {
    if (this.#status) this.#status.textContent = words ?? '';
  }

  get #isInTrouble(): boolean {
    return this.#trouble?.hidden === false;
  }
}

/** Tells what is the matter, or no longer tells it. */
function warn(place: HTMLElement | null, words: string): void {
  if (!place) return;
  const said = place.querySelector('p');
  if (said) said.textContent = words;
  place.hidden = words === '';
}
