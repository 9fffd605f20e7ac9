"""What Word shows in place of what its XML holds: glyphs of symbol fonts, old Thai marks, equations, alternatives."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ita_site.word_import.docx.blocks import Paragraph, Table
from ita_site.word_import.docx.package import open_package
from ita_site.word_import.docx.story import read_document
from ita_site.word_import.doubt_kinds import DoubtKind
from tests.word_import.wordxml import DECLARED, HEAD, Word, item, level, numbering, p, run, t, tbl, tc, tr

if TYPE_CHECKING:
    from ita_site.word_import.docx.blocks import Block


def blocks(word: Word) -> tuple[Block, ...]:
    return read_document(open_package(word.data())).blocks


def paragraph(xml: str, **parts: str) -> Paragraph:
    """The first paragraph of a file that holds `xml`; parts are styles, theme or numbering."""
    word = Word(p(xml=xml) if not xml.startswith("<w:p>") else xml)
    for kind, content in parts.items():
        word.part(kind, f"{kind}.xml", content)
    (first, *_) = blocks(word)
    assert isinstance(first, Paragraph)
    return first


def shown(xml: str, **parts: str) -> str:
    return paragraph(xml, **parts).text


def in_font(text: str, font: str) -> str:
    return run(text, f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}"/>')


@pytest.mark.parametrize(
    ("typed", "font", "glyphs"),
    [
        ("ü", "Wingdings", "✓"),
        ("þ", "Wingdings", "☑"),
        ("û", "Wingdings", "✗"),
        ("ý", "Wingdings", "☒"),
        ("¨", "Wingdings", "☐"),
        ("o", "Wingdings", "☐"),
        ("Ø", "Wingdings", "➢"),
        ("l n u v", "Wingdings", "● ■ ◆ ❖"),
        ("à", "Wingdings", "→"),
        ("P", "Wingdings 2", "✓"),
        ("R", "Wingdings 2", "☑"),
        ("O", "wingdings 2", "✗"),
        ("\uf050", "Wingdings 2", "✓"),
        ("}", "Wingdings 3", "▶"),
        ("a", "Webdings", "✔"),
        ("·", "Symbol", "•"),
        ("\uf0b7", "Symbol", "•"),
        ("m", "Symbol", "μ"),
        ("\uf0b3", "Symbol", "≥"),
        ("\uf0fc", "TH Sarabun New", "✓"),
        ("ü", "TH Sarabun New", "ü"),
        ("www.example.go.th", "Wingdings", "www.example.go.th"),
        ("เสร็จ", "Wingdings", "เสร็จ"),
    ],
)
def test_letters_of_a_symbol_font_are_the_symbols_that_it_shows(typed: str, font: str, glyphs: str) -> None:
    assert shown(in_font(typed, font)) == glyphs


STYLES = (
    f"{HEAD}<w:styles {DECLARED}>"
    '<w:style w:type="character" w:styleId="Base"><w:rPr><w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Tick"><w:basedOn w:val="Base"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Ticks"><w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Hidden"><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Shown"><w:basedOn w:val="Hidden"/><w:rPr><w:vanish w:val="0"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Secret"><w:rPr><w:vanish/></w:rPr></w:style>'
    "</w:styles>"
)
THEME = (
    '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements><a:fontScheme name="x">'
    '<a:majorFont><a:latin typeface="Calibri"/></a:majorFont>'
    '<a:minorFont><a:latin typeface="Wingdings"/><a:cs typeface="Wingdings 2"/></a:minorFont>'
    "</a:fontScheme></a:themeElements></a:theme>"
)


@pytest.mark.parametrize(
    ("xml", "text"),
    [
        (run("ü", '<w:rStyle w:val="Tick"/>'), "✓"),
        (run("ü", '<w:rStyle w:val="Tick"/><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri"/>'), "ü"),
        (p(xml=run("ü"), properties='<w:pStyle w:val="Ticks"/>'), "✓"),
        (run("ü", '<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi" w:ascii="Calibri"/>'), "✓"),
        (run("ü", '<w:rFonts w:hAnsiTheme="majorHAnsi" w:hAnsi="Wingdings"/>'), "ü"),
        (run("P", '<w:cs/><w:rFonts w:ascii="Calibri" w:cstheme="minorBidi"/>'), "✓"),
        (run("ลับ", '<w:rStyle w:val="Hidden"/>') + run("เผย"), "เผย"),
        (run("ลับ", '<w:rStyle w:val="Shown"/>'), "ลับ"),
        (run("ลับ", '<w:rStyle w:val="Hidden"/><w:vanish w:val="false"/>'), "ลับ"),
        (p(xml=run("ลับ"), properties='<w:pStyle w:val="Secret"/>'), ""),
    ],
)
def test_fonts_and_hidden_text_come_from_styles_and_the_theme(xml: str, text: str) -> None:
    assert shown(xml, styles=STYLES, theme=THEME) == text


def test_hidden_text_is_told() -> None:
    losses = paragraph(run("ลับ", '<w:rStyle w:val="Hidden"/>'), styles=STYLES).losses
    assert [loss.kind for loss in losses] == [DoubtKind.HIDDEN_TEXT]


@pytest.mark.parametrize(
    ("font", "code", "text"),
    [
        ("Wingdings", "F0FC", "✓"),
        ("Wingdings", "00FC", "✓"),
        ("Wingdings", "FC", "✓"),
        ("Wingdings", "004A", "☺"),
        ("Wingdings 2", "0052", "☑"),
        ("Symbol", "F0B7", "•"),
        ("Symbol", "00B3", "≥"),
        ("Segoe UI Symbol", "2714", "✔"),
        ("Unknown", "F041", "•"),
        ("Wingdings", "nonsense", "\ufffd"),
    ],
)
def test_a_symbol_is_the_glyph_of_its_font_with_f0_or_without(font: str, code: str, text: str) -> None:
    assert shown(f'<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>') == text


def test_a_private_character_that_nobody_knows_is_kept_and_told() -> None:
    read = paragraph(run("ก\ue123ข"))
    assert read.text == "ก\ue123ข"
    assert [loss.kind for loss in read.losses] == [DoubtKind.SYMBOL_FONT]


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("ไม\uf70aครบถ\uf70bวน", "ไม่ครบถ้วน"),
        ("เว\uf712บไซต\uf70e", "เว็บไซต์"),
        ("ปี\uf70aน \uf700าน ป\uf70fา", "ปี่น ฐาน ปญา"),
        ("ป\uf710จจัย ป\uf701 ป\uf702 ป\uf703 ป\uf704", "ปัจจัย ปิ ปี ปึ ปื"),
        ("น\uf70b\u0e33 น\uf711\uf714า", "น้ำ น้ำ"),
        ("ท\uf70aี", "ที่"),
        ("ฎ\uf718 ฏ\uf719", "ฎุ ฏู"),
        ("ฟ\uf717 ฟ\uf715 ฟ\uf716 ก\uf705", "ฟ์ ฟ๊ ฟ๋ ก่"),
        ("นํ้า", "นํ้า"),
    ],
)
def test_marks_of_old_thai_fonts_are_typed_marks(typed: str, text: str) -> None:
    assert shown(run(typed)) == text


def r(text: str) -> str:
    return f'<m:r><m:t xml:space="preserve">{text}</m:t></m:r>'


def part(name: str, *inside: str) -> str:
    return f"<m:{name}>{''.join(inside)}</m:{name}>"


def pr(name: str, **settings: str) -> str:
    return part(f"{name}Pr", *(f'<m:{key} m:val="{value}"/>' for key, value in settings.items()))


def fraction(above: str, below: str, **settings: str) -> str:
    return part("f", pr("f", **settings), part("num", r(above)), part("den", r(below)))


E = part("e", r("x"))
EQUATIONS = [
    (fraction("15", "20"), "15/20"),
    (fraction("45+5", "100") + r("×100"), "(45+5)/100×100"),
    (r("2") + fraction("1", "2") + r("5"), "2 1/2 5"),
    (fraction("จำนวนผู้ตอบ", "จำนวนทั้งหมด"), "จำนวนผู้ตอบ/จำนวนทั้งหมด"),
    (part("d", part("e", fraction("n", "k", type="noBar"))), "(n¦k)"),
    (part("sSup", part("e", r("10")), part("sup", r("2"))), "10²"),
    (part("sSup", part("e", r("a+b")), part("sup", r("m+1"))), "(a+b)^(m+1)"),
    (part("sSub", part("e", r("H")), part("sub", r("2"))) + r("O"), "H₂O"),
    (part("sSubSup", E, part("sub", r("i")), part("sup", r("2"))), "x_i²"),
    (part("sPre", part("sub", r("6")), part("sup", r("14")), part("e", r("C"))), "¹⁴₆C"),
    (part("rad", pr("rad", degHide="1"), part("deg"), part("e", r("25"))), "√25"),
    (part("rad", part("deg", r("3")), part("e", r("a+b"))), "³√(a+b)"),
    (part("nary", pr("nary", chr="∑"), part("sub", r("i=1")), part("sup", r("n")), E), "∑_(i=1)ⁿ x"),
    (part("nary", part("sub"), part("sup"), E), "∫ x"),
    (part("d", pr("d", begChr="[", sepChr=",", endChr="]"), E, E), "[x,x]"),
    (part("func", part("fName", r("log")), E), "log x"),
    (part("limLow", part("e", r("lim")), part("lim", r("n→∞"))), "lim_(n→∞)"),
    (part("acc", pr("acc", chr="\u0305"), E), "x\u0305"),
    (part("bar", pr("bar", pos="top"), E), "x\u0305"),
    (part("bar", E), "x\u0332"),
    (part("groupChr", E), "⏟x"),
    (part("borderBox", E) + part("box", E) + part("phant", E), "x x x"),
    (part("eqArr", part("e", r("a&amp;=1")), part("e", r("b&amp;=2"))), "a=1; b=2"),
    (part("m", part("mr", E, E), part("mr", E, E)), "x, x; x, x"),
]


@pytest.mark.parametrize(("xml", "text"), EQUATIONS)
def test_an_equation_is_written_on_one_line(xml: str, text: str) -> None:
    assert shown(part("oMath", xml)) == text


def test_an_equation_is_kept_apart_from_the_numbers_around_it_and_told() -> None:
    read = paragraph(run("ข้อ 2") + part("oMath", fraction("1", "2")) + run("3"))
    assert read.text == "ข้อ 2 1/2 3"
    assert [(loss.kind, loss.args) for loss in read.losses] == [(DoubtKind.EQUATION, ("1/2",))]


def test_equations_with_a_paragraph_of_their_own_have_a_line_each() -> None:
    assert shown(part("oMathPara", part("oMath", r("a=1")), part("oMath", fraction("1", "2")))) == "a=1\n1/2"


def alternative(requires: str, choice: str, fallback: str | None) -> str:
    new = 'xmlns:zz="urn:new" xmlns:wpi="http://schemas.microsoft.com/office/word/2010/wordprocessingInk"'
    second = "" if fallback is None else f"<mc:Fallback>{fallback}</mc:Fallback>"
    return f'<w:r><mc:AlternateContent {new}><mc:Choice Requires="{requires}">{choice}</mc:Choice>{second}</mc:AlternateContent></w:r>'


@pytest.mark.parametrize(
    ("requires", "fallback", "text"),
    [
        ("wps", t("เก่า"), "ใหม่"),
        ("zz", t("เก่า"), "เก่า"),
        ("wps zz", t("เก่า"), "เก่า"),
        ("wpi", t("เก่า"), "เก่า"),
        ("undeclared", t("เก่า"), "เก่า"),
        ("", t("เก่า"), "เก่า"),
        ("zz", None, "ใหม่"),
        ("zz", alternative("zz", t("ซ้อน"), t("ล่าง")), "ล่าง"),
    ],
)
def test_a_choice_is_read_where_all_that_it_requires_is_known(requires: str, fallback: str | None, text: str) -> None:
    assert shown(alternative(requires, t("ใหม่"), fallback)) == text


FORMATS = [
    ("decimal", "1 2 3"),
    ("decimalZero", "01 02 03"),
    ("upperRoman", "I II III"),
    ("lowerLetter", "a b c"),
    ("ordinal", "1st 2nd 3rd"),
    ("cardinalText", "One Two Three"),
    ("ordinalText", "First Second Third"),
    ("hex", "1 2 3"),
    ("chicago", "* † ‡"),
    ("decimalEnclosedCircle", "① ② ③"),
    ("decimalEnclosedParen", "⑴ ⑵ ⑶"),
    ("decimalEnclosedFullstop", "⒈ ⒉ ⒊"),
    ("decimalFullWidth", "１ ２ ３"),
    ("thaiLetters", "ก ข ค"),
    ("thaiNumbers", "๑ ๒ ๓"),
    ("thaiCounting", "หนึ่ง สอง สาม"),
    ("bahtText", "หนึ่งบาทถ้วน สองบาทถ้วน สามบาทถ้วน"),
    ("none", ""),
    ("japaneseCounting", "1 2 3"),
]


@pytest.mark.parametrize(("form", "labels"), FORMATS)
def test_a_list_counts_in_the_format_that_word_prints(form: str, labels: str) -> None:
    word = Word("".join(item(".", 1) for _ in range(3))).part(
        "numbering", "numbering.xml", numbering(level(form, "%1"))
    )
    texts = [block.text.removesuffix(".").strip() for block in blocks(word) if isinstance(block, Paragraph)]
    assert " ".join(filter(None, texts)) == labels


@pytest.mark.parametrize(
    ("example", "label"), [("001, 002, 003, ...", "001"), ("๐๑, ๐๒, ๐๓", "๐๑"), ("α, β, γ, ...", "α"), ("", "1")]
)
def test_a_custom_format_counts_as_its_example_does(example: str, label: str) -> None:
    plain = level("decimal", "%1")
    custom = plain.replace(
        '<w:numFmt w:val="decimal"/>',
        '<mc:AlternateContent xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"><mc:Choice Requires="w14">'
        f'<w:numFmt w:val="custom" w:format="{example}"/></mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/>'
        "</mc:Fallback></mc:AlternateContent>",
    )
    assert shown(item("ก", 1), numbering=numbering(custom)) == f"{label} ก"


def test_a_bullet_of_a_symbol_font_is_its_glyph() -> None:
    wingdings = '<w:rPr><w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/></w:rPr></w:lvl>'
    assert shown(item("ก", 1), numbering=numbering(level("bullet", "ü").replace("</w:lvl>", wingdings))) == "✓ ก"


def mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def deleted(xml: str) -> str:
    return f'<w:del w:id="1" w:author="ก">{xml}</w:del>'


ADDRESS = '<w:r><w:instrText xml:space="preserve"> HYPERLINK "http://a.go.th/x" </w:instrText></w:r>'


@pytest.mark.parametrize(
    ("xml", "links"),
    [
        (mark("begin") + ADDRESS + mark("separate") + run("ก") + deleted(mark("end")), ["http://a.go.th/x"]),
        (mark("begin") + ADDRESS + deleted(mark("separate")) + run("ก") + mark("end"), ["http://a.go.th/x"]),
        (deleted(mark("begin") + ADDRESS) + mark("separate") + run("ก") + mark("end"), []),
        (deleted(mark("begin") + ADDRESS + mark("separate") + mark("end")) + run("ก"), []),
    ],
)
def test_a_field_whose_marks_are_partly_deleted_keeps_its_words(xml: str, links: list[str]) -> None:
    read = paragraph(xml + run("ข"))
    assert (read.text, [link.url for link in read.links], read.losses) == ("กข", links, ())


def test_an_inserted_document_is_told_where_it_is() -> None:
    beside, within = blocks(Word(tbl(tr(tc("ก"))) + '<w:altChunk r:id="a"/>' + p("ข", xml='<w:altChunk r:id="b"/>')))[
        1:
    ]
    assert isinstance(beside, Paragraph)
    assert isinstance(within, Paragraph)
    assert [[loss.kind for loss in one.losses] for one in (beside, within)] == [[DoubtKind.DOCUMENT_INSERTED]] * 2


def test_a_table_within_an_understood_choice_is_read() -> None:
    body = (
        alternative("wps", "x", None).removeprefix("<w:r>").removesuffix("</w:r>").replace("x<", f"{tbl(tr(tc('ก')))}<")
    )
    assert any(isinstance(block, Table) for block in blocks(Word(body)))
