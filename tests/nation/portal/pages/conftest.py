"""A portal of agencies that do not exist, in a folder and on a server."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ita_site.nation.portal.files.write_files import write_files
from ita_site.nation.portal.pages.write import write_portal
from tests.browser.conftest import served
from tests.builders.portal_rows import make_portal_database

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(scope="session")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database in which there is each thing that a page can say."""
    return make_portal_database(tmp_path_factory.mktemp("portal") / "portal.db")


@pytest.fixture(scope="session")
def public(database: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of its portal, in which one agency has a site of its own; to be read only."""
    folder = tmp_path_factory.mktemp("public")
    own = folder / "sites" / "nongtua"
    for page in ("", "reports/2568-12m/", "reports/2567-12m/", "reports/2567-12m/measures/m1/"):
        (own / page).mkdir(parents=True, exist_ok=True)
        (own / page / "index.html").write_text("<h1>ตัวอย่าง</h1><p id=complain>", encoding="utf-8")
    write_files(database, folder / "data")
    write_portal(database, folder)
    return folder


@pytest.fixture(scope="session")
def portal(public: Path) -> Iterator[str]:
    """The address of the portal."""
    with served(public) as address:
        yield address
