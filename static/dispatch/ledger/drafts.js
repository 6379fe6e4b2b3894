// What is typed and not yet delivered, kept in the browser for one account and one ledger, one item for each cell.

const PREFIX = "chainchief.ledger";

export class Drafts {
  constructor({ account, ledger, storage = window.localStorage }) {
    this.prefix = `${PREFIX}/${account}/${ledger}/`;
    this.storage = storage;
  }

  /** Keep {value, note, seen} of a cell. False where the browser keeps nothing (storage full or forbidden). */
  keep(code, draft) {
    try {
      this.storage.setItem(this.prefix + code, JSON.stringify(draft));
      return true;
    } catch {
      return false;
    }
  }

  drop(code) {
    try {
      this.storage.removeItem(this.prefix + code);
    } catch {
      // a browser that keeps nothing has nothing to drop
    }
  }

  /** All kept cells, as [code, draft]. */
  all() {
    const kept = [];
    try {
      for (const name of Object.keys(this.storage)) {
        if (!name.startsWith(this.prefix)) continue;
        const draft = parsed(this.storage.getItem(name));
        if (draft) kept.push([name.slice(this.prefix.length), draft]);
      }
    } catch {
      return [];
    }
    return kept;
  }
}

function parsed(text) {
  try {
    const draft = JSON.parse(text);
    return draft && typeof draft.value === "string" && typeof draft.note === "string" ? draft : null;
  } catch {
    return null;
  }
}
