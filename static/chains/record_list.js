// The filter of a register's list: what is not filled in does not go into the address.

for (const form of document.querySelectorAll("form[data-tidy]")) {
  form.addEventListener("submit", () => {
    for (const field of form.elements) {
      if (field.name && field.value === "") field.disabled = true;
    }
  });
}

// The page comes back from the browser's memory: its fields can be filled in again.
window.addEventListener("pageshow", () => {
  for (const field of document.querySelectorAll("form[data-tidy] :disabled")) field.disabled = false;
});

// A filter is found by a part of its column's name or its initials; what is empty again stands as it stood.
const finder = document.querySelector("[data-finds-filter]");
if (finder) {
  const groups = [...document.querySelectorAll(".filter-group")];
  const none = document.querySelector("[data-finds-none]");
  const stood = new Map(groups.map((group) => [group, group.open]));

  finder.addEventListener("input", () => {
    const sought = finder.value.trim().toLowerCase();
    let found = 0;
    for (const group of groups) {
      const rows = [...group.querySelectorAll("fieldset")];
      for (const row of rows) row.hidden = !row.dataset.terms.includes(sought);
      const left = rows.filter((row) => !row.hidden).length;
      found += left;
      group.hidden = left === 0;
      group.open = sought ? left > 0 : stood.get(group);
    }
    none.hidden = found > 0;
  });
  finder.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    document.querySelector(".filter-group:not([hidden]) fieldset:not([hidden]) :is(input, select)")?.focus();
  });
}

// Records ticked for the form "bulk": how many; all of the page; from one to another with Shift; up and down by arrows.
const bar = document.getElementById("bulk");
if (bar) {
  const ticks = [...document.querySelectorAll("input[form=bulk][type=checkbox]")];
  const all = document.querySelector("[data-ticks-all]");
  const every = bar.elements["bulk-all"];
  const count = bar.querySelector("output");
  let last = 0;

  const tell = () => {
    const ticked = ticks.filter((tick) => tick.checked).length;
    count.textContent = every?.checked ? "" : count.dataset.counts.replace("NUMBER", ticked);
    all.checked = ticked === ticks.length;
    all.indeterminate = ticked > 0 && ticked < ticks.length;
  };
  const mark = (from, to, state) => {
    for (const tick of ticks.slice(Math.min(from, to), Math.max(from, to) + 1)) tick.checked = state;
  };

  all.hidden = false;
  all.addEventListener("change", () => {
    mark(0, ticks.length - 1, all.checked);
    tell();
  });
  ticks.forEach((tick, at) => {
    tick.addEventListener("click", (event) => {
      if (event.shiftKey) mark(last, at, tick.checked);
      last = at;
      tell();
    });
    tick.addEventListener("keydown", (event) => {
      const to = at + { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (!ticks[to]) return;
      event.preventDefault();
      if (event.shiftKey) mark(at, to, tick.checked);
      ticks[to].focus();
      last = to;
      tell();
    });
  });
  every?.addEventListener("change", tell);
  window.addEventListener("pageshow", tell);
}
