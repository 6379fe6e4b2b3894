// The ledger of one chain for one month. Every cell saves by itself; what is not yet saved stays in this browser.

import { Drafts } from "./ledger/drafts.js";
import { Filters } from "./ledger/filters.js";
import { Grid } from "./ledger/grid.js";
import { Notices } from "./ledger/notices.js";
import { place } from "./ledger/placing.js";
import { Review } from "./ledger/review.js";
import { Row } from "./ledger/rows.js";
import { Saver } from "./ledger/saving.js";
import { Submission } from "./ledger/submission.js";
import * as tsv from "./ledger/tsv.js";
import { Undo } from "./ledger/undo.js";

const sheet = JSON.parse(document.getElementById("ledger-sheet").textContent);
const table = document.getElementById("ledger-grid");
const { words } = sheet;

const rows = new Map(
  sheet.rows.map((data) => [data.code, new Row(table.querySelector(`tr[data-code="${data.code}"]`), data, words)]),
);
const filters = new Filters(document.getElementById("ledger-filters"), [...rows.values()]);
const drafts = new Drafts(sheet);
const undo = new Undo();
const notices = new Notices(words);
const saver = new Saver({
  url: sheet.url,
  token: document.querySelector("[name=csrfmiddlewaretoken]")?.value ?? "",
  told: {
    saving: (codes) => codes.forEach((code) => rows.get(code).say("saving")),
    saved,
    unread: (code, text) => rows.get(code).say("unread", [{ level: "error", text }]),
    moved,
    delivered: () => notices.calm(),
    trouble,
  },
});

// --- from the fields to the server --------------------------------------------------------------------------------------

function rowOf(field) {
  return rows.get(field.closest("tr[data-code]").dataset.code);
}

function keep(row) {
  const kept = drafts.keep(row.code, { value: row.text("value"), note: row.text("note"), seen: row.seen });
  if (!kept) notices.unkept();
}

function typing(field) {
  if (field.dataset.field === "reason") return;
  const row = rowOf(field);
  row.odd = "";
  if (row.isChanged || saver.isSending(row.code)) {
    keep(row);
    if (row.reading().wrong) row.sayUnread();
    else row.say("waiting");
  } else {
    drafts.drop(row.code);
    row.say("");
  }
  settled();
}

/** Send a row on its way as it stands; `anyway` also where it says nothing new, for the sake of the answer. */
function commit(row, { how, anyway = false } = {}) {
  if (row.theirs) return;
  if (!anyway && !row.isChanged && !saver.isSending(row.code)) {
    saver.withdraw(row.code);
    drafts.drop(row.code);
    row.say("");
  } else if (row.reading().wrong) {
    saver.withdraw(row.code);
    keep(row);
    row.sayUnread();
  } else {
    keep(row);
    row.say("waiting");
    saver.put(row.code, row.parcel(how));
  }
  settled();
}

function edited(field, before) {
  if (field.dataset.field === "reason") return;
  const row = rowOf(field);
  row.odd = "";
  undo.note([{ code: row.code, field: field.dataset.field, before, after: row.text(field.dataset.field) }]);
  commit(row);
}

/** Write texts into cells as one edit. */
function write(edits, { how, remember = true } = {}) {
  const known = edits.filter(({ code, field }) => rows.get(code)?.fields[field] && !rows.get(code).fields[field].readOnly);
  const done = known.map(({ code, field, text }) => ({ code, field, before: rows.get(code).text(field), after: text }));
  for (const { code, field, text } of known) rows.get(code).write(field, text);
  if (remember) undo.note(done);
  for (const code of new Set(known.map((edit) => edit.code))) commit(rows.get(code), { how });
}

/** Take over what the registers count. */
function take(chosen) {
  write(chosen.map((row) => ({ code: row.code, field: "value", text: row.data.counted_plain })));
}

function pasted(text, cell) {
  if (!sheet.editable) return;
  const shown = [...rows.values()].filter((row) => !row.element.hidden);
  const field = cell.dataset.col === "note" ? "note" : "value";
  const at = { row: shown.findIndex((row) => row.element === cell.parentElement), field };
  const { edits, spare, byName } = place(tsv.parse(text), shown, at);
  write(edits, { how: "pasted" });
  notices.pasted(edits.length, byName, spare);
}

function cleared(fields) {
  write(fields.map((field) => ({ code: rowOf(field).code, field: field.dataset.field, text: "" })));
}

// --- from the server to the rows ----------------------------------------------------------------------------------------

