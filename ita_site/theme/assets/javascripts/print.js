/* On paper a link is only words: before printing, each gets its address beside it, and each sheet the page's own. */
addEventListener("beforeprint", () => {
  const sheet = document.querySelector(".ita-sheet")
  const canonical = document.querySelector("link[rel=canonical]")
  /* a PDF of a site that has no address yet is made at a name that can never exist */
  const nowhere = location.hostname.endsWith(".invalid")
  const base = canonical ? canonical.href : location.href
  const known = canonical || !nowhere
  for (const link of document.querySelectorAll("article a[href]:not([href^='#'], .ita-url)")) {
    const outside = link.origin !== location.origin
    if (outside || known) link.dataset.address = outside ? link.href : new URL(link.getAttribute("href"), base).href
  }
  if (!sheet) return
  if (known) sheet.querySelector(".ita-address").textContent = base.split("#")[0]
  document.documentElement.style.setProperty("--ita-sheet", JSON.stringify(sheet.textContent))
})
