// A text field that offers what was meant while somebody types (ARIA combobox): <input data-suggestions="ADDRESS">.
// The address answers {"groups": [{"title", "items": [{"name", "detail", "address"}]}], "said": "5 suggestions"} to
// ?q=TEXT. An item with an address is a page to go to; one without is a name for the field.
// Arrows choose, Enter takes, Escape closes; without a choice Enter does what it does anyway.

const waits = 120; // ms after the last key
let count = 0;

class Suggest {
  constructor(input) {
    this.input = input;
    this.list = document.createElement("div");
    this.list.className = "suggestions";
    this.list.id = `suggestions-${(count += 1)}`;
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", input.labels?.[0]?.textContent.trim() ?? "");
    this.list.hidden = true;
    this.said = document.createElement("div");
    this.said.className = "visually-hidden";
    this.said.setAttribute("role", "status");
    const frame = document.createElement("span");
    frame.className = "suggest";
    const focused = document.activeElement === input;
    input.replaceWith(frame);
    frame.append(input, this.list, this.said);
    if (focused) input.focus(); // it lost the focus by being moved
    input.autocomplete = "off";
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-controls", this.list.id);
    input.setAttribute("aria-expanded", "false");
    input.addEventListener("input", (event) => event.isComposing || this.soon());
    input.addEventListener("compositionend", () => this.soon());
    input.addEventListener("keydown", (event) => event.isComposing || this.pressed(event));
    input.addEventListener("blur", () => this.close());
    // The field keeps the focus while somebody points.
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => this.take(event.target.closest("[role=option]")));
  }

  get options() {
    return [...this.list.querySelectorAll("[role=option]")];
  }

  get chosen() {
    return this.list.querySelector("[aria-selected=true]");
  }

  soon() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.ask(), waits);
  }

  async ask() {
    const text = this.input.value.trim();
    this.asking?.abort();
    if (!text) return this.close();
    this.asking = new AbortController();
    const address = new URL(this.input.dataset.suggestions, location.href);
    address.searchParams.set("q", text);
    try {
      const answer = await fetch(address, {
        headers: { Accept: "application/json" },
        signal: this.asking.signal,
        redirect: "error",
      });
      if (!answer.ok) return this.close();
      this.show(await answer.json());
    } catch {
      // Another key was pressed, or there is no connection: the field itself goes on working.
      this.close();
    }
  }

  show({ groups, said }) {
    if (document.activeElement !== this.input) return;
    this.list.replaceChildren(...groups.map((group, at) => this.group(group, at)));
    const open = groups.length > 0;
    this.said.textContent = said;
    this.said.className = open ? "visually-hidden" : "suggestions suggestions-none";
    this.choose(null);
    this.list.hidden = !open;
    this.input.setAttribute("aria-expanded", String(open));
  }

  group({ title, items }, at) {
    const group = document.createElement("div");
    if (title) {
      const head = document.createElement("div");
      head.className = "suggestions-head";
      head.id = `${this.list.id}-${at}`;
      head.textContent = title;
      group.setAttribute("role", "group");
      group.setAttribute("aria-labelledby", head.id);
      group.append(head);
    } else {
      group.setAttribute("role", "presentation");
    }
    items.forEach((item, number) => group.append(this.option(item, `${this.list.id}-${at}-${number}`)));
    return group;
  }

  option({ name, detail, address }, id) {
    const option = document.createElement("div");
    option.id = id;
    option.className = "suggestion";
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", "false");
    option.dataset.name = name;
    if (address) option.dataset.address = address;
    option.textContent = name;
    if (detail) {
      const more = document.createElement("span");
      more.className = "soft";
      more.textContent = ` ${detail}`;
      option.append(more);
    }
    return option;
  }

  choose(option) {
    this.chosen?.setAttribute("aria-selected", "false");
    if (!option) return this.input.removeAttribute("aria-activedescendant");
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    this.input.setAttribute("aria-activedescendant", option.id);
  }

  pressed(event) {
    const open = !this.list.hidden;
    if (event.key === "ArrowDown" && !open) {
      event.preventDefault();
      this.ask();
    } else if (open && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      event.preventDefault();
      const ring = [null, ...this.options];
      const step = event.key === "ArrowDown" ? 1 : -1;
      this.choose(ring[(ring.indexOf(this.chosen) + step + ring.length) % ring.length]);
    } else if (open && event.key === "Enter" && this.chosen) {
      event.preventDefault();
      this.take(this.chosen);
    } else if (open && event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      this.close();
    }
  }

  take(option) {
    if (!option) return;
    const { name, address } = option.dataset;
    this.close();
    if (address) {
      location.assign(address);
      return;
    }
    this.input.value = name;
    this.input.dispatchEvent(new Event("input", { bubbles: true }));
    clearTimeout(this.timer);
    this.input.dispatchEvent(new Event("change", { bubbles: true }));
  }

  close() {
    clearTimeout(this.timer);
    this.asking?.abort();
    this.choose(null);
    this.list.hidden = true;
    this.said.textContent = "";
    this.said.className = "visually-hidden";
    this.input.setAttribute("aria-expanded", "false");
  }
}

for (const input of document.querySelectorAll("input[data-suggestions]")) new Suggest(input);

// A form names the address for all its fields that stand for another record, with COLUMN for the field's name.
for (const input of document.querySelectorAll("form[data-names] input[data-suggest]")) {
  input.dataset.suggestions = input.form.dataset.names.replace("COLUMN", encodeURIComponent(input.name));
  new Suggest(input);
}

// "/" leads to the search from wherever nothing is being typed.
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, textarea, select, [contenteditable], [role=grid], dialog[open]")) return;
  const search = document.getElementById("search");
  if (!search || search.offsetParent === null) return;
  event.preventDefault();
  search.focus();
  search.select();
});
