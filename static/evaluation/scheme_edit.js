// A scheme being written: saved as one types, and told at each field what the rules say of it.

const form = document.querySelector("form[data-checked]");
const panel = document.querySelector("[data-check]");
const state = panel.querySelector("[data-state]");
const list = panel.querySelector("[data-wrong]");
const adopt = document.querySelector("[data-opens=adopt]");
let last = Promise.resolve();
let waiting = 0;

function say(field, sentence) {
  const note = document.createElement("p");
  note.className = "field-error";
  note.textContent = sentence;
  field.classList.add("is-invalid");
  const holder = field.closest(".scheme-items tr")?.cells[0] ?? field.closest(".field, td") ?? field.parentElement;
  note.id = `${field.id}_error`;
  field.setAttribute("aria-describedby", note.id);
  holder.append(note);
}

function show(answer) {
  for (const input of document.querySelectorAll("[name=seen]")) input.value = answer.version;
  for (const note of form.querySelectorAll(".field-error")) note.remove();
  for (const field of form.querySelectorAll(".is-invalid")) field.classList.remove("is-invalid");
  panel.querySelector("[data-verdict]").textContent = answer.errors.length ? panel.dataset.bad : panel.dataset.good;
  panel.querySelector("[data-count]").textContent = answer.errors.length
    ? panel.dataset.places.replace("#", answer.errors.length)
    : "";
  list.replaceChildren();
  for (const error of answer.errors) {
    const field = error.field && document.getElementById(`f-${error.field}`);
    if (field) say(field, error.message);
    const line = document.createElement("li");
    const link = document.createElement(error.address ? "a" : "span");
    if (error.address) link.href = error.address;
    link.textContent = error.sentence;
    line.append(link);
    list.append(line);
  }
  const clause = form.querySelector("[data-clause]");
  if (clause) clause.textContent = answer.method || clause.dataset.clause;
  const title = form.querySelector("[name$='.title']")?.value.trim();
  if (title) {
    const heading = document.querySelector("h1");
    document.title = document.title.replace(heading.firstChild.textContent.trim(), title);
    heading.firstChild.textContent = `${title} `;
  }
  if (adopt) adopt.disabled = answer.errors.length > 0;
  state.textContent = panel.dataset.saved;
}

function typed() {
  const sent = new URLSearchParams(new FormData(form));
  sent.delete("seen");
  return sent.toString();
}

async function save() {
  state.textContent = panel.dataset.saving;
  const sent = typed();
  try {
    const response = await fetch(form.action, {
      method: "POST",
      body: new FormData(form),
      headers: { Accept: "application/json" },
    });
    const answer = await response.json();
    if (response.ok) show(answer);
    else state.textContent = answer.refused;
    if (response.ok && sent === typed()) form.dispatchEvent(new Event("saved"));
  } catch {
    state.textContent = panel.dataset.failed;
  }
}

// One after the other: each goes on from the version that the one before came to.
form.addEventListener("change", (event) => {
  if (event.target.matches("[data-redraws]")) {
    const stay = document.createElement("input");
    Object.assign(stay, { type: "hidden", name: "stay", value: "yes" });
    form.append(stay);
    last.then(() => form.requestSubmit());
    return;
  }
  waiting += 1;
  last = last.then(save).then(() => {
    waiting -= 1;
  });
});

// A button goes on from there too: its own saving would else meet the one that leaving the field began. Where none is
// under way it is not held up: a browser ignores a submission that is asked for while it tells of another.
form.addEventListener("submit", (event) => {
  if (!waiting) return;
  event.preventDefault();
  const button = event.submitter;
  last.then(() => form.requestSubmit(button));
});

form.addEventListener("click", (event) => {
  const question = event.target.closest("[data-asks]")?.dataset.asks;
  if (question && !window.confirm(question)) event.preventDefault();
});

// What an error leads to may stand in a part that is folded up.
list.addEventListener("click", (event) => {
  const target = event.target.closest("a")?.getAttribute("href");
  const field = target?.startsWith("#") && document.getElementById(target.slice(1));
  if (!field) return;
  event.preventDefault();
  field.closest("details")?.setAttribute("open", "");
  field.scrollIntoView({ block: "center" });
  field.focus();
});
