"""The checks of a run, as the runner calls them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from ita_site.links.request.exchange import Answer
    from ita_site.links.run.checking.subject import Outcome, Subject, Talk


class Checks(Protocol):
    """The checks of a run, by index. All methods are called on the deciding thread."""

    def subject(self, index: int) -> Subject:
        """Return what is checked. Called when the turn of a check comes, so that little is held at a time."""

    def talk(self, subject: Subject) -> Talk:
        """Return the conversation of a check."""

    def heard(self, answer: Answer) -> None:
        """Take in an answer to any request."""

    def done(self, index: int, outcome: Outcome) -> None:
        """Take in what came of a check. Called once for each that the run ends."""
