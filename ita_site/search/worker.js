/* Search behind the theme's search box, for Thai: folded substrings instead of words between spaces.
   The theme sends SETUP once and QUERY for each text; it is answered with READY and RESULT. */
"use strict";

const SETUP = 0, READY = 1, QUERY = 2, RESULT = 3;

/* ---- folding: what a text is compared by ---- */

const SEPARATOR = 0, THAI = 1, DIGIT = 2, LETTER = 3, VOWEL = 4, TONE = 5, INVISIBLE = 6;
const SARA_A = "\u0e30", SARA_AA = "\u0e32", NIKHAHIT = "\u0e4d", SARA_E = "\u0e40", SARA_AE = "\u0e41", THANTHAKHAT = "\u0e4c";

/** The kinds of the Thai signs, from ก on. */
const KINDS = "1111111111111111111111111111111111111111111111014114444444111101111110455555450222222222200";

/** The kind of a character, by its code. */
function kindOf(code) {
  if (code > 0x0e00 && code < 0x0e5c) return +KINDS[code - 0x0e01];
  if (code > 47 && code < 58) return DIGIT;
  const char = String.fromCharCode(code);
  if (code < 128) return /[a-z]/i.test(char) ? LETTER : SEPARATOR;
  return /[\p{Cf}\ufe00-\ufe0f]/u.test(char) ? INVISIBLE : /[\p{L}\p{N}\p{M}]/u.test(char) ? LETTER : SEPARATOR;
}

/** The folded text without separators; for each character of it, where it stands in `text` (`from`), and whether it
    begins something (`edge`). Spellings that look alike fold alike: ำ = ํ + า, เเ = แ, ๖ = 6, marks in any order. */
function fold(text) {
  const out = [], from = [], edge = [];
  let gap = 1, last = SEPARATOR;
  const put = (char, at, kind) => {
    out.push(char); from.push(at);
    edge.push(gap || (kind !== last && (kind === THAI || last === THAI)) ? 1 : 0);
    gap = 0; last = kind;
  };
  const insert = (char, at, place) => {
    out.splice(place, 0, char); from.splice(place, 0, at); edge.splice(place, 0, 0);
  };
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at), kind = kindOf(code), end = out.length;
    if (kind === SEPARATOR) gap = 1;
    else if (kind === VOWEL || kind === TONE) {
      const char = text[at];
      let place = end;
      while (place && kindOf(out[place - 1].charCodeAt(0)) > LETTER) place--;
      if (out.indexOf(char, place) >= 0) continue;
      if (kind === TONE && place === end && (out[end - 1] === SARA_AA || out[end - 1] === SARA_A)) {
        /* typed behind the vowel */
        insert(char, at, end - 1);
      } else if (kind === VOWEL) {
        while (place < end && kindOf(out[place].charCodeAt(0)) === VOWEL) place++;
        insert(char, at, place);
      } else insert(char, at, end);
    } else if (kind === DIGIT) put(code < 128 ? text[at] : String.fromCharCode(code - 0x0e20), at, kind);
    else if (kind === THAI) {
      if (code === 0x0e33) {
        let place = end;
        while (place && kindOf(out[place - 1].charCodeAt(0)) === TONE) place--;
        insert(NIKHAHIT, at, place);
        put(SARA_AA, at, THAI);
      } else if (code === 0x0e40 && !gap && out[end - 1] === SARA_E) out[end - 1] = SARA_AE;
      else put(code === 0x0e45 ? SARA_AA : text[at], at, THAI);
    } else if (kind === LETTER) {
      for (const char of text[at].normalize("NFKC").toLowerCase()) if (kindOf(char.charCodeAt(0))) put(char, at, LETTER);
    }
  }
  return { text: out.join(""), from, edge };
}

/** Letters as people count them: ำ is one. */
function lengthOf(folded) {
  return folded.length - folded.split(NIKHAHIT).length + 1;
}

/* ---- where words begin ---- */

const cutter = typeof Intl === "object" && Intl.Segmenter ? new Intl.Segmenter("th", { granularity: "word" }) : null;

/** Words of a text; null where the browser cannot tell. */
function wordsOf(text) {
  return cutter && Array.from(cutter.segment(text)).filter(part => part.isWordLike);
}

/** What a text has between its spaces, folded: the same stands in many blocks, so each is folded and cut once. A mark behind
    a space belongs to the letter before it. */
function pieces(text, known) {
  return (/\s\p{Cf}*[\u0e31\u0e33-\u0e3a\u0e47-\u0e4e]/u.test(text) ? [text] : text.split(/\s+/)).map(raw => {
    if (!known.has(raw)) known.set(raw, { raw, ...fold(raw) });
    return known.get(raw);
  });
}

/** What begins at each character of a piece: 2 something behind a separator, 1 a word. */
function cutPiece(piece) {
  if (piece.starts) return piece.starts;
  const { raw, text, from, edge } = piece, begins = new Set(), thai = /[ก-ฮ]/.test(raw);
  if (cutter && thai) for (const word of wordsOf(raw)) begins.add(word.index).add(word.index + word.segment.length);
  /* without a cutter, every syllable may begin a word */
  const starts = edge.map((one, i) => one || !i ? 2 : +(cutter ? begins.has(from[i]) : !joins(text, i)));
  if (cutter && thai) for (const word of index.uncut) {
    for (let i = text.indexOf(word); i >= 0; i = text.indexOf(word, i + 1)) {
      for (let j = i; j <= i + word.length; j++) if (starts[j] < 2) starts[j] = +(j === i || j === i + word.length);
    }
  }
  return piece.starts = starts;
}

/** Cut a block into words, when that is first asked for. */
function divide(block) {
  let { at } = block;
  if (!block.divided) for (const piece of pieces(block.text, index.pieces)) {
    index.starts.set(cutPiece(piece), at);
    at += piece.text.length;
  }
  block.divided = true;
}

