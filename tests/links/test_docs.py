"""docs/link-health.md names everything that the code knows, and nothing else."""

from __future__ import annotations

import dataclasses
import re
from typing import Any

import pytest

from ita_site.catalogue.overrules import KEYS
from ita_site.commands.links import command
from ita_site.links.judge.observation import Kind
from ita_site.links.judge.reasons import NOTES, REASONS
from ita_site.links.memory.file import host_record
from ita_site.links.memory.file.link_record import FIELDS
from ita_site.links.memory.history import State, Thresholds
from ita_site.links.memory.overrule import STATES
from ita_site.links.memory.schedule import Rhythm
from ita_site.links.request.politeness import Pace
from ita_site.links.request.wire.connect import Limits
from ita_site.links.run.checking.subject import Persistence
from tests.builders.projects import ROOT

TEXT = (ROOT / "docs" / "link-health.md").read_text("utf-8")
SETTINGS: tuple[Any, ...] = (Thresholds, Rhythm, Pace, Persistence, Limits)


def _section(title: str) -> set[str]:
    part = TEXT.partition(f"· {title}\n")[2].partition("\n## ")[0]
    return set(re.findall(r"^\| `([^`]+)`", part, re.MULTILINE))


@pytest.mark.parametrize(
    ("title", "known"),
    [
        ("Observations", {kind.value for kind in Kind}),
        ("States", {state.value for state in State}),
        ("Reasons", set(REASONS)),
        ("Notes", {*NOTES, "overruled"}),
        ("The file", {*FIELDS, *host_record.FIELDS}),
        ("How a run ends", {"0", "1", "2"}),
        ("Settings", {field.name for setting in SETTINGS for field in dataclasses.fields(setting)}),
    ],
)
def test_a_table_names_all_that_there_is_and_no_more(title: str, known: set[str]) -> None:
    assert _section(title) == known


def test_every_option_is_described() -> None:
    options = {name for option in command.params for name in option.opts}
    assert {entry.partition(" ")[0] for entry in _section("Options")} == options


def test_every_setting_is_documented_with_its_value() -> None:
    for setting in SETTINGS:
        for field in dataclasses.fields(setting):
            assert re.search(rf"^\| `{field.name}` \| {re.escape(str(field.default))} \| \S", TEXT, re.MULTILINE), (
                field.name
            )


def test_the_overrules_file_is_described() -> None:
    for word in (*KEYS, *STATES):
        assert re.search(rf"\b{word}\b", TEXT.partition("· Overrules")[2])
