"""Any bytes at all: a report that builds, or a refusal; never a traceback, never half a folder."""

from __future__ import annotations

import io
import random
import re
import tempfile
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from ita_site.publish.check import load
from ita_site.source.decoding import unfit
from ita_site.word_import.docx.refusal import Refusal
from ita_site.word_import.entries.inline_items import items_in
from ita_site.word_import.words.list_labels import label_at
from tests.word_import.form_cases import CASES
from tests.word_import.office import BEFORE, HEADINGS, Desk, desk, form, row
from tests.word_import.wordxml import Word, p, tbl, tc, text_box, tr

FILES = [case.word.data() for case in CASES]
pytestmark = pytest.mark.slow

TOUGH = settings(max_examples=60, suppress_health_check=list(HealthCheck))


def builds_or_refuses(data: bytes) -> bool:
    """Import ``data`` into a content of its own; whether there is a report now."""
    with tempfile.TemporaryDirectory() as work:
        office: Desk = desk(Path(work))
        before = office.names()
        refused: list[Refusal] = []
        try:
            office.draft(data).store()
        except Refusal as refusal:
            refused.append(refusal)
        if refused:
            assert all(one.th and one.en for one in refused)
            assert office.names() == before
            return False
        reading = load(office.content)
        assert reading.catalogue is not None, [str(one) for one in reading.problems]
        assert not [name for name in office.names() if "/." in f"/{name}"]
        return True


@TOUGH
@given(st.binary(max_size=3000))
@example(b"PK\x03\x04")
@example(b"PK\x05\x06" + bytes(18))
def test_any_bytes(data: bytes) -> None:
    assert not builds_or_refuses(data)


@TOUGH
@given(st.sampled_from(FILES), st.lists(st.tuples(st.floats(0, 1), st.integers(0, 255)), min_size=1, max_size=20))
def test_a_report_with_some_bytes_spoilt(data: bytes, changes: list[tuple[float, int]]) -> None:
    spoilt = bytearray(data)
    for where, value in changes:
        spoilt[min(int(where * len(spoilt)), len(spoilt) - 1)] = value
    builds_or_refuses(bytes(spoilt))


@TOUGH
@given(st.sampled_from(FILES), st.floats(0, 1))
def test_a_report_cut_short(data: bytes, where: float) -> None:
    builds_or_refuses(data[: int(len(data) * where)])


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(content: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, one in content.items():
            archive.writestr(name, one)
    return stream.getvalue()


@TOUGH
@given(st.sampled_from(FILES), st.randoms(use_true_random=False))
def test_a_report_whose_parts_are_cut_swapped_or_gone(data: bytes, chance: random.Random) -> None:
    content = parts(data)
    name = chance.choice(sorted(content))
    kind = chance.choice(("cut", "gone", "swap", "noise"))
    if kind == "gone":
        del content[name]
    elif kind == "cut":
        content[name] = content[name][: chance.randrange(len(content[name]) + 1)]
    elif kind == "swap":
        other = chance.choice(sorted(content))
        content[name], content[other] = content[other], content[name]
    else:
        content[name] = bytes(chance.randrange(256) for _ in range(200))
    builds_or_refuses(packed(content))


@TOUGH
@given(st.sampled_from(FILES), st.randoms(use_true_random=False))
def test_a_report_whose_elements_are_moved_about(data: bytes, chance: random.Random) -> None:
    """Still XML, but none that Word would write: attributes with other values, elements elsewhere or many times."""
    content = parts(data)
    text = content["word/document.xml"].decode()
    for _ in range(chance.randrange(1, 6)):
        kind = chance.choice(("value", "tag", "drop"))
        if kind == "value":
            text = text.replace(
                'w:val="', f'w:val="{chance.choice(["-1", "999999", "x", "", "9" * 40])}', chance.randrange(9)
            )
        elif kind == "tag":
            one, other = chance.sample(
                ["w:p", "w:tc", "w:tr", "w:tbl", "w:r", "w:t", "w:sdt", "w:hyperlink", "w:ins"], 2
            )
            text = text.replace(f"<{one}>", f"<{other}>").replace(f"</{one}>", f"</{other}>")
        else:
            text = text.replace("<w:t ", "<w:tab/><w:t ", chance.randrange(5))
    content["word/document.xml"] = text.encode()
    builds_or_refuses(packed(content))


# what XML may hold: anything but controls, surrogates and non-characters
XML_TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), max_size=60)

