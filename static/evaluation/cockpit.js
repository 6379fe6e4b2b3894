// A light opens to its reason: htmx fetches the figure's page and puts its part "reason" into the dialog.

const dialog = document.getElementById("reason-dialog");

document.addEventListener("htmx:afterSwap", (event) => {
  if (dialog?.contains(event.target) && !dialog.open) dialog.showModal();
});

// Whatever goes wrong, the link still leads to its page.
for (const name of ["htmx:responseError", "htmx:sendError"]) {
  document.addEventListener(name, (event) => {
    const address = event.detail.elt?.closest("a")?.href;
    if (address) window.location.assign(address);
  });
}

dialog?.addEventListener("click", (event) => {
  if (event.target === dialog) dialog.close();
});
