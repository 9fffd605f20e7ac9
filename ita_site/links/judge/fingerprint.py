"""What a page looked like when it was last good, small enough to keep (rule 13).

A fingerprint is the title, the first heading, a digest of the page's own words and a sketch of them: the smallest hashes of
its blocks (bottom-k sketch, Broder 1997), digits and month names left out, so that a visitor counter or a date changes nothing.
The site's frame is no part of it. A new design keeps the words, so it is no change; another article in the same frame is one.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Final

from ita_site.links.judge.reading.folding import DIGITS, fold

if TYPE_CHECKING:
    from ita_site.links.judge.own_words import OwnWords
    from ita_site.links.judge.reading.page import Page

SKETCH: Final = 24
"""Hashes in a sketch."""
SAME_WORDS: Final = 0.6
"""Titles or headings that agree less than this are different ones."""
KEPT: Final = 0.5
"""A page that still shows this part of what was remembered of it is the same."""
NEARLY_ALL: Final = 0.8
"""… even where both its title and its heading are others."""
NOTHING: Final = 0.1
"""A page that shows less than this of what was remembered has changed altogether."""
LITTLE: Final = 0.35
"""… and one without a title or heading of its own that shows less than this."""

HOME_WORDS: Final = re.compile(r"หน้าแรก|หน้าหลัก|ยินดีต้อนรับ|\bhome\b|\bwelcome\b", re.IGNORECASE)
"""What front pages call themselves."""
_PIECE: Final = 2047
"""Bytes that are hashed at once: from 2048 on, hashlib lets other threads run, and waiting for them costs more."""


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What is kept of the last good answer."""

    title: str
    heading: str
    digest: str
    """16 hexadecimal digits over the page's own words without digits; over the first bytes of a document."""
    sketch: tuple[int, ...]
    """At most `SKETCH` numbers, ascending; empty for a document."""
    kind: str = ""
    """As `body_kind.kind` names it; empty in what an older version remembered."""
    length: int = 0
    """Characters of the page's own words."""


def of_page(own: OwnWords) -> Fingerprint:
    """Return the fingerprint of a page's own words."""
    texts = [block for block in own.blocks if not block.is_link and block.number]
    blocks = texts or [block for block in own.blocks if block.number]
    numbers = {block.number for block in blocks}
    if len(numbers) == 1:
        numbers |= own.word_numbers
    heading = own.headings[0] if own.headings else ""
    words = " ".join(block.text for block in blocks)
    return Fingerprint(
        fold(own.title)[:120], fold(heading)[:120], digest(DIGITS.sub("", words).encode()), tuple(sorted(numbers)[:SKETCH]),
        "html", own.length,
    )  # fmt: skip


def of_document(body: bytes, kind: str) -> Fingerprint:
    """Return the fingerprint of a document: of its first bytes."""
    return Fingerprint("", "", digest(body[:16_384]), (), kind)


def kept(known: Fingerprint, page: Page, own: OwnWords) -> float:
    """Return which part of what was remembered a page still shows, from 0 to 1; 1 where nothing was remembered."""
    if not known.sketch:
        return 1.0
    part = _part(known.sketch, page.numbers)
    # a page of one block was remembered by its words, which take their time to be told apart
    return part if part >= NEARLY_ALL else _part(known.sketch, page.numbers | own.word_numbers)


def _part(sketch: tuple[int, ...], numbers: frozenset[int]) -> float:
    return sum(remembered in numbers for remembered in sketch) / len(sketch)


def what_changed(
    known: Fingerprint, now: Fingerprint, part: float, *, template_titles: frozenset[str], is_numbered: bool
) -> str:
    """Return what shows that an address is used for something else now; empty where it is not.

    `part` is what `kept` returns; `template_titles` the folded titles that the site gives to any page. An
    address with a number (`is_numbered`) is that of one article, any other may be that of a list, which changes altogether.
    """
    if known.kind not in {"", "html", "text"} and now.kind == "html":
        return f"{known.kind} → html"
    if now.kind != "html" or known.digest == now.digest or not known.sketch:
        return ""
    if known.length and not now.length and part < NOTHING:
        return "ไม่เหลือเนื้อความเดิม · nothing is left of its words"
    titles, headings = _differ(*_own_parts(known.title, now.title)), _differ(known.heading, now.heading)
    if part >= KEPT:
        return _turned(known, now) if titles and headings and part < NEARLY_ALL else ""
    if titles or (headings and (_is_nameless(now.title, template_titles) or part < NOTHING)):
        return _turned(known, now)
    if part < LITTLE and HOME_WORDS.search(now.title) and not HOME_WORDS.search(known.title):
        return _turned(known, now)
    is_nameless = is_numbered and not known.heading and _is_nameless(known.title, template_titles)
    return "เนื้อความอื่นใต้ชื่อเว็บไซต์ · other words under the site's title" if is_nameless and part < LITTLE else ""


def _is_nameless(title: str, template_titles: frozenset[str]) -> bool:
    """Return whether a title names no page: it has no word that the site does not give to any page."""
    return set(title.split()) <= {word for template in template_titles for word in template.split()}


def _turned(known: Fingerprint, now: Fingerprint) -> str:
    if known.title != now.title:
        return f"{known.title} → {now.title}"
    return f"{known.heading} → {now.heading}"


def _own_parts(old: str, new: str) -> tuple[str, str]:
    """Return two titles without the words that they share, such as the name of the site, in any order."""
    left, right = old.split(), new.split()
    return " ".join(word for word in left if word not in right), " ".join(word for word in right if word not in left)


def _differ(old: str, new: str) -> bool:
    if not old or not new or old == new:
        return False
    return SequenceMatcher(None, old, new, autojunk=False).ratio() < SAME_WORDS


def digest(data: bytes) -> str:
    """Return 16 hexadecimal digits over bytes."""
    state = hashlib.blake2b(digest_size=8)
    for at in range(0, len(data), _PIECE):
        state.update(data[at : at + _PIECE])
    return state.hexdigest()
