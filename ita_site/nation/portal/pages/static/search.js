// @ts-check
/* The search by name: the file of all names (finder_index.py) becomes lines to look into, in their order. */
import { bare, folded, wordsOf } from "./names.js";

/**
 * @typedef {{ version: number, kinds: [string, string][], places: [string, string, string, number][], ids: string,
 *   of_kind: string, names: string }} Data
 * @typedef {{ id: string, name: string, district: string, province: string, own: string, text: string }} Line
 * @typedef {{ code: string, name: string, count: number, text: string }} Province
 * @typedef {{ kinds: [string, string][], lines: Line[], provinces: Province[] }} Index
 * @typedef {{ lines: Line[], provinces: Province[] }} Answer
 */

/** Between the texts of a line: nobody types it. */
const GAP = "|";

/** What people call every kind of municipality. */
const MUNICIPALITY = "เทศบาล";

/**
 * Return the index of the file's data.
 *
 * @param {Data} data
 * @returns {Index}
 */
export function indexOf({ kinds, places, ids, of_kind: ofKind, names: rest }) {
  const idOf = ids ? ids.split("\n") : [], rests = rest.split("\n");
  const shorts = [...kinds.map(([, short]) => bare(short)), ""], fulls = [...kinds.map(([full]) => full), ""];
  /** @type {Line[]} */
  const lines = [];
  /** @type {Map<string, Province>} */
  const provinces = new Map();
  for (const [code, province, district, count] of places) {
    const place = placeText(district) + GAP + placeText(province);
    const known = provinces.get(code) || { code, name: province, count: 0, text: placeText(province) };
    provinces.set(code, { ...known, count: known.count + count });
    for (let left = count; left; left--) {
      const at = lines.length, kind = Number(ofKind[at]), own = bare(folded(rests[at]));
      const names = (fulls[kind].startsWith(MUNICIPALITY) ? GAP + MUNICIPALITY + own : "") + GAP + shorts[kind] + own;
      const text = names + GAP + place;
      lines.push({ id: idOf[at], name: fulls[kind] + rests[at], district, province, own, text });
    }
  }
  return { kinds, lines, provinces: [...provinces.values()] };
}

/**
 * Return what a query finds: lines that have all its words, those whose own name begins with the first before others.
 *
 * @param {Index} index
 * @param {string} query
 * @returns {Answer}
 */
export function search({ kinds, lines, provinces }, query) {
  const words = wordsOf(query, kinds);
  if (!words.length) return { lines: [], provinces: [] };
  const matching = withAll(lines, words), joined = [words.join("")];
  const found = matching.length || words.length === 1 ? matching : withAll(lines, joined);
  const first = words[0];
  const begin = found.filter((line) => begins(line, first)), rest = found.filter((line) => !begins(line, first));
  return { lines: [...begin, ...rest], provinces: provinces.filter(({ text }) => text.startsWith(joined[0])) };
}

/**
 * Return the lines that have every word.
 *
 * @param {Line[]} lines
 * @param {string[]} words
 */
function withAll(lines, words) {
  return lines.filter(({ text }) => words.every((word) => text.includes(word)));
}

/**
 * @param {Line} line
 * @param {string} word
 */
function begins({ own, text }, word) {
  return own.startsWith(word) || text.startsWith(GAP + word);
}

/**
 * Return the name of a place without the word for what kind of place it is.
 *
 * @param {string} name
 */
function placeText(name) {
  return bare(folded(name).replace(/^(จังหวัด|อำเภอ|กิ่งอำเภอ|เขต)/, ""));
}
