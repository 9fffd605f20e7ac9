// @ts-check
/* Folding: what a text is compared by. Spellings that look alike fold alike. */

/* Kinds of characters; those above LETTER float on a letter or are not seen at all. */
export const SEPARATOR = 0, THAI = 1, DIGIT = 2, LETTER = 3, VOWEL = 4, TONE = 5, INVISIBLE = 6;

export const THANTHAKHAT = "\u0e4c";
const SARA_A = "\u0e30", SARA_AA = "\u0e32", SARA_AM = "\u0e33", SARA_E = "\u0e40", SARA_AE = "\u0e41";
const LAKKHANGYAO = "\u0e45", NIKHAHIT = "\u0e4d";

/** From a Thai digit to the same one in ASCII. */
const DIGIT_SHIFT = 0x0e50 - 0x30;

const FIRST_THAI = 0x0e01, LAST_THAI = 0x0e5b;

/** The kinds of the Thai characters, from ก on. */
const THAI_KINDS = Array.from({ length: LAST_THAI - FIRST_THAI + 1 }, (_, i) => {
  const char = String.fromCharCode(FIRST_THAI + i);
  if (/[ฯ฿ๆ๏๚๛]/.test(char)) return SEPARATOR;
  if (/[๐-๙]/.test(char)) return DIGIT;
  if (/[\u0e31\u0e34-\u0e3a\u0e47\u0e4d]/.test(char)) return VOWEL;
  return /[\u0e48-\u0e4c\u0e4e]/.test(char) ? TONE : THAI;
});

/**
 * @typedef {object} Folded
 * @property {string} text  without separators
 * @property {number[]} from  the place in the written text of each character
 * @property {number[]} edge  for each character: 1 if something begins with it, 0 if not
 */

/**
 * Return the kind of a character.
 *
 * @param {number} code
 */
export function kindOf(code) {
  if (code >= FIRST_THAI && code <= LAST_THAI) return THAI_KINDS[code - FIRST_THAI];
  if (code > 47 && code < 58) return DIGIT;
  const char = String.fromCharCode(code);
  if (code < 128) return /[a-z]/i.test(char) ? LETTER : SEPARATOR;
  if (/[\p{Cf}\ufe00-\ufe0f]/u.test(char)) return INVISIBLE;
  return /[\p{L}\p{N}\p{M}]/u.test(char) ? LETTER : SEPARATOR;
}

/** A text while it is folded, character by character. */
class Folding {
  constructor() {
    /** @type {string[]} */
    this.chars = [];
    /** @type {number[]} */
    this.from = [];
    /** @type {number[]} */
    this.edge = [];
    /** Whether a separator was read after the last character. */
    this.apart = true;
    /** The kind of the last character. */
    this.last = SEPARATOR;
  }

  /**
   * Fold the character at `at` of a text.
   *
   * @param {string} text
   * @param {number} at
   */
  read(text, at) {
    const code = text.charCodeAt(at), kind = kindOf(code);
    if (kind === SEPARATOR) this.apart = true;
    else if (kind === VOWEL || kind === TONE) this.mark(text[at], at, kind);
    else if (kind === DIGIT) this.append(code < 128 ? text[at] : String.fromCharCode(code - DIGIT_SHIFT), at, DIGIT);
    else if (kind === THAI) this.thai(text[at], at);
    else if (kind === LETTER) this.letter(text[at], at);
  }

  /**
   * Put a mark on the last letter, vowels before tones, each once: นำ้ = น้ำ. A tone typed behind า or ะ goes before
   * it.
   *
   * @param {string} char
   * @param {number} at
   * @param {number} kind
   */
  mark(char, at, kind) {
    const end = this.chars.length, first = this.marksFrom(VOWEL), last = this.chars[end - 1];
    if (this.chars.indexOf(char, first) >= 0) return;
    if (kind === VOWEL) this.insert(char, at, this.marksFrom(TONE));
    else this.insert(char, at, first === end && (last === SARA_AA || last === SARA_A) ? end - 1 : end);
  }

  /**
   * Fold a Thai letter: ำ = ํ + า, เเ = แ, ๅ = า.
   *
   * @param {string} char
   * @param {number} at
   */
  thai(char, at) {
    const last = this.chars.length - 1;
    if (char === SARA_AM) {
      this.insert(NIKHAHIT, at, this.marksFrom(TONE));
      this.append(SARA_AA, at, THAI);
    } else if (char === SARA_E && !this.apart && this.chars[last] === SARA_E) this.chars[last] = SARA_AE;
    else this.append(char === LAKKHANGYAO ? SARA_AA : char, at, THAI);
  }

  /**
   * Fold a letter of another script, which may become several.
   *
   * @param {string} char
   * @param {number} at
   */
  letter(char, at) {
    for (const part of char.normalize("NFKC").toLowerCase()) {
      if (kindOf(part.charCodeAt(0)) !== SEPARATOR) this.append(part, at, LETTER);
    }
  }

  /**
   * Return where the marks on the last letter begin that are of the kind `least` or above.
   *
   * @param {number} least
   */
  marksFrom(least) {
    let place = this.chars.length;
    while (place && kindOf(this.chars[place - 1].charCodeAt(0)) >= least) place--;
    return place;
  }

  /**
   * @param {string} char
   * @param {number} at
   * @param {number} kind
   */
  append(char, at, kind) {
    const begins = this.apart || (kind !== this.last && (kind === THAI || this.last === THAI));
    this.chars.push(char);
    this.from.push(at);
    this.edge.push(Number(begins));
    this.apart = false;
    this.last = kind;
  }

  /**
   * @param {string} char
   * @param {number} at
   * @param {number} place
   */
  insert(char, at, place) {
    this.chars.splice(place, 0, char);
    this.from.splice(place, 0, at);
    this.edge.splice(place, 0, 0);
  }
}

/**
 * Return a text folded: without separators, in small letters, with marks in one order and digits from 0 to 9.
 *
 * @param {string} text
 * @returns {Folded}
 */
export function fold(text) {
  const folding = new Folding();
  for (let at = 0; at < text.length; at++) folding.read(text, at);
  return { text: folding.chars.join(""), from: folding.from, edge: folding.edge };
}

/**
 * Return the folded text alone.
 *
 * @param {string} text
 */
export function plain(text) {
  return fold(text).text;
}

/**
 * Return how many letters people count in a folded text: ำ is one.
 *
 * @param {string} folded
 */
export function lengthOf(folded) {
  return folded.length - folded.split(NIKHAHIT).length + 1;
}
