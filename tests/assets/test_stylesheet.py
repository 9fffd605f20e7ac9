"""The site's one stylesheet: what it keeps, what it leaves out, and that it fails rather than ship nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
import yaml
from lxml import html

from ita_site.assets.stylesheet import UNUSED, bundle, name_of
from tests.builders.projects import ROOT, contents, copy_project, run
from tests.builders.sites import GOLDEN, PHANGAT

if TYPE_CHECKING:
    from pathlib import Path

    from tests.builders.shared import SharedSites

CASES = {
    "a rule of ours": (".a{color:red}", ".a{color:red}"),
    "a feature that no page has": (".md-typeset .admonition{color:red}", ""),
    "its parts": (".md-annotation__index{color:red}", ""),
    "its kinds": (".md-nav--primary .md-nav__item{color:red}", ""),
    "a name that only begins alike": (".admonitions,.md-nav__link{color:red}", ".admonitions,.md-nav__link{color:red}"),
    "only the selectors that cannot match": (".a,.admonition,.b{color:red}", ".a,.b{color:red}"),
    "a feature in :not": (".a:not(.admonition){color:red}", ".a:not(.admonition){color:red}"),
    "a rule inside @media": ("@media print{.a{color:red}.admonition{color:red}}", "@media print{.a{color:red}}"),
    "an @media of nothing else": ("@media print{.admonition{color:red}}", ""),
    "a colour that is not set": ("[data-md-color-primary=indigo]{color:red}", ""),
    "the colour that is set": (
        "[data-md-color-primary=custom]{color:red}",
        "[data-md-color-primary=custom]{color:red}",
    ),
    "a property that nothing reads": (":root{--a:1;--b:2}.a{top:var(--b)}", ":root{--b:2;}\n.a{top:var(--b)}"),
    "a property read by one that nothing reads": (":root{--a:1;--b:var(--a)}", ""),
    "a picture": (".a{background:url('x;{}.png')}", ".a{background:url('x;{}.png')}"),
    "comments": ("/* a */.a{/* b */color:red}", ".a{color:red}"),
    "faces": ("@font-face{font-family:x}", "@font-face{font-family:x}"),
}


@pytest.mark.parametrize("case", CASES)
def test_a_bundle_keeps_what_a_page_can_need(case: str) -> None:
    sheet, wanted = CASES[case]
    made = bundle({"a.css": sheet}, ["custom"]).removeprefix('@charset "UTF-8";\n').strip()
    assert re.sub(r"['\"]", "", made) == re.sub(r"['\"]", "", wanted)


def test_sheets_keep_their_order() -> None:
    made = bundle({"a.css": ".a{top:1px}", "b.css": ".a{top:2px}"})
    assert made.index("1px") < made.index("2px")


def test_the_name_tells_the_content_apart() -> None:
    assert name_of("a") == name_of("a") != name_of("b")


def test_a_sheet_that_is_no_css_is_named_with_its_line() -> None:
    with pytest.raises(ValueError, match=r"^b\.css:2:9: "):
        bundle({"a.css": ".a{top:1px}", "b.css": "\n.a top: 1px"})


@pytest.fixture(scope="module")
def site(shared: SharedSites) -> dict[str, bytes]:
    return contents(shared.site(PHANGAT))


def test_a_page_has_one_stylesheet_and_it_is_there(site: dict[str, bytes]) -> None:
    pages = [html.document_fromstring(data.decode()) for name, data in site.items() if name == "index.html"]
    links = pages[0].xpath("//link[@rel='stylesheet']/@href")
    assert [name for name in site if name.endswith(".css")] == links


def test_no_page_has_a_class_whose_rules_are_left_out(site: dict[str, bytes]) -> None:
    pages = [html.document_fromstring(data.decode()) for name, data in site.items() if name.endswith(".html")]
    used = {word for page in pages for words in page.xpath("//@class") for word in words.split()}
    assert used & UNUSED <= {"md-skip"}, "the theme's own skip link, which is never shown"
    assert "md-content" in used


def test_an_upgraded_theme_without_the_sheet_fails_the_build(tmp_path: Path) -> None:
    config = copy_project(tmp_path, GOLDEN)
    (tmp_path / "theme" / "assets" / "stylesheets").mkdir(parents=True)
    (tmp_path / "theme" / "assets" / "stylesheets" / "main.00000000.min.css").write_text("", encoding="utf-8")
    options = yaml.safe_load(config.read_text(encoding="utf-8"))
    options["theme"]["custom_dir"] = "theme"
    config.write_text(yaml.safe_dump(options), encoding="utf-8")
    done = run("mkdocs", "build", cwd=tmp_path)
    assert done.returncode == 1
    assert "ธีมคงถูกอัปเกรด" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr
    assert not (tmp_path / "site" / "index.html").exists()


def test_every_font_of_the_stylesheet_is_there_with_its_licence(site: dict[str, bytes]) -> None:
    sheet = next(data.decode() for name, data in site.items() if name.endswith(".css"))
    named = {f"assets/fonts/{name}" for name in re.findall(r"\.\./fonts/([\w-]+\.woff2)", sheet)}
    assert len(named) == 4
    assert named == {name for name in site if name.endswith(".woff2")}
    assert all(site[name].startswith(b"wOF2") for name in named)
    # one that is asked for late moves what is already shown
    assert set(html.document_fromstring(site["index.html"].decode()).xpath("//link[@as='font']/@href")) == named
    assert sum(len(site[name]) for name in named) < 44_000
    assert b"SIL OPEN FONT LICENSE" in site["assets/fonts/OFL.txt"]
    assert "font-display:optional" in sheet.replace(" ", "")
    assert (ROOT / "overrides/assets/fonts/README.md").is_file()
