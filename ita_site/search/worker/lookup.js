// @ts-check
/* Looking up: the places of a unit, as it is typed or as it may be meant. */
/** @import { Index } from "./index.js" */
/** @import { Unit } from "./parse.js" */
/** @import { Inquiry } from "./spellings.js" */

import { find, findAny } from "./find.js";
import { lengthOf } from "./fold.js";
import { writtenPlaces } from "./index.js";
import { Matches, answers, inOneBlock, onOnePage, only, union, weakened } from "./matches.js";
import { unitOf } from "./parse.js";
import { mend } from "./spellings.js";
import { bare, countedWords } from "./terms.js";

/** A number that is written in one piece: 1300 is no time of day. */
const LONG_NUMBER = /^\d{3,}$/;

/** Words of a text that no page has together by chance. */
const SENTENCE = 4;

/**
 * Return the places of a unit: as it is, or what means the same; else as it sounds; else without words that are not
 * counted; else by its words.
 *
 * @param {Inquiry} inquiry
 * @param {Unit} unit
 * @returns {Matches}
 */
export function lookUp(inquiry, unit) {
  const { index } = inquiry;
  if (unit.matches) return unit.matches;
  if (unit.exact) return find(index, unit.folded, false);
  if (LONG_NUMBER.test(unit.raw)) return wholeNumbers(index, unit.folded);
  const exact = findAny(index, unit.folded);
  if (answers(exact)) return exact;
  const alike = exact.size ? exact : mend(inquiry, unit.folded, true);
  if (alike.size > exact.size) return alike;
  return withoutFillers(inquiry, unit) || byWords(inquiry, unit, exact);
}

/**
 * Return the places of a number that have nothing between its digits.
 *
 * @param {Index} index
 * @param {string} number
 */
function wholeNumbers(index, number) {
  return only(find(index, number, false), (block, { start, end }) => {
    const places = writtenPlaces(block);
    return !/[.:/]/.test(block.text.slice(places[start], places[end - 1]));
  });
}

/**
 * Return the places of what a unit has between words that are not counted, null if it has none of these or no page has
 * the rest.
 *
 * @param {Inquiry} inquiry
 * @param {Unit} unit
 */
function withoutFillers(inquiry, unit) {
  const core = bare(inquiry.index, unit.raw);
  if (!core || core === unit.raw) return null;
  const matches = lookUp(inquiry, unitOf(core, false));
  return answers(matches) ? matches : null;
}

/**
 * Return the places of a unit's words: all in one block; else the unit with a mistake mended; else a sentence's words
 * on one page; else the words in one block, each mended if need be. Small words alone are together anywhere, so they
 * are not looked for.
 *
 * @param {Inquiry} inquiry
 * @param {Unit} unit
 * @param {Matches} exact  the places of the unit as it is
 */
function byWords(inquiry, unit, exact) {
  const { index } = inquiry, words = countedWords(index, unit.raw);
  const telling = words.length > 1 && words.some(word => lengthOf(word) > 3);
  /** @type {(word: string) => Matches} */
  const asTyped = word => findAny(index, word);
  const known = telling ? union([exact, inOneBlock(ofEach(words, asTyped))]) : exact;
  if (answers(known)) return known;
  const mended = mend(inquiry, unit.folded, false);
  if (mended.size || known.size) return union([known, mended]);
  const onPages = words.length >= SENTENCE ? onOnePage(ofEach(words, asTyped)) : mended;
  if (onPages.size || !telling) return onPages;
  return inOneBlock(ofEach(words, word => {
    const matches = asTyped(word);
    return matches.size ? matches : mend(inquiry, word, false);
  }));
}

/**
 * Return the places of each word, those of short words weak; no places at all as soon as one word has none. The long
 * ones, which are rare, are looked for first.
 *
 * @param {string[]} words
 * @param {(word: string) => Matches} seek
 * @returns {Matches[]}
 */
function ofEach(words, seek) {
  const byWord = new Map();
  for (const word of [...words].sort((a, b) => b.length - a.length)) {
    const matches = seek(word);
    if (!matches.size) return [matches];
    byWord.set(word, lengthOf(word) > 3 ? matches : weakened(matches));
  }
  return words.map(word => byWord.get(word));
}