SIGNS = dict(zip("\uf0fc\uf050\uf0fe\uf052\uf0fb\uf0a8\uf06f\uf0a3", "✓✓☑☑✗☐☐☐", strict=True))
"""Signs of symbol fonts, and what they print."""


# what the importer takes for more than words
TELLING = st.sampled_from(
    (
        *(
            "",
            "-",
            "รวม",
            "ลงชื่อ....ผู้รายงาน",
            "(............)",
            "รอบ 6 เดือน",
            "รอบ 12 เดือน",
            "มาตรการที่ 1 ก",
            "ตารางที่ 1",
            "(ต่อ)",
        ),
        *(
            "1. ก 2. ข",
            "- ก",
            "✓",
            "☐",
            "สารบัญ",
            "บทนำ\t1",
            "3. รายงานผล",
            "ตามที่ ก",
            "รายงาน ปีงบประมาณ 2567",
            "หลักฐาน: ก",
            "จบ",
        ),
        *(
            "e1 ก",
            "ตัวชี้วัดที่ 6 ก",
            "www.example.go.th",
            "ดำเนินการแล้ว",
            "ลิงก์ https://a.go.th/b",
            "อำเภอ ก จังหวัด ข",
            "ไม่มี",
            '"',
        ),
    )
)
CELL = st.tuples(st.one_of(XML_TEXT, TELLING), st.booleans())
"""A text, and whether a word follows that stands nowhere else."""
ROWS = st.lists(st.lists(CELL, min_size=6, max_size=6), max_size=4)
AROUND = st.lists(st.tuples(CELL, st.sampled_from(("line", "box", "table", "row"))), max_size=4)


@settings(TOUGH, max_examples=150)
@given(AROUND, st.lists(ROWS, min_size=1, max_size=3), AROUND, AROUND, st.booleans())
def test_any_words_in_the_form_are_kept(
    before: list[tuple[tuple[str, bool], str]],
    tables: list[list[list[tuple[str, bool]]]],
    between: list[tuple[tuple[str, bool], str]],
    after: list[tuple[tuple[str, bool], str]],
    headed: bool,  # noqa: FBT001 - drawn
) -> None:
    """Each word of any text stands in the content; what is no character of content is told of instead."""
    texts: list[str] = []

    def said(cell: tuple[str, bool]) -> str:
        texts.append(f"{cell[0]} คำ{len(texts)}" if cell[1] else cell[0])
        return p(texts[-1])

    def words(parts: list[tuple[tuple[str, bool], str]]) -> str:
        return "".join(around(said(cell), kind) for cell, kind in parts)

    head = tr(*HEADINGS) if headed else ""
    body = [words(before), form(row())]
    for rows in tables:
        body += [words(between), tbl(head, *(tr(*(tc(said(cell)) for cell in one)) for one in rows))]
    body.append(words(after))
    with tempfile.TemporaryDirectory() as work:
        office = desk(Path(work))
        office.draft(Word(BEFORE + "".join(body)).data()).store()
        told = set(words_of(kept(office)))
    assert [word for text in texts for word in words_of(text) if word not in told] == []


LABELS = st.sampled_from(
    (
        *("ผลลัพธ์", "หลักฐาน", "งบประมาณ", "ปัญหา/อุปสรรค", "ข้อเสนอแนะ", "ผู้รับผิดชอบ", "ประเด็น", "ความเสี่ยง", "ภาคผนวก"),
        *("ผลลัพธ์ : ก", "หลักฐาน : https://a.go.th/c", "หมายเหตุ : ข", "แบบวัด EIT ตัวชี้วัดที่ 7 ค", "แผนปฏิบัติการ", "รวม", "-"),
    )
)
SHAPES = st.sampled_from(("cells", "label", "across", "pairs", "dashes", "heads", "merged"))


