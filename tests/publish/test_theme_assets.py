"""What changes among the files of the theme, and that a theme of another version is refused."""

from __future__ import annotations

import pytest

from ita_site.publish.engine.theme_assets import Changes, ThemeError, check_template, plan

MAIN, PALETTE = "assets/stylesheets/main.1234abcd.min.css", "assets/stylesheets/palette.1234abcd.min.css"
OURS, WORKER = "assets/stylesheets/ita.css", "assets/javascripts/workers/search.a7633da7.min.js"
THEME = {
    MAIN: ".md-grid{margin:0}",
    f"{MAIN}.map": "{}",
    PALETTE: "[data-md-color-primary=red]{color:red}[data-md-color-primary=teal]{color:teal}",
    OURS: "/* ours */ .ita-lead { color: blue }",
    WORKER: "postMessage(1)",
    f"{WORKER}.map": "{}",
    "assets/javascripts/lunr/wordcut.js": "// cuts words\ncut()",
    "assets/javascripts/bundle.1234abcd.min.js": "/* a licence that stays */run()",
    "assets/javascripts/site.js": "// opens the menu\n  open();\n",
}


def planned(files: dict[str, str]) -> Changes:
    return plan(files, [OURS, "https://example.go.th/more.css"], ["teal"])


def test_one_stylesheet_takes_the_place_of_the_themes_and_ours() -> None:
    changes = planned(THEME)
    text = changes.add[changes.stylesheet].decode()
    assert {MAIN, f"{MAIN}.map", PALETTE, OURS} <= changes.remove
    assert text.index("md-grid") < text.index("teal") < text.index("ita-lead")
    assert "red" not in text


def test_our_search_worker_takes_the_place_of_the_themes_and_of_all_that_it_alone_uses() -> None:
    changes = planned(THEME)
    assert {WORKER, f"{WORKER}.map", "assets/javascripts/lunr/wordcut.js"} <= changes.remove
    assert changes.theme_worker == WORKER
    assert b"postMessage" in changes.add[changes.worker]


def test_scripts_for_people_to_read_lose_their_comments_and_those_made_small_stay_as_they_are() -> None:
    changes = planned(THEME)
    assert changes.add["assets/javascripts/site.js"] == b"open();\n"
    assert "assets/javascripts/site.js" in changes.remove
    assert "assets/javascripts/bundle.1234abcd.min.js" not in changes.remove | changes.add.keys()


def test_nothing_else_is_added() -> None:
    changes = planned(THEME)
    assert changes.add.keys() == {changes.stylesheet, changes.worker, "assets/javascripts/site.js"}


@pytest.mark.parametrize(
    ("path", "message"),
    [
        (MAIN, r"ธีมไม่มีไฟล์ assets/stylesheets/main[^\n]*\nThe theme no longer has exactly one"),
        (PALETTE, r"ธีมไม่มีไฟล์ assets/stylesheets/palette[^\n]*\nThe theme no longer has exactly one"),
        (WORKER, r"ไม่พบโปรแกรมค้นหาของธีม[^\n]*\n[^\n]*no search worker"),
    ],
)
def test_a_theme_without_a_file_that_ours_replaces_is_refused_in_both_languages(path: str, message: str) -> None:
    with pytest.raises(ThemeError, match=message):
        planned({name: text for name, text in THEME.items() if name != path})


def test_a_theme_with_two_stylesheets_of_one_kind_is_refused() -> None:
    with pytest.raises(ThemeError, match="exactly one"):
        planned(THEME | {"assets/stylesheets/main.00000000.min.css": ""})


def test_a_stylesheet_that_is_no_css_is_refused_with_its_line() -> None:
    with pytest.raises(ThemeError, match=rf"{OURS}:2:\d+"):
        planned(THEME | {OURS: "p { color: blue }\n}"})


def test_a_template_that_names_no_worker_of_the_theme_is_refused() -> None:
    check_template(f'{{"search": "{WORKER}" | url}}', WORKER)
    with pytest.raises(ThemeError, match="no search worker"):
        check_template('{"search": search_worker | url}', WORKER)
