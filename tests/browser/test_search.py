"""Search, in a real browser through the real box: what is found, what is not, how it is shown and used."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.conftest import Serve
from tests.browser.queries import FIRST, QUERIES
from tests.browser.searchbox import Box, letters, meant, page_texts, until
from tests.builders.sites import GOLDEN

SPREAD = 12
"""Of so many queries one is typed and pasted as well: what a box does with keys depends on no word."""
MIN_PRECISION = 0.95
MIN_RECALL = 0.97
WORDS_DRAWN = 360
ASK = "ไม่พบเรื่องนี้ในรายงาน ถาม อบต.พะงาด ได้ที่"
PARTS = "ไม่พบหน้าที่ตรงกับคำค้น ลองค้นด้วยคำเหล่านี้"
BLOCKS = ("p", "h1", "h2", "h3", "li", "dt", "dd", "caption", "td", "th", ".ita-v")


@pytest.fixture(scope="module")
def texts(real_site: Path) -> dict[str, str]:
    return page_texts(real_site)


@pytest.fixture(scope="module")
def site(real_site: Path, serve: Serve) -> Iterator[str]:
    with serve(real_site) as base:
        yield base


@pytest.fixture(scope="module")
def box(browser: Browser, site: str) -> Iterator[Box]:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    opened = Box(context.new_page(), site).open()
    yield opened
    context.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    yield context.new_page()
    context.close()


def share(part: set[str], whole: set[str]) -> float:
    return len(part & whole) / len(whole) if whole else 1.0


@dataclass(frozen=True)
class Answer:
    """What the box shows of a query, and what the worker gave it."""

    shown: list[str]
    texts: list[list[str]]


@pytest.fixture(scope="module")
def answers(box: Box) -> dict[str, Answer]:
    """The answer to every query, asked once."""
    answers: dict[str, Answer] = {}
    for query, _ in QUERIES:
        box.inserted(query)
        answers[query] = Answer(box.found(), box.texts())
    return answers


def test_every_page_that_is_meant_is_found_and_hardly_another(
    answers: dict[str, Answer], texts: dict[str, str]
) -> None:
    missed: dict[str, set[str]] = {}
    noise: dict[str, set[str]] = {}
    precisions: list[float] = []
    for query, pattern in QUERIES:
        shown, wanted = set(answers[query].shown), meant(pattern, texts)
        assert bool(wanted) == bool(pattern), query
        missed |= {query: wanted - shown} if wanted - shown else {}
        noise |= {query: shown - wanted} if shown - wanted else {}
        precisions.append(share(wanted, shown))
    assert missed == {}
    assert sum(precisions) / len(precisions) >= MIN_PRECISION, noise
    assert {query: shown for query, shown in noise.items() if not dict(QUERIES)[query]} == {}


@pytest.mark.parametrize("way", ["typed", "pasted"])
def test_a_query_has_one_answer_however_it_gets_into_the_box(way: str, box: Box, answers: dict[str, Answer]) -> None:
    for query, _ in QUERIES[::SPREAD]:
        getattr(box, way)(query)
        assert box.found() == answers[query].shown, query


def test_the_page_on_the_subject_comes_first(box: Box) -> None:
    """The page of a promise is on the subject where the page of its measure is."""
    firsts = [next(iter(pages), "none") for pages in box.asked([query for query, _ in FIRST])]
    of_measures = [first.partition("activities/")[0] for first in firsts]
    assert [(*case, shown) for case, shown in zip(FIRST, of_measures, strict=True) if shown != case[1]] == []


def runs(text: str) -> list[str]:
    return text.split()


def test_words_and_pairs_drawn_from_the_pages_find_their_page(box: Box, real_site: Path) -> None:
    """Words between spaces, words as the browser cuts them, and neighbours of both kinds, with and without a space."""
    drawn = random.Random(2567)
    blocks = readable_blocks(real_site)
    cut = box.page.evaluate(
        """texts => texts.map(text =>
            [...new Intl.Segmenter("th", { granularity: "word" }).segment(text)].map(part => part.segment))""",
        [text for _, text in blocks],
    )
    queries: list[str] = []
    places: list[str] = []
    while len(queries) < WORDS_DRAWN:
        at = drawn.randrange(len(blocks))
        words = drawn.choice((blocks[at][1].split(), cut[at]))
        size = drawn.choice((1, 1, 2))
        start = drawn.randrange(max(1, len(words) - size + 1))
        query = drawn.choice(("", " ")).join(words[start : start + size]).strip()
        # a mark or a single letter of a code is no word
        if len(letters(query)) >= 2 or query.isdigit():
            queries.append(query)
            places.append(blocks[at][0])
    pages = box.asked(queries)
    missed = [case for *case, shown in zip(queries, places, pages, strict=True) if case[1] not in shown]
    assert 1 - len(missed) / WORDS_DRAWN >= MIN_RECALL, missed


def readable_blocks(site: Path) -> list[tuple[str, str]]:
    """(address, text) of every paragraph, heading, cell and item of the pages."""
    from bs4 import BeautifulSoup  # noqa: PLC0415 - used here alone

    blocks: list[tuple[str, str]] = []
    for file in sorted(site.rglob("index.html")):
        address = file.parent.relative_to(site).as_posix()
        if address in {"site-index", "editors/fields"}:
            continue
        soup = BeautifulSoup(file.read_bytes(), "lxml")
        for hidden in soup.select("[data-search-exclude], [aria-hidden=true], [hidden], svg"):
            hidden.decompose()
        for block in soup.select(", ".join(f"article {kind}" for kind in BLOCKS)):
            text = " ".join(block.get_text().split())
            if re.search(r"[^\W\d_]", text) and not block.select(", ".join(BLOCKS)):
                blocks.append(("" if address == "." else f"{address}/", text))
    return blocks


def test_each_kind_of_page_is_found_by_its_own_words(box: Box, texts: dict[str, str]) -> None:
    everything: set[str] = set()
    for query in ("2567", "ผลตรวจลิงก์", "เกี่ยวกับเว็บไซต์นี้", "หน้าแรก"):
        box.inserted(query)
        everything |= set(box.answer())
    assert everything == set(texts)


def test_who_only_reads_fetches_nothing_that_searches(phone: Page, site: str) -> None:
    fetched: list[str] = []
    phone.on("request", lambda request: fetched.append(request.url))
    phone.goto(site, wait_until="networkidle")
    phone.locator("#ita-menu-opener").tap()
    phone.mouse.wheel(0, 2000)
    phone.wait_for_timeout(300)
    assert not [address for address in fetched if "/search.js" in address or "/workers/" in address]
    phone.locator("#ita-search-opener").tap()
    phone.keyboard.type("ร้องเรียน")
    expect(phone.locator(".md-search-result__item").first).to_be_visible()
    assert len([address for address in fetched if "/search.js" in address]) == 1


def test_the_script_that_searches_is_asked_for_again_where_it_did_not_come(phone: Page, site: str) -> None:
    phone.route("**/search.js", lambda route: route.abort(), times=1)
    phone.goto(site)
    phone.locator("#ita-search-opener").tap()
    expect(phone.locator(".md-search-result__meta")).to_contain_text("เปิดการค้นหาไม่ได้ในขณะนี้")
    phone.keyboard.type("ร้องเรียน")
    expect(phone.locator(".md-search-result__item").first).to_be_visible()


def test_who_types_before_the_search_is_there_is_told_and_answered(phone: Page, site: str) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    phone.route("**/search.js", hold)
    phone.goto(site)
    phone.locator("#ita-search-opener").tap()
    phone.keyboard.insert_text("ร้องเรียน")
    expect(phone.locator(".md-search-result__meta")).to_have_text("กำลังค้นหา…")
    held[0].continue_()
    expect(phone.locator(".md-search-result__meta")).to_have_text(re.compile(r"พบ \d+ หน้า"))


def test_the_index_is_not_fetched_before_the_first_query(page: Page, site: str) -> None:
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url.removeprefix(site)))
    box = Box(page, site)
    with page.expect_response(re.compile("/search/search_index.json")) as stub:
        box.open(load=False)
    assert len(stub.value.body()) < 1_000
    assert [path for path in fetched if path.startswith("search/")] == ["search/search_index.json"]
    with page.expect_response(re.compile(r"/search/index\.[0-9a-f]{8}\.json")):
        page.keyboard.insert_text("ร้องเรียน")
    until(page, "answer?.results.length > 0")
    box.inserted("ทุจริต")
    assert sum(path.startswith("search/index.") for path in fetched) == 1


def test_text_that_is_dropped_into_the_box_is_searched(page: Page, site: str) -> None:
    box = Box(page, site).open()
    page.evaluate(
        """() => {
            const field = document.querySelector("[name=query]");
            field.value = "ร้องเรียน";
            field.dispatchEvent(new InputEvent("input", { inputType: "insertFromDrop" }));
        }"""
    )
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    assert box.answer()


def test_a_link_with_a_query_opens_the_search_and_answers(page: Page, site: str) -> None:
    page.goto(f"{site}about/?q=ของขวัญ")
    expect(page.locator(".md-search-result__link").first).to_be_visible()
    assert page.locator(".md-search-result__link").first.get_attribute("href") == (
        f"{site}reports/2567-12m/measures/no-gift-policy/"
    )


def test_how_many_pages_were_found_is_said_when_typing_pauses(page: Page, site: str) -> None:
    box = Box(page, site).open()
    status = page.locator("#ita-search [role=status]")
    box.typed("บัตรคิว")
    expect(status).to_have_text(f"“บัตรคิว” พบ {len(box.answer())} หน้า")
    box.typed("ถนน")
    expect(status).to_have_text(
        re.compile(f"^“ถนน” ไม่พบหน้าที่ตรงกับคำค้น {ASK} หน้าติดต่อของหน่วยงาน · ช่องทางทั้งหมด เว็บไซต์นี้เผยแพร่เฉพาะ")
    )
    box.typed("บัตรคิว ถนน")
    expect(status).to_have_text(re.compile(f"^“บัตรคิว ถนน” {PARTS} บัตรคิว พบ 5 หน้า {ASK}"))


def test_parts_of_a_query_that_are_found_are_offered_to_be_searched(page: Page, site: str) -> None:
    box = Box(page, site).open()
    box.typed("ร้องเรียน ภาษี บัตรคิว")
    assert (box.answer(), box.offers()) == ([], ["ร้องเรียน", "บัตรคิว"])
    expect(page.locator(".md-search-result__meta")).to_have_text(PARTS)
    shown = page.locator(".md-search-result__item").last
    for key in ("Tab", "Tab", "Tab", "Tab", "Tab", "Tab"):
        page.keyboard.press(key)
    expect(shown.locator("a")).to_be_focused()
    offer = shown.inner_text().split()
    page.keyboard.press("Enter")
    expect(box.input).to_have_value("บัตรคิว")
    expect(box.input).to_be_focused()
    box.wait()
    expect(page.locator(".md-search-result__meta")).to_have_text(f"พบ {len(box.answer())} หน้า")
    assert offer == ["บัตรคิว", "พบ", str(len(box.answer())), "หน้า"]


def test_enter_asks_for_the_first_part_that_is_offered(page: Page, site: str) -> None:
    box = Box(page, site).open()
    box.typed("ร้องเรียน ภาษี")
    page.keyboard.press("Enter")
    expect(box.input).to_have_value("ร้องเรียน")
    expect(page.locator(".ita-search__output")).to_be_visible()


@pytest.mark.parametrize(
    ("query", "offers"),
    [
        ("จะร้องเรียนนายกได้ที่ไหน", ["ร้องเรียน นายก", "ร้องเรียน", "นายก"]),
        ("มาตรการที่ 9", ["มาตรการ"]),
        ('"ร้องเรียนทุจริต"', ["ร้องเรียน ทุจริต", "ร้องเรียน", "ทุจริต"]),
        ("ประชุมผู้บริหาร", ["ประชุม ผู้บริหาร", "ประชุม", "ผู้บริหาร"]),
        ("<ร้องเรียน ภาษี&lt;svg", ["<ร้องเรียน"]),
        ("ภาษีวัคซีน", []),
        ("งบกี่บาท", ["งบ"]),
        ("ศูนย์ข้อมูลข่าวสาร", ["ข้อมูลข่าวสาร"]),
        ("กองช่างมีกี่คน", ["กองช่าง"]),
        # typed with the keyboard in the other language
        ("ihv'giupo", ["ร้องเรียน"]),
        ("9y;=uh;yfmuj 6", ["ตัวชี้วัดที่ 6"]),
        ("'[", ["งบ"]),
        ("ำขหำพอรแำ", ["e-service"]),
        ("ำๅๅ", ["e11"]),
        ("()", []),
    ],
)
def test_only_parts_with_pages_are_offered(query: str, offers: list[str], box: Box) -> None:
    box.inserted(query)
    assert (box.answer(), box.offers()) == ([], offers)
    assert box.page.locator(".md-search-result svg").count() == 0


def test_what_the_keys_mean_in_the_other_language_is_offered_as_such(page: Page, site: str) -> None:
    box = Box(page, site).open()
    box.typed("rylf6")
    expect(page.locator(".md-search-result__meta")).to_have_text(PARTS)
    expect(page.locator(".md-search-result__item")).to_have_text(re.compile(r"^\s*พัสดุ\s*แป้นพิมพ์อีกภาษา พบ \d+ หน้า\s*$"))
    page.keyboard.press("Enter")
    expect(box.input).to_have_value("พัสดุ")


def test_where_nothing_is_found_the_box_says_what_is_here(page: Page, site: str) -> None:
    box = Box(page, site).open()
    note = page.locator(".ita-search__help")
    expect(note).to_be_hidden()
    box.typed("ถนน")
    expect(note).to_be_visible()
    assert note.get_by_role("link").get_attribute("href") == "site-index/"
    box.typed("บัตรคิว")
    expect(note).to_be_hidden()
    box.typed("ถนน ภาษี")
    expect(note).to_be_visible()
    box.clear()
    expect(note).to_be_hidden()


def test_where_nothing_is_found_the_box_says_whom_to_ask(page: Page, site: str) -> None:
    box = Box(page, site).open("about/")
    ask = page.locator(".ita-search__contacts")
    expect(ask).to_be_hidden()
    box.typed("ถนนพัง")
    expect(ask).to_have_text(f"{ASK} หน้าติดต่อของหน่วยงาน · ช่องทางทั้งหมด")
    contact, channels = ask.get_by_role("link").all()
    assert contact.get_attribute("href") == "http://www.pangad.go.th/contact.php?content_id=19"
    channels.click()
    page.wait_for_url(f"{site}#complain")


def test_the_way_to_the_channels_closes_the_box_on_their_own_page(phone: Page, site: str) -> None:
    Box(phone, site).open().typed("ถนนพัง")
    phone.locator(".ita-search__contacts").get_by_role("link").last.tap()
    expect(phone.locator(".ita-search__output")).to_be_hidden()
    expect(phone.locator("#complain")).to_be_in_viewport()


def test_the_empty_box_has_examples_for_mouse_and_keyboard(page: Page, site: str) -> None:
    box = Box(page, site).open(load=False)
    examples = page.locator(".ita-search__examples").get_by_role("button")
    expect(examples.first).to_be_visible()
    second = examples.nth(1).inner_text()
    for key in ("ArrowDown", "ArrowDown", "Enter"):
        page.keyboard.press(key)
    expect(box.input).to_have_value(second)
    expect(box.input).to_be_focused()
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    expect(examples).to_have_count(0)
    box.clear()
    examples.last.click()
    expect(page.locator(".md-search-result__item").first).to_be_visible()


def test_the_first_result_of_a_shortcut_opens_its_place(page: Page, site: str) -> None:
    box = Box(page, site).open("about/")
    box.typed("ยังไม่ได้ทำ")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site}reports/2567-12m/coverage/?state=not-mentioned")


def test_a_visitor_of_the_keyboard_opens_walks_and_closes_it(page: Page, site: str) -> None:
    box = Box(page, site).open()
    box.typed("ร้องเรียน")
    focus = "document.activeElement"
    page.keyboard.press("ArrowDown")
    assert page.evaluate(f"{focus}.className").startswith("md-search-result__link")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert page.evaluate(f"{focus}.name") == "query"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    expect(page.locator(".ita-search__output")).to_be_hidden()
    assert page.evaluate(f"{focus}.name") == "query"
    page.keyboard.press("ArrowDown")
    expect(page.locator(".ita-search__output")).to_be_visible()


def test_enter_opens_the_best_place(page: Page, site: str) -> None:
    box = Box(page, site).open()
    box.typed("บัตรคิว")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"measures/service-quality/#(a5|r3)$"))


@pytest.mark.parametrize("query", ["เจ้าหน้าที่", "คู่มือ", "ปี 2567", "ทุจริต", "ประชุม", "หน่วยงาน", "ข้อมูล"])
def test_enter_opens_a_place_on_the_first_page_found(query: str, page: Page, site: str) -> None:
    box = Box(page, site).open("about/")
    box.inserted(query)
    first = f"{site}{box.answer()[0]}"
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(rf"{re.escape(first)}(#.+)?$"))


def test_tab_goes_through_buttons_and_results_and_leaving_closes_it(page: Page, site: str) -> None:
    box = Box(page, site).open()
    box.typed("บัตรคิว")
    expect(page.locator(".md-search-result__link").first).to_be_visible()
    stops = []
    for _ in range(6):
        page.keyboard.press("Tab")
        stops.append(
            str(page.evaluate("document.activeElement.classList[0] + ' ' + document.activeElement.classList[1]"))
        )
        expect(page.locator(".ita-search__output")).to_be_visible()
    assert [re.sub(r" ?(undefined|focus-visible|ita-js)", "", stop) for stop in stops] == [
        "ita-search__button ita-search__reset",
        "ita-search__button ita-search__close",
        "ita-search__scroll",
        "",
        "md-search-result__link",
        "md-search-result__link",
    ]
    page.locator("article a").first.focus()
    expect(page.locator(".ita-search__output")).to_be_hidden()


def test_the_buttons_work_by_keyboard(page: Page, site: str) -> None:
    box = Box(page, site).open()
    box.typed("บัตรคิว")
    page.locator(".ita-search__reset").focus()
    page.keyboard.press("Space")
    expect(box.input).to_have_value("")
    expect(box.input).to_be_focused()
    expect(page.locator(".md-search-result__item")).to_have_count(0)
    page.locator(".ita-search__close").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".ita-search__output")).to_be_hidden()


@pytest.mark.parametrize("leave", ["Escape", "close"])
def test_on_a_phone_the_focus_goes_back_to_the_opener(leave: str, phone: Page, site: str) -> None:
    Box(phone, site).open()
    expect(phone.locator("[name=query]")).to_be_focused()
    if leave == "Escape":
        phone.keyboard.press("Escape")
    else:
        phone.locator(".ita-search__close").tap()
    expect(phone.locator("#ita-search-opener")).to_be_focused()
    expect(phone.locator(".ita-search__inner")).to_be_hidden()


def test_closed_it_takes_no_focus(phone: Page, site: str) -> None:
    phone.goto(site)
    stops = set()
    for _ in range(40):
        phone.keyboard.press("Tab")
        stops.add(phone.evaluate("!!document.activeElement.closest('#ita-search')"))
    assert stops == {False}


@pytest.mark.parametrize("selector", [".ita-search__reset", ".ita-search__close", "#ita-search-opener"])
def test_the_buttons_are_buttons_with_names_and_room_for_a_thumb(selector: str, phone: Page, site: str) -> None:
    box = Box(phone, site)
    phone.goto(site)
    if selector != "#ita-search-opener":
        box.open()
        box.inserted("คิว")
    button = phone.locator(selector)
    assert button.evaluate("it => it.tagName") == "BUTTON"
    assert button.inner_text().strip() or button.text_content()
    size = button.bounding_box()
    assert size is not None
    assert min(size["width"], size["height"]) >= 40


def test_marks_and_snippets_never_cut_a_written_unit(answers: dict[str, Answer]) -> None:
    dependent = re.compile(r"^[\u0e31\u0e33-\u0e3a\u0e45\u0e47-\u0e4e]")
    seen = 0
    for query, pattern in QUERIES:
        if not pattern:
            continue
        for text in answers[query].texts:
            pieces = [piece for part in text for piece in part.split("…")]
            assert not any(dependent.match(piece) for piece in pieces), (query, text)
            assert not any(re.search(r"[\u0e40-\u0e44]$", piece) for piece in pieces), (query, text)
            seen += len(text) // 2
    assert seen > 1000


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("การร้องเรียน", "ร้องเรียน|complaint"),
        ("มีหลักฐานไหม", "หลักฐาน"),
        ("ขอทราบผลการดำเนินงานของกองคลังค่ะ", "ดำเนิน|คลัง|กอง"),
    ],
)
def test_small_words_of_a_question_are_marked_nowhere_by_themselves(query: str, words: str, box: Box) -> None:
    box.inserted(query)
    marked = box.marked()
    assert marked
    assert {mark for mark in marked if not re.search(words, mark)} == set()


def test_a_misspelt_word_is_marked_where_it_was_found(box: Box) -> None:
    box.inserted("เวปไซด์")
    marked = box.marked()
    assert marked >= {"เว็บไซต์", "เวปไซต์", "เว็ปไซต์"}
    assert marked <= {"เว็บไซต์", "เวปไซต์", "เว็ปไซต์", "website"}


def test_results_are_within_the_screen_and_read_from_title_to_place(phone: Page, site: str) -> None:
    box = Box(phone, site).open()
    box.inserted("ร้องเรียน")
    expect(phone.locator(".md-search-result__item").first).to_be_visible()
    assert phone.evaluate("document.documentElement.scrollWidth") <= 360
    assert phone.locator(".md-search-result__link").first.inner_text()


def test_hostile_words_of_the_content_stay_words(browser: Browser, built, serve: Serve, tmp_path: Path) -> None:  # type: ignore[no-untyped-def] # noqa: ANN001
    import shutil  # noqa: PLC0415 - used here alone

    content = Path(shutil.copytree(GOLDEN, tmp_path / "content"))
    measure = content / "reports/2567-12m/measures/two.md"
    hostile = '<img src=x onerror="document.title=1"> <script>document.title=2</script> &lt;b&gt; ภัยร้าย'
    text = measure.read_text(encoding="utf-8")
    title = next(line for line in text.split("\n") if line.startswith("title:"))
    measure.write_text(text.replace(title, f"title: '{hostile}'"), encoding="utf-8")
    with serve(built(content)) as base:
        page = browser.new_page()
        box = Box(page, base).open()
        page.keyboard.insert_text("ภัยร้าย")
        until(page, "answer?.results.length > 0")
        shown = page.locator(".md-search-result__item h1").first
        expect(shown).to_contain_text('<img src=x onerror="document.title=1">')
        expect(shown).to_contain_text("&lt;b&gt; ภัยร้าย")
        assert page.locator(".md-search-result img, .md-search-result script").count() == 0
        box.inserted("<img src=x onerror=alert(1)>")
        assert page.locator(".md-search-result img").count() == 0
        assert page.title() not in {"1", "2"}
        page.close()


def test_a_failed_download_leads_to_the_page_of_all_pages_and_is_tried_again(page: Page, site: str) -> None:
    box = Box(page, site).open(load=False)
    page.context.route("**/search/index.*.json", lambda route: route.abort())
    page.keyboard.insert_text("ร้องเรียน")
    link = page.locator(".md-search-result__link")
    expect(link).to_contain_text("เปิดข้อมูลค้นหาไม่ได้ในขณะนี้")
    assert link.get_attribute("href") == f"{site}site-index/"
    page.context.unroute("**/search/index.*.json")
    box.inserted("ทุจริต")
    until(page, "answer?.results.length > 1")


def test_without_javascript_a_button_leads_to_the_page_of_all_pages(
    browser: Browser, site: str, texts: dict[str, str]
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}about/")
    page.get_by_role("button", name="ดูทุกหน้า").click()
    page.wait_for_url(f"{site}site-index/?query=*")
    links = page.locator("article a[href]").evaluate_all(
        "links => links.map(link => link.href.split('#')[0].split('?')[0])"
    )
    assert {link.removeprefix(site) for link in links} >= set(texts)
    context.close()


@pytest.fixture(scope="module")
def cutless(browser: Browser, site: str) -> Iterator[Box]:
    """The box in a browser that cannot cut words."""
    context = browser.new_context()
    page = context.new_page()
    # a worker has its own Intl: take the cutter away in the script that it is given

    def without(route) -> None:  # type: ignore[no-untyped-def] # noqa: ANN001 - Playwright's own type
        answer = route.fetch()
        route.fulfill(response=answer, body=f"delete Intl.Segmenter;\n{answer.text()}")

    context.route("**/workers/search.*.js", without)
    opened = Box(page, site).open()
    yield opened
    context.close()


def test_a_browser_that_cannot_cut_words_finds_everything_too(cutless: Box, texts: dict[str, str]) -> None:
    pages = cutless.asked([query for query, _ in QUERIES])
    lost = {query: meant(pattern, texts) - set(shown) for (query, pattern), shown in zip(QUERIES, pages, strict=True)}
    assert {query: missed for query, missed in lost.items() if missed} == {}
