"""Which agencies a nation has: a folder of site folders or a list, with everything that is wrong at once."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from ita_site.nation.sites.checkout import without_password
from ita_site.nation.sites.read import read_sites
from ita_site.source.problems import Code
from tests.builders.nation import MadeUpAgency, write_nation
from tests.builders.nation_lists import change, git, write_list


@pytest.fixture
def nation(tmp_path: Path) -> Path:
    """A folder of three made-up agencies."""
    write_nation(tmp_path / "sites", 3)
    return tmp_path / "sites"


def lines(source: Path) -> list[str]:
    """Return the problems of a source, a line each: place, code, field, what was found, and the nearest value."""
    return [
        f"{each.path}:{each.line} {each.code} {each.field} {each.found!r} → {each.nearest}".rstrip(" →")
        for each in read_sites(source)[1]
    ]


def test_a_folder_of_site_folders_is_read_with_what_each_agency_says_of_itself(nation: Path) -> None:
    (nation / ".git").mkdir()
    (nation / "README.md").write_text("no site", encoding="utf-8")
    sites, problems = read_sites(nation)
    assert problems == ()
    assert [(site.id, site.code, site.province_code) for site in sites] == [
        (agency.id, f"{99_000_000 + agency.number}", agency.province.code) for agency in map(MadeUpAgency, (1, 2, 3))
    ]
    assert sites[0].config == nation / "agency-00001" / "mkdocs.yml"


def test_an_agency_that_says_no_id_has_the_name_of_its_folder(nation: Path) -> None:
    change(nation / "agency-00002", "id: agency-00002\n", "")
    assert [site.id for site in read_sites(nation)[0]] == ["agency-00001", "agency-00002", "agency-00003"]


def test_an_agency_that_says_no_code_of_its_province_has_that_of_its_name(nation: Path) -> None:
    change(nation / "agency-00001", f"province_code: {MadeUpAgency(1).province.code}\n", "")
    assert read_sites(nation)[0][0].province_code == MadeUpAgency(1).province.code


def test_all_that_is_wrong_in_a_folder_is_said_at_once_and_the_others_are_read(nation: Path) -> None:
    write_nation(nation, 8)
    change(nation / "agency-00002", "id: agency-00002", "id: agency-00001")
    change(nation / "agency-00003", 'code: "99000003"', 'code: "99000004"')
    change(nation / "agency-00005", "id: agency-00005", "id: Agency 5")
    (nation / "agency-00006" / "mkdocs.yml").unlink()
    (nation / "agency-00007" / "content" / "agency.yml").write_text("name: [", encoding="utf-8")
    assert [site.id for site in read_sites(nation)[0]] == ["agency-00008"]
    assert lines(nation) == [
        "sites/agency-00001/content/agency.yml:2 duplicate-id id 'agency-00001'",
        "sites/agency-00002/content/agency.yml:2 duplicate-id id 'agency-00001'",
        "sites/agency-00003/content/agency.yml:3 duplicate-id code '99000004'",
        "sites/agency-00004/content/agency.yml:3 duplicate-id code '99000004'",
        "sites/agency-00005/content/agency.yml:2 bad-id id 'Agency 5' → agency-5",
        "sites/agency-00006/mkdocs.yml:0 missing-file  ''",
        "sites/agency-00007/content/agency.yml:1 yaml-syntax  'name: ['",
    ]


def test_a_list_names_agencies_by_path_and_its_word_comes_before_that_of_agency_yml(nation: Path) -> None:
    province = MadeUpAgency(2).province
    source = write_list(
        nation,
        f"\ufeffid,code,province,path\nfirst,7,,sites/agency-00001\nsecond,,{province.short_name},sites/agency-00002\n\n",
    )
    sites, problems = read_sites(source)
    assert problems == ()
    assert [(site.id, site.code, site.province_code) for site in sites] == [
        ("first", "7", MadeUpAgency(1).province.code),
        ("second", "99000002", province.code),
    ]


def test_all_that_is_wrong_in_a_list_is_said_at_once_with_its_line(nation: Path) -> None:
    write_nation(nation, 8)
    rows = [
        "id,code,province,path,repository",
        "first,1,,sites/agency-00001,",
        "First,2,,sites/agency-00002,",
        "third,3,นครราชศรีมา,sites/agency-00003,",
        "fourth,4,,sites/nowhere,",
        "fifth,5,,,",
        ",6,,sites/agency-00004,",
        "seventh,x y,,sites/agency-00005,",
        "first,8,,sites/agency-00006,",
        "ninth,9,TH-28,sites/agency-00007,",
    ]
    source = write_list(nation, "\n".join(rows))
    assert read_sites(source)[0] == ()
    assert lines(source) == [
        "agencies.csv:2 duplicate-id id 'first'",
        "agencies.csv:3 bad-id id 'First' → first",
        "agencies.csv:4 bad-choice province 'นครราชศรีมา' → TH-30",
        "agencies.csv:5 missing-file path 'sites/nowhere/mkdocs.yml'",
        "agencies.csv:6 empty path ''",
        "agencies.csv:7 empty id ''",
        "agencies.csv:8 wrong-type code 'x y'",
        "agencies.csv:9 duplicate-id id 'first'",
        "agencies.csv:10 bad-choice province 'TH-28'",
    ]


def test_two_rows_with_one_folder_or_one_repository_are_a_problem_of_both(nation: Path) -> None:
    source = write_list(
        nation,
        "id,path,repository\n"
        "first,sites/agency-00001,\n"
        "second,sites/../sites/agency-00001/,\n"
        "third,,https://example.go.th/a.git\n"
        "fourth,,https://example.go.th/a.git\n"
        "fifth,sites/agency-00002,\n",
    )
    assert [site.id for site in read_sites(source)[0]] == ["fifth"]
    assert lines(source) == [
        "agencies.csv:2 bad-choice path 'sites/agency-00001'",
        "agencies.csv:3 bad-choice path 'sites/../sites/agency-00001/'",
        "agencies.csv:4 bad-choice repository 'https://example.go.th/a.git'",
        "agencies.csv:5 bad-choice repository 'https://example.go.th/a.git'",
    ]


def test_a_province_of_the_list_that_is_not_that_of_agency_yml_is_a_problem(nation: Path) -> None:
    source = write_list(nation, "id,province,path\nfirst,TH-10,sites/agency-00001\n")
    (problem,) = read_sites(source)[1]
    assert problem.allowed == f"{MadeUpAgency(1).province.code} (agency.yml)"


def test_a_list_without_the_columns_that_are_needed_names_what_was_meant(nation: Path) -> None:
    source = write_list(nation, "id,codes,paths\nfirst,1,sites/agency-00001\n")
    assert lines(source) == [
        "agencies.csv:1 unknown-field  'codes' → code",
        "agencies.csv:1 unknown-field  'paths' → path",
        "agencies.csv:1 missing-field path ''",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('id,path,province\nfirst,sites/agency-00001,"เลย\nsecond,sites/agency-00002,\n', ":2 unreadable"),
        ("id,path\nfirst," + "x" * 200_000, ":2 unreadable"),
        ("id,path\nfirst,sites/agency-00001,rest\n", ":2 unknown-field  'rest'"),
        ('id,path,\nfirst,"sites/agency-00001",x\n', ":2 unknown-field  'x'"),
        ("id,id,path\na,b,sites/agency-00001\n", ":1 duplicate-key id ''"),
        ("id;path\nfirst;sites/agency-00001\n", ":1 unknown-field  'id;path'"),
        ("id,path,repository\nfirst,sites/agency-00001,https://a.invalid/b\n", ":2 bad-choice path"),
        ('id,path\n"first\nx",sites/agency-00001\n', ":2 bad-id id 'first\\nx' → first-x"),
    ],
)
def test_a_row_that_is_no_row_of_a_table_is_a_problem_with_its_line(text: str, expected: str, nation: Path) -> None:
    source = write_list(nation, text)
    assert read_sites(source)[0] == ()
    assert lines(source)[0].startswith(f"agencies.csv{expected}")


def test_rows_before_a_quotation_mark_without_its_pair_are_read(nation: Path) -> None:
    source = write_list(nation, 'id,path\nfirst,sites/agency-00001\n"second,sites/agency-00002\n')
    assert [site.id for site in read_sites(source)[0]] == ["first"]


def test_an_agency_in_whose_folder_the_nation_would_write_is_left_out(nation: Path) -> None:
    sites, (problem,) = read_sites(nation, nation / "agency-00002" / "content" / "nation" / "checkouts")
    assert [site.id for site in sites] == ["agency-00001", "agency-00003"]
    assert "--state" in problem.hint


def test_the_settings_of_a_site_are_named_with_its_folder(nation: Path) -> None:
    (nation / "agency-00002" / "mkdocs.yml").write_text("site_name: [", encoding="utf-8")
    assert lines(nation)[0].startswith("sites/agency-00002/mkdocs.yml:1 yaml-syntax")


def test_columns_without_a_name_and_without_cells_are_passed_over(nation: Path) -> None:
    assert read_sites(write_list(nation, "id,path,,\nfirst,sites/agency-00001,,\n,,,\n"))[1] == ()


def set_content(site: Path, written: str) -> None:
    file = site / "mkdocs.yml"
    file.write_text(
        file.read_text(encoding="utf-8").replace("docs_dir: content", f"docs_dir: {written}"), encoding="utf-8"
    )


def lead(place: Path, target: str) -> None:
    shutil.rmtree(place)
    place.symlink_to(target)


UNREACHABLE: dict[str, Callable[[Path], None]] = {
    "docs_dir of 300 letters": lambda site: set_content(site, "a" * 300),
    "docs_dir that is no path": lambda site: set_content(site, r'"a\0b"'),
    "docs_dir that is no text": lambda site: set_content(site, r'"a\ud800"'),
    "content that leads to itself": lambda site: lead(site / "content", "content"),
    "content that leads to a name of 300 letters": lambda site: lead(site / "content", "a" * 300),
    "site folder that leads to a name of 300 letters": lambda site: lead(site, "a" * 300),
}


@pytest.mark.parametrize("damage", UNREACHABLE.values(), ids=UNREACHABLE.keys())
def test_an_agency_whose_folder_cannot_be_reached_is_left_out_and_the_others_are_read(
    damage: Callable[[Path], None], nation: Path
) -> None:
    source = write_list(nation, "id,path\nfirst,sites/agency-00001\nsecond,sites/agency-00002\n")
    damage(nation / "agency-00002")
    sites, problems = read_sites(source)
    assert ([site.id for site in sites], [each.code for each in problems]) == (["first"], [Code.UNREADABLE])
    sites, problems = read_sites(nation)
    assert [site.id for site in sites] == ["agency-00001", "agency-00003"]
    assert [each.code for each in problems] == [Code.UNREADABLE]


def test_a_path_of_300_letters_is_a_problem_of_its_row(nation: Path) -> None:
    source = write_list(nation, f"id,path\nfirst,sites/agency-00001\nsecond,{'a' * 300}\n")
    assert [site.id for site in read_sites(source)[0]] == ["first"]
    assert lines(source) == ["agencies.csv:3 unreadable path 'File name too long'"]


def test_a_folder_of_the_list_that_leads_to_itself_is_a_problem_of_its_row(nation: Path) -> None:
    (nation / "loop").symlink_to("loop")
    source = write_list(nation, "id,path\nfirst,sites/agency-00001\nsecond,sites/loop\n")
    assert [site.id for site in read_sites(source)[0]] == ["first"]
    assert lines(source) == ["agencies.csv:3 missing-file path 'sites/loop/mkdocs.yml'"]


def test_a_checkout_that_cannot_be_reached_is_a_problem_of_its_row(nation: Path) -> None:
    source = write_list(nation, "id,path,repository\nfirst,sites/agency-00001,\nsecond,,file:///nowhere\n")
    checkouts = nation.parent / "checkouts"
    checkouts.mkdir()
    (checkouts / "second").symlink_to("a" * 300)
    sites, problems = read_sites(source, checkouts, fetches=True)
    assert [site.id for site in sites] == ["first"]
    assert [(each.line, each.code, each.field) for each in problems] == [(3, Code.UNREADABLE, "repository")]


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("https://user:secret@host/x.git", "https://…@host/x.git"),
        ("https://user:p@ss@host/x.git", "https://…@host/x.git"),
        ("https://user:p/ss@host/x.git", "https://…@host/x.git"),
        ("https://token@host/x.git", "https://…@host/x.git"),
        ("https://a@b:secret@host/x.git", "https://…@host/x.git"),
        ("ssh://user:secret@host/x.git", "ssh://…@host/x.git"),
        ("ssh://a@b:secret@host:22/x.git", "ssh://…@host:22/x.git"),
        ("http://user:secret@host:80/x.git", "http://…@host:80/x.git"),
        ("fatal: 'https://u:p@h/' and 'https://v:q@i/'", "fatal: 'https://…@h/' and 'https://…@i/'"),
        ("https://user:p@ss/w@host/x.git", "https://…@host/x.git"),
        ("https://user:12/34@host/x.git", "https://…@host/x.git"),
        ("https://to/ken@host/x.git", "https://…@host/x.git"),
        ("https://user:a://b@host/x.git", "https://…@host/x.git"),
        ("ssh://git@host:22/x.git", "ssh://git@host:22/x.git"),
        ("no 'ssh://git@host/x.git' for u@host", "no 'ssh://git@host/x.git' for u@host"),
        ("ssh://to/ken@host/x.git", "ssh://…@host/x.git"),
        ("ssh://user@host:22/x@y.git", "ssh://…@y.git"),
        ("https://host:8443/x.git", "https://host:8443/x.git"),
        ("https://[::1]:8443/x.git", "https://[::1]:8443/x.git"),
        ("https://user:secret@[::1]:8443/x.git", "https://…@[::1]:8443/x.git"),
        ("https://host:8443/x@y.git", "https://…@y.git"),
        ("git@host:office/x.git", "git@host:office/x.git"),
    ],
)
def test_an_address_is_shown_without_what_stands_before_its_host(address: str, shown: str) -> None:
    assert without_password(address) == shown


@pytest.mark.slow
def test_the_password_of_a_repository_is_shown_nowhere(nation: Path) -> None:
    source = write_list(
        nation, "id,path,repository\na,,https://u:secret@127.0.0.1:1/b\nb,x,https://token@a.invalid/b\n"
    )
    for fetches in (False, True):
        shown = "".join(map(str, read_sites(source, nation.parent / "checkouts", fetches=fetches)[1]))
        assert "secret" not in shown
        assert "token" not in shown


@pytest.mark.slow
def test_repositories_are_cloned_then_brought_up_to_date_and_keep_their_link_states(nation: Path) -> None:
    office = nation / "agency-00001"
    for words in (("init", "-q", "-b", "main"), ("add", "."), ("commit", "-qm", "first")):
        git(office, *words)
    source = write_list(nation, f"id,repository\nfirst,file://{office}\nsecond,file://{nation}/nothing\n")
    checkouts = nation.parent / "checkouts"
    assert len(read_sites(source, checkouts)[1]) == 2
    sites, problems = read_sites(source, checkouts, fetches=True)
    assert [site.folder for site in sites] == [checkouts / "first"]
    (problem,) = problems
    assert (problem.line, problem.field) == (3, "repository")
    assert "does not" in problem.found
    states = checkouts / "first" / "content" / "link-health.json"
    states.write_text("what the night wrote", encoding="utf-8")
    change(office, "ทำขึ้นเพื่อทดสอบ", "ทำขึ้นเพื่อทดสอบอีกครั้ง")
    git(office, "commit", "-qam", "second")
    read_sites(source, checkouts, fetches=True)
    assert "อีกครั้ง" in (checkouts / "first" / "content" / "agency.yml").read_text(encoding="utf-8")
    assert states.read_text(encoding="utf-8") == "what the night wrote"


def _lose_head(checkout: Path) -> None:
    (checkout / ".git" / "HEAD").write_text("", encoding="utf-8")


def _leave_a_lock(checkout: Path) -> None:
    (checkout / ".git" / "shallow.lock").touch()


def _lose_repository(checkout: Path) -> None:
    shutil.rmtree(checkout / ".git")


@pytest.mark.slow
@pytest.mark.parametrize("damage", [_lose_head, _leave_a_lock, _lose_repository])
def test_a_damaged_checkout_is_made_anew_and_no_repository_around_it_is_touched(
    damage: Callable[[Path], None], nation: Path
) -> None:
    office, around = nation / "agency-00001", nation.parent / "around"
    checkouts = around / "nation" / "checkouts"
    around.mkdir()
    (around / "work.txt").write_text("committed", encoding="utf-8")
    for folder in (office, around):
        for words in (("init", "-q", "-b", "main"), ("add", "."), ("commit", "-qm", "first")):
            git(folder, *words)
    source = write_list(nation, f"id,repository\nfirst,file://{office}\n")
    assert read_sites(source, checkouts, fetches=True)[1] == ()
    (around / "work.txt").write_text("not committed", encoding="utf-8")
    states = checkouts / "first" / "content" / "link-health.json"
    states.write_text("what the night wrote", encoding="utf-8")
    damage(checkouts / "first")
    assert read_sites(source, checkouts, fetches=True)[1] == ()
    assert states.read_text(encoding="utf-8") == "what the night wrote"
    assert (around / "work.txt").read_text(encoding="utf-8") == "not committed"
    assert [path.name for path in checkouts.iterdir()] == ["first"]


@pytest.mark.parametrize("repository", ["--upload-pack=x", "ext::sh -c x", "http://a.invalid/b"])
def test_an_address_that_git_would_take_for_something_else_is_refused(repository: str, nation: Path) -> None:
    source = write_list(nation, f"id,repository\nfirst,{repository}\n")
    (problem,) = read_sites(source, nation.parent / "checkouts", fetches=True)[1]
    assert repository in problem.found


def test_three_hundred_agencies_are_read(tmp_path: Path) -> None:
    write_nation(tmp_path, 300)
    sites, problems = read_sites(tmp_path)
    assert (len(sites), problems) == (300, ())
    assert len({site.province_code for site in sites}) == 77
