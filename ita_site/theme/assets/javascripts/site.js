/* The colour scheme, before the first paint; the openers of menu and search; the theme's script, for who searches. Nothing of
   the page needs it. */
(function () {
  "use strict";

  var root = document.documentElement;
  var dark = matchMedia("(prefers-color-scheme: dark)");
  // scripts of the theme ask for these by name; the scope keeps sites under other paths of this host apart
  var scope = (window.__md_scope = new URL("../../", document.currentScript.src));

  window.__md_hash = function (text) {
    return Array.from(text).reduce(function (sum, letter) {
      return (sum << 5) - sum + letter.charCodeAt(0);
    }, 0);
  };
  window.__md_get = function (key) {
    try {
      return JSON.parse(localStorage.getItem(scope.pathname + "." + key));
    } catch (_) {
      return null; // a browser may refuse to store
    }
  };
  window.__md_set = function (key, value) {
    if (key !== "__palette") return; // the colour scheme is all that this site remembers
    try {
      localStorage.setItem(scope.pathname + "." + key, JSON.stringify(value));
    } catch (_) {
      /* the choice lasts until the page is left */
    }
  };

  var choice = ((window.__md_get("__palette") || {}).color || {}).scheme;

  function isDark() {
    return choice ? choice === "slate" : dark.matches;
  }

  function paint() {
    document.body.setAttribute("data-md-color-scheme", isDark() ? "slate" : "default");
    var button = document.getElementById("ita-scheme");
    if (button) button.setAttribute("aria-pressed", String(isDark()));
    if (choice)
      document.querySelectorAll("meta[name=theme-color]").forEach(function (meta) {
        meta.content = isDark() ? "#0f1719" : "#0b4f54";
      });
  }

  root.classList.replace("no-js", "js");
  // a link with a query opens the search after the first paint: its field has the open width from the start
  if (new URLSearchParams(location.search).has("q")) root.classList.add("ita-asked");
  dark.addEventListener("change", paint);
  // the body comes after this script; it must not be shown in the other scheme first
  new MutationObserver(function (_, observer) {
    if (!document.body) return;
    observer.disconnect();
    paint();
  }).observe(root, { childList: true });

  // the theme has shortcuts of one letter, which a voice or a slip of the hand sets off; it listens further out
  document.addEventListener("keydown", function (event) {
    if (event.key.length === 1 && !event.target.closest("#ita-search")) event.stopPropagation();
  });

  function schemeButton() {
    document.getElementById("ita-scheme").addEventListener("click", function () {
      choice = isDark() ? "default" : "slate";
      window.__md_set("__palette", { index: Number(isDark()), color: { scheme: choice } });
      paint();
    });
  }

  function menuButton() {
    var opener = document.getElementById("ita-menu-opener");
    var menu = document.getElementById("ita-menu");

    function show(open) {
      opener.setAttribute("aria-expanded", String(open));
      menu.classList.toggle("ita-menu--open", open);
    }

    opener.addEventListener("click", function () {
      show(opener.getAttribute("aria-expanded") === "false");
    });
    opener.closest("header").addEventListener("keydown", function (event) {
      if (event.key !== "Escape" || opener.getAttribute("aria-expanded") === "false") return;
      if (menu.contains(event.target) || event.target === opener) {
        show(false);
        opener.focus();
      }
    });
  }

  function searchButton() {
    var opener = document.getElementById("ita-search-opener");
    var state = document.getElementById("__search");
    if (!opener || !state) return;
    opener.addEventListener("click", function () {
      state.click();
      if (state.checked) document.querySelector("[data-md-component=search-query]").focus();
    });
    state.addEventListener("change", function () {
      opener.setAttribute("aria-expanded", String(state.checked));
      var within = document.activeElement === document.body || document.activeElement.closest(".md-search");
      // an opener that is not shown, as on wide screens, takes no focus
      if (!state.checked && within) opener.focus();
    });
  }

  // the theme's script is for the search: who only reads does without
  function fetchTheme() {
    var waiting = document.getElementById("ita-theme");
    if (!waiting) return;
    var script = document.createElement("script");
    script.src = waiting.content.querySelector("script").getAttribute("src");
    script.onerror = function () {
      document.body.append(waiting); // the next letter tries again
      document.querySelector(".md-search-result__meta").textContent = "เปิดการค้นหาไม่ได้ในขณะนี้ ลองอีกครั้ง หรือดูรวมทุกหน้า";
    };
    waiting.remove();
    document.body.append(script);
  }

  /** In the list beside a wide page, the last heading that has come up. */
  function followHeadings() {
    var links = Array.from(document.querySelectorAll(".md-sidebar--secondary .md-nav__link"));
    var waiting = false;

    function mark() {
      waiting = false;
      var reached = links.filter(function (link) {
        var heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
        return heading && heading.getBoundingClientRect().top < innerHeight / 4;
      });
      links.forEach(function (link) {
        link.classList.toggle("md-nav__link--active", link === reached[reached.length - 1]);
      });
    }

    window.addEventListener("scroll", function () {
      if (waiting || !links.length || !links[0].offsetParent) return;
      waiting = true;
      requestAnimationFrame(mark);
    });
  }

  ["pointerdown", "focusin", "change", "input"].forEach(function (type) {
    document.addEventListener(type, function (event) {
      if (event.target.closest("#ita-search, #ita-search-opener, #__search")) fetchTheme();
    });
  });

  document.addEventListener("DOMContentLoaded", function () {
    if (root.classList.contains("ita-asked")) fetchTheme();
    paint();
    followHeadings();
    schemeButton();
    menuButton();
    searchButton();
    document.addEventListener("keydown", function (event) {
      var more = event.key === "Escape" && event.target.closest && event.target.closest("details[open]");
      if (!more || !more.classList.contains("ita-menu__more")) return;
      more.open = false;
      more.firstElementChild.focus();
    });
  });
})();