/** Whether the folded character at `i` belongs to the one before it. */
function joins(folded, i) {
  if (i < 1 || i >= folded.length) return false;
  const code = folded.charCodeAt(i), before = folded.charCodeAt(i - 1);
  if (kindOf(code) !== THAI || kindOf(before) === DIGIT || kindOf(before) === LETTER) return kindOf(code) === kindOf(before) || kindOf(code) > LETTER;
  return code === 0x0e30 || code === 0x0e32 || (before > 0x0e3f && before < 0x0e45);
}

/* ---- the index ---- */

let index = null;

/** Build the index from the file: {blocks, pages: [[location, title, weight, [[anchor, heading, [block…], [term…]?]…]]…], aliases, ignored, uncut}.
    `corpus` is all blocks folded, each from `at` to `end`, and `starts` what begins at each character of it, if its block is
    divided. */
function build(file) {
  const made = { blocks: [], pages: [], pieces: new Map(), cache: new Map(), meant: new Map(), isWord: new Map(),
    below: below(file.pages.map(([location]) => location)) };
  const folded = [];
  let at = 0;
  /* the editors' words are text that stands on no page: a mistyped one is known too */
  file.blocks.concat(file.aliases.flat()).forEach((text, id) => {
    const plain = pieces(text, made.pieces).map(piece => piece.text).join(""), end = at + plain.length;
    made.blocks.push({ text, id, at, end, places: [] });
    folded.push(plain);
    at = end + 1;
  });
  made.corpus = folded.join("\n");
  made.starts = new Uint8Array(at);
  for (const { end } of made.blocks) made.starts[end] = 2;
  file.pages.forEach(([location, title, weight, sections], number) => {
    const page = { location, title, weight, number };
    made.pages.push(page);
    made.blocks[title].places.push({ page, section: null, base: 14 });
    sections.forEach(([anchor, heading, blocks, terms = []], order) => {
      const section = { page, anchor, heading, blocks, order };
      if (heading >= 0) made.blocks[heading].places.push({ page, section, base: 5 });
      for (const id of blocks) made.blocks[id].places.push({ page, section, base: 1, term: terms.includes(id) });
    });
  });
  made.aliases = file.aliases.map(group =>
    [...new Set(group.map(word => fold(word).text))].sort((a, b) => b.length - a.length));
  made.known = new Set(made.aliases.flat());
  made.brief = new Set([...made.known].filter(word => lengthOf(word) < 4));
  made.ignored = new Set(file.ignored.map(word => fold(word).text));
  made.table = anyOf(file.uncut.concat(file.aliases.flat(), file.ignored).filter(word =>
    lengthOf(fold(word).text) > 2 && /[ก-ฮ].*[ก-ฮ]/.test(word)));
  made.uncut = file.uncut.map(word => fold(word).text);
  return made;
}

/** How many of the pages stand below each folder. */
function below(locations) {
  const counts = new Map();
  for (const location of locations) {
    let above = "";
    for (const part of folder(location).split("/").slice(0, -2)) counts.set(above += part + "/", (counts.get(above) || 0) + 1);
  }
  return counts;
}

/** The folder that the pages below a page are in. */
function folder(location) {
  return location.replace(/(index)?\.html$/, "").replace(/([^/])$/, "$1/");
}

