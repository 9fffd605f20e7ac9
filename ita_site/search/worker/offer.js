// @ts-check
/* Offers: what to ask instead where no page has all of a query. */
/** @import { Index } from "./index.js" */
/** @import { Inquiry } from "./spellings.js" */

import { findAny } from "./find.js";
import { lengthOf, plain } from "./fold.js";
import { lookUp } from "./lookup.js";
import { bind } from "./numbers.js";
import { parse } from "./parse.js";
import { search } from "./rank.js";
import { isFiller, wordsAsked } from "./terms.js";

/**
 * @typedef {object} Offer  What to ask instead.
 * @property {string} query
 * @property {number} pages  on how many its answer is
 * @property {boolean} isRetyped  whether it is what the keys type in the other language
 */

/** What the keys of ! to ~ type on a Thai keyboard (Kedmanee). */
const KEYS = "+.๒๓๔฿ง๖๗๕๙มขใฝจๅ/-ภถุึคตซวฒชฬฦ๑ฤฺฉฏฎโฌ็ณ๋ษศ?์ฯญ๐ฑฆธ๊ฮ\")ํ(บฃลู๘_ฟิแกำดเ้ร่าสทืนยๆพหะีอไปัผฐฅ,%";

const FIRST_KEY = "!".charCodeAt(0);

/** Words of a query that are cut apart, parts that are looked for, and parts that are offered, at most. */
const MOST_WORDS = 10, MOST_PARTS = 9, MOST_OFFERS = 5;

/** A text that says something by itself: เสีย, which is in ส่วนได้ส่วนเสีย, does not. */
const TELLING = /([ก-ฮa-z\d].*){3}/i;

/** Characters of a query from which on it was not typed with the wrong keyboard. */
const LONG_QUERY = 60;

/**
 * Return what to ask instead: what the keys type in the other language; all parts of the query that are
 * found, which may be anywhere on a page; and each of them.
 *
 * @param {Inquiry} inquiry
 * @param {string} query
 * @returns {Offer[]}
 */
export function offers(inquiry, query) {
  const { index } = inquiry, units = bind(inquiry, parse(index, query));
  const typed = partsOf(inquiry, units, query), parts = firstOffers(inquiry, typed);
  const isPlain = parts.some(part => /\D/.test(part.query)) || query.length > LONG_QUERY;
  const other = isPlain ? "" : retyped(query.trim());
  const list = isLonger(index, other, 2) ? [offerOf(inquiry, other, true)] : [];
  /* of words typed apart none is left out unasked */
  const all = units.length > 1 ? typed : parts.map(part => part.query);
  if (parts.length > 1) list.push(offerOf(inquiry, all.join(" ")));
  return list.concat(parts).filter(({ pages }) => pages);
}

/**
 * Return the parts of a query that may be found: its units, and the words of units that are not found.
 *
 * @param {Inquiry} inquiry
 * @param {import("./parse.js").Unit[]} units
 * @param {string} query
 */
function partsOf(inquiry, units, query) {
  const { index } = inquiry, asked = plain(query);
  const parts = units.flatMap(unit => lookUp(inquiry, unit).size ? [unit.raw]
    : joinedWords(index, unit.raw).filter(part => isLonger(index, part, 3)));
  return [...new Set(parts)].filter(part => isLonger(index, part, 2) && plain(part) !== asked).slice(0, MOST_PARTS);
}

/**
 * Return offers of the first parts that are on pages.
 *
 * @param {Inquiry} inquiry
 * @param {string[]} parts
 */
function firstOffers(inquiry, parts) {
  /** @type {Offer[]} */
  const list = [];
  for (const part of parts) {
    if (list.length === MOST_OFFERS) break;
    const offer = offerOf(inquiry, part);
    if (offer.pages) list.push(offer);
  }
  return list;
}

/**
 * Return an offer of a query; it has no pages if the query says nothing by itself, and no title has it.
 *
 * @param {Inquiry} inquiry
 * @param {string} query
 * @returns {Offer}
 */
function offerOf(inquiry, query, isRetyped = false) {
  const { results } = search(inquiry, query);
  const isTelling = TELLING.test(query) || inquiry.index.words.known.has(plain(query));
  return { query, pages: isTelling || results[0]?.title ? results.length : 0, isRetyped };
}

/**
 * Return whether a text has more than `least` letters, or is one of the editors' words.
 *
 * @param {Index} index
 * @param {string} text
 * @param {number} least
 */
function isLonger(index, text, least) {
  const folded = plain(text);
  return lengthOf(folded) > least || index.words.known.has(folded);
}

/**
 * Return the words of a text without those that are not counted; neighbours that pages have together are one: กองช่าง
 * in กองช่างมีกี่คน.
 *
 * @param {Index} index
 * @param {string} raw
 */
function joinedWords(index, raw) {
  /** @type {string[]} */
  const parts = [];
  let end = -1;
  for (const { index: at, segment } of wordsAsked(index, raw)) {
    if (isFiller(index, segment) || parts.length >= MOST_WORDS) continue;
    const last = parts.length - 1;
    if (at === end && findAny(index, plain(parts[last] + segment)).size) parts[last] += segment;
    else parts.push(segment);
    end = at + segment.length;
  }
  return parts;
}

/**
 * Return a text as its keys type it in the other language.
 *
 * @param {string} text
 */
function retyped(text) {
  /** @type {(char: string) => string} */
  const latin = char => KEYS.includes(char) ? String.fromCharCode(KEYS.indexOf(char) + FIRST_KEY) : char;
  /** @type {(char: string) => string} */
  const thai = char => KEYS[char.charCodeAt(0) - FIRST_KEY];
  if (/[ก-๛]/.test(text)) return text.replace(/./g, latin);
  return text.replace(/\S*[^\d\s]\S*/g, word => word.replace(/[!-~]/g, thai));
}
