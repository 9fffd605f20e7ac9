"""A night builds what changed and touches nothing else; one agency's errors stop no other."""

from __future__ import annotations

import zipfile
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from ita_site.desk.delivery.targets import Zip
from ita_site.desk.jobs.publish import Publication, publish
from ita_site.hub.keeper_commands import run_night
from ita_site.hub.night import NightOrder, Outcome, night
from tests.builders.health import health_text
from tests.builders.hubs import PHANGAT, TWO, new_hub, spoil
from tests.builders.previews import change

if TYPE_CHECKING:
    from pathlib import Path

    from ita_site.hub.hub import Hub

pytestmark = pytest.mark.slow

ORDER = NightOrder(datetime(2026, 11, 29, 20, tzinfo=UTC), checks_links=False)
HEALTH = "link-health.json"


@pytest.fixture
def hub(tmp_path: Path) -> Hub:
    return new_hub(tmp_path / "hub")


def times(*folders: Path) -> dict[Path, int]:
    """When each file below the folders was changed last."""
    return {file: file.stat().st_mtime_ns for folder in folders for file in folder.rglob("*")}


def publish_now(hub: Hub, agency: str) -> Path:
    """Publish an agency's site as a zip; return the file."""
    state = hub.folder.state(agency)
    file = state / "published/site.zip"
    publish(Publication(hub.folder.config(agency), Zip(file), state), lambda _words, _share: None)
    return file


def test_a_night_builds_only_what_changed(hub: Hub) -> None:
    hub.agencies.add("unbegun", "ยังไม่เริ่ม")
    first = night(hub, ORDER).outcomes
    assert first == {PHANGAT: Outcome.BUILT, TWO: Outcome.BUILT, "unbegun": Outcome.NO_SITE}
    change(hub.folder.content(TWO) / "index.md", "ตัวอย่างสำหรับทดสอบ", "อีกตัวอย่าง")
    before = times(hub.folder.site(PHANGAT), hub.folder.state(PHANGAT))
    second = night(hub, ORDER).outcomes
    assert second == first | {PHANGAT: Outcome.UNCHANGED}
    assert times(hub.folder.site(PHANGAT), hub.folder.state(PHANGAT)) == before
    page = (hub.folder.state(TWO) / "published/site/index.html").read_text(encoding="utf-8")
    assert "อีกตัวอย่าง" in page


def test_one_agency_that_cannot_be_built_stops_no_other(hub: Hub, capsys: pytest.CaptureFixture[str]) -> None:
    spoil(hub, PHANGAT)
    assert run_night(hub.folder.root, ORDER) == 1
    assert (hub.folder.state(TWO) / "published/site/index.html").is_file()
    printed = capsys.readouterr().out
    assert f"  {PHANGAT}: " in printed
    assert (hub.folder.state(PHANGAT) / "night.log").read_text(encoding="utf-8")
    assert night(hub, ORDER).outcomes[PHANGAT] is Outcome.FAILED, "and the next night tries again"


def test_what_was_published_goes_out_again_with_the_links_of_today(hub: Hub) -> None:
    file = publish_now(hub, PHANGAT)
    night(hub, ORDER)
    before = file.stat().st_mtime_ns
    assert night(hub, ORDER).outcomes[PHANGAT] is Outcome.UNCHANGED
    assert file.stat().st_mtime_ns == before
    (hub.folder.content(PHANGAT) / HEALTH).write_text(health_text(), encoding="utf-8")
    assert night(hub, ORDER).outcomes[PHANGAT] is Outcome.PUBLISHED
    assert file.stat().st_mtime_ns > before


def test_what_nobody_published_yet_stays_unpublished(hub: Hub) -> None:
    file = publish_now(hub, PHANGAT)
    before = file.read_bytes()
    change(hub.folder.content(PHANGAT) / "index.md", "ตัวอย่างสำหรับทดสอบ", "ยังไม่อนุมัติ")
    assert night(hub, ORDER).outcomes[PHANGAT] is Outcome.BUILT
    assert file.read_bytes() == before
    with zipfile.ZipFile(file) as archive:
        assert "ยังไม่อนุมัติ" not in archive.read("index.html").decode()


def test_a_night_checks_links_and_keeps_what_it_saw_in_the_history(hub: Hub) -> None:
    night(hub, NightOrder(datetime(2026, 11, 29, 20, tzinfo=UTC)))
    log = (hub.folder.state(PHANGAT) / "night.log").read_text(encoding="utf-8")
    assert "ลิงก์" in log
    second = night(hub, NightOrder(datetime(2026, 11, 29, 20, 30, tzinfo=UTC)))
    assert second.outcomes[PHANGAT] is Outcome.UNCHANGED
