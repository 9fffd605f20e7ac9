// @ts-check
/* The index: texts of the pages as one folded corpus, made once from the file that the site's build wrote. */
/** @import { Piece } from "./words.js" */

import { fold, lengthOf, plain } from "./fold.js";
import { once } from "./memory.js";
import { APART, pieces } from "./words.js";

/* ---- the file, as ita_site/search/index.py writes it ---- */

/** @typedef {[anchor: string, heading: number, blocks: number[], terms?: number[]]} SectionRow */
/** @typedef {[location: string, title: number, weight: number, sections: SectionRow[]]} PageRow */
/** @typedef {[location: string, part: string, heading: string, ...words: string[]]} ShortcutRow */

/**
 * @typedef {object} IndexFile
 * @property {string[]} blocks  every text of the pages once; the other parts name it by its number
 * @property {PageRow[]} pages
 * @property {string[][]} aliases  groups of words that mean the same
 * @property {string[]} ignored  words that are not counted in a query
 * @property {string[]} uncut  words that are never cut
 * @property {ShortcutRow[]} shortcuts  words that lead straight to a part of a page: an anchor, a query, or nothing
 */

/* ---- the same as objects ---- */

/**
 * @typedef {object} Page
 * @property {string} location  relative to the site
 * @property {Block} title
 * @property {number} weight  orders pages that say the same
 * @property {number} number  its place among the pages
 * @property {Section[]} sections
 */

/**
 * @typedef {object} Section
 * @property {Page} page
 * @property {string} anchor  empty for what a page says before its first heading; a query where it begins with ?
 * @property {Block | null} heading
 * @property {Block[]} blocks
 * @property {number} order  its place on the page
 */

/**
 * @typedef {object} Use  A place on a page that has the text of a block.
 * @property {Page} page
 * @property {Section | null} section  null for a title
 * @property {"title" | "heading" | "text" | "shortcut"} role
 * @property {boolean} term  whether the page explains this text
 */

/**
 * @typedef {object} Block  A text of the pages, or a word of the editors' table, which no page uses.
 * @property {number} number
 * @property {string} text  as written
 * @property {number} at  where its folded text begins in the corpus
 * @property {number} end  where it ends
 * @property {Use[]} uses
 * @property {boolean} isWhole  whether it is found only by all of it
 */

/**
 * @typedef {object} Words  The editors' words, folded.
 * @property {string[][]} aliases  groups that mean the same, the longest word first
 * @property {Set<string>} known  all of these
 * @property {Set<string>} brief  those of fewer than four letters
 * @property {Set<string>} ignored
 * @property {string[]} uncut
 * @property {RegExp} table  any of the Thai ones as written
 */

/**
 * @typedef {object} Index
 * @property {Block[]} blocks  in the order of the corpus
 * @property {Page[]} pages
 * @property {string} corpus  all blocks folded, one a line
 * @property {Uint8Array} starts  what begins at each character of the corpus; read it through `startsOf`
 * @property {Map<string, Piece>} pieces  what the blocks have between spaces
 * @property {Words} words
 */

/**
 * Return the index of a file.
 *
 * @param {IndexFile} file
 * @returns {Index}
 */
export function build(file) {
  /** @type {Map<string, Piece>} */
  const known = new Map();
  /* the editors' words are in the corpus, too: a mistyped one is recognised */
  const shortcuts = file.shortcuts.filter(([location]) => file.pages.some(page => page[0] === location));
  const leading = shortcuts.flatMap(([, , , ...words]) => words);
  const texts = file.blocks.concat(leading, file.aliases.flat(), shortcuts.map(([, , heading]) => heading));
  const folded = texts.map(text => pieces(text, known).map(piece => piece.text).join(""));
  const blocks = blocksOf(texts, folded), corpus = folded.join("\n"), starts = new Uint8Array(corpus.length + 1);
  for (const { end } of blocks) starts[end] = APART;
  const pages = file.pages.map((row, number) => pageOf(row, number, blocks));
  readShortcuts(shortcuts, file.blocks.length, pages, blocks);
  return { blocks, pages, corpus, starts, pieces: known, words: wordsOfEditors(file, leading) };
}

