"""The pages around a page: an address that cannot exist, asked once in a page's life, and its host's home page.

Both are asked within politeness: a sibling at most once a year for each URL (once a week until it answers), a home page
at most once a week for each host.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from ita_site.links.judge import fingerprint
from ita_site.links.judge import frame as frames
from ita_site.links.judge.compare import is_same_page, whole_digest
from ita_site.links.judge.fingerprint import Fingerprint, digest
from ita_site.links.judge.own_words import own_words
from ita_site.links.judge.owner import is_reserved
from ita_site.links.judge.reading import body_kind, page
from ita_site.links.judge.reading.folding import fold
from ita_site.links.judge.sibling import Sibling, sibling_path
from ita_site.links.judge.signs.addresses import is_home
from ita_site.links.request import targets
from ita_site.links.request.exchange import Answer, Ask

if TYPE_CHECKING:
    from collections.abc import Generator
    from datetime import datetime
    from random import Random

    from ita_site.links.judge.frame import Frame
    from ita_site.links.judge.reading.page import Page
    from ita_site.links.judge.verdict import Chain
    from ita_site.links.request.fault import Fault
    from ita_site.links.request.targets import Target
    from ita_site.links.run.checking.sites import Sites

_WEEK: Final = timedelta(days=7, hours=-2)
"""A weekly job may start a little early."""
SIBLING_AGAIN: Final = timedelta(days=365)
"""After this an address that cannot exist may be asked again beside the same URL."""
UNANSWERED_AGAIN: Final = _WEEK
"""After this it may be asked again where it did not answer: one bad moment must not blind the checker for a year."""
HOME_AGAIN: Final = _WEEK
"""After this the home page of a host may be asked again."""
_OFFICE: Final = re.compile(
    "องค์การบริหาร|เทศบาล|สำนักงาน|กรม|กระทรวง|โรงพยาบาล|โรงเรียน|มหาวิทยาลัย|วิทยาลัย|จังหวัด|อำเภอ|ศูนย์|สถาบัน|การไฟฟ้า|การประปา"
)
"""Words of which the name of a public body has one."""
_REDIRECT: Final = "redirect"
"""Kind of a fingerprint that is that of an address, not of a page."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is known of the pages around one."""

    frame: Frame
    """Of the host that answered."""
    sibling: Sibling | None = None
    """As remembered, or as asked just now."""
    like_sibling: bool = False
    like_home: bool = False
    sent_alike: bool = False
    old_title: str = ""
    """Folded title of the home page of the host that was asked, where another one answered."""
    is_named_by_old: bool = False
    """That home page links to the host that answered."""
    requests: int = 0
    """Requests for this page alone. A home page is asked for all pages of its host: which of them asks it is chance."""


@dataclass(frozen=True, slots=True)
class Seeking:
    """What a look around a page needs to know."""

    chain: Chain
    sites: Sites
    now: datetime
    chance: Random
    last_good: Fingerprint | None = None
    wants_owner: bool = False
    """A stranger seems to answer: the home page of the host that was asked may name who owns both."""


def _remembered(page_: Page, chain: Chain, sites: Sites, sibling: Sibling | None) -> Surroundings:
    """Return what is remembered around a page, without a request."""
    has_old = chain.asked.host != chain.final.host and is_reserved(chain.asked.host)
    old = _office(sites.frame(chain.asked.authority).title) if has_old else ""
    return _compared(page_, chain, Surroundings(sites.frame(chain.final.authority), sibling, old_title=old))


def look_around(page_: Page, seek: Seeking, sibling: Sibling | None) -> Generator[Ask, Answer | Fault, Surroundings]:
    """Ask for what is not known around a page and may be asked; return all that is known then."""
    around = _remembered(page_, seek.chain, seek.sites, sibling)
    if _wants_sibling(sibling, seek.now):
        around = yield from _with_sibling(page_, seek, around)
    if _wants_home(page_, seek, around):
        around = yield from _with_home(page_, seek, around)
    if seek.wants_owner and is_reserved(seek.chain.asked.host):
        around = yield from _with_old_home(seek, around)
    seek.sites.learn(around.frame)
    return around


def _compared(page_: Page, chain: Chain, around: Surroundings) -> Surroundings:
    """Return surroundings with what is known from memory alone."""
    own = whole_digest(page_, chain.final)
    marks = around.sibling.print if around.sibling else None
    is_redirect = marks is not None and marks.kind == _REDIRECT
    return replace(
        around,
        like_sibling=marks is not None and not is_redirect and _is_found(around.sibling) and marks.digest == own,
        sent_alike=marks is not None and is_redirect and chain.redirected and marks.digest == _of_address(chain.final),
        like_home=around.frame.home == own and not is_home(chain.asked),
    )


def _wants_sibling(sibling: Sibling | None, now: datetime) -> bool:
    """Return whether an address that cannot exist is to be asked. One that did not answer taught nothing."""
    if sibling is None:
        return True
    return now - sibling.asked >= (UNANSWERED_AGAIN if sibling.status is None else SIBLING_AGAIN)


def _is_found(sibling: Sibling | None) -> bool:
    return sibling is not None and (sibling.status or 400) < 300  # noqa: PLR2004


def _with_sibling(page_: Page, seek: Seeking, around: Surroundings) -> Generator[Ask, Answer | Fault, Surroundings]:
    """Ask for an address that cannot exist, and compare; nothing where the address has no part that chooses a page."""
    chain = seek.chain
    beside = _beside(chain)
    path = sibling_path(beside, seek.chance)
    if path is None or (is_home(beside) and not beside.query):
        return around
    target = replace(beside, path=path, fragment="")
    reply = yield Ask(target)
    around = replace(around, requests=around.requests + 1)
    if not isinstance(reply, Answer):
        return replace(around, sibling=Sibling(seek.now))
    if 300 <= reply.status < 400:  # noqa: PLR2004
        there = _redirected(target, reply)
        marks = Fingerprint("", "", _of_address(there), (), _REDIRECT) if there else None
        return _compared(page_, chain, replace(around, sibling=Sibling(seek.now, reply.status, marks)))
    return _beside_page(page_, chain, around, reply, seek.now)


