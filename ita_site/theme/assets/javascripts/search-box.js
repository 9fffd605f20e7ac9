/* The search box for every way of entering text and for the keyboard alone: what the theme's script leaves out. */
"use strict";

(() => {
  const box = document.getElementById("ita-search");
  if (!box) return;
  const state = document.getElementById("__search");
  const input = box.querySelector("[data-md-component=search-query]");
  const meta = box.querySelector(".md-search-result__meta");
  const list = box.querySelector(".md-search-result__list");
  const help = box.querySelector(".ita-search__help");
  const status = box.querySelector("[role=status]");
  const PARTS = "ไม่พบหน้าที่ตรงกับคำค้น ลองค้นด้วยคำเหล่านี้";
  const WAITING = "กำลังค้นหา…", idle = meta.textContent;

  const show = (open) => { if (state.checked !== open) state.click(); };

  // the theme listens for keys alone: text also comes by paste, by voice, by swiping and by dropping
  const search = () => input.dispatchEvent(new KeyboardEvent("keyup"));
  input.addEventListener("input", () => {
    show(true);
    // on a slow line the first answer takes a while
    if (input.value.trim() && meta.textContent === idle) meta.textContent = WAITING;
    search();
  });
  input.form.addEventListener("reset", () => setTimeout(search));
  input.addEventListener("click", () => show(true));

  /** Close it; focus goes back to the opener, which is the field itself where that is always shown. */
  function close() {
    if (box.contains(document.activeElement)) input.focus();
    // the theme opens the search a moment after its field takes the focus
    setTimeout(() => show(false), 10);
  }

  box.querySelector(".ita-search__close").addEventListener("click", close);
  document.addEventListener("pointerdown", ({ target }) => {
    if (state.checked && !box.contains(target) && !target.closest("#ita-search-opener")) show(false);
  });
  box.addEventListener("focusout", () => setTimeout(() => {
    const now = document.activeElement;
    if (now !== document.body && !box.contains(now) && now.id !== "ita-search-opener") show(false);
  }));

  // the theme takes every key while the search is open: Tab closes it, Space and Shift go to the field
  box.addEventListener("keydown", (event) => {
    const { key, target } = event, arrow = key === "ArrowDown" || key === "ArrowUp";
    if (key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      if (state.checked) close();
    } else if (arrow && !state.checked) {
      show(true);
    } else if (!arrow && target !== input && (key.length > 1 || key === " " || target.closest("button"))) {
      event.stopPropagation();
    } else if (key === "Tab" || key === "Shift") {
      event.stopPropagation();
    }
  });

  // results are links like any others
  new MutationObserver(() => {
    for (const each of list.querySelectorAll("[tabindex]")) each.removeAttribute("tabindex");
  }).observe(list, { childList: true, subtree: true });

  // where nothing has all of the words, the worker answers with parts of them to ask for: links with a query, and no pages
  const offered = () => [...list.querySelectorAll("a")].filter((link) => new URL(link.href).searchParams.has("q"));
  list.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (!link || !offered().includes(link) || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    event.stopPropagation();
    input.value = new URL(link.href).searchParams.get("q");
    input.focus();
    search();
  });

  let waiting = 0;
  new MutationObserver(() => {
    if (meta.textContent !== PARTS && offered().length) meta.textContent = PARTS;
    help.hidden = meta.textContent !== help.dataset.none;
    clearTimeout(waiting);
    // say it when typing pauses, not at each letter
    waiting = setTimeout(() => {
      const asked = input.value.trim();
      const more = help.hidden ? offered().map((link) => link.innerText.trim().replace(/\s+/g, " ")).join(", ") : help.textContent;
      status.textContent = asked && state.checked ? `“${asked}” ${meta.textContent} ${more}`.trim() : "";
    }, 700);
  }).observe(meta, { childList: true, characterData: true, subtree: true });
})();
