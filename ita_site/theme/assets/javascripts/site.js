// @ts-check
/* The colour scheme, before the first paint; the menu; the list of headings. Nothing of the page needs it. */
"use strict";

(() => {
  const root = document.documentElement;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);

  /** Colours of the browser's own bars around the page, by scheme. */
  const BARS = { dark: "#0f1719", light: "#0b4f54" };

  /**
   * Return the element of an id; a page without it is not of this theme, and an error.
   *
   * @param {string} id
   * @returns {HTMLElement}
   */
  function byId(id) {
    const element = document.getElementById(id);
    if (!element) throw new Error(`#${id}`);
    return element;
  }

  /**
   * Return the nearest element around what an event is about that a selector names, null if there is none.
   *
   * @param {Event} event
   * @param {string} selector
   */
  function around({ target }, selector) {
    return target instanceof Element ? target.closest(selector) : null;
  }

  /* ---- the colour scheme ---- */

  /** Names what a browser keeps: sites under other paths of this host keep their own. */
  const KEPT = `${new URL("../../", script.src).pathname}.__palette`;

  /** The scheme that was chosen, "slate" or "default"; undefined where none was. */
  let choice = readChoice();

  /** @returns {string | undefined} */
  function readChoice() {
    try {
      return JSON.parse(localStorage.getItem(KEPT) || "null")?.color?.scheme;
    } catch {
      return undefined; // a browser may refuse to store
    }
  }

  function keepChoice() {
    try {
      localStorage.setItem(KEPT, JSON.stringify({ color: { scheme: choice } }));
    } catch {
      /* the choice lasts until the page is left */
    }
  }

  function isDark() {
    return choice ? choice === "slate" : dark.matches;
  }

  /** Show the page in its scheme. */
  function paint() {
    document.body.setAttribute("data-md-color-scheme", isDark() ? "slate" : "default");
    document.getElementById("ita-scheme")?.setAttribute("aria-pressed", String(isDark()));
    if (!choice) return;
    /** @type {NodeListOf<HTMLMetaElement>} */
    const metas = document.querySelectorAll("meta[name=theme-color]");
    for (const meta of metas) meta.content = isDark() ? BARS.dark : BARS.light;
  }

  function schemeButton() {
    byId("ita-scheme").addEventListener("click", () => {
      choice = isDark() ? "default" : "slate";
      keepChoice();
      paint();
    });
  }

  /* ---- the menu ---- */

  function menuButton() {
    const opener = byId("ita-menu-opener"), menu = byId("ita-menu");
    const isOpen = () => opener.getAttribute("aria-expanded") === "true";

    /** @type {(open: boolean) => void} */
    const show = (open) => {
      opener.setAttribute("aria-expanded", String(open));
      menu.classList.toggle("ita-menu--open", open);
    };

    opener.addEventListener("click", () => show(!isOpen()));
    opener.closest("header")?.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !isOpen()) return;
      if (!around(event, "#ita-menu, #ita-menu-opener")) return;
      show(false);
      opener.focus();
    });
  }

  /** Let Escape close the rest of the menu, where it is open. */
  function closeMore() {
    document.addEventListener("keydown", (event) => {
      const more = event.key === "Escape" ? around(event, "details[open]") : null;
      if (!(more instanceof HTMLDetailsElement) || !more.classList.contains("ita-menu__more")) return;
      more.open = false;
      more.querySelector("summary")?.focus();
    });
  }

  /* ---- a letter, and a page to share ---- */

  /**
   * Copy a text, and let the button say so.
   *
   * @param {string} text
   * @param {HTMLElement} button
   */
  async function copy(text, button) {
    await navigator.clipboard.writeText(text);
    button.textContent = "คัดลอกแล้ว";
  }

  /** Print one letter alone. */
  function printLetter(/** @type {string} */ id) {
    const letter = byId(id).closest("details");
    root.classList.add("ita-prints-letter");
    letter?.classList.add("ita-printed");
    print();
    letter?.classList.remove("ita-printed");
    root.classList.remove("ita-prints-letter");
  }

  /** Return the address by which LINE shares this page; the page has it where the site knows its own address. */
  function lineAddress() {
    return `https://line.me/R/share?text=${encodeURIComponent(`${document.title} ${location.href}`)}`;
  }

  /** Let the buttons of letters and for sharing work; without a script they are not shown. */
  function shareButtons() {
    document.addEventListener("click", (event) => {
      const button = around(event, "[data-copy], [data-print-letter], [data-line], [data-share], [data-copy-address]");
      if (!(button instanceof HTMLElement)) return;
      const { copy: letter, printLetter: printed } = button.dataset;
      if (letter) copy(byId(letter).textContent || "", button);
      else if (printed) printLetter(printed);
      else if ("line" in button.dataset) location.href = lineAddress();
      else if ("share" in button.dataset) navigator.share({ title: document.title, url: location.href }).catch(() => {});
      else copy(location.href, button);
    });
  }

  /* ---- the list beside a wide page ---- */

  /** Mark the last heading that has come up. */
  function followHeadings() {
    /** @type {HTMLAnchorElement[]} */
    const links = Array.from(document.querySelectorAll(".md-nav__link"));
    let isAsked = false;

    function mark() {
      isAsked = false;
      const reached = links.filter((link) => {
        const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
        return heading && heading.getBoundingClientRect().top < innerHeight / 4;
      });
      const last = reached[reached.length - 1];
      for (const link of links) link.classList.toggle("md-nav__link--active", link === last);
    }

    addEventListener("scroll", () => {
      if (isAsked || !links.length || !links[0].offsetParent) return;
      isAsked = true;
      requestAnimationFrame(mark);
    });
  }

  /* ---- now, and when the page is there ---- */

  root.classList.replace("no-js", "js");
  // not every browser has a sheet for sharing
  if ("share" in navigator) root.classList.add("ita-shares");
  // a link with a query opens the search after the first paint: its field has the open width from the start
  if (new URLSearchParams(location.search).has("q")) root.classList.add("ita-asked");
  dark.addEventListener("change", paint);
  // the body comes after this script; it must not be shown in the other scheme first
  new MutationObserver((_, observer) => {
    if (!document.body) return;
    observer.disconnect();
    paint();
  }).observe(root, { childList: true });

  document.addEventListener("DOMContentLoaded", () => {
    paint();
    followHeadings();
    schemeButton();
    menuButton();
    closeMore();
    shareButtons();
  });
})();
