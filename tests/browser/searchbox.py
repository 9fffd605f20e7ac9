"""The search box as a visitor uses it, and what the pages of a built site say, read without the search index."""

from __future__ import annotations

import re
import time
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from bs4 import BeautifulSoup
from playwright.sync_api import Page

WATCH = """
window.asked = 0; window.answered = 0; window.answer = null;
window.Worker = class extends Worker {
  constructor(url, options) {
    super(url, options);
    window.searcher = this;
    this.addEventListener("message", ({ data }) => { window.answered++; window.answer = data.answer; });
  }
  postMessage(query) {
    window.asked++;
    super.postMessage(query);
  }
};
"""
"""Counts queries and answers, so that a test waits for an answer and never for time to pass."""

ASK = """async queries => {
  const found = [];
  for (const query of queries) {
    const answered = new Promise(done => searcher.addEventListener("message", done, { once: true }));
    searcher.postMessage(query);
    const { answer } = (await answered).data;
    found.push(answer.results.map(result => result.page.location.split("#")[0]));
  }
  return found;
}"""
"""Asks the box's own worker; the box shows no answer but that to its own query."""

DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")


def plain(text: str) -> str:
    """Text as patterns of queries see it."""
    folded = text.translate(DIGITS).lower().replace("\u0e4d\u0e32", "\u0e33")
    return "".join(folded.split())


def page_texts(site: Path) -> dict[str, str]:
    """The text of every page by its address: title and all that search may find, without spaces."""
    texts: dict[str, str] = {}
    for file in sorted(site.rglob("index.html")):
        address = file.parent.relative_to(site).as_posix()
        soup = BeautifulSoup(file.read_bytes(), "lxml")
        for hidden in soup.select("[data-search-exclude], [aria-hidden=true], [hidden]"):
            hidden.decompose()
        title = (soup.title.get_text() if soup.title else "").rpartition(" - ")[0]
        article = soup.select_one("article")
        texts["" if address == "." else f"{address}/"] = plain(f"{title} {article.get_text(' ') if article else ''}")
    # the page of all pages repeats the others, as the tables of fields repeat every word
    del texts["site-index/"], texts["editors/fields/"]
    return texts


def meant(pattern: str, texts: dict[str, str]) -> set[str]:
    """Addresses of the pages that a pattern of `queries` means."""
    parts = [plain(part) for part in pattern.split("&")] if "q&a" not in pattern else [pattern]
    return {address for address, text in texts.items() if pattern and all(re.search(part, text) for part in parts)}


def letters(text: str) -> str:
    """Letters, digits and Thai marks only."""
    return "".join(char for char in plain(text) if char.isalnum() or unicodedata.category(char) == "Mn")


def until(page: Page, expression: str, seconds: float = 20) -> None:
    """Wait until a JavaScript expression holds. Playwright's own way is what the page's policy forbids."""
    end = time.monotonic() + seconds
    while not page.evaluate(expression):
        assert time.monotonic() < end, expression
        page.wait_for_timeout(5)


@dataclass
class Box:
    """The open search box of a page."""

    page: Page
    base: str

    def open(self, address: str = "", *, load: bool = True) -> Box:
        """Go to a page and open its search; `load` its index, from when on each query has one answer."""
        self.page.add_init_script(WATCH)
        self.page.goto(self.base + address)
        opener = self.page.locator("#ita-search-opener")
        (opener if opener.is_visible() else self.input).click()
        until(self.page, "answered > 0")
        if load:
            self.input.fill("ก")
            until(self.page, "answered > 1")
            self.clear()
        return self

    @property
    def input(self):  # type: ignore[no-untyped-def] # noqa: ANN201 - Playwright's own type
        """The field."""
        return self.page.locator("#ita-search input")

    def clear(self) -> None:
        """Empty the field, as the search sees it."""
        self.input.fill("")
        self.wait()

    def wait(self) -> None:
        """Wait until the last query has its answer."""
        until(self.page, "asked === answered")

    def typed(self, query: str) -> None:
        """Type it key by key."""
        self.clear()
        self.input.press_sequentially(query)
        self.wait()

    def inserted(self, query: str) -> None:
        """Let the text appear without any key, as voice and swiping keyboards do."""
        self.clear()
        self.page.keyboard.insert_text(query)
        self.wait()

    def pasted(self, query: str) -> None:
        """Paste it from the clipboard."""
        self.clear()
        self.page.evaluate("text => navigator.clipboard.writeText(text)", query)
        self.page.keyboard.press("Control+V")
        self.wait()

    def asked(self, queries: list[str]) -> list[list[str]]:
        """Addresses of the pages found for each query, in order, without showing them."""
        self.clear()
        found: list[list[str]] = self.page.evaluate(ASK, queries)
        return found

    def found(self) -> list[str]:
        """Addresses of the pages found, as the list of results links to them, scrolled to its end."""
        if self.offers():
            return []
        items = self.page.locator(".md-search-result__item")
        expected = int(self.page.evaluate("answer.results.length"))
        while items.count() < expected:
            before = items.count()
            # some are added whenever the end comes into sight
            for place in (0, 1e6):
                self.page.evaluate(f"document.querySelector('.ita-search__scroll').scrollTop = {place}")
                self.page.evaluate("new Promise(requestAnimationFrame)")
            until(self.page, f"document.querySelectorAll('.md-search-result__item').length > {before}")
        links = items.evaluate_all("items => items.map(item => item.querySelector('a').href.split('#')[0])")
        return [str(link).removeprefix(self.base) for link in links]

    def answer(self) -> list[str]:
        """Addresses of the pages found, as the worker answered."""
        locations = self.page.evaluate("answer.results.map(result => result.page.location)")
        return [str(location).partition("#")[0] for location in locations]

    def offers(self) -> list[str]:
        """Parts of the query that the worker offers to ask for, where no page has all of it."""
        return [str(query) for query in self.page.evaluate("answer.offers.map(offer => offer.query)")]

    def texts(self) -> list[list[str]]:
        """Titles and texts of what was found, as the worker answered: each in parts, every second one marked."""
        places = "answer.results.flatMap(result => [result.page, ...result.sections])"
        return list(self.page.evaluate(f"{places}.flatMap(place => [place.title, place.text])"))

    def marked(self) -> set[str]:
        """All that is marked in what was found."""
        return {part for text in self.texts() for part in text[1::2]}
