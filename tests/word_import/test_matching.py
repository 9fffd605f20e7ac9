"""Texts of today and of before, one to one."""

from __future__ import annotations

import time

import pytest

from ita_site.word_import.previous.match_texts import matched

MANUAL = "-จัดทำคู่มือการปฏิบัติงานแล้ว"


@pytest.mark.parametrize(
    ("texts", "olds", "found"),
    [
        (["ก", "ข"], ["ข", "ก"], [(1, True), (0, True)]),
        (["ก", "ก"], ["ก"], [(0, True), None]),
        ([f"{MANUAL} https://www.example.go.th/a"], [MANUAL], [(0, False)]),
        ([MANUAL.replace("แล้ว", "เรียบร้อยแล้ว")], [MANUAL], [None]),
        ([MANUAL.replace("-", "- ")], [MANUAL], [(0, False)]),
        ([f"{MANUAL}ๆ", MANUAL], [MANUAL], [None, (0, True)]),
        (["-มีแผน"], ["-มีผล"], [None]),
        (["https://www.example.go.th/a"], ["https://www.example.go.th/b"], [None]),
        ([], ["ก"], []),
    ],
)
def test_the_same_text_comes_first_and_then_what_is_hardly_different(
    texts: list[str], olds: list[str], found: list[tuple[int, bool] | None]
) -> None:
    assert [(one.place, one.same) if one else None for one in matched(texts, olds)] == found


def test_ten_thousand_that_all_changed_take_no_time() -> None:
    start = time.process_time()
    assert (
        matched([f"-ผลที่ {at} ใหม่" for at in range(10_000)], [f"-ผลที่ {at}" for at in range(10_000)]).count(None)
        == 10_000
    )
    assert time.process_time() - start < 5
