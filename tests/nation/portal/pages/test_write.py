"""The portal as files: written where they differ, every page with what all pages say, twins with the same figures."""

from __future__ import annotations

import gzip
import json
import re
import shutil
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest
from bs4 import BeautifulSoup

from ita_site.nation.portal.pages import addresses
from ita_site.nation.portal.pages.page import ONLY
from ita_site.nation.portal.pages.write import write_portal
from ita_site.publish.built_links import check_site, files_below
from ita_site.publish.host_headers import policy
from ita_site.text.thai import sort_key
from tests.builders.portal_rows import AGENCIES, EVERY_STATE, REPORTS, make_portal_database
from tests.nation.portal.pages.kinds import KINDS

if TYPE_CHECKING:
    from pathlib import Path

ATOM = "{http://www.w3.org/2005/Atom}"
RANKING = re.compile(r"อันดับ|ที่สุด|ดีเด่น|ยอดแย่|ชนะ|แพ้|คะแนนสูง|คะแนนต่ำ|rank|best|worst", re.IGNORECASE)
MOST_OF_HOME = 110 * 1024

pytestmark = pytest.mark.slow


def page(public: Path, address: str) -> BeautifulSoup:
    return BeautifulSoup((public / addresses.file(address)).read_text(encoding="utf-8"), "lxml")


