"""Beside each piece of evidence: what the link check saw of it, and where to see that again."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from ita_site import urls
from ita_site.links.judge.observation import Kind, Seen
from ita_site.links.memory.file.link_record import link_data
from ita_site.links.memory.history import Link, Sighting, State
from ita_site.pages.all_pages import all_pages
from ita_site.pages.output import Output
from ita_site.settings import Settings
from tests.builders.archives import SEEN, keep, withdraw
from tests.builders.health import health_text
from tests.builders.sites import AGENCY, Site

DIGEST = "1a2b" * 16
GONE = datetime(2025, 3, 1, 5, tzinfo=UTC)
SHOWING = ("link-health.md", "reports/2567-12m/evidence.md", "reports/2567-12m/measures/one.md")


@pytest.fixture
def archive(site: Site) -> Path:
    return site.root.parent / "archive"


@pytest.fixture
def url(site: Site) -> str:
    """The first address that the report gives as evidence."""
    return site.catalogue().reports[0].links[0].url


def public(site: Site) -> None:
    site.change(AGENCY, "source:", "evidence_copies: public\nsource:")


def remember(site: Site, url: str, state: State = State.ALIVE, copy: Seen | None = None) -> None:
    """Let the link check have seen the address, in trouble since `GONE` unless it is alive."""
    kinds = {} if state is State.ALIVE else {Kind.GONE: Sighting(GONE, GONE, 2)}
    since = SEEN if state is State.ALIVE else GONE
    link = Link(url, state, since=since, checked=GONE, last_ok=SEEN, sightings=kinds, copy=copy)
    site.write("link-health.json", health_text(link_data(link)))


def pages(site: Site) -> dict[str, Output]:
    return {output.path: output for output in all_pages(site.catalogue(), Settings())}


def card(site: Site, path: str) -> Tag:
    """The part of a page that is about the one address that was checked."""
    page = BeautifulSoup(pages(site)[path].text, "lxml")
    cards = page.select(".ita-links > li, #table-links ~ tbody tr, .ita-proofs > li")
    return next(card for card in cards if card.select_one(".ita-story"))


def words(tag: Tag) -> str:
    return tag.get_text(" ", strip=True)


@pytest.mark.parametrize("path", SHOWING)
def test_beside_evidence_stands_when_it_was_seen_how_much_and_its_digest(path: str, site: Site, url: str) -> None:
    remember(site, url, copy=Seen(SEEN, 250_880, DIGEST))
    seen = card(site, path).select_one("details.ita-seen")
    assert seen is not None
    assert seen.summary is not None
    assert seen.summary.get_text() == "ผู้ตรวจเห็นเมื่อ 3 พ.ย. 2567 · 245 KB · SHA-256 1a2b…"
    assert [words(code) for code in seen.select("p > code")] == [DIGEST]
    assert "250,880 ไบต์" in words(seen)


@pytest.mark.parametrize("path", SHOWING)
def test_of_a_link_that_was_never_read_whole_nothing_is_said(path: str, site: Site, url: str) -> None:
    remember(site, url)
    assert card(site, path).select("details.ita-seen, a[href*='seen/']") == []


@pytest.mark.parametrize("path", SHOWING)
def test_a_broken_link_offers_the_copy_and_says_since_when(path: str, site: Site, archive: Path, url: str) -> None:
    copy = keep(archive, url, b"<p>x</p>")
    public(site)
    remember(site, url, State.BROKEN, Seen(SEEN, 8, copy.sha256))
    rescue = card(site, path).select_one(".ita-rescue")
    assert rescue is not None
    assert words(rescue) == "ลิงก์เสียตั้งแต่ 1 มีนาคม 2568 · ดูสำเนาที่เห็นเมื่อ 3 พ.ย. 2567"
    link = rescue.select_one("a")
    assert link is not None
    assert str(link["href"]).endswith(f"seen/{copy.sha256[:32]}/")


def test_a_good_link_has_its_copy_among_the_rest(site: Site, archive: Path, url: str) -> None:
    keep(archive, url, b"<p>x</p>")
    public(site)
    remember(site, url)
    story = card(site, SHOWING[2])
    assert story.select(".ita-rescue") == []
    assert [words(link) for link in story.select(".ita-story a")] == ["ดูสำเนาที่เห็นเมื่อ 3 พ.ย. 2567"]


def test_a_broken_link_with_a_private_copy_says_who_has_it(site: Site, archive: Path, url: str) -> None:
    copy = keep(archive, url, b"<p>x</p>")
    remember(site, url, State.BROKEN, Seen(SEEN, 8, copy.sha256))
    rescue = card(site, SHOWING[2]).select_one(".ita-rescue")
    assert rescue is not None
    assert "หน่วยงาน เก็บสำเนาที่เห็นเมื่อ 3 พ.ย. 2567 ไว้" in words(rescue)
    assert copy.sha256[:4] in words(rescue)
    assert [link["href"] for link in rescue.select("a")] == ["http://www.example.go.th"]


def test_a_broken_link_without_an_archive_here_says_whom_to_ask(site: Site, url: str) -> None:
    remember(site, url, State.BROKEN, Seen(SEEN, 8, DIGEST))
    rescue = card(site, SHOWING[2]).select_one(".ita-rescue")
    assert rescue is not None
    assert [link["href"] for link in rescue.select("a")] == ["http://www.example.go.th"]
    assert "ถาม หน่วยงาน ถึงสำเนา ที่ผู้ตรวจเห็นเมื่อ 3 พ.ย. 2567" in words(rescue)


def test_public_copies_without_an_archive_lead_nowhere(site: Site, url: str) -> None:
    public(site)
    remember(site, url, State.BROKEN, Seen(SEEN, 8, DIGEST))
    assert [path for path, output in pages(site).items() if "seen/" in path or "seen/" in output.text] == []


def test_a_withdrawn_copy_is_said_to_be_withdrawn(site: Site, archive: Path, url: str) -> None:
    copy = keep(archive, url, b"<p>x</p>")
    withdraw(archive, copy, GONE, "มีชื่อผู้ร้องเรียน")
    public(site)
    remember(site, url, State.BROKEN, Seen(SEEN, 8, copy.sha256))
    rescue = card(site, SHOWING[2]).select_one(".ita-rescue")
    assert rescue is not None
    assert "สำเนาถูกถอนเมื่อ 1 มี.ค. 2568 ดูเหตุผล" in words(rescue)
    assert urls.seen(copy.sha256) in pages(site)
