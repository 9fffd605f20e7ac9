"""A mkdocs.yml is read without MkDocs: both forms, what it inherits, and every mistake as a problem."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from ita_site.publish.frame.option_reader import Script
from ita_site.publish.frame.options import SiteOptions, read_options
from ita_site.source.problems import Code

SHORT = "site_name: ก\ndocs_dir: content\ntheme:\n  name: ita\nplugins:\n  - ita\nedit_uri: edit/main/content/\n"
FULL = Path(__file__).with_name("mkdocs-2026.yml")


def write(folder: Path, text: str, name: str = "mkdocs.yml") -> Path:
    (folder / name).write_text(text, encoding="utf-8")
    return folder / name


def options(folder: Path, text: str) -> SiteOptions:
    """Return the options of a mkdocs.yml that has no mistake."""
    made = read_options(write(folder, text))
    assert isinstance(made, SiteOptions), made
    return made


def problems(folder: Path, text: str) -> list[tuple[str, int, Code, str]]:
    """Return where and what the problems of a mkdocs.yml are."""
    made = read_options(write(folder, text))
    assert not isinstance(made, SiteOptions)
    assert all(str(problem).count("\n") == 1 for problem in made), "Thai, and English below"
    return [(problem.path, problem.line, problem.code, problem.field) for problem in made]


def test_the_short_and_the_full_form_say_the_same(tmp_path: Path) -> None:
    short = options(tmp_path, SHORT)
    full = options(tmp_path, FULL.read_text(encoding="utf-8"))
    assert replace(full, site_name="ก", theme=None) == short
    assert short.content == tmp_path / "content"


def test_every_option_that_is_used_is_read(tmp_path: Path) -> None:
    made = options(
        tmp_path,
        "site_name: ก\nsite_url: https://a.example/b\nrepo_url: https://c.example/\nuse_directory_urls: false\n"
        "copyright: '<a href=\"https://a.example/\">©</a><script>x</script>'\nsite_dir: out\n"
        "extra_css: [assets/stylesheets/ita.css, own.css]\n"
        "extra_javascript:\n- {path: assets/javascripts/print.js, defer: true}\n- a.js\n"
        "- {path: b.mjs, type: module, async: true}\n"
        'nav: [index.md, {"<b>ข": about.md}, {ค: [data.md, {ง: https://d.example/}]}]\n',
    )
    assert made.site_url == "https://a.example/b/"
    assert "script" not in made.copyright
    assert 'href="https://a.example/"' in made.copyright
    assert made.site == tmp_path / "out"
    assert not made.directories
    assert made.stylesheets == ("own.css",)
    assert made.scripts == (Script("a.js"), Script("b.mjs", type="module", is_async=True))
    assert made.nav == ("index.md", {"&lt;b&gt;ข": "about.md"}, {"ค": ["data.md", {"ง": "https://d.example/"}]})


def test_a_file_adds_to_what_it_inherits(tmp_path: Path) -> None:
    write(tmp_path, "site_name: ก\nsite_url: https://a.example/\ntheme: {name: ita, custom_dir: own}\n", "base.yml")
    made = options(tmp_path, "INHERIT: base.yml\nsite_name: ข\ntheme: {name: ita}\n")
    assert (made.site_name, made.site_url, made.theme) == ("ข", "https://a.example/", tmp_path / "own")


@pytest.mark.parametrize(
    ("tag", "name"),
    [
        ("!ENV SITE", "จากระบบ"),
        ("!ENV [NONE, SITE, ก]", "จากระบบ"),
        ("!ENV [SITE, ก]", "จากระบบ"),
        ("!ENV [NONE, ก]", "ก"),
    ],
)
def test_a_value_of_the_environment_is_read(
    tag: str, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SITE", "จากระบบ")
    monkeypatch.delenv("NONE", raising=False)
    assert options(tmp_path, f"site_name: {tag}\n").site_name == name


def test_a_host_tells_where_it_publishes_unless_the_file_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ITA_SITE_URL", "https://host.example")
    assert options(tmp_path, "site_name: ก\n").site_url == "https://host.example/"
    assert options(tmp_path, "site_name: ก\nsite_url: https://own.example/\n").site_url == "https://own.example/"


@pytest.mark.parametrize(
    ("line", "code", "field"),
    [
        ("site_url: https://x.example/;return 200/", Code.BAD_URL, "site_url"),
        ("site_url: 5", Code.WRONG_TYPE, "site_url"),
        ("use_directory_urls: ไม่", Code.WRONG_TYPE, "use_directory_urls"),
        ("copyright: [ก]", Code.WRONG_TYPE, "copyright"),
        ("docs_dir: 5", Code.WRONG_TYPE, "docs_dir"),
        ("extra_css: a.css", Code.WRONG_TYPE, "extra_css"),
        ("extra_css: [5]", Code.WRONG_TYPE, "extra_css"),
        ("extra_javascript: [{defer: true}]", Code.WRONG_TYPE, "extra_javascript"),
        ("nav: index.md", Code.WRONG_TYPE, "nav"),
        ("nav: [{ก: 5}]", Code.WRONG_TYPE, "nav"),
        ("nav: [{ก: [5]}]", Code.WRONG_TYPE, "nav"),
        ("extra: !!python/object/apply:os.system [x]", Code.YAML_TAG, ""),
        ("INHERIT: none.yml", Code.MISSING_FILE, "INHERIT"),
    ],
)
def test_a_wrong_value_is_a_problem_with_its_line(line: str, code: Code, field: str, tmp_path: Path) -> None:
    assert problems(tmp_path, f"site_name: ก\n{line}\n") == [("mkdocs.yml", 2, code, field)]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", Code.WRONG_TYPE),
        ("- ก\n", Code.WRONG_TYPE),
        ("a: [", Code.YAML_SYNTAX),
        ("a: *b", Code.YAML_SYNTAX),
        ("INHERIT: mkdocs.yml\n", Code.WRONG_TYPE),
        ("docs_dir: content\n", Code.MISSING_FIELD),
        ("site_name: 2567\n", Code.WRONG_TYPE),
    ],
)
def test_a_file_that_is_no_options_is_a_problem(text: str, code: Code, tmp_path: Path) -> None:
    assert [found for _, _, found, _ in problems(tmp_path, text)] == [code]


def test_what_only_markdown_would_read_is_passed_over(tmp_path: Path) -> None:
    emoji = "[pymdownx.emoji: {emoji_index: !!python/name:material.extensions.emoji.twemoji }]"
    assert options(tmp_path, f"site_name: ก\nmarkdown_extensions: {emoji}\n").site_name == "ก"


def test_an_option_without_effect_is_a_warning(tmp_path: Path) -> None:
    made = options(
        tmp_path,
        "site_name: ก\ntheme: {name: material, features: [navigation.tabs], palette: {primary: red}}\n"
        "extra: {analytics: {provider: google}}\nplugins: [search, tags]\nmarkdown_extensions: [toc, admonition]\n",
    )
    fields = ["extra", "theme.features", "theme.palette", "plugins.tags", "markdown_extensions.admonition"]
    assert [(problem.code, problem.field) for problem in made.warnings] == [
        (Code.UNUSED_OPTION, field) for field in fields
    ]
    assert [problem.line for problem in made.warnings] == [3, 2, 2, 4, 5]
