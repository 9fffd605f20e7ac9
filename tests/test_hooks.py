"""The MkDocs adapter, through MkDocs' own API and commands."""

from __future__ import annotations

import logging
import re
import shutil
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

import pytest
import yaml
from lxml import html
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from ita_site.pages.all_pages import all_pages
from ita_site.pages.output import Output
from ita_site.publish.built_links import check_site
from ita_site.settings import Settings
from ita_site.urls import Addresses
from scripts.bench.compare_sites import Page, read_pages
from tests.builders.git import commit
from tests.builders.projects import MEASURES, ROOT, contents, copy_project, run
from tests.builders.shared import SharedSites
from tests.builders.sites import GOLDEN, PHANGAT, catalogue_of

pytestmark = pytest.mark.slow

REPOSITORY = "https://github.com/agency/report"
EDIT = f"{REPOSITORY}/edit/main/content/"
BACK = {"prev": "next", "next": "prev"}
"""How a link to a neighbour is answered by the neighbour's."""


@pytest.fixture(autouse=True)
def _same_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")


@pytest.fixture(scope="module")
def real(shared: SharedSites) -> Path:
    """The site of the frozen report."""
    return shared.site(PHANGAT)


@pytest.fixture(scope="module")
def outputs() -> dict[str, Output]:
    """All pages of the real report."""
    return {output.path: output for output in all_pages(catalogue_of(PHANGAT), Settings())}


def build(config: Path, **options: Any) -> Path:
    """Build a project in this process; return its site."""
    mkdocs_build(load_config(str(config), **options))
    return config.parent / "site"


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def pages_of(site: Path) -> dict[str, Page]:
    """Return the pages of a site by path, without the one for wrong addresses."""
    return {name: page for name, page in read_pages(site).items() if name != "404.html"}


def edit_links(site: Path) -> dict[str, list[str]]:
    """The edit links of each page of a site."""
    pages = {file: html.document_fromstring(file.read_text(encoding="utf-8")) for file in site.rglob("*.html")}
    return {
        file.relative_to(site).as_posix(): [str(link) for link in page.xpath("//a[contains(@class, 'ita-edit')]/@href")]
        for file, page in pages.items()
        if file.name != "404.html"
    }


def test_a_second_build_in_one_process_shows_the_change_and_nothing_stale(tmp_path: Path) -> None:
    config = copy_project(tmp_path, GOLDEN)
    before = pages_of(build(config))
    change(tmp_path / MEASURES / "one.md", "มาตรการหนึ่ง", "มาตรการที่แก้แล้ว")
    (tmp_path / MEASURES / "two.md").unlink()
    site = build(config)
    after = pages_of(site)
    assert before.keys() - after.keys() == {
        "reports/2567-12m/measures/two/index.html",
        "reports/2567-12m/measures/two/activities/1/index.html",
    }
    assert "มาตรการที่แก้แล้ว" in after["reports/2567-12m/measures/one/index.html"].text
    assert [name for name, data in contents(site).items() if "มาตรการหนึ่ง".encode() in data] == []


def test_a_build_after_another_is_the_build_alone_to_the_byte(tmp_path: Path) -> None:
    build(copy_project(tmp_path / "first", GOLDEN, repo_url=REPOSITORY))
    config = copy_project(tmp_path / "second")
    after_another = contents(build(config))
    alone = run(
        "mkdocs", "build", "--site-dir", str(tmp_path / "alone"), cwd=config.parent, SOURCE_DATE_EPOCH="1700000000"
    )
    assert alone.returncode == 0, alone.stderr
    assert after_another == contents(tmp_path / "alone")


def test_every_page_of_the_catalogue_is_built_and_no_other(real: Path, outputs: dict[str, Output]) -> None:
    wanted = {re.sub(r"((?<![^/])index)?\.md$", "/index.html", path).replace("//", "/").lstrip("/") for path in outputs}
    assert pages_of(real).keys() == wanted


