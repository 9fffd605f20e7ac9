"""The way out: what scripts/stage.py writes, what it refuses, and that it writes all or nothing."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st
from mkdocs.utils.meta import get_data
from pathspec import GitIgnoreSpec

from ita_site.pages.output import Output
from ita_site.publish.outputs import attachments, edit_base
from ita_site.publish.staging import MARKER, outside, page_text
from ita_site.settings import Settings
from scripts.stage import main as stage
from tests.builders.projects import MEASURES, ROOT, contents, copy_project, run
from tests.builders.sites import GOLDEN, catalogue_of

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow


@pytest.fixture
def config(tmp_path: Path) -> Path:
    """Copy the small project; return its mkdocs.yml."""
    return copy_project(tmp_path / "project", GOLDEN)


def staged(config: Path, folder: Path) -> dict[str, Any]:
    """Stage a project; return the mkdocs.yml that was written."""
    assert stage([str(folder), "--config", str(config)]) == 0
    options: dict[str, Any] = yaml.safe_load((folder / "mkdocs.yml").read_text(encoding="utf-8"))
    return options


def rewrite(config: Path, **options: Any) -> None:
    kept = yaml.safe_load(config.read_text(encoding="utf-8"))
    config.write_text(yaml.safe_dump(kept | options, allow_unicode=True), encoding="utf-8")


@pytest.mark.slow
def test_the_folder_holds_pages_theme_and_settings_and_needs_nothing_outside_itself(
    config: Path, tmp_path: Path
) -> None:
    written = staged(config, tmp_path / "out")
    names = contents(tmp_path / "out")
    assert {name.split("/")[0] for name in names} == {MARKER, "docs", "mkdocs.yml", "overrides"}
    assert "docs/reports/2567-12m/measures/one/index.md" in names
    assert "hooks" not in written
    assert written["docs_dir"] == "docs"
    assert written["theme"]["custom_dir"] == "overrides"
    assert str(tmp_path) not in (tmp_path / "out" / "mkdocs.yml").read_text(encoding="utf-8")


@pytest.mark.slow
def test_the_menu_is_written_out_and_all_other_pages_are_declared_apart(config: Path, tmp_path: Path) -> None:
    written = staged(config, tmp_path / "out")
    assert written["nav"][0] == {"หน้าแรก": "index.md"}
    assert {"ทำแล้วหรือยัง": "reports/2567-12m/coverage/index.md"} in written["nav"]
    assert "/reports/2567-12m/measures/" in written["not_in_nav"].splitlines()


@pytest.mark.slow
def test_what_the_settings_say_otherwise_is_kept(config: Path, tmp_path: Path) -> None:
    rewrite(config, site_url="https://example.go.th/ita/", copyright="ก", nav=[{"ก": "index.md"}, {"ข": ["about.md"]}])
    written = staged(config, tmp_path / "out")
    assert written["nav"] == [{"ก": "index.md"}, {"ข": ["about/index.md"]}]
    assert written["extra"]["ita"]["agency"]["name"] == "หน่วยงานตัวอย่าง"
    assert (written["site_url"], written["copyright"]) == ("https://example.go.th/ita/", "ก")


@pytest.mark.slow
def test_pages_keep_their_place_where_addresses_name_files(config: Path, tmp_path: Path) -> None:
    rewrite(config, use_directory_urls=False)
    staged(config, tmp_path / "out")
    page = (tmp_path / "out" / "docs" / "reports" / "2567-12m" / "coverage.md").read_text(encoding="utf-8")
    assert '<a href="../../index.html">' in page


@pytest.mark.slow
def test_files_for_visitors_come_along_and_sources_and_hidden_files_do_not(config: Path, tmp_path: Path) -> None:
    for name in ("pictures/ภาพ.svg", ".secret/a.txt", "pictures/.DS_Store", "templates/a.html", "notes.yml"):
        file = config.parent / "content" / name
        file.parent.mkdir(exist_ok=True)
        file.write_text("<svg/>", encoding="utf-8")
    staged(config, tmp_path / "out")
    other = {name for name in contents(tmp_path / "out" / "docs") if not name.endswith(".md")}
    made = dict(attachments(catalogue_of(config.parent / "content"), Settings(), config.parent / "content"))
    assets = {name for name in other if name.startswith(("assets/", "search/"))}
    assert other - made.keys() - assets == {"pictures/ภาพ.svg"}
    assert other >= made.keys()


@pytest.mark.slow
def test_staging_again_replaces_the_whole_folder_with_what_engines_built_in_it(config: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    staged(config, out)
    first = contents(out)
    (out / "site").mkdir()
    (out / ".cache").mkdir()
    (out / "docs" / "stale.md").write_text("ก", encoding="utf-8")
    (config.parent / MEASURES / "two.md").unlink()
    staged(config, out)
    gone = {name for name in first.keys() - contents(out).keys() if not name.startswith("docs/search/")}
    assert gone == {
        "docs/reports/2567-12m/measures/two/index.md",
        "docs/reports/2567-12m/measures/two.json",
        "docs/reports/2567-12m/measures/two/activities/1/index.md",
        "docs/reports/2567-12m/measures/two/activities/1.json",
    }
    assert not (out / "docs" / "stale.md").exists()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out", "project"]


@pytest.mark.slow
def test_the_folder_is_readable_as_any_other(config: Path, tmp_path: Path) -> None:
    (tmp_path / "plain").mkdir()
    staged(config, tmp_path / "out")
    assert (tmp_path / "out").stat().st_mode == (tmp_path / "plain").stat().st_mode


@pytest.mark.parametrize("name", ["letter.txt", ".git/config", "docs/index.md"])
def test_a_folder_that_holds_anything_else_is_left_alone(
    name: str, config: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "out" / name
    file.parent.mkdir(parents=True)
    file.write_text("ของฉัน", encoding="utf-8")
    assert stage([str(tmp_path / "out"), "--config", str(config)]) == 2
    assert contents(tmp_path / "out") == {name: "ของฉัน".encode()}
    refused(capsys.readouterr().err, name.partition("/")[0])


@pytest.mark.slow
def test_what_was_added_to_a_staged_folder_is_not_lost(config: Path, tmp_path: Path) -> None:
    staged(config, tmp_path / "out")
    (tmp_path / "out" / ".git").mkdir()
    assert stage([str(tmp_path / "out"), "--config", str(config)]) == 2
    assert (tmp_path / "out" / ".git").is_dir()


@pytest.mark.parametrize("place", ["content/out", "content", ".", "mkdocs.yml", "../project"])
def test_the_sources_are_never_overwritten(place: str, config: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = contents(config.parent)
    assert stage([str(config.parent / place), "--config", str(config)]) == 2
    assert contents(config.parent) == before
    refused(capsys.readouterr().err, "")


def refused(printed: str, words: str) -> None:
    """Thai first, then English, and no traceback."""
    thai, english = printed.splitlines()
    assert re.search("[ก-๙]", thai)
    assert english.startswith("Error: ")
    assert words in english


def test_settings_that_are_not_there_are_a_wrong_call(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert stage([str(tmp_path / "out"), "--config", str(tmp_path / "missing.yml")]) == 2
    refused(capsys.readouterr().err, "missing.yml")


@pytest.mark.slow
def test_content_with_errors_writes_nothing_and_tells_all(
    config: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    staged(config, tmp_path / "out")
    before = contents(tmp_path / "out")
    for name, old, new in (("one.md", "[e1]", "[e99]"), ("two.md", "order: 2", "order: สอง")):
        file = config.parent / MEASURES / name
        file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    assert stage([str(tmp_path / "out"), "--config", str(config)]) == 1
    assert contents(tmp_path / "out") == before
    printed = capsys.readouterr().err
    assert re.findall(r"(\w+\.md):\d+: ([\w-]+)", printed) == [("one.md", "unknown-item"), ("two.md", "bad-number")]
    assert "nothing was written" in printed


@pytest.mark.slow
def test_a_place_that_cannot_be_written_is_told_in_words(config: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("ก", encoding="utf-8")
    done = run("scripts.stage", str(tmp_path / "file" / "out"), "--config", str(config), cwd=ROOT)
    assert done.returncode == 1
    assert "Error: cannot write" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.slow
def test_a_call_without_a_folder_is_a_wrong_call(config: Path) -> None:
    done = run("scripts.stage", "--config", str(config), cwd=ROOT)
    assert done.returncode == 2
    assert "DIR" in done.stderr


@pytest.mark.parametrize("data", [b"a: [", b"a: b: c", b"a: \xa1\xa2", b"a: \x00", b"\ta: b", b"a: *b"])
def test_settings_that_are_no_yaml_are_a_problem_and_no_accident(
    data: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "mkdocs.yml").write_bytes(data)
    assert stage([str(tmp_path / "out"), "--config", str(tmp_path / "mkdocs.yml")]) == 1
    assert "yaml-syntax" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


@given(st.text(), st.text())
@example("2567-02-29", "0o17")
@example("yes", '"ก": # \\ \u2028 \x85')
def test_every_title_comes_back_from_the_front_matter_as_it_was(title: str, description: str) -> None:
    output = Output("a.md", title, description, "---\n# ก\n---\n", "content/a.md")
    text, front = get_data(page_text(output))
    assert {name: unescape(value) for name, value in front.items()} == {"title": title, "description": description}
    assert text.strip() == "---\n# ก\n---"


@pytest.mark.parametrize(
    ("pages", "named", "patterns"),
    [
        (["index.md"], ["index.md"], []),
        (["index.md", "about.md"], ["index.md"], ["/about.md"]),
        (["a/index.md", "a/m/1.md", "a/m/2.md"], ["a/index.md"], ["/a/m/"]),
        (["a/index.md", "a/1.md", "b/c/1.md", "b/2.md"], ["a/index.md"], ["/a/1.md", "/b/"]),
        (["a/m/1.md", "am/1.md"], ["a/m/1.md"], ["/am/"]),
    ],
)
def test_pages_apart_are_named_by_their_widest_folder(pages: list[str], named: list[str], patterns: list[str]) -> None:
    assert outside(pages, named) == patterns


NAMES = st.lists(st.sampled_from(["a", "b", "c"]), min_size=1, max_size=4).map("/".join)


@given(st.sets(NAMES, min_size=1), st.data())
def test_patterns_match_exactly_the_pages_apart(names: set[str], data: st.DataObject) -> None:
    pages = {f"{name}.md" for name in names}
    named = data.draw(st.sets(st.sampled_from(sorted(pages))))
    matching = GitIgnoreSpec.from_lines(outside(pages, named))
    assert set(matching.match_files(pages)) == pages - named


@pytest.mark.parametrize(
    ("repository", "uri", "base"),
    [
        ("", "edit/main/content/", ""),
        ("https://github.com/a/b", "", ""),
        ("https://github.com/a/b", "edit/main/content/", "https://github.com/a/b/edit/main/content/"),
        ("https://github.com/a/b/", "edit/main/content/", "https://github.com/a/b/edit/main/content/"),
        ("https://example.org/a", "?path=content/", "https://example.org/a?path=content/"),
        ("https://example.org/a", "https://other.org/content/", "https://other.org/content/"),
    ],
)
def test_edit_links_start_where_mkdocs_would_start_them(repository: str, uri: str, base: str) -> None:
    assert edit_base(repository, uri) == base
