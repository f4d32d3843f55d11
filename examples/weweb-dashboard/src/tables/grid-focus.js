/** How far each key goes, in rows and cells; `Infinity` is as far as there is. */
const STEPS = {
    ArrowUp: [-1, 0],
    ArrowDown: [1, 0],
    ArrowLeft: [0, -1],
    ArrowRight: [0, 1],
    PageUp: [-10, 0],
    PageDown: [10, 0],
    Home: [0, -Infinity],
    End: [0, Infinity],
};

const within = (wanted, count) => Math.min(Math.max(0, wanted), count - 1);

/** What takes the focus in a cell: the box in it, else the cell. */
const target = (cell) => cell?.querySelector('input') ?? cell;

/** Makes a cell the only one of the grid that the Tab key stops at. In the DOM: drawing the grid anew would be slow. */
export function makeStop(grid, cell) {
    for (const stop of grid.querySelectorAll('tbody [tabindex="0"]')) stop.tabIndex = -1;
    if (cell) target(cell).tabIndex = 0;
}

export const firstCell = (grid) => grid.tBodies[0]?.rows[0]?.cells[0];

/** Moves the focus from a cell as the key says. Returns whether it was such a key. */
export function moveFocus(grid, cell, { key, ctrlKey }) {
    const step = STEPS[key];
    if (step === undefined) return false;
    const { rows } = grid.tBodies[0];
    const row = cell.parentElement;
    const toEdge = ctrlKey && (key === 'Home' || key === 'End');
    const down = toEdge ? step[1] : step[0];
    const to = rows[within(row.sectionRowIndex + down, rows.length)];
    const next = to.cells[within(cell.cellIndex + step[1], to.cells.length)];
    makeStop(grid, next);
    target(next).focus();
    return true;
}
