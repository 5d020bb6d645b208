// `[data-shoebox]`: open answers that are sorted into levels. Each choice is saved at once; keys work on the answer that has
// the focus, and an answer can be dragged to a box.

type Said = { is_saved: boolean; version: number; message: string };
type State = { levels: string[]; leftOut: boolean; reason: string };

export function shoebox(): void {
  const box = document.querySelector<HTMLElement>('[data-shoebox]');
  if (box) new Shoebox(box);
}

class Shoebox {
  readonly #box: HTMLElement;
  readonly #answers: Answer[];
  readonly #status = document.querySelector<HTMLElement>('[data-shoebox-status]');
  readonly #undo: { answer: Answer; state: State }[] = [];
  #dragged: Answer | undefined;

  constructor(box: HTMLElement) {
    this.#box = box;
    this.#answers = [...box.querySelectorAll<HTMLFormElement>('form[data-answer]')].map((form) => new Answer(form));
    for (const answer of this.#answers) this.#listen(answer);
    for (const target of box.querySelectorAll<HTMLElement>('[data-box]')) this.#catch(target);
  }

  #listen(answer: Answer): void {
    const { form } = answer;
    form.tabIndex = 0;
    const said = form.querySelector<HTMLElement>('.said');
    if (said) said.draggable = true;
    form.addEventListener('change', () => this.#changed(answer));
    form.addEventListener('keydown', (event) => this.#key(answer, event));
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      const taken = event.submitter instanceof HTMLElement ? event.submitter.dataset.take : undefined;
      if (taken) answer.put({ levels: [taken], leftOut: false, reason: '' });
      this.#changed(answer);
    });
    form.addEventListener('dragstart', (event) => {
      this.#dragged = answer;
      form.classList.add('dragged');
      event.dataTransfer?.setData('text/plain', '');
    });
    form.addEventListener('dragend', () => {
      this.#dragged = undefined;
      form.classList.remove('dragged');
    });
  }

  #catch(target: HTMLElement): void {
    target.addEventListener('dragover', (event) => {
      if (!this.#dragged) return;
      event.preventDefault();
      target.classList.add('over');
    });
    target.addEventListener('dragleave', () => target.classList.remove('over'));
    target.addEventListener('drop', (event) => {
      event.preventDefault();
      target.classList.remove('over');
      const answer = this.#dragged;
      if (!answer) return;
      const level = target.dataset.box ?? '';
      const others = event.ctrlKey || event.metaKey ? answer.state().levels.filter((one) => one !== level) : [];
      const reason = answer.state().reason;
      answer.put(level === '0' ? { levels: [], leftOut: true, reason } : { levels: [...others, level], leftOut: false, reason });
      this.#changed(answer);
    });
  }

  #key(answer: Answer, event: KeyboardEvent): void {
    const isBack = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'z';
    const isTyping = event.target instanceof HTMLInputElement && event.target.name === 'reason';
    if (isBack && !isTyping) {
      event.preventDefault();
      return this.#back();
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const away = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (away && !isTyping) {
      event.preventDefault();
      return this.#go(answer, away);
    }
    if (event.key === 'Enter' && isTyping) {
      event.preventDefault();
      this.#changed(answer);
      return this.#go(answer, 1);
    }
    if (isTyping) return;
    const taken = event.key.toLowerCase() === 'v' ? answer.suggested : undefined;
    if (taken) {
      event.preventDefault();
      answer.put({ levels: [taken], leftOut: false, reason: '' });
      this.#changed(answer);
    } else if (/^[0-9]$/.test(event.key) && answer.toggle(event.key)) {
      event.preventDefault();
      this.#changed(answer);
    }
  }

  #go(answer: Answer, away: number): void {
    const next = this.#answers[this.#answers.indexOf(answer) + away];
    next?.form.focus();
    next?.form.scrollIntoView({ block: 'nearest' });
  }

  /** The last choice is taken back. */
  #back(): void {
    const last = this.#undo.pop();
    if (!last) return;
    last.answer.put(last.state);
    last.answer.form.focus();
    this.#save(last.answer);
  }

  #changed(answer: Answer): void {
    if (answer.waitsForReason) return answer.askReason();
    if (answer.isAsSent) return;
    this.#undo.push({ answer, state: answer.sent });
    this.#save(answer);
  }

  #save(answer: Answer): void {
    void answer.save(this.#box.dataset).then((message) => {
      if (this.#status) this.#status.textContent = message;
      this.#count();
      this.#progress();
    });
  }

  #progress(): void {
    const line = document.querySelector<HTMLElement>('[data-progress]');
    const done = this.#answers.reduce((sum, answer) => sum + answer.changeInAll, Number(line?.dataset.done ?? '0'));
    if (line) line.textContent = (line.dataset.progress ?? '').replace('#', String(done));
  }

  /** How many answers of this page lie in each box, together with those that stood there and are not on this page. */
  #count(): void {
    for (const target of this.#box.querySelectorAll<HTMLElement>('[data-box]')) {
      const level = target.dataset.box ?? '';
      const change = this.#answers.reduce((sum, answer) => sum + answer.changeIn(level), 0);
      const count = target.querySelector<HTMLElement>('[data-count]');
      if (!count) continue;
      count.dataset.first ??= count.textContent ?? '0';
      count.textContent = String(Number(count.dataset.first) + change);
    }
  }
}