/** A pattern for any of the texts, the longest first. */
function anyOf(texts) {
  const sorted = [...new Set(texts)].sort((a, b) => b.length - a.length);
  return new RegExp(sorted.map(text => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|") || "(?!)", "g");
}

/** The block that the corpus has at `at`. */
function blockAt(at) {
  let low = 0, high = index.blocks.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (index.blocks[middle].at <= at) low = middle; else high = middle - 1;
  }
  return index.blocks[low];
}

/* ---- finding one piece of text ---- */

/** Where `needle` stands: Map of block → [[start, end, quality]…], in folded characters. `loose`: one that ends before a
    separator will do, wherever the browser cuts: it takes ของอบต. for ขอ|งอบ|ต. */
function find(needle, loose) {
  const short = lengthOf(needle.replaceAll(THANTHAKHAT, "")) < 4, open = loose && short && lengthOf(needle) > 2;
  const key = (open ? "~" : "=") + needle, known = index.cache.get(key);
  if (known) return known;
  const hits = new Map();
  let block = index.blocks[0];
  for (let at = index.corpus.indexOf(needle); at >= 0; at = index.corpus.indexOf(needle, at + 1)) {
    while (block.end < at) block = index.blocks[block.id + 1];
    /* from here on, words of the editors' table, which stand on no page */
    if (!block.places.length) break;
    const end = at + needle.length, quality = judge(block, at, end, short, open);
    if (!quality) continue;
    if (!hits.has(block.id)) hits.set(block.id, []);
    hits.get(block.id).push([at - block.at, end - block.at, quality]);
  }
  index.cache.set(key, hits);
  return hits;
}

/** How good a place is: 0 none, 1 inside words, 1.25 where a word begins, 1.5 whole words. */
function judge(block, start, end, short, loose) {
  divide(block);
  const { starts, corpus } = index;
  const digits = i => starts[i] < 2 && kindOf(corpus.charCodeAt(i)) === DIGIT && kindOf(corpus.charCodeAt(i - 1)) === DIGIT;
  if (digits(start) || digits(end)) return 0;
  const head = starts[start], tail = starts[end];
  if (short && !(head && tail) && !(loose && tail === 2) && !compound(start, end)) return 0;
  return head && tail ? 1.5 : head ? 1.25 : 1;
}

/** Whether a short text is part of a word whose other part is a word by itself: ผล in ผลงาน, but not ตา in ตาม. */
function compound(start, end) {
  const { starts, corpus } = index;
  if (!cutter || !starts[start] === !starts[end]) return false;
  let first = start, last = end;
  while (!starts[first]) first--;
  while (!starts[last]) last++;
  const rest = starts[start] ? corpus.slice(end, last) : corpus.slice(first, start);
  return lengthOf(rest) > 1 && isWord(rest);
}

/** Whether a text is a word by itself anywhere on the pages: asked again and again, so remembered. */
function isWord(text) {
  if (!index.isWord.has(text)) {
    let found = false;
    for (let at = index.corpus.indexOf(text); at >= 0 && !found; at = index.corpus.indexOf(text, at + 1)) {
      const block = blockAt(at);
      if (!block.places.length) break;
      divide(block);
      found = index.starts[at] > 0 && index.starts[at + text.length] > 0;
    }
    index.isWord.set(text, found);
  }
  return index.isWord.get(text);
}

/* ---- other spellings ---- */

/** The text and what means the same: each alias in it changed for each other of its group. */
function variants(text) {
  let forms = [text];
  for (const group of index.aliases) {
    const more = [];
    for (const form of forms) {
      const word = group.find(word => within(form, word) >= 0);
      if (!word) continue;
      const at = within(form, word);
      for (const other of group) if (other !== word) more.push(form.slice(0, at) + other + form.slice(at + word.length));
    }
    forms = [...new Set(forms.concat(more))].slice(0, 48);
  }
  return forms;
}

/** Where an alias stands in a text; a short one only at its ends. */
function within(text, word) {
  if (!index.brief.has(word)) return text.indexOf(word);
  if (text.startsWith(word)) return 0;
  return text.endsWith(word) ? text.length - word.length : -1;
}

/** How the letters from ก to ฮ sound, those that sound alike as one. */
const SOUNDS = "กขฃคฅคงจฉชซชยดตถททนดตถททนบปผฝพฟพมยรฤลฦวสสสหลอฮ";

/** Letters taken for each other: they sound alike at the end of a word, or look much the same. */
const AKIN = /^([นรลย]{2}|[จชซสดตถท]{2}|[บปพฟผฝ]{2}|[กขค]{2})$/;

/** Such letters where a word begins, which tells words apart: ชักถาม is ซักถาม, but สุจริต is not ทุจริต. */
const AKIN_FIRST = /^([นรลย]{2}|[จชซส]{2}|[ดตถท]{2}|[บปพฟผฝ]{2}|[กขค]{2})$/;

/** Text as it sounds, one letter for all of a sound, without marks of tone, with the ends of lines for numbers, and the place
    of each letter in the text given; `deaf`: without each letter that ์ silences, too. */
function sound(text, deaf) {
  const heard = deaf ? text.replace(/[ก-ฮ][\u0e34\u0e38]?\u0e4c/g, part => " ".repeat(part.length)) : text;
  const codes = new Uint16Array(text.length), places = new Uint32Array(text.length);
  let size = 0;
  for (let i = 0; i < text.length; i++) {
    const code = heard.charCodeAt(i);
    if (code === 32 || (code < 58 && codes[size - 1] === 10) || (code > 0x0e46 && code < 0x0e4f && code !== 0x0e4d)) continue;
    codes[size] = code < 58 ? 10 : code === 0x0e43 ? 0x0e44 : code > 0x0e00 && code < 0x0e2f ? SOUNDS.charCodeAt(code - 0x0e01) : code;
    places[size++] = i;
  }
  return { text: new TextDecoder("utf-16le").decode(codes.subarray(0, size)), places: places.subarray(0, size), deaf };
}

/** What a mistyped text may mean: whole words of the pages and of the editors' table that sound like it; else such with
    one letter akin; else such with any one mistake: a letter too many, too few, another, or two changed about. */
function meant(text, alike) {
  const key = (alike ? "~" : "=") + text, told = index.meant.get(key);
  if (told) return told;
  const ranks = [new Set(), new Set(), new Set()], length = lengthOf(text);
  if (length < 4 || text.length > 80 || /\d/.test(text)) return ranks[0];
  if (!index.sounds) {
    /* what is said again, between numbers, need not be heard again */
    const said = new Set(), once = part => said.has(part) ? " ".repeat(part.length) : said.add(part) && part;
    const all = index.corpus.replace(/[^\d\n]+/g, once);
    index.sounds = [false, true].map(deaf => sound(all, deaf));
  }
  /* a part of the text, and how what stands before or behind it is judged: [letters before, letters behind, their rank] */
  const seek = ({ text: all, places }, part, looks) => {
    for (let at = all.indexOf(part); at >= 0 && index.patience-- > 0; at = all.indexOf(part, at + 1)) {
      for (const [before, after, judged] of looks) {
        const from = at - before, to = at + part.length + after, start = before ? from : at + part.length, end = before ? at : to;
        const rank = from < 0 ? NaN : judged(all.slice(start, end));
        if (!(rank >= 0)) continue;
        const first = places[from], last = to < places.length ? places[to] : index.corpus.length;
        divide(blockAt(first));
        const form = index.corpus.slice(first, last);
        /* another tone makes another word of a short one: ข้าว is no ข่าว */
        if (length < 5 && form.length === text.length && /[\u0e48-\u0e4b]/.test(text)) continue;
        if (index.starts[first] && index.starts[last]) ranks[rank].add(form);
      }
    }
  };
  for (const space of index.sounds) {
    const needle = sound(text, space.deaf).text;
    if (needle.length > 2 && !ranks[0].size) seek(space, needle, [[0, 0, () => 0]]);
  }
  if (!alike && !ranks[0].size) {
    const [space] = index.sounds, needle = sound(text, false).text, half = needle.length >> 1;
    const head = needle.slice(0, half), tail = needle.slice(half), first = /[\u0e40-\u0e44]/.test(needle[0]) ? 2 : 1;
    /* one mistake leaves one half as it is, unless it stands where the halves meet; four letters may lack a mark */
    const sizes = (length > 4 ? [0, 1, -1] : [1]).map(more => [more, Math.max(length, length + more)]);
    seek(space, head, sizes.map(([more, size]) => [0, tail.length + more, rest => near(tail, rest, size, 0)]));
    seek(space, tail, sizes.map(([more, size]) => [half + more, 0, rest => near(head, rest, size, first)]));
    if (length > 4) seek(space, head.slice(0, -1) + tail[0] + head[half - 1] + tail.slice(1), [[0, 0, () => 2]]);
  }
  const forms = ranks.find(rank => rank.size) || ranks[0];
  if (index.patience > 0) index.meant.set(key, forms);
  return forms;
}

/** The rank of two texts that are one mistake apart. In a word of five letters only marks and neighbours may be mistaken;
    the letter that a word begins with is never taken for one that is not akin: ห้องเรียน is no ร้องเรียน. */
function near(one, other, length, first) {
  if (one === other || other.includes("\n")) return NaN;
  let start = 0, end = 0;
  while (start < one.length && one[start] === other[start]) start++;
  while (end < one.length - start && end < other.length - start && one[one.length - 1 - end] === other[other.length - 1 - end]) end++;
  const left = one.slice(start, one.length - end), right = other.slice(start, other.length - end);
  if (left.length === 2 && right.length === 2) return left[0] === right[1] && left[1] === right[0] ? 2 : NaN;
  if (left.length > 1 || right.length > 1) return NaN;
  if (length > 5 && (start < first ? AKIN_FIRST : AKIN).test(left + right)) return 1;
  if (left && right && start < first && kindOf(left.charCodeAt(0)) <= LETTER) return NaN;
  return length > 5 || [left, right].every(char => !char || kindOf(char.charCodeAt(0)) > LETTER) ? 2 : NaN;
}

/* ---- understanding a query ---- */

/** The weight of pages that stand below all others: see LAST_FOUND. */
const ASIDE = 0.1;

/** Units of a query: {folded, raw, exact}; quotation marks keep words together, as written. */
function parse(query) {
  const units = [];
  const add = (raw, exact) => {
    const folded = fold(raw).text;
    /* a tone mark without its letter is a slip of the finger */
    if ([...folded].some(char => kindOf(char.charCodeAt(0)) <= LETTER)) units.push({ folded, raw, exact });
  };
  const text = shortened(query.normalize("NFC").replace(/<\/?[a-z][^<>]*>/gi, " "));
  for (const [part, quoted] of text.matchAll(/["“”„«]([^"“”«»]+)["“”»]|[^"“”„«»]+/g)) {
    if (quoted) add(quoted, true); else for (const word of dated(part).split(/\s+/)) add(word, false);
  }
  const counted = units.filter(unit => {
    const core = unit.exact ? unit.raw : bare(unit.raw);
    /* e11คืออะไร and ตัวชี้วัดที่7คืออะไร end with their number, too */
    if (core !== unit.raw && /\d$/.test(core)) Object.assign(unit, { raw: core, folded: fold(core).text });
    return core;
  });
  return counted.length ? counted : units;
}

