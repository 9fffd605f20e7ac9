"""Texts that try to be markup, scripts, tags of templates or YAML stay words, wherever the desk shows them."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from ita_site.desk.forms.submitted import Typed
from ita_site.desk.forms.widgets import Widget
from ita_site.desk.workspace import Workspace
from tests.builders.desks import MEASURE, DeskServer, desk_of
from tests.builders.sites import SITES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from ita_site.desk.forms.form import FormField

pytestmark = pytest.mark.slow

SCRIPT = "<script>document.title='ran'</script><img src=x onerror=\"document.title='ran'\">"
WORDS = (
    SCRIPT,
    "\"'><svg onload=document.title='ran'>",
    "</textarea></form><script>document.title='ran'</script>",
    "{{ 7*7 }}{% for a in b %}{# c #}",
    "---\nid: x\n---",
    "javascript:document.title='ran'",
    "!!python/object/apply:os.system ['touch ran']",
    "%s%n\\u0000 ${jndi:x} \x1b[31m",
    "=HYPERLINK(1)&lt;b&gt;",
    "ก" * 4000,
)
WIDGETS = frozenset({Widget.TEXT, Widget.LINE, Widget.OFFERED, Widget.LINES})
"""Those that hold any words."""


def words_of(words: str) -> str:
    """Return the words as the desk keeps what is typed: without characters that no text has."""
    return words.replace("\x1b", "")


def fields_of(workspace: Workspace, key: str) -> list[FormField]:
    content = workspace.state()
    return list(workspace.form(content, content.named(key)).every())


@pytest.mark.parametrize("words", WORDS, ids=range(len(WORDS)))
def test_every_field_of_every_form_keeps_the_words_to_the_letter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: str
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    workspace = Workspace(shutil.copytree(SITES / "golden", tmp_path / "content"))
    kept = words_of(words)
    for state in workspace.state().files:
        key = state.file.key
        known = [field for field in fields_of(workspace, key) if field.widget not in {Widget.ENTRY, Widget.ENTRIES}]
        workspace.save(key, [Typed(field.name, field.value, kept) for field in known], "ก")
        after = {field.name: field for field in fields_of(workspace, key)}
        for field in known:
            lines = [line.strip() for line in kept.split("\n") if line.strip()]
            is_list = field.widget in {Widget.LINES, Widget.CHOICES}
            assert after[field.name].value == ("\n".join(lines) if is_list else kept.strip()), (key, field.name)
    assert workspace.state().open_count


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DeskServer]:
    """Serve a desk of a report that has a hostile text in every field of words, saved one after the other."""
    with desk_of(tmp_path_factory.mktemp("hostile") / "desk") as server:
        server.enter()
        workspace = Workspace(server.folder / "content")
        for state in workspace.state().files:
            fields = [field for field in fields_of(workspace, state.file.key) if field.widget in WIDGETS]
            pairs = [
                pair for field in fields for pair in ((f"was:{field.name}", field.value), (f"is:{field.name}", SCRIPT))
            ]
            answer = server.post(f"_desk/files/{state.file.key}", [*pairs, ("do", "save")])
            assert answer.status == 303, answer.text
        server.post("_desk/officer", {"officer": SCRIPT})
        server.post(MEASURE, {"was:title": SCRIPT, "is:title": SCRIPT + "2", "do": "save"})
        yield server


@pytest.fixture(scope="module")
def page(desk: DeskServer, browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    context.add_cookies([{"name": "ita_desk", "value": desk.cookie.partition("=")[2], "url": desk.root}])
    yield context.new_page()
    context.close()


PLACES = ("_desk/", MEASURE, "_desk/files/agency", "_desk/history", "_desk/links", "_desk/publish", "", "about/")


@pytest.mark.parametrize("path", PLACES)
def test_no_page_of_the_desk_or_its_preview_runs_or_shows_them_as_markup(
    desk: DeskServer, page: Page, path: str
) -> None:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(desk.root + path)
    page.wait_for_load_state("load")
    assert page.title() != "ran"
    assert page.locator("img[src=x], svg[onload]").count() == 0
    assert errors == []
    assert "Traceback" not in page.content()


def test_the_history_shows_them_as_words(desk: DeskServer, page: Page) -> None:
    page.goto(f"{desk.root}_desk/history")
    expect(page.locator(".d-history li").first).to_contain_text(SCRIPT)


def test_the_form_shows_them_as_words_and_saves_them_again_unchanged(desk: DeskServer, page: Page) -> None:
    page.goto(desk.root + MEASURE)
    before = desk.measure.read_bytes()
    expect(page.locator('[id="i-title"]')).to_have_value(SCRIPT + "2")
    expect(page.locator('[id="i-results.0.text"]')).to_have_value(SCRIPT)
    page.get_by_role("button", name="บันทึก", exact=True).last.click()
    page.wait_for_load_state()
    assert desk.measure.read_bytes() == before


def test_what_the_script_puts_into_the_page_is_escaped(desk: DeskServer, page: Page) -> None:
    page.goto(desk.root + MEASURE)
    page.fill('[id="i-results.0.date"]', SCRIPT)
    page.press('[id="i-results.0.date"]', "Tab")
    expect(page.locator('[id="m-results.0.date"]')).to_contain_text("<script>")
    assert page.locator('[id="m-results.0.date"] script').count() == 0
    assert page.title() != "ran"