function saved(data, parcel) {
  const row = rows.get(data.code);
  const waits = saver.isWaiting(data.code);
  row.show(data, { keepTexts: waits || isBeingTyped(row) });
  if (waits) row.say("waiting");
  else if (row.isChanged && !row.holds(parcel)) commit(row);
  else {
    drafts.drop(data.code);
    row.say("");
  }
  settled();
}

function isBeingTyped(row) {
  return grid.mode !== "ready" && row.element.contains(document.activeElement);
}

function moved(theirs) {
  const row = rows.get(theirs.code);
  row.theirs = theirs;
  const mine = { label: words.keepMine, act: () => settleConflict(row, row.text("value"), row.text("note")) };
  const other = { label: words.takeTheirs, act: () => settleConflict(row, theirs.text, theirs.note) };
  const text = words.moved
    .replace("{who}", theirs.by || words.somebody)
    .replace("{when}", theirs.at)
    .replace("{theirs}", [theirs.text || words.nothing, theirs.note].filter(Boolean).join(" · "))
    .replace("{mine}", [row.text("value") || words.nothing, row.text("note")].filter(Boolean).join(" · "));
  row.say("conflict", [{ level: "error", text, acts: [mine, other] }]);
  settled();
}

function settleConflict(row, value, note) {
  const mine = { value: row.text("value"), note: row.text("note") };
  row.adopt();
  row.write("value", value);
  row.write("note", note);
  undo.note(["value", "note"].map((field) => ({ code: row.code, field, before: mine[field], after: row.text(field) })));
  commit(row, { anyway: true });
  row.fields.value.focus();
}

function trouble(kind, sentence, codes) {
  for (const code of codes) rows.get(code).say("failed");
  notices.trouble(kind, sentence, { again: () => saver.now() });
  settled();
}

function settled() {
  const list = [...rows.values()];
  filters.count();
  notices.proposals(list.filter((row) => row.isProposed).length, () => take(list.filter((row) => row.isProposed)));
  notices.returned(list.filter((row) => row.data.returned).length);
  notices.state(list.filter((row) => row.local).length, list.some((row) => row.local === "saving"));
  submission.count();
}

// --- the page -----------------------------------------------------------------------------------------------------------

const grid = new Grid(
  table,
  {
    typing,
    edited,
    cleared,
    pasted,
    undo: () => write(undo.back(), { how: "undone", remember: false }),
    redo: () => write(undo.again(), { remember: false }),
  },
  tsv.write,
);
const submission = new Submission({ rows, saver, reveal, words, stamp: sheet.stamp });
const review = new Review({ ...sheet, rows });

/** Show a row and put the cursor into it. */
function reveal(row, field = "value") {
  filters.reveal(row);
  (row.fields[field] || row.element.cells[0]).focus();
}

/** Put the cursor where there is something to do: into the cell an address names, came back, or is empty. */
function begin() {
  if (!sheet.editable || document.activeElement !== document.body || !matchMedia("(pointer: fine)").matches) return;
  const open = [...rows.values()].filter(({ element, fields }) => !element.hidden && fields.value && !fields.value.readOnly);
  const named = rows.get(location.hash.slice(1));
  const row = named || open.find((one) => one.data.returned) || open.find((one) => !one.text("value")) || open[0];
  if (row) reveal(row);
}

function bringBack() {
  const left = [];
  for (const [code, draft] of drafts.all()) {
    const row = rows.get(code);
    if (!row || !sheet.editable) left.push([code, draft]);
    else {
      row.seen = draft.seen;
      row.write("value", draft.value);
      row.write("note", draft.note);
      commit(row);
    }
  }
  notices.left(left, { name: (code) => rows.get(code)?.data.name ?? code, drop: (code) => drafts.drop(code) });
}

window.addEventListener("online", () => saver.now());
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible" && saver.busy) saver.now();
});
window.addEventListener("beforeunload", (event) => {
  if (![...rows.values()].some((row) => row.local)) return;
  event.preventDefault();
  event.returnValue = true;
});

// Nobody need save here, but whoever is used to it may: what is being typed goes at once.
document.addEventListener("keydown", (event) => {
  if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "s") return;
  event.preventDefault();
  grid.keep(document.activeElement);
  saver.now();
});

document.getElementById("ledger-months")?.addEventListener("click", ({ currentTarget }) => {
  const all = table.classList.toggle("all-months");
  currentTarget.setAttribute("aria-pressed", String(all));
});

for (const row of rows.values()) row.takes = () => take([row]);
bringBack();
review.begin();
settled();
if (sheet.filter) filters.choose(sheet.filter);
begin();
document.documentElement.dataset.ledger = "ready";
