"""Fixtures for the tests of all rooms."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings
from playwright.sync_api import sync_playwright

from tests.builders.projects import ROOT
from tests.builders.quick import mark_quick, refuse_start
from tests.builders.shared import SharedSites
from tests.builders.sites import SITES, Site

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

# a busy machine is no fault of the code; what must not take long is measured where it matters
settings.register_profile("ita", deadline=None, derandomize=True)
# the same examples each time, so that a change is blamed for nothing else; others by HYPOTHESIS_PROFILE=search
settings.register_profile("search", deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ita"))

# a shell lets its jobs in the background ignore Ctrl-C, and all that they start; programs under test hear it
signal.signal(signal.SIGINT, signal.default_int_handler)

# no test depends on what another run remembered; those of the cache name a folder of their own
os.environ["ITA_SITE_CACHE"] = "none"

CONTENT = str(ROOT / "content")
READERS = "tests/test_report.py::"
"""The tests that may read `content/`, which is the office's own and another in every copy of the project."""


def refuse_content(event: str, arguments: tuple[object, ...]) -> None:
    """Stop a test that opens a file of `content/`, or lists a folder in it.

    The list of `content/` itself is free: Python's search for modules (`pkgutil`) reads it.
    """
    if (
        event in {"open", "os.listdir", "os.scandir"}
        and str(arguments[0]).startswith(CONTENT + os.sep)
        and not os.environ.get("PYTEST_CURRENT_TEST", "").startswith(READERS)
    ):
        raise RuntimeError(f"tests read tests/sites/ and no content of an office: {arguments[0]}")


class Running:
    """The test that this process is running."""

    item: pytest.Item | None = None


def watch(event: str, arguments: tuple[object, ...]) -> None:
    refuse_content(event, arguments)
    refuse_start(event, running=Running.item)


sys.addaudithook(watch)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    Running.item = item
    try:
        return (yield)
    finally:
        Running.item = None


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    mark_quick(items)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A real Chromium. Playwright starts once in a process, so that all folders share it."""
    command = [sys.executable, str(ROOT / "scripts" / "install" / "browser.py"), "--print"]
    path = subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path)
        yield started
        started.close()


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """A copy of a small content folder without problems, to be spoilt."""
    return Site(shutil.copytree(SITES / "small", tmp_path / "content"))


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> SharedSites:
    """Sites that are built once for all tests; to be read only."""
    own = tmp_path_factory.getbasetemp()
    # each of pytest-xdist's processes has a folder of its own below that of the run
    folder = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "shared"
    folder.mkdir(exist_ok=True)
    return SharedSites(folder)
