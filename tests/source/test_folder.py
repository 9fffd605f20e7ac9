"""Files of a content folder: odd names, links, pipes, forbidden and deep folders are problems, never exceptions."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ita_site.source.folder import MAX_FOLDERS, is_source, look
from ita_site.source.problems import Code
from tests.builders.sites import AGENCY, ONE, SITES, Site, shown

if TYPE_CHECKING:
    from collections.abc import Iterator

MEASURES = "reports/2567-12m/measures"
NOBODY = 65534


def test_a_folder_lists_its_sources_and_folders_and_leaves_other_files_alone(site: Site) -> None:
    site.write("images/a.png", b"")
    folder = look(site.root)
    assert folder.sources_in("", ".md") == ["index.md"]
    assert folder.sources_in(MEASURES, ".md") == [ONE, f"{MEASURES}/two.md"]
    assert sorted(folder.folders[""]) == ["framework", "images", "reports"]
    assert (folder.has("agency.yml"), folder.has("images/a.png")) == (True, False)
    assert folder.problems == []


@pytest.mark.parametrize(
    ("name", "source"), [("a.md", True), ("A.MD", True), ("a.yaml", True), ("a.markdown", True), ("a.md.txt", False)]
)
def test_a_source_is_known_by_its_ending(name: str, source: bool) -> None:  # noqa: FBT001
    assert is_source(name) is source


@pytest.mark.parametrize(
    ("target", "problem"),
    [
        ("nowhere.md", "unreadable 'No such file or directory'"),
        ("three.md", "unreadable 'Too many levels of symbolic links'"),
        ("/dev/zero", "unreadable 'ลิงก์ไปที่อื่น (a link to elsewhere)'"),
    ],
)
def test_a_link_to_no_file_is_told_and_not_opened(site: Site, target: str, problem: str) -> None:
    (site.root / MEASURES / "three.md").symlink_to(target)
    assert site.problems() == [f"{MEASURES}/three.md:0 {problem}"]


def test_a_pipe_is_told_and_not_waited_for(site: Site) -> None:
    os.mkfifo(site.root / MEASURES / "three.md")
    assert site.problems() == [f"{MEASURES}/three.md:0 unreadable 'ไม่ใช่ไฟล์ (not a file)'"]


@pytest.mark.parametrize(
    "path",
    [
        ONE,
        "about.md",
        AGENCY,
        "framework/nacc-2566.yml",
        "search-aliases.yml",
        "link-health.json",
        "link-overrules.yml",
        "templates/report.docx",
        "plan.pdf",
        "drawing.svg",
        "one.md.txt",
        "page.html",
    ],
)
def test_a_file_that_is_a_link_is_refused_and_none_of_it_quoted(site: Site, tmp_path: Path, path: str) -> None:
    (tmp_path / "elsewhere").write_text("secret", encoding="utf-8")
    (site.root / path).parent.mkdir(exist_ok=True)
    (site.root / path).unlink(missing_ok=True)
    (site.root / path).symlink_to(tmp_path / "elsewhere")
    reading = site.read()
    assert f"{path}:0 unreadable 'ลิงก์ไปที่อื่น (a link to elsewhere)'" in [shown(p) for p in reading.problems]
    assert reading.catalogue is None
    assert not any("secret" in str(problem) for problem in reading.problems)


@pytest.mark.parametrize("path", ["reports/2567-12m", MEASURES, "reports", "framework", "templates", "images", ".old"])
def test_a_folder_that_is_a_link_is_refused(site: Site, tmp_path: Path, path: str) -> None:
    elsewhere = tmp_path / "elsewhere"
    if (site.root / path).exists():
        (site.root / path).rename(elsewhere)
    else:
        elsewhere.mkdir()
    (site.root / path).symlink_to(elsewhere)
    assert f"{path}:0 unreadable 'ลิงก์ไปที่อื่น (a link to elsewhere)'" in site.problems()


def test_a_hidden_link_to_no_folder_is_the_lock_of_an_editor(site: Site) -> None:
    (site.root / ".#index.md").symlink_to("somebody@host.1234")
    assert site.problems() == []


@pytest.mark.parametrize("path", ["plan.pdf", "link-health.json", "link-overrules.yml", "report.docx", "noending"])
def test_a_pipe_of_any_name_is_refused_and_not_waited_for(site: Site, path: str) -> None:
    os.mkfifo(site.root / path)
    assert site.problems() == [f"{path}:0 unreadable 'ไม่ใช่ไฟล์ (not a file)'"]


@pytest.mark.parametrize("place", ["round", f"{MEASURES}/round", "images"])
def test_a_link_that_leads_round_and_round_is_not_followed(site: Site, place: str) -> None:
    (site.root / place).symlink_to(site.root)
    # MkDocs would follow it without end
    assert site.problems() == [f"{place}:0 unreadable 'ลิงก์ไปที่อื่น (a link to elsewhere)'"]


def test_a_file_that_links_out_of_the_content_is_never_published(site: Site, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret", encoding="utf-8")
    (site.root / "picture.png").symlink_to(tmp_path / "secret")
    assert site.problems() == ["picture.png:0 unreadable 'ลิงก์ไปที่อื่น (a link to elsewhere)'"]


@pytest.mark.parametrize(
    "name", ["one.md~", "one.md.bak", "~$plan.docx", "Thumbs.db", "page.html", "run.js", "noending"]
)
def test_a_draft_or_a_program_is_told_of(name: str, site: Site) -> None:
    (site.root / name).write_text("x", encoding="utf-8")
    assert site.problems() == [f"{name}:0 stray-file"]


@pytest.mark.parametrize(
    ("name", "right"),
    [
        ("three.md.txt", "three.md"),
        ("three.md.docx", "three.md"),
        ("three.md.rtf", "three.md"),
        ("three.MD", "three.md"),
        ("three.markdown", "three.md"),
        ("three.yml.txt", "three.yml"),
        ("three.YAML", "three.yml"),
        ("reports/2567-12m/measures/three.yml.txt", "three.md"),
    ],
)
def test_a_content_file_under_a_wrong_name_is_told_with_the_right_one(name: str, right: str, site: Site) -> None:
    site.write(name, "x")
    (problem,) = site.read().problems
    assert (problem.path, problem.code) == (f"content/{name}", Code.WRONG_ENDING)
    assert f"เปลี่ยนชื่อเป็น {right} " in problem.th
    assert f"rename it to {right};" in problem.en


def test_a_copy_under_a_wrong_name_beside_the_file_itself_stops_nothing(site: Site) -> None:
    site.write(f"{ONE}.txt", "x")
    assert site.problems() == [f"{ONE}.txt:0 stray-file"]


@pytest.mark.parametrize("name", ["agency.yml.txt", "agency.yaml", "agency.YML"])
def test_a_required_file_under_a_wrong_name_is_not_called_missing_as_well(name: str, site: Site) -> None:
    site.rename(AGENCY, name)
    assert site.problems() == [f"{name}:0 wrong-ending"]


@pytest.mark.parametrize("name", ["picture.PNG", "plan.pdf", "figures.csv", "notes.txt"])
def test_a_picture_or_document_is_for_visitors(name: str, site: Site) -> None:
    (site.root / name).write_text("x", encoding="utf-8")
    assert site.problems() == []


def test_a_required_file_that_is_there_but_broken_is_not_called_missing(site: Site) -> None:
    (site.root / "agency.yml").unlink()
    (site.root / "agency.yml").symlink_to("nowhere")
    assert site.problems() == ["agency.yml:0 unreadable 'No such file or directory'"]


@pytest.mark.parametrize(
    ("name", "shown_name"),
    [
        (b"three\n.md", "three\\n.md"),
        (b"\xff\xfe.md", "\\udcff\\udcfe.md"),
        (b"a\x1b[31m.md", "a\\x1b[31m.md"),
        ("ก\u202eข.md".encode(), "ก\\u202eข.md"),
    ],
)
def test_a_name_with_unfit_bytes_is_told_escaped(site: Site, name: bytes, shown_name: str) -> None:
    shutil.copyfile(site.root / ONE, os.fsencode(site.root / MEASURES) + b"/" + name)
    (problem,) = site.read().problems
    assert (problem.code, problem.found) == ("bad-character", shown_name)
    assert str(problem).startswith(f"content/{MEASURES}/{shown_name}: bad-character ")


def test_a_report_folder_with_unfit_bytes_is_told_escaped(site: Site) -> None:
    (site.root / "reports/2567-12m").rename(Path(os.fsdecode(os.fsencode(site.root / "reports") + b"/\xff\n")))
    reading = site.read()
    assert reading.catalogue is None
    assert {problem.code.value for problem in reading.problems} >= {"bad-character"}
    assert all("\\udcff\\n" in str(problem) for problem in reading.problems)


def test_a_file_may_have_a_thai_name(site: Site) -> None:
    site.rename(ONE, f"{MEASURES}/๑ มาตรการ (แก้ไข).md")
    assert site.problems() == []


def test_folders_deeper_than_content_needs_are_told_and_left(site: Site) -> None:
    deep = "/".join("d" for _ in range(MAX_FOLDERS + 30))
    site.write(f"{deep}/a.md", "")
    assert site.problems() == ["/".join("d" for _ in range(MAX_FOLDERS + 1)) + ":0 stray-file"]


def test_a_thousand_levels_of_folders_are_answered(tmp_path: Path) -> None:
    here = Path.cwd()
    os.chdir(tmp_path)
    try:
        for _ in range(1500):
            Path("d").mkdir()
            os.chdir("d")
        assert [shown(problem).endswith("stray-file") for problem in look(tmp_path).problems] == [True]
    finally:
        # pytest, which takes a folder away by recursion, could not
        while Path.cwd() != tmp_path:
            os.chdir("..")
            Path("d").rmdir()
        os.chdir(here)


def test_a_content_folder_that_is_a_file_is_missing(tmp_path: Path) -> None:
    (tmp_path / "content").write_text("", encoding="utf-8")
    assert Site(tmp_path / "content").problems() == ["content:0 missing-file"]


@pytest.fixture
def forbidden() -> Iterator[Site]:
    """A site in a folder that everyone may enter, read by a user whom the system refuses what is forbidden."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        site = Site(shutil.copytree(SITES / "small", Path(folder) / "content"))
        yield site
        for path in [site.root, site.root / "reports", site.root / MEASURES, site.root / ONE]:
            path.chmod(0o755)


def as_nobody(site: Site) -> list[str]:
    """Return the problems that a user without rights is shown."""
    user = os.geteuid()
    if user == 0:
        os.seteuid(NOBODY)
    try:
        return site.problems()
    finally:
        os.seteuid(user)


@pytest.mark.parametrize(
    ("path", "mode", "problems"),
    [
        (ONE, 0, [f"{ONE}:0 unreadable 'Permission denied'"]),
        (MEASURES, 0, [f"{MEASURES}:0 unreadable 'Permission denied'"]),
        (MEASURES, 0o444, [f"{MEASURES}/{name}.md:0 unreadable 'Permission denied'" for name in ("one", "two")]),
        ("reports", 0, ["reports:0 unreadable 'Permission denied'"]),
        ("", 0, ["content:0 unreadable 'Permission denied'"]),
    ],
)
def test_what_may_not_be_read_is_told(forbidden: Site, path: str, mode: int, problems: list[str]) -> None:
    (forbidden.root / path).chmod(mode)
    assert as_nobody(forbidden) == problems
