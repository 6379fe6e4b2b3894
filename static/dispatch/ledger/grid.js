// A table of cells that one moves through and types into as in a spreadsheet.
//
// The cells to fill are ordinary fields, so that input methods, phones and screen readers find what they know; every
// other cell can be reached with the arrow keys and copied. A field is in one of three modes:
//   ready  the whole text is chosen: typing replaces it, arrows move on
//   enter  begun by typing: arrows move on and keep what was typed
//   edit   begun by F2, a double click or a second click: arrows move inside the text

import { Selection, where } from "./selection.js";

const STEPS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
const PAUSE = 1_200;

export class Grid {
  /**
   * `told`: typing(field), edited(field, before), cleared(fields), pasted(text, field), undo(), redo()
   * `copied(rows)` makes the clipboard's text from rows of texts.
   */
  constructor(table, told, copied) {
    Object.assign(this, { table, told, copied });
    this.mode = "ready";
    this.origin = ""; // the text with which one came into the field
    this.before = ""; // the text that was last told as an edit
    this.timer = 0;
    this.selection = new Selection(() => this.places());
    this.listen();
    if (!table.querySelector("[data-field]")) this.places()[0]?.[0].setAttribute("tabindex", "0");
  }

  listen() {
    const on = (name, act) => this.table.addEventListener(name, act.bind(this));
    on("focusin", this.entered);
    on("focusout", this.left);
    on("input", this.typed);
    on("compositionend", this.composed);
    on("change", this.chosen);
    on("keydown", this.pressed);
    on("dblclick", this.edit);
    on("mousedown", this.pointed);
    on("mousemove", this.dragged);
    on("mouseup", this.lifted);
    on("paste", this.paste);
    on("copy", this.copy);
    on("cut", this.cut);
  }

  /** The shown cells, row by row. */
  places() {
    const shown = (cell) => cell.getClientRects().length > 0;
    return [...this.table.querySelectorAll("tbody tr[data-code]")]
      .map((row) => [...row.cells].filter((cell) => cell.dataset.col && shown(cell)))
      .filter((row) => row.length);
  }

  go(cell) {
    if (!cell) return;
    (fieldOf(cell) || cell).focus();
  }

  move(cell, [down, right], { extend = false, far = false } = {}) {
    const places = this.places();
    const [row, column] = where(places, extend ? this.selection.to || cell : cell);
    if (row < 0) return;
    const last = [places.length - 1, places[row].length - 1];
    const to = [row + down * (far ? places.length : 1), column + right * (far ? places[row].length : 1)];
    const next = places[clamp(to[0], last[0])][clamp(to[1], last[1])];
    if (extend) {
      this.selection.extend(next);
      next.scrollIntoView({ block: "nearest", inline: "nearest" });
    } else this.go(next);
  }

  // --- coming and going ---------------------------------------------------------------------------------------------

  entered({ target }) {
    const cell = cellOf(target);
    if (!cell) return;
    this.ready(target);
    if (!this.dragging) this.selection.begin(cell);
  }

  left({ target }) {
    this.keep(target);
    this.mode = "ready";
  }

  ready(target) {
    this.mode = "ready";
    this.origin = target.value ?? "";
    this.before = this.origin;
    if (target.select && target.dataset.field) target.select();
  }

  /** What was typed in a field is an edit, once. Nothing was while it is ready: another text there is the server's. */
  keep(target) {
    clearTimeout(this.timer);
    if (this.mode === "ready" || !target.dataset?.field || target.value === this.before) return;
    const before = this.before;
    this.before = target.value;
    this.told.edited(target, before);
  }

