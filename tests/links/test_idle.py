"""A run that has nothing to do says what is known, and neither reads the content nor loads what asks the web."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from ita_site.catalogue.link_uses import link_uses
from ita_site.disk.cache import VARIABLE, users_cache
from ita_site.links.memory.file.moments import stamp
from ita_site.publish.link_job.idle import report_idle
from ita_site.publish.link_job.known_uses import remember
from ita_site.publish.link_job.link_run import FINE, LinkRun
from tests.builders.health import health_text
from tests.builders.sites import PHANGAT, catalogue_of
from tests.links.conftest import NOW

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

HEAVY = {"cryptography", "h2", "lxml", "markdown", "PIL", "pydantic", "selectolax", "ssl", "tldextract", "yaml"}


@dataclass(frozen=True)
class Folder:
    """A content folder whose uses are remembered, and whose links were all checked an hour ago."""

    content: Path

    def check_all(self, state: str = "alive") -> None:
        """Write a health file in which one link is in a state and all others answer."""
        urls = sorted({use.url for use in link_uses(catalogue_of(self.content))})
        seen, due = stamp(NOW - timedelta(hours=1)), stamp(NOW + timedelta(days=6))
        links: list[dict[str, object]] = [
            {"url": url, "state": "alive", "since": seen, "checked": seen, "last_ok": seen, "due": due} for url in urls
        ]
        links[0] |= {"state": state}
        self.health.write_text(health_text(*links), encoding="utf-8")

    @property
    def health(self) -> Path:
        return self.content / "link-health.json"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Folder:
    monkeypatch.setenv(VARIABLE, str(tmp_path / "cache"))
    made = Folder(shutil.copytree(PHANGAT, tmp_path / "content"))
    remember(users_cache(), made.content, link_uses(catalogue_of(made.content)))
    made.check_all()
    return made


def test_where_nothing_is_due_all_that_is_known_is_said(folder: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    before = folder.health.read_bytes()
    assert report_idle(LinkRun(folder.content, NOW)) == FINE
    assert "checked now 0" in capsys.readouterr().out
    assert folder.health.read_bytes() == before


def change_a_measure(folder: Folder) -> None:
    measure = folder.content / "reports/2567-12m/measures/5-improvement.md"
    measure.write_text(measure.read_text(encoding="utf-8") + "\nhttps://www.example.go.th/new\n", encoding="utf-8")


def add_a_file(folder: Folder) -> None:
    (folder.content / "new.pdf").write_bytes(b"%PDF-1.4")


def overrule_a_link(folder: Folder) -> None:
    (folder.content / "link-overrules.yml").write_text("[]\n", encoding="utf-8")


def forget_what_was_seen(folder: Folder) -> None:
    folder.health.unlink()


def know_a_link_that_nothing_uses(folder: Folder) -> None:
    text = folder.health.read_text(encoding="utf-8")
    line = text.partition('"links": [\n')[2].partition(",\n")[0]
    other = line.replace(line.split('"')[3], "https://www.example.go.th/unused")
    folder.health.write_text(text.replace(line, f"{other},\n{line}"), encoding="utf-8")


def leave_a_check_of_a_stopped_run(folder: Folder) -> None:
    entry = f'{{"url": "https://www.example.go.th/", "at": "{stamp(NOW)}", "kind": "ok"}}\n'
    folder.health.with_name(f".{folder.health.name}.journal").write_text(entry, encoding="utf-8")


@pytest.mark.parametrize(
    "change",
    [
        change_a_measure,
        add_a_file,
        overrule_a_link,
        forget_what_was_seen,
        know_a_link_that_nothing_uses,
        leave_a_check_of_a_stopped_run,
        lambda folder: folder.check_all("moved"),
        lambda folder: folder.check_all("broken"),
    ],
    ids=["measure", "file", "overrule", "no memory", "stray", "journal", "moved", "broken"],
)
def test_whatever_may_be_to_do_is_left_to_the_whole_run(change: Callable[[Folder], None], folder: Folder) -> None:
    change(folder)
    assert report_idle(LinkRun(folder.content, NOW)) is None


@pytest.mark.parametrize(
    "run",
    [
        lambda content: LinkRun(content, NOW + timedelta(days=60)),
        lambda content: LinkRun(content, NOW - timedelta(days=30)),
        lambda content: LinkRun(content, NOW, everything=True),
        lambda content: LinkRun(content, NOW, urls="-"),
    ],
    ids=["later", "a clock that goes wrong", "everything", "a list"],
)
def test_a_run_that_asks_is_not_idle(run: Callable[[Path], LinkRun], folder: Folder) -> None:
    assert report_idle(run(folder.content)) is None


def test_the_command_loads_nothing_that_only_asking_or_reading_needs(folder: Folder) -> None:
    words = ["links", "--content", str(folder.content), "--now", NOW.isoformat()]
    code = f"import sys; from ita_site.commands import run; code = run({words!r}); print('loaded', code, *sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=os.environ)
    exit_code, *modules = done.stdout.partition("loaded ")[2].split()
    assert exit_code == str(FINE)
    assert HEAVY & {*modules} == set()
