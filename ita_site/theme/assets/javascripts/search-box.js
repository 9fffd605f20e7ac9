// @ts-check
/* The search box for every way of entering text and for the keyboard alone: what the theme's script leaves out. */
"use strict";

(() => {
  const box = document.getElementById("ita-search"), state = document.getElementById("__search");
  if (!box || !(state instanceof HTMLInputElement)) return;

  /* the theme's words, and ours */
  const SEARCHING = "กำลังค้นหา…", PARTS = "ไม่พบหน้าที่ตรงกับคำค้น ลองค้นด้วยคำเหล่านี้";

  /** Milliseconds without a letter after which typing pauses, and after which the theme has opened the search. */
  const PAUSE = 700, MOMENT = 10;

  /**
   * Return the part of the box that a selector names; a box without it is an error.
   *
   * @template {HTMLElement} E
   * @param {string} selector
   * @param {new () => E} kind
   * @returns {E}
   */
  const part = (selector, kind) => {
    const element = box.querySelector(selector);
    if (!(element instanceof kind)) throw new Error(selector);
    return element;
  };

  const form = part("form", HTMLFormElement);
  const input = part("[data-md-component=search-query]", HTMLInputElement);
  const meta = part(".md-search-result__meta", HTMLElement);
  const list = part(".md-search-result__list", HTMLElement);
  const help = part(".ita-search__help", HTMLElement);
  const status = part("[role=status]", HTMLElement);
  const idle = meta.textContent;

  /** @type {(open: boolean) => void} */
  const show = (open) => { if (state.checked !== open) state.click(); };

  /* ---- entering text ---- */

  // the theme listens for keys alone: text also comes by paste, by voice, by swiping and by dropping
  const search = () => input.dispatchEvent(new KeyboardEvent("keyup"));
  input.addEventListener("input", () => {
    show(true);
    // on a slow line the first answer takes a while
    if (input.value.trim() && meta.textContent === idle) meta.textContent = SEARCHING;
    search();
  });
  form.addEventListener("reset", () => setTimeout(search));
  input.addEventListener("click", () => show(true));

  /* ---- closing ---- */

  /** Close it; focus goes back to the opener, which is the field itself where that is always shown. */
  const close = () => {
    if (box.contains(document.activeElement)) input.focus();
    setTimeout(() => show(false), MOMENT);
  };

  /**
   * Return whether something is in the box, or opens it.
   *
   * @param {unknown} target
   */
  function isOurs(target) {
    return target instanceof Element && target.closest("#ita-search, #ita-search-opener") !== null;
  }

  part(".ita-search__close", HTMLElement).addEventListener("click", close);
  document.addEventListener("pointerdown", ({ target }) => {
    if (state.checked && !isOurs(target)) show(false);
  });
  box.addEventListener("focusout", () => setTimeout(() => {
    const focus = document.activeElement;
    if (focus !== document.body && !isOurs(focus)) show(false);
  }));

  /* ---- keys ---- */

  // the theme takes every key while the search is open: Tab closes it, Space and Shift go to the field
  box.addEventListener("keydown", (event) => {
    const { key, target } = event, isArrow = key === "ArrowDown" || key === "ArrowUp";
    const isNamed = key.length > 1 || key === " ";
    const isOnButton = target instanceof Element && target.closest("button") !== null;
    if (key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      if (state.checked) close();
    } else if (isArrow) {
      if (!state.checked) show(true);
    } else if (key === "Tab" || key === "Shift" || (target !== input && (isNamed || isOnButton))) {
      event.stopPropagation();
    }
  });

  // results are links like any others
  new MutationObserver(() => {
    for (const element of list.querySelectorAll("[tabindex]")) element.removeAttribute("tabindex");
  }).observe(list, { childList: true, subtree: true });

  /* ---- where nothing has all of the words, the worker answers with parts of them to ask for ---- */

  /**
   * Return the query that a link asks for, null if it leads to a page.
   *
   * @param {HTMLAnchorElement} link
   */
  function queryOf(link) {
    return new URL(link.href).searchParams.get("q");
  }

  /** Return the links of the list that ask for parts of the query. */
  function offers() {
    return [...list.querySelectorAll("a")].filter((link) => queryOf(link) !== null);
  }

  list.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    const query = link && queryOf(link);
    if (query === null || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    event.stopPropagation();
    input.value = query;
    input.focus();
    search();
  });

  /* ---- what is read aloud ---- */

  /** Say what was found for what was asked. */
  const announce = () => {
    const query = input.value.trim();
    const names = offers().map((link) => link.innerText.trim().replace(/\s+/g, " "));
    const more = help.hidden ? names.join(", ") : help.textContent;
    status.textContent = query && state.checked ? `“${query}” ${meta.textContent} ${more}`.trim() : "";
  };

  let pause = 0;
  new MutationObserver(() => {
    if (meta.textContent !== PARTS && offers().length) meta.textContent = PARTS;
    help.hidden = meta.textContent !== help.dataset.none;
    // say it when typing pauses, not at each letter
    clearTimeout(pause);
    pause = setTimeout(announce, PAUSE);
  }).observe(meta, { childList: true, characterData: true, subtree: true });
})();
