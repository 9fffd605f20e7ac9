"""What the one stylesheet leaves out changes the style of no element of any kind of page."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import material  # type: ignore[import-untyped]
import pytest
from playwright.sync_api import Browser, expect

from scripts.pictures.page_kinds import kinds
from tests.browser.conftest import Serve
from tests.builders.projects import ROOT

VIEWS: tuple[tuple[int, Literal["light", "dark"]], ...] = ((360, "light"), (1280, "dark"))


@pytest.fixture(scope="module")
def whole(real_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same site with every rule of the theme."""
    copy = Path(shutil.copytree(real_site, tmp_path_factory.mktemp("whole") / "site"))
    theme = Path(str(material.__file__)).parent / "templates" / "assets" / "stylesheets"
    ours = ROOT / "overrides" / "assets" / "stylesheets"
    names = [
        line.rpartition("/")[2] for line in (ROOT / "mkdocs.yml").read_text("utf-8").splitlines() if ".css" in line
    ]
    files = [*theme.glob("main.*.css"), *theme.glob("palette.*.css"), *(ours / name for name in names)]
    (sheet,) = (copy / "assets" / "stylesheets").glob("site.*.css")
    sheet.write_text("\n".join(file.read_text(encoding="utf-8") for file in files), encoding="utf-8")
    return copy


THEME_RUNS = "html.js-focus-visible"

STYLES = """() => {
    // one element of each class under each parent tells for all; of one, a script of the theme sets the height
    document.getAnimations().forEach(running => running.finish());
    const found = {};
    const name = one => one ? `${one.localName}.${one.getAttribute("class") ?? ""}` : "";
    for (const one of document.querySelectorAll("html, body, body *:not(.md-skip, .md-sidebar__scrollwrap)")) {
        for (const part of ["", "::before", "::after"]) {
            const key = `${name(one.parentElement)} > ${name(one)}${part}`;
            if (key in found) continue;
            const style = getComputedStyle(one, part || null);
            const empty = part && style.content === "none";
            found[key] = empty ? "" : [...style].filter(property => !property.startsWith("--"))
                .map(property => `${property}: ${style.getPropertyValue(property)}`).join("; ");
        }
    }
    return found;
}"""


def styles(browser: Browser, address: str, site: Path) -> Iterator[tuple[str, dict[str, str]]]:
    """Of each kind of page as a phone and as a desk shows it, with the menu and the search open once."""
    for width, scheme in VIEWS:
        context = browser.new_context(viewport={"width": width, "height": 740}, color_scheme=scheme)
        # a font that came too late would change every size
        context.route("**/*.woff2", lambda route: route.abort())
        page = context.new_page()
        for kind, path in kinds(site).items():
            page.goto(address + path)
            yield f"{kind} {width}", page.evaluate(STYLES)
        if width < 960:
            page.click("#ita-menu-opener")
            yield "menu", page.evaluate(STYLES)
            page.click("#ita-search-opener")
            page.locator(THEME_RUNS).wait_for()
            expect(page.locator(".ita-search__inner")).to_have_css("opacity", "1")
            yield "search", page.evaluate(STYLES)
        context.close()


def test_every_element_has_the_style_that_it_has_with_the_whole_theme(
    browser: Browser, serve: Serve, real_site: Path, whole: Path
) -> None:
    with serve(real_site) as ours, serve(whole) as theirs:
        pairs = zip(styles(browser, ours, real_site), styles(browser, theirs, whole), strict=True)
        for (where, made), (_, wanted) in pairs:
            assert len(made) > 50
            assert made.keys() == wanted.keys(), where
            assert [difference(key, made[key], wanted[key]) for key in made if made[key] != wanted[key]] == [], where


def difference(key: str, made: str, wanted: str) -> str:
    return f"{key}: {sorted(set(made.split('; ')) ^ set(wanted.split('; ')))}"
