"""A command that is run elsewhere says to go to the folder of the site."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.builders.projects import contents, run
from tests.builders.sites import AGENCY

if TYPE_CHECKING:
    from pathlib import Path

    from tests.builders.sites import Site


@pytest.mark.parametrize(
    "words", [["check"], ["links"], ["export"], ["measure"], ["build"], ["serve"], ["stage", "out"]]
)
def test_a_command_outside_a_site_says_where_to_go_and_writes_nothing(words: list[str], tmp_path: Path) -> None:
    done = run("ita_site.commands", *words, cwd=tmp_path)
    assert done.returncode == 2
    assert "ต้องสั่งในโฟลเดอร์ของเว็บไซต์\n" in done.stderr
    assert "run this in the site's folder\n" in done.stderr
    assert contents(tmp_path) == {}


def test_an_import_outside_a_site_says_where_to_go(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"PK")
    done = run("ita_site.commands", "import", "a.docx", "--fiscal-year", "2568", "--round", "12", cwd=tmp_path)
    assert done.returncode == 2
    assert "ต้องสั่งในโฟลเดอร์ของเว็บไซต์" in done.stderr


@pytest.mark.parametrize(
    ("address", "counted"),
    [("http://a.go.th", "0 errors, 0 warnings"), ("a.go.th", "1 error, 0 warnings")],
)
def test_errors_and_warnings_are_counted_in_plain_english(address: str, counted: str, site: Site) -> None:
    text = (site.root / AGENCY).read_text(encoding="utf-8")
    lines = [f"website: {address}" if line.startswith("website:") else line for line in text.split("\n")]
    site.write(AGENCY, "\n".join(lines))
    done = run("ita_site.commands", "check", cwd=site.root.parent)
    assert done.stdout.splitlines()[-1] == counted
    assert "printed" not in done.stdout
