// @ts-check
/* Words: where they begin in a text that has no spaces between them. */
/** @import { Folded } from "./fold.js" */
/** @import { Block, Index } from "./index.js" */

import { DIGIT, LETTER, THAI, fold, kindOf } from "./fold.js";
import { once } from "./memory.js";

/* What begins at a character: nothing, a word, or something behind a separator. */
export const INSIDE = 0, WORD = 1, APART = 2;

/** A mark behind a space, which belongs to the letter before the space. */
const STRAY_MARK = /\s\p{Cf}*[\u0e31\u0e33-\u0e3a\u0e47-\u0e4e]/u;

const CONSONANT = /[ก-ฮ]/;

/** @typedef {Folded & {raw: string}} Piece  What a text has between two spaces, as written and folded. */
/** @typedef {{index: number, segment: string}} Word  A word and its place in the text. */

const segmenter = typeof Intl === "object" && Intl.Segmenter ? new Intl.Segmenter("th", { granularity: "word" }) : null;

/** Whether this browser knows Thai words. */
export const knowsWords = segmenter !== null;

/**
 * Return the words of a text; the whole text as one where the browser knows none.
 *
 * @param {string} text
 * @returns {Word[]}
 */
export function wordsOf(text) {
  if (!segmenter) return [{ index: 0, segment: text }];
  return Array.from(segmenter.segment(text)).filter(part => part.isWordLike);
}

/**
 * Return the pieces of a text. Many texts have the same piece: each is folded once and kept in `known`.
 *
 * @param {string} text
 * @param {Map<string, Piece>} known
 * @returns {Piece[]}
 */
export function pieces(text, known) {
  const parts = STRAY_MARK.test(text) ? [text] : text.split(/\s+/);
  return parts.map(raw => {
    const piece = known.get(raw) || { raw, ...fold(raw) };
    known.set(raw, piece);
    return piece;
  });
}

/**
 * Return whether the folded character at `i` belongs to the one before it: no word begins there.
 *
 * @param {string} folded
 * @param {number} i
 */
export function joins(folded, i) {
  if (i < 1 || i >= folded.length) return false;
  const code = folded.charCodeAt(i), before = folded.charCodeAt(i - 1);
  const kind = kindOf(code), kindBefore = kindOf(before);
  if (kind !== THAI || kindBefore === DIGIT || kindBefore === LETTER) return kind === kindBefore || kind > LETTER;
  const closes = code === 0x0e30 || code === 0x0e32, opens = before > 0x0e3f && before < 0x0e45;
  return closes || opens;
}

/**
 * Return what begins at each character of a piece. Without a segmenter every syllable may begin a word.
 *
 * @param {Piece} piece
 * @param {string[]} uncut  folded words that are never cut
 * @returns {number[]}
 */
export function startsInPiece({ raw, text, from, edge }, uncut) {
  const cuts = segmenter !== null && CONSONANT.test(raw), begins = new Set();
  if (cuts) for (const { index, segment } of wordsOf(raw)) begins.add(index).add(index + segment.length);
  const starts = edge.map((apart, i) => {
    if (apart || !i) return APART;
    return (segmenter ? begins.has(from[i]) : !joins(text, i)) ? WORD : INSIDE;
  });
  if (cuts) for (const word of uncut) keepWhole(starts, text, word);
  return starts;
}

/**
 * Change `starts` so that nothing begins inside a word, wherever the text has it.
 *
 * @param {number[]} starts
 * @param {string} text
 * @param {string} word
 */
function keepWhole(starts, text, word) {
  for (let first = text.indexOf(word); first >= 0; first = text.indexOf(word, first + 1)) {
    const end = first + word.length;
    for (let i = first; i <= end; i++) if (starts[i] < APART) starts[i] = i === first || i === end ? WORD : INSIDE;
  }
}

/** @type {(index: Index) => Map<Piece, number[]>} */
const startsByPiece = once(() => new Map());

/** @type {WeakSet<Block>} */
const divided = new WeakSet();

/**
 * Return what begins at each character of the corpus, up to date for this block: it is divided into words when that is
 * first asked for.
 *
 * @param {Index} index
 * @param {Block} block
 * @returns {Uint8Array}
 */
export function startsOf(index, block) {
  if (!divided.has(block)) divide(index, block);
  return index.starts;
}

/**
 * @param {Index} index
 * @param {Block} block
 */
function divide(index, block) {
  const known = startsByPiece(index);
  let { at } = block;
  for (const piece of pieces(block.text, index.pieces)) {
    const starts = known.get(piece) || startsInPiece(piece, index.words.uncut);
    known.set(piece, starts);
    index.starts.set(starts, at);
    at += piece.text.length;
  }
  divided.add(block);
}
