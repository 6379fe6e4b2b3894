// Forms that guard what was typed: a click counts once, Ctrl+S saves, leaving with unsaved changes asks first.
//
//   <form method="post" data-guard>   warns before leaving, saves with Ctrl+S, keeps a draft over a log-out
//   <form method="post" data-guard data-checked>   is saved as one types, whatever is wrong, and tells so by "saved"
//   <form method="post" data-again>   answers with a file, so that the page stays and the button may be used again

import { drop, forget, keep, offer } from "./drafts.js";

const sending = new WeakSet();
const guarded = document.querySelectorAll("form[data-guard]");
let changed = null;

function release(form) {
  sending.delete(form);
  for (const button of form.querySelectorAll(".busy")) button.classList.remove("busy");
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post" || event.defaultPrevented) return;
  if (sending.has(form)) {
    event.preventDefault();
    return;
  }
  sending.add(form);
  event.submitter?.classList.add("busy");
  if (form === changed) {
    keep(form, { sent: true });
    changed = null;
  }
  if ("again" in form.dataset) window.setTimeout(release, 3000, form);
});

// The page comes back from the browser's memory: its buttons work again.
window.addEventListener("pageshow", (event) => {
  if (event.persisted) document.querySelectorAll("form").forEach(release);
});

for (const form of guarded) {
  form.addEventListener("input", () => {
    changed = form;
    keep(form, { sent: false });
  });
  form.addEventListener("saved", () => {
    if (changed === form) changed = null;
    drop(form);
  });
  if (form.querySelector(".is-invalid") && !("checked" in form.dataset)) changed = form;
  offer(form, () => {
    changed = form;
  });
}

forget(guarded);

window.addEventListener("beforeunload", (event) => {
  if (!changed?.isConnected) return;
  event.preventDefault();
  event.returnValue = true;
});

document.addEventListener("keydown", (event) => {
  if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "s") return;
  const form = document.activeElement?.closest("form[data-guard]") ?? guarded[0];
  if (!form) return;
  event.preventDefault();
  form.requestSubmit(form.querySelector("[data-save]") ?? undefined);
});
