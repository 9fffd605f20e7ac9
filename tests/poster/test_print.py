"""The poster on paper: printed by a real Chromium, read by poppler, its QR code by a reader of telephones' kind."""

from __future__ import annotations

import re
import subprocess
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2
import pytest
import zxingcpp

from ita_site.catalogue.evidence.ladder import Rung
from ita_site.labels import RUNGS
from ita_site.office.chromium import find_chromium
from ita_site.poster.files import poster_files
from ita_site.poster.sheet import poster_html
from tests.builders.sites import PHANGAT, Site
from tests.poster.sites import news_of, real_news, site_of, with_much_to_say

if TYPE_CHECKING:
    from collections.abc import Callable

    from PIL.Image import Image
    from playwright.sync_api import Browser

    from ita_site.poster.announcement import Announcement

A4 = (595, 842)
"""In points."""

NEWS: dict[str, Callable[[Path], Announcement]] = {
    "the report": lambda _: real_news(),
    "360 activities of one measure": lambda folder: news_of(site_of(folder, 360)),
    "40 measures": lambda folder: news_of(site_of(folder, *(9,) * 40)),
    "300 measures": lambda folder: news_of(site_of(folder, *(4,) * 300)),
    "long names, many channels": lambda folder: news_of(with_much_to_say(site_of(folder, *(9,) * 40))),
    "a long address": lambda _: news_of(Site(PHANGAT), "https://ตัวอย่าง.example.go.th/" + "abcdefgh/" * 12),
    "one activity": lambda folder: news_of(site_of(folder, 1)),
}

# the white around the QR code reaches beyond the footer, into the sheet's margin
OVERFLOWS = """
() => [...document.querySelectorAll(".sheet, .sheet > :not(footer), .rows, .ways, .key li")]
  .filter((box) => box.scrollHeight > box.clientHeight + 1 || box.scrollWidth > box.clientWidth + 1)
  .map((box) => `${box.className || box.tagName} ${box.scrollHeight} > ${box.clientHeight}`)
"""


def squeezed(text: str) -> str:
    """Without white space; a PDF may hold ำ in two parts."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The poster of the report as a PDF."""
    file = tmp_path_factory.mktemp("poster") / "poster.pdf"
    file.write_bytes(poster_files(real_news(), find_chromium())["poster.pdf"])
    return file


def image(file: Path) -> Image:
    """The first page at 144 dots an inch."""
    picture: Image = pypdfium2.PdfDocument(file)[0].render(scale=2).to_pil()
    return picture


def test_it_is_one_upright_page_of_a4(printed: Path) -> None:
    document = pypdfium2.PdfDocument(printed)
    assert len(document) == 1
    assert tuple(map(round, document[0].get_size())) == A4


def test_every_word_of_the_page_is_on_the_paper(printed: Path) -> None:
    done = subprocess.run(["pdftotext", "-raw", str(printed), "-"], capture_output=True, text=True, check=True)
    paper = squeezed(done.stdout)
    for words in (
        "องค์การบริหารส่วนตำบลพะงาด",
        "บอกว่าจะทำ 31 กิจกรรม รายงานบอกผล 22 มีลิงก์ของหน้าเฉพาะ 4",
        "2. ความโปร่งใสในการให้บริการและนโยบายไม่รับของขวัญ",
        f"13 {RUNGS[Rung.STATED].words}",
        "https://ita.example.go.th/",
        "http://www.pangad.go.th/eservice1.php",
    ):
        assert squeezed(words) in paper


def test_a_telephone_reads_the_address_from_the_paper(printed: Path) -> None:
    assert [code.text for code in zxingcpp.read_barcodes(image(printed))] == ["https://ita.example.go.th/"]


def test_there_is_no_colour_on_the_paper(printed: Path) -> None:
    colours = image(printed).convert("RGB").getcolors(1 << 24)
    assert colours is not None
    assert all(isinstance(colour, tuple) and len(set(colour)) == 1 for _, colour in colours)


def test_the_same_report_is_printed_to_the_same_bytes(printed: Path) -> None:
    assert poster_files(real_news(), find_chromium())["poster.pdf"] == printed.read_bytes()


@pytest.mark.parametrize("name", NEWS)
def test_everything_has_room_on_one_page(name: str, browser: Browser, tmp_path: Path) -> None:
    page = browser.new_page()
    page.set_content(poster_html(NEWS[name](tmp_path)))
    page.emulate_media(media="print")
    assert page.evaluate(OVERFLOWS) == []
    assert len(pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))) == 1
    page.close()


def test_a_thai_address_is_read_in_the_letters_of_every_telephone(browser: Browser, tmp_path: Path) -> None:
    page = browser.new_page()
    page.set_content(poster_html(news_of(Site(PHANGAT), "https://ตัวอย่าง.ไทย/ก/")))
    file = tmp_path / "page.pdf"
    file.write_bytes(page.pdf(prefer_css_page_size=True))
    page.close()
    assert [code.text for code in zxingcpp.read_barcodes(image(file))] == [
        "https://xn--72c1a1bt4awk9o.xn--o3cw4h/%E0%B8%81/"
    ]
