"""Checkouts of repositories while several commands of one nation are at work: nobody changes what another one reads."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from pathlib import Path

import pytest

from ita_site.disk.lock import try_lock
from ita_site.nation.sites.held_sites import held_sites
from ita_site.nation.sites.nation_folder import NationFolder
from tests.builders.nation import write_nation
from tests.builders.nation_lists import change, git, write_list

pytestmark = pytest.mark.slow


@dataclass(frozen=True)
class Listed:
    """A list of one agency by its repository."""

    source: Path
    office: Path
    nation: NationFolder

    def commit(self, text: str) -> None:
        """Have the office commit another text."""
        change(self.office, "ทำขึ้นเพื่อทดสอบ", f"ทำขึ้นเพื่อทดสอบ {text}")
        git(self.office, "commit", "-qam", text)

    def text(self) -> str:
        """Return what the checkout has."""
        return (self.nation.checkouts / "first" / "content" / "agency.yml").read_text(encoding="utf-8")


@pytest.fixture
def listed(tmp_path: Path) -> Listed:
    (office,) = write_nation(tmp_path / "sites", 1)
    for words in (("init", "-q", "-b", "main"), ("add", "."), ("commit", "-qm", "first")):
        git(office, *words)
    source = write_list(tmp_path / "sites", f"id,repository\nfirst,file://{office}\n")
    return Listed(source, office, NationFolder(tmp_path / "nation"))


@pytest.mark.parametrize("reads_only", [False, True])
def test_checkouts_stay_as_they_are_while_another_command_is_at_work(
    reads_only: bool,  # noqa: FBT001
    listed: Listed,
    capfd: pytest.CaptureFixture[str],
) -> None:
    with held_sites(listed.source, listed.nation, fetches=True):
        pass
    with held_sites(listed.source, listed.nation, fetches=not reads_only):
        listed.commit("อีกครั้ง")
        with held_sites(listed.source, listed.nation, fetches=True) as (sites, problems):
            assert [site.id for site in sites] == ["first"]
            assert problems == ()
            assert "อีกครั้ง" not in listed.text()
    assert "another command" in capfd.readouterr().err
    with held_sites(listed.source, listed.nation, fetches=True):
        assert "อีกครั้ง" in listed.text()
    assert capfd.readouterr().err == ""


def test_who_comes_while_checkouts_are_brought_up_to_date_waits_for_them(listed: Listed) -> None:
    listed.nation.state.mkdir()
    found = list[str]()

    def read() -> None:
        with held_sites(listed.source, listed.nation, fetches=False) as (sites, _):
            found.extend(site.id for site in sites)

    reader = threading.Thread(target=read)
    with (listed.nation.state / ".checkouts.lock").open("a+b") as lock:
        assert try_lock(lock)
        reader.start()
        reader.join(0.5)
        assert reader.is_alive()
        git(listed.source.parent, "clone", "-q", str(listed.office), str(listed.nation.checkouts / "first"))
    reader.join(60)
    assert found == ["first"]


def test_a_folder_of_site_folders_needs_no_lock(listed: Listed) -> None:
    with held_sites(listed.office.parent, listed.nation, fetches=True) as (sites, _):
        assert [site.id for site in sites] == ["agency-00001"]
    assert not listed.nation.state.exists()
