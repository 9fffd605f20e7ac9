"""Importing again: what would change is shown first, and what people did by hand stays."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import TYPE_CHECKING

from ita_site.content import load
from tests.documents.importing.office import BEFORE, RESULTS, ROOT, Desk, form, row
from tests.documents.importing.test_forms import SECOND
from tests.documents.importing.wordxml import Word

if TYPE_CHECKING:
    from ita_site.catalogue import Catalogue

FIRST = Word(BEFORE + form(row(), row(**SECOND)))
CHANGED = Word(BEFORE + form(row(outcomes="-ประชาชนสะดวกขึ้นมาก"), row(**SECOND)))


def command(office: Desk, word: Word, *options: str) -> subprocess.CompletedProcess[str]:
    file = office.root / "report.docx"
    file.write_bytes(word.data())
    asked = ["--fiscal-year", "๒๕๖7", "--round", "๑๒", "--content", str(office.content)]
    script = str(ROOT / "scripts/import_report.py")
    return subprocess.run(
        [sys.executable, script, str(file), *asked, *options], capture_output=True, text=True, check=False
    )


def catalogue(office: Desk) -> Catalogue:
    found = load(office.content).catalogue
    assert found is not None
    return found


def worked_on(office: Desk) -> None:
    """What a person does with an import: names, pairs, a note."""
    (file,) = office.report.glob("measures/1-*.md")
    text = file.read_text(encoding="utf-8")
    text = "\n".join(line for line in text.split("\n") if "# TODO" not in line)
    first, second = re.findall(r"# answers: .*", text)
    text = text.replace(first, "answers: [1, 2]", 1).replace(second, "answers: []", 1)
    text = text.replace("id: measure-1", "id: service").replace("title: คุณภาพการดำเนินงาน", "title: บริการ")
    file.write_text(f"{text}\nหมายเหตุของเรา\n", encoding="utf-8")


def test_an_import_says_in_thai_what_to_look_at(office: Desk) -> None:
    done = command(office, FIRST)
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert lines[1] == "อ่านได้ 2 มาตรการ 3 กิจกรรม 3 ผลการดำเนินการ 2 ผลลัพธ์ ที่อยู่เว็บ 1 แห่ง"
    assert "  จับคู่ผลกับกิจกรรม: 3 แห่ง" in lines
    assert any("make content" in line for line in lines)
    assert len(lines) <= 20


def test_a_second_import_is_refused_without_merge(office: Desk) -> None:
    command(office, FIRST)
    done = command(office, CHANGED)
    assert (done.returncode, done.stdout) == (1, "")
    assert "--merge" in done.stderr


def test_merge_shows_the_difference_and_changes_nothing(office: Desk) -> None:
    command(office, FIRST)
    before = office.text()
    done = command(office, CHANGED, "--merge")
    assert done.returncode == 0
    assert '-  - text: "-ประชาชนสะดวกขึ้น"' in done.stdout
    assert '+  - text: "-ประชาชนสะดวกขึ้นมาก"' in done.stdout
    assert "--merge --yes" in done.stdout
    assert office.text() == before


def test_merge_with_yes_changes_what_the_file_says_and_keeps_what_people_did(office: Desk) -> None:
    command(office, FIRST)
    worked_on(office)
    (office.report / "photo.png").write_bytes(b"x")
    done = command(office, CHANGED, "--merge", "--yes")
    assert done.returncode == 0, done.stderr
    one = catalogue(office).volumes[0].rows[0]
    assert (one.measure.id, one.measure.title, one.body.strip()) == ("service", "บริการ", "หมายเหตุของเรา")
    assert [result.answers for result in one.measure.results] == [(1, 2), ()]
    assert [outcome.text for outcome in one.measure.outcomes] == ["-ประชาชนสะดวกขึ้นมาก"]
    assert (office.report / "photo.png").is_file()
    assert not [one for one in office.todos() if one.startswith("1-") and "ชื่อเรียก" in one]


def test_a_result_that_changed_is_to_be_paired_again(office: Desk) -> None:
    command(office, FIRST)
    worked_on(office)
    command(office, Word(BEFORE + form(row(results=(RESULTS[0], "-ติดแผนผังที่ตลาด")), row(**SECOND))), "--merge", "--yes")
    results = catalogue(office).volumes[0].rows[0].measure.results
    assert ["answers" in one.model_fields_set for one in results] == [True, False]


def test_merging_the_same_file_changes_nothing(office: Desk) -> None:
    command(office, FIRST)
    before = office.text()
    done = command(office, FIRST, "--merge", "--yes")
    assert done.returncode == 0
    assert "ไม่มีอะไรต้องเปลี่ยน" in done.stdout
    assert office.text() == before


def test_a_measure_that_is_gone_is_shown_as_gone(office: Desk) -> None:
    command(office, FIRST)
    done = command(office, Word(BEFORE + form(row())), "--merge", "--yes")
    assert "+++ /dev/null" in done.stdout
    assert len(catalogue(office).volumes[0].rows) == 1


def test_the_imported_site_builds(office: Desk) -> None:
    command(office, FIRST)
    script = str(ROOT / "scripts/check_content.py")
    done = subprocess.run(
        [sys.executable, script, "--content", str(office.content)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0
    assert "0 errors" in done.stdout
