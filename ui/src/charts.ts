// A chart that is wider than a phone begins at its newest end.
export function chartsAtNewest(): void {
  for (const chart of document.querySelectorAll<HTMLElement>('figure.chart')) chart.scrollLeft = chart.scrollWidth;
}
