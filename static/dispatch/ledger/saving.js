// Cells on their way to the server: one request at a time, the next one carries all that has come together meanwhile.

const PAUSE = 300;
const PATIENCE = 15_000;
const WAITS = [2_000, 4_000, 8_000, 15_000, 30_000];

/**
 * A parcel is {value, inWords, note, seen, how}: what is to stand in a cell, the version it was seen with, and how it
 * came to stand there: "pasted", "undone", or nothing where it was typed.
 * `told` gets what happens: saving(codes), saved(row, the last parcel that was put for it),
 * unread(code, sentence), moved(row as somebody else saved it), delivered(),
 * trouble(kind, sentence, codes) with kind "offline" | "server" | "login" | "stale" | "refused".
 */
export class Saver {
  constructor({ url, token, told, send = window.fetch.bind(window) }) {
    Object.assign(this, { url, token, told, send });
    this.waiting = new Map();
    this.sending = new Map();
    this.lost = new Map();
    this.failures = 0;
    this.held = false;
    this.timer = 0;
  }

  /** Whether anything is not yet with the server. */
  get busy() {
    return this.waiting.size > 0 || this.sending.size > 0;
  }

  isSending(code) {
    return this.sending.has(code);
  }

  isWaiting(code) {
    return this.waiting.has(code);
  }

  /** Put a cell on its way. */
  put(code, parcel) {
    this.waiting.set(code, parcel);
    this.later(this.failures ? WAITS[0] : PAUSE);
  }

  /** A cell that is to wait no longer: it was put back to what the server has, or cannot be understood. */
  withdraw(code) {
    this.waiting.delete(code);
  }

  /** Try now, whatever happened before. */
  now() {
    this.held = false;
    this.later(0);
  }

  /** Resolves when nothing is on its way any more, or when delivery has come to a halt. */
  async settled() {
    this.now();
    while (this.busy && !this.held && !this.failures) await new Promise((done) => setTimeout(done, 50));
    return !this.busy;
  }

  later(wait) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.deliver(), wait);
  }

  async deliver() {
    if (this.sending.size || !this.waiting.size) return;
    this.held = false;
    this.sending = this.nextLoad();
    for (const code of this.sending.keys()) this.waiting.delete(code);
    this.told.saving([...this.sending.keys()]);
    let answer;
    try {
      answer = await this.post();
    } catch {
      this.putBack({ lost: true });
      this.halt("offline", "");
      return;
    }
    this.receive(answer.status, answer.body);
    if (this.waiting.size && !this.held && !this.failures) this.later(PAUSE);
    if (!this.busy) this.told.delivered();
  }

  /** Cells that came in the same way go together, since the server notes how they came. */
  nextLoad() {
    const [, first] = this.waiting.entries().next().value;
    return new Map([...this.waiting].filter(([, parcel]) => parcel.how === first.how));
  }

  async post() {
    const cells = [...this.sending].map(([code, { value, inWords, note, seen }]) =>
      inWords ? { code, words: value, note, seen } : { code, value, note, seen },
    );
    const [{ how }] = this.sending.values();
    const giveUp = new AbortController();
    const clock = setTimeout(() => giveUp.abort(), PATIENCE);
    try {
      const response = await this.send(this.url, {
        method: "POST",
        credentials: "same-origin",
        headers: { "Content-Type": "application/json", Accept: "application/json", "X-CSRFToken": this.token },
        body: JSON.stringify({ cells, pasted: how === "pasted", undone: how === "undone" }),
        signal: giveUp.signal,
      });
      const body = await response.json().catch(() => ({}));
      return { status: response.status, body };
    } finally {
      clearTimeout(clock);
    }
  }

  receive(status, body) {
    if (status === 200 && body.rows) return this.accept(body);
    if (status === 409 && body.moved) return this.rebase(body.moved);
    if (status === 400 && body.unread) return this.setAside(body.unread);
    this.putBack({ lost: status >= 500 });
    if (status >= 500 || status === 200) return this.halt("server", "");
    const kind = status === 401 ? "login" : status === 403 ? "stale" : "refused";
    return this.halt(kind, body.detail || "");
  }

  accept({ rows }) {
    this.failures = 0;
    const sent = this.sending;
    this.sending = new Map();
    for (const row of rows) {
      const newer = this.waiting.get(row.code);
      if (newer) this.waiting.set(row.code, { ...newer, seen: row.version });
      this.lost.delete(row.code);
      this.told.saved(row, newer || sent.get(row.code));
    }
  }

  /** Cells that the server cannot read wait until they are mended; the others go on. */
  setAside(unread) {
    this.failures = 0;
    this.putBack({ lost: false });
    for (const [code, sentence] of Object.entries(unread)) {
      this.waiting.delete(code);
      this.told.unread(code, sentence);
    }
  }

  /** Somebody saved a cell since it was seen. Our own save whose answer was lost is no other person's. */
  rebase(moved) {
    this.failures = 0;
    this.putBack({ lost: false });
    for (const row of moved) {
      const parcel = this.waiting.get(row.code);
      if (!parcel) continue;
      if ((this.lost.get(row.code) || []).some((one) => one.value === row.plain && one.note === row.note)) {
        this.waiting.set(row.code, { ...parcel, seen: row.version });
      } else {
        this.waiting.delete(row.code);
        this.told.moved(row);
      }
    }
  }

  putBack({ lost }) {
    for (const [code, parcel] of this.sending) {
      if (lost) this.lost.set(code, [...(this.lost.get(code) || []), parcel]);
      if (!this.waiting.has(code)) this.waiting.set(code, parcel);
    }
    this.sending = new Map();
  }

  /** Nothing is delivered now: by itself again after a while, or held until a person has done something. */
  halt(kind, sentence) {
    this.held = kind !== "offline" && kind !== "server";
    this.told.trouble(kind, sentence, [...this.waiting.keys()]);
    if (this.held) return;
    this.later(WAITS[Math.min(this.failures, WAITS.length - 1)]);
    this.failures += 1;
  }
}
