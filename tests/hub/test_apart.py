"""Agencies are apart: another agency's id answers as one that does not exist, at every address of a desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from starlette.routing import Route

from ita_site.desk.web.app import unguarded_app
from ita_site.desk.web.desk import Desk
from ita_site.desk.workspace import Workspace
from ita_site.hub.roles import Role
from ita_site.publish.preview.app import Preview
from ita_site.publish.preview.events import Events
from ita_site.publish.preview.snapshot import Snapshots
from tests.builders.hubs import MEASURE, PHANGAT, TWO, Visitor, another, logged_in, new_hub, served

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ita_site.hub.hub import Hub

pytestmark = pytest.mark.slow

TITLE = "มาตรการหนึ่ง"


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Hub:
    return new_hub(tmp_path_factory.mktemp("apart") / "hub")


@pytest.fixture(scope="module")
def server(hub: Hub) -> Iterator[Visitor]:
    with served(hub) as visitor:
        yield visitor


@pytest.fixture(scope="module")
def officer(server: Visitor) -> Visitor:
    """The officer of one agency, of two."""
    return logged_in(server, "officer")


@pytest.fixture(scope="module")
def addresses(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[str, str]]:
    """Every method and path of a desk and its preview."""
    folder: Path = tmp_path_factory.mktemp("desk")
    snapshots = Snapshots()
    desk = Desk(folder / "mkdocs.yml", Workspace(folder / "content"), snapshots, folder / "state")
    app = unguarded_app(desk, Preview(snapshots, Events(snapshots)))
    routes = [route for route in app.routes if isinstance(route, Route)]
    names = {"{key}": "agency", "{id}": "1", "{path:path}": "index.html"}
    listed = [(method, route.path) for route in routes for method in sorted(route.methods or {"GET"})]
    for name, value in names.items():
        listed = [(method, path.replace(name, value).lstrip("/")) for method, path in listed]
    return listed


def asked(visitor: Visitor, method: str, path: str) -> tuple[int, str]:
    answer = visitor.post(path, {"do": "save"}) if method == "POST" else visitor.ask(path, method=method)
    return answer.status, answer.text


def test_at_no_address_does_another_agency_differ_from_one_that_is_not_there(
    officer: Visitor, addresses: list[tuple[str, str]]
) -> None:
    assert len(addresses) > 20
    for method, path in addresses:
        other = asked(officer, method, f"a/{TWO}/{path}")
        assert other == asked(officer, method, f"a/nobody/{path}"), (method, path)
        assert other[0] == 404, (method, path)
    assert asked(officer, "GET", f"requests/{TWO}") == asked(officer, "GET", "requests/nobody")


def test_whoever_has_not_logged_in_learns_of_no_agency(server: Visitor, addresses: list[tuple[str, str]]) -> None:
    stranger = another(server)
    for method, path in addresses:
        answer = asked(stranger, method, f"a/{PHANGAT}/{path}")
        assert answer == asked(stranger, method, f"a/nobody/{path}"), (method, path)
        assert answer[0] in {303, 403}, (method, path)


@pytest.mark.parametrize("name", ["keeper", "officer"])
def test_a_keepers_page_is_the_keepers_alone(server: Visitor, name: str) -> None:
    visitor = logged_in(server, name)
    assert visitor.ask("people").status == (200 if name == "keeper" else 404)
    made = visitor.post("people", {"do": "add-account", "name": "made-by-" + name, "role": "officer", "agency": TWO})
    assert made.status == (200 if name == "keeper" else 404)


def test_a_keeper_opens_no_desk(server: Visitor) -> None:
    assert logged_in(server, "keeper").ask(f"a/{PHANGAT}/_desk/").status == 404


@pytest.mark.parametrize(
    "agency", ["..", "%2e%2e", f"{PHANGAT}%2f..%2f{TWO}", f"{TWO}%00", "", TWO.upper(), f"{TWO}/."]
)
def test_no_spelling_of_an_id_leads_elsewhere(officer: Visitor, agency: str) -> None:
    answer = officer.ask(f"a/{agency}/_desk/")
    assert answer.status in {404, 307}
    assert "อบต.two" not in answer.text


def test_an_officers_save_is_in_the_history_by_the_accounts_name(officer: Visitor, hub: Hub) -> None:
    path = f"a/{PHANGAT}/{MEASURE}"
    assert officer.post(path, {"was:title": TITLE, "is:title": "ชื่อใหม่", "do": "save"}).status == 303
    file = hub.folder.content(PHANGAT) / "reports/2567-12m/measures/one.md"
    assert "title: ชื่อใหม่" in file.read_text(encoding="utf-8")
    newest = Visitor(hub.folder.site(PHANGAT), "", officer.process).git("log", "-1", "--format=%an").strip()
    assert newest == "officer"


def test_an_approver_reads_and_changes_nothing(server: Visitor, hub: Hub) -> None:
    approver = logged_in(server, "approver")
    file = hub.folder.content(TWO) / "reports/2567-12m/measures/one.md"
    before = file.read_bytes()
    path = f"a/{TWO}/{MEASURE}"
    assert approver.ask(path).status == 200
    assert approver.post(path, {"was:title": TITLE, "is:title": "x", "do": "save"}).status == 403
    assert file.read_bytes() == before


def test_a_role_that_is_taken_away_is_gone_at_once(server: Visitor, hub: Hub) -> None:
    approver = logged_in(server, "approver")
    hub.accounts.grant("approver", PHANGAT, Role.APPROVER)
    assert approver.ask(f"a/{PHANGAT}/_desk/history").status == 200
    hub.accounts.revoke("approver", PHANGAT, Role.APPROVER)
    assert approver.ask(f"a/{PHANGAT}/_desk/history").status == 404


@pytest.mark.parametrize("kind", ["folder", "git"])
def test_no_agency_publishes_into_the_machine(officer: Visitor, hub: Hub, kind: str) -> None:
    target = {"kind": kind, "folder": str(hub.folder.content(TWO)), "repository": str(hub.folder.content(TWO))}
    answer = officer.post(f"a/{PHANGAT}/_desk/publish/target", {**target, "branch": "main"})
    assert answer.status == 409
    assert not (hub.folder.state(PHANGAT) / "target.json").exists()


def test_the_preview_and_the_forms_lead_to_the_same_agency(officer: Visitor) -> None:
    page = officer.ask(f"a/{PHANGAT}/reports/2567-12m/measures/one/").text
    form = officer.ask(f"a/{PHANGAT}/{MEASURE}").text
    home = officer.ask(f"a/{PHANGAT}/_desk/").text
    assert f'src="/a/{PHANGAT}/_preview/reload.js"' in page
    assert f'src="/a/{PHANGAT}/reports/2567-12m/measures/one/"' in form
    for text in (page, form, home):
        assert '"/_desk/' not in text
        assert '"/_preview/' not in text


def test_what_was_typed_in_a_session_that_is_over_is_shown(server: Visitor) -> None:
    leaving = logged_in(server, "officer")
    leaving.post("logout", {})
    answer = leaving.post(f"a/{PHANGAT}/{MEASURE}", {"was:title": TITLE, "is:title": "คำที่พิมพ์ค้าง", "do": "save"})
    assert answer.status == 403
    assert "คำที่พิมพ์ค้าง" in answer.text


def test_a_form_without_its_token_or_of_another_site_is_refused(officer: Visitor, hub: Hub) -> None:
    path, fields = f"a/{PHANGAT}/_desk/measures/add", {"report": "2567-12m"}
    measures = hub.folder.content(PHANGAT) / "reports/2567-12m/measures"
    before = sorted(measures.iterdir())
    assert officer.post(path, fields, with_token=False).status == 403
    assert officer.post(path, fields, headers={"Origin": "http://evil.example"}).status == 403
    assert officer.ask(path, Host="evil.example").status == 421
    assert sorted(measures.iterdir()) == before
