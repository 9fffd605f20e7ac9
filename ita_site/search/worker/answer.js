// @ts-check
/* The answer to a query. */
/** @import { Index } from "./index.js" */
/** @import { Document } from "./show.js" */
/** @import { Inquiry } from "./spellings.js" */

import { offers } from "./offer.js";
import { search } from "./rank.js";
import { show } from "./show.js";

/** Places that are compared with mistyped words, at most. */
const MOST_LOOKS = 60_000;

/** Results of which many sections are shown, how many, and how many of the others: hardly anyone scrolls so far. */
const FIRST_RESULTS = 40, MANY_SECTIONS = 12, FEW_SECTIONS = 1;

/**
 * Return a list of documents for each page that has all of a query, the best first; where there is none, offers of what
 * to ask instead.
 *
 * @param {Index} index
 * @param {string} query
 * @returns {Document[][]}
 */
export function answer(index, query) {
  /** @type {Inquiry} */
  const inquiry = { index, looks: MOST_LOOKS }, { results, matches } = search(inquiry, query);
  if (!results.length) return offers(inquiry, query).map(offer => [offer]);
  return results.map((result, rank) =>
    show(index, result, matches, rank < FIRST_RESULTS ? MANY_SECTIONS : FEW_SECTIONS, results.length - rank));
}
