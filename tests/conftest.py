"""What tests of several modules share."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from tests.smallsite import SITES, Site

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """A small valid content tree, to be spoilt."""
    return Site(shutil.copytree(SITES / "small", tmp_path / "content"))
