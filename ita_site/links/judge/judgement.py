"""Judge a page by all that is known of it: its own words, its site's frame, its sibling, its past. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ita_site.links.judge import fingerprint, owner
from ita_site.links.judge.fingerprint import HOME_WORDS
from ita_site.links.judge.own_words import OwnWords, own_words
from ita_site.links.judge.reading.forwards import scripted_locations
from ita_site.links.judge.services import is_platform
from ita_site.links.judge.signs.addresses import is_home, named_document, of_redirect
from ita_site.links.judge.signs.doors import of_door
from ita_site.links.judge.signs.script_data import of_scripts
from ita_site.links.judge.signs.sign import ANY, Doubt, Sign, weigh
from ita_site.links.judge.signs.spam import of_spam
from ita_site.links.judge.signs.walls import of_own_wall
from ita_site.links.judge.signs.words import of_words
from ita_site.links.request import targets

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ita_site.links.judge.fingerprint import Fingerprint
    from ita_site.links.judge.frame import Frame
    from ita_site.links.judge.owner import Related
    from ita_site.links.judge.reading.page import Page
    from ita_site.links.judge.verdict import Chain

FEW: Final = 300
"""Characters of a page's own words up to which a sibling with the same words proves that nothing is there.

A longer page that answers every value of a parameter alike is one that the parameter does not choose."""


REFUSED: Final = 400
"""Status from which on a site says that an address does not exist: one that it does not say it of is a page."""
LITTLE: Final = 150
"""Characters of a page's own words up to which a page that is the home page as well says too little to be an article."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a page besides its answer."""

    frame: Frame | None = None
    sibling_status: int | None = None
    """What an address that cannot exist answers; None where that is not known."""
    like_sibling: bool = False
    """An address that cannot exist answers with the same page."""
    like_home: bool = False
    """The home page of its host is the same page, and the address is another."""
    sent_alike: bool = False
    """An address that cannot exist is sent to the same place."""
    last_good: Fingerprint | None = None
    template_titles: frozenset[str] = frozenset()
    """Folded titles that the site gives whatever the page: that of its home page, and that of what does not exist."""
    related: Related | None = None
    """Whose the host is that answered."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a page is: in doubt for a reason, or good; its fingerprint either way."""

    doubt: Doubt | None
    """None where no sign speaks against it, or too few."""
    print: Fingerprint


def judge(page: Page, chain: Chain, known: Known) -> Verdict:
    """Return what a page is. A page whose own words are those of the last good answer is good as it was."""
    own = own_words(page, known.frame)
    marks = fingerprint.of_page(own)
    doubt = weigh(_signs(page, own, marks, chain, known))
    return Verdict(doubt if doubt and doubt.is_sure else None, marks)


def _signs(page: Page, own: OwnWords, marks: Fingerprint, chain: Chain, known: Known) -> Iterator[Sign]:
    """Yield every sign against a page; of one whose words are those of the last good answer, what its words do not show."""
    yield from of_scripts(page, chain.final)
    yield from of_spam(page, own, chain.asked, chain.final)
    for address in scripted_locations(page, for_all=True):
        if host := _stranger(chain, address):
            yield Sign("other-site", f"สคริปต์ส่งผู้อ่านไปที่ · a script sends its reader to: {host}", is_proof=True)
            yield Sign(ANY, f"สคริปต์ส่งผู้อ่านไปที่ · a script sends its reader to: {host}")
    if known.related and known.related.is_stranger:
        yield Sign("other-site", f"เว็บไซต์ของผู้อื่น · another site: {chain.final.host}", is_proof=True)
        yield Sign(ANY, f"เว็บไซต์ของผู้อื่น · another site: {chain.final.host}")
    if known.last_good and known.last_good.digest == marks.digest:
        return
    if wall := of_own_wall(page, own):
        yield wall
    yield from of_words(own, of_platform=is_platform(chain.final.host))
    yield from of_door(page, own, chain.asked, chain.final)
    if chain.redirected:
        yield from of_redirect(chain.asked, chain.final)
        if known.sent_alike:
            yield Sign("redirect-home", "ที่อยู่ใดก็ถูกส่งไปที่นั่น · every address is sent there", is_proof=True)
    yield from _of_emptiness(page, own)
    if not is_home(chain.asked):
        yield from _of_likeness(own, page, chain, known)
    yield from _of_past(page, own, marks, chain, known)


def _stranger(chain: Chain, address: str) -> str:
    """Return the host of an address that no public body and no known service has; empty where it is no stranger's."""
    there = targets.resolve(chain.final, address.encode("utf-8", "replace")) if "//" in address else None
    if not isinstance(there, targets.Target) or owner.same_site(chain.final.host, there.host):
        return ""
    return "" if owner.is_reserved(there.host) or is_platform(there.host) else there.host


def _of_emptiness(page: Page, own: OwnWords) -> Iterator[Sign]:
    """Yield the sign of a page that shows nothing, or nothing but its site's frame."""
    if page.is_shell or (page.has_app and own.is_empty):
        return
    if not page.blocks and not page.shown:
        yield Sign("empty", "", is_proof=True)


def _of_likeness(own: OwnWords, page: Page, chain: Chain, known: Known) -> Iterator[Sign]:
    """Yield what the site shows at other addresses as well."""
    if page.is_shell or page.has_app:
        return
    if named := named_document(chain.asked):
        yield Sign("wrong-type", f"{named} ≠ html")
    # a site that knows which addresses it has may give its home page another name
    gives_all = known.sibling_status is not None and known.sibling_status < REFUSED
    if known.like_home and (chain.redirected or gives_all):
        is_home_like = _looks_like_home(page, own)
        yield Sign("redirect-home" if is_home_like else ANY, "เหมือนหน้าแรก · the same as the home page", is_home_like)
    elif known.like_sibling:
        few = own.length <= FEW
        yield Sign(
            "soft-404" if few else ANY,
            "ที่อยู่ที่ไม่มีจริงก็แสดงหน้าเดียวกัน · the same at an address that cannot exist",
            is_proof=few,
        )
    elif own.is_empty and page.blocks and gives_all:
        yield Sign("empty", "มีแต่กรอบของเว็บไซต์ · only the site's frame", is_proof=True)


def _looks_like_home(page: Page, own: OwnWords) -> bool:
    """Return whether a page is what front pages are: it says so, says little, or has more links than prose."""
    links = sum(len(block.text) for block in page.blocks if block.is_link)
    return bool(HOME_WORDS.search(" ".join((own.title, *own.headings[:2])))) or own.length <= max(LITTLE, links)


def _of_past(page: Page, own: OwnWords, marks: Fingerprint, chain: Chain, known: Known) -> Iterator[Sign]:
    """Yield the sign that an address is used for something else than when it was last good."""
    if known.last_good is None:
        return
    part = fingerprint.kept(known.last_good, page, own)
    is_numbered = any(map(str.isdecimal, chain.asked.query or chain.asked.path_only.rpartition("/")[2]))
    words = fingerprint.what_changed(
        known.last_good, marks, part, template_titles=known.template_titles, is_numbered=is_numbered
    )
    if words:
        yield Sign("changed", words, is_proof=True)
