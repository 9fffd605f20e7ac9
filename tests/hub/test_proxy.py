"""A reverse proxy may name the account that it knows, and the address and scheme that it saw."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.builders.hubs import PHANGAT, Visitor, another, new_hub, served

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ita_site.hub.hub import Hub

pytestmark = pytest.mark.slow

OFFICER = "officer"


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Hub:
    return new_hub(tmp_path_factory.mktemp("proxy") / "hub")


@pytest.fixture(scope="module")
def server(hub: Hub) -> Iterator[Visitor]:
    with served(hub, "--trusted-proxy", "127.0.0.1", "--trusted-header", "X-Remote-User") as visitor:
        yield visitor


@pytest.fixture
def visitor(server: Visitor) -> Visitor:
    return another(server)


def test_whom_the_proxy_names_is_in_without_a_password(visitor: Visitor) -> None:
    answer = visitor.ask("login", X_Remote_User=OFFICER)
    assert answer.status == 303
    visitor.cookie = answer.headers["set-cookie"].partition(";")[0]
    assert visitor.ask(f"a/{PHANGAT}/_desk/", X_Remote_User=OFFICER).status == 200


def test_an_account_that_never_had_a_password_of_its_own_is_in_as_well(visitor: Visitor, hub: Hub) -> None:
    hub.accounts.make("by-thaid")
    answer = visitor.ask("login", X_Remote_User="by-thaid")
    assert answer.headers["location"] == "/"
    visitor.cookie = answer.headers["set-cookie"].partition(";")[0]
    assert visitor.ask("", X_Remote_User="by-thaid").status == 200


def test_whoever_the_hub_has_no_account_for_stays_out(visitor: Visitor) -> None:
    answer = visitor.ask("login", X_Remote_User="stranger")
    assert answer.status == 403
    assert "set-cookie" not in answer.headers


def test_a_session_is_over_when_the_proxy_names_somebody_else(visitor: Visitor) -> None:
    visitor.cookie = visitor.ask("login", X_Remote_User=OFFICER).headers["set-cookie"].partition(";")[0]
    assert visitor.ask("", X_Remote_User="approver", Accept="text/html").status == 303


def test_the_cookie_is_for_encrypted_connections_where_the_browsers_is(visitor: Visitor) -> None:
    answer = visitor.ask("login", X_Remote_User=OFFICER, X_Forwarded_Proto="https")
    assert "secure" in answer.headers["set-cookie"].lower()


def test_guesses_are_counted_for_the_address_that_the_proxy_saw(visitor: Visitor, hub: Hub) -> None:
    visitor.login("a1", "guess", X_Forwarded_For="203.0.113.9, 198.51.100.7")
    subjects = len(hub.database.rows("SELECT * FROM guesses"))
    visitor.login("a1", "guess", X_Forwarded_For="203.0.113.5, 198.51.100.7")
    assert len(hub.database.rows("SELECT * FROM guesses")) == subjects, "what is before it anybody can write"
