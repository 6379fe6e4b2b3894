// Which rows are shown. A row that is mended while it is shown stays until another filter is chosen.

const STATES = {
  all: () => true,
  returned: (row) => Boolean(row.data.returned),
  wrong: (row) => row.data.state === "wrong" || ["unread", "conflict"].includes(row.local),
  warned: (row) => row.data.needs_note,
  missing: (row) => row.data.state === "missing",
  changed: (row) => row.data.changed,
};

export class Filters {
  constructor(bar, rows) {
    this.buttons = [...bar.querySelectorAll("[data-filter]")];
    this.rows = rows;
    for (const button of this.buttons) button.addEventListener("click", () => this.choose(button.dataset.filter));
  }

  choose(name) {
    for (const button of this.buttons) button.setAttribute("aria-pressed", String(button.dataset.filter === name));
    for (const row of this.rows) {
      row.element.hidden = !STATES[name](row);
      row.messages.classList.toggle("filtered", row.element.hidden);
    }
    for (const head of document.querySelectorAll("tr.group")) {
      head.hidden = ![...head.parentElement.querySelectorAll("tr[data-code]")].some((row) => !row.hidden);
    }
  }

  /** Show all rows when a row is wanted that is not shown. */
  reveal(row) {
    if (row.element.hidden) this.choose("all");
  }

  count() {
    for (const button of this.buttons) {
      const number = this.rows.filter(STATES[button.dataset.filter]).length;
      button.querySelector(".filter-count").textContent = number;
      button.classList.toggle("none", number === 0);
    }
  }
}
