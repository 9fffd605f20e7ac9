// @ts-check
/* The worker behind the theme's search box. The theme sends SETUP once and QUERY for each text; it is answered with
   READY and RESULT. */
/** @import { Index } from "./index.js" */
/** @import { Document } from "./show.js" */

import { answer } from "./answer.js";
import { build } from "./index.js";
import { startsOf } from "./words.js";

/* Types of the theme's messages. */
const SETUP = 0, READY = 1, QUERY = 2, RESULT = 3;

const UNAVAILABLE = "เปิดข้อมูลค้นหาไม่ได้ในขณะนี้ ดูรายการทุกหน้าได้ที่นี่";

/** Milliseconds after which the division of blocks lets a query go first. */
const TURN = 20;

/** The address of the index, and that of the page of all pages. */
let address = "", everything = "";

/** @type {Promise<Index> | null} */
let loading = null;

/** The number of the latest query: only that one is answered. */
let latest = 0;

/**
 * Return the index, fetched when it is first needed, and again after a failure.
 *
 * @returns {Promise<Index>}
 */
function load() {
  if (!loading) {
    loading = fetchIndex();
    loading.catch(() => { loading = null; });
  }
  return loading;
}

/** @returns {Promise<Index>} */
async function fetchIndex() {
  const response = await fetch(address);
  if (!response.ok) throw new Error(response.statusText);
  const index = build(await response.json());
  divideFrom(index, 0);
  return index;
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

/**
 * Return the answer to a query, of nothing if another came while the index was fetched; a link to the page of all pages
 * where it cannot be fetched.
 *
 * @param {string} query
 * @param {number} number
 * @returns {Promise<Document[][]>}
 */
async function resultsOf(query, number) {
  if (!query.trim()) return [];
  try {
    const index = await load();
    return number === latest ? answer(index, query) : [];
  } catch {
    return [[{ location: everything, title: UNAVAILABLE, text: "", score: 1, terms: {} }]];
  }
}

/** @param {MessageEvent} message */
async function receive({ data: { type, data } }) {
  if (type === SETUP) {
    address = new URL(`../../../${data.config.index}`, self.location.href).href;
    everything = data.config.everything;
    self.postMessage({ type: READY });
  } else if (type === QUERY) {
    const number = ++latest, items = await resultsOf(data, number);
    if (number === latest) self.postMessage({ type: RESULT, data: { items } });
  }
}

self.onmessage = receive;
