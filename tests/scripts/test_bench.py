"""The benchmark: what it generates is valid, comparable and builds. No time is asserted."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from lxml import html

from ita_site.pages.all_pages import all_pages
from ita_site.publish.check import load
from ita_site.settings import Settings
from scripts.bench import build as bench_build
from scripts.bench import build_results
from scripts.bench import content as bench_content
from scripts.bench import stock as bench_stock
from tests.builders.projects import ROOT, run
from tests.builders.sites import PHANGAT

if TYPE_CHECKING:
    from pathlib import Path

MEASURES = 2 * bench_content.REPORTS


def words(file: Path) -> str:
    """The text of a page without its spaces, for those depend on how it is set out."""
    article = html.document_fromstring(file.read_text(encoding="utf-8")).xpath("//article")[0]
    for picture in article.xpath(".//svg"):
        picture.drop_tree()
    return "".join("".join(article.itertext()).split())


def content(folder: Path, measures: int) -> Path:
    bench_content.write_content(PHANGAT, folder, measures)
    return folder


def test_generated_content_is_valid_and_has_as_many_measures_as_were_asked_for(tmp_path: Path) -> None:
    reading = load(content(tmp_path / "content", MEASURES + 1))
    assert [str(problem) for problem in reading.problems] == []
    assert reading.catalogue is not None
    assert [len(report.measures) for report in reading.catalogue.reports] == [3, 2, 2, 2]


def test_a_measure_is_the_same_however_many_stand_around_it(tmp_path: Path) -> None:
    small, large = content(tmp_path / "small", MEASURES), content(tmp_path / "large", 2 * MEASURES)
    for place in bench_content.places(MEASURES):
        assert (large / place.source).read_bytes() == (small / place.source).read_bytes()


def test_a_page_by_hand_is_markdown_with_the_links_from_file_to_file() -> None:
    page = (
        '<h1>A</h1>\n\n<table><tr><td id="x"><p>1. b_c<br>- d</p></td></tr></table>\n\n## E {#e}\n\n<ul><li>f</li></ul>'
    )
    written = "# A\n\n| [](){#x}1\\. b\\_c<br>\\- d |\n| --- |\n\n## E {#e}\n\n- f\n"
    assert bench_stock.to_markdown(page) == written
    assert bench_stock.SourceAddresses().relative("a/b/c.md", "a/d.md", "e") == "../d.md#e"


def test_all_programs_build_the_same_pages_and_words(tmp_path: Path) -> None:
    sites = bench_build.prepare(tmp_path, MEASURES, judged=True)
    figures = {row.name: row for row in bench_build.measure([sites], 1)}
    catalogue = load(sites.ours.docs).catalogue
    assert catalogue is not None
    pages = list(all_pages(catalogue, Settings()))
    assert figures["ours"].pages == figures["stock"].pages == len(pages) + 1  # and 404.html
    place = next(bench_content.places(MEASURES))
    assert sites.stock is not None
    assert words(sites.ours.site / place.page) == words(sites.stock.site / place.page)
    promise = place.page.replace("index.html", "activities/1/index.html")
    assert words(sites.ours.site / promise) == words(sites.stock.site / promise)


def test_programs_are_compared_by_what_a_page_takes() -> None:
    figures = [figures_of("ours", pages=200, cpu=3.0), figures_of("stock", pages=100, cpu=2.0)]
    made = build_results.summary(figures, {}, {}, {})
    assert made["page_cpu"] == pytest.approx({"ours": 0.015, "stock": 0.02})
    assert made["ratio"] == pytest.approx({"stock": 0.75})


def figures_of(name: str, pages: int, cpu: float) -> build_results.Figures:
    return build_results.Figures(name, MEASURES, pages, site_bytes=1, cpu=cpu, wall=cpu, memory=1, runs=())


@pytest.mark.parametrize(
    ("points", "power"), [([(1.0, 2.0), (2.0, 4.0), (4.0, 8.0)], 1.0), ([(1.0, 1.0), (10.0, 100.0)], 2.0), ([], None)]
)
def test_growth_is_the_power_of_the_curve(points: list[tuple[float, float]], power: float | None) -> None:
    exponent = build_results.growth(points)
    assert exponent == power or exponent == pytest.approx(power)


def test_an_edit_is_built_and_seen_and_everything_measured_is_written(tmp_path: Path) -> None:
    file = tmp_path / "out" / "bench.json"
    # a process of its own: one process has one Playwright, and the tests may have begun theirs
    words = ["--sizes", str(bench_content.REPORTS), "--repeats", "1", "--json", str(file)]
    done = run("scripts.bench.build", *words, cwd=ROOT)
    assert "build after one edit" in done.stdout, done.stderr
    figures = json.loads(file.read_text(encoding="utf-8"))
    assert set(figures["ratio"]) >= {"stock"}
    assert set(figures["rebuild_part"]) == set(figures["seen_cpu"]) == {str(bench_content.REPORTS)}
