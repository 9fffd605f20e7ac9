// @ts-check
/* The worker behind the search box. Each message is a query; the latest is answered with a `Reply`. */
/** @import { Answer } from "./answer.js" */
/** @import { Index } from "./index.js" */

import { answer } from "./answer.js";
import { build } from "./index.js";
import { startsOf } from "./words.js";

/** The site's own folder, which the page names. */
const SITE = self.name;

/** The file that names the index, whose own name changes with its text. */
const STUB = "search/search_index.json";

/**
 * @typedef {object} Stub  The file itself.
 * @property {string} index  the address of the index, relative to the site
 * @property {string[]} examples  queries to begin with
 * @property {string} agency  its name
 * @property {[words: string, address: string][]} contacts  where to ask the agency
 */

/**
 * @typedef {object} Reply
 * @property {string} query
 * @property {Answer | null} answer  null where the index cannot be fetched
 * @property {Stub | null} stub  null where it cannot be fetched
 */

/** @type {Answer} */
const NOTHING = { results: [], offers: [] };

/** Milliseconds after which the division of blocks lets a query go first. */
const TURN = 20;

/** The number of the latest query: only that one is answered. */
let latest = 0;

/**
 * Returns the stub.
 *
 * @type {() => Promise<Stub>}
 */
const locate = lasting(() => fetchJson(STUB));

/** Returns the index. */
const load = lasting(async () => {
  const index = build(await fetchJson((await locate()).index));
  divideFrom(index, 0);
  return index;
});

/**
 * Return `fetch` with a memory: it is called when it is first needed, and again after a failure.
 *
 * @template R
 * @param {() => Promise<R>} fetch
 * @returns {() => Promise<R>}
 */
function lasting(fetch) {
  /** @type {Promise<R> | null} */
  let result = null;
  return () => {
    if (!result) {
      result = fetch();
      result.catch(() => { result = null; });
    }
    return result;
  };
}

/**
 * Return the data of a file of the site.
 *
 * @param {string} path
 */
async function fetchJson(path) {
  const response = await fetch(new URL(path, SITE));
  if (!response.ok) throw new Error(response.statusText);
  return response.json();
}

/**
 * Divide the blocks into words from the one numbered on, a few at a time, so that no query waits for all.
 *
 * @param {Index} index
 * @param {number} number
 */
function divideFrom(index, number) {
  const end = performance.now() + TURN;
  while (number < index.blocks.length && performance.now() < end) startsOf(index, index.blocks[number++]);
  if (number < index.blocks.length) setTimeout(divideFrom, 0, index, number);
}

/** @param {MessageEvent<string>} message */
self.onmessage = async ({ data: query }) => {
  const number = ++latest;
  /** @type {Answer | null} */
  let made = NOTHING;
  if (query.trim()) {
    const index = await load().catch(() => null);
    if (number !== latest) return;
    made = index && answer(index, query);
  }
  self.postMessage({ query, answer: made, stub: await locate().catch(() => null) });
};

/* the first query waits for the index alone */
locate();