@settings(TOUGH, max_examples=100)
@given(
    st.lists(st.tuples(SHAPES, st.lists(st.one_of(LABELS, TELLING), min_size=6, max_size=6)), max_size=8), st.booleans()
)
@example([(shape, ["ผลลัพธ์"] * 6) for shape in ("cells", "heads", "merged", "heads")], False)  # noqa: FBT003 - as hypothesis draws it
def test_any_words_in_rows_of_other_shapes_are_kept(drawn: list[tuple[str, list[str]]], apart: bool) -> None:  # noqa: FBT001
    """Rows of labels, across the table, of merged cells: each word of a text stands in the content."""
    texts: list[str] = []

    def said(words: str) -> str:
        texts.append(f"{words} คำ{len(texts)}")
        return p(texts[-1])

    def shaped(shape: str, words: list[str]) -> str:
        if shape == "across":
            return tr(tc(said(words[0]), said(words[1]), span=6))
        if shape == "label":
            texts.append(words[0])
            return tr(words[0], tc(said(words[1]), span=5))
        if shape == "pairs":
            return tr(words[0], tc(said(words[1]), span=2), words[2], tc(said(words[3]), span=2))
        if shape == "merged":
            return tr(*(tc(merge="continue") for _ in words[:3]), *(tc(said(one)) for one in words[3:]))
        if shape == "heads":
            return tr(*HEADINGS)
        return tr(*(tc(said(one)) if shape == "cells" else "-" for one in words))

    rows = [shaped(*one) for one in drawn]
    body = form(row()) + p() + tbl(*rows) if apart and rows else form(row(), *rows)
    with tempfile.TemporaryDirectory() as work:
        office = desk(Path(work))
        office.draft(Word(BEFORE + body).data()).store()
        told = set(words_of(kept(office)))
    assert [word for text in texts for word in words_of(text) if word not in told] == []


TOLD = st.one_of(TELLING, LABELS, st.sampled_from(("1. ก 2. ข 3. ค", "- ก - ข - ค", "ผลลัพธ์", "ปัญหา/อุปสรรค", "ก ดังนี้ :")))


@settings(TOUGH, max_examples=60)
@given(st.lists(st.lists(st.lists(TOLD, min_size=1, max_size=3), min_size=6, max_size=6), min_size=1, max_size=3))
@example([[["ลงชื่อ....ผู้รายงาน"], *[[""]] * 5]])
def test_any_words_of_a_plan_and_of_its_results_are_kept(rows: list[list[list[str]]]) -> None:
    """Each line of the cells of both tables that says more than what it heads is kept."""
    texts: list[str] = []

    def said(cell: list[str]) -> str:
        lines = [one if at % 2 else f"{one} คำ{len(texts) + at}" for at, one in enumerate(cell)]
        texts.extend(lines)
        return tc(*map(p, lines))

    plan = [tr(said(one[0]), f"{at}. กิจกรรม{at}", said(one[1]), said(one[2])) for at, one in enumerate(rows, 1)]
    done = [tr(f"{at}. กิจกรรม{at}", said(one[3]), said(one[4]), said(one[5])) for at, one in enumerate(rows, 1)]
    heads = tr("กิจกรรม", "ผลการดำเนินการ", "ผลลัพธ์", "หมายเหตุ")
    with tempfile.TemporaryDirectory() as work:
        office = desk(Path(work))
        office.draft(Word(BEFORE + tbl(tr(*HEADINGS[:4]), *plan) + tbl(heads, *done)).data()).store()
        told = set(words_of(kept(office)))
    assert [word for one in texts for word in words_of(one) if word not in told] == []


