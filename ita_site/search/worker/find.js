// @ts-check
/* Finding: the places of one text, and of what means the same. */
/** @import { Block, Index } from "./index.js" */

import { DIGIT, THANTHAKHAT, kindOf, lengthOf } from "./fold.js";
import { blockAt } from "./index.js";
import { Matches, union } from "./matches.js";
import { once } from "./memory.js";
import { APART, INSIDE, knowsWords, startsOf } from "./words.js";

/** How good a place is: it is inside words, a word begins with it, or it is whole words. */
const QUALITY = { inside: 1, begins: 1.25, whole: 1.5 };

/** Letters of a text from which on it may be found inside words. */
const LONG = 4;

/** Spellings of one text that are looked for, at most: each alias in it multiplies them. */
const MOST_VARIANTS = 48;

/** @type {(index: Index) => Map<string, Matches>} */
const matchesByText = once(() => new Map());

/** @type {(index: Index) => Map<string, boolean>} */
const wordhood = once(() => new Map());

/**
 * Return the places of a folded text on the pages.
 *
 * @param {Index} index
 * @param {string} text
 * @param {boolean} loose  whether one of three letters may end before a separator, wherever the browser cuts words:
 *   ของ is found in ของอบต., which is cut ขอ|งอบ|ต.
 */
export function find(index, text, loose) {
  const short = lengthOf(text.replaceAll(THANTHAKHAT, "")) < LONG, open = loose && short && lengthOf(text) > 2;
  const known = matchesByText(index), key = (open ? "~" : "=") + text;
  const matches = known.get(key) || findAll(index, text, short, open);
  known.set(key, matches);
  return matches;
}

/**
 * @param {Index} index
 * @param {string} text
 * @param {boolean} short
 * @param {boolean} open
 */
function findAll(index, text, short, open) {
  const { blocks, corpus } = index, matches = new Matches();
  let block = blocks[0];
  for (let at = corpus.indexOf(text); at >= 0; at = corpus.indexOf(text, at + 1)) {
    while (block.end < at) block = blocks[block.number + 1];
    /* the editors' words, which no page uses, are the last blocks */
    if (!block.uses.length) break;
    const end = at + text.length, isPart = at > block.at || end < block.end;
    const quality = block.isWhole && isPart ? 0 : qualityOf(index, block, at, end, short, open);
    if (!quality) continue;
    const places = matches.get(block) || [];
    places.push({ start: at - block.at, end: end - block.at, quality, weak: false });
    matches.set(block, places);
  }
  return matches;
}

/**
 * Return how good a place is, 0 if it does not count: a number that is part of another, a short text inside words.
 *
 * @param {Index} index
 * @param {Block} block
 * @param {number} start  in the corpus, as `end`
 * @param {number} end
 * @param {boolean} short
 * @param {boolean} open
 */
function qualityOf(index, block, start, end, short, open) {
  const starts = startsOf(index, block), head = starts[start], tail = starts[end];
  if (cutsNumber(index, start) || cutsNumber(index, end)) return 0;
  if (short && !(head && tail) && !(open && tail === APART) && !isCompound(index, start, end)) return 0;
  if (!head) return QUALITY.inside;
  return tail ? QUALITY.whole : QUALITY.begins;
}

/**
 * Return whether the digits on both sides of a place are of one number.
 *
 * @param {Index} index
 * @param {number} at
 */
function cutsNumber({ corpus, starts }, at) {
  return starts[at] < APART && kindOf(corpus.charCodeAt(at)) === DIGIT && kindOf(corpus.charCodeAt(at - 1)) === DIGIT;
}

/**
 * Return whether a short text is part of a word whose other part is a word by itself: ผล in ผลงาน, but not ตา in ตาม.
 *
 * @param {Index} index
 * @param {number} start
 * @param {number} end
 */
function isCompound(index, start, end) {
  const { corpus, starts } = index, begins = starts[start] !== INSIDE, ends = starts[end] !== INSIDE;
  if (!knowsWords || begins === ends) return false;
  let first = start, last = end;
  while (!starts[first]) first--;
  while (!starts[last]) last++;
  const rest = begins ? corpus.slice(end, last) : corpus.slice(first, start);
  return lengthOf(rest) > 1 && isWord(index, rest);
}

/**
 * Return whether a text is a word by itself anywhere on the pages.
 *
 * @param {Index} index
 * @param {string} text
 */
function isWord(index, text) {
  const known = wordhood(index), word = known.get(text) ?? occursAsWord(index, text);
  known.set(text, word);
  return word;
}

/**
 * @param {Index} index
 * @param {string} text
 */
function occursAsWord(index, text) {
  const { corpus } = index;
  for (let at = corpus.indexOf(text); at >= 0; at = corpus.indexOf(text, at + 1)) {
    const block = blockAt(index, at);
    if (!block.uses.length) return false;
    const starts = startsOf(index, block);
    if (starts[at] && starts[at + text.length]) return true;
  }
  return false;
}

/* ---- what means the same ---- */

/**
 * Return the places of a folded text and of all that means the same.
 *
 * @param {Index} index
 * @param {string} text
 */
export function findAny(index, text) {
  return union(variants(index, text).map((form, i) => find(index, form, i > 0 || index.words.known.has(form))));
}

/** @type {(index: Index) => Map<string, boolean>} */
const presence = once(() => new Map());

/**
 * Return whether any page has an alias, of which each is in the corpus.
 *
 * @param {Index} index
 * @param {string} alias
 */
function isOnPages(index, alias) {
  const known = presence(index), on = known.get(alias) ?? blockAt(index, index.corpus.indexOf(alias)).uses.length > 0;
  known.set(alias, on);
  return on;
}

/**
 * Return a folded text, and with each alias in it changed for each other one of its group that pages have.
 *
 * @param {Index} index
 * @param {string} text
 */
export function variants(index, text) {
  let forms = [text];
  for (const group of index.words.aliases) {
    const changed = forms.flatMap(form => exchanged(index, form, group));
    forms = [...new Set(forms.concat(changed))].slice(0, MOST_VARIANTS);
  }
  return forms;
}

/**
 * @param {Index} index
 * @param {string} form
 * @param {string[]} group
 */
function exchanged(index, form, group) {
  const word = group.find(alias => placeOf(index, form, alias) >= 0);
  if (!word) return [];
  const at = placeOf(index, form, word), head = form.slice(0, at), tail = form.slice(at + word.length);
  return group.filter(alias => alias !== word && isOnPages(index, alias)).map(alias => head + alias + tail);
}

/**
 * Return the place of an alias in a text, -1 if it has none: a brief one counts only at its ends.
 *
 * @param {Index} index
 * @param {string} text
 * @param {string} alias
 */
function placeOf(index, text, alias) {
  if (!index.words.brief.has(alias)) return text.indexOf(alias);
  if (text.startsWith(alias)) return 0;
  return text.endsWith(alias) ? text.length - alias.length : -1;
}
