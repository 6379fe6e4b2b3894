// The reviewer's reasons, cell by cell. They stay in this browser as long as the ledger is what was reviewed.

import { Drafts } from "./drafts.js";

export class Review {
  constructor({ rows, account, ledger, stamp }) {
    this.stamp = stamp;
    this.rows = [...rows.values()].filter((row) => row.fields.reason);
    this.drafts = new Drafts({ account, ledger: `review/${ledger}` });
    this.button = document.getElementById("ledger-return");
    this.accept = document.getElementById("ledger-accept");
  }

  begin() {
    if (!this.button) return;
    const kept = new Map(this.drafts.all());
    for (const [code, { seen }] of kept) if (seen !== this.stamp) this.drafts.drop(code);
    for (const row of this.rows) {
      const field = row.fields.reason;
      const draft = kept.get(row.code);
      if (draft?.seen === this.stamp) field.value = draft.value;
      field.addEventListener("input", () => this.typed(row));
    }
    this.button.addEventListener("click", () => this.list());
    this.count();
  }

  typed(row) {
    const text = row.fields.reason.value;
    if (text.trim()) this.drafts.keep(row.code, { value: text, note: "", seen: this.stamp });
    else this.drafts.drop(row.code);
    this.count();
  }

  get given() {
    return this.rows.filter((row) => row.fields.reason.value.trim());
  }

  /** The reasons once more, before they go out. */
  list() {
    const lines = this.given.map((row) => {
      const item = document.createElement("li");
      item.textContent = `${row.data.name}：${row.fields.reason.value.trim()}`;
      return item;
    });
    document.getElementById("ledger-reasons").replaceChildren(...lines);
  }

  /** A ledger is returned by its reasons, and accepted when there are none. */
  count() {
    const count = this.given.length;
    this.button.querySelector(".filter-count").textContent = count || "";
    this.button.disabled = count === 0;
    if (this.accept) this.accept.disabled = count > 0;
  }
}
