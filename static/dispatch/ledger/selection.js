// The rectangle of cells that is chosen, as in a spreadsheet: from where one began to where one is.

export class Selection {
  /** @param places asks for the shown cells as rows of elements */
  constructor(places) {
    this.places = places;
    this.from = null;
    this.to = null;
  }

  begin(cell) {
    this.from = cell;
    this.to = cell;
    this.paint();
  }

  extend(cell) {
    this.from = this.from || cell;
    this.to = cell;
    this.paint();
  }

  get isRange() {
    return Boolean(this.from && this.to && this.from !== this.to);
  }

  /** The chosen cells as rows of elements; none where a chosen cell is not shown any more. */
  cells() {
    const places = this.places();
    const [top, left] = where(places, this.from);
    const [bottom, right] = where(places, this.to);
    if (top < 0 || bottom < 0) return [];
    return places
      .slice(Math.min(top, bottom), Math.max(top, bottom) + 1)
      .map((row) => row.slice(Math.min(left, right), Math.max(left, right) + 1));
  }

  paint() {
    const chosen = new Set(this.isRange ? this.cells().flat() : []);
    for (const cell of this.places().flat()) cell.classList.toggle("chosen", chosen.has(cell));
  }
}

export function where(places, cell) {
  for (const [down, row] of places.entries()) {
    const right = row.indexOf(cell);
    if (right >= 0) return [down, right];
  }
  return [-1, -1];
}
