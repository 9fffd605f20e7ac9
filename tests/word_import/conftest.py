"""What the tests of the importer share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.word_import.office import Desk, desk

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(name="office")
def an_office(tmp_path: Path) -> Desk:
    """An office that has the site's content, but no report yet."""
    return desk(tmp_path)