def test_without_directory_addresses_every_link_leads_to_a_file(tmp_path: Path) -> None:
    site = build(copy_project(tmp_path), use_directory_urls=False)
    pages = pages_of(site)
    assert "reports/2567-12m/measures/service-quality.html" in pages
    links = [link for page in pages.values() for link in page.links if link.startswith("https://site/")]
    assert links
    assert [link for link in links if not (site / unquote(urlsplit(link).path)[1:]).is_file()] == []
    assert check_site(site) == ()


def test_content_with_errors_stops_the_build_before_anything_is_written(tmp_path: Path) -> None:
    config = copy_project(tmp_path, GOLDEN)
    before = contents(build(config))
    change(tmp_path / MEASURES / "one.md", "items: [e1]", "items: [e99]")
    change(tmp_path / MEASURES / "two.md", "order: 2", "order: สอง\nunheard: of")
    done = run("mkdocs", "build", cwd=tmp_path)
    printed = done.stdout + done.stderr
    assert done.returncode == 1
    assert re.findall(r"(\w+\.md):\d+: ([\w-]+)", printed) == [
        ("one.md", "unknown-item"),
        ("two.md", "bad-number"),
        ("two.md", "unknown-field"),
    ]
    assert "Traceback" not in printed
    assert "The content has errors; the site was not built" in printed
    assert contents(tmp_path / "site") == before


def test_content_with_errors_makes_no_site_where_there_was_none(tmp_path: Path) -> None:
    config = copy_project(tmp_path, GOLDEN)
    change(tmp_path / MEASURES / "one.md", "items: [e1]", "items: [e99]")
    with pytest.raises(Abort):
        build(config)
    assert not (tmp_path / "site").exists()


