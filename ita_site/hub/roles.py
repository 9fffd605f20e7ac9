"""Who may do what in which agency: one function, which every request and command asks."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final


class Role(StrEnum):
    """What an account is in an agency."""

    OFFICER = "officer"
    """Edits; publishes where the agency wants no approval."""
    APPROVER = "approver"
    """Reads, approves and publishes."""


class Action(StrEnum):
    """What an account wants to do."""

    SEE = "see"
    EDIT = "edit"
    ASK = "ask"
    """Ask an approver to publish."""
    PUBLISH = "publish"
    """Publish at once, and say where to."""
    APPROVE = "approve"
    """Answer whoever asked."""
    KEEP = "keep"
    """Make accounts and agencies: an action in no agency."""


@dataclass(frozen=True, slots=True)
class Agency:
    """An agency of the hub."""

    id: str
    name: str = ""
    wants_approval: bool = False


@dataclass(frozen=True, slots=True)
class Account:
    """A person's account. `roles` has the agencies in which it has any, by id."""

    name: str
    roles: Mapping[str, AbstractSet[Role]] = field(default_factory=dict)
    is_keeper: bool = False
    must_change_password: bool = False
    is_active: bool = True


_ALWAYS: Final = {
    Role.OFFICER: frozenset({Action.SEE, Action.EDIT}),
    Role.APPROVER: frozenset({Action.SEE, Action.PUBLISH, Action.APPROVE}),
}


def may(account: Account, agency: Agency | None, action: Action) -> bool:
    """Return whether an account may do something in an agency; `KEEP` is asked with no agency.

    An account that is closed, or whose first password is not changed yet, may nothing.
    """
    if not account.is_active or account.must_change_password:
        return False
    if action is Action.KEEP or agency is None:
        return action is Action.KEEP and agency is None and account.is_keeper
    roles = account.roles.get(agency.id, frozenset())
    return any(action in _ALWAYS[role] for role in roles) or (
        Role.OFFICER in roles and action is (Action.ASK if agency.wants_approval else Action.PUBLISH)
    )
