// @ts-check
/* Numbers: a small number belongs to the word before it. */
/** @import { Block, Index } from "./index.js" */
/** @import { Match, Matches } from "./matches.js" */
/** @import { Unit } from "./parse.js" */
/** @import { Inquiry } from "./spellings.js" */

import { find, findAny, variants } from "./find.js";
import { lengthOf, plain } from "./fold.js";
import { answers, only, union } from "./matches.js";
import { unitOf } from "./parse.js";
import { meant } from "./spellings.js";
import { bare, isFiller, wordsAsked } from "./terms.js";
import { APART, startsOf } from "./words.js";

/** What may be between a word and its number. */
const JOINTS = ["", "ที่", "ข้อ", "ข้อที่"];

/** The same at the end of a word, as it is typed. */
const JOINT = /(ข[่้]?อ)?(ที[่้]?)?$/;

const NUMBERS = ["หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า", "สิบ"];

/** A folded text that ends with a small number, and the number. */
const NUMBERED = new RegExp(`^(.*?)(\\d{1,2}|${NUMBERS.join("|")})$`);

const SMALL_NUMBER = /^\d{1,2}$/, ENDS_IN_THAI = /[\u0e00-\u0e7f]$/;

/** Characters of the longest word that a number is looked for behind. */
const LONGEST_NAME = 40;

/**
 * Return the units with each small number joined to the word before it, if pages have both together: ตัวชี้วัดที่ 6,
 * ตัวชี้วัด ที่ 6, ตัวชี้วัด 6 and ตัวชี้วัด6 are one unit. Where they do not, the number counts only beside a word
 * that it was typed beside.
 *
 * @param {Inquiry} inquiry
 * @param {Unit[]} units
 * @returns {Unit[]}
 */
export function bind(inquiry, units) {
  /** @type {Unit[]} */
  const bound = [];
  for (const unit of units) {
    const size = wordsOfNumber(bound, unit), first = bound.length - size;
    const joined = size < 0 ? null : withNumber(inquiry, bound.slice(first), unit);
    if (joined) bound.splice(first, size, ...joined);
    else bound.push(unit);
  }
  if (bound.length < 2) return bound;
  return bound.map((unit, i) => {
    if (unit.exact || !SMALL_NUMBER.test(unit.folded)) return unit;
    return { ...unit, matches: beside(inquiry.index, unit.folded, bound[i - 1], bound[i + 1]) };
  });
}

/**
 * Return the two parts of a folded text that ends with a small number; both are empty if it does not.
 *
 * @param {Unit} unit
 */
function splitNumber({ exact, folded }) {
  const [, word = "", number = ""] = exact ? [] : folded.match(NUMBERED) || [];
  return { word, number };
}

/**
 * Return how many of the last units are the word of the number in `unit`: 0 if the word is in the unit itself, 2 if
 * there is a joint between them, -1 if there is no word or no number.
 *
 * @param {Unit[]} bound
 * @param {Unit} unit
 */
function wordsOfNumber(bound, unit) {
  const { word, number } = splitNumber(unit), last = bound[bound.length - 1], before = bound[bound.length - 2];
  if (number && word) return ENDS_IN_THAI.test(word) ? 0 : -1;
  if (!number || !last || last.exact) return -1;
  return before && !before.exact && last.folded.replace(JOINT, "") === "" ? 2 : 1;
}

/**
 * Return the units that some words and the number behind them make, null if pages do not have them together.
 *
 * @param {Inquiry} inquiry
 * @param {Unit[]} words
 * @param {Unit} unit
 */
function withNumber(inquiry, words, unit) {
  const { word, number } = splitNumber(unit), raw = [...words, unit].map(part => part.raw).join(" ");
  return endingWithNumber(inquiry, raw, word || words.map(part => part.folded).join(""), number);
}

/**
 * Return the units of a text that ends with a number: as few of its last words as are found with the number, and what
 * is before these: มาตรการที่ 3 in ใครรับผิดชอบมาตรการที่ 3. Return null if none are found with it.
 *
 * @param {Inquiry} inquiry
 * @param {string} raw
 * @param {string} word  the text without the number, folded
 * @param {string} number
 * @returns {Unit[] | null}
 */
