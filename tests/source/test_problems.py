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
        'พบ "e10" · ที่รับได้: e1, e11 · หมายถึง e11 หรือไม่\n'
        "    The framework has no such item; field issue.items[2]; "
        'found "e10"; allowed: e1, e11; nearest: e11'
    )


def test_a_problem_of_a_whole_file_prints_no_line() -> None:
    assert str(Problem("content/agency.yml", 0, Code.MISSING_FILE)) == (
        "content/agency.yml: missing-file ไม่พบไฟล์ที่ต้องมี\n    A file that must be there is missing"
    )


@pytest.mark.parametrize(
    ("char", "thai", "english"),
    [
        (
            "\u00a0",
            "[NBSP] คือ ช่องว่างชนิดไม่ตัดบรรทัด (NBSP) ลบแล้วพิมพ์ใหม่",
            "[NBSP] is a no-break space (NBSP); type it anew",
        ),
        ("\u200b", "[ZWSP] คือ ช่องว่างที่ไม่มีความกว้าง (ZWSP) ลบแล้วพิมพ์ใหม่", "[ZWSP] is a zero-width space"),
        ("\u3000", "[U+3000] คือ ช่องว่างชนิดพิเศษ (U+3000) ลบแล้วพิมพ์ใหม่", "[U+3000] is a special space"),
    ],
)
def test_a_character_that_no_eye_sees_is_explained(char: str, thai: str, english: str) -> None:
    problem = Problem("a", 1, Code.UNKNOWN_FIELD, found=f"{char}{char}title")
    assert f" · {thai}" in problem.th
    assert f"; {english}" in problem.en


def test_a_field_is_called_by_its_thai_name_in_thai_and_by_its_path_in_english() -> None:
    problem = Problem("a", 1, Code.BAD_URL, "results[1].evidence[1].url", place="ผลที่ 1 หลักฐานที่ 1 ที่อยู่ (url)")
    assert "ช่อง ผลที่ 1 หลักฐานที่ 1 ที่อยู่ (url)" in problem.th
    assert "field results[1].evidence[1].url" in problem.en


def test_a_nearest_value_alone_is_asked_for() -> None:
    assert Problem("a", 1, Code.NO_FRONT_MATTER, nearest="---").th.endswith(" · หมายถึง --- หรือไม่")


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
    [
        ("\x1b", "\\x1b"),
        ("\u202e", "\\u202e"),
        ("\n", "\\n"),
        ("\u00a0", "[NBSP]"),
        ("\u200b", "[ZWSP]"),
        ("\udcff", "\\udcff"),
        ("ำ", "ำ"),
    ],
)
def test_characters_that_cannot_be_seen_are_shown_by_name_or_as_escapes(char: str, shown: str) -> None:
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
        Code.UNUSED_OPTION,
        Code.BYTE_ORDER_MARK,
        Code.WINDOWS_LINES,
        Code.STRAY_FILE,
        Code.UNLISTED_URL,
        Code.OTHER_YEAR,
        Code.OTHER_AGENCY,
        Code.ORDER_GAP,
        Code.ZERO_WIDTH,
        Code.TAB_IN_TEXT,
        Code.SMART_QUOTES,
        Code.DATE_OUTSIDE_YEAR,
        Code.PERSONAL_DATA,
        Code.NO_ARCHIVE,
        Code.BAD_ARCHIVE,
        Code.TODO,
        Code.LOST_SHORTCUT,
    }