/** The beginning of a query that is far too long, up to a word's end: nobody reads results for a whole page pasted. */
function shortened(query) {
  if (query.length <= LONGEST) return query;
  const start = query.slice(0, LONGEST), words = wordsOf(start) || [];
  return start.slice(0, words.length > 1 ? words[words.length - 1].index : Math.max(start.lastIndexOf(" "), 0) || LONGEST);
}

const LONGEST = 200;

/** A part of a query with its dates as pages write them: 17/1/67 and 17 ม.ค. 67 are of 2567, if pages know that year. What
    only says that a year is one need not be there: ปี 2567 stands on pages as พ.ศ. 2567, too. */
function dated(text) {
  const known = number => answers(find(number, false));
  const year = two => known("25" + two) ? "25" + two : two;
  return text.replace(/[๐-๙]/g, digit => digit.charCodeAt(0) & 15)
    .replace(/(^|[^\w/.-])0?(\d{1,2})([/.-])(\d{1,2})\3(\d{4}|\d\d)(?![\w/-])/g, (all, before, day, _, month, number) =>
      MONTHS[month - 1] ? `${before}${day} ${MONTHS[month - 1]} ${number}` : all)
    .replace(yearly(), (all, before, two) => before + year(two))
    .replace(/^\s*(\d\d)\s*$/, (all, two) => known(two) ? all : year(two))
    .replace(/(\S*?)(ปี|พ\.?ศ\.?)\s*(25\d\d)(?!\d)/g, (all, before, word, number) =>
      before && index.corpus.includes(fold(before + word).text) ? all : `${before} ${number}`);
}

const MONTHS = Array.from({ length: 12 }, (_, month) => new Date(2000, month).toLocaleDateString("th", { month: "long" }));

/** The pattern of a year's last two digits behind a word that only a year follows. */
function yearly() {
  if (!index.yearly) {
    const names = index.aliases.filter(group => group.some(word => MONTHS.includes(word))).flat().concat(MONTHS);
    const words = names.sort((a, b) => b.length - a.length).map(name => [...name].join("\\.?"));
    index.yearly = new RegExp(`((?:ปี(?:งบ(?:ประมาณ)?)?|พ\\.?ศ|${words.join("|")})\\.?\\s*)(\\d\\d)(?!\\d)`, "g");
  }
  return index.yearly;
}

/** What may stand between a word and its number, and how that is typed. */
const JOINTS = ["", "ที่", "ข้อ", "ข้อที่"], JOINT = /(ข[่้]?อ)?(ที[่้]?)?$/;

const NUMBERS = ["หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า", "สิบ"];
const NUMBERED = new RegExp(`^(.*?)(\\d{1,2}|${NUMBERS.join("|")})$`);

