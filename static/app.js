// What every page can do: menus that close, the navigation on a narrow window, dialogs, messages that go away.

const escape = "Escape";

function closeMenus(except) {
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    if (menu !== except) menu.open = false;
  }
}

function toggle(button) {
  const target = document.getElementById(button.dataset.toggles);
  const open = target.classList.toggle("open");
  button.setAttribute("aria-expanded", String(open));
  if (open) target.querySelector("a, button")?.focus();
}

function closeSide(focusBack) {
  const side = document.querySelector(".side.open");
  if (!side) return;
  side.classList.remove("open");
  const button = document.querySelector(`[data-toggles="${side.id}"]`);
  button?.setAttribute("aria-expanded", "false");
  if (focusBack) button?.focus();
}

document.addEventListener("click", (event) => {
  const at = event.target.closest("[data-toggles], [data-opens], [data-closes], [data-dismiss], [data-prints]");
  closeMenus(event.target.closest("details.menu"));
  if (!event.target.closest(".side") && !at?.dataset.toggles) closeSide(false);
  if (!at) return;
  if (at.dataset.toggles) toggle(at);
  if (at.dataset.opens) document.getElementById(at.dataset.opens).showModal();
  if ("closes" in at.dataset) at.closest("dialog").close();
  if ("dismiss" in at.dataset) at.parentElement.remove();
  if ("prints" in at.dataset) window.print();
});

document.addEventListener("keydown", (event) => {
  if (event.key !== escape) return;
  const menu = document.querySelector("details.menu[open]");
  closeMenus(null);
  menu?.querySelector("summary").focus();
  closeSide(true);
});

// A filter that is chosen is applied at once: <form data-live> with its selects.
document.addEventListener("change", (event) => {
  const form = event.target.closest("form[data-live]");
  if (form && event.target.matches("select, [type=checkbox], [type=radio], [type=date], [type=month]")) {
    form.requestSubmit();
  }
});

// A table wider than its frame can be pushed with the arrow keys, also where nothing in it takes the focus.
const frames = new ResizeObserver((entries) => {
  for (const { target: frame } of entries) {
    const pushed = frame.scrollWidth > frame.clientWidth || frame.scrollHeight > frame.clientHeight;
    if (pushed && !frame.querySelector("a[href], button, input, select, textarea")) frame.tabIndex = 0;
    else frame.removeAttribute("tabindex");
  }
});
for (const frame of document.querySelectorAll(".table-frame")) frames.observe(frame);
