// The last edits, so that each can be taken back and made again. An edit is a list of {code, field, before, after}.

const DEPTH = 100;

export class Undo {
  constructor() {
    this.done = [];
    this.undone = [];
  }

  note(edit) {
    const real = edit.filter((one) => one.before !== one.after);
    if (!real.length) return;
    this.done = [...this.done, real].slice(-DEPTH);
    this.undone = [];
  }

  /** What to write to take the last edit back: {code, field, text}[], nothing when there is none. */
  back() {
    const edit = this.done.pop();
    if (!edit) return [];
    this.undone.push(edit);
    return edit.map(({ code, field, before }) => ({ code, field, text: before }));
  }

  again() {
    const edit = this.undone.pop();
    if (!edit) return [];
    this.done.push(edit);
    return edit.map(({ code, field, after }) => ({ code, field, text: after }));
  }
}