/**
 * @param {string[]} texts
 * @param {string[]} folded
 */
function blocksOf(texts, folded) {
  let at = 0;
  return texts.map((text, number) => {
    /** @type {Block} */
    const block = { number, text, at, end: at + folded[number].length, uses: [], isWhole: false };
    at = block.end + 1;
    return block;
  });
}

/**
 * Return a page, and note in its blocks that it uses them.
 *
 * @param {PageRow} row
 * @param {number} number
 * @param {Block[]} blocks
 */
function pageOf([location, title, weight, sections], number, blocks) {
  /** @type {Page} */
  const page = { location, title: blocks[title], weight, number, sections: [] };
  page.title.uses.push({ page, section: null, role: "title", term: false });
  page.sections = sections.map((row, order) => readSection(row, order, page, blocks));
  return page;
}

/**
 * @param {SectionRow} row
 * @param {number} order
 * @param {Page} page
 * @param {Block[]} blocks
 * @returns {Section}
 */
function readSection([anchor, heading, numbers, terms = []], order, page, blocks) {
  /** @type {Section} */
  const section = { page, anchor, heading: blocks[heading] || null, blocks: numbers.map(id => blocks[id]), order };
  if (section.heading) section.heading.uses.push({ page, section, role: "heading", term: false });
  for (const block of section.blocks) {
    block.uses.push({ page, section, role: "text", term: terms.includes(block.number) });
  }
  return section;
}

/**
 * Note in the blocks of the words of shortcuts, which begin with the block `number`, where they lead.
 *
 * @param {ShortcutRow[]} shortcuts
 * @param {number} number
 * @param {Page[]} pages
 * @param {Block[]} blocks  the last ones are the headings of the shortcuts
 */
function readShortcuts(shortcuts, number, pages, blocks) {
  shortcuts.forEach(([location, anchor, , ...words], row) => {
    const [page] = pages.filter(page => page.location === location), heading = blocks[blocks.length - shortcuts.length + row];
    const section = page.sections.find(section => section.anchor === anchor) || { page, anchor, heading, blocks: [], order: 0 };
    for (const block of blocks.slice(number, number += words.length)) {
      block.isWhole = true;
      block.uses.push({ page, section: anchor ? section : null, role: "shortcut", term: false });
    }
  });
}

/**
 * @param {IndexFile} file
 * @param {string[]} leading  the words of shortcuts
 * @returns {Words}
 */
function wordsOfEditors(file, leading) {
  const aliases = file.aliases.map(group => [...new Set(group.map(plain))].sort((a, b) => b.length - a.length));
  const known = new Set(aliases.flat());
  const thai = file.uncut.concat(file.aliases.flat(), file.ignored, leading)
    .filter(word => lengthOf(plain(word)) > 2 && /[ก-ฮ].*[ก-ฮ]/.test(word));
  return {
    aliases,
    known,
    brief: new Set([...known].filter(word => lengthOf(word) < 4)),
    ignored: new Set(file.ignored.map(plain)),
    uncut: file.uncut.map(plain),
    table: anyOf(thai),
  };
}

/**
 * Return a pattern for any of the texts, the longest first.
 *
 * @param {string[]} texts
 */
function anyOf(texts) {
  const sorted = [...new Set(texts)].sort((a, b) => b.length - a.length);
  return new RegExp(sorted.map(text => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|") || "(?!)", "g");
}

/**
 * Return the block that the corpus has at `at`.
 *
 * @param {Index} index
 * @param {number} at
 */
export function blockAt({ blocks }, at) {
  let low = 0, high = blocks.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (blocks[middle].at <= at) low = middle;
    else high = middle - 1;
  }
  return blocks[low];
}

/**
 * The place in a block's text of each of its folded characters.
 *
 * @type {(block: Block) => number[]}
 */
export const writtenPlaces = once(block => fold(block.text).from);
