"""A stranger's file is read in a process that ends: it is bounded by the system, and says why it gave up."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from ita_site.disk.limited_process import End, Limits, run
from ita_site.word_import.docx.refusal import DAMAGED, UNPACKS_TOO_LARGE, Refusal
from ita_site.word_import.review.read import read
from ita_site.word_import.review.read_apart import LIMITS, read_apart
from ita_site.word_import.target import find_target
from tests.word_import.office import ASKED, BEFORE, form, row
from tests.word_import.review import bounded
from tests.word_import.wordxml import Word

if TYPE_CHECKING:
    from tests.word_import.office import Desk

pytestmark = pytest.mark.slow

DATA = Word(BEFORE + form(row())).data()
BOMB = Word("<w:p/>").part("image", "bomb.xml", b" " * (20 << 20)).data()
MANY = Word(BEFORE + form(*[row()] * 4000)).data()
"""A form of so many rows that reading it takes long."""


def refusal(office: Desk, data: bytes, limits: Limits | None = None) -> Refusal:
    with pytest.raises(Refusal) as caught:
        read_apart(data, "report.docx", office.content, ASKED, limits=limits or LIMITS)
    return caught.value


def test_a_file_reads_apart_as_it_does_here(office: Desk) -> None:
    target = find_target(office.content, ASKED)
    assert read_apart(DATA, "report.docx", office.content, ASKED) == read(DATA, "report.docx", target)


@pytest.mark.parametrize(("data", "sentence"), [(b"PK\x03\x04" + b"x" * 99, DAMAGED), (BOMB, UNPACKS_TOO_LARGE)])
def test_a_file_that_is_refused_here_is_refused_apart_in_the_same_words(
    office: Desk, data: bytes, sentence: tuple[str, str]
) -> None:
    error = refusal(office, data)
    assert (error.th, error.en) == sentence


def test_a_file_that_takes_too_long_is_named(office: Desk) -> None:
    assert "วินาที" in refusal(office, MANY, replace(LIMITS, seconds=3)).th


def test_a_file_that_takes_too_much_memory_is_named(office: Desk) -> None:
    assert "หน่วยความจำ" in refusal(office, MANY, replace(LIMITS, memory=100 << 20)).th


@pytest.mark.parametrize(("request_", "end"), [(b"loop", End.TIME), (b"hog", End.MEMORY)])
def test_a_process_that_loops_or_hogs_ends(request_: bytes, end: End) -> None:
    assert run(bounded.__name__, request_, bounded.BOUNDS).end is end
