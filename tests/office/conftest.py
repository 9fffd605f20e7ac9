"""LibreOffice's own settings, for the tests that run it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="session")
def profile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of LibreOffice's settings: two processes cannot share one."""
    return tmp_path_factory.mktemp("libreoffice")
