// Before a ledger is submitted: everything delivered, what stands in the way said and led to, what changed shown.

export class Submission {
  constructor({ rows, saver, reveal, words, stamp }) {
    Object.assign(this, { rows, saver, reveal, words });
    this.stamp = stamp - this.versions; // what else it counts: the moves of the ledger
    this.button = document.getElementById("ledger-submit");
    this.dialog = document.getElementById("ledger-submission");
    this.button?.addEventListener("click", () => this.open());
  }

  get versions() {
    return [...this.rows.values()].reduce((sum, row) => sum + row.data.version, 0);
  }

  get obstacles() {
    return [...this.rows.values()].filter((row) => row.obstacle);
  }

  /** The button says how much is in the way. */
  count() {
    if (!this.button) return;
    const count = this.obstacles.length;
    const shown = this.button.querySelector(".filter-count");
    shown.textContent = count ? this.words.inTheWay.replace("{count}", count) : "";
    shown.hidden = !count;
  }

  async open() {
    this.button.classList.add("busy");
    await this.saver.settled();
    this.button.classList.remove("busy");
    const obstacles = this.obstacles;
    // The figures that this page has shown: the submission is refused when there are others by now.
    this.dialog.querySelector("[name=seen]").value = this.stamp + this.versions;
    this.dialog.querySelector("[data-when=blocked]").hidden = !obstacles.length;
    this.dialog.querySelector("[data-when=ready]").hidden = Boolean(obstacles.length);
    this.dialog.querySelector("[type=submit]").hidden = Boolean(obstacles.length);
    this.dialog.querySelector("#ledger-obstacles").replaceChildren(...obstacles.map((row) => this.obstacle(row)));
    this.dialog.querySelector("#ledger-changes").replaceChildren(...this.changes());
    this.sayStale();
    this.dialog.showModal();
  }

  /** The figures whose count has moved since they were entered. */
  sayStale() {
    const stale = [...this.rows.values()].filter((row) => row.data.stale);
    const notice = this.dialog.querySelector("#ledger-stale");
    const names = stale.map(({ data }) => `${data.short_name}（${data.text} → ${data.counted}）`);
    notice.textContent = `${this.words.moved_counts} ${names.join("、")}`;
    notice.hidden = !stale.length;
  }

  obstacle(row) {
    const item = document.createElement("li");
    const jump = document.createElement("button");
    jump.type = "button";
    jump.className = "btn btn-sm";
    jump.textContent = row.data.short_name;
    jump.addEventListener("click", () => {
      this.dialog.close();
      this.reveal(row, row.data.needs_note && !row.local ? "note" : "value");
    });
    item.append(jump, ` ${row.obstacle}`);
    return item;
  }

  changes() {
    const changed = [...this.rows.values()].filter((row) => row.data.changed);
    return changed.map(({ data }) => {
      const line = document.createElement("tr");
      const texts = [data.name, data.unit, data.was, data.text || "—", data.note];
      texts.forEach((text, at) => {
        const cell = document.createElement(at ? "td" : "th");
        if (!at) cell.scope = "row";
        if (at === 2 || at === 3) cell.className = "number";
        cell.textContent = text;
        line.append(cell);
      });
      return line;
    });
  }
}
