"""Who logs in gets a session of their own; guessing, borrowed sessions and forged headers lead nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ita_site.hub.records.sessions import IDLE_SECONDS, LONGEST_SECONDS
from ita_site.hub.roles import Role
from tests.builders.hubs import PASSWORD, PHANGAT, TWO, Visitor, add_account, another, logged_in, new_hub, served

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ita_site.hub.hub import Hub

pytestmark = pytest.mark.slow

OTHER = "ฝนตกที่ชุมแพวันอังคาร"


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Hub:
    return new_hub(tmp_path_factory.mktemp("login") / "hub")


@pytest.fixture(scope="module")
def server(hub: Hub) -> Iterator[Visitor]:
    with served(hub, "--trusted-proxy", "127.0.0.9", "--trusted-header", "X-Remote-User") as visitor:
        yield visitor


@pytest.fixture
def visitor(server: Visitor, hub: Hub) -> Visitor:
    """A browser that has not logged in, while nobody has guessed."""
    hub.database.change("DELETE FROM guesses")
    return another(server)


def is_in(visitor: Visitor) -> bool:
    return visitor.ask("", Accept="text/html").status == 200


def test_whoever_has_an_account_sees_its_agencies_and_no_others(visitor: Visitor) -> None:
    assert visitor.login("officer").headers["location"] == "/"
    text = visitor.ask("").text
    assert f"/a/{PHANGAT}/_desk/" in text
    assert TWO not in text


@pytest.mark.parametrize(
    ("name", "password"), [("officer", "x"), ("officer", ""), ("nobody", PASSWORD), ("", ""), ("officer", "x" * 10_000)]
)
def test_a_wrong_name_or_password_lets_nobody_in_and_is_told_alike(visitor: Visitor, name: str, password: str) -> None:
    answer = visitor.login(name, password)
    assert answer.status == 403
    assert "ชื่อบัญชีหรือรหัสผ่านไม่ถูกต้อง" in answer.text
    assert "set-cookie" not in answer.headers


def test_the_cookie_is_for_this_site_alone_and_no_script_reads_it(visitor: Visitor) -> None:
    cookie = visitor.login("officer").headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert "secure" not in cookie, "this connection is not encrypted"


def test_a_session_that_the_browser_brought_is_not_the_one_that_it_gets(visitor: Visitor) -> None:
    visitor.cookie = "ita_hub=chosen-by-another"
    visitor.login("officer")
    assert "chosen" not in visitor.cookie
    assert not is_in(with_cookie(visitor, "ita_hub=chosen-by-another"))


def test_another_login_ends_the_session_before(visitor: Visitor) -> None:
    visitor.login("officer")
    before = visitor.cookie
    visitor.login("officer")
    assert visitor.cookie != before
    assert not is_in(with_cookie(visitor, before))


def test_after_logout_the_cookie_is_worth_nothing(visitor: Visitor) -> None:
    visitor.login("officer")
    assert is_in(visitor)
    assert visitor.post("logout", {}).status == 303
    assert not is_in(visitor)
    assert visitor.ask(f"a/{PHANGAT}/_desk/").status == 403


def test_a_logout_that_another_site_asks_for_is_none(visitor: Visitor) -> None:
    visitor.login("officer")
    assert visitor.post("logout", {}, with_token=False).status == 403
    assert visitor.post("logout", {}, headers={"Origin": "http://evil.example"}).status == 403
    assert is_in(visitor)


@pytest.mark.parametrize(("column", "seconds"), [("used", IDLE_SECONDS), ("begun", LONGEST_SECONDS)])
def test_a_session_ends_when_it_is_not_used_and_after_a_day(
    visitor: Visitor, hub: Hub, column: str, seconds: int
) -> None:
    visitor.login("officer")
    hub.database.change(f"UPDATE sessions SET {column} = {column} - ?", seconds + 60)
    assert not is_in(visitor)


def test_a_first_password_leads_to_a_new_one_and_nowhere_else(visitor: Visitor, hub: Hub) -> None:
    first = hub.accounts.make("new")
    hub.accounts.grant("new", PHANGAT, Role.OFFICER)
    assert visitor.login("new", first).headers["location"] == "/password"
    assert visitor.ask("").headers["location"] == "/password"
    assert visitor.ask(f"a/{PHANGAT}/_desk/").status == 404
    assert visitor.post("password", {"old": first, "new": "short", "again": "short"}).status == 409
    assert visitor.post("password", {"old": "x", "new": OTHER, "again": OTHER}).status == 409
    assert visitor.post("password", {"old": first, "new": first, "again": first}).status == 409
    changed = visitor.post("password", {"old": first, "new": OTHER, "again": OTHER})
    assert changed.status == 303
    visitor.cookie = changed.headers["set-cookie"].partition(";")[0]
    assert visitor.ask(f"a/{PHANGAT}/_desk/").status == 200
    assert another(visitor).login("new", first).status == 403


def test_another_password_ends_the_other_sessions(visitor: Visitor, hub: Hub) -> None:
    add_account(hub, "two-windows")
    first, second = logged_in(visitor, "two-windows"), logged_in(visitor, "two-windows")
    assert first.post("password", {"old": PASSWORD, "new": OTHER, "again": OTHER}).status == 303
    assert not is_in(second)


def test_the_session_of_an_account_that_is_closed_is_over(visitor: Visitor, hub: Hub) -> None:
    add_account(hub, "leaver")
    leaver = logged_in(visitor, "leaver")
    hub.accounts.set_active("leaver", is_active=False)
    assert not is_in(leaver)
    assert another(visitor).login("leaver").status == 403


@pytest.mark.parametrize("name", ["officer", "nobody"])
def test_guessing_is_slowed_and_a_restart_forgets_nothing(visitor: Visitor, hub: Hub, name: str) -> None:
    visitor.login(name, "guess")
    hub.database.change("UPDATE guesses SET failures = 12")
    assert visitor.login(name, "guess").status == 403
    answer = visitor.login(name)
    assert answer.status == 429, "the right password does not help either"
    assert int(answer.headers["retry-after"]) > 300
    with served(hub) as restarted:
        assert restarted.login(name).status == 429


def test_who_guesses_the_names_of_many_is_slowed_by_the_address(visitor: Visitor, hub: Hub) -> None:
    for name in ("a1", "a2", "a3"):
        assert visitor.login(name, "guess").status == 403
    hub.database.change("UPDATE guesses SET failures = 40, until = last + 900 WHERE failures = 3")
    assert visitor.login("officer").status == 429


def test_a_header_of_whoever_is_not_the_proxy_says_nothing(visitor: Visitor) -> None:
    answer = visitor.ask("login", X_Remote_User="officer", X_Forwarded_For="127.0.0.9", X_Forwarded_Proto="https")
    assert answer.status == 200
    assert "set-cookie" not in answer.headers
    assert "secure" not in visitor.login("officer", X_Forwarded_Proto="https").headers["set-cookie"].lower()


def test_the_database_has_no_cookie_no_token_and_no_password(visitor: Visitor, hub: Hub) -> None:
    visitor.login("officer")
    dump = "\n".join(hub.database.connection.iterdump())
    for secret in (visitor.cookie.partition("=")[2], visitor.token, PASSWORD):
        assert secret not in dump


def test_the_database_is_its_owners_alone(hub: Hub) -> None:
    for file in hub.folder.root.glob("accounts.sqlite*"):
        assert file.stat().st_mode & 0o077 == 0, file


def with_cookie(visitor: Visitor, cookie: str) -> Visitor:
    browser = another(visitor)
    browser.cookie = cookie
    return browser
