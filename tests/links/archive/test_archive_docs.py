"""docs/archive.md names every limit, command and finding, and no other."""

from __future__ import annotations

import dataclasses
import re

import pytest

from ita_site.commands.archive import command
from ita_site.links.archive.places import Limits
from ita_site.links.archive.proof.finding import MEANINGS, Fault
from tests.builders.projects import ROOT

TEXT = (ROOT / "docs" / "archive.md").read_text("utf-8")


def section(title: str) -> set[str]:
    part = TEXT.partition(f"· {title}\n")[2].partition("\n## ")[0]
    return set(re.findall(r"^\| `([^`]+)`", part, re.MULTILINE))


@pytest.mark.parametrize(
    ("title", "known"),
    [
        ("Limits", {field.name for field in dataclasses.fields(Limits)}),
        ("Commands", set(command.commands)),
        ("Proof", set(Fault)),
    ],
)
def test_a_table_names_all_that_there_is_and_no_more(title: str, known: set[str]) -> None:
    assert section(title) == known


def test_every_limit_is_given_with_its_value() -> None:
    for field in dataclasses.fields(Limits):
        assert re.search(rf"^\| `{field.name}` \| {field.default} \|", TEXT, re.MULTILINE), field.name


def test_every_finding_has_a_meaning_in_both_languages() -> None:
    assert set(MEANINGS) == set(Fault)
    assert all(thai and english.isascii() for thai, english in MEANINGS.values())