/** A small number belongs to the word before it: ตัวชี้วัดที่ 6, ตัวชี้วัด ที่ 6, ตัวชี้วัด 6 and ตัวชี้วัด6 are one thing. */
function bind(units) {
  const bound = [];
  for (const unit of units) {
    const before = bound[bound.length - 1];
    const [, word, number] = unit.exact ? [] : unit.folded.match(NUMBERED) || [];
    let size = 0, joined = null;
    if (number && word) {
      if (/[\u0e00-\u0e7f]$/.test(word)) joined = ending(unit.raw, word, number);
    } else if (number && before && !before.exact) {
      size = bound.length > 1 && !bound[bound.length - 2].exact && before.folded.replace(JOINT, "") === "" ? 2 : 1;
      const whole = bound.slice(-size).concat(unit);
      joined = ending(whole.map(part => part.raw).join(" "), whole.slice(0, -1).map(part => part.folded).join(""), number);
    }
    if (joined) bound.splice(bound.length - size, size, ...joined); else bound.push(unit);
  }
  bound.forEach((unit, i) => {
    if (bound.length > 1 && !unit.exact && /^\d{1,2}$/.test(unit.folded)) unit.hits = beside(unit.folded, bound[i - 1], bound[i + 1]);
  });
  return bound;
}

/** Places of a small number next to the words that it was typed between: alone it stands anywhere. */
function beside(number, before, after) {
  const forms = before ? JOINTS.flatMap(joint => variants((before.word || before.folded) + joint + number)) : [];
  return union(forms.concat(after ? variants(number + after.folded) : []).map(form => find(form, true)));
}

/** Units of a text that ends with a number: as few of its last words as are found with the number, and what stands before
    these: มาตรการที่ 3 in ใครรับผิดชอบมาตรการที่ 3. */
function ending(raw, word, number) {
  const whole = numbered(raw, word, number, false);
  if (whole) return [whole];
  const said = raw.slice(0, Math.max(raw.lastIndexOf(number), 0));
  for (const { index: at, segment } of wordsAsked(said).slice(1)) {
    const tail = fold(said.slice(at)).text, head = bare(said.slice(0, at));
    const part = !isFiller(segment) && lengthOf(tail) > 3 && tail.length < 40 && numbered(raw.slice(at), tail, number, true);
    if (part) return head ? [{ folded: fold(head).text, raw: head, exact: false }, part] : [part];
  }
  return null;
}

/** The unit of a word with its number, if that is found; a unit of no places if only others of its kind are, as
    มาตรการที่ 99 (but 1 มกราคม is as good as วันที่ 1 มกราคม). `part`: the word was cut off, so it must stand in one piece. */
function numbered(raw, word, number, part) {
  const plain = word.replace(JOINT, "") || word, names = new Set(variants(plain)), joined = new Set([word]);
  if (!part && !answers(findAny(plain))) for (const name of meant(plain)) names.add(name);
  for (const name of names) for (const joint of JOINTS) joined.add(name + joint);
  /* ม.3 is not the end of กิจกรรม ข้อ 3 */
  const single = ({ at }, start) => (index.starts[at + start] || lengthOf(plain) > 3) &&
    !(part && index.starts.subarray(at + start + 1, at + start + plain.length).includes(2));
  const places = figure => only(union([...joined].map(form => find(form + figure, true))), single);
  const spelled = NUMBERS.indexOf(number) + 1, ordinal = plain !== word && plain !== "วัน";
  const hits = spelled ? union([places(spelled), places(number)]) : places(number);
  const next = form => {
    const signs = new Set();
    for (let at = index.corpus.indexOf(form); at >= 0; at = index.corpus.indexOf(form, at + 1)) signs.add(index.corpus[at + form.length]);
    return [...signs].some(sign => sign > 0 && places(sign).size);
  };
  const others = () => !spelled && ordinal && [...joined].some(next);
  return hits.size || others() ? { folded: word + number, raw, word, hits, exact: false } : null;
}

/** Those of the places that a test of (block, start, end) passes. */
function only(hits, test) {
  const all = new Map();
  for (const [id, places] of hits) {
    const good = places.filter(([start, end]) => test(index.blocks[id], start, end));
    if (good.length) all.set(id, good);
  }
  return all;
}

/** Places of each of the words that a text was cut into; of none as soon as one is nowhere, so the long ones, which are
    rare, go first. Small words are `weak`: marked only where they touch another mark. */
function scattered(words, seek) {
  const found = new Map();
  for (const word of words.slice().sort((a, b) => b.length - a.length)) {
    const hits = seek(word);
    if (!hits.size) return [hits];
    found.set(word, lengthOf(word) > 3 ? hits : new Map([...hits].map(([id, places]) =>
      [id, places.map(place => [...place.slice(0, 3), true])])));
  }
  return words.map(word => found.get(word));
}

function union(maps) {
  const all = new Map();
  for (const map of maps) for (const [id, places] of map) all.set(id, (all.get(id) || []).concat(places));
  return all;
}

/** Places of the words on the pages that have every one of them, and these pages. */
function onePage(maps) {
  const all = union(maps), [first, ...others] = maps.map(pagesOf);
  all.pages = new Set([...first].filter(page => others.every(pages => pages.has(page))));
  return all.pages.size ? all : new Map();
}

function pagesOf(hits) {
  return hits.pages || new Set([...hits.keys()].flatMap(id => index.blocks[id].places.map(({ page }) => page)));
}

/** Blocks that have every one of the words, with all their places. */
function together(maps) {
  const all = new Map();
  for (const [id] of maps[0]) if (maps.every(map => map.has(id))) all.set(id, maps.flatMap(map => map.get(id)));
  return all;
}

/** Places of a unit: as it is or by an alias; else as it sounds; else all its words in one block; else with a mistake mended. */
function lookUp(unit) {
  if (unit.hits) return unit.hits;
  if (unit.exact) return find(unit.folded, false);
  /* 1300 is no time of day */
  if (/^\d{3,}$/.test(unit.raw)) return only(find(unit.folded, false), (block, start, end) =>
    !/[.:/]/.test(block.text.slice(fromOf(block)[start], fromOf(block)[end - 1])));
  const exact = findAny(unit.folded);
  if (answers(exact)) return exact;
  const alike = exact.size ? exact : mend(unit.folded, true);
  if (alike.size > exact.size) return alike;
  const core = bare(unit.raw);
  if (core && core !== unit.raw) {
    const inner = lookUp({ folded: fold(core).text, raw: core });
    if (answers(inner)) return inner;
  }
  const words = cut(unit);
  /* small words alone stand together anywhere */
  const telling = words.length > 1 && words.some(word => lengthOf(word) > 3);
  const known = telling ? union([exact, together(scattered(words, findAny))]) : exact;
  if (answers(known)) return known;
  const mended = mend(unit.folded);
  if (mended.size || known.size) return union([known, mended]);
  if (words.length > 3) {
    /* a sentence, or a title pasted with a slip in it: no page says its words together by chance */
    const wide = onePage(scattered(words, findAny));
    if (wide.size) return wide;
  }
  return telling ? together(scattered(words, word => { const hits = findAny(word); return hits.size ? hits : mend(word); })) : mended;
}

