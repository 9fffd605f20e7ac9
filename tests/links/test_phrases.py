"""Every phrase of the tables is a sign on a page that says nothing else."""

from __future__ import annotations

import re
from itertools import zip_longest
from re import _parser as parser  # type: ignore[attr-defined]
from typing import TYPE_CHECKING, Any

import pytest

from ita_site.links.judge import page, phrases, signs
from ita_site.links.judge.phrase_filter import may_have_phrase, words_of
from ita_site.links.request.targets import Target, parse

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

OF_OTHER_PLACES = {"CHALLENGE_NAMED", "CHALLENGE_SCRIPT"}
"""Tables for the source of a page, which `of_wall` and the judgement of short pages try on every page."""
TABLES = {
    name: table
    for name, table in vars(phrases).items()
    if isinstance(table, re.Pattern) and name not in OF_OTHER_PLACES
}


def samples(sequence: Iterable[tuple[object, Any]]) -> Iterator[str]:
    """Texts that match an expression, each alternative in one of them at least."""
    parts = [list(samples_of_part(str(kind), value)) for kind, value in sequence]
    rows = zip_longest(*parts)
    for row in rows:
        yield "".join(part[-1] if word is None else word for word, part in zip(row, parts, strict=True))


def samples_of_part(kind: str, value: Any) -> Iterator[str]:
    if kind == "BRANCH":
        for branch in value[1]:
            yield from samples(branch)
    elif kind == "SUBPATTERN":
        yield from samples(value[-1])
    elif kind in {"MAX_REPEAT", "MIN_REPEAT"}:
        yield from (text * value[0] for text in samples(value[-1]))
    elif kind == "IN":
        yield sample_of_set(*value[0])
    elif kind in {"ANY", "NOT_LITERAL"}:
        yield "x"
    else:
        yield chr(value) if kind == "LITERAL" else ""


def sample_of_set(kind: object, value: Any) -> str:
    if str(kind) == "CATEGORY":
        return {"CATEGORY_DIGIT": "7", "CATEGORY_SPACE": " "}.get(str(value), "x")
    return {"LITERAL": lambda: chr(value), "RANGE": lambda: chr(value[0])}.get(str(kind), lambda: "x")()


PHRASES = [
    pytest.param(table, sample, id=f"{name}: {sample}")
    for name, table in TABLES.items()
    for sample in dict.fromkeys(samples(parser.parse(table.pattern)))
]


@pytest.mark.parametrize(("table", "sample"), PHRASES)
def test_every_phrase_gives_a_sign(table: re.Pattern[str], sample: str) -> None:
    assert table.search(sample)
    assert may_have_phrase(sample)
    address = parse("http://a.go.th/news/42")
    assert isinstance(address, Target)
    markup = f"<title>{sample}</title><body><p>{sample} x</p><script>1</script>"
    assert signs.of_page(page.read(markup.encode(), "text/html; charset=utf-8"), address, address)


def test_a_page_without_any_such_word_is_not_searched() -> None:
    assert not may_have_phrase("ประกาศองค์การบริหารส่วนตำบล เรื่อง แผนปฏิบัติการป้องกันการทุจริต ประจำปีงบประมาณ พ.ศ. 2567")


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (r"(?:hacked|pwned) by", {"hacked", "pwned"}),
        (r"(?:was )?no longer (?:there|here)\b", {"longer"}),
        (r"a+(?:first|second)?", {"a"}),
    ],
)
def test_the_words_that_no_match_lacks_are_read_off_an_expression(pattern: str, words: set[str]) -> None:
    assert words_of(pattern) == words


def test_a_phrase_without_a_word_of_its_own_is_refused() -> None:
    with pytest.raises(ValueError, match="maybe"):
        words_of("(?:maybe)?")