class Answer {
  readonly form: HTMLFormElement;
  readonly #first: State;
  saved: State;
  /** What was sent last, whether or not the answer came. */
  #sent: State;
  #busy: Promise<unknown> = Promise.resolve();

  constructor(form: HTMLFormElement) {
    this.form = form;
    this.saved = form.hasAttribute('data-sorted') ? this.state() : { levels: [], leftOut: false, reason: '' };
    this.#first = this.saved;
    this.#sent = this.saved;
  }

  get #levels(): HTMLInputElement[] {
    return [...this.form.querySelectorAll<HTMLInputElement>('[name=level]')];
  }

  get #leftOut(): HTMLInputElement | null {
    return this.form.querySelector('[name=left_out]');
  }

  get #reason(): HTMLInputElement | null {
    return this.form.querySelector('[name=reason]');
  }

  get sent(): State {
    return this.#sent;
  }

  get suggested(): string | undefined {
    return this.form.querySelector<HTMLElement>('[data-take]')?.dataset.take;
  }

  get waitsForReason(): boolean {
    const { leftOut, levels, reason } = this.state();
    return leftOut && levels.length === 0 && reason === '';
  }

  get isAsSent(): boolean {
    return JSON.stringify(this.state()) === JSON.stringify(this.#sent);
  }

  state(): State {
    const leftOut = this.#leftOut?.checked ?? false;
    return {
      levels: this.#levels.filter((input) => input.checked).map((input) => input.value),
      leftOut,
      reason: leftOut ? (this.#reason?.value.trim() ?? '') : '',
    };
  }

  put(state: State): void {
    for (const input of this.#levels) input.checked = state.levels.includes(input.value);
    if (this.#leftOut) this.#leftOut.checked = state.leftOut;
    if (this.#reason) this.#reason.value = state.reason;
  }

  /** Turns a level, or leaving out, on or off; false when there is no such level. */
  toggle(key: string): boolean {
    const input = key === '0' ? this.#leftOut : this.#levels.find((one) => one.value === key);
    if (!input) return false;
    input.checked = !input.checked;
    if (input.checked) {
      if (key === '0') for (const one of this.#levels) one.checked = false;
      else if (this.#leftOut) this.#leftOut.checked = false;
    }
    return true;
  }

  askReason(): void {
    this.#reason?.focus();
  }

  changeIn(level: string): number {
    const lies = (state: State): number => Number(level === '0' ? state.leftOut : state.levels.includes(level));
    return lies(this.saved) - lies(this.#first);
  }

  get changeInAll(): number {
    const lies = ({ levels, leftOut }: State): number => Number(leftOut || levels.length > 0);
    return lies(this.saved) - lies(this.#first);
  }

  /** Sends the choice after what is under way, and gives back what is to be said of it. */
  save(words: DOMStringMap): Promise<string> {
    const state = this.state();
    this.#sent = state;
    const sent = this.#busy.then(() => this.#send(state, words));
    this.#busy = sent;
    return sent;
  }

  async #send(state: State, words: DOMStringMap): Promise<string> {
    const version = this.form.querySelector<HTMLInputElement>('[name=version]');
    const body = new URLSearchParams({ version: version?.value ?? '0', reason: state.reason });
    for (const level of state.levels) body.append('level', level);
    if (state.leftOut) body.append('left_out', '1');
    try {
      const answer = await fetch(this.form.action, { method: 'POST', body, headers: { 'X-Requested-With': 'fetch' } });
      if (!answer.ok) return this.#trouble(words.refused ?? '');
      const said = (await answer.json()) as Said;
      if (version && said.version >= 0) version.value = String(said.version);
      if (!said.is_saved) return this.#trouble(said.message);
      this.saved = state;
      this.form.toggleAttribute('data-sorted', said.version > 0);
      this.#trouble('');
      return said.message;
    } catch {
      return this.#trouble(words.unsaved ?? '');
    }
  }

  #trouble(words: string): string {
    // What did not arrive may be sent once more.
    if (words) this.#sent = this.saved;
    const error = this.form.querySelector<HTMLElement>('[data-error]');
    if (error) {
      error.textContent = words;
      error.hidden = words === '';
    }
    return words;
  }
}