function endingWithNumber(inquiry, raw, word, number) {
  const { index } = inquiry, whole = numbered(inquiry, raw, word, number, false);
  if (whole) return [whole];
  const words = raw.slice(0, Math.max(raw.lastIndexOf(number), 0));
  for (const { index: at, segment } of wordsAsked(index, words).slice(1)) {
    const tail = plain(words.slice(at));
    if (isFiller(index, segment) || lengthOf(tail) < 4 || tail.length >= LONGEST_NAME) continue;
    const part = numbered(inquiry, raw.slice(at), tail, number, true);
    if (!part) continue;
    const head = bare(index, words.slice(0, at));
    return head ? [unitOf(head, false), part] : [part];
  }
  return null;
}

/**
 * Return the unit of a word with its number, null if it is not on pages. The unit has no places if pages have the word
 * with other numbers only, as มาตรการที่ 99; but 1 มกราคม is as good as วันที่ 1 มกราคม.
 *
 * @param {Inquiry} inquiry
 * @param {string} raw
 * @param {string} word
 * @param {string} number
 * @param {boolean} part  whether the word was cut off a longer text: then nothing may be apart in it
 * @returns {Unit | null}
 */
function numbered(inquiry, raw, word, number, part) {
  const { index } = inquiry, name = word.replace(JOINT, "") || word, spelled = NUMBERS.indexOf(number) + 1;
  const forms = namesWithJoints(inquiry, name, word, part);
  /** @type {(figure: string) => Matches} */
  const placesOf = figure => only(union(forms.map(form => find(index, form + figure, true))),
    (block, match) => isOneName(index, block, match, name, part));
  const matches = spelled ? union([placesOf(String(spelled)), placesOf(number)]) : placesOf(number);
  const isOrdinal = !spelled && name !== word && name !== "วัน";
  /** @type {() => boolean} */
  const hasOthers = () => forms.some(form => digitsBehind(index, form).some(digit => placesOf(digit).size));
  if (!matches.size && !(isOrdinal && hasOthers())) return null;
  return { raw, folded: word + number, exact: false, word, matches };
}

/**
 * Return a word and all that it may be called, with each joint behind it.
 *
 * @param {Inquiry} inquiry
 * @param {string} name
 * @param {string} word
 * @param {boolean} part
 */
function namesWithJoints(inquiry, name, word, part) {
  const { index } = inquiry, names = new Set(variants(index, name));
  if (!part && !answers(findAny(index, name))) for (const other of meant(inquiry, name, false)) names.add(other);
  return [...new Set([word, ...[...names].flatMap(other => JOINTS.map(joint => other + joint))])];
}

/**
 * Return whether a place is of the name as a word by itself: ม.3 is not the end of กิจกรรม ข้อ 3.
 *
 * @param {Index} index
 * @param {Block} block
 * @param {Match} match
 * @param {string} name
 * @param {boolean} part
 */
function isOneName(index, block, match, name, part) {
  const starts = startsOf(index, block), at = block.at + match.start;
  if (!starts[at] && lengthOf(name) < 4) return false;
  return !part || !starts.subarray(at + 1, at + name.length).includes(APART);
}

/**
 * Return the digits that follow a text anywhere, without 0.
 *
 * @param {Index} index
 * @param {string} form
 */
function digitsBehind({ corpus }, form) {
  const digits = new Set();
  for (let at = corpus.indexOf(form); at >= 0; at = corpus.indexOf(form, at + 1)) digits.add(corpus[at + form.length]);
  return [...digits].filter(digit => digit > 0);
}

/**
 * Return the places of a small number beside the words that it was typed between: alone it is anywhere.
 *
 * @param {Index} index
 * @param {string} number
 * @param {Unit | undefined} before
 * @param {Unit | undefined} after
 */
function beside(index, number, before, after) {
  const forms = before ? JOINTS.flatMap(joint => variants(index, (before.word || before.folded) + joint + number)) : [];
  return union(forms.concat(after ? variants(index, number + after.folded) : []).map(form => find(index, form, true)));
}