def test_a_warning_about_content_is_told_and_stops_nothing(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    config = copy_project(tmp_path, GOLDEN)
    (tmp_path / "content" / "reports" / "stray.md").write_text("---\ntitle: ก\n---\n", encoding="utf-8")
    with caplog.at_level(logging.INFO, "mkdocs"):
        site = build(config)
    assert "content/reports/stray.md: stray-file" in caplog.text
    assert (site / "index.html").is_file()
    assert not (site / "reports" / "stray").exists()


@pytest.fixture(scope="module")
def neighbours(real: Path, outputs: dict[str, Output]) -> dict[str, dict[str, str]]:
    """The addresses of the pages before (`prev`) and after (`next`) each page, by its address, as its own links say."""
    addresses = Addresses()
    places: dict[str, dict[str, str]] = {}
    for path in outputs:
        address = addresses.of(path)
        links = html.document_fromstring((real / addresses.file(path)).read_text("utf-8")).xpath("//a[@rel]")
        around = {link.get("rel"): urljoin(f"https://site/{address}", link.get("href")) for link in links}
        places[address] = {
            relation: link.removeprefix("https://site/") for relation, link in around.items() if relation in BACK
        }
    return places


def test_the_way_to_a_neighbour_leads_back(neighbours: dict[str, dict[str, str]]) -> None:
    steps = [(page, to, relation) for page, around in neighbours.items() for relation, to in around.items()]
    assert steps
    assert [step for step in steps if neighbours[step[1]].get(BACK[step[2]]) != step[0]] == []


def test_a_page_outside_the_menu_is_marked_where_it_is_below(real: Path) -> None:
    page = html.document_fromstring((real / "reports/2567-12m/measures/service-quality/index.html").read_text("utf-8"))
    assert page.xpath("//*[@id='ita-menu']//a[@aria-current]/@href") == ["../../../../reports/2567-12m/"]
    assert page.xpath("//*[@id='ita-menu']//a/@aria-current") == ["true"]


def test_neighbours_of_measures_lead_from_the_first_to_the_last(neighbours: dict[str, dict[str, str]]) -> None:
    measures = [page for page in neighbours if "/measures/" in page and "/activities/" not in page]
    walked = [page for page in measures if "prev" not in neighbours[page]]
    while following := neighbours[walked[-1]].get("next"):
        walked.append(following)
    assert sorted(walked) == sorted(measures)


def test_breadcrumbs_lead_from_the_home_page_down(real: Path, outputs: dict[str, Output]) -> None:
    page = html.document_fromstring((real / "reports/2567-12m/measures/service-quality/index.html").read_text("utf-8"))
    crumbs = page.find_class("ita-crumbs")[0]
    assert [link.get("href") for link in crumbs.iter("a")] == ["../../../../", "../../"]
    above = ("index.md", "reports/2567-12m/index.md", "reports/2567-12m/measures/service-quality.md")
    steps = [item.text_content() for item in crumbs.iter("li")]
    assert all(steps)
    # a step may leave out what tells two reports apart
    assert [outputs[path].title.startswith(step) for path, step in zip(above, steps, strict=True)] == [True] * 3


def test_no_page_offers_an_edit_link_while_no_repository_is_configured(real: Path) -> None:
    assert {name for name, links in edit_links(real).items() if links} == set()


def test_each_page_links_to_the_source_it_is_made_from(tmp_path: Path, outputs: dict[str, Output]) -> None:
    config = copy_project(tmp_path, repo_url=REPOSITORY)
    links = edit_links(build(config))
    assert len(links) == len(outputs)
    for path, output in outputs.items():
        if not output.source:
            # the editors' guide is about the tool, and no agency's content
            assert path.startswith("editors/")
            continue
        (link,) = links[re.sub(r"((?<![^/])index)?\.md$", "/index.html", path).replace("//", "/").lstrip("/")]
        assert link == EDIT + output.source.removeprefix(f"{PHANGAT.name}/")
        assert (tmp_path / "content" / link.removeprefix(EDIT)).is_file()


def test_no_page_asks_a_repositorys_host(tmp_path: Path) -> None:
    config = copy_project(tmp_path, GOLDEN, repo_url=REPOSITORY)
    build(config)
    for name, data in contents(tmp_path / "site").items():
        if name.endswith(".html"):
            assert b'data-md-component="source"' not in data, name


def test_no_draft_is_published(tmp_path: Path) -> None:
    config = copy_project(tmp_path, GOLDEN)
    for name in ("index.md~", "index.md.bak", "page.html", "plan.pdf"):
        (tmp_path / "content" / name).write_text("x", encoding="utf-8")
    build(config)
    made = {Path(name).name for name in contents(tmp_path / "site")}
    assert "plan.pdf" in made
    assert not made & {"index.md~", "index.md.bak", "page.html"}


def test_no_branch_is_guessed_where_none_is_configured(tmp_path: Path) -> None:
    site = build(copy_project(tmp_path, GOLDEN, repo_url=REPOSITORY, edit_uri=None))
    assert {name for name, links in edit_links(site).items() if links} == set()


def test_pages_tell_the_day_of_their_last_change_unless_a_file_of_theirs_was_changed_since(tmp_path: Path) -> None:
    config = copy_project(tmp_path, GOLDEN)
    commit(tmp_path)
    change(tmp_path / MEASURES / "two.md", "order: 2", "order:  2")
    dated = {name for name, page in pages_of(build(config)).items() if "แก้ไขล่าสุด 29 กุมภาพันธ์ 2567" in page.text}
    assert "reports/2567-12m/measures/one/index.html" in dated
    assert "about/index.html" in dated
    # the second measure is part of all these
    assert dated.isdisjoint({"reports/2567-12m/measures/two/index.html", "reports/2567-12m/index.html", "index.html"})


@pytest.mark.parametrize("part", ["title", "description"])
def test_every_page_has_its_own_title_and_description(part: str, real: Path) -> None:
    values = [getattr(page, part) for page in pages_of(real).values()]
    assert all(values)
    assert len(set(values)) == len(values)


def test_titles_are_words_in_the_head_and_in_the_menu(tmp_path: Path) -> None:
    title = """<b>ก</b> &amp; "ข" {{ 7*7 }} </title>"""
    config = copy_project(tmp_path, GOLDEN)
    written = f"---\ntitle: '{title}'\ndescription: '{title}'\n---\n"
    (tmp_path / "content" / "about.md").write_text(written, encoding="utf-8")
    page = html.document_fromstring((build(config) / "about" / "index.html").read_text("utf-8"))
    assert str(page.findtext(".//title")).startswith(title)
    assert page.xpath("string(//meta[@name='description']/@content)") == title
    menu = page.xpath("//div[@id='ita-menu']")[0]
    assert title in " ".join(menu.text_content().split())
    assert [part.text for part in menu.iter("b")] == []


def test_sources_are_not_published_and_files_for_visitors_are(tmp_path: Path) -> None:
    config = copy_project(tmp_path, GOLDEN)
    (tmp_path / "content" / "pictures").mkdir()
    (tmp_path / "content" / "pictures" / "a.svg").write_text("<svg/>", encoding="utf-8")
    names = contents(build(config))
    assert "pictures/a.svg" in names
    assert [name for name in names if name.endswith((".md", ".yml", ".yaml"))] == []


def with_link_in_theme(folder: Path, address: str) -> Path:
    """Copy the small project with a link in every page's footer."""
    shutil.copytree(ROOT / "overrides", folder / "overrides")
    change(folder / "overrides" / "partials" / "footer.html", "</footer>", f'<a href="{address}">ไป</a></footer>')
    theme = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))["theme"]
    return copy_project(folder, GOLDEN, theme=theme | {"custom_dir": "overrides"})


