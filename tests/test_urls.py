"""Where things live: published paths never change meaning."""

from __future__ import annotations

import posixpath
from urllib.parse import unquote, urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_site import urls
from ita_site.urls import Addresses

PAGES = [
    urls.HOME,
    urls.ABOUT,
    urls.report("2567-12m"),
    urls.measure("2567-12m", "one"),
    urls.indicators("2567-12m"),
    urls.indicator("2567-12m", 6),
    urls.units("2567-12m"),
    urls.unit("2567-12m", "office"),
    urls.evidence("2567-12m"),
    urls.coverage("2567-12m"),
]


def test_every_page_lives_where_it_was_published() -> None:
    assert [Addresses().of(page) for page in PAGES] == [
        "",
        "about/",
        "reports/2567-12m/",
        "reports/2567-12m/measures/one/",
        "reports/2567-12m/indicators/",
        "reports/2567-12m/indicators/6/",
        "reports/2567-12m/units/",
        "reports/2567-12m/units/office/",
        "reports/2567-12m/evidence/",
        "reports/2567-12m/coverage/",
    ]


@pytest.mark.parametrize(
    ("page", "address"),
    [("index.md", "index.html"), ("about.md", "about.html"), ("reports/a/index.md", "reports/a/index.html")],
)
def test_without_directories_a_page_is_a_file(page: str, address: str) -> None:
    assert Addresses(directories=False).of(page) == address


def test_a_file_that_is_no_page_keeps_its_name_escaped() -> None:
    assert Addresses().of("images/ก ข.png") == "images/%E0%B8%81%20%E0%B8%82.png"


FILES = st.sampled_from([*PAGES, "images/ก ข.png", "a.pdf"])


@given(FILES, FILES, st.booleans(), st.sampled_from(["", "e1"]), st.sampled_from(["/", "/ita/", "/a/b/"]))
def test_a_relative_address_leads_there_from_anywhere_under_any_base(
    start: str,
    page: str,
    directories: bool,  # noqa: FBT001 - hypothesis hands it over
    anchor: str,
    base: str,
) -> None:
    addresses = Addresses(directories)
    here = f"https://www.example.go.th{base}{addresses.of(start)}"
    there = f"https://www.example.go.th{base}{addresses.of(page)}" + (f"#{anchor}" if anchor else "")
    assert urljoin(here, addresses.relative(start, page, anchor)) == there


@given(FILES, FILES)
def test_a_relative_address_is_never_empty_nor_absolute(start: str, page: str) -> None:
    address = Addresses().relative(start, page)
    assert address
    assert not posixpath.isabs(unquote(address))


def test_the_anchor_of_an_address_depends_on_the_address_alone() -> None:
    assert urls.link_anchor("http://www.pangad.go.th/index.php") == "u-00e26dd638"
    assert urls.link_anchor("http://www.pangad.go.th/index.php/") != urls.link_anchor(
        "http://www.pangad.go.th/index.php"
    )
