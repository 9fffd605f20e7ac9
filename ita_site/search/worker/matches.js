// @ts-check
/* Matches: the places of a text by block, and what several of them have in common. */
/** @import { Block, Page } from "./index.js" */

/**
 * @typedef {object} Match  A place in a block, in folded characters from the block's beginning.
 * @property {number} start
 * @property {number} end
 * @property {number} quality  see QUALITY in find.js
 * @property {boolean} weak  whether it is marked only where it touches another mark
 */

/**
 * Places by block. Where `pages` is given, only uses on these pages count.
 *
 * @extends {Map<Block, Match[]>}
 */
export class Matches extends Map {
  constructor() {
    super();
    /** @type {Set<Page> | null} */
    this.pages = null;
  }
}

/** The weight of pages that come after all others, such as the officers' guide: LAST_FOUND in ita_site/pages. */
export const SET_ASIDE = 0.1;

/**
 * Return the pages that have any of the matches.
 *
 * @param {Matches} matches
 * @returns {Set<Page>}
 */
function pagesOf(matches) {
  return matches.pages || new Set([...matches.keys()].flatMap(block => block.uses.map(({ page }) => page)));
}

/**
 * Return whether a page for citizens has any of the matches: what only the officers' guide says ends no search.
 *
 * @param {Matches} matches
 */
export function answers(matches) {
  /** @type {(page: Page) => boolean} */
  const isForCitizens = page => page.weight > SET_ASIDE;
  if (matches.pages) return [...matches.pages].some(isForCitizens);
  return [...matches.keys()].some(block => block.uses.some(({ page }) => isForCitizens(page)));
}

/**
 * Return all the matches in one.
 *
 * @param {Matches[]} list
 */
export function union(list) {
  const all = new Matches();
  for (const matches of list) {
    for (const [block, places] of matches) all.set(block, (all.get(block) || []).concat(places));
  }
  return all;
}

/**
 * Return those of the matches that pass a test.
 *
 * @param {Matches} matches
 * @param {(block: Block, match: Match) => boolean} test
 */
export function only(matches, test) {
  const passed = new Matches();
  for (const [block, places] of matches) {
    const good = places.filter(match => test(block, match));
    if (good.length) passed.set(block, good);
  }
  return passed;
}

/**
 * Return the matches in blocks that have every text.
 *
 * @param {Matches[]} list
 */
export function inOneBlock(list) {
  const shared = new Matches();
  for (const block of list[0].keys()) {
    if (list.every(matches => matches.has(block))) shared.set(block, list.flatMap(matches => matches.get(block) || []));
  }
  return shared;
}

/**
 * Return the matches on pages that have every text.
 *
 * @param {Matches[]} list
 */
export function onOnePage(list) {
  const all = union(list), [first, ...others] = list.map(pagesOf);
  all.pages = new Set([...first].filter(page => others.every(pages => pages.has(page))));
  return all.pages.size ? all : new Matches();
}

/**
 * Return the matches as weak ones.
 *
 * @param {Matches} matches
 */
export function weakened(matches) {
  const weak = new Matches();
  for (const [block, places] of matches) weak.set(block, places.map(match => ({ ...match, weak: true })));
  return weak;
}
