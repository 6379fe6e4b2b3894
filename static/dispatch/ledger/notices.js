// What the page says above the grid: whether all is saved, what is in the way, what became of a pasted block.

export class Notices {
  constructor(words) {
    this.words = words;
    this.status = document.getElementById("ledger-saved");
    this.banner = document.getElementById("ledger-trouble");
    this.paste = document.getElementById("ledger-paste");
    this.leftovers = document.getElementById("ledger-leftovers");
    this.reason = "";
  }

  /** How many cells are not saved, and whether some are just being saved. */
  state(unsaved, saving) {
    const { allSaved, savingNow, unsavedCells } = this.words;
    const text = !unsaved ? allSaved : saving ? savingNow : unsavedCells.replace("{count}", unsaved);
    if (this.reason) this.banner.firstChild.textContent = this.reason + this.words.keptHere.replace("{count}", unsaved);
    if (!this.status || this.status.textContent === text) return;
    this.status.textContent = text;
    this.status.classList.toggle("unsaved", unsaved > 0);
  }

  /** How many open figures the registers count, and the button that takes them all over. */
  proposals(count, take) {
    const notice = document.getElementById("ledger-counted");
    if (!notice) return;
    notice.hidden = !count;
    notice.querySelector("p").textContent = this.words.countedOpen.replace("{count}", count);
    notice.querySelector("button").onclick = take;
  }

  /** How many cells of a returned ledger are still to be mended. */
  returned(count) {
    const line = document.getElementById("ledger-returned");
    if (!line) return;
    const { one, many, none } = this.words.returned;
    const text = (count === 0 ? none : count === 1 ? one : many).replace("{count}", count);
    if (line.textContent.trim() !== text) line.textContent = text;
  }

  calm() {
    this.banner.hidden = true;
    this.reason = "";
  }

  /** Why nothing is saved now, and what can be done; how many cells wait is said by `state`. */
  trouble(kind, sentence, { again }) {
    this.reason = sentence || this.words.trouble[kind];
    const act = kind === "login" ? this.link() : control(kind === "stale" ? this.words.reload : this.words.again);
    if (kind === "stale") act.addEventListener("click", () => window.location.reload());
    else if (kind !== "login") act.addEventListener("click", again);
    this.banner.replaceChildren(paragraph(this.reason), act);
    this.banner.hidden = false;
  }

  link() {
    const link = document.createElement("a");
    link.className = "btn btn-sm";
    link.href = this.banner.dataset.login;
    link.textContent = this.words.logIn;
    return link;
  }

  /** The browser keeps nothing: what is not saved would be lost with the page. */
  unkept() {
    this.banner.replaceChildren(paragraph(this.words.unkept));
    this.banner.hidden = false;
  }

  pasted(count, byName, spare) {
    const { pastedByName, pastedSpare } = this.words;
    const said = [];
    if (byName) said.push(pastedByName.replace("{count}", count));
    if (spare.length) said.push(pastedSpare.replace("{text}", spare.map((row) => row.join(" ")).join(" ⏎ ")));
    this.paste.replaceChildren(paragraph(said.join(" ")), closer(this.words.close, this.paste));
    this.paste.hidden = !said.length;
  }

  /** Cells kept in this browser that can no longer be saved: shown, so that nothing typed is lost. */
  left(cells, { name, drop }) {
    if (!cells.length || !this.leftovers) return;
    const list = document.createElement("ul");
    for (const [code, { value, note }] of cells) {
      const item = document.createElement("li");
      item.textContent = `${name(code)}：${[value || "—", note].filter(Boolean).join(" · ")}`;
      list.append(item);
    }
    const discard = control(this.words.discard);
    discard.addEventListener("click", () => {
      cells.forEach(([code]) => drop(code));
      this.leftovers.hidden = true;
    });
    const body = document.createElement("div");
    body.append(paragraph(this.words.leftovers), list);
    this.leftovers.replaceChildren(body, discard);
    this.leftovers.hidden = false;
  }
}

function paragraph(text) {
  const element = document.createElement("p");
  element.textContent = text;
  return element;
}

function control(label) {
  const element = document.createElement("button");
  element.type = "button";
  element.className = "btn btn-sm";
  element.textContent = label;
  return element;
}

function closer(label, of) {
  const element = document.createElement("button");
  element.type = "button";
  element.className = "close";
  element.setAttribute("aria-label", label);
  element.addEventListener("click", () => {
    of.hidden = true;
  });
  return element;
}
