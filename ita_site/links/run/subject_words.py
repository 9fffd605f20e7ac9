"""What a page must show some of, so that it is about what a link is evidence for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ita_site.links.judge import owner
from ita_site.links.judge.shown_words import squeeze
from ita_site.links.request import targets

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ita_site.links.link_use import LinkUse
    from ita_site.links.memory.history import Link

LEAST_SENTENCE: Final = 12
"""Letters from which on a claim or a title says more than what kind of page it is: คู่มือ, ประกาศ."""


def subject_words(uses: Iterable[LinkUse], link: Link | None) -> tuple[str, ...]:
    """Return words of which a page about a link shows some, sorted.

    They are the agency's names, the claims, the expected texts, and the title of the last good answer.
    """
    names = {name for use in uses for name in _names(use)}
    sentences = {*(use.claim for use in uses), _own_title(link) if link else ""}
    return tuple(sorted(names | {words for words in sentences if len(squeeze(words)) >= LEAST_SENTENCE}))


def owner_words(uses: Iterable[LinkUse], link: Link | None) -> tuple[str, ...]:
    """Return words that name the owner of a page, sorted: the agency's names, the expected texts, the last good title.

    Claims are left out: any office writes that it made a manual.
    """
    names = {name for use in uses for name in _names(use)}
    title = _own_title(link) if link else ""
    return tuple(sorted(names | ({title} if len(squeeze(title)) >= LEAST_SENTENCE else set())))


def _names(use: LinkUse) -> Iterator[str]:
    yield from use.agency
    if use.expect and use.expect.text:
        yield use.expect.text


def _own_title(link: Link) -> str:
    """Return the title that the page at the address itself had; empty where a redirect led to another place.

    What another place showed would prove that place by itself.
    """
    asked, reached = targets.parse(link.url), targets.parse(link.final_url or link.url)
    if not link.fingerprint or not isinstance(asked, targets.Target) or not isinstance(reached, targets.Target):
        return ""
    return link.fingerprint.title if owner.same_place(asked, reached) else ""
