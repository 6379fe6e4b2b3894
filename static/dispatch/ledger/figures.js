// Figures as people type and paste them, read at once in the page. The server reads them again and has the last word.

const ASCII = { "．": ".", "，": ",", "＋": "+", "－": "-", "−": "-", "–": "-", "％": "%" };
const SHAPE = /^([+-]?) ?(\d{1,3}(?:,\d{3})+|\d{1,3}(?: \d{3})+|\d*)(?:\.(\d*))?$/;

/** Full-width digits and signs as plain ones, odd blanks as blanks, none at the ends. */
export function plain(text) {
  return text
    .replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
    .replace(/[．，＋－−–％]/g, (sign) => ASCII[sign])
    .replace(/[\u3000\u00a0\u2009\u202f]/g, " ")
    .trim();
}

/** "１，２３４．５０" → "1234.5"; null where this is no number. */
export function number(text) {
  const found = SHAPE.exec(plain(text));
  if (!found || !(found[2] || found[3])) return null;
  const whole = found[2].replace(/[, ]/g, "").replace(/^0+(?=\d)/, "") || "0";
  const part = (found[3] || "").replace(/0+$/, "");
  const size = part ? `${whole}.${part}` : whole;
  return found[1] === "-" && size !== "0" ? `-${size}` : size;
}

/**
 * What a text means in a cell: {value} in its one plain spelling ("" is nothing), or {wrong: the name of the reason}.
 * The cell's own unit and a percent sign may stand behind the figure.
 */
export function read(text, { form, unit }) {
  if (form === "words") return { value: text.trim() };
  const written = plain(text);
  if (!written) return { value: "" };
  if (form === "milestone") return milestone(written);
  const value = number(written);
  if (value !== null) return { value };
  const [bare, behind] = parted(written);
  if (behind === unit && number(bare) !== null) return { value: number(bare) };
  return { wrong: behind && number(bare) !== null ? "otherUnit" : "notANumber" };
}

function parted(written) {
  const end = written.search(/[^\d\s.,+-]/);
  return end > 0 ? [written.slice(0, end).trim(), written.slice(end).trim()] : [written, ""];
}

const YES = new Set(["1", "是", "已完成", "完成", "√", "✓", "yes", "y"]);
const NO = new Set(["0", "否", "未完成", "×", "no", "n"]);

function milestone(written) {
  const word = written.toLowerCase();
  if (YES.has(word)) return { value: "1" };
  if (NO.has(word)) return { value: "0" };
  return { wrong: "notYesOrNo" };
}
