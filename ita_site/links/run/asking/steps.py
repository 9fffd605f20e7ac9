"""What the threads of a run give back: a host that was looked up, a check that was given a reply."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ita_site.links.judge.observation import Kind, Observation
from ita_site.links.run.checking.subject import Outcome

if TYPE_CHECKING:
    from ita_site.links.request.exchange import Answer, Ask
    from ita_site.links.request.fault import Fault
    from ita_site.links.request.resolver import Resolved
    from ita_site.links.run.asking.host_queues import Job


@dataclass(frozen=True, slots=True)
class Looked:
    """A host was looked up."""

    host: str
    resolved: Resolved


@dataclass(frozen=True, slots=True)
class Stepped:
    """A check was given a reply; `outcome` is None where it asks on."""

    job: Job
    ask: Ask
    reply: Answer | Fault
    outcome: Outcome | None
    is_sent: bool
    """False where nothing was sent: another check had asked the same, or an earlier run this."""


def step(job: Job, reply: Answer | Fault, *, is_sent: bool) -> Stepped:
    """Give a check the reply to its question."""
    ask = job.ask
    try:
        job.ask = job.talk.send(reply)
    except StopIteration as stop:
        return Stepped(job, ask, reply, stop.value, is_sent)
    except Exception as error:  # noqa: BLE001 - what a stranger sends must not end the checks of all others
        fault = Observation(Kind.DEFERRED, "checker-fault", f"{type(error).__name__}: {ask.target.host}")
        return Stepped(job, ask, reply, Outcome(fault), is_sent)
    return Stepped(job, ask, reply, None, is_sent)
