// A refusal is not swapped in by htmx: it is asked for as a whole page, with its sentence at the field. Once a trial
// was made again, what was said of the fields before no longer holds.

const form = document.getElementById("trial-form");

const isChanged = (field) =>
  field instanceof HTMLSelectElement
    ? !field.selectedOptions[0]?.defaultSelected
    : field.type === "text" && field.value !== field.defaultValue;

// What was chosen or typed before htmx was there, or is put back by the browser, is tried as well.
document.addEventListener("DOMContentLoaded", () => {
  if ([...(form?.elements ?? [])].some(isChanged)) form.dispatchEvent(new Event("change"));
});

document.addEventListener("htmx:responseError", () => form?.submit());

document.addEventListener("htmx:afterSwap", () => {
  for (const said of form?.querySelectorAll(".field-error") ?? []) said.remove();
  for (const field of form?.querySelectorAll(".is-invalid, [aria-invalid]") ?? []) {
    field.classList.remove("is-invalid");
    field.removeAttribute("aria-invalid");
  }
});
