"""Among 300 agencies, what changed is known by digests alone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from ita_site.links.memory.file.health_file import HEALTH, write
from ita_site.links.memory.history import Link, State
from ita_site.nation.build.digests import SiteDigests, digests_of
from ita_site.nation.build.due import is_due
from ita_site.nation.build.shared_folder import FROM_SITE
from ita_site.nation.build.table import Outcome, SiteBuild
from ita_site.nation.sites.read import read_sites
from tests.builders.git import commit
from tests.builders.nation import MadeUpAgency, write_nation

NOW = datetime(2026, 11, 30, tzinfo=UTC)
OLD = SiteDigests("content", "links", "health")


def digests(sites: Path) -> dict[str, SiteDigests]:
    return {site.id: digests_of(site, FROM_SITE) for site in read_sites(sites)[0]}


def test_of_300_agencies_exactly_the_changed_one_has_another_digest(tmp_path: Path) -> None:
    write_nation(tmp_path, 300)
    before = digests(tmp_path)
    assert len({each.content for each in before.values()}) == 300
    file = tmp_path / "agency-00150" / "content" / "reports" / "2567-12m" / "measures" / "m2.md"
    file.write_text(file.read_text(encoding="utf-8").replace("สมมติที่ 2", "สมมติที่สอง"), encoding="utf-8")
    after = digests(tmp_path)
    assert [agency for agency in after if after[agency] != before[agency]] == ["agency-00150"]


def test_what_is_hidden_or_was_built_beside_the_content_changes_no_digest(tmp_path: Path) -> None:
    site = MadeUpAgency(1).write(tmp_path)
    before = digests(tmp_path)
    for path in ("content/.draft", "site/index.html", "build/x", f"content/.{HEALTH}.journal"):
        (site / path).parent.mkdir(exist_ok=True)
        (site / path).write_text("x", encoding="utf-8")
    assert digests(tmp_path) == before


@pytest.mark.parametrize(
    "path", ["content/agency.yml", "content/photo.jpg", "content/link-overrules.yml", "mkdocs.yml"]
)
def test_what_the_site_is_made_of_changes_its_digest(path: str, tmp_path: Path) -> None:
    file = MadeUpAgency(1).write(tmp_path) / path
    before = digests(tmp_path)
    text = file.read_text(encoding="utf-8") if file.exists() else ""
    file.write_text(f"{text}\ncopyright: x\n", encoding="utf-8")
    assert digests(tmp_path)["agency-00001"].content != before["agency-00001"].content


@pytest.mark.slow
def test_a_commit_changes_the_digest_for_pages_show_its_day(tmp_path: Path) -> None:
    site = MadeUpAgency(1).write(tmp_path)
    before = digests(tmp_path)
    commit(site / "content")
    committed = digests(tmp_path)
    assert committed != before
    assert digests(tmp_path) == committed


def test_a_health_file_that_cannot_be_read_counts_by_its_bytes(tmp_path: Path) -> None:
    health = MadeUpAgency(1).write(tmp_path) / "content" / HEALTH
    health.write_text("cut off", encoding="utf-8")
    before = digests(tmp_path)
    health.write_text("cut", encoding="utf-8")
    assert digests(tmp_path)["agency-00001"].links != before["agency-00001"].links


@pytest.mark.parametrize(
    ("changed", "same"),
    [
        ({"checked": NOW + timedelta(days=1), "last_ok": NOW + timedelta(days=1), "due": NOW, "attempts": 2}, True),
        ({"state": State.BROKEN}, False),
        ({"since": NOW + timedelta(days=1)}, False),
        ({"reason": "status-404"}, False),
        ({"moved_to": "http://a.invalid/"}, False),
        ({"http_status": 404}, False),
        ({"vantage": "elsewhere"}, False),
    ],
)
def test_states_count_and_the_times_of_checks_do_not(changed: dict[str, object], same: bool, tmp_path: Path) -> None:  # noqa: FBT001
    health = MadeUpAgency(1).write(tmp_path) / "content" / HEALTH
    known: dict[str, object] = {"state": State.ALIVE, "since": NOW, "checked": NOW, "last_ok": NOW}
    write(health, [], [Link("http://a.invalid/b", **known)])  # type: ignore[arg-type]
    before = digests(tmp_path)["agency-00001"]
    write(health, [], [Link("http://a.invalid/b", **(known | changed))])  # type: ignore[arg-type]
    after = digests(tmp_path)["agency-00001"]
    assert after.health != before.health
    assert (after.links == before.links) is same


@pytest.mark.parametrize(
    ("outcome", "digests_now", "days", "is_there", "due"),
    [
        (Outcome.BUILT, OLD, 30, True, False),
        (Outcome.BUILT, OLD, 1, False, True),
        (Outcome.BUILT, SiteDigests("other", "links", "health"), 1, True, True),
        (Outcome.BUILT, SiteDigests("content", "other", "other"), 1, True, True),
        (Outcome.BUILT, SiteDigests("content", "links", "other"), 6, True, False),
        (Outcome.BUILT, SiteDigests("content", "links", "other"), 7, True, True),
        (Outcome.BUILT, SiteDigests("content", "links", "other"), -9, True, True),
        (Outcome.REFUSED, OLD, 30, False, False),
        (Outcome.REFUSED, SiteDigests("other", "links", "health"), 1, True, True),
        (Outcome.FAILED, OLD, 1, True, True),
    ],
)
def test_a_site_is_due_by_what_changed_and_how_its_last_build_went(
    outcome: Outcome,
    digests_now: SiteDigests,
    days: int,
    is_there: bool,  # noqa: FBT001
    due: bool,  # noqa: FBT001
) -> None:
    last = SiteBuild("a", OLD, outcome, NOW)
    assert is_due(last, digests_now, NOW + timedelta(days=days), is_there=is_there) is due


def test_a_site_that_was_never_built_is_due() -> None:
    assert is_due(None, OLD, NOW, is_there=False)
