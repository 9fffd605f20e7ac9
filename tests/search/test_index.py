"""The search index, and the file of our worker."""

from __future__ import annotations

import gzip
import json
import re
import tracemalloc
from importlib.util import find_spec
from typing import TYPE_CHECKING

import pytest

from ita_site.model.search_words import SearchWords, WordGroup
from ita_site.search.guide import Contact, Destination, Guide
from ita_site.search.index import STUB, Entry, index_entry, index_files, write_index
from ita_site.search.sections import Section
from ita_site.search.worker import worker
from tests.builders.projects import contents

if TYPE_CHECKING:
    from pathlib import Path

PAGES = [
    index_entry("a/", "หน้าหนึ่ง", 1.0, (Section("", "", ("ก", "ก", "ซ้ำ")), Section("x", "หัวข้อ", ("ข",)))),
    index_entry("b/", "หน้าสอง", 0.5, (Section("", "หน้าสอง", ("ซ้ำ", "สอง"), ("ซ้ำ", "สอง")),)),
]
LONG = [index_entry("c/", "หน้ายาว", 1.0, (Section("", "", ("ก" * 2_000_000,)),)), *PAGES]
GUIDE = Guide(
    words=SearchWords(same=(WordGroup(words=("เว็บไซต์", "เวปไซต์")),), ignored=("ไหม",), uncut=("พะงาด",)),
    shortcuts={
        "เบอร์โทร": Destination("a/", "x"),
        "ลิงก์เสีย": Destination("b/"),
        "เบอร์": Destination("a/", "x"),
        "ยังไม่ได้ทำ": Destination("b/", "?state=silent", "ไม่กล่าวถึง"),
    },
    examples=("เบอร์โทร",),
    agency="อบต.ใด",
    contacts=(Contact("โทร 0", "tel:0"),),
)


def test_each_block_of_text_is_written_once() -> None:
    files = index_files(PAGES, GUIDE)
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
        "shortcuts": [
            ["a/", "x", "", "เบอร์โทร", "เบอร์"],
            ["b/", "", "", "ลิงก์เสีย"],
            ["b/", "?state=silent", "ไม่กล่าวถึง", "ยังไม่ได้ทำ"],
        ],
    }


def test_the_stub_names_the_index_and_has_what_is_shown_without_it() -> None:
    files = index_files(PAGES, GUIDE)
    (path,) = set(files) - {STUB}
    assert json.loads(files[STUB]) == {
        "index": path,
        "examples": ["เบอร์โทร"],
        "agency": "อบต.ใด",
        "contacts": [["โทร 0", "tel:0"]],
    }


def test_the_name_of_the_index_changes_with_its_text_alone() -> None:
    assert index_files(PAGES, GUIDE) == index_files(PAGES, GUIDE)
    assert set(index_files(PAGES[:1], GUIDE)) != set(index_files(PAGES, GUIDE))


@pytest.mark.parametrize("pages", [[], PAGES, LONG], ids=["none", "few", "more than memory holds"])
def test_an_index_written_to_a_folder_has_the_same_bytes(pages: list[Entry], tmp_path: Path) -> None:
    files = index_files(pages, GUIDE)
    assert set(write_index(iter(pages), GUIDE, tmp_path)) == set(files)
    assert contents(tmp_path) == files


def test_the_memory_for_an_index_does_not_grow_with_the_length_of_its_texts(tmp_path: Path) -> None:
    def peak(letters: int) -> int:
        texts = (f"{number} {'ก' * letters}" for number in range(200))
        pages = (index_entry(f"{text[:4]}/", "ชื่อ", 1.0, (Section("", "", (text,)),)) for text in texts)
        tracemalloc.start()
        try:
            write_index(pages, GUIDE, tmp_path)
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    assert peak(100_000) < peak(50_000) * 1.2


def test_our_worker_is_named_by_its_text() -> None:
    path, data = worker()
    assert re.fullmatch(r"assets/javascripts/workers/search\.[0-9a-f]{8}\.min\.js", path)
    assert b"postMessage" in data


@pytest.mark.skipif(not find_spec("minify"), reason="no minifier for this machine")
def test_our_worker_is_fetched_in_ten_kilobytes() -> None:
    assert len(gzip.compress(worker()[1])) <= 10 * 1024
