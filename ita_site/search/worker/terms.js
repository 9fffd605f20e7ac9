// @ts-check
/* Terms: a query's text cut into words, without those that are not counted. */
/** @import { Index } from "./index.js" */
/** @import { Word } from "./words.js" */

import { find } from "./find.js";
import { plain } from "./fold.js";
import { answers } from "./matches.js";
import { joins, knowsWords, wordsOf } from "./words.js";

/** Letters of the shortest part that a text is cut into where the browser knows no words. */
const LEAST_PART = 4;

/**
 * Return whether a word is one that is not counted: ที่, ไหน.
 *
 * @param {Index} index
 * @param {string} word
 */
export function isFiller(index, word) {
  return index.words.ignored.has(plain(word));
}

/**
 * Return the words of a text, those of the editors' table first: the browser takes ดอยู่ for the end of พะงาดอยู่.
 *
 * @param {Index} index
 * @param {string} raw
 * @returns {Word[]}
 */
export function wordsAsked(index, raw) {
  /** @type {Word[]} */
  const words = [], begins = new Set(wordsOf(raw).map(word => word.index));
  let at = 0;
  /** @type {(end: number) => void} */
  const cutUpTo = end => {
    for (const word of wordsOf(raw.slice(at, end))) {
      if (plain(word.segment)) words.push({ index: at + word.index, segment: word.segment });
    }
  };
  for (const { index: start, 0: segment } of raw.matchAll(index.words.table)) {
    if (isInsideWord(index, raw, start, segment, begins)) continue;
    cutUpTo(start);
    words.push({ index: start, segment });
    at = start + segment.length;
  }
  cutUpTo(raw.length);
  return words;
}

/**
 * Return whether a small word that is not counted is no word here, but a part of one: มาตร in มาตรการ.
 *
 * @param {Index} index
 * @param {string} raw
 * @param {number} start
 * @param {string} segment
 * @param {Set<number>} begins  where the browser sees words begin
 */
function isInsideWord(index, raw, start, segment, begins) {
  if (!knowsWords || segment.length > 3 || begins.has(start)) return false;
  return isFiller(index, segment) && /[ก-๎]/.test(raw.charAt(start - 1));
}

/**
 * Return a text without the words around it that are not counted: ร้องเรียนได้ที่ไหน is a question about ร้องเรียน.
 * Only whole words go, or แผนที่ would become แผน; nothing is left of คืออะไร.
 *
 * @param {Index} index
 * @param {string} raw
 */
export function bare(index, raw) {
  const folded = plain(raw);
  if (![...index.words.ignored].some(word => folded.startsWith(word) || folded.endsWith(word))) return raw;
  const counted = wordsAsked(index, raw).filter(({ segment }) => !isFiller(index, segment));
  if (!counted.length) return "";
  const last = counted[counted.length - 1];
  return raw.slice(counted[0].index, last.index + last.segment.length);
}

/**
 * Return the words of an unspaced text, folded, without those that are not counted, each once.
 *
 * @param {Index} index
 * @param {string} raw
 */
export function countedWords(index, raw) {
  const words = knowsWords ? wordsAsked(index, raw).map(({ segment }) => plain(segment)) : partsOnPages(index, raw);
  const counted = words.filter(word => !index.words.ignored.has(word));
  return [...new Set(counted.length ? counted : words)];
}

/**
 * Return the parts of a text, folded, where the browser knows no words: the longest beginning that is on pages, again
 * and again; the whole text if a part is too short.
 *
 * @param {Index} index
 * @param {string} raw
 */
function partsOnPages(index, raw) {
  const text = plain(raw), parts = [];
  for (let at = 0; at < text.length;) {
    let end = text.length;
    while (end - at >= LEAST_PART && (joins(text, end) || !answers(find(index, text.slice(at, end), true)))) end--;
    if (end - at < LEAST_PART) return [text];
    parts.push(text.slice(at, end));
    at = end;
  }
  return parts;
}
