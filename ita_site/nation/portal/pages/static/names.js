// @ts-check
/* How names of agencies and places are compared, however people type them. */

/** Words before a name that say what it is the name of: they end a word, wherever they are. */
const OF_PLACE = /จังหวัด|จ\.|อำเภอ|กิ่งอำเภอ|อ\.(?!บ\.)|ตำบล|ต\./g;

/** A short kind with its dots and spaces, before the name that it belongs to. */
const SHORT_KIND = /(อ\.?บ\.?ต|อ\.?บ\.?จ|ท\.?ต|ท\.?ม|ท\.?น)\.\s*/g;

/** What people write for Bangkok. */
const BANGKOK = /กทม\.?|กรุงเทพฯ/g;

/**
 * Return a text as names are compared: Thai digits, case, ํา and เเ are folded.
 *
 * @param {string} text
 */
export function folded(text) {
  return text.normalize("NFC").toLowerCase().replace(/[๐-๙]/g, (digit) => String("๐๑๒๓๔๕๖๗๘๙".indexOf(digit)))
    .replace(/\u200b/g, "").replace(/\u0e4d\u0e32/g, "\u0e33").replace(/เเ/g, "แ");
}

/**
 * Return the words of a query: kinds of agencies in their short form without dots, right before their name.
 *
 * @param {string} query
 * @param {[string, string][]} kinds full and short form of each
 */
export function wordsOf(query, kinds) {
  let text = folded(query).replace(BANGKOK, " กรุงเทพมหานคร ");
  for (const [full, short] of kinds) text = text.replaceAll(full, ` ${short}`);
  text = text.replace(SHORT_KIND, (_, kind) => ` ${kind.replaceAll(".", "")}`).replace(OF_PLACE, " ");
  const words = text.split(/\s+/).map(bare).filter(Boolean);
  const shorts = new Set(kinds.map(([, short]) => bare(short)));
  // "อบต พะงาด" is one name: its kind goes before what follows
  return words.flatMap((word, at) => {
    if (at && shorts.has(words[at - 1])) return [words[at - 1] + word];
    return shorts.has(word) && at < words.length - 1 ? [] : [word];
  });
}

/**
 * Return a word without what nobody types in the same way: dots, hyphens and the like.
 *
 * @param {string} word
 */
export function bare(word) {
  return word.replace(/[^\p{L}\p{M}\p{N}]/gu, "");
}
