"""How a problem prints: place, code, Thai, English, and nothing that a terminal would obey."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_site.source.problems import MEANINGS, Code, Problem, Severity, has_errors, in_order, printable, quote, shorten

ANY = st.text(st.characters(), max_size=400)


def test_a_problem_prints_its_place_its_code_and_both_languages() -> None:
    problem = Problem("content/a.md", 8, Code.UNKNOWN_ITEM, "issue.items[2]", "e10", "e1, e11", "e11")
    assert str(problem) == (
        "content/a.md:8: unknown-item ไม่มีข้อคำถามนี้ในกรอบการประเมิน · ช่อง issue.items[2] · "
        'พบ "e10" · ที่รับได้: e1, e11 · e10? มี e11\n'
        "    The framework has no such item; field issue.items[2]; "
        'found "e10"; allowed: e1, e11; nearest: e11'
    )


def test_a_problem_of_a_whole_file_prints_no_line() -> None:
    assert str(Problem("content/agency.yml", 0, Code.MISSING_FILE)) == (
        "content/agency.yml: missing-file ไม่พบไฟล์ที่ต้องมี\n    A file that must be there is missing"
    )


def test_a_nearest_value_alone_is_said_to_be_there() -> None:
    assert Problem("a", 1, Code.NO_FRONT_MATTER, nearest="---").th.endswith(" · มี ---")


@given(ANY, ANY, ANY, ANY, ANY)
def test_no_part_of_a_problem_reaches_the_terminal_raw(
    path: str, field: str, found: str, allowed: str, nearest: str
) -> None:
    printed = str(Problem(path, 1, Code.BAD_ID, field, found, allowed, nearest))
    first, second = printed.split("\n")
    assert second.startswith("    ")
    for char in first + second:
        assert char == " " or unicodedata.category(char)[0] not in "CZ"
    assert printed.encode()


def test_long_values_are_cut_short_and_marked_so() -> None:
    assert shorten("ก" * 81) == "ก" * 80 + "…"
    assert quote("ก" * 80) == f'"{"ก" * 80}"'


@pytest.mark.parametrize(
    ("char", "shown"),
    [("\x1b", "\\x1b"), ("\u202e", "\\u202e"), ("\n", "\\n"), ("\u00a0", "\\xa0"), ("\udcff", "\\udcff"), ("ำ", "ำ")],
)
def test_characters_that_cannot_be_seen_are_shown_as_escapes(char: str, shown: str) -> None:
    assert printable(f"a{char} b") == f"a{shown} b"


def test_problems_stand_by_file_and_line_each_once_and_otherwise_as_found() -> None:
    late, early = Problem("b", 2, Code.TAB), Problem("a", 9, Code.TAB)
    first, second = Problem("b", 2, Code.EMPTY, "x"), Problem("b", 1, Code.TAB)
    assert in_order([late, first, early, late, second]) == (early, second, late, first)


def test_only_errors_stop_a_build() -> None:
    warning = Problem("a", 1, Code.BYTE_ORDER_MARK)
    assert not has_errors([warning])
    assert has_errors([warning, Problem("a", 1, Code.TAB)])


@pytest.mark.parametrize("code", Code)
def test_every_code_has_a_meaning_in_both_languages(code: Code) -> None:
    meaning = MEANINGS[code]
    assert any("\u0e01" <= char <= "\u0e5b" for char in meaning.th)
    assert meaning.en.isascii()
    assert meaning.severity in Severity


def test_the_codes_that_only_warn_are_these() -> None:
    warnings = {code for code, meaning in MEANINGS.items() if meaning.severity is Severity.WARNING}
    assert warnings == {
        Code.BYTE_ORDER_MARK,
        Code.WINDOWS_LINES,
        Code.STRAY_FILE,
        Code.UNLISTED_URL,
        Code.OTHER_YEAR,
        Code.OTHER_AGENCY,
        Code.ORDER_GAP,
        Code.UNREAD_MEASURE,
        Code.TODO,
    }
