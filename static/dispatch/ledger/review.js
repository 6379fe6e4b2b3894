// The reviewer's reasons, cell by cell. They stay in this browser until the ledger is returned or they are taken out.

import { Drafts } from "./drafts.js";

export class Review {
  constructor({ rows, account, ledger }) {
    this.rows = [...rows.values()].filter((row) => row.fields.reason);
    this.drafts = new Drafts({ account, ledger: `${ledger}/review` });
    this.button = document.getElementById("ledger-return");
    this.accept = document.getElementById("ledger-accept");
  }

  begin() {
    if (!this.button) return;
    const kept = new Map(this.drafts.all());
    for (const row of this.rows) {
      const field = row.fields.reason;
      field.value = field.value || kept.get(row.code)?.value || "";
      field.addEventListener("input", () => this.typed(row));
    }
    this.button.addEventListener("click", () => this.list());
    this.count();
  }

  typed(row) {
    const text = row.fields.reason.value;
    if (text.trim()) this.drafts.keep(row.code, { value: text, note: "" });
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
