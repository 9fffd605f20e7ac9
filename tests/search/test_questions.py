"""What citizens ask of a real report, and the place that answers each question, by the worker in a real browser."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from ita_site.pages.page_table import page_table
from ita_site.publish.build import search_entries
from ita_site.publish.frame.headings import read_content
from ita_site.publish.search_guide.guide import guide_of
from ita_site.search.index import STUB, index_files
from ita_site.search.sections import sections
from ita_site.settings import Settings
from tests.builders.sites import PHANGAT, catalogue_of
from tests.search.answers import ANSWER, best_place

if TYPE_CHECKING:
    from collections.abc import Mapping

    from playwright.sync_api import Page

    from ita_site.catalogue.catalogue import Catalogue

REPORT = "reports/2567-12m/"
CONTACT = "#complain"
NOT_MENTIONED = f"{REPORT}coverage/?state=not-mentioned"
GIFT = f"{REPORT}measures/no-gift-policy/"
SERVICE = f"{REPORT}measures/service-quality/"
COMMUNICATION = f"{REPORT}measures/communication/"
DOCUMENTS = f"{REPORT}measures/public-documents/"
CORRUPTION = f"{REPORT}indicators/5/"

QUESTIONS: Mapping[str, str] = {
    # corruption, by its names
    "สินบน": CORRUPTION,
    "ติดสินบน": CORRUPTION,
    "เงินใต้โต๊ะ": CORRUPTION,
    "ทุจริด": CORRUPTION,
    # whom to ask and where to complain
    "เบอร์โทร อบต": CONTACT,
    "ติดต่อนายก": CONTACT,
    "แจ้งโกง": CONTACT,
    "แจ้งทุจริต": CONTACT,
    "ร้องเรียน": CONTACT,
    "ร้องเรียร": CONTACT,
    "รองเรียน": CONTACT,
    "ร้องเรียนที่ไหน": CONTACT,
    # the assessment
    "ita คืออะไร": "about-ita/",
    "คะแนน ita": "about-ita/",
    "คะแนน ITA 2567": "about-ita/",
    "oit คืออะไร": "about-ita/",
    "ตัวชี้วัดที่ 6": f"{REPORT}indicators/6/",
    # what was not done
    "ยังไม่ได้ทำ": NOT_MENTIONED,
    "อะไรไม่ทำ": NOT_MENTIONED,
    "ไม่ทำตามสัญญา": NOT_MENTIONED,
    "ทำตามสัญญาหรือเปล่า": "",
    # links and files
    "ลิงก์เสีย": "link-health/",
    "ลิงค์เข้าไม่ได้": "link-health/",
    "โหลดรายงาน": REPORT,
    "พิมพ์รายงาน": REPORT,
    "pdf": REPORT,
    "ข้อมูลเปิด": "data/",
    "หลักฐาน": f"{REPORT}evidence/",
    # what the measures are about
    "อบรม": DOCUMENTS,
    "6 มีนา": DOCUMENTS,
    "28 คน": DOCUMENTS,
    "ประชุมวันไหน": DOCUMENTS,
    "ของขวัญปีใหม่": GIFT,
    "ของขวัญ": GIFT,
    "รับของขวัญ": GIFT,
    "17 มกราคม": GIFT,
    "ประชาคมหมู่บ้าน": SERVICE,
    "จริยะธรรม": SERVICE,
    "พวกพ้อง": SERVICE,
    "คิว": SERVICE,
    "บัตรคิว": SERVICE,
    "มาตรการที่ 3": SERVICE,
    "งบประมาณ": COMMUNICATION,
    "เผยแพร่แผนงบ": COMMUNICATION,
    "ประมูล": COMMUNICATION,
    "จัดซื้อจัดจ้าง": COMMUNICATION,
    "อี เซอร์วิส": f"{REPORT}measures/improvement/",
    "ฟังความเห็น": f"{REPORT}measures/improvement/",
    "ช่าง": f"{REPORT}units/works/",
    "กองช่าง": f"{REPORT}units/works/",
    "รายงานปี 67": REPORT,
    "เกี่ยวกับเว็บไซต์นี้": "about/",
}
"""Questions, and the beginning of the address that the first result opens."""

ELSEWHERE = (
    *("เสียภาษี", "จ่ายภาษีที่ดิน", "เบี้ยผู้สูงอายุ", "เบี้ยคนชรา", "ขอใบอนุญาตก่อสร้าง"),
    *("ถนนพัง", "น้ำไม่ไหล", "ไฟดับ"),
)
"""Questions on what no report of integrity says: the agency itself is to be asked."""


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return catalogue_of(PHANGAT)


@pytest.fixture(scope="module")
def files(catalogue: Catalogue) -> Mapping[str, Any]:
    """The files of the search index of the report, read from JSON."""
    settings = Settings()
    pages = (recipe.make() for recipe in page_table(catalogue, settings).values())
    entries = (
        entry
        for page in pages
        for entry in search_entries(page, sections(read_content(page.text).html), settings.addresses)
    )
    return {
        path: json.loads(data) for path, data in index_files(entries, guide_of(catalogue, settings.addresses)).items()
    }


@pytest.fixture(scope="module")
def answers(files: Mapping[str, Any], modules: Page) -> Mapping[str, Any]:
    """The worker's answer to every question, asked of one index."""
    queries = [*QUESTIONS, *ELSEWHERE, *files[STUB]["examples"]]
    asked = modules.evaluate(
        """([file, queries]) => {
            const index = worker.index.build(file);
            return queries.map(query => worker.answer.answer(index, query));
        }""",
        [files[files[STUB]["index"]], queries],
    )
    return dict(zip(queries, asked, strict=True))


def test_there_are_sixty_questions() -> None:
    assert len(QUESTIONS) + len(ELSEWHERE) == 60


@pytest.mark.parametrize(("query", "place"), QUESTIONS.items())
def test_the_place_that_answers_a_question_comes_first(query: str, place: str, answers: Mapping[str, Any]) -> None:
    first = answers[query]["results"][0]
    assert place in {best_place(first).split("#")[0], best_place(first), first["page"]["location"]}


@pytest.mark.parametrize("query", ELSEWHERE)
def test_a_question_on_another_subject_has_no_answer_and_no_odd_offer(query: str, answers: Mapping[str, Any]) -> None:
    assert answers[query] == {"results": [], "offers": []}


def test_each_example_has_an_answer(files: Mapping[str, Any], answers: Mapping[str, Any]) -> None:
    examples = files[STUB]["examples"]
    assert 4 <= len(examples) <= 6
    assert all(answers[query]["results"] for query in examples)


def test_officers_pages_come_last(files: Mapping[str, Any], modules: Page) -> None:
    answer = modules.evaluate(ANSWER, [files[files[STUB]["index"]], "มาตรการ"])
    found = [result["page"]["location"] for result in answer["results"]]
    officers = [location for location in found if location.startswith("editors/")]
    assert officers
    assert found[-len(officers) :] == officers
    assert "editors/fields/" not in found
