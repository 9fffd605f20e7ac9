"""Fixtures for the tests of all rooms."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from tests.builders.shared import SharedSites
from tests.builders.sites import SITES, Site

if TYPE_CHECKING:
    from pathlib import Path

# a busy machine is no fault of the code; what must not take long is measured where it matters
settings.register_profile("ita", deadline=None)
settings.load_profile("ita")


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
