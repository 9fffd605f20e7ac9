"""The worker's modules, each by itself, in a blank page of a real browser."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.search.answers import ANSWER, best_place
from tests.search.conftest import opened
from tests.search.indexes import Part, Words, index_file

LOOKS = 60_000
ALIKE, AKIN, MISTAKEN = 0, 1, 2


@pytest.fixture(scope="module")
def without_segmenter(browser: Browser, address: str) -> Iterator[Page]:
    """The modules in a browser that knows no Thai words."""
    page = browser.new_page()
    page.add_init_script("delete Intl.Segmenter")
    yield opened(page, address)
    page.close()


# ---- fold.js


FOLDS = [
    ("น้ำ", "นํ้า"),
    ("น้ำ", "น้ํา"),
    ("นำ้", "น้ำ"),
    ("แก้", "เเก้"),
    ("ที่", "ท่ี"),
    ("ที่ที่", "ที่่ที่"),
    ("๒๕๖๗", "2567"),
    ("ITA", "ita"),
    ("E-Service", "e service"),
    ("ประชา\u200bชน", "ประชาชน"),
    ("ประ\u00adชาชน", "ประชาชน"),
    ("ความ โปร่งใส", "ความโปร่งใส"),
    ("อบต.", "อบต"),
    ("คู่มือฯ", "คู่มือ"),
    ("ต่าง ๆ", "ต่างๆ"),
    ("ＩＴＡ", "ita"),
    ("บ้า", "บา้"),
    ("ฤๅษี", "ฤาษี"),
]


@pytest.mark.parametrize(("text", "other"), FOLDS)
def test_spellings_that_look_alike_fold_alike(text: str, other: str, modules: Page) -> None:
    folded = modules.evaluate("texts => texts.map(worker.fold.plain)", [text, other])
    assert folded[0] == folded[1]


def test_folding_keeps_where_each_character_was_written(modules: Page) -> None:
    text = "ก น้ำ E-11"
    folded = modules.evaluate("text => worker.fold.fold(text)", text)
    assert folded["text"] == "กนํ้าe11"
    assert [text[at] for at in folded["from"]] == ["ก", "น", "ำ", "้", "ำ", "E", "1", "1"]
    assert folded["edge"] == [1, 1, 0, 0, 0, 1, 1, 0]


@pytest.mark.parametrize(("text", "length"), [("น้ำ", 3), ("กำ", 2), ("e11", 3), ("", 0)])
def test_a_length_counts_letters_as_people_do(text: str, length: int, modules: Page) -> None:
    assert modules.evaluate("text => worker.fold.lengthOf(worker.fold.plain(text))", text) == length


# ---- words.js


PIECES = ["น้ำใจ และน้ำหนัก", " ก  ข ", "", "ก ่า", "น ้ำ ำ", "e-11 ๒๕๖๗", "เ เก้า", "อบต. ต่าง ๆ (ITA)", "ก \u200b่ข"]


@pytest.mark.parametrize("text", PIECES)
def test_a_text_folded_piece_by_piece_is_the_text_folded(text: str, modules: Page) -> None:
    joined, whole = modules.evaluate(
        """text => [worker.words.pieces(text, new Map()).map(piece => piece.text).join(""), worker.fold.plain(text)]""",
        text,
    )
    assert joined == whole


STARTS = """([text, uncut]) => {
    const [piece] = worker.words.pieces(text, new Map());
    return worker.words.startsInPiece(piece, uncut).join("");
}"""


@pytest.mark.parametrize(
    ("text", "uncut", "starts"),
    [
        ("ประชาชน", [], "2000000"),
        ("ร้องเรียนทุจริต", [], "200010000100000"),
        ("ข้อ-1", [], "2002"),
        ("e11", [], "200"),
        ("พะงาดอยู่", ["พะงาด"], "200001000"),
    ],
)
def test_words_begin_where_the_browser_and_the_editors_say(
    text: str, uncut: list[str], starts: str, modules: Page
) -> None:
    assert modules.evaluate(STARTS, [text, uncut]) == starts


def test_without_a_segmenter_any_syllable_may_begin_a_word(without_segmenter: Page) -> None:
    assert without_segmenter.evaluate(STARTS, ["ประชาชน", []]) == "2101011"


# ---- find.js


TEXTS = index_file(
    {"a/": ("หน้าแรก", ["ร้องเรียนทุจริต", "ข้อ 12 และ 3", "น้ำหนักหนัก", "ตามตา", "เว็บไซต์"])},
    Words(aliases=[["เว็บไซต์", "เว็บ"]], uncut=["น้ำหนัก"]),
)


@pytest.mark.parametrize(
    ("text", "matches"),
    [
        # (text of the block, start, end, quality)
        ("ทุจริต", [("ร้องเรียนทุจริต", 9, 15, 1.5)]),
        ("ทุจริ", [("ร้องเรียนทุจริต", 9, 14, 1.25)]),
        ("องเรียน", [("ร้องเรียนทุจริต", 2, 9, 1)]),
        # a short text inside a word counts if the rest of the word is one
        ("น้ำ", [("น้ำหนักหนัก", 0, 4, 1.25)]),
        ("ตา", [("ตามตา", 3, 5, 1.5)]),
        ("เรี", []),
        # a number is no part of another
        ("12", [("ข้อ 12 และ 3", 3, 5, 1.5)]),
        ("1", []),
        ("ไม่มี", []),
    ],
)
def test_a_text_is_found_where_it_is_words(text: str, matches: list[tuple[object, ...]], modules: Page) -> None:
    answer = modules.evaluate(
        """([file, text]) => {
            const matches = worker.find.find(worker.index.build(file), worker.fold.plain(text), false);
            return [...matches].flatMap(([block, places]) =>
                places.map(({ start, end, quality }) => [block.text, start, end, quality]));
        }""",
        [TEXTS, text],
    )
    assert answer == [list(match) for match in matches]


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("เว็บไซต์", ["เว็บไซต์", "เว็บ"]),
        ("ดูเว็บ", ["ดูเว็บ", "ดูเว็บไซต์"]),
        ("เว็บหลัก", ["เว็บหลัก", "เว็บไซต์หลัก"]),
        ("ร้องเรียน", ["ร้องเรียน"]),
    ],
)
def test_an_alias_is_changed_for_each_other_of_its_group(text: str, forms: list[str], modules: Page) -> None:
    answer = modules.evaluate("([file, text]) => worker.find.variants(worker.index.build(file), text)", [TEXTS, text])
    assert answer == forms


# ---- spellings.js


@pytest.mark.parametrize(
    ("text", "other", "length", "first", "rank"),
    [
        ("บริการ", "บริการ", 6, 0, None),
        ("บรการ", "บริการ", 6, 0, MISTAKEN),
        ("บริการร", "บริการ", 6, 0, MISTAKEN),
        ("บริกาม", "บริการ", 6, 0, MISTAKEN),
        ("บริากร", "บริการ", 6, 0, MISTAKEN),
        ("บริกาน", "บริการ", 6, 0, AKIN),
        ("ปริกาม", "บริการ", 6, 0, None),
        ("บริการ", "บริกา\n", 6, 0, None),
        # the letter that a word begins with
        ("ห้อง", "ร้อง", 6, 1, None),
        ("ห้อง", "ร้อง", 6, 0, MISTAKEN),
        ("ล้อง", "ร้อง", 6, 1, AKIN),
        ("เหียน", "เรียน", 6, 2, None),
        ("สุจ", "ทุจ", 6, 1, None),
        ("สุจ", "ทุจ", 6, 0, AKIN),
        # five letters: only marks, and neighbours
        ("กาม", "การ", 5, 0, None),
        ("กิน", "กีน", 5, 0, MISTAKEN),
        ("กน", "กิน", 5, 0, MISTAKEN),
        ("าก", "กา", 5, 0, MISTAKEN),
    ],
)
def test_two_texts_are_near_if_one_mistake_explains_it(  # noqa: PLR0913 - the four that it compares
    text: str, other: str, length: int, first: int, rank: int | None, modules: Page
) -> None:
    assert modules.evaluate("asked => worker.spellings.near(...asked)", [text, other, length, first]) == rank


SPELLED = index_file({"a/": ("หน้าแรก", ["บริการ ข้อมูล เว็บไซต์ ห้องประชุม ข้าว", "ร้องเรียน 12 อย่าง"])})

MEANT = """([file, text, alike, looks]) => {
    const inquiry = { index: worker.index.build(file), looks };
    return [...worker.spellings.meant(inquiry, worker.fold.plain(text), alike)];
}"""


@pytest.mark.parametrize(
    ("text", "words"),
    [
        # as it sounds, with or without what ์ silences
        ("เวบไซท์", ["เว็บไซต์"]),
        ("เว็บไซ", ["เว็บไซต์"]),
        # a letter akin, then any one mistake
        ("บริกาน", ["บริการ"]),
        ("บริกาม", ["บริการ"]),
        ("ข้อมุล", ["ข้อมูล"]),
        ("ร้องเรีน", ["ร้องเรียน"]),
        ("ร้องรเียน", ["ร้องเรียน"]),
        # other words
        ("ห้องเรียน", []),
        ("ข่าว", []),
        ("บลิกาม", []),
        # too short, and numbers
        ("ขอม", []),
        ("บริกาม2", []),
    ],
)
def test_a_mistyped_word_means_words_of_the_pages(text: str, words: list[str], modules: Page) -> None:
    assert modules.evaluate(MEANT, [SPELLED, text, False, LOOKS]) == [
        modules.evaluate("text => worker.fold.plain(text)", word) for word in words
    ]


@pytest.mark.parametrize(("text", "words"), [("บริกาม", []), ("เว็บไซท์", ["เว็บไซต์"])])
def test_where_only_sound_counts_no_mistake_is_mended(text: str, words: list[str], modules: Page) -> None:
    assert modules.evaluate(MEANT, [SPELLED, text, True, LOOKS]) == words


def test_what_may_be_meant_is_looked_for_within_bounds_and_again_later(modules: Page) -> None:
    first, later = modules.evaluate(
        """file => {
            const index = worker.index.build(file), text = "บริกาม";
            return [0, 60000].map(looks => [...worker.spellings.meant({ index, looks }, text, false)]);
        }""",
        SPELLED,
    )
    assert (first, later) == ([], ["บริการ"])


# ---- parse.js


DATED = index_file(
    {"a/": ("รายงาน พ.ศ. 2567", ["17 มกราคม 2567"])},
    Words(aliases=[["มกราคม", "ม.ค."]], ignored=["ไหม", "คือ", "อะไร", "ที่"]),
)


@pytest.mark.parametrize(
    ("query", "units"),
    [
        ("ร้องเรียน  ทุจริต", ["ร้องเรียน", "ทุจริต"]),
        ('"ร้องเรียน ทุจริต" ดี', ["=ร้องเรียน ทุจริต", "ดี"]),
        ("“ร้องเรียน”", ["=ร้องเรียน"]),
        ("<b>ร้องเรียน</b>", ["ร้องเรียน"]),
        ("ร้องเรียน ่ !", ["ร้องเรียน"]),
        # words that are not counted, unless there are no others
        ("ร้องเรียน ไหม", ["ร้องเรียน"]),
        ("e11คืออะไร", ["e11"]),
        ("คือ อะไร", ["คือ", "อะไร"]),
        # dates
        ("๑๗/๑/๖๗", ["17", "มกราคม", "2567"]),
        ("17-01-2567", ["17", "มกราคม", "2567"]),
        ("17/13/67", ["17/13/67"]),
        ("ม.ค. 67", ["ม.ค.", "2567"]),
        ("ปี 67", ["2567"]),
        ("67", ["2567"]),
        ("ปี 66", ["ปี", "66"]),
        ("", []),
    ],
)
def test_a_query_is_parsed_into_units(query: str, units: list[str], modules: Page) -> None:
    parsed = modules.evaluate(
        """([file, query]) => worker.parse.parse(worker.index.build(file), query)
            .map(({ raw, exact }) => (exact ? "=" : "") + raw)""",
        [DATED, query],
    )
    assert parsed == units


def test_a_page_pasted_is_searched_for_its_beginning(modules: Page) -> None:
    asked = modules.evaluate(
        "([file, query]) => worker.parse.parse(worker.index.build(file), query).map(unit => unit.raw)",
        [DATED, "น้ำใจและ" * 300],
    )
    assert 150 < len("".join(asked)) <= 200


# ---- numbers.js


NUMBERED = index_file(
    {
        "1/": ("มาตรการที่ 1", ["ผู้เข้าร่วม 17 คน"]),
        "2/": ("มาตรการที่ 2", ["ครั้ง 5"]),
        "3/": ("ตัวชี้วัด 6", ["ใครดูแล"]),
    },
    Words(ignored=["ที่"]),
)


@pytest.mark.parametrize(
    ("query", "units"),
    [
        # (folded, blocks with its places; None: it is looked up later)
        ("มาตรการ2", [("มาตรการ2", 1)]),
        ("มาตรการ 2", [("มาตรการ2", 1)]),
        ("มาตรการที่ 2", [("มาตรการที่2", 1)]),
        ("มาตรการ ข้อที่ 2", [("มาตรการข้อที่2", 1)]),
        ("มาตรการที่สอง", [("มาตรการที่สอง", 1)]),
        ("ตัวชี้วัดที่ 6", [("ตัวชี้วัดที่6", 1)]),
        # others of its kind have numbers, but not this one
        ("มาตรการที่ 9", [("มาตรการที่9", 0)]),
        # its last words have a number
        ("ดูแลมาตรการที่2", [("ดูแล", None), ("มาตรการที่2", 1)]),
        # no page has them together
        ("ใคร 17", [("ใคร", None), ("17", 0)]),
        ("17 คน", [("17", 1), ("คน", None)]),
        ('"มาตรการ" 2', [("มาตรการ", None), ("2", 1)]),
        ("มาตรการ", [("มาตรการ", None)]),
        ("2", [("2", None)]),
    ],
)
def test_a_small_number_is_bound_to_its_word(query: str, units: list[tuple[str, int | None]], modules: Page) -> None:
    bound = modules.evaluate(
        """([file, query, looks]) => {
            const index = worker.index.build(file);
            return worker.numbers.bind({ index, looks }, worker.parse.parse(index, query))
                .map(({ folded, matches }) => [folded, matches ? matches.size : null]);
        }""",
        [NUMBERED, query, LOOKS],
    )
    assert bound == [list(unit) for unit in units]


# ---- rank.js


WHOLE = 1.5

COUNTED = index_file(
    {
        "title/": ("บัตรคิว", ["เรื่องอื่น"]),
        "start/": ("บัตรคิวใหม่", []),
        "end/": ("แจกบัตรคิว", []),
        "heading/": ("หน้าหนึ่ง", ["นำ", Part("บัตรคิว", ["อื่น"])]),
        "text/": ("หน้าสอง", ["มีบัตรคิวและบัตรคิว"]),
        "own/": ("หน้าสาม", ["บัตรคิว!"]),
        "term/": ("หน้าสี่", [Part("คำ", ["บัตรคิว:"], ["บัตรคิว:"])]),
        "none/": ("หน้าห้า", ["ไม่มี"]),
    }
)

TALLY = """([file, word, before]) => {
    const index = worker.index.build(file), results = new Map();
    if (before) worker.rank.tally(index, results, worker.find.find(index, before, false), 1, 1, 0);
    worker.rank.tally(index, results, worker.find.find(index, word, false), before ? 2 : 1, 1, before ? 1 : 0);
    return Object.fromEntries([...results.values()].map(({ page, best, mask, title, count, telling }) =>
        [page.location, { best: [...best.values()], mask, title, count, telling }]));
}"""


def test_a_place_counts_by_where_it_is(modules: Page) -> None:
    results = modules.evaluate(TALLY, [COUNTED, "บัตรคิว", ""])
    rank = modules.evaluate("worker.rank.RANK")
    assert {location: result["best"] for location, result in results.items()} == {
        "title/": [WHOLE * rank["title"] * rank["wholeTitle"]],
        "start/": [WHOLE * rank["title"] * rank["titleStart"]],
        "end/": [WHOLE * rank["title"]],
        "heading/": [WHOLE * rank["heading"] * rank["wholeTitle"]],
        "text/": [WHOLE],
        "own/": [WHOLE * rank["ownText"]],
        "term/": [WHOLE * rank["term"]],
    }
    assert results["text/"] | {"best": []} == {"best": [], "mask": 1, "title": 0, "count": 2, "telling": False}
    assert results["title/"] | {"best": []} == {"best": [], "mask": 1, "title": 1, "count": 1, "telling": True}


def test_what_most_titles_say_counts_as_text(modules: Page) -> None:
    titles = index_file({f"{year}/": (f"รายงาน {year}", []) for year in (2566, 2567, 2568)})
    results = modules.evaluate(TALLY, [titles, "รายงาน", ""])
    assert [(result["best"], result["telling"]) for result in results.values()] == [([WHOLE], False)] * 3


def test_a_page_that_lacks_one_unit_is_not_counted_for_the_next(modules: Page) -> None:
    results = modules.evaluate(TALLY, [COUNTED, "บัตรคิว", "เรื่องอื่น"])
    assert {location: result["mask"] for location, result in results.items()} == {"title/": 3}


def two_reports(end: str) -> dict[str, object]:
    """An index of two reports of one year; `end` is what addresses end with."""
    home = "index" if end == ".html" else ""
    titles = {home: "หน้าแรก", "about": "เกี่ยวกับเว็บไซต์นี้"}
    for months in (6, 12):
        report = f"reports/2567-{months}m"
        titles[f"{report}/index" if home else report] = f"รายงานปีงบประมาณ 2567 รอบ {months} เดือน"
        for unit in ("กองช่าง", "กองคลัง", "สำนักปลัด"):
            titles[f"{report}/units/{unit}"] = f"{unit} ปี 2567 รอบ {months} เดือน"
    text = "รายงานปีงบประมาณ 2567 รอบ 6 เดือน และรายงานปีงบประมาณ 2567 รอบ 12 เดือน"
    pages = {f"{place}{end}" if place else "": (title, [text]) for place, title in titles.items()}
    return index_file(pages, weights={location: 1 if "units" in location else 0.5 for location in pages})


@pytest.mark.parametrize("end", ["/", ".html"])
@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("รายงาน 6 เดือน", "reports/2567-6m"),
        ("รอบ 6 เดือน", "reports/2567-6m"),
        ("รอบ 12 เดือน", "reports/2567-12m"),
        ("รอบ ๖ เดือน ปี 67", "reports/2567-6m"),
    ],
)
def test_what_most_titles_below_a_page_say_is_its_subject(query: str, first: str, end: str, modules: Page) -> None:
    results = modules.evaluate(ANSWER, [two_reports(end), query])["results"]
    assert results[0]["page"]["location"] == first + ("/index.html" if end == ".html" else end)


# ---- shortcuts


LED = index_file(
    {
        "": ("หน้าแรก", ["ลิงก์ของรายงาน", Part("ติดต่อเรา", ["ช่องทาง"])]),
        "links/": ("ผลตรวจ", ["เสียหาย"]),
        "coverage/": ("ทำแล้วหรือยัง", ["ลิงก์"]),
    },
    Words(
        aliases=[["ลิงก์", "ลิงค์"]],
        ignored=["ยัง", "ไม่", "ได้", "ทำ", "บ้าง", "มี", "อะไร"],
        shortcuts=[
            ["", "s1", "", "เบอร์โทร", "เบอร์โทร 2567"],
            ["links/", "", "", "ลิงก์เสีย", "ลิงก์"],
            ["coverage/", "?state=silent", "ไม่กล่าวถึง", "ยังไม่ได้ทำ"],
            ["gone/", "", "", "หน้าที่หายไป"],
        ],
    ),
)


@pytest.mark.parametrize(
    ("query", "places"),
    [
        ("เบอร์โทร", ["#s1"]),
        ("เบอร์โทร ปี 2567", ["#s1"]),
        # other spellings, slips, and what people say around it
        ("ลิงค์เสีย", ["links/"]),
        ("ลิงก์เสีย บ้าง", ["links/"]),
        ("เบอร์โทน", ["#s1"]),
        # small words that say nothing one by one
        ("มีอะไรยังไม่ได้ทำบ้าง", ["coverage/?state=silent"]),
        # what pages say comes after it
        ("ลิงก์", ["links/", "coverage/", ""]),
        # a part of a shortcut is none, and one to a page that is not there leads nowhere
        ("โทร", []),
        ("หน้าที่หายไป", []),
    ],
)
def test_a_shortcut_leads_straight_to_its_place(query: str, places: list[str], modules: Page) -> None:
    assert [best_place(result) for result in modules.evaluate(ANSWER, [LED, query])["results"]] == places


def test_a_query_on_a_page_has_the_heading_of_its_shortcut(modules: Page) -> None:
    (result,) = modules.evaluate(ANSWER, [LED, "ยังไม่ได้ทำ"])["results"]
    assert result["sections"] == [{"location": "coverage/?state=silent", "title": ["ไม่กล่าวถึง"], "text": []}]


# ---- offer.js


OFFERED = index_file(
    {"a/": ("ข่าว", ["ผู้มีส่วนได้ส่วนเสีย ของขวัญ คิว"]), "b/": ("หน้าสอง", ["ใช้จ่าย ใช้ จ่าย"])},
    Words(aliases=[["คิว", "บัตรคิว"]]),
)


@pytest.mark.parametrize(
    ("query", "offers"),
    [
        ("ของขวัญภาษี", ["ของขวัญ"]),
        # two consonants say nothing, unless a title has them, or the editors
        ("เสียภาษี", []),
        ("จ่ายภาษี", []),
        ("ภาษีข่าว", ["ข่าว"]),
        ("คิวภาษี", ["คิว"]),
    ],
)
def test_only_what_says_something_is_offered(query: str, offers: list[str], modules: Page) -> None:
    answer = modules.evaluate(ANSWER, [OFFERED, query])
    assert ([], offers) == (answer["results"], [offer["query"] for offer in answer["offers"]])


# ---- show.js


SHOWN = index_file(
    {
        "a/": (
            "หนึ่ง",
            [
                "น้ำใจและน้ำหนักของกำนันที่กำแพง",
                "ทุจริต " * 60 + "ตรงนี้มีบัตรคิวเก็บไว้ให้ " + "จบแล้ว " * 40,
                'ลิงก์ <a href="x">&amp;</a>',
            ],
        )
    }
)


@pytest.mark.parametrize(
    ("query", "marked"),
    [("น้ำใจ", ["น้ำใจ"]), ("กำแพง", ["กำแพง"]), ("กำนัน", ["กำนัน"]), ("นํ้าหนัก", ["น้ำหนัก"])],
)
def test_marks_are_on_the_words_as_written(query: str, marked: list[str], modules: Page) -> None:
    assert shown_text(query, modules)[1::2] == marked


def test_a_snippet_is_short_and_has_the_words_in_it(modules: Page) -> None:
    snippet = shown_text("บัตรคิว", modules)
    assert snippet[1::2] == ["บัตรคิว"]
    assert snippet[0].startswith("…")
    assert snippet[-1].endswith("…")
    assert len("".join(snippet)) < 240


def test_a_text_is_shown_as_text(modules: Page) -> None:
    assert shown_text("ลิงก์", modules) == ["", "ลิงก์", ' <a href="x">&amp;</a>']


def shown_text(query: str, modules: Page) -> list[str]:
    """The text of the first place found, in parts, every second one marked."""
    result = modules.evaluate(ANSWER, [SHOWN, query])["results"][0]
    return list([result["page"], *result["sections"]][-1]["text"])


# ---- answer.js


MANY_PAGES = """
() => {
  const words = ["การดำเนินการ", "หน่วยงาน", "ประชาชน", "ร้องเรียน", "ทุจริต", "บริการ", "ข้อมูล"];
  const blocks = [], pages = [];
  for (let page = 0; page < 700; page++) {
    const first = blocks.length;
    for (let at = 0; at < 12; at++) {
      const own = `ครั้งที่ ${page}/${at} ${"กิจกรรมสร้างความรู้ความเข้าใจกับบุคลากร".slice(at)}`;
      blocks.push(`${words[at % 7]}ที่${words[(at + 3) % 7]} ${own}`);
    }
    blocks.push(`มาตรการ ชุดที่ ${page}`);
    pages.push([`m${page}/`, first + 12, 1, [...Array(12).keys()].map(at => [`a${at}`, -1, [first + at]])]);
  }
  let index;
  const timed = call => { const start = performance.now(); call(); return performance.now() - start; };
  const file = { blocks, pages, aliases: [["ประชาชน", "ชาวบ้าน"]], ignored: ["ที่"], uncut: [], shortcuts: [] };
  const built = timed(() => { index = worker.index.build(file); });
  const slips = words.map(word => word.slice(0, -1) + "ฮ");
  const typed = [words.join(" "), words.join(" ").repeat(3), "การ".repeat(60), slips.join(" "), slips.join("")];
  return [...typed, `${slips.join("")}ที่ 99`].map(query => timed(() => worker.answer.answer(index, query)) / built);
}
"""


def test_no_query_takes_much_longer_than_the_index_took_to_build(modules: Page) -> None:
    """Of 700 pages; it took 50 times as long when the places were gathered anew for each page."""
    # another program that takes the processor for a moment is no fault of the search
    times = (max(modules.evaluate(MANY_PAGES)) for _ in range(3))
    assert any(ratio < 10 for ratio in times)