/** Whether any of the places is on a page for citizens: words of the officers' guide end no search. */
function answers(hits) {
  if (hits.pages) return [...hits.pages].some(page => page.weight > ASIDE);
  return [...hits.keys()].some(id => index.blocks[id].places.some(({ page }) => page.weight > ASIDE));
}

/** A text without the words around it that are not counted: ร้องเรียนได้ที่ไหน is a question about ร้องเรียน. Only whole
    words go, or แผนที่ would become แผน; nothing is left of คืออะไร. */
function bare(raw) {
  const folded = fold(raw).text;
  if (![...index.ignored].some(word => folded.startsWith(word) || folded.endsWith(word))) return raw;
  const words = wordsAsked(raw);
  let first = 0, last = words.length;
  while (last && isFiller(words[last - 1].segment)) last--;
  while (first < last && isFiller(words[first].segment)) first++;
  return first < last ? raw.slice(words[first].index, words[last - 1].index + words[last - 1].segment.length) : "";
}

function findAny(folded) {
  return union(variants(folded).map((form, i) => find(form, i > 0 || index.known.has(form))));
}

/** Places of what a mistyped text may mean, wherever it stands. */
function mend(folded, alike) {
  return union([...meant(folded, alike)].map(findAny));
}

function isFiller(word) {
  return index.ignored.has(fold(word).text);
}

/** Words of a query, those of the editors' table first: the browser takes ดอยู่ for the end of พะงาดอยู่. Small
    ones that are not counted only where it begins a word as well, or there would be มาตร in มาตรการ. One that cannot cut
    gets what is between them whole. */
function wordsAsked(raw) {
  const words = [], begins = cutter && wordsOf(raw).map(word => word.index);
  let at = 0;
  const rest = end => {
    const part = raw.slice(at, end), start = at;
    for (const word of wordsOf(part) || [{ index: 0, segment: part }]) {
      if (fold(word.segment).text) words.push({ index: start + word.index, segment: word.segment });
    }
  };
  for (const { index: start, 0: word } of raw.matchAll(index.table)) {
    if (begins && word.length < 4 && isFiller(word) && !begins.includes(start) && /[ก-๎]/.test(raw.charAt(start - 1))) continue;
    rest(start);
    words.push({ index: start, segment: word });
    at = start + word.length;
  }
  rest(raw.length);
  return words;
}

/** The words of an unspaced text, without those that are not counted. */
function cut(unit) {
  const folded = cutter ? wordsAsked(unit.raw).map(word => fold(word.segment).text) : munch(unit.folded);
  const counted = folded.filter(word => !index.ignored.has(word));
  return [...new Set(counted.length ? counted : folded)];
}

/** Cut without words: the longest beginning that is found, again and again. */
function munch(text) {
  const parts = [];
  for (let at = 0; at < text.length;) {
    let end = text.length;
    while (end - at > 3 && (joins(text, end) || !answers(find(text.slice(at, end), true)))) end--;
    if (end - at < 4) return [text];
    parts.push(text.slice(at, end));
    at = end;
  }
  return parts;
}

/* ---- ranking ---- */

/** All that is found for a query: [{page, score, sections}…], best first. */
function search(query) {
  const parsed = parse(query), units = bind(parsed);
  if (!units.length) return [];
  const found = units.map(lookUp), pages = new Map();
  const all = (1 << Math.min(units.length, 30)) - 1;
  let phrase = new Map();
  if (parsed.length > 1 && parsed.every(unit => !unit.exact)) {
    phrase = findAny(parsed.map(unit => unit.folded).join(""));
    tally(pages, phrase, all, 2, 0);
  }
  /* the rare ones first: pages that lack one of them need no counting any more */
  found.slice().sort((a, b) => a.size - b.size).forEach((hits, i) => tally(pages, hits, 1 << Math.min(i, 29), 1, (1 << Math.min(i, 29)) - 1));
  const kept = [...pages.values()].filter(entry => entry.mask === all);
  const named = below(kept.filter(entry => entry.title === all).map(entry => entry.page.location));
  for (const entry of kept) {
    const place = folder(entry.page.location);
    let score = 0;
    for (const best of entry.best.values()) score += best;
    const joint = [...entry.sections.values()].some(one => one.mask === all) ? 1.3 : 1;
    /* what most titles below a page say as well is its subject: 2567 is that of the report, not of each of its parts */
    if (entry.title === all && named.get(place) > index.below.get(place) / 2) score *= 15;
    /* a page that only says what so many do is for its subject; one nearer to the front says it for all */
    else if (kept.length > index.pages.length * 0.4 && !entry.telling) score /= entry.page.location.split("/").length;
    entry.score = entry.page.weight * (score * (entry.title === all ? 2 : joint) + Math.log2(1 + entry.count) / 4);
  }
  const aside = ({ page }) => page.weight <= ASIDE;
  kept.sort((a, b) => aside(a) - aside(b) || b.score - a.score || a.page.number - b.page.number);
  const places = id => [...found, phrase].flatMap(hits => hits.get(id) || []);
  return kept.map(entry => ({ ...entry, places }));
}

