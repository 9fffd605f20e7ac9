// @ts-check
/* The answer to a query. */
/** @import { Index } from "./index.js" */
/** @import { Offer } from "./offer.js" */
/** @import { PageResult } from "./show.js" */
/** @import { Inquiry } from "./spellings.js" */

import { offers } from "./offer.js";
import { search } from "./rank.js";
import { show } from "./show.js";

/**
 * @typedef {object} Answer
 * @property {PageResult[]} results  pages that have all of the query, the best first
 * @property {Offer[]} offers  what to ask instead, where no page has
 */

/** Places that are compared with mistyped words, at most. */
const MOST_LOOKS = 60_000;

/** Results of which many sections are shown, how many, and how many of the others: hardly anyone scrolls so far. */
const FIRST_RESULTS = 40, MANY_SECTIONS = 12, FEW_SECTIONS = 1;

/**
 * Return the answer to a query.
 *
 * @param {Index} index
 * @param {string} query
 * @returns {Answer}
 */
export function answer(index, query) {
  /** @type {Inquiry} */
  const inquiry = { index, looks: MOST_LOOKS }, { results, matches } = search(inquiry, query);
  return {
    results: results.map((result, rank) =>
      show(index, result, matches, rank < FIRST_RESULTS ? MANY_SECTIONS : FEW_SECTIONS)),
    offers: results.length ? [] : offers(inquiry, query),
  };
}
