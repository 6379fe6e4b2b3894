// One row of the ledger on the screen: what the server has, what stands in the fields, and what is said about both.

import { read } from "./figures.js";

const PARTS = ["last", "month", "to_date", "target", "share", "time", "lead"];

export class Row {
  /** @param data the row as the server gave it; `words` the page's sentences */
  constructor(element, data, words) {
    Object.assign(this, { element, data, words });
    this.fields = {};
    for (const field of element.querySelectorAll("[data-field]")) this.fields[field.dataset.field] = field;
    this.messages = element.nextElementSibling;
    this.seen = data.version;
    this.local = "";
    this.said = [];
    this.odd = "";
    this.theirs = null;
    this.paint();
  }

  get code() {
    return this.data.code;
  }

  get names() {
    return this.data.names;
  }

  text(field) {
    return (field === "value" && this.odd) || (this.fields[field]?.value ?? "");
  }

  /** Put a text into a field. What a choice does not offer is kept and said, not lost. */
  write(field, text) {
    const element = this.fields[field];
    this.odd = "";
    if (element.matches("select")) {
      const { value, wrong } = read(text, this.data);
      this.odd = wrong ? text : "";
      element.value = value ?? "";
    } else element.value = element.matches("input") ? text.replace(/\s*\n\s*/g, " ") : text;
  }

  reading() {
    return read(this.text("value"), this.data);
  }

  /** Whether the fields say something else than the server has. */
  get isChanged() {
    const { value, wrong } = this.reading();
    return Boolean(wrong) || value !== this.data.plain || this.text("note").trim() !== this.data.note;
  }

  /** Whether the fields say what a parcel said. */
  holds({ value, note }) {
    const own = this.parcel();
    return own.value === value && own.note === note;
  }

  parcel(how) {
    const { value } = this.reading();
    return { value, inWords: this.data.form === "words", note: this.text("note").trim(), seen: this.seen, how };
  }

  /** What stops or holds up this row, in a sentence; empty when nothing does. */
  get obstacle() {
    if (this.local) return this.said[0]?.text || this.words.states[this.local];
    return this.data.blocks;
  }

  /** Something about this row that only the page knows: "waiting", "saving", "failed", "unread", "conflict" or "". */
  say(local, said = []) {
    this.local = local;
    this.said = said;
    this.paint();
  }

  sayUnread() {
    const { wrong } = this.reading();
    const shown = this.odd ? this.words.oddText.replace("{text}", this.odd) : "";
    this.say("unread", [{ level: "error", text: shown + this.words.wrong[wrong].replace("{unit}", this.data.unit) }]);
  }

  /** The row as the server has it now. Fields that are being typed into keep their texts. */
  show(data, { keepTexts = false } = {}) {
    // A save tells what stood here before it; what stood here when the ledger was returned knows the page alone.
    this.data = { ...data, was: this.data.was };
    this.seen = data.version;
    if (!keepTexts) {
      this.odd = "";
      this.settle("value", data.text);
      this.settle("note", data.note);
    }
    for (const part of PARTS) this.put(part, data[part]);
    this.element.querySelector("[data-part=to_date]").dataset.until = data.until;
    this.put("months", data.form === "words" ? data.text || "—" : data.shown);
    this.paint();
  }

  /** Take over what somebody else saved as what the server has; the fields keep their texts. */
  adopt() {
    this.data = { ...this.data, ...this.theirs };
    this.seen = this.theirs.version;
    this.theirs = null;
  }

  /** The button that takes over what the registers count; the page says what it does. */
  taking() {
    if (!this.fields.value) return [];
    const label = this.words.takeCounted.replace("{figure}", this.data.counted);
    return [{ label, act: () => this.takes?.() }];
  }

  /** Whether the registers count a figure that is still open here. */
  get isProposed() {
    return Boolean(this.data.counted_plain && this.fields.value && !this.text("value").trim());
  }

  settle(name, text) {
    const field = this.fields[name];
    if (!field || field.value === text) return;
    const active = field === document.activeElement;
    field.value = text;
    if (active && field.select) field.select();
  }

  put(part, text) {
    const cell = this.element.querySelector(`[data-part="${part}"]`);
    if (cell) cell.textContent = text;
  }

  paint() {
    const state = this.local || this.data.state;
    this.element.dataset.state = state;
    this.element.classList.toggle("needs-note", this.data.needs_note);
    const shown = this.element.querySelector("[data-part=state]");
    shown.replaceChildren(labelled(`cell-state cell-state-${state}`, this.words.states[this.local] || this.data.state_word));
    shown.title = this.data.trace;
    this.element.querySelector(".mark-demo").hidden = !this.data.demonstration;
    const light = this.element.querySelector("[data-part=light]");
    if (light) light.replaceChildren(labelled(`light light-${this.data.light}`, this.data.light_word));
    const taking = this.isProposed ? this.taking() : [];
    this.element.querySelector("[data-part=take]")?.replaceChildren(...taking.map(button));
    // What the checks found is about the stored figure, not about a text that cannot be read.
    const about = this.data.messages.filter(({ level }) => this.local !== "unread" || level === "returned");
    const said = [...this.said, ...about.map((one) => ({ ...one, acts: one.takes ? this.taking() : [] }))];
    this.messages.hidden = !said.length;
    this.messages.querySelector("ul").replaceChildren(...said.map(item));
    this.fields.value?.setAttribute("aria-invalid", String(state === "wrong" || state === "unread"));
  }
}

function labelled(className, text) {
  const element = document.createElement("span");
  element.className = className;
  element.textContent = text;
  return element;
}

function item({ level, text, acts = [] }) {
  const element = document.createElement("li");
  element.className = `said said-${level}`;
  element.append(text, ...acts.map(button));
  return element;
}

function button({ label, act }) {
  const control = document.createElement("button");
  control.type = "button";
  control.className = "btn btn-sm";
  control.textContent = label;
  control.addEventListener("click", act);
  return control;
}
