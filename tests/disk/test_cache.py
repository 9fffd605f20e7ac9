"""What was made is remembered by what it was made from; a damaged or missing folder costs time, never truth."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

import pytest

from ita_site.disk.cache import KEPT_DAYS, Cache, key_of, users_cache
from ita_site.disk.program_digest import program_digest

if TYPE_CHECKING:
    from pathlib import Path

KEY = key_of("page", b"data")
TEXT = "หน้าเว็บ".encode() * 100


def entry(folder: Path) -> Path:
    return next(file for file in folder.rglob("*") if file.is_file())


def test_what_was_put_is_returned_to_any_later_process(tmp_path: Path) -> None:
    Cache(tmp_path).put("pages", KEY, TEXT)
    assert Cache(tmp_path).get("pages", KEY) == TEXT


@pytest.mark.parametrize(
    ("kind", "key"), [("pages", key_of("other")), ("word", KEY)], ids=["another key", "another kind"]
)
def test_nothing_is_returned_for(tmp_path: Path, kind: str, key: str) -> None:
    Cache(tmp_path).put("pages", KEY, TEXT)
    assert Cache(tmp_path).get(kind, key) is None


@pytest.mark.parametrize("damage", [b"", b"no archive", None], ids=["empty", "other bytes", "one bit"])
def test_a_damaged_entry_counts_as_missing(tmp_path: Path, damage: bytes | None) -> None:
    cache = Cache(tmp_path)
    cache.put("pages", KEY, os.urandom(500))
    file = entry(tmp_path)
    data = bytearray(file.read_bytes())
    data[250] ^= 1
    file.write_bytes(bytes(data) if damage is None else damage)
    assert cache.get("pages", KEY) is None


def test_a_folder_that_is_a_file_remembers_nothing_and_fails_nobody(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file", encoding="utf-8")
    cache = Cache(tmp_path / "cache")
    cache.put("pages", KEY, TEXT)
    cache.sweep()
    assert cache.get("pages", KEY) is None


def test_entries_that_no_build_used_for_a_month_are_swept(tmp_path: Path) -> None:
    cache, long_ago = Cache(tmp_path), time.time() - (KEPT_DAYS + 1) * 86_400
    cache.put("pages", KEY, TEXT)
    os.utime(entry(tmp_path), (long_ago, long_ago))
    cache.put("pages", key_of("new"), TEXT)
    cache.sweep()
    assert cache.get("pages", KEY) is None
    assert cache.get("pages", key_of("new")) == TEXT


def test_an_entry_that_is_used_is_kept(tmp_path: Path) -> None:
    cache, long_ago = Cache(tmp_path), time.time() - (KEPT_DAYS + 1) * 86_400
    cache.put("pages", KEY, TEXT)
    os.utime(entry(tmp_path), (long_ago, long_ago))
    cache.get("pages", KEY)
    cache.sweep()
    assert cache.get("pages", KEY) == TEXT


@pytest.mark.parametrize(
    ("variables", "inside"),
    [
        ({"ITA_SITE_CACHE": "{}/named"}, "named"),
        ({"XDG_CACHE_HOME": "{}/xdg"}, "xdg/ita-site"),
        ({"HOME": "{}"}, ".cache/ita-site"),
        ({"ITA_SITE_CACHE": "none"}, None),
    ],
    ids=["named", "XDG", "home", "none"],
)
def test_the_users_cache_is_where_the_environment_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], inside: str | None
) -> None:
    for name in ("ITA_SITE_CACHE", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value.format(tmp_path))
    assert users_cache().folder == (None if inside is None else tmp_path / inside)


def test_a_key_tells_parts_from_their_sum() -> None:
    assert key_of("ab", "c") != key_of("a", "bc")


def test_the_program_has_one_digest() -> None:
    assert program_digest() == program_digest()
    assert len(program_digest()) == 64
