"""The headings of a page, apart from its HTML: what Python-Markdown reads, and what is put back."""

import shutil
from pathlib import Path

import markdown
import pytest

from ita_site.pages.all_pages import all_pages
from ita_site.pages.output import Place
from ita_site.pages.render import FreeText, SiteFacts, prose
from ita_site.publish.check import load
from ita_site.publish.outline import fill, outline
from ita_site.settings import Settings
from tests.builders.sites import PHANGAT, catalogue_of

PAGE = """<h1>A</h1>

<div>
<p>b</p>

<p>c</p>
</div>

## D {#d}

### E {#e}

<p>f</p>
"""


def convert(text: str) -> str:
    return markdown.markdown(text, extensions=["attr_list"], output_format="html")


def pieces(html: str) -> list[str]:
    """HTML without blank lines, which say nothing."""
    return [line for line in html.split("\n") if line]


def test_only_headings_are_left_to_read() -> None:
    assert outline(PAGE) == "<!--ita-0-->\n\n## D {#d}\n\n### E {#e}\n\n<!--ita-3-->"


@pytest.mark.parametrize("text", [PAGE, "<p>a</p>", "## A {#a}\n\n## B {#b}", "## A {#a}\n\n<p>b</p>", ""])
def test_a_filled_outline_is_the_page(text: str) -> None:
    assert pieces(fill(convert(outline(text)), text)) == pieces(convert(text))


def test_every_real_page_is_the_same_by_way_of_its_outline() -> None:
    catalogue = catalogue_of(PHANGAT)
    for output in all_pages(catalogue, Settings()):
        assert pieces(fill(convert(outline(output.text)), output.text)) == pieces(convert(output.text))


def test_a_lost_mark_is_an_error_rather_than_a_lost_page() -> None:
    with pytest.raises(ValueError, match="ita-3"):
        fill("<!--ita-0--><h2>D</h2>", PAGE)


def test_free_text_makes_no_heading_of_the_page() -> None:
    html = prose(FreeText("    # a {#b}\n\n    # c\n", "content/index.md"), Place("index.md", ""), SiteFacts())
    assert "# a {#b}\n\n&#35; c\n" in html
    assert outline(f"<div>\n{html}\n</div>") == "<!--ita-0-->"


def test_words_of_the_report_make_no_heading_of_the_page(tmp_path: Path) -> None:
    real, evil = PHANGAT, tmp_path / "content"
    shutil.copytree(real, evil)
    for file in evil.rglob("measures/*.md"):
        text = file.read_text(encoding="utf-8").replace('text: "', 'text: "# x\\n# y {#z}\\n\\n')
        file.write_text(text, encoding="utf-8")
    assert headings(evil) == headings(real)


def headings(content: Path) -> dict[str, list[str]]:
    catalogue = load(content).catalogue
    assert catalogue is not None
    pages = {output.path: outline(output.text).split("\n") for output in all_pages(catalogue, Settings())}
    return {path: [line for line in lines if line.startswith("#")] for path, lines in pages.items()}
