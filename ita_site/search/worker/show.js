// @ts-check
/* Showing: results as the search box lists them, their places marked. */
/** @import { Block, Index, Section } from "./index.js" */
/** @import { Match, Matches } from "./matches.js" */
/** @import { Result, SectionResult } from "./rank.js" */

import { writtenPlaces } from "./index.js";
import { startsOf } from "./words.js";

/**
 * @typedef {object} Place  What a link of the list leads to. Of its texts, every second part is marked.
 * @property {string} location  relative to the site
 * @property {string[]} title
 * @property {string[]} text
 */

/**
 * @typedef {object} PageResult
 * @property {Place} page
 * @property {Place[]} sections  the best first
 * @property {boolean} isNamed  whether its title has the query: the page itself is meant, not a section of it
 */

/** Characters of a section that are shown. */
const TEASER = 160;

/** @typedef {{from: number, to: number}} Stretch  Part of a text as written. */

/** A character that is written on, or goes with, the one before it. */
const DEPENDENT = /[\u0e31\u0e33-\u0e3a\u0e45-\u0e4e\p{M}\u200b-\u200d\ufe0f\udc00-\udfff]/u;

/** A vowel that is written before its consonant: เ แ โ ใ ไ. */
const LEADING = /[\u0e40-\u0e44]/;

/* ---- a page and its sections ---- */

/**
 * Return one page's result: the page, and its best sections.
 *
 * @param {Index} index
 * @param {Result} result
 * @param {Matches[]} matches  the places of each unit of the query
 * @param {number} most  sections at most
 * @returns {PageResult}
 */
export function show(index, result, matches, most) {
  const { page } = result, sections = bestSections(result).slice(0, most).map(({ section }) => section);
  const intro = sections.find(({ anchor }) => !anchor), others = sections.filter(section => section !== intro);
  const title = markedTitle(index, page.title, matches);
  return {
    page: { location: page.location, title, text: intro && !others.length ? teaser(index, intro, matches) : [] },
    sections: others.map(section => ({
      location: page.location + (section.anchor[0] === "?" ? "" : "#") + section.anchor,
      title: section.heading ? markedTitle(index, section.heading, matches) : title,
      text: teaser(index, section, matches),
    })),
    isNamed: Boolean(result.title),
  };
}

/**
 * @param {Index} index
 * @param {Block} block
 * @param {Matches[]} matches
 */
function markedTitle(index, block, matches) {
  return marked(index, block, placesIn(block, matches));
}

/**
 * Return the sections of a result, those with most units first.
 *
 * @param {Result} result
 * @returns {SectionResult[]}
 */
function bestSections(result) {
  return [...result.sections.values()].sort((a, b) =>
    bits(b.mask) - bits(a.mask) || b.score - a.score || a.section.order - b.section.order);
}

/** @param {number} mask */
function bits(mask) {
  return mask.toString(2).replace(/0/g, "").length;
}

/**
 * @param {Block} block
 * @param {Matches[]} matches
 * @returns {Match[]}
 */
function placesIn(block, matches) {
  return matches.flatMap(places => places.get(block) || []);
}

/**
 * Return the part of a section to show: the block with most of the query, else its first.
 *
 * @param {Index} index
 * @param {Section} section
 * @param {Matches[]} matches
 */
function teaser(index, section, matches) {
  /* the line above a page's title is shown with its text */
  const line = section.anchor || !section.heading ? [] : [section.heading];
  let best = section.blocks[0], most = 0;
  for (const block of section.blocks.concat(line)) {
    const variety = varietyOf(index, block, placesIn(block, matches));
    if (variety > most) {
      best = block;
      most = variety;
    }
  }
  return best ? marked(index, best, placesIn(best, matches), TEASER) : [];
}

/**
 * Return how many different texts a block's places have.
 *
 * @param {Index} index
 * @param {Block} block
 * @param {Match[]} places
 */
function varietyOf({ corpus }, { at }, places) {
  return new Set(places.map(({ start, end }) => corpus.slice(at + start, at + end))).size;
}

/* ---- a text and its marks ---- */

/**
 * Return a block's text in parts, every second one marked, cut to about `most` characters around the first mark.
 *
 * @param {Index} index
 * @param {Block} block
 * @param {Match[]} places
 * @param {number} [most]  the whole text if it is not given
 * @returns {string[]}
 */
export function marked(index, block, places, most = Infinity) {
  const { text } = block, marks = stretches(block, places);
  const whole = { from: 0, to: text.length }, first = marks[0] || { from: 0, to: 0 };
  const { from, to } = text.length > most ? excerpt(index, block, first, most) : whole;
  const parts = [];
  let before = from ? "…" : "", at = from;
  for (const mark of marks) {
    if (mark.from < at || mark.to > to) continue;
    parts.push(before + text.slice(at, mark.from), text.slice(mark.from, mark.to));
    before = "";
    at = mark.to;
  }
  parts.push(before + text.slice(at, to) + (to < text.length ? "…" : ""));
  return parts;
}

/**
 * Return the stretches of a block to mark, whole clusters, in order, joined where they touch.
 *
 * @param {Block} block
 * @param {Match[]} places
 * @returns {Stretch[]}
 */
function stretches(block, places) {
  const { text } = block, written = writtenPlaces(block);
  const sorted = places.map(({ start, end, weak }) => {
    const at = written.slice(start, end);
    return { from: clusterStart(text, Math.min(...at)), to: clusterEnd(text, Math.max(...at) + 1), strong: !weak };
  }).sort((a, b) => a.from - b.from || b.to - a.to);
  /** @type {typeof sorted} */
  const joined = [];
  for (const stretch of sorted) {
    const last = joined[joined.length - 1];
    if (last && stretch.from <= last.to) {
      last.to = Math.max(last.to, stretch.to);
      last.strong = last.strong || stretch.strong;
    } else joined.push(stretch);
  }
  return joined.filter(({ strong }) => strong);
}

/**
 * Return the part of a text of about `most` characters around a mark, cut between words where those are known.
 *
 * @param {Index} index
 * @param {Block} block
 * @param {Stretch} mark
 * @param {number} most
 * @returns {Stretch}
 */
function excerpt(index, block, mark, most) {
  const { text, at } = block, starts = startsOf(index, block);
  let from = Math.max(0, Math.min(mark.from - (most >> 2), text.length - most));
  let to = Math.min(text.length, Math.max(from + most, mark.to));
  const begins = writtenPlaces(block).filter((_, i) => starts[at + i]);
  const first = begins.find(place => place >= from && place <= mark.from);
  const last = begins.filter(place => place > mark.to && place <= to).pop();
  if (from && first !== undefined) from = first;
  if (to < text.length && last) to = last;
  return { from: clusterStart(text, Math.min(from, mark.from)), to: clusterEnd(text, Math.max(to, mark.to)) };
}

/**
 * Return a place in a text moved back to where a written unit begins: never before a mark, never behind เ แ โ ใ ไ.
 *
 * @param {string} text
 * @param {number} at
 */
function clusterStart(text, at) {
  while (at > 0 && at < text.length && (DEPENDENT.test(text[at]) || LEADING.test(text[at - 1]))) at--;
  return at;
}

/**
 * Return a place in a text moved on to where a written unit ends.
 *
 * @param {string} text
 * @param {number} at
 */
function clusterEnd(text, at) {
  while (at < text.length && clusterStart(text, at) !== at) at++;
  return at;
}
