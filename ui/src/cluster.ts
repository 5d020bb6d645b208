// `[data-clusters]`: pupils on a board are moved between `[data-cluster]` (the code of an arrangement) with the buttons of
// their card (`form[data-move]`) or by dragging the card, without leaving the page. Each move is saved at once and can be
// undone; when somebody else moved the pupil first, the card goes where the pupil is now. Without script the buttons send
// their form.
type Said = { words: string; now?: string };
type Move = { card: HTMLElement; from: string; to: string };

export function clusters(): void {
  for (const board of document.querySelectorAll<HTMLElement>('[data-clusters]')) keepMoving(board);
}

function keepMoving(board: HTMLElement): void {
  const undo = board.querySelector<HTMLButtonElement>('[data-clusters-undo]');
  let last: Move | undefined;

  const move = async (wanted: Move): Promise<void> => {
    const form = wanted.card.querySelector<HTMLFormElement>('form[data-move]');
    if (!form || wanted.from === wanted.to) return;
    place(board, wanted.card, wanted.to);
    try {
      const said = await send(form, wanted);
      place(board, wanted.card, said.now ?? wanted.from);
      tell(board, `${name(wanted.card)}: ${said.words}`);
      last = said.now === wanted.to ? { card: wanted.card, from: wanted.to, to: wanted.from } : undefined;
      if (undo) undo.hidden = last === undefined;
    } catch {
      // The form itself goes the long way round and says what is wrong.
      place(board, wanted.card, wanted.from);
      const button = form.querySelector<HTMLButtonElement>(`button[value="${wanted.to}"]`);
      if (button) {
        form.dataset.sent = '';
        form.requestSubmit(button);
      }
    }
  };

  board.addEventListener('submit', (event) => {
    const form = event.target as HTMLFormElement;
    const button = event.submitter;
    const card = form.closest<HTMLElement>('[data-pupil]');
    if (form.dataset.move === undefined || form.dataset.sent !== undefined || !card) return;
    if (!(button instanceof HTMLButtonElement)) return;
    event.preventDefault();
    void move({ card, from: at(card), to: button.value }).then(() => focus(card));
  });
  undo?.addEventListener('click', () => {
    if (last) void move(last);
  });
  dragging(board, (card, to) => void move({ card, from: at(card), to }));
}

function dragging(board: HTMLElement, drop: (card: HTMLElement, to: string) => void): void {
  let held: HTMLElement | undefined;
  for (const card of board.querySelectorAll<HTMLElement>('[data-pupil]:has(form[data-move])')) {
    card.draggable = true;
    card.addEventListener('dragstart', (event) => {
      held = card;
      event.dataTransfer?.setData('text/plain', '');
      card.classList.add('dragged');
    });
    card.addEventListener('dragend', () => card.classList.remove('dragged'));
    // What is written in a card is selected by the mouse, not dragged.
    card.addEventListener('pointerdown', (event) => {
      card.draggable = !(event.target instanceof Element && event.target.closest('textarea, input'));
    });
  }
  for (const column of board.querySelectorAll<HTMLElement>('[data-cluster]')) {
    column.addEventListener('dragover', (event) => {
      if (!held) return;
      event.preventDefault();
      column.classList.add('over');
    });
    column.addEventListener('dragleave', () => column.classList.remove('over'));
    column.addEventListener('drop', (event) => {
      column.classList.remove('over');
      if (!held) return;
      event.preventDefault();
      drop(held, column.dataset.cluster ?? '');
      held = undefined;
    });
  }
}

async function send(form: HTMLFormElement, wanted: Move): Promise<Said> {
  const body = new URLSearchParams({ pupil: wanted.card.dataset.pupil ?? '', from: wanted.from, to: wanted.to });
  const answer = await fetch(form.action, { method: 'POST', body, headers: { 'x-requested-with': 'fetch' } });
  const isTold = answer.ok || answer.status === 409;
  if (answer.redirected || !isTold || !answer.headers.get('content-type')?.includes('json')) throw new Error();
  return (await answer.json()) as Said;
}

/** In which arrangement a card is. */
function at(card: HTMLElement): string {
  return card.closest<HTMLElement>('[data-cluster]')?.dataset.cluster ?? '';
}

function place(board: HTMLElement, card: HTMLElement, to: string): void {
  const column = board.querySelector<HTMLElement>(`[data-cluster="${to}"]`);
  const list = column?.querySelector('ul');
  if (!list || at(card) === to) return;
  list.append(card);
  const from = card.querySelector<HTMLInputElement>('form[data-move] input[name="from"]');
  if (from) from.value = to;
  for (const button of card.querySelectorAll<HTMLButtonElement>('form[data-move] button')) {
    button.hidden = button.value === to;
    button.disabled = button.hidden;
  }
  for (const one of board.querySelectorAll<HTMLElement>('[data-cluster]')) {
    const count = one.querySelectorAll('[data-pupil]').length;
    const words = one.querySelector('[data-count]');
    if (words) words.textContent = String(count);
    one.querySelector<HTMLElement>('[data-nobody]')?.toggleAttribute('hidden', count > 0);
  }
}

function name(card: HTMLElement): string {
  return card.querySelector('a')?.textContent ?? '';
}

function focus(card: HTMLElement): void {
  card.querySelector<HTMLButtonElement>('form[data-move] button:not([hidden])')?.focus();
}

function tell(board: HTMLElement, words: string): void {
  const status = board.querySelector('[data-clusters-status]');
  if (status) status.textContent = words;
}
