// A refusal is not swapped in by htmx: it is asked for as a whole page, with its sentence at the field.

document.addEventListener("htmx:responseError", () => {
  document.getElementById("trial-form")?.submit();
});
