// Blocks of cells as spreadsheets put them on the clipboard: tabs between columns, quotes around what holds them.

/** Text → rows of texts. A quoted cell may hold tabs, line ends and doubled quotes. */
export function parse(text) {
  const rows = [];
  let row = [];
  let at = 0;
  const whole = text.replace(/\r\n?/g, "\n").replace(/\n$/, "");
  while (at <= whole.length) {
    const [cell, end] = whole[at] === '"' ? quoted(whole, at) : bare(whole, at);
    row.push(unguarded(cell));
    if (whole[end] !== "\t") {
      rows.push(row);
      row = [];
    }
    at = end + 1;
  }
  return rows;
}

function bare(text, from) {
  const found = text.slice(from).search(/[\t\n]/);
  const end = found < 0 ? text.length : from + found;
  return [text.slice(from, end), end];
}

function quoted(text, from) {
  let cell = "";
  for (let at = from + 1; at < text.length; at += 1) {
    if (text[at] !== '"') cell += text[at];
    else if (text[at + 1] === '"') {
      cell += '"';
      at += 1;
    } else if (at + 1 === text.length || "\t\n".includes(text[at + 1])) return [cell, at + 1];
    else break;
  }
  return bare(text, from); // a quote that nobody closed is a quote
}

/** Rows of texts → text. What a spreadsheet would take for a formula goes out as text. */
export function write(rows) {
  return rows.map((row) => row.map((cell) => fenced(guarded(cell))).join("\t")).join("\r\n");
}

function fenced(cell) {
  return /["\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

const FORMULA = /^[=+\-@\t\r＝＋－＠]/;
const FIGURE = /^[+-]?[\d,. ]+%?$/;

function guarded(cell) {
  return FORMULA.test(cell) && !FIGURE.test(cell) ? `'${cell}` : cell;
}

function unguarded(cell) {
  return /^'[=+\-@\t\r＝＋－＠]/.test(cell) ? cell.slice(1) : cell;
}
