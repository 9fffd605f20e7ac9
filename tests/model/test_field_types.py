"""The kinds of value of a content file: what is read, what is refused, and what was most likely meant."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from ita_site.model.field_types import Day, Id, Line, Round, Score, Span, Text, Url, Whole, Year, YesNo, is_id, near_id
from ita_site.source.problems import Code
from ita_site.text.thai import Month, Period

KINDS: dict[str, TypeAdapter[Any]] = {
    "text": TypeAdapter(Text),
    "line": TypeAdapter(Line),
    "id": TypeAdapter(Id),
    "url": TypeAdapter(Url),
    "whole": TypeAdapter(Whole),
    "score": TypeAdapter(Score),
    "year": TypeAdapter(Year),
    "round": TypeAdapter(Round),
    "span": TypeAdapter(Span),
    "day": TypeAdapter(Day),
    "yes/no": TypeAdapter(YesNo),
}


def fault_of(kind: str, value: object) -> tuple[str, str]:
    """The code that `value` is refused with, and what is offered for it."""
    with pytest.raises(ValidationError) as refused:
        KINDS[kind].validate_python(value)
    (detail,) = refused.value.errors()
    about = detail.get("ctx", {"code": detail["type"], "nearest": ""})
    return about["code"], about["nearest"]


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("text", " ก\n ข ", " ก\n ข "),
        ("text", "a" * 5000, "a" * 5000),
        ("line", " ก  ข ", "ก  ข"),
        ("line", "ก\n", "ก"),
        ("line", "ก" * 300, "ก" * 300),
        ("id", "e1", "e1"),
        ("id", "2567-12m", "2567-12m"),
        ("id", "a" * 40, "a" * 40),
        ("whole", "๑0", 10),
        ("whole", "0", 0),
        ("score", "๘๕.๒๐", Decimal("85.20")),
        ("score", "100", Decimal(100)),
        ("year", "๒๕๖7", 2567),
        ("round", "๑2", 12),
        ("round", "6", 6),
        ("span", "2566-10/2567-09", Period(Month(2566, 10), Month(2567, 9))),
        ("day", "2567-02-29", date(2024, 2, 29)),
        ("yes/no", "yes", True),
        ("yes/no", "no", False),
        *[
            ("url", url, url)
            for url in (
                "http://www.example.go.th",
                "HTTPS://www.example.go.th:8443/a(b).php?id=1&x=ก#z",
                "http://ก.ไทย/ข",
                "http://192.0.2.1/",
                "http://[2001:db8::1]/a",
                "http://www.example.go.th/a?next=javascript:b",
            )
        ],
    ],
)
def test_a_value_of_a_kind_is_read_as_the_kind_says(kind: str, text: str, value: object) -> None:
    assert KINDS[kind].validate_python(text) == value


@pytest.mark.parametrize(
    ("kind", "value", "code", "nearest"),
    [
        ("text", " \n ", Code.EMPTY, ""),
        ("text", "ก" * 5001, Code.TOO_LONG, ""),
        ("line", "", Code.EMPTY, ""),
        ("line", "ก\nข", Code.WRONG_TYPE, "ก ข"),
        ("line", "ก" * 301, Code.TOO_LONG, ""),
        ("id", "E1", Code.BAD_ID, "e1"),
        ("id", "e๑", Code.BAD_ID, "e1"),
        ("id", "../../x", Code.BAD_ID, "x"),
        ("id", "No Gift_Policy", Code.BAD_ID, "no-gift-policy"),
        ("id", "-a", Code.BAD_ID, "a"),
        ("id", "a" * 41, Code.BAD_ID, "a" * 40),
        ("id", "มาตรการ", Code.BAD_ID, ""),
        ("id", "", Code.BAD_ID, ""),
        ("id", "con", Code.BAD_ID, ""),
        ("id", "lpt1", Code.BAD_ID, ""),
        ("id", "index", Code.BAD_ID, ""),
        ("id", "e1\n", Code.BAD_ID, "e1"),
        ("whole", "สิบ", Code.BAD_NUMBER, ""),
        ("whole", "ข้อ ๑๐", Code.BAD_NUMBER, "10"),
        ("whole", "-1", Code.BAD_NUMBER, "1"),
        ("whole", "9" * 5000, Code.BAD_NUMBER, ""),
        ("whole", ["1"], Code.WRONG_TYPE, ""),
        ("score", "85,20", Code.BAD_SCORE, "85.20"),
        ("score", "๘๕.๒ คะแนน", Code.BAD_SCORE, "85.2"),
        ("score", "ร้อยละ 85.2", Code.BAD_SCORE, "85.2"),
        ("score", "100.01", Code.BAD_SCORE, ""),
        ("score", "85.123", Code.BAD_SCORE, ""),
        ("score", "-5", Code.BAD_SCORE, ""),
        ("score", "ผ่าน", Code.BAD_SCORE, ""),
        ("score", [], Code.WRONG_TYPE, ""),
        ("year", "2024", Code.BAD_YEAR, "2567"),
        ("year", "๒๐๒๔", Code.BAD_YEAR, "2567"),
        ("year", "67", Code.BAD_YEAR, ""),
        ("year", "ค.ศ. 2024", Code.BAD_YEAR, "2567"),
        ("year", "1000", Code.BAD_YEAR, ""),
        ("round", "9", Code.BAD_CHOICE, ""),
        ("round", "หก", Code.BAD_NUMBER, ""),
        ("span", "2023-10/2024-09", Code.BAD_PERIOD, "2566-10/2567-09"),
        ("span", "2567-09/2566-10", Code.BAD_PERIOD, ""),
        ("span", "ตุลาคม 2566-กันยายน 2567", Code.BAD_PERIOD, "2566-10/2567-09"),
        ("span", "ต.ค. 2567 - ก.ย. 2568", Code.BAD_PERIOD, "2567-10/2568-09"),
        ("span", "ตค.๖๗ – กย. ๖๘", Code.BAD_PERIOD, "2567-10/2568-09"),
        ("span", "ตุลาคม - มีนาคม 2568", Code.BAD_PERIOD, "2567-10/2568-03"),
        ("span", "1 ตุลาคม พ.ศ. 2567 ถึง 30 กันยายน พ.ศ. 2568", Code.BAD_PERIOD, "2567-10/2568-09"),
        ("span", "10/2567 - 09/2568", Code.BAD_PERIOD, "2567-10/2568-09"),
        ("span", "2567-10 - 2568-09", Code.BAD_PERIOD, "2567-10/2568-09"),
        ("span", "ปีงบประมาณ พ.ศ. 2568", Code.BAD_PERIOD, "2567-10/2568-09"),
        ("span", "ต.ค., ม.ค., ก.ย. 2568", Code.BAD_PERIOD, "2567-10/2568-09"),
        ("span", "ตลอดปี", Code.BAD_PERIOD, ""),
        ("span", "ตุลาคม ถึง กันยายน", Code.BAD_PERIOD, ""),
        ("day", "2024-03-06", Code.BAD_DATE, "2567-03-06"),
        ("day", "2566-02-29", Code.BAD_DATE, ""),
        ("day", "6 มีนาคม 2567", Code.BAD_DATE, "2567-03-06"),
        ("day", "15 มกราคม 2568", Code.BAD_DATE, "2568-01-15"),
        ("day", "15/01/2568", Code.BAD_DATE, "2568-01-15"),
        ("day", "๑๕ ม.ค. ๖๘", Code.BAD_DATE, "2568-01-15"),
        ("day", "วันที่ 15 เดือนมกราคม พ.ศ. 2568", Code.BAD_DATE, "2568-01-15"),
        ("day", "2568-1-5", Code.BAD_DATE, "2568-01-05"),
        ("day", "31/02/2568", Code.BAD_DATE, ""),
        ("day", "01/15/2568", Code.BAD_DATE, ""),
        ("day", "15 มกราคม", Code.BAD_DATE, ""),
        ("day", "15 ม.ค. 68 และ 16 ม.ค. 68", Code.BAD_DATE, ""),
        ("yes/no", "true", Code.BAD_CHOICE, "yes"),
        ("yes/no", "ไม่มี", Code.BAD_CHOICE, "no"),
        ("yes/no", "maybe", Code.BAD_CHOICE, ""),
        ("yes/no", [], Code.BAD_CHOICE, ""),
        ("url", "www.example.go.th/a", Code.URL_WITHOUT_SCHEME, "http://www.example.go.th/a"),
        ("url", "//www.example.go.th", Code.URL_WITHOUT_SCHEME, "http://www.example.go.th"),
        ("url", "www.example.go.th:80/a", Code.URL_WITHOUT_SCHEME, "http://www.example.go.th:80/a"),
        ("url", "", Code.EMPTY, ""),
        ("url", "javascript:alert(1)", Code.UNSAFE_URL, ""),
        ("url", "JavaScript:alert(1)", Code.UNSAFE_URL, ""),
        ("url", "data:text/html,x", Code.UNSAFE_URL, ""),
        ("url", "file:///etc/passwd", Code.UNSAFE_URL, ""),
        ("url", "ftp://example.go.th", Code.UNSAFE_URL, ""),
        ("url", "java\nscript:alert(1)", Code.BAD_URL, ""),
        ("url", " http://a.th", Code.BAD_URL, "http://a.th"),
        ("url", "http://a.th/b\u00adc\ufeff", Code.BAD_URL, "http://a.th/bc"),
        ("url", 'http://a.th/"onclick="b', Code.BAD_URL, "http://a.th/onclick=b"),
        ("url", "https://www. nong.go.th/a b", Code.BAD_URL, "https://www.nong.go.th/a%20b"),
        ("url", "htps://www.a.go.th", Code.UNSAFE_URL, "https://www.a.go.th"),
        ("url", "htpp://www.a.go.th", Code.UNSAFE_URL, "http://www.a.go.th"),
        ("url", "https//www.a.go.th", Code.URL_WITHOUT_SCHEME, "https://www.a.go.th"),
        ("url", "ไม่มี", Code.URL_WITHOUT_SCHEME, ""),
        ("url", "http://ไม่มี", Code.BAD_URL, ""),
        ("url", "ไม่มี ข้อมูล", Code.BAD_URL, ""),
        ("url", "http://a.th/<b>", Code.BAD_URL, "http://a.th/b"),
        ("url", "http:a.th", Code.BAD_URL, ""),
        ("url", "http:/a.th", Code.BAD_URL, ""),
        ("url", "http://", Code.BAD_URL, ""),
        ("url", "http://:80/", Code.BAD_URL, ""),
        ("url", "http://a.th:99999/", Code.BAD_URL, ""),
        ("url", "http://a.th:x/", Code.BAD_URL, ""),
        ("url", "http://[::1", Code.BAD_URL, ""),
        ("url", "http://www.example.go.th@evil.example/", Code.BAD_URL, ""),
        ("url", "http://evil.example\\.example.go.th/", Code.BAD_URL, ""),
        ("url", "http://a.th/" + "x" * 1989, Code.TOO_LONG, ""),
    ],
)
def test_what_would_have_to_be_guessed_is_refused_with_what_was_most_likely_meant(
    kind: str, value: object, code: Code, nearest: str
) -> None:
    assert fault_of(kind, value) == (code, nearest)


@given(st.sampled_from(sorted(KINDS)), st.text())
def test_any_text_is_read_or_refused_with_a_code(kind: str, text: str) -> None:
    try:
        KINDS[kind].validate_python(text)
    except ValidationError as error:
        for detail in error.errors():
            assert detail["type"] == "ita"
            assert detail["ctx"]["code"] in set(Code)


@given(st.text())
def test_a_suggested_id_is_an_id(text: str) -> None:
    assert near_id(text) == "" or is_id(near_id(text))


SOME = st.sampled_from([*"0123456789๒๐-/ .", "ต.ค.", "มกราคม", "2567", "https", "://", "www.a.th"])


@given(st.sampled_from(["year", "day", "span", "url"]), st.lists(SOME).map("".join))
def test_a_suggested_year_date_period_or_address_is_one(kind: str, text: str) -> None:
    try:
        KINDS[kind].validate_python(text)
    except ValidationError as error:
        nearest = error.errors()[0]["ctx"]["nearest"]
        if nearest:
            KINDS[kind].validate_python(nearest)
