// @ts-check
/* Other spellings: what a mistyped word may mean, among the words of the pages and of the editors' table. */
/** @import { Index } from "./index.js" */

import { LETTER, kindOf, lengthOf } from "./fold.js";
import { findAny } from "./find.js";
import { blockAt } from "./index.js";
import { union } from "./matches.js";
import { once } from "./memory.js";
import { startsOf } from "./words.js";

/**
 * @typedef {object} Inquiry  One query put to an index.
 * @property {Index} index
 * @property {number} looks  how many more places may be compared with what was mistyped: nobody waits for what ten
 *   mistyped words may mean on a thousand pages
 */

/**
 * @typedef {object} Sounds  A text as it sounds: one letter for each sound, without tones.
 * @property {string} text
 * @property {Uint32Array} places  the place of each sound in the text as spelled
 */

/** How well two spellings agree: they sound alike, one letter is akin, or there is one mistake. The best first. */
export const ALIKE = 0, AKIN = 1, MISTAKEN = 2;

/* Lengths of a text that may be mistyped. One of the fewest letters allows fewer mistakes. */
const FEWEST_LETTERS = 4, MOST_CHARACTERS = 80;

/** How the letters from ก to ฮ sound, those that sound alike as one. */
const SOUNDS = "กขฃคฅคงจฉชซชยดตถททนดตถททนบปผฝพฟพมยรฤลฦวสสสหลอฮ";

/** Letters taken for each other: they sound alike at the end of a word, or look much the same. */
const AKIN_LETTERS = /^([นรลย]{2}|[จชซสดตถท]{2}|[บปพฟผฝ]{2}|[กขค]{2})$/;

/** Such letters where a word begins, which tells words apart: ชักถาม is ซักถาม, but สุจริต is not ทุจริต. */
const AKIN_FIRST_LETTERS = /^([นรลย]{2}|[จชซส]{2}|[ดตถท]{2}|[บปพฟผฝ]{2}|[กขค]{2})$/;

/** A letter that ์ silences, with it. */
const SILENT = /[ก-ฮ][\u0e34\u0e38]?\u0e4c/g;

const LEADING_VOWEL = /[\u0e40-\u0e44]/, TONE_MARK = /[\u0e48-\u0e4b]/;

const NEWLINE = 10, SPACE = 32;

/**
 * Return a folded text as it sounds. Numbers and ends of lines are one sound, which no word goes across.
 *
 * @param {string} text
 * @param {boolean} deaf  whether letters that ์ silences are left out
 * @returns {Sounds}
 */
export function sound(text, deaf) {
  const spoken = deaf ? text.replace(SILENT, part => " ".repeat(part.length)) : text;
  const codes = new Uint16Array(text.length), places = new Uint32Array(text.length);
  let size = 0;
  for (let i = 0; i < text.length; i++) {
    const code = soundOf(spoken.charCodeAt(i));
    if (!code || (code === NEWLINE && codes[size - 1] === NEWLINE)) continue;
    codes[size] = code;
    places[size++] = i;
  }
  return { text: new TextDecoder("utf-16le").decode(codes.subarray(0, size)), places: places.subarray(0, size) };
}

/**
 * Return the code of a sound, 0 for what is not heard: tones, spaces. ใ sounds as ไ.
 *
 * @param {number} code
 */
function soundOf(code) {
  if (code === SPACE || (code > 0x0e46 && code < 0x0e4f && code !== 0x0e4d)) return 0;
  if (code < 58) return NEWLINE;
  if (code === 0x0e43) return 0x0e44;
  return code > 0x0e00 && code < 0x0e2f ? SOUNDS.charCodeAt(code - 0x0e01) : code;
}

/**
 * The whole corpus as it sounds, with silenced letters and without. What it says again between numbers is left out.
 *
 * @type {(index: Index) => Sounds[]}
 */
const soundsOf = once(({ corpus }) => {
  const heard = new Set();
  const unique = corpus.replace(/[^\d\n]+/g, part => {
    if (heard.has(part)) return " ".repeat(part.length);
    heard.add(part);
    return part;
  });
  return [sound(unique, false), sound(unique, true)];
});

/* ---- two texts ---- */

/**
 * Return how well two different texts agree, null if they are more than one mistake apart: a letter too many, too few,
 * another, or two changed about. In a word of up to five letters only marks and neighbours may be mistaken. The letter
 * that a word begins with is never taken for one that is not akin: ห้องเรียน is no ร้องเรียน.
 *
 * @param {string} asked
 * @param {string} other
 * @param {number} length  letters of the longer word that the texts are parts of
 * @param {number} first  sounds of the text that a word begins with: 0 if none does, 2 if the first is a leading vowel
 * @returns {number | null}
 */
export function near(asked, other, length, first) {
  if (asked === other || other.includes("\n")) return null;
  const { start, left, right } = difference(asked, other), long = length > 5;
  if (left.length === 2 && right.length === 2) return left[0] === right[1] && left[1] === right[0] ? MISTAKEN : null;
  if (left.length > 1 || right.length > 1) return null;
  const begins = start < first;
  if (long && (begins ? AKIN_FIRST_LETTERS : AKIN_LETTERS).test(left + right)) return AKIN;
  if (begins && left && right && !isMark(left)) return null;
  return long || (isMark(left) && isMark(right)) ? MISTAKEN : null;
}

/**
 * Return where two texts begin to differ, and what each has there that the other has not.
 *
 * @param {string} asked
 * @param {string} other
 */
function difference(asked, other) {
  let start = 0, end = 0;
  while (start < asked.length && asked[start] === other[start]) start++;
  const most = Math.min(asked.length, other.length) - start;
  while (end < most && asked[asked.length - 1 - end] === other[other.length - 1 - end]) end++;
  return { start, left: asked.slice(start, asked.length - end), right: other.slice(start, other.length - end) };
}

