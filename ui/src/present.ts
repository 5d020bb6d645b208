// `body[data-present]`: the slides of a presentation, one at a time. Without this all stand under each other on one page.
//
// Arrows, page up and down, the space bar, Home and End turn; f fills the screen. The name of a slide stands in the address,
// so that a page that is loaded again shows the same slide. `[data-slide-step]` are buttons, `[data-slide-number]` says where
// one is: its `data-words` has # for the number and % for the total.
export function presentation(): void {
  if (!document.body.matches('[data-present]')) return;
  const slides = [...document.querySelectorAll<HTMLElement>('.slide')];
  let at = Math.max(0, slides.findIndex((slide) => '#' + slide.id === location.hash));

  const show = (place: number, focus = true): void => {
    at = Math.min(Math.max(place, 0), slides.length - 1);
    slides.forEach((slide, other) => (slide.hidden = other !== at));
    const slide = slides[at];
    if (!slide) return;
    const head = slide.querySelector<HTMLElement>('h2');
    head?.setAttribute('tabindex', '-1');
    if (focus) head?.focus({ preventScroll: true });
    history.replaceState(null, '', '#' + slide.id);
    window.scrollTo(0, 0);
    sayNumber(at + 1, slides.length);
  };

  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = stepOf(event, at, slides.length);
    if (step === undefined) return;
    event.preventDefault();
    if (step === 'full') fillScreen();
    else show(step);
  });
  for (const button of document.querySelectorAll<HTMLElement>('[data-slide-step]')) {
    button.addEventListener('click', () => show(at + Number(button.dataset.slideStep), false));
  }
  document.querySelector('[data-fullscreen]')?.addEventListener('click', fillScreen);
  window.addEventListener('hashchange', () => {
    const named = slides.findIndex((slide) => '#' + slide.id === location.hash);
    if (named >= 0) show(named);
  });
  // Paper has all slides.
  window.addEventListener('beforeprint', () => slides.forEach((slide) => (slide.hidden = false)));
  window.addEventListener('afterprint', () => show(at, false));
  show(at, false);
}

/** Where a key leads; nothing for a key that belongs to what has the focus. */
function stepOf(event: KeyboardEvent, at: number, count: number): number | 'full' | undefined {
  const on = event.target instanceof Element ? event.target : document.body;
  // A picture or a table that is wider than the screen is moved with the arrows.
  const isWide = on.scrollWidth > on.clientWidth && on.matches('[tabindex="0"]');
  if ((event.key === ' ' || event.key === 'Enter') && on.closest('a, button, summary')) return undefined;
  if (event.key.startsWith('Arrow') && isWide) return undefined;
  switch (event.key) {
    case 'ArrowRight': case 'PageDown': return at + 1;
    case ' ': return event.shiftKey ? at - 1 : at + 1;
    case 'ArrowLeft': case 'PageUp': return at - 1;
    case 'Home': return 0;
    case 'End': return count - 1;
    case 'f': case 'F': return 'full';
    default: return undefined;
  }
}

function sayNumber(number: number, total: number): void {
  const place = document.querySelector<HTMLElement>('[data-slide-number]');
  if (place) place.textContent = (place.dataset.words ?? '').replace('#', String(number)).replace('%', String(total));
}

function fillScreen(): void {
  if (document.fullscreenElement) void document.exitFullscreen();
  else void document.documentElement.requestFullscreen().catch(() => undefined);
}
