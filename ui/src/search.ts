// `a[data-search-url]` is a link to the search page. With script it, and Ctrl+K, open a window that searches while
// you type. The server answers `GET {url}?q=...` with `X-Requested-With: fetch` by a fragment: a list `ul.hits` of
// links, or a paragraph. An element with `data-status` in it is read out.
//
// Words come from the link: `data-label` (for the field), `data-close` (for the button).
const WAIT_MS = 120;

export function searchWindow(): void {
  const link = document.querySelector<HTMLAnchorElement>('a[data-search-url]');
  if (!link) return;
  let finder: Finder | undefined;
  const open = (event: Event): void => {
    event.preventDefault();
    finder ??= new Finder(link);
    finder.open();
  };
  link.addEventListener('click', (event) => {
    if (!event.ctrlKey && !event.metaKey && !event.shiftKey) open(event);
  });
  document.addEventListener('keydown', (event) => {
    if ((event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key.toLowerCase() === 'k') open(event);
  });
}

class Finder {
  readonly #url: string;
  readonly #dialog = document.createElement('dialog');
  readonly #input = document.createElement('input');
  readonly #found = document.createElement('div');
  readonly #status = document.createElement('p');
  #request: AbortController | undefined;
  #timer: number | undefined;
  #asked: string | undefined;
  #at = -1;

  constructor(link: HTMLAnchorElement) {
    this.#url = link.dataset.searchUrl ?? link.href;
    const label = link.dataset.label ?? link.textContent?.trim() ?? '';
    this.#dialog.className = 'finder';
    this.#dialog.setAttribute('aria-label', label);
    attributes(this.#input, {
      type: 'search', name: 'q', autocomplete: 'off', spellcheck: 'false', role: 'combobox', placeholder: label,
      'aria-label': label, 'aria-controls': 'finder-hits', 'aria-expanded': 'false', 'aria-autocomplete': 'list',
    });
    this.#found.className = 'found';
    attributes(this.#status, { class: 'vh', role: 'status' });
    const close = document.createElement('button');
    attributes(close, { class: 'link', type: 'button' });
    close.textContent = link.dataset.close ?? 'Esc';
    // Without a chosen hit, Enter goes to the search page as the form does without script.
    const form = document.createElement('form');
    attributes(form, { action: link.href, method: 'get', role: 'search' });
    close.addEventListener('click', () => this.#dialog.close());
    form.append(this.#input, close);
    this.#dialog.append(form, this.#found, this.#status);
    document.body.append(this.#dialog);

    this.#input.addEventListener('input', () => this.#askSoon());
    this.#input.addEventListener('keydown', (event) => this.#key(event));
    this.#dialog.addEventListener('click', (event) => {
      if (event.target === this.#dialog) this.#dialog.close();
    });
    this.#dialog.addEventListener('close', () => this.#request?.abort());
  }

  /** The browser itself gives the focus back to where it was when the window closes. */
  open(): void {
    if (!this.#dialog.open) this.#dialog.showModal();
    this.#input.focus();
    this.#input.select();
    if (this.#asked === undefined) void this.#ask();
  }

  #askSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => void this.#ask(), WAIT_MS);
  }

  async #ask(): Promise<void> {
    const query = this.#input.value.trim();
    if (query === this.#asked) return;
    this.#asked = query;
    this.#request?.abort();
    const request = (this.#request = new AbortController());
    try {
      const answer = await fetch(`${this.#url}?${new URLSearchParams({ q: query })}`, {
        headers: { 'X-Requested-With': 'fetch' },
        signal: request.signal,
      });
      if (!answer.ok) throw new Error(String(answer.status));
      const html = await answer.text();
      if (!request.signal.aborted) this.#show(html);
    } catch {
      // Gone stale, or no network: what was there stays, and Enter still goes to the search page.
      if (!request.signal.aborted) this.#asked = undefined;
    }
  }

  /** The fragment is made by our own server, which escapes what people typed. */
  #show(html: string): void {
    this.#found.innerHTML = html;
    const list = this.#found.querySelector('ul');
    if (list) attributes(list, { role: 'listbox', id: 'finder-hits', 'aria-label': this.#input.placeholder });
    this.#hits().forEach((hit, index) => {
      attributes(hit, { role: 'option', id: `finder-hit-${index}`, tabindex: '-1', 'aria-selected': 'false' });
      hit.parentElement?.setAttribute('role', 'none');
    });
    this.#input.setAttribute('aria-expanded', String(this.#hits().length > 0));
    this.#status.textContent = this.#found.querySelector('[data-status]')?.textContent?.trim() ?? '';
    this.#choose(-1);
  }

  #hits(): HTMLAnchorElement[] {
    return [...this.#found.querySelectorAll<HTMLAnchorElement>('ul a[href]')];
  }

  #choose(at: number): void {
    const hits = this.#hits();
    hits[this.#at]?.setAttribute('aria-selected', 'false');
    this.#at = at;
    const hit = hits[at];
    hit?.setAttribute('aria-selected', 'true');
    hit?.scrollIntoView({ block: 'nearest' });
    if (hit) this.#input.setAttribute('aria-activedescendant', hit.id);
    else this.#input.removeAttribute('aria-activedescendant');
  }

  #key(event: KeyboardEvent): void {
    const count = this.#hits().length;
    if (event.key === 'ArrowDown' && count > 0) this.#choose((this.#at + 1) % count);
    else if (event.key === 'ArrowUp' && count > 0) this.#choose((this.#at <= 0 ? count : this.#at) - 1);
    else if (event.key === 'Enter' && this.#at >= 0) this.#hits()[this.#at]?.click();
    else if (event.key === 'Escape') this.#dialog.close(); // a search field would only be emptied
    else return;
    event.preventDefault();
  }
}

function attributes(element: Element, values: Record<string, string>): void {
  for (const [name, value] of Object.entries(values)) element.setAttribute(name, value);
}