def twin(public: Path, address: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads((public / addresses.twin(address)).read_bytes())
    return data


def pages_of(public: Path) -> list[str]:
    return sorted(name for name in files_below(public) if name.endswith(".html") and not name.startswith("sites/"))


def words_of(public: Path, name: str) -> str:
    return BeautifulSoup((public / name).read_text(encoding="utf-8"), "lxml").get_text(" ", strip=True)


def bytes_below(public: Path) -> dict[str, bytes]:
    return {name: (public / name).read_bytes() for name in files_below(public)}


def test_a_second_run_writes_nothing(database: Path, public: Path) -> None:
    written = write_portal(database, public)
    assert (written.written, written.removed) == (0, 0)


def test_the_same_database_gives_the_same_bytes_in_any_folder(database: Path, tmp_path: Path) -> None:
    for name in ("first", "second"):
        (tmp_path / name).mkdir()
        write_portal(database, tmp_path / name)
    assert bytes_below(tmp_path / "first") == bytes_below(tmp_path / "second")


def test_a_change_of_an_agency_changes_no_page_of_another(database: Path, public: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(public, tmp_path / "public")
    changed = tmp_path / "portal.db"
    shutil.copy(database, changed)
    with closing(sqlite3.connect(changed)) as connection:
        connection.execute("UPDATE agency_reports SET measures = 7 WHERE agency_id = 'thatsaban'")
        connection.commit()
    before = bytes_below(copy)
    write_portal(changed, copy)
    after = bytes_below(copy)
    names = {name for name, data in after.items() if before.get(name) != data}
    assert names == {
        "index.json",
        "a/thatsaban/index.html",
        "a/thatsaban.json",
        "p/TH-30.json",
        addresses.twin(KINDS["district"]),
    }


def test_pages_of_an_agency_that_left_are_removed_and_sites_and_data_are_not(
    database: Path, public: Path, tmp_path: Path
) -> None:
    copy = shutil.copytree(public, tmp_path / "public")
    changed = tmp_path / "portal.db"
    shutil.copy(database, changed)
    with closing(sqlite3.connect(changed)) as connection:
        for table in ("agencies", "agency_reports", "links"):
            column = "id" if table == "agencies" else "agency_id"
            connection.execute(f"DELETE FROM {table} WHERE {column} = 'noreport'")
        connection.commit()
    removed = write_portal(changed, copy).removed
    assert not (copy / "a" / "noreport").exists()
    assert not (copy / "a" / "noreport.json").exists()
    assert removed == 4  # its page and that of its district, with their twins
    assert (copy / "data" / "agencies.csv").exists()
    assert (copy / "sites" / "nongtua" / "index.html").exists()
    assert 'href="../data/agencies.csv"' in (copy / "data" / "index.html").read_text(encoding="utf-8")


def test_a_nation_without_agencies_has_a_portal(tmp_path: Path) -> None:
    database = make_portal_database(tmp_path / "portal.db")
    with closing(sqlite3.connect(database)) as connection:
        for table in ("agencies", "agency_reports", "links", "events", "measures", "activities", "indicators"):
            connection.execute(f"DELETE FROM {table}")
        connection.commit()
    write_portal(database, tmp_path / "public")
    assert not check_site(tmp_path / "public")


@pytest.mark.parametrize("portal_url", ["", "https://portal.example/", "https://portal.example/ita/"])
def test_links_lead_somewhere_wherever_the_portal_is(database: Path, tmp_path: Path, portal_url: str) -> None:
    public = tmp_path / "public"
    write_portal(database, public, portal_url)
    base = portal_url.removeprefix("https://portal.example") or "/"
    assert check_site(public, base) == ()


def test_links_to_agencies_own_sites_lead_somewhere(public: Path) -> None:
    assert check_site(public) == ()


def test_every_page_says_whose_data_it_has_and_leads_to_method_and_data(public: Path) -> None:
    for name in pages_of(public):
        html = BeautifulSoup((public / name).read_text(encoding="utf-8"), "lxml")
        article = html.select_one("article")
        assert article is not None, name
        assert ONLY in article.get_text(), name
        assert len(html.find_all("h1")) == 1, name
        links = [str(link["href"]) for link in article.find_all("a", href=True)]
        assert any(link.endswith("method/") for link in links), name
        assert any(link.endswith(".json") for link in links) or name == "404.html", name
        assert html.find("meta", {"http-equiv": "Content-Security-Policy", "content": policy()}), name


def test_every_page_but_the_first_says_where_it_is(public: Path) -> None:
    for name in pages_of(public):
        html = BeautifulSoup((public / name).read_text(encoding="utf-8"), "lxml")
        assert (html.find("nav", class_="ita-crumbs") is None) == (name == "index.html"), name


def test_no_page_says_a_word_of_ranking(public: Path) -> None:
    said_words = {name: RANKING.findall(words_of(public, name)) for name in pages_of(public)}
    assert {name: words for name, words in said_words.items() if words} == {}


def test_agencies_are_in_the_order_of_their_names_whatever_their_figures(public: Path) -> None:
    for kind in ("province", "district"):
        for table in page(public, KINDS[kind]).find_all("table"):
            names = [cell.get_text() for cell in table.select("tbody th")]
            assert names == sorted(names, key=sort_key)


def test_no_table_can_be_sorted_by_a_figure(public: Path) -> None:
    assert not [name for name in pages_of(public) if "data-sort" in (public / name).read_text(encoding="utf-8")]


def test_the_page_of_an_agency_has_the_figures_of_its_twin(public: Path) -> None:
    html, data = page(public, KINDS["agency"]), twin(public, KINDS["agency"])
    rungs, links = ([row_of(row) for row in table.select("tbody tr")] for table in html.find_all("table"))
    for at, report in enumerate(data["reports"]):
        figures = report["figures"]
        assert [row[at] for row in rungs] == list(figures["rungs"].values())
        assert [row[at] for row in links] == list(figures["link_states"].values())
    assert [report["figures"]["activities"] for report in data["reports"]] == [31, 22]
    assert list(data["reports"][0]["figures"]["link_states"].values()) == list(EVERY_STATE)


def row_of(row: Any) -> list[int]:
    return [int(cell.get_text()) for cell in row.find_all("td")]


def test_the_home_page_has_the_figures_of_its_twin(public: Path) -> None:
    html, data = page(public, KINDS["home"]), twin(public, KINDS["home"])
    counts = [int(cell.get_text().replace(",", "")) for cell in html.select(".p-province-table td")]
    assert counts == [tile["province"]["agencies"] for tile in data["tiles"]] + [data["without_province"]]
    drawn = [int(text.get_text()) for text in html.select("svg .p-number")]
    assert sum(drawn) == sum(counts) - data["without_province"] == len(AGENCIES) - 1
    keys = [int(words.get_text().replace(",", "")) for words in html.select(".p-key strong")]
    newest = data["newest"]
    shown = [number for number in newest["link_states"].values() if number]
    assert keys == [*newest["rungs"].values(), *shown]
    assert newest["activities"] == sum(newest["rungs"].values()) == 43
    assert newest["reports"] == len(REPORTS) - 1


def test_the_sum_of_links_says_that_it_counts_them_for_each_agency(public: Path) -> None:
    html, data = page(public, KINDS["home"]), twin(public, KINDS["home"])
    captions = [caption.get_text() for caption in html.select("figcaption")]
    counted = f"ลิงก์หลักฐาน {data['newest']['links']} ลิงก์ {data['links_counted']} แยกตามผลตรวจ"
    assert counted in captions
    assert data["links_counted"] == "นับตามที่แต่ละหน่วยงานอ้างถึง"
    assert data["links_counted"] in words_of(public, addresses.file(KINDS["method"]))


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "not-found"])
def test_a_twin_says_of_itself_what_its_page_says(public: Path, kind: str) -> None:
    html, data = page(public, KINDS[kind]), twin(public, KINDS[kind])
    heading = html.find("h1")
    assert heading is not None
    assert data["title"] == heading.get_text()
    assert data["only"] == ONLY
    time = html.select_one("footer.ita-foot time")
    assert (str(time["datetime"]) if time else None) == data["renewed"]


