"""Workflows for GitHub, ours and those of `ita new`: actions are pinned, and a job may do only what it must."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from tests.builders.projects import ROOT

if TYPE_CHECKING:
    from pathlib import Path

OURS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
NEW_SITES = sorted((ROOT / "ita_site" / "new_site" / "site" / "github" / "workflows").glob("*.yml"))
USES = re.compile(r"uses: (\S+)(.*)")
PINNED = re.compile(r"[\w-]+/[\w-]+@[0-9a-f]{40}")
RIGHTS = {
    "audit": {"contents": "read"},
    "build": {"contents": "read", "pages": "read"},
    "check": {"contents": "write", "issues": "write", "actions": "write"},
    "code": {"contents": "read"},
    "content": {"contents": "read"},
    "deploy": {"pages": "write", "id-token": "write"},
    "release": {"contents": "write"},
}
"""The most that each job may do."""

workflows = pytest.mark.parametrize("path", [*OURS, *NEW_SITES], ids=lambda path: f"{path.parts[-5]}-{path.name}")


def steps(workflow: dict[str, Any]) -> list[dict[str, Any]]:
    return [step for job in workflow["jobs"].values() for step in job["steps"]]


def load(path: Path) -> dict[str, Any]:
    workflow: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return workflow


@workflows
def test_every_action_is_pinned_by_its_digest_with_the_version_beside_it(path: Path) -> None:
    for action, comment in USES.findall(path.read_text(encoding="utf-8")):
        assert PINNED.fullmatch(action), action
        assert re.fullmatch(r" # v\d+\.\d+\.\d+", comment), action


def test_an_action_has_one_digest_in_all_workflows() -> None:
    pins = defaultdict(set)
    for path in (*OURS, *NEW_SITES):
        for pin, comment in USES.findall(path.read_text(encoding="utf-8")):
            pins[pin.partition("@")[0]].add((pin, comment))
    assert {action: len(known) for action, known in pins.items() if len(known) > 1} == {}


@workflows
def test_a_workflow_may_nothing_and_each_job_only_what_it_needs(path: Path) -> None:
    workflow = load(path)
    assert workflow["permissions"] == {}
    for name, job in workflow["jobs"].items():
        assert job["permissions"].items() <= RIGHTS[name].items(), name


@workflows
def test_only_the_job_that_pushes_keeps_the_right_to_push(path: Path) -> None:
    kept = [step["with"]["persist-credentials"] for step in steps(load(path)) if "checkout@" in step.get("uses", "")]
    assert set(kept) <= {path.name == "links.yml"}


@workflows
def test_no_workflow_runs_with_rights_for_the_code_of_strangers_or_puts_their_words_into_a_shell(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert "pull_request_target" not in text
    assert not [step for step in steps(load(path)) if "${{" in step.get("run", "")]


@pytest.mark.parametrize("folder", [ROOT, ROOT / "ita_site" / "new_site" / "site"], ids=["ours", "new sites"])
def test_renovate_keeps_the_digests(folder: Path) -> None:
    assert "helpers:pinGitHubActionDigestsToSemver" in renovate(folder)["extends"]


def test_renovate_keeps_the_lock_and_the_workflows_of_new_sites() -> None:
    settings = renovate(ROOT)
    assert ":maintainLockFilesWeekly" in settings["extends"]
    patterns = [pattern.strip("/") for pattern in settings["github-actions"]["managerFilePatterns"]]
    for path in NEW_SITES:
        assert any(re.search(pattern, path.relative_to(ROOT).as_posix()) for pattern in patterns), path


def renovate(folder: Path) -> dict[str, Any]:
    settings: dict[str, Any] = json.loads((folder / "renovate.json").read_text(encoding="utf-8"))
    return settings
