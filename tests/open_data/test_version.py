"""Nothing that readers of the open data rely on changes without a new version.

`published/<version>.json` beside this file is what each version published. A file there is never changed;
one for a new version is written by `NEW_VERSION=1 .venv/bin/python -m pytest tests/open_data/test_version.py`.
"""

from __future__ import annotations

import json
import os
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from ita_site.open_data.version import HISTORY, SCHEMA_VERSION
from tests.open_data.watched import published

FOLDER = Path(__file__).parent / "published"

WHAT_TO_DO = """The open data has changed since version {version}:
{changes}
1. put a Change({needed!r}, …) that says so first in HISTORY of ita_site/open_data/version.py
2. run: NEW_VERSION=1 .venv/bin/python -m pytest tests/open_data/test_version.py
"""


def version(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.split("."))


def changes(old: dict[str, Any], new: dict[str, Any]) -> dict[str, str]:
    """What differs, by name: `gone`, `changed` or `new`."""
    lost = dict.fromkeys(old.keys() - new.keys(), "gone")
    other = {name: "changed" for name in old.keys() & new.keys() if old[name] != new[name]}
    return dict(sorted({**lost, **other, **dict.fromkeys(new.keys() - old.keys(), "new")}.items()))


def needed(before: str, differences: dict[str, str]) -> str:
    """The version that must follow `before` after these changes."""
    major, minor, _ = version(before)
    return f"{major}.{minor + 1}.0" if set(differences.values()) == {"new"} else f"{major + 1}.0.0"


def snapshot(name: str) -> dict[str, Any]:
    made: dict[str, Any] = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return made


def complaint(name: str, before: dict[str, Any], now: dict[str, Any]) -> str:
    differences = changes(before, now)
    if not differences:
        return ""
    lines = "\n".join(f"   {kind}: {what}" for what, kind in differences.items())
    return WHAT_TO_DO.format(version=name, changes=lines, needed=needed(name, differences))


def test_what_is_published_now_is_what_its_version_published() -> None:
    file = FOLDER / f"{SCHEMA_VERSION}.json"
    if os.environ.get("NEW_VERSION") and not file.exists():
        file.write_text(json.dumps(published(), indent=1) + "\n", encoding="utf-8")
    assert file.exists(), f"{SCHEMA_VERSION} is new: run this test with NEW_VERSION=1"
    message = complaint(SCHEMA_VERSION, snapshot(SCHEMA_VERSION), published())
    assert not message, message


def test_every_version_is_explained_and_kept() -> None:
    names = [change.version for change in HISTORY]
    assert names == sorted(names, key=version, reverse=True)
    assert {file.stem for file in FOLDER.glob("*.json")} == set(names)
    assert all(change.th and change.en for change in HISTORY)


def test_each_version_is_counted_up_as_far_as_its_changes_ask_for() -> None:
    for new, old in pairwise(change.version for change in HISTORY):
        assert version(new) >= version(needed(old, changes(snapshot(old), snapshot(new)))), new


FACT = {"type": "string"}


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        ({"a": FACT}, {"a": FACT, "b": FACT}, "1.3.0"),
        ({"a": FACT, "b": FACT}, {"a": FACT}, "2.0.0"),
        ({"a": FACT}, {"a": {"type": "integer"}}, "2.0.0"),
        ({"a": FACT}, {"b": FACT}, "2.0.0"),
    ],
)
def test_a_change_without_a_version_is_told_with_what_to_do(
    old: dict[str, Any], new: dict[str, Any], wanted: str
) -> None:
    message = complaint("1.2.0", old, new)
    assert f"Change('{wanted}'" in message
    assert "NEW_VERSION=1" in message
    assert complaint("1.2.0", old, old) == ""


def test_every_column_key_and_list_is_among_what_is_watched() -> None:
    facts = published()
    assert facts["column results.date"]["type"] == "date"
    assert facts["column activities.coverage"]["allowed"] == ["evidenced", "reported", "silent"]
    assert facts["table evidence"]["references"]["result_id"] == "results"
    assert facts["json report.measures.results.evidence"] == "evidence"


def test_how_files_are_written_and_where_they_stand_is_watched_too() -> None:
    facts = published()
    assert facts["csv guarded U+003D"] == "'"
    assert facts["csv sample text"] == 'a,a\r\n"ก""ข","ก""ข"\r\n'
    assert facts["json head measure $schema"]
    assert facts["package.resources[].schema.foreignKeys[].reference.resource"] == "str"
    assert facts["catalog.dcat:dataset[].gdc:license_id_other"] == "str"
    assert facts["catalog leads to report.xlsx"].endswith("spreadsheetml.sheet")
    assert facts["address reports/*/measures/*.json"]
    assert facts["licence CC-BY-4.0"]["gdc"] == "Creative Commons Attributions"


CODE = {
    "the guard": ("ita_site.open_data.csv_files.GUARD", "~"),
    "what is guarded": ("ita_site.open_data.csv_files.GUARDED", ("=",)),
    "quotation": ("ita_site.open_data.csv_files._cell", str),
    "a key of the package": ("ita_site.open_data.package.licences", lambda _: {}),
    "a key of the catalogue": ("ita_site.open_data.dcat._contact", lambda _: {}),
    "a field of data.go.th": ("ita_site.open_data.dcat.answered", lambda field, _: {f"{field}2": ""}),
    "a prefix": ("ita_site.open_data.dcat.CONTEXT", {}),
    "a kind of file": ("ita_site.open_data.files.OFFICE", {}),
    "the head of a twin": ("tests.open_data.watched.encoded", lambda *_: b"{}"),
}


@pytest.mark.parametrize("what", CODE)
def test_whoever_changes_it_in_the_code_is_told(what: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(*CODE[what])
    assert complaint(SCHEMA_VERSION, snapshot(SCHEMA_VERSION), published())
