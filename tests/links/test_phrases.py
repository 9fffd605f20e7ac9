"""Every sentence of the tables is a sign on a page that says nothing else, and only as a sentence."""

from __future__ import annotations

import re
from itertools import zip_longest
from re import _parser as parser  # type: ignore[attr-defined]
from typing import TYPE_CHECKING, Any

import pytest

from ita_site.links.judge.own_words import own_words
from ita_site.links.judge.reading import page
from ita_site.links.judge.signs.phrase_filter import PhraseFilter, Searched, words_of
from ita_site.links.judge.signs.phrases import TABLES
from ita_site.links.judge.signs.sign import Sign, weigh
from ita_site.links.judge.signs.words import of_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ita_site.links.judge.signs.phrase_table import PhraseTable


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


def sentences(table: PhraseTable) -> Iterator[str]:
    for entries in (table.thai, table.english, table.whole):
        for _, sentence in entries:
            yield from dict.fromkeys(samples(parser.parse(sentence)))


SENTENCES = [(table.reason, sentence) for table in TABLES for sentence in sentences(table)]


def signs(title: str, words: str) -> list[Sign]:
    markup = f"<title>{title}</title><body><p>{words}</p>"
    return list(of_words(own_words(page.read(markup.encode(), "text/html; charset=utf-8"), None)))


def is_verdict(signs: Iterable[Sign]) -> bool:
    doubt = weigh(list(signs))
    return doubt is not None and doubt.is_sure


def test_a_page_that_says_a_sentence_and_nothing_else_is_in_doubt() -> None:
    given = {case: [sign for sign in signs("", case[1]) if sign.reason == case[0]] for case in SENTENCES}
    assert len(given) > 500
    assert [case for case in given if not is_verdict(given[case])] == []


def test_a_sentence_in_a_title_alone_is_no_verdict() -> None:
    story = "<h1>รายงานการประชุมสภาองค์การบริหารส่วนตำบล</h1><p>ที่ประชุมเห็นชอบโครงการก่อสร้างถนนสามสาย</p>"
    assert [sentence for _, sentence in SENTENCES if is_verdict(signs(sentence, story))] == []


LOOKALIKES = [
    "หัวหน้าถูกย้ายไปดำรงตำแหน่งอื่น",
    "เอกสารที่ท่านส่งมาจะถูกลบเมื่อครบกำหนด",
    "ไม่พบหัวข้อที่ต้องแก้ไข",
    "ประกาศปิดปรับปรุงระบบประปา หมู่ที่ 3",
    "ตลาดน้ำหนองบัว เร็ว ๆ นี้",
    "ธนาคารแจ้งว่าระบบขัดข้อง จึงขยายเวลา",
    "พร้อมแผงควบคุม DirectAdmin ระยะเวลา 12 เดือน",
    "The note in this document has been removed from section 4.",
    "The lost page was found in the archive.",
]


@pytest.mark.parametrize("words", LOOKALIKES)
def test_words_that_only_resemble_a_sentence_are_no_sign(words: str) -> None:
    assert signs("", words) == []


def test_every_sentence_names_the_program_that_says_it() -> None:
    unnamed = [sentence for table in TABLES for entries in (table.thai, table.english, table.whole)
               for program, sentence in entries if not program]  # fmt: skip
    assert unnamed == []


def test_a_page_without_any_such_word_is_not_searched() -> None:
    text = "ขอเชิญร่วมงานประเพณีลอยกระทง ณ สวนสาธารณะริมน้ำ"
    assert not any(table.filter.may_match(Searched(text)) for table in TABLES)


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
        PhraseFilter(re.compile("(?:maybe)?"))
