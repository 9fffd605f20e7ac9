"""What a check was answered so far. A check is a conversation: who gives it the same replies has it where it was."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ita_site.links.request.exchange import REDIRECTS, Answer

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ita_site.links.request.exchange import Ask
    from ita_site.links.request.fault import Fault


@dataclass(frozen=True, slots=True)
class Reply:
    """A question of a check with what came back. Of an answer, what no check reads again is left out."""

    ask: Ask
    """As `question` gives it."""
    came: Answer | Fault


def question(ask: Ask) -> Ask:
    """Return what is asked, without when, and without the fragment, which no server sees."""
    target = replace(ask.target, fragment="")
    return replace(ask, target=target, after=0.0, pause_host=0.0, host_delay=0.0, shared=False)


def kept_reply(ask: Ask, came: Answer | Fault) -> Reply:
    """Return a reply to be given again: without a tape, and without the body of a redirect."""
    if isinstance(came, Answer):
        leads_on = came.status in REDIRECTS and came.get("location").strip()
        came = replace(came, tape=None, body=b"" if leads_on else came.body)
    return Reply(question(ask), came)


class Replies:
    """The replies of one check: those of earlier runs, which are given instead of asked, and those of this run.

    The same question asked again, as after a failure, gets the next of its replies. A question of which there is none
    left is to be asked, so a check that asks otherwise than before only asks more.
    """

    def __init__(self, earlier: Iterable[Reply] = ()) -> None:
        self._earlier: dict[Ask, deque[Reply]] = {}
        for reply in earlier:
            self._earlier.setdefault(reply.ask, deque()).append(reply)
        self._given: list[Reply] = []

    def earlier(self, ask: Ask) -> Answer | Fault | None:
        """Return what an earlier run was answered; None where the question is to be asked. Each reply is given once."""
        left = self._earlier.get(question(ask))
        if not left:
            return None
        came = left.popleft().came
        return replace(came, target=ask.target) if isinstance(came, Answer) else came

    def note(self, ask: Ask, came: Answer | Fault) -> None:
        """Take in what the check is answered."""
        self._given.append(kept_reply(ask, came))

    def all(self) -> tuple[Reply, ...]:
        """Return the replies in the order in which they were given, and after them those that nobody asked for."""
        return (*self._given, *(reply for left in self._earlier.values() for reply in left))
