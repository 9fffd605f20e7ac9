"""Content that once passed the check and then ended a build in a traceback, or the check itself."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from ita_site.catalogue.free_text import MAX_NESTING, check_prose, to_html
from ita_site.catalogue.git_dates import last_changes
from ita_site.publish.check import load
from ita_site.source.problems import Code
from tests.builders.git import commit
from tests.builders.projects import ENVIRONMENT, ROOT, copy_project, run
from tests.builders.sites import SITES, Site

HERE = Path(__file__).parent
REPORT = "reports/2567-12m"
MEASURES = f"{REPORT}/measures"


def replace_report(site: Site, make: Callable[[Path], object]) -> None:
    folder = site.root / REPORT
    folder.rename(site.root.parent / "taken away")
    make(folder)


def replace_measures(site: Site, *names: str) -> None:
    for file in (site.root / MEASURES).iterdir():
        file.unlink()
    for name in names:
        file = site.root / MEASURES / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("---\nid: one\n---\n", encoding="utf-8")


DEEP = f"{'a/' * 14}x.md"
SPOILT: dict[str, tuple[Callable[[Site], object], str]] = {
    "a report that is a file": (
        lambda site: replace_report(site, lambda folder: folder.write_text("../elsewhere", encoding="utf-8")),
        f"{REPORT} unreadable",
    ),
    "a report that is a link to nowhere": (
        lambda site: replace_report(site, lambda folder: folder.symlink_to("nowhere")),
        f"{REPORT} unreadable",
    ),
    "measures that are a file": (
        lambda site: (
            (site.root / MEASURES).rename(site.root.parent / "x").joinpath("one.md").rename(site.root / MEASURES)
        ),
        f"{MEASURES} missing-file",
    ),
    "no measure but drafts": (lambda site: replace_measures(site, ".one.md", "one.md.bak"), f"{MEASURES} missing-file"),
    "no measure but drafts in folders": (
        lambda site: replace_measures(site, "drafts/one.md", DEEP),
        f"{MEASURES} missing-file",
    ),
    "no measure but a file of Windows": (lambda site: replace_measures(site, "Thumbs.db"), f"{MEASURES} missing-file"),
    "a name with a line break": (lambda site: site.write("a\nb.md", "x"), "a\\nb.md bad-character"),
    "a picture with a line break": (lambda site: site.write("a\nb.png", "x"), "a\\nb.png bad-character"),
    "a folder with a line break": (
        lambda site: site.write("reports/a\nb/index.md", "x"),
        "reports/a\\nb bad-character",
    ),
    "text nested deeply": (
        lambda site: site.write("deep.md", (HERE / "body-nested-1dot.md").read_text(encoding="utf-8")),
        "deep.md too-deep",
    ),
}


@pytest.mark.parametrize("name", SPOILT)
def test_the_check_names_it_as_an_error(name: str, site: Site) -> None:
    spoil, expected = SPOILT[name]
    spoil(site)
    reading = load(site.root)
    assert reading.catalogue is None
    errors = [str(problem).split(" ")[:2] for problem in reading.problems if problem.severity == "error"]
    places = [f"{path.removesuffix(':').partition('/')[2].partition(':')[0]} {code}" for path, code in errors]
    assert expected in places


@pytest.mark.parametrize(
    ("text", "line"),
    [
        pytest.param("- " * 1000 + "x", 7, id="lists on one line"),
        pytest.param("> " * 1000 + "x", 7, id="quotations on one line"),
        pytest.param(">" * 1000 + "x", 7, id="quotations without spaces"),
        pytest.param("x\n" + "1. " * 1000 + "x", 8, id="numbered lists"),
        pytest.param("> - " * 500 + "x", 7, id="both"),
        pytest.param(
            "\n".join(f"{' ' * 4 * deep}- x" for deep in range(110)), 7 + MAX_NESTING, id="lists step by step"
        ),
        pytest.param("\n".join("\t" * deep + "- x" for deep in range(110)), 7 + MAX_NESTING, id="steps of tabs"),
    ],
)
def test_free_text_that_is_nested_too_deeply_is_a_problem_at_its_line(text: str, line: int) -> None:
    assert [(p.code, p.line) for p in check_prose(text, "a.md", 7)] == [(Code.TOO_DEEP, line)]


@pytest.mark.parametrize("mark", ["- ", "> ", "1. "])
def test_the_deepest_text_that_is_taken_becomes_a_page(mark: str) -> None:
    text = mark * MAX_NESTING + "x"
    assert list(check_prose(text, "a.md", 1)) == []
    assert "x" in to_html(text, str, top=2)


@pytest.mark.parametrize(
    "when",
    ["1970-01-01T00:00:00 +0700", "@0 +0000", "@8620000000 +0000", "@99999999999 +0000"],
)
def test_a_commit_of_a_time_that_no_clock_had_leaves_its_files_without_a_date(when: str, site: Site) -> None:
    commit(site.root.parent)
    before = last_changes(site.root)
    site.write("about.md", "---\ntitle: x\ndescription: x\n---\n")
    commit(site.root.parent, when)
    assert last_changes(site.root) == before


def run_with(encoding: str, folder: Path, command: str) -> tuple[int, str]:
    """Run a command of `ita` whose output is in another encoding; return the exit code and all that it wrote."""
    chosen = {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    words = [sys.executable, "-m", "ita_site.commands", command]
    done = subprocess.run(words, cwd=folder, env=ENVIRONMENT | chosen, check=False, capture_output=True)
    return done.returncode, (done.stdout + done.stderr).decode(encoding, "replace")


@pytest.mark.parametrize("encoding", ["cp874", "ascii"])
def test_output_that_is_not_utf_8_ends_without_a_traceback(encoding: str, site: Site) -> None:
    site.write("a\u2192b.md", "x")
    code, text = run_with(encoding, site.root.parent, "check")
    assert (code, "Traceback" in text, "a\\u2192b.md" in text) == (1, False, True)


def test_a_build_whose_output_is_ascii_ends_as_it_went(tmp_path: Path) -> None:
    copy_project(tmp_path, SITES / "small")
    code, text = run_with("ascii", tmp_path, "build")
    assert (code, "Traceback" in text) == (0, False)
    assert (tmp_path / "site" / "index.html").is_file()


def test_a_project_whose_path_has_a_line_break_is_built_like_any_other(tmp_path: Path) -> None:
    folder = tmp_path / "a\nb"
    copy_project(folder, SITES / "small")
    assert run("ita_site.commands", "build", cwd=folder, PYTHONPATH=str(ROOT)).returncode == 0
    assert list((folder / "build").iterdir()) == []
