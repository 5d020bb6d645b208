// The number of notices in the rail, kept right while the page is open. Without it the number is that of the moment the page was
// asked for. The stream is open only while the page is in sight: a browser has few connections to one host.
interface Told { count: number; words: string }

function show(link: HTMLAnchorElement, told: Told, isFirst: boolean): void {
  const count = link.querySelector<HTMLElement>('[data-notices-count]');
  const said = document.querySelector<HTMLElement>('[data-notices-said]');
  if (!count) return;
  const before = Number(count.textContent ?? 0);
  count.textContent = String(told.count);
  count.hidden = told.count === 0;
  // Said once, without taking the place where one is; a number that went down is one's own doing.
  if (said && told.count > before && !isFirst) said.textContent = told.words;
}

export function noticeBell(): void {
  const link = document.querySelector<HTMLAnchorElement>('a[data-notices]');
  const address = link?.dataset.notices;
  if (!link || !address || !('EventSource' in window)) return;
  let source: EventSource | undefined;
  let isFirst = true;
  let waiting = 0;
  const close = (): void => {
    clearTimeout(waiting);
    source?.close();
    source = undefined;
  };
  // The page has the number of now already, and many pages are left at once.
  const soon = (): void => {
    clearTimeout(waiting);
    waiting = window.setTimeout(open, 1500);
  };
  const open = (): void => {
    if (source || document.visibilityState !== 'visible') return;
    source = new EventSource(address);
    source.addEventListener('count', (event: MessageEvent<string>) => {
      show(link, JSON.parse(event.data) as Told, isFirst);
      isFirst = false;
    });
  };
  document.addEventListener('visibilitychange', () => (document.visibilityState === 'visible' ? soon() : close()));
  addEventListener('pagehide', close);
  addEventListener('pageshow', soon);
  soon();
}
