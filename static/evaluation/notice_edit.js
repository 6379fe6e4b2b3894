// The draft of a notice: its length while one types, and a word of caution while changes are unsaved.

const form = document.querySelector(".notice-form");
const length = form.querySelector("[data-length]");
const total = length.querySelector("[data-total]");
const counted = [...form.querySelectorAll("[data-counts]")];
const issue = document.querySelector("[data-issue]");
const unsaved = document.querySelector("[data-unsaved]");

// As the server counts: every character but blanks and line ends.
function characters(text) {
  return [...text.replace(/\s/gu, "")].length;
}

function count() {
  const sum = counted.reduce((before, field) => before + characters(field.value), 0);
  total.textContent = sum.toLocaleString("en");
  const over = (limit) => sum > Number(length.dataset[limit]);
  length.querySelector("[data-over=comprehensive]").hidden = !over("comprehensive");
  length.querySelector("[data-over=specific]").hidden = !over("specific") || over("comprehensive");
}

function fit(field) {
  if (field.tagName !== "TEXTAREA") return;
  field.style.height = "auto";
  field.style.height = `${field.scrollHeight + 4}px`;
}

form.addEventListener("input", (event) => {
  count();
  fit(event.target);
  unsaved.hidden = false;
  if (issue) issue.disabled = true;
});

window.addEventListener("resize", () => form.querySelectorAll("textarea").forEach(fit));
count();
form.querySelectorAll("textarea").forEach(fit);
document.querySelector("dialog[data-opened]")?.showModal();
