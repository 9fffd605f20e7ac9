"""Walls against robots, and orders that close a page: the page behind was not seen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ita_site.links.judge.signs import wall_phrases as phrases
from ita_site.links.judge.signs.sign import Sign

if TYPE_CHECKING:
    from ita_site.links.judge.own_words import OwnWords
    from ita_site.links.judge.reading.page import Page
    from ita_site.links.request.exchange import Answer

SHORT: Final = 500
"""Characters of text up to which a page is no more than a wall's."""
MAX_MARKUP: Final = 200_000
"""Characters of addresses and scripts that are searched for names of walls."""
MAX_SCRIPTS: Final = 20_000
"""Characters of scripts that are searched: a wall's page has little else."""
_WALL_HEADERS: Final = ("cf-mitigated", "x-amzn-waf-action", "x-sucuri-block")
"""Headers that only walls send, and only with an answer that is the wall."""


def of_wall(answer: Answer, page: Page | None) -> Sign | None:
    """Return the sign of a known wall against robots, at any status."""
    if any(map(answer.get, _WALL_HEADERS)):
        return Sign("challenge", "header", is_proof=True)
    return _on_page(page, answer.status) if page else None


def _on_page(page: Page, status: int) -> Sign | None:
    """Return the sign of a page that has a known wall's script, title or words: two of these, or one at a refusal."""
    length = len(page.text)
    if length >= 2 * SHORT and status < 400:  # noqa: PLR2004
        return None
    markup = "\n".join((*page.script_files, *page.loads, *page.frames, *page.scripts, *page.refreshes))[:MAX_MARKUP]
    script = phrases.NAMED.search(markup) or (phrases.NAMED.search(page.text) if length < SHORT else None)
    title = phrases.TITLE.search(page.title)
    words = phrases.TEXT.search(page.text) if length < 2 * SHORT else None
    blocked = phrases.BLOCKED.search(f"{page.title} | {page.text}") if length < 2 * SHORT else None
    if blocked:
        return Sign("challenge", blocked.group()[:80], is_proof=True)
    # many sites load their wall's script on every page: alone, on a page with words of its own, it is no wall
    if script and length < 2 * SHORT and any((title, words, length < 300, status >= 400)):  # noqa: PLR2004
        return Sign("challenge", page.title or script.group(), is_proof=True)
    if title and (words or script or status >= 400) and length < 2 * SHORT:  # noqa: PLR2004
        return Sign("challenge", title.group(), is_proof=True)
    return None


def of_own_wall(page: Page, own: OwnWords) -> Sign | None:
    """Return the sign of a wall of the site's own making: a short page that asks its visitor to be human, and no more."""
    if own.length > SHORT or own.shows("field"):
        return None
    if (script := phrases.SCRIPT.search("\n".join(page.scripts)[:MAX_SCRIPTS])) and own.length <= 2 * SHORT:
        return Sign("js-challenge", page.text[:80] or script.group()[:80], is_proof=True)
    if not page.has_script or page.is_shell:
        return None
    hit = phrases.TEXT.search(own.text) or phrases.TITLE.search(own.title)
    fills = hit is not None and len(hit.group()) >= own.length / 4
    return Sign("js-challenge", hit.group(), is_proof=True) if hit and fills else None
