// @ts-check
/* The box of the search by name: what is typed is found at once; arrows walk the results, Enter opens the first. */
import { indexOf, search } from "./search.js";
/** @import { Answer, Index, Line, Province } from "./search.js" */

/** Results that are listed: more are found by more letters. */
const MOST = 20;

/** Milliseconds without a letter after which the count is read aloud. */
const PAUSE = 700;

const UNAVAILABLE = "เปิดรายชื่อไม่ได้ในขณะนี้ เลือกจากรายชื่อจังหวัดแทนได้";
const NONE = "ไม่พบชื่อนี้ในหน่วยงานที่เผยแพร่ผ่านระบบนี้ ลองพิมพ์เฉพาะชื่อตำบล อำเภอ หรือจังหวัด";

/** @type {Map<string, Promise<Index>>} */
const indexes = new Map();

/**
 * Return the index at an address, which is fetched once.
 *
 * @param {string} address
 */
function fetched(address) {
  const known = indexes.get(address);
  if (known) return known;
  const asked = fetch(address).then((answer) => {
    if (!answer.ok) throw new Error(String(answer.status));
    return answer.json();
  }).then(indexOf);
  indexes.set(address, asked);
  asked.catch(() => indexes.delete(address)); // the next letter tries again
  return asked;
}

/**
 * Let a box find names.
 *
 * @param {HTMLElement} box
 */
export function makeFinder(box) {
  const field = box.querySelector("input"), form = box.querySelector("form");
  const output = /** @type {HTMLElement | null} */ (box.querySelector(".p-finder__output"));
  const count = box.querySelector(".p-finder__count"), list = box.querySelector(".p-finder__list");
  const status = box.querySelector("[role=status]");
  if (!field || !form || !output || !count || !list || !status) return;
  const { index = "", root = "", compare } = box.dataset;
  let pause = 0;

  /** @param {Line} line */
  function addressOf({ id }) {
    if (compare === undefined) return `${root}a/${id}/`;
    const chosen = new URLSearchParams(location.search).getAll("a").filter((other) => other !== id);
    return `${compare}?${new URLSearchParams([...chosen, id].map((value) => ["a", value]))}`;
  }

  /** @param {Line} line */
  function lineItem(line) {
    return item(addressOf(line), line.name, `${line.district} ${line.province}`);
  }

  /** @param {Province} province */
  function provinceItem({ code, name, count: agencies }) {
    return item(`${root}p/${code || "unknown"}/`, name, `${agencies.toLocaleString("en")} หน่วยงาน`);
  }

  /** @param {Answer} answer */
  function show({ lines, provinces }) {
    const places = compare === undefined ? provinces : [];
    list?.replaceChildren(...places.map(provinceItem), ...lines.slice(0, MOST).map(lineItem));
    say(lines.length || places.length ? countWords(lines.length) : NONE);
  }

  /** @param {string} words */
  function say(words) {
    if (output) output.hidden = false;
    if (count) count.textContent = words;
    clearTimeout(pause);
    pause = setTimeout(() => { if (status) status.textContent = words; }, PAUSE);
  }

  async function find() {
    const query = field?.value || "";
    if (!query.trim()) {
      if (output) output.hidden = true;
      return;
    }
    try {
      const known = await fetched(index);
      if (query === field?.value) show(search(known, query));
    } catch {
      list?.replaceChildren();
      say(UNAVAILABLE);
    }
  }

  field.addEventListener("focus", () => { fetched(index).catch(() => {}); });
  field.addEventListener("input", find);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    find().then(() => list.querySelector("a")?.click());
  });
  box.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      step(box, field, event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Escape" && !output.hidden) {
      output.hidden = true;
      field.focus();
    }
  });
  if (box.classList.contains("p-finder--header")) closeOutside(box, output);
  recall(field, find);
}

/**
 * Move the focus among the field and the results.
 *
 * @param {HTMLElement} box
 * @param {HTMLElement} field
 * @param {1 | -1} by
 */
function step(box, field, by) {
  const stops = [field, ...box.querySelectorAll("a")];
  const at = stops.findIndex((stop) => stop === document.activeElement);
  stops[(Math.max(at, 0) + by + stops.length) % stops.length].focus();
}

/**
 * Close the results that lie over the page as soon as something else is used.
 *
 * @param {HTMLElement} box
 * @param {HTMLElement} output
 */
function closeOutside(box, output) {
  for (const type of ["pointerdown", "focusin"]) {
    document.addEventListener(type, ({ target }) => {
      if (target instanceof Node && !box.contains(target)) output.hidden = true;
    });
  }
}

/**
 * Find what the address asks for: `?q=` is that of a form that was sent before the script was there.
 *
 * @param {HTMLInputElement} field
 * @param {() => void} find
 */
function recall(field, find) {
  const query = new URLSearchParams(location.search).get("q");
  if (query && !field.id.endsWith("header")) {
    field.value = query;
    find();
  }
}

/**
 * @param {string} address
 * @param {string} name
 * @param {string} words
 */
function item(address, name, words) {
  const entry = document.createElement("li"), link = document.createElement("a"), place = document.createElement("span");
  link.href = address;
  place.textContent = words;
  link.append(name, " ", place);
  entry.append(link);
  return entry;
}

/** @param {number} number */
function countWords(number) {
  if (number <= MOST) return `พบ ${number} หน่วยงาน`;
  return `พบ ${number.toLocaleString("en")} หน่วยงาน แสดง ${MOST} ชื่อแรก พิมพ์เพิ่มเพื่อให้เหลือน้อยลง`;
}
