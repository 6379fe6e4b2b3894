// The columns of a named list: moved up and down among each other; the order they stand in is the order they are sent in.

for (const list of document.querySelectorAll("[data-ordered]")) {
  list.addEventListener("click", (event) => {
    const button = event.target.closest("[data-move]");
    if (!button) return;
    const row = button.closest("li");
    if (button.dataset.move === "up") row.previousElementSibling?.before(row);
    else row.nextElementSibling?.after(row);
    button.focus();
    row.dispatchEvent(new Event("input", { bubbles: true }));
  });

  // What is chosen joins the chosen ones, at their end; what is no longer chosen comes behind them.
  list.addEventListener("change", (event) => {
    const box = event.target.closest("input[type=checkbox]");
    if (!box) return;
    const others = [...list.querySelectorAll("input:checked")].filter((one) => one !== box);
    const last = others.at(-1)?.closest("li");
    if (last) last.after(box.closest("li"));
    else list.prepend(box.closest("li"));
    box.focus();
  });
}