def _beside_page(page_: Page, chain: Chain, around: Surroundings, reply: Answer, now: datetime) -> Surroundings:
    """Return surroundings with the page that came for an address that cannot exist."""
    other = _page(reply)
    if other is None:
        return replace(around, sibling=Sibling(now, reply.status))
    is_found = reply.status < 300  # noqa: PLR2004
    same = is_found and is_same_page(page_, chain.final, other, reply.target)
    heading = fold(other.headings[0])[:120] if other.headings else ""
    marks = Fingerprint(fold(other.title)[:120], heading, whole_digest(other, reply.target), (), "html")
    of_host = reply.target.authority == chain.final.authority
    frame = frames.learn(around.frame, page_, other, now) if of_host and not same else around.frame
    sibling = Sibling(now, reply.status, marks)
    return replace(around, frame=frame, sibling=sibling, like_sibling=same)


def _wants_home(page_: Page, seek: Seeking, around: Surroundings) -> bool:
    """Return whether the home page would tell something, and may be asked."""
    if is_home(seek.chain.final) or page_.is_shell or not _may_ask(around.frame, seek.now):
        return False
    if not around.like_sibling and around.frame.fits(page_):
        return False
    # a home page that told nothing when it was asked is not asked again for a page that is as it was
    return (
        around.frame.home_asked is None or seek.last_good is None or seek.last_good.digest != _digest_of(page_, around)
    )


def _digest_of(page_: Page, around: Surroundings) -> str:
    return fingerprint.of_page(own_words(page_, around.frame)).digest


def _may_ask(frame: Frame, now: datetime) -> bool:
    """Return whether the home page of a host may be asked again."""
    return frame.home_asked is None or now - frame.home_asked >= HOME_AGAIN


def _with_home(page_: Page, seek: Seeking, around: Surroundings) -> Generator[Ask, Answer | Fault, Surroundings]:
    """Ask for the home page of the host that answered, once for all its pages, and compare."""
    final = seek.chain.final
    home = replace(final, path="/", fragment="")
    reply = yield Ask(home, shared=True)
    asked = replace(around, frame=replace(around.frame, home_asked=seek.now))
    if isinstance(reply, Answer) and _of_address(_redirected(home, reply)) == _of_address(final):
        frame = replace(asked.frame, title=fold(page_.title)[: frames.MAX_TITLE], home=whole_digest(page_, final))
        return replace(asked, frame=frame, like_home=not is_home(seek.chain.asked))
    other = _page_there(reply)
    if other is None:
        return asked
    is_same = is_same_page(page_, final, other, home)
    frame = asked.frame if is_same else frames.learn(asked.frame, page_, other, seek.now, of_home=True)
    frame = replace(frame, title=fold(other.title)[: frames.MAX_TITLE], home=whole_digest(other, home))
    return replace(asked, frame=frame, like_home=is_same and not is_home(seek.chain.asked))


def _with_old_home(seek: Seeking, around: Surroundings) -> Generator[Ask, Answer | Fault, Surroundings]:
    """Ask for the home page of the host that was asked: it may still name whose the address was."""
    asked = seek.chain.asked
    frame = seek.sites.frame(asked.authority)
    if not _may_ask(frame, seek.now):
        return around
    home = replace(asked, path="/", fragment="")
    reply = yield Ask(home, shared=True)
    other = _page_there(reply)
    title = fold(other.title)[: frames.MAX_TITLE] if other else ""
    digest_ = whole_digest(other, home) if other else ""
    seek.sites.learn(replace(frame, home_asked=seek.now, title=title, home=digest_))
    links = other.hyperlinks if other else ()
    named = any(_leads_to(home, link.address, seek.chain.final) for link in links)
    return replace(around, old_title=_office(title), is_named_by_old=named)


def _office(title: str) -> str:
    """Return a home page's title where it names an office: any other may be of whoever took the host."""
    return title if _OFFICE.search(title) else ""


def _leads_to(page_address: Target, link: str, host: Target) -> bool:
    """Return whether a link of a page leads to the host of an address."""
    there = targets.resolve(page_address, link.encode("utf-8", "replace"))
    return isinstance(there, targets.Target) and there.host == host.host


def _beside(chain: Chain) -> Target:
    """Return the address beside which to ask: the last of a chain, or the first where that led to another path."""
    return chain.final if chain.final.path == chain.asked.path else chain.asked


def _page(reply: Answer) -> Page | None:
    kind = body_kind.kind(reply.body, reply.media_type)
    return page.read(reply.body, reply.get("content-type")) if kind in {"html", "text"} else None


def _page_there(reply: Answer | Fault) -> Page | None:
    """Return the page that an address answered with; None where it answered with none, or with an error."""
    return _page(reply) if isinstance(reply, Answer) and reply.status < 300 else None  # noqa: PLR2004


def _redirected(asked: Target, reply: Answer) -> Target | None:
    """Return where an answer sends its visitor; None where it sends nowhere."""
    location = reply.get("location").encode("latin-1", "replace")
    there = targets.resolve(asked, location) if 300 <= reply.status < 400 and location else None  # noqa: PLR2004
    return there if isinstance(there, targets.Target) else None


def _of_address(target: Target | None) -> str:
    return digest(target.url.encode()) if target else ""
