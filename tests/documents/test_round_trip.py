"""A report that goes out as a Word file and comes in again is the same report."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ita_site.content import load
from ita_site.documents.exporting.form import make_form
from ita_site.documents.exporting.word import template_for, word_file
from scripts import import_report

if TYPE_CHECKING:
    from ita_site.catalogue import Catalogue

ROOT = Path(__file__).resolve().parents[2]
REPORT = "2567-12m"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ROOT / "content", tmp_path / "content"))


def catalogue_of(content: Path) -> Catalogue:
    reading = load(content)
    assert reading.catalogue is not None, [str(problem) for problem in reading.problems]
    return reading.catalogue


def exported(catalogue: Catalogue, folder: Path) -> Path:
    file = folder / "report.docx"
    file.write_bytes(word_file(catalogue, catalogue.volumes[0], template_for(folder)))
    return file


def imported(file: Path, content: Path, *options: str) -> Catalogue:
    asked = ["--fiscal-year", "2567", "--round", "12", "--content", str(content)]
    assert import_report.main([str(file), *asked, *options]) == 0
    return catalogue_of(content)


def test_every_text_comes_back_byte_for_byte(content: Path, tmp_path: Path) -> None:
    before = catalogue_of(content)
    file = exported(before, tmp_path)
    shutil.rmtree(content / "reports" / REPORT)
    (was,), (now,) = before.volumes, imported(file, content).volumes
    assert make_form(now) == make_form(was)
    assert (now.body.strip(), [row.body for row in now.rows]) == ("", [""] * len(was.rows))
    for one, other in zip(was.rows, now.rows, strict=True):
        for claim, twin in zip(one.measure.results, other.measure.results, strict=True):
            assert (twin.text, twin.evidence, twin.lost_picture) == (claim.text, claim.evidence, claim.lost_picture)
        assert other.measure.outcomes == one.measure.outcomes
        assert other.measure.activities == one.measure.activities
        assert (other.measure.lead, other.measure.status) == (one.measure.lead, one.measure.status)


def test_over_the_report_that_it_came_from_nothing_at_all_changes(content: Path, tmp_path: Path) -> None:
    before = catalogue_of(content)
    after = imported(exported(before, tmp_path), content, "--merge", "--yes")
    (was,), (now,) = before.volumes, after.volumes
    assert now.report == was.report
    assert [row.measure for row in now.rows] == [row.measure for row in was.rows]
    assert make_form(now) == make_form(was)
