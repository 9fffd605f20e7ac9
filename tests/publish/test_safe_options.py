"""What a mkdocs.yml says is text on every page, and never ends an attribute or a line of a server's settings."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml
from lxml import html

from ita_site.publish.frame.safe_options import check_address
from ita_site.publish.outputs import edit_base
from tests.builders.projects import copy_project, run
from tests.builders.sites import GOLDEN

if TYPE_CHECKING:
    from collections.abc import Iterator

HOSTILE = Path(__file__).parents[1] / "hostile"
RUNS = '"></title><img src=x onerror=window.__x=1><meta http-equiv=refresh content=0>'
EVERY_OPTION = {
    "site_description": RUNS,
    "site_author": RUNS,
    "copyright": f'<a href="https://example.go.th/">©</a> {RUNS}<script>window.__x=1</script>',
    "extra_css": [f"a.css{RUNS}"],
    "extra": {"polyfills": [RUNS], "social": [{"link": RUNS}], "alternate": [{"link": RUNS, "lang": RUNS}]},
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a project that has what runs in each option, the name of the site among them."""
    name = yaml.safe_load((HOSTILE / "site-name.txt").read_text(encoding="utf-8"))["site_name"]
    folder = tmp_path_factory.mktemp("hostile") / "project"
    copy_project(folder, GOLDEN, site_name=name, **EVERY_OPTION)
    settings = yaml.safe_load((folder / "mkdocs.yml").read_text(encoding="utf-8"))
    settings["theme"] |= {"direction": RUNS, "palette": {"scheme": RUNS, "primary": "custom", "accent": RUNS}}
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(settings, allow_unicode=True), encoding="utf-8")
    done = run("mkdocs", "build", "--quiet", cwd=folder)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "site"


def elements(site: Path) -> Iterator[html.HtmlElement]:
    pages = sorted(site.rglob("*.html"))
    assert any(page.name == "404.html" for page in pages)
    for page in pages:
        yield from html.document_fromstring(page.read_bytes()).iter()


def test_no_option_makes_an_element_or_an_attribute(site: Path) -> None:
    for element in elements(site):
        assert not [name for name in element.attrib if str(name).startswith("on")]
        assert element.get("src") != "x"
        assert element.get("http-equiv") in {None, "Content-Security-Policy"}
        assert element.tag != "script" or "__x" not in (element.text or "")


def test_the_name_of_the_site_is_in_the_title_as_it_is_written(site: Path) -> None:
    title = html.document_fromstring((site / "404.html").read_bytes()).findtext(".//title") or ""
    assert title.endswith("รายงาน</title><img src=x onerror=window.__x=1>")


def test_a_credit_keeps_its_link(site: Path) -> None:
    credit = html.document_fromstring((site / "index.html").read_bytes()).find_class("ita-footer__credit")[0]
    assert credit[0].get("href") == "https://example.go.th/"


@pytest.mark.parametrize(
    ("address", "safe"),
    [
        ("", True),
        ("https://ita.example.go.th", True),
        ("http://127.0.0.1:8000/a/b_c-d/", True),
        ("https://ตำบล.ไทย/รายงานปีนี้/", True),
        ("http://[::1]/", True),
        ('https://x.example/"><script>', False),
        ("https://x.example/;return 200", False),
        ("https://x.example/a b/", False),
        ("https://x.example/a\nb/", False),
        ("https://x.example/'/", False),
        ("https://x.example/{a}/", False),
        ("https://x.example/$host/", False),
        ("https://x.example/?a", False),
        ("javascript://x/%0aalert(1)/", False),
        ("https://user@x.example/", False),
    ],
)
def test_an_address_that_is_more_than_an_address_is_a_problem(address: str, safe: bool) -> None:  # noqa: FBT001
    assert (check_address(address, "site_url", "mkdocs.yml") is None) is safe


@pytest.mark.parametrize("place", ["mkdocs.yml", "ITA_SITE_URL"])
def test_a_site_is_not_built_for_an_unsafe_address(tmp_path: Path, place: str) -> None:
    address = "https://x.example/;return 200/"
    copy_project(tmp_path / "a", GOLDEN, **({"site_url": address} if place == "mkdocs.yml" else {}))
    done = run("mkdocs", "build", cwd=tmp_path / "a", **({"ITA_SITE_URL": address} if place != "mkdocs.yml" else {}))
    assert done.returncode == 1
    assert re.search(r"mkdocs\.yml(:\d+)?: bad-url", done.stdout + done.stderr)
    assert not (tmp_path / "a" / "site").exists()


@pytest.mark.parametrize(("repository", "edit"), [("javascript://x/%0aalert(1)", "e/"), ("https://x", "javascript:a")])
def test_pages_link_to_no_source_that_is_not_on_the_web(repository: str, edit: str) -> None:
    assert edit_base(repository, edit) == ""
