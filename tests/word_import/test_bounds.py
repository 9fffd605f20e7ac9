"""Files of any size: read within bounded memory, or refused."""

from __future__ import annotations

import io
import os
import resource
import subprocess
import sys
import zipfile
from typing import TYPE_CHECKING

import pytest

from tests.word_import.office import BEFORE, ISSUE, ROOT, Desk, form, row
from tests.word_import.wordxml import Word, p, tc

if TYPE_CHECKING:
    from collections.abc import Callable

MEMORY = 1024 * 1024 * 1024
"""Address space of the whole process, in bytes: Python and its libraries take a third of it before they start."""


def large() -> bytes:
    """50 MB that no compression makes smaller."""
    return Word(BEFORE + form(row()), parts={"word/media/film.bin": os.urandom(50 * 1024 * 1024)}).data()


def many_measures() -> bytes:
    return Word(BEFORE + form(*[row()] * 500)).data()


def many_rows() -> bytes:
    first, other = row(issue=tc(*map(p, ISSUE), merge="restart")), row(issue=tc("", merge="continue"))
    return Word(BEFORE + form(first, *[other] * 10_000)).data()


def endless() -> bytes:
    return Word(BEFORE + form(*[row()] * 21_000)).data()


def long_text() -> bytes:
    return Word(BEFORE + form(row()) + p("ข้อความ " * 30) * 20_000).data()


def lying() -> bytes:
    """A zip whose directory says that a part is small."""
    stream = io.BytesIO()
    good = Word(BEFORE + form(row())).data()
    with zipfile.ZipFile(io.BytesIO(good)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, b" " * 300_000_000 if name == "word/document.xml" else old.read(name))
    size = (300_000_000).to_bytes(4, "little")
    return stream.getvalue().replace(size, (1000).to_bytes(4, "little"))


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (large, "อ่านได้ 1 มาตรการ"),
        (many_measures, "อ่านได้ 500 มาตรการ"),
        (long_text, "อ่านได้ 1 มาตรการ"),
        (many_rows, "ให้แยกไฟล์ก่อนนำเข้า"),
        (endless, "ให้แยกไฟล์ก่อนนำเข้า"),
        (lying, "เสียหาย"),
    ],
)
def test_a_file_of_any_size_is_read_within_bounds_or_refused(
    office: Desk, make: Callable[[], bytes], said: str
) -> None:
    (office.root / "large.docx").write_bytes(make())
    asked = ["--fiscal-year", "2567", "--round", "12", "--content", str(office.content)]
    done = subprocess.run(
        [sys.executable, str(ROOT / "scripts/import_report.py"), str(office.root / "large.docx"), *asked],
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY)),
    )
    assert "Traceback" not in done.stderr
    assert said in done.stdout + done.stderr
    assert office.report.exists() is (done.returncode == 0)