/** Add the places of one unit to what is known of each page that has all units of the mask `before`. */
function tally(pages, hits, bit, factor, before) {
  let titled = 0;
  for (const [id] of hits) for (const { section } of index.blocks[id].places) if (!section) titled++;
  /* what most titles say tells none of their pages from another */
  const common = titled > index.pages.length / 2;
  for (const [id, places] of hits) {
    const block = index.blocks[id];
    let quality = 0;
    for (const place of places) quality = Math.max(quality, place[2] * factor);
    for (const { page, section, base, term } of block.places) {
      if (hits.pages && !hits.pages.has(page)) continue;
      let entry = pages.get(page);
      if ((entry ? entry.mask : 0) & before ^ before) continue;
      if (!entry) pages.set(page, entry = { page, mask: 0, title: 0, count: 0, best: new Map(), sections: new Map() });
      /* the line above a title says the subject where it begins, if it is that page's alone: มาตรการที่ 3 จาก 5 */
      const line = base > 1 && section && !section.anchor && (places[0][0] || block.places.length > 1);
      let value = quality;
      if (term && isWhole(block, places[0])) value *= 15;
      else if (base === 1 && block.places.length === 1 && isWhole(block, places[0])) value *= 3;
      else if (base > 1 && !line && (section || !common)) value *= base * fit(block, places[0]);
      entry.mask |= bit;
      entry.count += places.length;
      entry.best.set(bit, Math.max(entry.best.get(bit) || 0, value));
      if (!section) {
        entry.title |= bit;
        entry.telling = entry.telling || !common;
        continue;
      }
      const own = entry.sections.get(section) || { section, mask: 0, score: 0 };
      own.mask |= bit;
      own.score += value;
      entry.sections.set(section, own);
    }
  }
}

/** Whether a place is all of a block: a term that a page explains is its subject, though others use it on every line. */
function isWhole(block, [start, end]) {
  return !start && end === block.end - block.at;
}

/** How much of a title or heading a place is: all of it (or up to the year behind it), its beginning, or something in it. */
function fit(block, [start, end]) {
  return start ? 1 : index.starts[block.at + end] > 1 ? 3 : 1.25;
}

/* ---- showing ---- */

