"""What tests of several modules share."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from tests.builders.sites import SITES, Site

if TYPE_CHECKING:
    from pathlib import Path

# a busy machine is no fault of the code; what must not take long is measured where it matters
settings.register_profile("ita", deadline=None)
settings.load_profile("ita")


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """A small valid content tree, to be spoilt."""
    return Site(shutil.copytree(SITES / "small", tmp_path / "content"))
