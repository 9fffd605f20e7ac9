"""The search index, and our worker in the place of the theme's."""

from __future__ import annotations

import gzip
import json
from importlib.util import find_spec

import pytest

from ita_site.model.entries import SearchWords, WordGroup
from ita_site.search.index import STUB, Entry, index_files
from ita_site.search.sections import Section
from ita_site.search.worker import NoWorkerError, replaced, theirs, worker
from ita_site.urls import Addresses

THEIRS = "assets/javascripts/workers/search.a7633da7.min.js"
PAGES = [
    Entry("a/", "หน้าหนึ่ง", 1.0, (Section("", "", ["ก", "ก", "ซ้ำ"]), Section("x", "หัวข้อ", ["ข"]))),
    Entry("b/", "หน้าสอง", 0.5, (Section("", "หน้าสอง", ["ซ้ำ", "สอง"], ["ซ้ำ", "สอง"]),)),
]
WORDS = SearchWords(same=(WordGroup(words=("เว็บไซต์", "เวปไซต์")),), ignored=("ไหม",), uncut=("พะงาด",))


def test_each_block_of_text_is_written_once() -> None:
    files = index_files(PAGES, WORDS, Addresses())
    (path,) = set(files) - {STUB}
    assert json.loads(files[path]) == {
        "blocks": ["หน้าหนึ่ง", "ก", "ซ้ำ", "หัวข้อ", "ข", "หน้าสอง"],
        "pages": [
            ["a/", 0, 1.0, [["", -1, [1, 2]], ["x", 3, [4]]]],
            ["b/", 5, 0.5, [["", -1, [2], [2]]]],
        ],
        "aliases": [["เว็บไซต์", "เวปไซต์"]],
        "ignored": ["ไหม"],
        "uncut": ["พะงาด"],
    }


@pytest.mark.parametrize(("directories", "everything"), [(True, "site-index/"), (False, "site-index.html")])
def test_the_stub_names_the_index_and_the_page_of_all_pages(directories: bool, everything: str) -> None:  # noqa: FBT001
    files = index_files(PAGES, WORDS, Addresses(directories=directories))
    (path,) = set(files) - {STUB}
    assert json.loads(files[STUB]) == {"config": {"index": path, "everything": everything}, "docs": []}
    assert len(files[STUB]) < 120


def test_the_name_of_the_index_changes_with_its_text_alone() -> None:
    assert index_files(PAGES, WORDS, Addresses()) == index_files(PAGES, WORDS, Addresses())
    assert set(index_files(PAGES[:1], WORDS, Addresses())) != set(index_files(PAGES, WORDS, Addresses()))


def test_our_worker_takes_the_place_of_the_themes() -> None:
    path, data = worker()
    assert theirs(["a.md", THEIRS, f"{THEIRS}.map", "assets/javascripts/lunr/min/lunr.th.min.js"]) == [
        THEIRS,
        f"{THEIRS}.map",
        "assets/javascripts/lunr/min/lunr.th.min.js",
    ]
    assert replaced(f'{{"search":"../{THEIRS}"}}', path) == f'{{"search":"../{path}"}}'
    assert b"postMessage" in data


@pytest.mark.skipif(not find_spec("minify"), reason="no minifier for this machine")
def test_our_worker_is_fetched_in_ten_kilobytes() -> None:
    assert len(gzip.compress(worker()[1])) <= 10 * 1024


@pytest.mark.parametrize(
    "look", [lambda: theirs(["assets/javascripts/bundle.a5f9d56c.min.js"]), lambda: replaced("<html>", worker()[0])]
)
def test_a_theme_without_a_worker_is_refused_in_both_languages(look) -> None:  # type: ignore[no-untyped-def] # noqa: ANN001
    with pytest.raises(NoWorkerError, match=r"ไม่พบโปรแกรมค้นหาของธีม[^\n]*\n[^\n]*no search worker"):
        look()
