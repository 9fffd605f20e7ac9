"""What the archive keeps of the evidence, and what a reader is offered of it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from ita_site import urls
from ita_site.catalogue.evidence.copies import Access, EvidenceCopies, Offer
from ita_site.links.archive.index import Copy
from ita_site.links.judge.observation import Seen
from ita_site.links.memory.history import Link
from tests.builders.archives import SEEN, keep, withdraw
from tests.builders.sites import AGENCY, Site

if TYPE_CHECKING:
    from pathlib import Path

URL = "http://www.pangad.go.th/news.php?id_type=42"
LATER = datetime(2025, 1, 1, tzinfo=UTC)
DIGEST = "0a" * 32


@pytest.fixture
def archive(site: Site) -> Path:
    """The folder of the archive beside the content of `site`."""
    return site.root.parent / "archive"


def public(site: Site) -> Site:
    site.change(AGENCY, "source:", "evidence_copies: public\nsource:")
    return site


def used(site: Site) -> str:
    return site.catalogue().reports[0].links[0].url


def copies(site: Site) -> EvidenceCopies:
    return site.catalogue().copies


def test_where_everybody_may_see_it_a_kept_copy_is_a_page(site: Site, archive: Path) -> None:
    url = used(site)
    copy = keep(archive, url, b"<p>x</p>")
    page = urls.seen(copy.sha256)
    assert copies(public(site)).offer(Link(url)) == Offer(Access.SHOWN, SEEN, copy.sha256, page)
    assert copies(site).pages() == {page: (copy,)}


def test_a_private_copy_is_said_to_be_kept_and_has_no_page(site: Site, archive: Path) -> None:
    url = used(site)
    copy = keep(archive, url, b"<p>x</p>")
    assert copies(site).offer(Link(url)) == Offer(Access.KEPT, SEEN, copy.sha256)
    assert copies(site).pages() == {}
    assert copies(site).ask == "http://www.example.go.th"


def test_the_newest_copy_of_an_address_in_use_is_offered_and_no_other_address(site: Site, archive: Path) -> None:
    url = used(site)
    keep(archive, url, b"old")
    new = keep(archive, url, b"new", at=LATER)
    keep(archive, "http://www.example.go.th/unused", b"x")
    assert list(copies(public(site)).latest.values()) == [new]


def _copy(url: str) -> Copy:
    return Copy(url, SEEN, 200, "text/html", 1, DIGEST, "", "x", 0, 0, truncated=False)


def test_addresses_that_answered_with_the_same_bytes_share_a_page() -> None:
    one, two = (_copy(url) for url in ("http://a.example/", "https://a.example/"))
    both = EvidenceCopies(latest={one.url: one, two.url: two}, is_public=True)
    assert both.pages() == {urls.seen(DIGEST): (one, two)}


def test_what_was_taken_out_under_one_address_is_shown_under_no_other(site: Site, archive: Path) -> None:
    url = used(site)
    copy = keep(archive, url, b"<p>x</p>")
    withdraw(archive, copy, LATER, "มีชื่อผู้ร้องเรียน")
    public(site)
    assert copies(site).offer(Link(url)) == Offer(Access.WITHDRAWN, LATER, copy.sha256, urls.seen(copy.sha256))
    assert copies(site).withdrawn[copy.sha256].reason == "มีชื่อผู้ร้องเรียน"


def test_where_the_archive_is_not_the_agency_can_be_asked_for_what_was_seen(site: Site) -> None:
    seen = Seen(SEEN, 12, DIGEST)
    assert copies(site).offer(Link(URL, copy=seen)) == Offer(Access.ASKED, SEEN, DIGEST)
    assert copies(site).offer(Link(URL)) is None


def test_what_an_archive_does_not_keep_is_not_offered(site: Site, archive: Path) -> None:
    keep(archive, "http://www.example.go.th/unused", b"x")
    assert copies(site).offer(Link(URL, copy=Seen(SEEN, 12, DIGEST))) is None


def test_public_copies_without_an_archive_are_a_notice_and_no_page(site: Site) -> None:
    assert public(site).problems() == [f"{AGENCY}:5 no-archive evidence_copies 'public'"]
    assert copies(site).pages() == {}


def test_an_index_that_cannot_be_read_is_a_notice_and_no_page(site: Site, archive: Path) -> None:
    archive.mkdir()
    (archive / "archive.sqlite").write_bytes(b"SQLite format 3\0" + b"x" * 5000)
    (problem,) = public(site).read().problems
    assert (problem.path, problem.code) == ("archive/archive.sqlite", "bad-archive")
    assert copies(site).pages() == {}