  typed({ target, isComposing }) {
    if (!target.dataset.field) return;
    if (this.mode === "ready") this.mode = "enter";
    if (isComposing) return;
    this.told.typing(target);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.keep(target), PAUSE);
  }

  composed({ target }) {
    this.typed({ target, isComposing: false });
  }

  chosen({ target }) {
    if (!target.matches("select")) return;
    this.keep(target);
    this.ready(target);
  }

  // --- keys -----------------------------------------------------------------------------------------------------------

  pressed(event) {
    const cell = cellOf(event.target);
    if (!cell || event.isComposing || event.keyCode === 229) return;
    const handled = event.ctrlKey || event.metaKey ? this.command(event, cell) : this.key(event, cell);
    if (handled) event.preventDefault();
  }

  key(event, cell) {
    const { key, target, shiftKey } = event;
    if (key in STEPS) return this.arrow(event, cell);
    if (key === "Enter") return this.enter(event, cell);
    if (key === "Escape") return this.escape(target);
    if (this.mode === "edit") return false;
    if (key === "F2") return this.edit(event);
    if (key === "Delete" && this.mode === "ready") return this.clear();
    if (target.matches("select")) return this.choose(key, target);
    if ((key === "Home" || key === "End") && this.mode === "ready") {
      this.move(cell, [0, key === "Home" ? -1 : 1], { far: true, extend: shiftKey });
      return true;
    }
    if ((key === "PageUp" || key === "PageDown") && this.mode === "ready") return this.page(key === "PageUp" ? -1 : 1, cell);
    return false;
  }

  /** As many rows up or down as can be seen at once. */
  page(step, cell) {
    const places = this.places();
    const [row, column] = where(places, cell);
    if (row < 0) return false;
    const height = this.table.parentElement.clientHeight - this.table.tHead.offsetHeight;
    const topOf = (at) => places[at][0].getBoundingClientRect().top;
    let to = row;
    while (places[to + step] && Math.abs(topOf(to + step) - topOf(row)) < height) to += step;
    this.go(places[to][clamp(column, places[to].length - 1)]);
    return true;
  }

  /** A choice is made by one key, as a figure is typed. */
  choose(key, target) {
    if (key === "Backspace") return this.clear();
    const value = { 1: "1", y: "1", 0: "0", n: "0" }[key];
    if (value === undefined) return false;
    target.value = value;
    this.mode = "enter";
    this.keep(target);
    this.ready(target);
    return true;
  }

  arrow({ key, target, shiftKey, altKey }, cell) {
    if (altKey || this.mode === "edit") return false;
    if (this.mode === "enter" && staysInside(target, key)) return false;
    if (shiftKey && this.mode === "enter") return false;
    this.keep(target);
    this.move(cell, STEPS[key], { extend: shiftKey });
    return true;
  }

  enter({ target, shiftKey, altKey }, cell) {
    if (target.closest("a, button")) return false;
    if (altKey && target.matches("textarea")) {
      target.setRangeText("\n", target.selectionStart, target.selectionEnd, "end");
      target.dispatchEvent(new InputEvent("input", { bubbles: true }));
      return true;
    }
    this.keep(target);
    const places = this.places();
    const [row] = where(places, cell);
    if (row === (shiftKey ? 0 : places.length - 1)) this.ready(target);
    else this.move(cell, [shiftKey ? -1 : 1, 0]);
    return true;
  }

  escape(target) {
    if (target.dataset.field && this.mode !== "ready") {
      target.value = this.origin;
      this.told.typing(target);
      this.keep(target);
      this.ready(target);
    } else this.selection.begin(cellOf(target));
    return true;
  }

  edit({ target }) {
    if (!target.dataset.field || target.readOnly) return false;
    this.mode = "edit";
    if (target.matches("select")) target.showPicker?.();
    else target.setSelectionRange(target.value.length, target.value.length);
    return true;
  }

  command({ key, shiftKey, target }, cell) {
    if (this.mode !== "ready") return false;
    const name = key.toLowerCase();
    if (name === "z" && !shiftKey) this.told.undo();
    else if (name === "y" || (name === "z" && shiftKey)) this.told.redo();
    else if (name === "a") this.all();
    else if (key in STEPS) this.move(cell, STEPS[key], { far: true, extend: shiftKey });
    else if (key === "Home" || key === "End") this.corner(key);
    else return false;
    this.before = target.value ?? "";
    return true;
  }

  corner(key) {
    const places = this.places();
    this.go(key === "Home" ? places[0]?.[0] : places.at(-1)?.at(-1));
  }

  all() {
    const places = this.places();
    this.selection.from = places[0][0];
    this.selection.extend(places.at(-1).at(-1));
  }

  // --- the mouse --------------------------------------------------------------------------------------------------------

  pointed(event) {
    const cell = cellOf(event.target);
    if (!cell || event.button !== 0 || event.target.closest("a, button")) return;
    if (event.shiftKey && this.selection.from) {
      event.preventDefault();
      this.selection.extend(cell);
      return;
    }
    if (event.target === document.activeElement && event.target.dataset.field) this.mode = "edit";
    this.fresh = event.target !== document.activeElement ? event.target : null;
    this.dragFrom = cell;
    if (!event.target.dataset.field) {
      event.preventDefault();
      this.go(cell);
    }
  }

  dragged(event) {
    const cell = cellOf(event.target);
    if (!(event.buttons & 1) || !this.dragFrom || !cell || (cell === this.dragFrom && !this.selection.isRange)) return;
    event.preventDefault();
    window.getSelection()?.removeAllRanges();
    this.selection.from = this.dragFrom;
    this.selection.extend(cell);
  }

  lifted(event) {
    if (this.fresh === event.target && this.fresh.select && !this.selection.isRange) {
      event.preventDefault();
      this.fresh.select();
    }
    this.dragFrom = null;
    this.fresh = null;
  }

  // --- the clipboard ------------------------------------------------------------------------------------------------------

  copy(event) {
    if (this.mode !== "ready" || !this.selection.cells().length) return false;
    const rows = this.selection.cells().map((row) => row.map(textOf));
    event.clipboardData.setData("text/plain", this.copied(rows));
    event.preventDefault();
    return true;
  }

  cut(event) {
    if (this.copy(event)) this.clear();
  }

  paste(event) {
    const cell = cellOf(event.target);
    const text = event.clipboardData.getData("text/plain");
    const block = /[\t\n]/.test(text.replace(/\r?\n$/, ""));
    if (!cell || this.mode === "edit" || (!block && this.mode === "enter")) return;
    event.preventDefault();
    this.told.pasted(text, cell);
    this.before = event.target.value ?? "";
  }

  clear() {
    const fields = this.selection.cells().flat().map(fieldOf).filter((field) => field && !field.readOnly);
    this.told.cleared(fields);
    const active = document.activeElement;
    if (active?.dataset?.field) this.ready(active);
    return true;
  }
}

function staysInside(target, key) {
  if (target.matches("textarea") && target.value.includes("\n") && key.match(/Up|Down/)) return true;
  if (target.dataset.kind !== "text" || !key.match(/Left|Right/)) return false;
  const end = key === "ArrowLeft" ? 0 : target.value.length;
  return target.selectionStart !== end || target.selectionEnd !== end;
}

export function cellOf(element) {
  return element.closest?.("tr[data-code] > [data-col]");
}

export function fieldOf(cell) {
  return cell.querySelector("[data-field]");
}

function textOf(cell) {
  const field = fieldOf(cell);
  if (!field) return (cell.dataset.copy ?? cell.textContent).trim().replace(/^−(?=\d)/, "-");
  if (field.matches("select")) return field.value ? field.selectedOptions[0].text : "";
  return field.value;
}

function clamp(number, last) {
  return Math.max(0, Math.min(last, number));
}
