// @ts-check
/* The colour scheme, before the first paint; the openers of menu and search; the theme's script, for who searches.
   Nothing of the page needs it. */
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

  /* ---- what scripts of the theme ask for by name ---- */

  /* the scope keeps sites under other paths of this host apart */
  const scope = new URL("../../", script.src);
  window.__md_scope = scope;
  window.__md_hash = (text) => Array.from(text).reduce((sum, letter) => (sum << 5) - sum + letter.charCodeAt(0), 0);
  window.__md_get = (key) => {
    try {
      return JSON.parse(localStorage.getItem(`${scope.pathname}.${key}`) || "null");
    } catch {
      return null; // a browser may refuse to store
    }
  };
  window.__md_set = (key, value) => {
    if (key !== "__palette") return; // the colour scheme is all that this site remembers
    try {
      localStorage.setItem(`${scope.pathname}.${key}`, JSON.stringify(value));
    } catch {
      /* the choice lasts until the page is left */
    }
  };

  /* ---- the colour scheme ---- */

  /** The theme's name of the scheme that was chosen, undefined where none was. */
  let choice = window.__md_get("__palette")?.color?.scheme;

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
      window.__md_set("__palette", { index: Number(isDark()), color: { scheme: choice } });
      paint();
    });
  }

  /* ---- the openers ---- */

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

  function searchButton() {
    const opener = document.getElementById("ita-search-opener"), state = document.getElementById("__search");
    if (!opener || !(state instanceof HTMLInputElement)) return;
    opener.addEventListener("click", () => {
      /** @type {HTMLInputElement | null} */
      const field = document.querySelector("[data-md-component=search-query]");
      state.click();
      if (state.checked) field?.focus();
    });
    state.addEventListener("change", () => {
      opener.setAttribute("aria-expanded", String(state.checked));
      const focus = document.activeElement, wasInside = focus === document.body || focus?.closest(".md-search");
      // an opener that is not shown, as on wide screens, takes no focus
      if (!state.checked && wasInside) opener.focus();
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

  /* ---- the theme's script is for the search: who only reads does without ---- */

  function fetchTheme() {
    const template = document.getElementById("ita-theme");
    if (!(template instanceof HTMLTemplateElement)) return;
    const theme = document.createElement("script");
    theme.src = template.content.querySelector("script")?.getAttribute("src") || "";
    theme.onerror = () => {
      document.body.append(template); // the next letter tries again
      const line = document.querySelector(".md-search-result__meta");
      if (line) line.textContent = "เปิดการค้นหาไม่ได้ในขณะนี้ ลองอีกครั้ง หรือดูรวมทุกหน้า";
    };
    template.remove();
    document.body.append(theme);
  }

  /* ---- the list beside a wide page ---- */

  /** Mark the last heading that has come up. */
  function followHeadings() {
    /** @type {HTMLAnchorElement[]} */
    const links = Array.from(document.querySelectorAll(".md-sidebar--secondary .md-nav__link"));
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
  // a link with a query opens the search after the first paint: its field has the open width from the start
  if (new URLSearchParams(location.search).has("q")) root.classList.add("ita-asked");
  dark.addEventListener("change", paint);
  // the body comes after this script; it must not be shown in the other scheme first
  new MutationObserver((_, observer) => {
    if (!document.body) return;
    observer.disconnect();
    paint();
  }).observe(root, { childList: true });

  // the theme has shortcuts of one letter, which a voice or a slip of the hand sets off; it listens further out
  document.addEventListener("keydown", (event) => {
    if (event.key.length === 1 && !around(event, "#ita-search")) event.stopPropagation();
  });

  for (const type of ["pointerdown", "focusin", "change", "input"]) {
    document.addEventListener(type, (event) => {
      if (around(event, "#ita-search, #ita-search-opener, #__search")) fetchTheme();
    });
  }

  document.addEventListener("DOMContentLoaded", () => {
    if (root.classList.contains("ita-asked")) fetchTheme();
    paint();
    followHeadings();
    schemeButton();
    menuButton();
    searchButton();
    closeMore();
  });
})();