/**
 * Return whether a text of at most one character is no letter.
 *
 * @param {string} char
 */
function isMark(char) {
  return !char || kindOf(char.charCodeAt(0)) > LETTER;
}

/* ---- a text and the whole corpus ---- */

/**
 * @typedef {object} Look  How the sounds beside a part that was recognised are compared with the rest of the text.
 * @property {number} before  how many sounds before the part belong to the word
 * @property {number} after  how many behind it do
 * @property {(rest: string) => number | null} compare
 */

/** The search for what one mistyped text may mean. */
class Guess {
  /**
   * @param {Inquiry} inquiry
   * @param {string} text
   */
  constructor(inquiry, text) {
    /**
     * What the text may mean, by how well it agrees.
     *
     * @type {Set<string>[]}
     */
    this.forms = [new Set(), new Set(), new Set()];
    this.inquiry = inquiry;
    this.text = text;
    this.length = lengthOf(text);
  }

  /** Collect words that sound like the text; where letters are silent, only if none is spelled with all of them. */
  soundingAlike() {
    soundsOf(this.inquiry.index).forEach((sounds, deaf) => {
      const { text } = sound(this.text, Boolean(deaf));
      if (text.length < 3 || this.forms[ALIKE].size) return;
      this.seek(sounds, text, [{ before: 0, after: 0, compare: () => ALIKE }]);
    });
  }

  /**
   * Collect words that are one mistake apart. It leaves one half of the text as it is, unless it changes the two
   * letters about where the halves meet.
   */
  mistaken() {
    const [sounds] = soundsOf(this.inquiry.index), { text } = sound(this.text, false), half = text.length >> 1;
    const head = text.slice(0, half), tail = text.slice(half), first = LEADING_VOWEL.test(text[0]) ? 2 : 1;
    this.seek(sounds, head, this.looks(more => ({ before: 0, after: tail.length + more }), tail, 0));
    this.seek(sounds, tail, this.looks(more => ({ before: half + more, after: 0 }), head, first));
    if (this.length <= FEWEST_LETTERS) return;
    const changed = head.slice(0, -1) + tail[0] + head[half - 1] + tail.slice(1);
    this.seek(sounds, changed, [{ before: 0, after: 0, compare: () => MISTAKEN }]);
  }

  /**
   * Return how to compare a half with what is beside the other: of its length, one longer or one shorter. Four letters
   * may only lack a mark.
   *
   * @param {(more: number) => {before: number, after: number}} around
   * @param {string} half
   * @param {number} first
   * @returns {Look[]}
   */
  looks(around, half, first) {
    return (this.length > FEWEST_LETTERS ? [0, 1, -1] : [1]).map(more => {
      const length = Math.max(this.length, this.length + more);
      return { ...around(more), compare: rest => near(half, rest, length, first) };
    });
  }

  /**
   * Collect the whole words that have a part of the text, and beside it what passes one of the looks.
   *
   * @param {Sounds} sounds
   * @param {string} part
   * @param {Look[]} looks
   */
  seek(sounds, part, looks) {
    const { text } = sounds;
    for (let at = text.indexOf(part); at >= 0 && this.inquiry.looks-- > 0; at = text.indexOf(part, at + 1)) {
      for (const { before, after, compare } of looks) {
        const from = at - before, end = at + part.length, to = end + after;
        const rank = from < 0 ? null : compare(before ? text.slice(from, at) : text.slice(end, to));
        if (rank !== null) this.collect(sounds.places, from, to, rank);
      }
    }
  }

  /**
   * Collect the text of some sounds if it is whole words. Another tone makes another word of a short one: ข้าว is no
   * ข่าว.
   *
   * @param {Uint32Array} places
   * @param {number} from
   * @param {number} to
   * @param {number} rank
   */
  collect(places, from, to, rank) {
    const { index } = this.inquiry, { corpus } = index;
    const first = places[from], last = to < places.length ? places[to] : corpus.length;
    const starts = startsOf(index, blockAt(index, first)), form = corpus.slice(first, last);
    if (this.length <= FEWEST_LETTERS && form.length === this.text.length && TONE_MARK.test(this.text)) return;
    if (starts[first] && starts[last]) this.forms[rank].add(form);
  }
}

/** @type {(index: Index) => Map<string, Set<string>>} */
const meanings = once(() => new Map());

/**
 * Return what a mistyped text may mean: words that sound like it; else those with one letter akin; else those with any
 * one mistake.
 *
 * @param {Inquiry} inquiry
 * @param {string} text
 * @param {boolean} alike  whether only words that sound like it count
 * @returns {Set<string>}
 */
export function meant(inquiry, text, alike) {
  if (lengthOf(text) < FEWEST_LETTERS || text.length > MOST_CHARACTERS || /\d/.test(text)) return new Set();
  const known = meanings(inquiry.index), key = (alike ? "~" : "=") + text, kept = known.get(key);
  if (kept) return kept;
  const guess = new Guess(inquiry, text);
  guess.soundingAlike();
  if (!alike && !guess.forms[ALIKE].size) guess.mistaken();
  const forms = guess.forms.find(words => words.size) || new Set();
  /* what was cut short is looked for again */
  if (inquiry.looks > 0) known.set(key, forms);
  return forms;
}

/**
 * Return the places of what a mistyped text may mean.
 *
 * @param {Inquiry} inquiry
 * @param {string} text
 * @param {boolean} alike
 */
export function mend(inquiry, text, alike) {
  return union([...meant(inquiry, text, alike)].map(form => findAny(inquiry.index, form)));
}
