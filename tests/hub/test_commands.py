"""`ita hub` is called by keepers: what it makes, what it prints, and what it refuses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from ita_site.commands import run
from ita_site.hub.hub import open_hub
from ita_site.hub.roles import Role
from tests.builders.hubs import PHANGAT
from tests.builders.projects import contents, copy_project
from tests.builders.sites import SITES

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow

_FIRST = re.compile(r"[a-z0-9]{4}(?:-[a-z0-9]{4}){3}")


def hub_command(root: Path, name: str, *words: str) -> int:
    return run(["hub", name, "--hub", str(root), *words])


def test_an_agency_comes_with_a_copy_of_its_site_and_an_account_with_its_roles(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root, site = tmp_path / "hub", tmp_path / "site"
    copy_project(site, SITES / "small")
    assert hub_command(root, "add-agency", PHANGAT, "อบต.พะงาด", "--from", str(site), "--approval") == 0
    assert hub_command(root, "add-account", "สมหญิง", "--officer", PHANGAT) == 0
    password = _FIRST.search(capsys.readouterr().out)
    hub = open_hub(root)
    assert password
    account = hub.accounts.checked("สมหญิง", password[0])
    assert account
    assert (account.roles, account.must_change_password) == ({PHANGAT: {Role.OFFICER}}, True)
    agency = hub.agencies.named(PHANGAT)
    assert agency
    assert (agency.name, agency.wants_approval) == ("อบต.พะงาด", True)
    assert contents(hub.folder.site(PHANGAT)) == contents(site)
    assert [path.name for path in hub.folder.site(PHANGAT).parent.iterdir()] == [PHANGAT]
    assert password[0].encode() not in b"".join(contents(root).values()), "it is stored nowhere"


def test_a_first_password_again_takes_the_old_one_away(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    hub_command(tmp_path, "add-account", "keeper", "--keeper")
    assert hub_command(tmp_path, "add-account", "keeper", "--again") == 0
    first, second = (match[0] for match in list(_FIRST.finditer(capsys.readouterr().out))[::2])
    accounts = open_hub(tmp_path).accounts
    assert accounts.checked("keeper", first) is None
    account = accounts.checked("keeper", second)
    assert account
    assert account.is_keeper


def test_a_site_whose_content_is_elsewhere_is_refused(tmp_path: Path) -> None:
    config = copy_project(tmp_path / "site", SITES / "small", docs_dir="../elsewhere")
    assert hub_command(tmp_path / "hub", "add-agency", "x", "x", "--from", str(config.parent)) == 2
    assert not (tmp_path / "hub/agencies").exists()


@pytest.mark.parametrize(
    "words",
    [
        ["add-agency", "../x", "x"],
        ["add-agency", "x", "x", "--from", "nowhere"],
        ["add-account", "a b"],
        ["add-account", "x", "--officer", "nobody"],
        ["add-account", "nobody", "--again"],
        ["serve", "--trusted-header", "X-Remote-User"],
        ["night"],
        ["backup", "backup.tar"],
    ],
)
def test_what_cannot_be_is_refused_in_two_languages(
    tmp_path: Path, words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert hub_command(tmp_path / "hub", *words) == 2
    thai, english = capsys.readouterr().err.splitlines()
    assert thai.startswith("ผิดพลาด: ")
    assert english.startswith("Error: ")
