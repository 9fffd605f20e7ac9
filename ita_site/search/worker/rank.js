// @ts-check
/* Ranking: the pages that have every unit of a query, the best first. */
/** @import { Block, Index, Page, Section, Use } from "./index.js" */
/** @import { Match } from "./matches.js" */
/** @import { Inquiry } from "./spellings.js" */

import { findAny } from "./find.js";
import { lookUp } from "./lookup.js";
import { Matches, SET_ASIDE } from "./matches.js";
import { once } from "./memory.js";
import { bind } from "./numbers.js";
import { parse } from "./parse.js";
import { APART, startsOf } from "./words.js";

/** What counts how much. A place counts its quality, times what it is a place in, times how much of that it is. */
export const RANK = {
  /* a page is about what its title says */
  title: 14,
  /* and a part of it about what its heading says */
  heading: 5,
  text: 1,
  /* a page is about a word that it explains, though others use it on every line */
  term: 15,
  /* a text that one page alone has, all of it */
  ownText: 3,
  /* all of a title or heading, or all before its year */
  wholeTitle: 3,
  /* the beginning of one, which names its subject */
  titleStart: 1.25,
  /* words typed apart that a page has together */
  phrase: 2,
  /* every unit is in the title */
  allInTitle: 2,
  /* every unit is in one section */
  allInSection: 1.3,
  /* what most titles below a page say is its subject: 2567 is that of the report, not of each of its parts */
  subject: 15,
  /* the words of a shortcut */
  shortcut: 1e6,
  /* each doubling of the number of places: it only orders what is equal otherwise */
  doubling: 0.25,
};

/** The share of all pages from which on a query tells none of them from another. */
const MANY = 0.4;

/** Units of a query that are told apart; further ones count as the last of these. */
const MOST_UNITS = 30;

/**
 * @typedef {object} SectionResult
 * @property {Section} section
 * @property {number} mask  a bit for each unit that the section has
 * @property {number} score
 */

/**
 * @typedef {object} Result  What a page has of a query.
 * @property {Page} page
 * @property {number} mask  a bit for each unit that the page has
 * @property {number} title  a bit for each unit that its title has
 * @property {boolean} telling  whether its title says what most others do not
 * @property {number} count  places on the page
 * @property {Map<number, number>} best  the most that a place counts, by the bits of its units
 * @property {Map<Section, SectionResult>} sections
 * @property {number} score
 */

/** @typedef {{results: Result[], matches: Matches[]}} Answer  Pages, best first, and the places of each unit. */

/**
 * Return the pages that have every unit of a query.
 *
 * @param {Inquiry} inquiry
 * @param {string} query
 * @returns {Answer}
 */
export function search(inquiry, query) {
  const { index } = inquiry, typed = parse(index, query), units = bind(inquiry, typed);
  const all = (1 << Math.min(units.length, MOST_UNITS)) - 1, matches = units.map(unit => lookUp(inquiry, unit));
  /** @type {Map<Page, Result>} */
  const results = new Map();
  let phrase = new Matches();
  if (typed.length > 1 && typed.every(unit => !unit.exact)) {
    phrase = findAny(index, typed.map(unit => unit.folded).join(""));
    tally(index, results, phrase, all, RANK.phrase, 0);
  }
  /* the rare ones first: pages that lack one of them need no counting any more */
  [...matches].sort((a, b) => a.size - b.size).forEach((places, i) => {
    const bit = 1 << Math.min(i, MOST_UNITS - 1);
    tally(index, results, places, bit, 1, bit - 1);
  });
  const complete = [...results.values()].filter(({ mask }) => all && mask === all);
  return { results: sorted(index, complete, all), matches: [...matches, phrase] };
}

/* ---- what a page has ---- */

/**
 * Add the places of one unit to the results of the pages that have all units of the mask `before`.
 *
 * @param {Index} index
 * @param {Map<Page, Result>} results
 * @param {Matches} matches
 * @param {number} bit
 * @param {number} factor
 * @param {number} before
 */
export function tally(index, results, matches, bit, factor, before) {
  const common = isCommon(index, matches);
  for (const [block, places] of matches) {
    const quality = places.reduce((most, match) => Math.max(most, match.quality), 0) * factor;
    for (const use of block.uses) {
      const { page } = use;
      if (matches.pages && !matches.pages.has(page)) continue;
      const result = results.get(page) || emptyResult(page);
      if ((result.mask & before) !== before) continue;
      results.set(page, result);
      result.mask |= bit;
      result.count += places.length;
      add(result, use, bit, quality * valueOf(index, use, block, places[0], common), common);
    }
  }
}

