// A chart through the years that is wider than a phone begins at its newest end. Arrows begin at the names, and what compares groups at its beginning.
export function chartsAtNewest(): void {
  const charts = document.querySelectorAll<HTMLElement>('.chart:not(.arrows):not(:has(.chart-compare)) > .picture');
  for (const chart of charts) chart.scrollLeft = chart.scrollWidth;
}
