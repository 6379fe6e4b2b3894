// What was typed into a guarded form outlives a log-out: it is kept in this tab, under the account that typed it, and
// offered when the same page is opened again. Passwords and files are never kept.

const account = document.body.dataset.account;
const PREFIX = "draft:";

function keyOf(form) {
  return `${PREFIX}${account}:${location.pathname}:${form.id || form.action}`;
}

function fields(form) {
  return [...form.elements].filter(
    (field) => field.name && !["hidden", "password", "file", "submit", "button"].includes(field.type),
  );
}

function valuesOf(form) {
  return fields(form).map((field) => [
    field.name,
    ["checkbox", "radio"].includes(field.type) ? field.checked : field.value,
  ]);
}

// The version that the form was drawn from, where it says so.
function versionOf(form) {
  return form.elements.seen?.value;
}

export function keep(form, { sent }) {
  if (!account) return;
  const draft = { path: location.pathname, sent, seen: versionOf(form), values: valuesOf(form) };
  sessionStorage.setItem(keyOf(form), JSON.stringify(draft));
}

// What was saved is no draft any more.
export function drop(form) {
  sessionStorage.removeItem(keyOf(form));
}

// A draft that was sent and did not come back to its page has arrived.
export function forget(guarded) {
  if (!account) return;
  const here = new Set([...guarded].map(keyOf));
  for (const key of Object.keys(sessionStorage)) {
    if (!key.startsWith(`${PREFIX}${account}:`) || here.has(key)) continue;
    const draft = JSON.parse(sessionStorage.getItem(key));
    if (draft.sent && draft.path !== location.pathname) sessionStorage.removeItem(key);
  }
}

// Offers the draft (<template data-draft>) when it differs from what the page came with and was not saved.
export function offer(form, restored) {
  const kept = account && sessionStorage.getItem(keyOf(form));
  if (!kept) return;
  const { sent, seen, values } = JSON.parse(kept);
  const saved = sent && (seen !== versionOf(form) || document.querySelector("#messages .notice-success"));
  if (saved || JSON.stringify(values) === JSON.stringify(valuesOf(form))) {
    drop(form);
    return;
  }
  const template = document.querySelector("template[data-draft]");
  const note = template.content.firstElementChild.cloneNode(true);
  note.querySelector("[data-restore]").addEventListener("click", () => {
    restore(form, values);
    note.remove();
    restored();
  });
  note.querySelector("[data-discard]").addEventListener("click", () => {
    drop(form);
    note.remove();
  });
  form.before(note);
}

function restore(form, values) {
  const left = [...values];
  for (const field of fields(form)) {
    const at = left.findIndex(([name]) => name === field.name);
    if (at < 0) continue;
    const [[, value]] = left.splice(at, 1);
    if (typeof value === "boolean") field.checked = value;
    else field.value = value;
  }
}