def test_only_hosts_that_are_gone_as_a_whole_are_on_the_page_of_dead_hosts(public: Path) -> None:
    hosts = twin(public, KINDS["dead"])["hosts"]
    assert [host["host"] for host in hosts] == ["dead.example", "taken.example"]
    assert [owner["agency_id"] for owner in hosts[0]["agencies"]] == ["nowhere", "nongtua"]
    article = page(public, KINDS["dead"]).find("article")
    assert article is not None
    assert not re.search("(living|blocked|failing|unchecked).example", article.get_text())


def test_what_refuses_the_checker_is_never_among_what_does_not_open(public: Path) -> None:
    html = page(public, KINDS["district"])
    row = next(row for row in html.select("tbody tr") if "เทศบาลตำบลสมมุติ" in row.get_text())
    assert "โปรแกรมตรวจเข้าไม่ได้ ลองเปิดเอง 2" in row.get_text()
    assert "เปิดไม่ได้ " not in row.get_text()


def test_an_indicator_leads_to_the_measures_on_the_agencies_own_sites(public: Path) -> None:
    html = page(public, KINDS["indicator-province"])
    links = {link.get_text(): str(link["href"]) for link in html.select(".p-list a")}
    assert links == {
        "มาตรการสมมุติที่ 1 <ของ> nongtua & อื่น ๆ": "../../../../sites/nongtua/reports/2567-12m/measures/m1/",
        # a measure that its site has no page of yet leads to the site
        "มาตรการสมมุติที่ 2 <ของ> nongtua & อื่น ๆ": "../../../../sites/nongtua/",
        "มาตรการสมมุติที่ 1 <ของ> elsewhere & อื่น ๆ": "https://ita.elsewhere.example/reports/2567-12m/measures/m1/",
    }


def test_an_indicator_has_the_name_that_most_agencies_give_it(public: Path) -> None:
    heading = page(public, KINDS["indicator-province"]).find("h1")
    assert heading is not None
    assert heading.get_text() == "ตัวชี้วัดที่ 6 คุณภาพการดำเนินงาน จังหวัดนครราชสีมา"


@pytest.mark.parametrize(
    ("address", "number"),
    [(addresses.FEED, 13), (addresses.province_feed("TH-30"), 12), (addresses.province_feed("TH-50"), 0)],
)
def test_a_feed_is_atom_with_an_entry_of_its_own_for_each_event(public: Path, address: str, number: int) -> None:
    feed = ET.parse(public / address).getroot()
    assert feed.tag == f"{ATOM}feed"
    assert feed.findtext(f"{ATOM}subtitle") == ONLY
    entries = feed.findall(f"{ATOM}entry")
    assert all(entry.findtext(f"{ATOM}{name}") for entry in entries for name in ("id", "title", "updated", "summary"))
    assert len({entry.findtext(f"{ATOM}id") for entry in entries}) == len(entries) == number
    for entry in entries:
        link = entry.find(f"{ATOM}link")
        assert link is not None
        assert ((public / address).parent / link.attrib["href"] / "index.html").is_file()


def test_a_feed_of_a_portal_that_knows_its_address_has_whole_addresses(database: Path, tmp_path: Path) -> None:
    write_portal(database, tmp_path, "https://portal.example/")
    feed = ET.parse(tmp_path / addresses.FEED).getroot()
    assert [link.attrib["href"] for link in feed.findall(f"{ATOM}link")] == [
        "https://portal.example/changes/",
        "https://portal.example/changes/feed.xml",
    ]


def test_the_home_page_weighs_no_more_than_that_of_a_site(public: Path) -> None:
    html = page(public, addresses.HOME)
    loaded = html.select("link[rel=stylesheet], link[rel=preload], script, link[type='image/svg+xml']")
    names = ["index.html", *(str(tag.get("href") or tag.get("src")) for tag in loaded)]
    assert sum(packed(public / name) for name in names) <= MOST_OF_HOME


def packed(file: Path) -> int:
    data = file.read_bytes()
    return len(data if file.suffix == ".woff2" else gzip.compress(data))


def test_words_of_content_are_never_html(public: Path) -> None:
    text = (public / addresses.file(KINDS["indicator-province"])).read_text(encoding="utf-8")
    assert "&lt;ของ&gt;" in text
    assert "<ของ>" not in text
