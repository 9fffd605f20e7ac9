"""Thousands of agencies are listed and searched without reading the content of one."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from ita_site.hub.hub import open_hub
from ita_site.hub.records.agencies import ON_A_PAGE, BadIdError, IdTakenError
from ita_site.hub.records.database import VERSION, Database, NewerDatabaseError
from ita_site.hub.roles import Account, Agency, Role

if TYPE_CHECKING:
    from pathlib import Path

    from ita_site.hub.hub import Hub

COUNT = 8_000
KEEPER = Account("keeper", is_keeper=True)


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Hub:
    hub = open_hub(tmp_path_factory.mktemp("many") / "hub")
    with hub.database.changing():
        for number in range(COUNT):
            hub.agencies.add(f"a-{number}", f"องค์การบริหารส่วนตำบล ที่ {number:04}")
    shutil.rmtree(hub.folder.root / "agencies", ignore_errors=True)
    return hub


def test_a_keeper_sees_all_a_page_at_a_time(hub: Hub) -> None:
    first = hub.agencies.page(KEEPER)
    assert (len(first.agencies), first.count) == (ON_A_PAGE, COUNT)
    last = hub.agencies.page(KEEPER, start=COUNT - 7)
    assert [agency.name[-4:] for agency in last.agencies] == [f"{COUNT - 7 + number:04}" for number in range(7)]


@pytest.mark.parametrize("sought", ["ตำบลที่ 0421", "ที่0421", " ตำบล  ที่ 0421 ", "A-421\n"])
def test_an_agency_is_searched_by_its_name_or_id_however_it_is_spaced(hub: Hub, sought: str) -> None:
    assert "a-421" in [agency.id for agency in hub.agencies.page(KEEPER, sought).agencies]


@pytest.mark.parametrize("sought", ["%", "_", "' OR 1=1 --", "ไม่มี"])
def test_a_search_is_for_the_words_as_they_are(hub: Hub, sought: str) -> None:
    assert hub.agencies.page(KEEPER, sought).count == 0


def test_an_officer_sees_the_agencies_with_a_role_alone(hub: Hub) -> None:
    hub.accounts.make("officer")
    hub.accounts.grant("officer", "a-7", Role.OFFICER)
    officer = hub.accounts.named("officer")
    assert officer
    assert [agency.id for agency in hub.agencies.page(officer).agencies] == ["a-7"]
    assert hub.agencies.page(officer, "ที่ 0008").count == 0


@pytest.mark.parametrize("identity", ["", "..", "a/b", "A", "ก", "-a", "a" * 200, "con"])
def test_an_id_that_could_be_a_path_is_refused(hub: Hub, identity: str) -> None:
    with pytest.raises(BadIdError):
        hub.agencies.add(identity, "x")


def test_an_id_is_taken_once(hub: Hub) -> None:
    with pytest.raises(IdTakenError):
        hub.agencies.add("a-1", "x")


def test_a_block_that_fails_changes_nothing(hub: Hub) -> None:
    def fail() -> None:
        with hub.database.changing():
            hub.agencies.rename("a-1", "อื่น")
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    assert hub.agencies.named("a-1") == Agency("a-1", "องค์การบริหารส่วนตำบล ที่ 0001")


def test_a_database_of_a_newer_program_is_left_alone(tmp_path: Path) -> None:
    database = Database(tmp_path / "accounts.sqlite")
    database.connection.execute(f"PRAGMA user_version = {VERSION + 1}")
    database.close()
    with pytest.raises(NewerDatabaseError):
        Database(tmp_path / "accounts.sqlite")
