"""Whether a link is lost because its whole host is gone: one page that is gone says nothing of its website."""

from typing import Final

from ita_site.links.judge import services
from ita_site.links.judge.signs.addresses import is_home
from ita_site.links.memory.history import Link, State
from ita_site.links.request.targets import Target, parse

_GONE: Final = frozenset(
    {
        (State.BROKEN, "nxdomain"),
        (State.SUSPECT, "parked"),
        (State.SUSPECT, "suspended"),
    }
)
"""Confirmed states with reasons that are the host's own, whichever page was asked."""

_GONE_ON_FRONT_PAGE: Final = frozenset(
    {
        *_GONE,
        (State.SUSPECT, "gambling"),
        (State.SUSPECT, "shop-spam"),
        (State.SUSPECT, "other-site"),
    }
)
"""Those that speak of the host where its front page shows them: on another page they are that page's alone."""


def is_host_gone(link: Link) -> bool:
    """Return whether what the link check saw last of a link shows that its host as a whole is gone or taken over."""
    asked = parse(link.url)
    if not isinstance(asked, Target) or _is_of_many(asked.host):
        return False
    verdict = (link.state, link.reason)
    if not _answered_itself(asked, link):
        return False
    return verdict in (_GONE_ON_FRONT_PAGE if is_home(asked) else _GONE)


def _is_of_many(host: str) -> bool:
    """Return whether others keep pages or short links on a host: what became of one of these is not the host's fate."""
    return services.is_platform(host) or services.is_shortener(host) or services.is_store(host)


def _answered_itself(asked: Target, link: Link) -> bool:
    """Return whether no redirect led to another host, whose fate it would be."""
    answered = parse(link.final_url or link.url)
    return isinstance(answered, Target) and answered.host == asked.host