/** The theme puts titles and texts into the page as HTML. */
function escapeHtml(text) {
  return text.replace(/[&<>"']/g, char => `&#${char.charCodeAt(0)};`);
}

/** Move a place in a text back to where a written unit begins: never before a floating mark, never behind เ แ โ ใ ไ. */
function clusterStart(text, at) {
  while (at > 0 && at < text.length && (/[\u0e31\u0e33-\u0e3a\u0e45-\u0e4e\p{M}\u200b-\u200d\ufe0f\udc00-\udfff]/u.test(text[at]) ||
    /[\u0e40-\u0e44]/.test(text[at - 1]))) at--;
  return at;
}

/** Move a place in a text on to where a written unit ends. */
function clusterEnd(text, at) {
  while (at < text.length && clusterStart(text, at) !== at) at++;
  return at;
}

/** Where each folded character of a block stands in its text. */
function fromOf(block) {
  return block.from = block.from || fold(block.text).from;
}

/** Stretches of a block to mark, whole clusters, in order, joined where they touch. */
function ranges(block, places) {
  const found = [];
  for (const [start, end, , weak] of places) {
    const at = fromOf(block).slice(start, end);
    found.push([clusterStart(block.text, Math.min(...at)), clusterEnd(block.text, Math.max(...at) + 1), !weak]);
  }
  found.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  const joined = [];
  for (const [from, to, strong] of found) {
    const last = joined[joined.length - 1];
    if (last && from <= last[1]) {
      last[1] = Math.max(last[1], to);
      last[2] = last[2] || strong;
    } else joined.push([from, to, strong]);
  }
  return joined.filter(([, , strong]) => strong);
}

/** A piece of a block as HTML, its places marked; `most` characters or the whole. */
function marked(block, places, most) {
  const text = block.text, marks = ranges(block, places);
  const [start, end] = text.length > most ? excerpt(block, marks.length ? marks[0] : [0, 0], most) : [0, text.length];
  let html = start ? "…" : "", at = start;
  for (const [from, to] of marks) {
    if (from < at || to > end) continue;
    html += `${escapeHtml(text.slice(at, from))}<mark>${escapeHtml(text.slice(from, to))}</mark>`;
    at = to;
  }
  return html + escapeHtml(text.slice(at, end)) + (end < text.length ? "…" : "");
}

/** Where an excerpt of about `most` characters around a mark starts and ends: between words where those are known. */
function excerpt(block, [from, to], most) {
  const { text } = block;
  let start = Math.max(0, Math.min(from - (most >> 2), text.length - most)), end = Math.min(text.length, Math.max(start + most, to));
  divide(block);
  const begins = fromOf(block).filter((_, i) => index.starts[block.at + i]);
  const first = begins.find(at => at >= start && at <= from), last = begins.filter(at => at > to && at <= end).pop();
  if (start && first >= 0) start = first;
  if (end < text.length && last) end = last;
  return [clusterStart(text, Math.min(start, from)), clusterEnd(text, Math.max(end, to))];
}

/** The part of a section to show: the block with most of the query. */
function teaser(section, places) {
  let best = -1, most = 0;
  /* the line above a page's title is shown with its text */
  for (const id of section.anchor || section.heading < 0 ? section.blocks : section.blocks.concat(section.heading)) {
    const { at } = index.blocks[id], score = new Set(places(id).map(([start, end]) => index.corpus.slice(at + start, at + end))).size;
    if (score > most) { best = id; most = score; }
  }
  if (best < 0) best = section.blocks.length ? section.blocks[0] : -1;
  return best < 0 ? "" : marked(index.blocks[best], places(best), 160);
}

/** One page's result as the theme wants it: the page first, then its sections, those below its score folded away. Scores
    are places in the list, so that Enter opens nothing of a page further down. */
function item(entry, most, score) {
  const { page, places } = entry, title = index.blocks[page.title];
  const sections = [...entry.sections.values()].sort((a, b) =>
    bits(b.mask) - bits(a.mask) || b.score - a.score || a.section.order - b.section.order).slice(0, most);
  const intro = sections.find(one => !one.section.anchor);
  const docs = [{
    location: page.location, title: marked(title, places(page.title), 1e9),
    text: intro ? teaser(intro.section, places) : "", score, terms: {},
  }];
  sections.filter(one => one !== intro).forEach(({ section }, rank) => {
    const heading = section.heading >= 0 ? marked(index.blocks[section.heading], places(section.heading), 1e9) : docs[0].title;
    /* the theme opens what Enter chooses by score: the place itself, unless the title was meant */
    const own = score + (rank > 1 ? -0.5 : rank === 0 && !entry.title ? 0.5 : 0);
    docs.push({ location: `${page.location}#${section.anchor}`, title: heading, text: teaser(section, places), score: own, terms: {} });
  });
  return docs;
}

function bits(mask) {
  return mask.toString(2).replace(/0/g, "").length;
}

/** What the keys of ! to ~ type on a Thai keyboard (Kedmanee). */
const KEYS = "+.๒๓๔฿ง๖๗๕๙มขใฝจๅ/-ภถุึคตซวฒชฬฦ๑ฤฺฉฏฎโฌ็ณ๋ษศ?์ฯญ๐ฑฆธ๊ฮ\")ํ(บฃลู๘_ฟิแกำดเ้ร่าสทืนยๆพหะีอไปัผฐฅ,%";

/** A text as it would have been typed with the keyboard in the other language. */
function retyped(text) {
  return /[ก-๛]/.test(text) ? text.replace(/./g, char => KEYS.includes(char) ? String.fromCharCode(KEYS.indexOf(char) + 33) : char)
    : text.replace(/\S*[^\d\s]\S*/g, word => word.replace(/[!-~]/g, char => KEYS[char.charCodeAt(0) - 33]));
}

/** The words of a text without those that are not counted; neighbours that stand together on pages, too, in one piece:
    กองช่าง in กองช่างมีกี่คน. */
function stretches(raw) {
  const parts = [];
  let end = -1;
  for (const { index: at, segment } of wordsAsked(raw)) {
    if (isFiller(segment) || parts.length > 9) continue;
    const last = parts.length - 1;
    if (at === end && findAny(fold(parts[last] + segment).text).size) parts[last] += segment; else parts.push(segment);
    end = at + segment.length;
  }
  return parts;
}

/** What to ask instead where nothing is found: what the keys type in the other language; all parts of the query that are
    found, which may stand anywhere on a page; and each of them. These are links that ask for them: the box (search-box.js)
    knows such links by their address, and says that they are no pages. */
function offers(query) {
  const plain = text => fold(text).text, known = (word, least) => lengthOf(plain(word)) > least || index.known.has(plain(word));
  const count = part => [part, search(part).length], some = ([, pages]) => pages, units = bind(parse(query));
  const parts = units.flatMap(unit => lookUp(unit).size ? [unit.raw] : stretches(unit.raw).filter(part => known(part, 3)));
  const listed = [...new Set(parts)].filter(part => known(part, 2) && plain(part) !== plain(query)).slice(0, 9), asked = [];
  for (const part of listed) if (asked.length < 5) asked.push(...[count(part)].filter(some));
  const plainly = asked.some(([part]) => /\D/.test(part)) || query.length > 60, other = plainly ? "" : retyped(query.trim());
  /* of words typed apart none is left out unasked */
  const all = (units.length > 1 ? listed : asked.map(([part]) => part)).join(" ");
  return [...known(other, 2) ? [count(other)] : [], ...asked.length > 1 ? [count(all)] : [], ...asked].filter(some).map(([part, pages], rank) => [{
    location: `?q=${encodeURIComponent(part)}`, title: escapeHtml(part), score: -rank, terms: {},
    text: `${part === other ? "แป้นพิมพ์อีกภาษา " : ""}พบ ${pages} หน้า`,
  }]);
}

/** The answer to a query. */
function answer(query) {
  /* how many places may be looked at for mistakes: nobody waits for what ten mistyped words may mean on a thousand pages */
  index.patience = 6e4;
  const found = search(query);
  /* hardly anyone scrolls so far: fewer places of each page there */
  return !found.length ? offers(query) : found.map((entry, rank, { length }) => item(entry, rank < 40 ? 12 : 1, length - rank));
}

/* ---- the theme's protocol ---- */

const UNAVAILABLE = "เปิดข้อมูลค้นหาไม่ได้ในขณะนี้ ดูรายการทุกหน้าได้ที่นี่";

let address = "", everything = "", loading = null, latest = 0;

/** Divide the blocks from the one numbered on, a few at a time, so that no query waits for all. */
function prepare(number) {
  const end = performance.now() + 20;
  while (number < index.blocks.length && performance.now() < end) divide(index.blocks[number++]);
  if (number < index.blocks.length) setTimeout(prepare, 0, number);
}

/** The index, fetched when it is first needed. */
function load() {
  if (!loading) {
    loading = fetch(address).then(response => {
      if (!response.ok) throw new Error(response.statusText);
      return response.json();
    }).then(file => {
      index = build(file);
      prepare(0);
    });
    loading.catch(() => { loading = null; });
  }
  return loading;
}

async function receive({ data: { type, data } }) {
  if (type === SETUP) {
    address = new URL(`../../../${data.config.index}`, self.location).href;
    everything = data.config.everything;
    self.postMessage({ type: READY });
  } else if (type === QUERY) {
    const mine = ++latest;
    let items = [];
    if (data.trim()) {
      try {
        await load();
        if (mine !== latest) return;
        items = answer(data);
      } catch {
        items = [[{ location: everything, title: UNAVAILABLE, text: "", score: 1, terms: {} }]];
      }
    }
    if (mine === latest) self.postMessage({ type: RESULT, data: { items } });
  }
}

if (typeof importScripts === "function") self.onmessage = receive;
