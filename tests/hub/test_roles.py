"""One function says who may do what, and passwords, names and pauses are what they are to be."""

from __future__ import annotations

import pytest

from ita_site.hub.passwords import fault_of, first_password, hashed, is_password
from ita_site.hub.records.guesses import LONGEST_PAUSE, pause_after
from ita_site.hub.roles import Account, Action, Agency, Role, may

FREE = Agency("free")
BOUND = Agency("bound", wants_approval=True)
OFFICER = Account("o", {"free": {Role.OFFICER}, "bound": {Role.OFFICER}})
APPROVER = Account("a", {"free": {Role.APPROVER}, "bound": {Role.APPROVER}})
BOTH = Account("b", {"bound": {Role.OFFICER, Role.APPROVER}})
KEEPER = Account("k", is_keeper=True)
ELSEWHERE = Account("e", {"other": {Role.OFFICER, Role.APPROVER}}, is_keeper=False)

SEE, EDIT, ASK, PUBLISH, APPROVE, KEEP = Action
TABLE = [
    (OFFICER, FREE, {SEE, EDIT, PUBLISH}),
    (OFFICER, BOUND, {SEE, EDIT, ASK}),
    (OFFICER, None, set()),
    (APPROVER, FREE, {SEE, PUBLISH, APPROVE}),
    (APPROVER, BOUND, {SEE, PUBLISH, APPROVE}),
    (BOTH, BOUND, {SEE, EDIT, ASK, PUBLISH, APPROVE}),
    (BOTH, FREE, set()),
    (KEEPER, FREE, set()),
    (KEEPER, None, {KEEP}),
    (ELSEWHERE, FREE, set()),
    (ELSEWHERE, BOUND, set()),
    (Account("n"), FREE, set()),
]


@pytest.mark.parametrize(("account", "agency", "actions"), TABLE)
def test_an_account_may_do_what_its_roles_say_and_nothing_else(
    account: Account, agency: Agency | None, actions: set[Action]
) -> None:
    assert {action for action in Action if may(account, agency, action)} == actions


@pytest.mark.parametrize("state", [{"must_change_password": True}, {"is_active": False}])
def test_an_account_that_is_closed_or_has_its_first_password_may_nothing(state: dict[str, bool]) -> None:
    account = Account("x", {"free": {Role.OFFICER, Role.APPROVER}}, True, **state)  # noqa: FBT003 - a keeper
    assert not [action for action in Action for agency in (FREE, None) if may(account, agency, action)]


def test_pauses_grow_and_end_growing() -> None:
    pauses = [pause_after(failures, 3) for failures in range(40)]
    assert pauses[:6] == [0, 0, 0, 1, 2, 4]
    assert pauses == sorted(pauses)
    assert pauses[-1] == LONGEST_PAUSE


def test_a_password_is_known_again_and_no_other_is() -> None:
    stored = hashed("ม้าลายกินแบตเตอรี่")
    assert stored.startswith("$argon2id$")
    assert is_password(stored, "ม้าลายกินแบตเตอรี่")
    assert not is_password(stored, "ม้าลายกินแบตเตอรี")
    assert not is_password(None, "ม้าลายกินแบตเตอรี่")
    assert not is_password(stored, "x" * 1_000_000)


def test_first_passwords_are_by_chance() -> None:
    assert len({first_password() for _ in range(100)}) == 100


@pytest.mark.parametrize("password", ["", "short", "x" * 201, "aaaaaaaaaaaa", "somying-1234", "SOMYING-1234"])
def test_a_weak_password_is_refused(password: str) -> None:
    assert fault_of(password, "somying")
