// @ts-check
/* Parsing: a query as units, each of which must be on a page. */
/** @import { Index } from "./index.js" */
/** @import { Matches } from "./matches.js" */

import { find } from "./find.js";
import { LETTER, kindOf, plain } from "./fold.js";
import { answers } from "./matches.js";
import { once } from "./memory.js";
import { bare } from "./terms.js";
import { wordsOf } from "./words.js";

/**
 * @typedef {object} Unit
 * @property {string} raw  as typed
 * @property {string} folded
 * @property {boolean} exact  whether it was quoted: it is looked for as written
 * @property {string} [word]  the word of a unit that ends with a number
 * @property {Matches} [matches]  its places, where they are known already
 */

/** Characters of a query that are read: nobody reads results for a whole page pasted. */
const LONGEST_QUERY = 200;

const TAG = /<\/?[a-z][^<>]*>/gi;

/** A quoted part, or what is between quoted parts. */
const PART = /["“”„«]([^"“”«»]+)["“”»]|[^"“”„«»]+/g;

const THAI_DIGIT = /[๐-๙]/g;

/** A date: 17/1/67, 6-3-2567. */
const DATE = /(^|[^\w/.-])0?(\d{1,2})([/.-])(\d{1,2})\3(\d{4}|\d\d)(?![\w/-])/g;

/** A query that is two digits. */
const TWO_DIGITS = /^\s*(\d\d)\s*$/;

/** A year with what says that it is one, and what that is typed behind: ปี 2567, รายงานปี 2567. */
const NAMED_YEAR = /(\S*?)(ปี|พ\.?ศ\.?)\s*(25\d\d)(?!\d)/g;

const MONTHS = Array.from({ length: 12 }, (_, month) =>
  new Date(2000, month).toLocaleDateString("th", { month: "long" }));

/**
 * Return a unit of what was typed.
 *
 * @param {string} raw
 * @param {boolean} exact
 * @returns {Unit}
 */
export function unitOf(raw, exact) {
  return { raw, folded: plain(raw), exact };
}

/**
 * Return the units of a query. Quotation marks keep words together, as written. Words that are not counted are left
 * out, unless there are no others.
 *
 * @param {Index} index
 * @param {string} query
 * @returns {Unit[]}
 */
export function parse(index, query) {
  const text = shortened(query.normalize("NFC").replace(TAG, " "));
  const units = [...text.matchAll(PART)].flatMap(([part, quoted]) => {
    if (quoted) return [unitOf(quoted, true)];
    return dated(index, part).split(/\s+/).map(word => unitOf(word, false));
  }).filter(hasLetter);
  const counted = units.flatMap(unit => unit.exact ? [unit] : withoutUncounted(index, unit));
  return counted.length ? counted : units;
}

/**
 * Return whether a unit has more than marks: a tone without its letter is a slip of the finger.
 *
 * @param {Unit} unit
 */
function hasLetter({ folded }) {
  return [...folded].some(char => kindOf(char.charCodeAt(0)) <= LETTER);
}

/**
 * Return a unit in a list, which is empty if none of its words counts. A number ends the unit if only words that are
 * not counted follow it: e11คืออะไร is e11.
 *
 * @param {Index} index
 * @param {Unit} unit
 */
function withoutUncounted(index, unit) {
  const core = bare(index, unit.raw);
  if (!core) return [];
  return [core !== unit.raw && /\d$/.test(core) ? unitOf(core, false) : unit];
}

/**
 * Return the beginning of a query that is far too long, up to a word's end.
 *
 * @param {string} query
 */
function shortened(query) {
  if (query.length <= LONGEST_QUERY) return query;
  const start = query.slice(0, LONGEST_QUERY), words = wordsOf(start);
  if (words.length > 1) return start.slice(0, words[words.length - 1].index);
  return start.slice(0, Math.max(start.lastIndexOf(" "), 0) || LONGEST_QUERY);
}

/**
 * Return a part of a query with its dates as pages write them: 17/1/67 and 17 ม.ค. 67 are of 2567, if pages have that
 * year. What only says that a year is one is left out: ปี 2567 is on pages as พ.ศ. 2567, too.
 *
 * @param {Index} index
 * @param {string} text
 */
function dated(index, text) {
  /** @type {(number: string) => boolean} */
  const known = number => answers(find(index, number, false));
  /** @type {(two: string) => string} */
  const year = two => known(`25${two}`) ? `25${two}` : two;
  return text.replace(THAI_DIGIT, digit => String(digit.charCodeAt(0) & 15))
    .replace(DATE, (all, before, day, _, month, number) => {
      const name = MONTHS[month - 1];
      return name ? `${before}${day} ${name} ${number}` : all;
    })
    .replace(shortYear(index), (_, before, two) => before + year(two))
    .replace(TWO_DIGITS, (all, two) => known(two) ? all : year(two))
    .replace(NAMED_YEAR, (all, before, word, number) =>
      before && index.corpus.includes(plain(before + word)) ? all : `${before} ${number}`);
}

/**
 * The pattern of a year's last two digits behind a word that a year follows: ปี 67, ม.ค. 67.
 *
 * @type {(index: Index) => RegExp}
 */
const shortYear = once(({ words }) => {
  const months = words.aliases.filter(group => group.some(word => MONTHS.includes(word))).flat().concat(MONTHS);
  const names = months.sort((a, b) => b.length - a.length).map(name => [...name].join("\\.?"));
  return new RegExp(`((?:ปี(?:งบ(?:ประมาณ)?)?|พ\\.?ศ|${names.join("|")})\\.?\\s*)(\\d\\d)(?!\\d)`, "g");
});
