"""The portal of real content folders, over nights: what changed is said once, and nothing else is written."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from ita_site.links.judge.observation import Kind
from ita_site.nation.portal.pages.write import write_portal
from ita_site.publish.built_links import check_site, files_below
from tests.builders.portals import FIRST_NIGHT, NIGHT, MadeUpNation

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow

SHARED = "www.shared.example"


class Nights:
    """A made-up nation whose nights pass, and the folder of its portal."""

    def __init__(self, folder: Path) -> None:
        self.nation = MadeUpNation(folder)
        self.public = folder / "public"

    def portal(self, night: int) -> set[str]:
        """Bring database and portal up to date; return the names of files that are new or other than before."""
        before = {name: (self.public / name).read_bytes() for name in files_below(self.public)}
        self.nation.fill(FIRST_NIGHT + night * NIGHT)
        write_portal(self.nation.database, self.public)
        return {name for name in files_below(self.public) if before.get(name) != (self.public / name).read_bytes()}

    def see(self, kind: Kind, urls: tuple[str, ...], night: int, reason: str = "") -> None:
        """Have the link check see the same of links of the first agency."""
        self.nation.see("ka", kind, urls, FIRST_NIGHT + night * NIGHT, reason=reason)

    def twin(self, name: str) -> dict[str, Any]:
        """Return a twin."""
        data: dict[str, Any] = json.loads((self.public / name).read_bytes())
        return data


@pytest.fixture
def nights(tmp_path: Path) -> Nights:
    return Nights(tmp_path)


def test_a_host_that_dies_and_returns_is_told_of_once_each_time(nights: Nights) -> None:
    urls = nights.nation.add("ka", province="จังหวัดเลย", host=SHARED)
    nights.nation.add("kha", province="จังหวัดน่าน")
    nights.see(Kind.OK, urls, -7)
    nights.portal(-7)
    for night in range(1, 5):
        nights.see(Kind.GONE, urls, night, "nxdomain")
        nights.portal(night)
    assert [host["host"] for host in nights.twin("dead.json")["hosts"]] == [SHARED]
    nights.see(Kind.OK, urls, 5)
    nights.portal(5)
    assert nights.twin("dead.json")["hosts"] == []
    happenings = nights.twin("changes.json")["happenings"]
    words = [each["words"] for each in happenings if each["host"] == SHARED]
    assert words == [
        f"ทั้ง {len(urls)} ลิงก์ของ {SHARED} กลับมาเปิดได้",
        f"ทั้ง {len(urls)} ลิงก์ของ {SHARED} เปิดไม่ได้แล้ว ตรวจซ้ำแล้วยืนยัน",
    ]
    assert check_site(nights.public) == ()


def test_a_night_in_which_nothing_changed_writes_nothing(nights: Nights) -> None:
    nights.nation.add("ka")
    nights.portal(0)
    assert nights.portal(1) == set()


def test_a_change_of_words_of_an_agency_writes_no_page_of_another(nights: Nights) -> None:
    nights.nation.add("ka", province="จังหวัดเลย")
    nights.nation.add("kha", province="จังหวัดน่าน")
    nights.portal(0)
    nights.nation.change("ka", "ตัวอย่าง", "สมมุติ")
    names = nights.portal(1)
    assert "a/ka/index.html" in names
    assert not [name for name in names if name.startswith(("a/kha", "p/TH-55"))]


def test_an_agency_s_figures_are_those_of_its_content(nights: Nights) -> None:
    nights.nation.add("ka", province="จังหวัดเลย")
    nights.portal(0)
    agency = nights.twin("a/ka.json")
    newest = agency["reports"][0]["figures"]
    assert agency["province"] == "จังหวัดเลย"
    assert newest["activities"] == sum(newest["rungs"].values()) > 0
    assert newest["links"] == newest["link_states"]["unchecked"] > 0
    indicators = nights.twin("i.json")["frameworks"]
    measured = [line for framework in indicators for line in framework["indicators"] if line["indicator"]["measures"]]
    assert measured
