// Where the cells of a pasted block belong.

import { number, plain } from "./figures.js";

/**
 * @param block rows of texts
 * @param rows the rows shown, each {code, names}
 * @param at {row, field}: where the paste began; field is "value" or "note"
 * @returns {{edits: {code, field, text}[], spare: string[][], byName: boolean}} what goes where, and what has no place
 */
export function place(block, rows, at) {
  return named(block, rows) || positioned(block, rows, at);
}

/** From the cell downwards; a second column beside the figures is the note. */
function positioned(block, rows, at) {
  const fields = at.field === "value" ? ["value", "note"] : ["note"];
  const edits = [];
  const spare = [];
  block.forEach((texts, down) => {
    const row = rows[at.row + down];
    if (row) {
      texts.slice(0, fields.length).forEach((text, right) => edits.push({ code: row.code, field: fields[right], text }));
    }
    const beyond = row ? texts.slice(fields.length) : texts;
    if (beyond.some((text) => text.trim())) spare.push(beyond);
  });
  return { edits, spare, byName: false };
}

/** By the names of indicators, where the block carries them and leaves no doubt which column holds the figures. */
function named(block, rows) {
  const byName = new Map(rows.flatMap((row) => row.names.map((name) => [key(name), row])));
  const width = Math.max(...block.map((texts) => texts.length));
  const columns = [...Array(width).keys()];
  const found = (column) => block.filter((texts) => byName.has(key(texts[column] || ""))).length;
  const names = columns.find((column) => found(column) > 0 && found(column) * 2 >= filled(block, column));
  if (names === undefined) return null;
  const hits = block.filter((texts) => byName.has(key(texts[names] || "")));
  const figures = columns.filter((column) => column > names && hits.some((texts) => isFigure(texts[column])));
  if (figures.length !== 1) return null;
  return {
    edits: hits.map((texts) => ({
      code: byName.get(key(texts[names])).code,
      field: "value",
      text: texts[figures[0]] || "",
    })),
    spare: block.filter((texts) => !hits.includes(texts) && isFigure(texts[figures[0]])),
    byName: true,
  };
}

function filled(block, column) {
  return block.filter((texts) => (texts[column] || "").trim()).length;
}

function isFigure(text) {
  return Boolean(text) && number(plain(text).replace(/%$/, "")) !== null;
}

/** Names are compared without blanks, brackets' kinds, leading numbers and units in brackets. */
function key(name) {
  return plain(name)
    .replace(/^[\d一二三四五六七八九十]+[.、．\s]/, "")
    .replace(/[（(][^（()）]*[)）]$/, "")
    .replace(/\s/g, "");
}