/**
 * Return whether most titles have a match: it tells none of their pages from another.
 *
 * @param {Index} index
 * @param {Matches} matches
 */
function isCommon(index, matches) {
  let titles = 0;
  for (const block of matches.keys()) titles += block.uses.filter(({ role }) => role === "title").length;
  return titles > index.pages.length / 2;
}

/**
 * @param {Page} page
 * @returns {Result}
 */
function emptyResult(page) {
  return { page, mask: 0, title: 0, telling: false, count: 0, best: new Map(), sections: new Map(), score: 0 };
}

/**
 * Add a place of one unit to what is known of its page.
 *
 * @param {Result} result
 * @param {Use} use
 * @param {number} bit
 * @param {number} value
 * @param {boolean} common
 */
function add(result, { section }, bit, value, common) {
  result.best.set(bit, Math.max(result.best.get(bit) || 0, value));
  if (!section) {
    result.title |= bit;
    result.telling = result.telling || !common;
    return;
  }
  const own = result.sections.get(section) || { section, mask: 0, score: 0 };
  own.mask |= bit;
  own.score += value;
  result.sections.set(section, own);
}

/**
 * Return how much a place counts where a block is used.
 *
 * @param {Index} index
 * @param {Use} use
 * @param {Block} block
 * @param {Match} match
 * @param {boolean} common
 */
function valueOf(index, use, block, match, common) {
  const { section, role, term } = use, whole = !match.start && match.end === block.end - block.at;
  if (role === "shortcut") return RANK.shortcut;
  if (term && whole) return RANK.term;
  if (role === "text") return whole && block.uses.length === 1 ? RANK.ownText : RANK.text;
  /* the line above a title says the subject where it begins, if it is that page's alone: มาตรการที่ 3 จาก 5 */
  if (section && !section.anchor && (match.start || block.uses.length > 1)) return RANK.text;
  if (!section && common) return RANK.text;
  return RANK[role] * fit(index, block, match);
}

/**
 * Return how much of a title or heading a place is.
 *
 * @param {Index} index
 * @param {Block} block
 * @param {Match} match
 */
function fit(index, block, { start, end }) {
  if (start) return 1;
  return startsOf(index, block)[block.at + end] === APART ? RANK.wholeTitle : RANK.titleStart;
}

/* ---- which page comes first ---- */

/**
 * Return the results with their scores, the best first; pages that are set aside come last.
 *
 * @param {Index} index
 * @param {Result[]} results
 * @param {number} all  a bit for each unit
 */
function sorted(index, results, all) {
  const titled = pagesBelow(results.filter(({ title }) => title === all).map(({ page }) => page));
  const many = results.length > index.pages.length * MANY;
  for (const result of results) result.score = scoreOf(index, result, all, titled, many);
  /** @type {(result: Result) => number} */
  const aside = ({ page }) => Number(page.weight <= SET_ASIDE);
  return results.sort((a, b) => aside(a) - aside(b) || b.score - a.score || a.page.number - b.page.number);
}

/**
 * Return the score of a page that has all units.
 *
 * @param {Index} index
 * @param {Result} result
 * @param {number} all
 * @param {Map<string, number>} titled  how many pages below each folder have all units in their titles
 * @param {boolean} many  whether the query tells no page from another
 */
function scoreOf(index, { page, title, telling, count, best, sections }, all, titled, many) {
  const place = folder(page.location), inTitle = title === all;
  let score = 0;
  for (const value of best.values()) score += value;
  if (inTitle && (titled.get(place) || 0) > (allBelow(index).get(place) || 0) / 2) score *= RANK.subject;
  /* a page nearer to the front says for all what all of them say */
  else if (many && !telling) score /= page.location.split("/").length;
  if (inTitle) score *= RANK.allInTitle;
  else if ([...sections.values()].some(({ mask }) => mask === all)) score *= RANK.allInSection;
  return page.weight * (score + Math.log2(1 + count) * RANK.doubling);
}

/** @type {(index: Index) => Map<string, number>} */
const allBelow = once(({ pages }) => pagesBelow(pages));

/**
 * Return how many of the pages are below each folder.
 *
 * @param {Page[]} pages
 * @returns {Map<string, number>}
 */
function pagesBelow(pages) {
  const counts = new Map();
  for (const { location } of pages) {
    let above = "";
    for (const part of folder(location).split("/").slice(0, -2)) {
      above += `${part}/`;
      counts.set(above, (counts.get(above) || 0) + 1);
    }
  }
  return counts;
}

/**
 * Return the folder that the pages below a page are in.
 *
 * @param {string} location
 */
function folder(location) {
  return location.replace(/(index)?\.html$/, "").replace(/([^/])$/, "$1/");
}
