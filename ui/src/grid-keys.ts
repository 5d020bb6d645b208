// Going from cell to cell by keyboard, as in a spreadsheet: up, down and Enter always, left, right, Home and End when the
// cursor stands at that end of what was typed or all of it is selected.
import type { Cell, Cells } from './grid-cells';

export function moveByKey(cells: Cells, cell: Cell, event: KeyboardEvent): void {
  if (event.altKey || event.metaKey || (event.shiftKey && event.key !== 'Enter')) return;
  const to = target(cells, cell, event);
  if (!to) {
    // Enter in the last cell must not send the form.
    if (event.key === 'Enter') {
      event.preventDefault();
      cell.input.blur();
    }
    return;
  }
  event.preventDefault();
  to.input.focus();
}

function target(cells: Cells, cell: Cell, event: KeyboardEvent): Cell | undefined {
  const { row, column } = cells.placeOf(cell);
  if (event.ctrlKey) {
    if (event.key === 'Home') return first(cells, 0, 1, 0);
    if (event.key === 'End') return first(cells, cells.height - 1, -1, Number.MAX_SAFE_INTEGER);
    return undefined;
  }
  const { selectionStart: from, selectionEnd: until, value } = cell.input;
  const all = from === 0 && until === value.length;
  const atStart = all || (from === 0 && until === 0);
  const atEnd = all || from === value.length;
  switch (event.key) {
    case 'ArrowDown': return below(cells, row, column);
    case 'ArrowUp': return above(cells, row, column);
    case 'Enter': return event.shiftKey ? above(cells, row, column) : below(cells, row, column);
    case 'ArrowLeft': return atStart ? cells.at(row, column - 1) : undefined;
    case 'ArrowRight': return atEnd ? cells.at(row, column + 1) : undefined;
    case 'Home': return atStart ? cells.at(row, 0) : undefined;
    case 'End': return atEnd ? last(cells, row) : undefined;
    default: return undefined;
  }
}

function below(cells: Cells, row: number, column: number): Cell | undefined {
  return first(cells, row + 1, 1, column);
}

function above(cells: Cells, row: number, column: number): Cell | undefined {
  return first(cells, row - 1, -1, column);
}

/** The first row from here on in which something can be typed; its cell in a column, or its last one. */
function first(cells: Cells, start: number, step: 1 | -1, column: number): Cell | undefined {
  for (let row = start; row >= 0 && row < cells.height; row += step) {
    const cell = cells.at(row, column) ?? last(cells, row);
    if (cell) return cell;
  }
  return undefined;
}

function last(cells: Cells, row: number): Cell | undefined {
  let column = 0;
  while (cells.at(row, column + 1)) column += 1;
  return cells.at(row, column);
}