@pytest.mark.parametrize("address", ["nowhere/", "#nothing-has-this-id", "/about/"])
def test_a_broken_link_of_the_finished_html_fails_a_strict_build(address: str, tmp_path: Path) -> None:
    config = with_link_in_theme(tmp_path, address)
    done = run("mkdocs", "build", "--strict", cwd=config.parent)
    assert done.returncode == 1
    assert re.search(rf'site/about/index\.html:\d+: broken-link .*"{re.escape(address)}"', done.stderr)
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("address", ["missing.md", "../missing.png", "about.md#nothing-has-this-id"])
def test_a_broken_link_in_a_text_fails_a_strict_build(address: str, tmp_path: Path) -> None:
    config = copy_project(tmp_path, GOLDEN)
    with (tmp_path / "content" / "index.md").open("a", encoding="utf-8") as file:
        file.write(f"\n[ไป]({address})\n")
    done = run("mkdocs", "build", "--strict", cwd=config.parent)
    assert done.returncode == 1
    assert "broken-link" in done.stderr


def test_a_build_prints_a_few_lines_and_none_of_them_is_an_advertisement(tmp_path: Path) -> None:
    copy_project(tmp_path)
    done = run("ita_site.commands", "build", cwd=tmp_path, PYTHONPATH=str(ROOT), NO_MKDOCS_2_WARNING="")
    assert done.returncode == 0, done.stderr
    printed = (done.stdout + done.stderr).splitlines()
    assert len(printed) <= 6
    assert [line for line in printed if "WARNING" in line or "Material" in line] == []


def test_no_script_of_ours_has_comments_or_indents_for_visitors(real: Path) -> None:
    ours = [*(ROOT / "overrides").rglob("*.js"), *real.rglob("workers/search.*.js")]
    texts = {file.name: next(real.rglob(file.name)).read_text(encoding="utf-8") for file in ours}
    assert {"search-box.js", "site.js", "tables.js"} < texts.keys()
    assert [name for name, text in texts.items() if re.search(r"^\s|/\*|(^|\s)//", text, re.MULTILINE)] == []


def test_every_page_names_our_search_worker_and_none_the_themes(real: Path) -> None:
    pages = [file.read_text(encoding="utf-8") for file in real.rglob("*.html")]
    workers = sorted(file.relative_to(real).as_posix() for file in real.rglob("search*.min.js*"))
    assert len(workers) == 1
    assert [page.count(workers[0]) for page in pages] == [1] * len(pages)
    assert not (real / "assets/javascripts/lunr").exists()
