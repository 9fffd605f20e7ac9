// @ts-check
/* The search: what is entered goes to the worker (ita_site/search/worker), what it answers is shown as a list of links.
   search-box.js fetches this script; without it the box's form leads to the page that lists everything. */
/** @import { Answer } from "../../../search/worker/answer.js" */
/** @import { Reply, Stub } from "../../../search/worker/main.js" */
/** @import { Offer } from "../../../search/worker/offer.js" */
/** @import { PageResult, Place } from "../../../search/worker/show.js" */
"use strict";

(() => {
  const NONE = "ไม่พบหน้าที่ตรงกับคำค้น", PARTS = "ไม่พบหน้าที่ตรงกับคำค้น ลองค้นด้วยคำเหล่านี้";
  const EXAMPLES = "ลองค้นคำเหล่านี้", ASK = "ไม่พบเรื่องนี้ในรายงาน ถาม";
  const UNAVAILABLE = "เปิดข้อมูลค้นหาไม่ได้ในขณะนี้", EVERYTHING = "ดูรายการทุกหน้าได้ที่นี่";

  /** Milliseconds without a letter after which typing pauses. */
  const PAUSE = 700;

  /** Pages that are shown at a time, and sections of each that are not folded away. */
  const PAGES_AT_ONCE = 10, SECTIONS = 2;

  /** Pixels above the end of the list from which on more of it is shown. */
  const NEAR_END = 200;

  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const box = part(document, "#ita-search", HTMLElement), opener = part(document, "#ita-search-opener", HTMLElement);

  /** The site's own folder, from which the addresses of results start: the box names it where sites share the script. */
  const site = box.dataset.site ? new URL(box.dataset.site, location.href) : new URL("../../", script.src);

  const form = part(box, "form", HTMLFormElement), field = part(box, "input", HTMLInputElement);
  const scroll = part(box, ".ita-search__scroll", HTMLElement);
  const line = part(box, ".md-search-result__meta", HTMLElement);
  const list = part(box, ".md-search-result__list", HTMLElement);
  const help = part(box, ".ita-search__help", HTMLElement), examples = create("p", "ita-search__examples");
  const contacts = create("p", "ita-search__contacts"), status = part(box, "[role=status]", HTMLElement);

  /**
   * Return what a selector names; a box without it is an error.
   *
   * @template {HTMLElement} E
   * @param {ParentNode} parent
   * @param {string} selector
   * @param {new () => E} kind
   * @returns {E}
   */
  function part(parent, selector, kind) {
    const element = parent.querySelector(selector);
    if (!(element instanceof kind)) throw new Error(selector);
    return element;
  }

  function isOpen() {
    return opener.getAttribute("aria-expanded") === "true";
  }

  list.after(examples, contacts);

  /* ---- asking ---- */

  const worker = new Worker(box.dataset.worker || "", { name: site.href });

  function ask() {
    worker.postMessage(field.value);
  }

  field.addEventListener("input", ask);
  form.addEventListener("reset", () => setTimeout(() => {
    ask();
    field.focus();
  }));

  /** @param {MessageEvent<Reply>} message */
  worker.onmessage = ({ data: { query, answer, stub } }) => {
    if (query !== field.value) return; // the next answer is on its way
    const isEmpty = !query.trim();
    list.replaceChildren();
    line.textContent = summaryOf(answer);
    help.hidden = line.textContent !== NONE;
    examples.replaceChildren(...(isEmpty && stub ? [EXAMPLES, ...stub.examples.map(exampleButton)] : []));
    contacts.replaceChildren(...(answer && stub && !isEmpty && !answer.results.length ? contactWords(stub) : []));
    scroll.scrollTop = 0;
    left = answer ? [...answer.results] : [];
    best = answer?.results[0]?.isNamed ? 0 : 1;
    list.append(...(answer ? answer.offers.map(offerItem) : [everythingItem()]));
    showMore();
    clearTimeout(pause);
    pause = setTimeout(announce, PAUSE, answer?.offers || []);
  };

  /**
   * Return what the line above the results says of an answer, null if the index could not be fetched.
   *
   * @param {Answer | null} answer
   */
  function summaryOf(answer) {
    if (!answer) return UNAVAILABLE;
    if (!field.value.trim()) return field.getAttribute("aria-label");
    if (answer.results.length) return `พบ ${answer.results.length} หน้า`;
    return answer.offers.length ? PARTS : NONE;
  }

  /* ---- beside the list ---- */

  /** @param {string} query */
  function exampleButton(query) {
    const button = create("button", "ita-search__example", query);
    button.type = "button";
    button.addEventListener("click", () => askFor(query));
    return button;
  }

  /**
   * Return where to ask the agency what the site does not say.
   *
   * @param {Stub} stub
   */
  function contactWords({ agency, contacts: ways }) {
    const links = ways.flatMap(([words, address], at) => {
      const link = create("a", "", words);
      link.href = new URL(address, site).href;
      return [at ? " · " : "", link];
    });
    return [`${ASK} ${agency} ได้ที่ `, ...links];
  }

  /* ---- the list ---- */

  /**
   * Results that are not shown yet.
   *
   * @type {PageResult[]}
   */
  let left = [];

  /** Which link of the first result Enter opens: its page, or the best section. */
  let best = 0;

  /** Show more results while the end of the list is in sight. */
  function showMore() {
    while (left.length && scroll.scrollTop + scroll.clientHeight > scroll.scrollHeight - NEAR_END) {
      list.append(...left.splice(0, PAGES_AT_ONCE).map(resultItem));
      if (!isOpen()) break;
    }
  }

  scroll.addEventListener("scroll", showMore);

  /** @param {PageResult} result */
  function resultItem({ page, sections }) {
    const first = sections.slice(0, SECTIONS), more = sections.slice(SECTIONS);
    return itemOf(linkTo(page, "h1"), ...sectionLinks(first), ...(more.length ? [folded(more)] : []));
  }

  /** @param {Offer} offer */
  function offerItem(offer) {
    const location = `?q=${encodeURIComponent(offer.query)}`;
    return itemOf(linkTo({ location, title: [offer.query], text: [sizeOf(offer)] }, "h1"));
  }

  /** @param {Offer} offer */
  function sizeOf({ pages, isRetyped }) {
    return `${isRetyped ? "แป้นพิมพ์อีกภาษา " : ""}พบ ${pages} หน้า`;
  }

  function everythingItem() {
    const title = `${UNAVAILABLE} ${EVERYTHING}`;
    return itemOf(linkTo({ location: form.action, title: [title], text: [] }, "h1"));
  }

  /** @param {Place[]} sections */
  function folded(sections) {
    const summary = create("summary", "", create("div", "", `อีก ${sections.length} แห่งในหน้านี้`));
    const details = create("details", "md-search-result__more", summary, ...sectionLinks(sections));
    details.addEventListener("toggle", () => {
      // its summary stays in sight as it folds
      if (!details.open) scroll.scrollTop = Math.min(scroll.scrollTop, placeOf(details));
      showMore();
    });
    return details;
  }

  /**
   * Return how far down the list an element begins, in pixels.
   *
   * @param {HTMLElement} element
   */
  function placeOf(element) {
    return element.getBoundingClientRect().top - scroll.getBoundingClientRect().top + scroll.scrollTop;
  }

  /** @param {Place[]} sections */
  function sectionLinks(sections) {
    return sections.map((section) => linkTo(section, "h2"));
  }

  /**
   * @param {Place} place
   * @param {"h1" | "h2"} heading
   */
  function linkTo({ location, title, text }, heading) {
    const words = [create(heading, "", ...marked(title)), ...marked(text)];
    const link = create("a", "md-search-result__link", create("article", "md-search-result__article md-typeset", ...words));
    link.href = new URL(location, site).href;
    return link;
  }

  /** @param {HTMLElement[]} children */
  function itemOf(...children) {
    return create("li", "md-search-result__item", ...children);
  }

  /**
   * Return the parts of a text, every second one marked.
   *
   * @param {string[]} parts
   */
  function marked(parts) {
    return parts.map((text, number) => number % 2 ? create("mark", "", text) : text);
  }

  /**
   * @template {keyof HTMLElementTagNameMap} N
   * @param {N} name
   * @param {string} className
   * @param {(Node | string)[]} children
   */
  function create(name, className, ...children) {
    const element = document.createElement(name);
    if (className) element.className = className;
    element.append(...children);
    return element;
  }

  /* ---- choosing ---- */

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const links = list.firstElementChild?.querySelectorAll("a") || [];
    (links[best] || links[0])?.click();
  });

  contacts.addEventListener("click", ({ target }) => {
    if (target instanceof HTMLAnchorElement) opener.click(); // which closes the box
  });

  list.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const query = new URL(link.href).searchParams.get("q");
    if (query === null) return opener.click(); // which closes the box
    event.preventDefault();
    askFor(query);
  });

  /** @param {string} query */
  function askFor(query) {
    field.value = query;
    field.focus();
    ask();
  }

  box.addEventListener("keydown", (event) => {
    const { key, target } = event;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (key === "ArrowDown" || key === "ArrowUp") {
      event.preventDefault();
      if (!isOpen()) opener.click();
      step(key === "ArrowDown" ? 1 : -1);
    } else if (key.length === 1 && key !== " " && !(target instanceof HTMLButtonElement)) {
      field.focus(); // letters are for the query
    }
  });

  /**
   * Move the focus among the field and the results.
   *
   * @param {1 | -1} by
   */
  function step(by) {
    /** @type {NodeListOf<HTMLElement>} */
    const links = list.querySelectorAll(":not(details) > a, summary, [open] > a");
    const stops = [field, ...links, ...examples.querySelectorAll("button")], at = stops.findIndex((stop) => stop === document.activeElement);
    stops[(Math.max(at, 0) + by + stops.length) % stops.length].focus();
  }

  /* ---- what is read aloud ---- */

  let pause = 0;

  /**
   * Say what was found for what was asked: when typing pauses, not at each letter.
   *
   * @param {Offer[]} offers
   */
  function announce(offers) {
    const query = field.value.trim(), names = offers.map((offer) => `${offer.query} ${sizeOf(offer)}`);
    const words = [`“${query}”`, line.textContent, names.join(", "), contacts.textContent, help.hidden ? "" : help.textContent];
    status.textContent = query && isOpen() ? words.filter(Boolean).join(" ") : "";
  }

  ask();
})();
