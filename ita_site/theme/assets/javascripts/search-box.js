// @ts-check
/* Opens and closes the search box, and fetches the script that searches (search.js) for those who use it. */
"use strict";

(() => {
  const box = document.getElementById("ita-search"), opener = document.getElementById("ita-search-opener");
  const field = box?.querySelector("input"), line = box?.querySelector(".md-search-result__meta");
  const here = /** @type {HTMLScriptElement} */ (document.currentScript);
  if (!box || !opener || !field || !line) return;

  const SEARCHING = "กำลังค้นหา…", UNAVAILABLE = "เปิดการค้นหาไม่ได้ในขณะนี้ ลองอีกครั้ง หรือดูรวมทุกหน้า";

  /** What the line above the results says while nothing is asked. */
  const idle = line.textContent;

  /* ---- open and closed ---- */

  function isOpen() {
    return opener?.getAttribute("aria-expanded") === "true";
  }

  /** @param {boolean} open */
  function show(open) {
    opener?.setAttribute("aria-expanded", String(open));
    box?.classList.toggle("ita-search--open", open);
    if (!open) forgetQuery();
  }

  /** Close it; focus goes back to the opener, or to the field where that is always shown. */
  function close() {
    if (isOurs(document.activeElement)) (opener?.offsetParent ? opener : field)?.focus();
    show(false);
  }

  function toggle() {
    if (isOpen()) return close();
    show(true);
    field?.focus();
  }

  /**
   * Return whether something is in the box, or opens it.
   *
   * @param {unknown} target
   */
  function isOurs(target) {
    return target instanceof Element && target.closest("#ita-search, #ita-search-opener") !== null;
  }

  opener.addEventListener("click", toggle);
  box.querySelector(".ita-search__close")?.addEventListener("click", close);
  for (const type of ["click", "focus", "input"]) field.addEventListener(type, () => show(true));

  document.addEventListener("pointerdown", ({ target }) => {
    if (isOpen() && !isOurs(target)) show(false);
  });
  box.addEventListener("focusout", () => setTimeout(() => {
    const focus = document.activeElement;
    if (isOpen() && focus !== document.body && !isOurs(focus)) show(false);
  }));
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault(); // it would empty the field
    if (isOpen()) close();
  });

  /* ---- the script that searches ---- */

  let isAsked = false;

  function fetchSearch() {
    if (isAsked) return;
    const script = document.createElement("script");
    script.src = new URL("search.js", here.src).href;
    script.onerror = () => {
      isAsked = false; // the next letter tries again
      script.remove();
      if (line) line.textContent = UNAVAILABLE;
    };
    document.body.append(script);
    isAsked = true;
  }

  for (const type of ["pointerdown", "focusin", "input"]) {
    document.addEventListener(type, ({ target }) => { if (isOurs(target)) fetchSearch(); });
  }
  field.addEventListener("input", () => {
    // on a slow line the first answer takes a while
    if (field.value.trim() && line.textContent === idle) line.textContent = SEARCHING;
  });

  /* ---- a link with a query ---- */

  /** Take the query out of the address: who comes back to the page has closed its answer. */
  function forgetQuery() {
    const address = new URL(location.href);
    if (!address.searchParams.has("q")) return;
    address.searchParams.delete("q");
    history.replaceState(history.state, "", address);
  }

  const query = new URLSearchParams(location.search).get("q");
  if (query !== null) {
    field.value = query;
    show(true);
    field.focus();
  }
})();