def around(paragraph: str, kind: str) -> str:
    """Words outside the form: a line, a box that floats at one, a table of one cell or a row of two."""
    if kind == "box":
        return p(xml=text_box("x").replace(p("x"), paragraph))
    if kind == "line":
        return paragraph
    return tbl(tr(tc(paragraph))) if kind == "table" else tbl(tr(tc(paragraph), tc(p("ข"))))


def words_of(text: str) -> list[str]:
    """What stands between blanks in a text as it is printed, but for characters that content may not hold."""
    return "".join(SIGNS.get(char, char) for char in text if not unfit(char)).split()


THAI = st.text("กขคงจฉช่้์ิีึืัาำเแโไๆฯ๐๑๒0123456789 -.()/:#*'\"&<>[]{}|%@!\\_`~+=?,;www.http://", max_size=80)


@TOUGH
@given(st.lists(THAI, min_size=6, max_size=6), st.lists(THAI, max_size=4), st.lists(THAI, max_size=4))
def test_no_text_is_altered_or_dropped(cells: list[str], before: list[str], after: list[str]) -> None:
    with tempfile.TemporaryDirectory() as work:
        office = desk(Path(work))
        body = (
            "".join(map(p, before))
            + tbl(tr(*HEADINGS), row(), tr(*(tc(p(one)) for one in cells)))
            + "".join(map(p, after))
        )
        office.draft(Word(BEFORE + body).data()).store()
        report = load(office.content).catalogue
        assert report is not None
        told = kept(office)
        texts = [one for one in (*cells, *before, *after) if one.strip() and one.strip(" \t\u00a0") not in told]
        # of a line whose items became entries, each item is kept
        lost = [one for one in texts if not kept_in(told, one.strip(" \t\u00a0"))]
        assert lost == []


def kept_in(told: str, text: str) -> bool:
    """Whether ``told`` has each item of a line to the letter."""
    label = label_at(text)
    return label is not None and all(item.strip() in told for item in items_in(text, label))


def spoken(office: Desk) -> str:
    """Every value and every line of free text of the report, as they are read back."""
    report = office.written_report()
    values: list[str] = []

    def take(value: object) -> None:
        if isinstance(value, str):
            values.append(value)
        elif isinstance(value, tuple | list):
            for one in value:
                take(one)
        elif isinstance(value, dict):
            for one in value.values():
                take(one)

    take(report.entry.model_dump())
    for one in report.measures:
        take(one.entry.model_dump())
        take([line.removeprefix("    ") for line in one.body.split("\n")])
    take([line.removeprefix("    ") for line in report.body.split("\n")])
    return "\n".join(values)


def kept(office: Desk) -> str:
    """What is spoken, the files of long texts, and each mark for "the same" that a remark quotes."""
    texts = [file.read_text(encoding="utf-8") for file in office.report.rglob("*.txt")]
    marks = re.findall(r"# TODO พิมพ์ (\S+) ในช่อง\S+ จึงถือว่าเหมือนแถวบน", office.text())
    return "\n".join([spoken(office), *texts, *marks])


@pytest.mark.parametrize("kind", ["cells", "paragraphs"])
def test_a_text_without_a_space_of_any_length_is_kept(office: Desk, kind: str) -> None:
    word = "ก" * 20_000
    body = form(row(outcomes=word)) if kind == "cells" else form(row()) + p(word)
    office.draft(Word(BEFORE + body).data()).store()
    assert any(word in file.read_text(encoding="utf-8") for file in office.report.rglob("*.txt"))


def test_much_text_outside_the_form_is_kept_in_a_file_of_its_own(office: Desk) -> None:
    lines = [f"บรรทัดที่ {at} ของรายงานฉบับเต็ม" for at in range(3000)]
    office.draft(Word(BEFORE + form(row()) + "".join(map(p, lines))).data()).store()
    text = (office.report / "texts/report.txt").read_text(encoding="utf-8")
    assert [line for line in lines if line not in text] == []
