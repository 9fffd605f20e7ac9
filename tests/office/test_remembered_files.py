"""A report's files are made again where anything that they say has changed, and only then."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ita_site.disk.cache import Cache
from ita_site.links.memory.overrule import OVERRULES
from ita_site.office.files import report_file, report_files
from ita_site.settings import Settings
from scripts.generate.word_template import make
from tests.builders.sites import AGENCY, FRAMEWORK, GOLDEN, ONE, REPORT, catalogue_of

if TYPE_CHECKING:
    from pathlib import Path

    from tests.builders.sites import Site

pytestmark = pytest.mark.slow

WORD, EXCEL = "reports/2567-12m/report.docx", "reports/2567-12m/report.xlsx"
OTHER = b"remembered"


def files(site: Site, folder: Path) -> dict[str, bytes]:
    return dict(report_files(site.catalogue(), Settings(), site.root, Cache(folder)))


@pytest.fixture
def marked(site: Site, tmp_path: Path) -> Path:
    """A cache of the site's files that holds other bytes in the place of each."""
    folder = tmp_path / "cache"
    assert files(site, folder) == dict(report_files(site.catalogue(), Settings(), site.root))
    for file in list(folder.glob("office/*/*")):
        Cache(folder).put("office", file.name, OTHER)
    return folder


def test_what_is_remembered_is_not_made_again(site: Site, marked: Path) -> None:
    assert files(site, marked) == {WORD: OTHER, EXCEL: OTHER}


@pytest.mark.parametrize("path", [ONE, REPORT, AGENCY, FRAMEWORK])
def test_a_changed_file_of_the_content_makes_both_files_again(path: str, site: Site, marked: Path) -> None:
    site.write(path, f"{(site.root / path).read_text(encoding='utf-8').rstrip()}\n# \n")
    assert files(site, marked) == dict(report_files(site.catalogue(), Settings(), site.root))


@pytest.mark.slow
def test_a_changed_template_makes_the_word_file_alone_again(site: Site, marked: Path) -> None:
    site.write("templates/report.docx", make() + b"\0")
    made = files(site, marked)
    assert made[WORD] != OTHER
    assert made[EXCEL] == OTHER


def test_a_changed_overrule_makes_the_excel_file_alone_again(site: Site, marked: Path) -> None:
    site.write(OVERRULES, "# \n")
    made = files(site, marked)
    assert made[WORD] == OTHER
    assert made[EXCEL] != OTHER


def test_each_file_can_be_made_alone() -> None:
    catalogue = catalogue_of(GOLDEN)
    made = dict(report_files(catalogue, Settings(), GOLDEN))
    assert {path: report_file(catalogue, Settings(), GOLDEN, path) for path in made} == made
    assert report_file(catalogue, Settings(), GOLDEN, "reports/2567-12m/unknown.docx") is None
