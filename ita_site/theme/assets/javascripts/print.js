// @ts-check
/* On paper a link is only words: before printing, each gets its address beside it, and each sheet the page's own. */
"use strict";

addEventListener("beforeprint", () => {
  const canonical = document.querySelector("link[rel=canonical]");
  /* a PDF of a site that has no address yet is made at a name that can never exist */
  const isKnown = canonical !== null || !location.hostname.endsWith(".invalid");
  const base = canonical instanceof HTMLLinkElement ? canonical.href : location.href;

  /** @type {NodeListOf<HTMLAnchorElement>} */
  const links = document.querySelectorAll("article a[href]:not([href^='#'], .ita-url)");
  for (const link of links) {
    if (link.origin !== location.origin) link.dataset.address = link.href;
    else if (isKnown) link.dataset.address = new URL(link.getAttribute("href") || "", base).href;
  }

  const sheet = document.querySelector(".ita-sheet"), address = document.querySelector(".ita-sheet .ita-address");
  if (isKnown && address) address.textContent = base.split("#")[0];
  if (sheet) document.documentElement.style.setProperty("--ita-sheet", JSON.stringify(sheet.textContent));
});
