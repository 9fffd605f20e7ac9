"""The program in a container: what the lock names, built by the lock's uv, without rights."""

from __future__ import annotations

import tomllib

import pytest
import yaml

from tests.builders.projects import ROOT

FILE = "scripts/container/Containerfile"
TEXT = (ROOT / FILE).read_text(encoding="utf-8")


def test_a_container_has_what_is_locked_and_runs_without_rights() -> None:
    assert "uv sync --frozen" in TEXT
    user = TEXT.index("\nUSER 10001\n")
    assert user < TEXT.index("\nENTRYPOINT ")
    assert "RUN" not in TEXT[user:]


def test_the_image_is_built_by_the_uv_of_the_lock() -> None:
    lock = (ROOT / "uv.lock").read_text(encoding="utf-8")
    version = lock.partition('name = "uv"\nversion = "')[2].partition('"')[0]
    assert f"ghcr.io/astral-sh/uv:{version} " in TEXT


@pytest.mark.parametrize(("folder", "service"), [("hub", "hub"), ("nation", "night")])
def test_a_compose_file_builds_it_with_an_extra_that_there_is(folder: str, service: str) -> None:
    composed = yaml.safe_load((ROOT / "scripts" / folder / "compose.yaml").read_text(encoding="utf-8"))
    build = composed["services"][service]["build"]
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert build["dockerfile"] == FILE
    assert build["args"]["EXTRA"] in project["project"]["optional-dependencies"]
    assert build["args"]["WORK"] == folder
