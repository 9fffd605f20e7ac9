"""Thai in the pictures of shared links is shaped as a browser shapes it."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from ita_site.disk.cache import Cache
from ita_site.web import card_pictures

FONTS = Path(card_pictures.__file__).parent / "fonts"
WORDS = "ที่ น้ำ กี่ ปั้น ผู้ใหญ่ ญู ฐิ์ ป่า ฟ้า"
DIFFERENCE = """async ([one, other]) => {
    const ink = [];
    for (const source of [one, other]) {
        const image = new Image();
        image.src = "data:image/png;base64," + source;
        await image.decode();
        const canvas = new OffscreenCanvas(image.width, image.height).getContext("2d");
        canvas.drawImage(image, 0, 0);
        ink.push(canvas.getImageData(0, 0, image.width, image.height).data);
    }
    let dark = 0, differs = 0;
    for (let at = 0; at < ink[0].length; at += 4) {
        dark += ink[0][at] < 128;
        differs += Math.abs(ink[0][at] - ink[1][at]) > 128;
    }
    return [dark, differs];
}"""


def face(name: str, weight: int) -> str:
    data = base64.b64encode((FONTS / name).read_bytes()).decode()
    return f"@font-face{{font-family:Sarabun;font-weight:{weight};src:url(data:font/ttf;base64,{data})}}"


@pytest.mark.parametrize(("words", "same"), [(WORDS, True), (WORDS.replace("ี่", "่ี"), False)])
def test_marks_stand_where_a_browser_puts_them(
    words: str,
    same: bool,  # noqa: FBT001 - a case's answer
    browser: Browser,
) -> None:
    drawing = card_pictures._text(WORDS, 300, 76)  # noqa: SLF001 - the one place that draws words
    made = card_pictures.png(card_pictures._drawing(drawing), Cache())  # noqa: SLF001
    page = browser.new_page(viewport={"width": card_pictures.WIDTH, "height": card_pictures.HEIGHT})
    style = face("Sarabun_400Regular.ttf", 400) + face("Sarabun_700Bold.ttf", 700)
    shown = card_pictures._text(words, 300, 76)  # noqa: SLF001
    page.set_content(
        f"<style>{style} body{{margin:0}}</style><svg width='{card_pictures.WIDTH}' height='{card_pictures.HEIGHT}'>"
        f"<rect width='{card_pictures.WIDTH}' height='18' fill='#0b4f54'/>{shown}</svg>"
    )
    page.evaluate("document.fonts.ready")
    seen = page.screenshot()
    dark, differs = page.evaluate(DIFFERENCE, [base64.b64encode(picture).decode() for picture in (made, seen)])
    page.close()
    assert dark > 10_000
    assert (differs < dark * 0.02) is same, f"{differs} of {dark}"
