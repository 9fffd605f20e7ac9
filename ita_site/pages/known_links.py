"""What a page shows of a link: its status, and the copy that a reader is offered."""

from dataclasses import dataclass

from ita_site.catalogue.evidence.copies import EvidenceCopies, Offer
from ita_site.catalogue.link_health import LinkHealth
from ita_site.links.memory.findings import LinkStatus


@dataclass(frozen=True, slots=True)
class KnownLink:
    """A link with its status, and what a reader is offered of its copy; None where nothing was kept."""

    status: LinkStatus
    offer: Offer | None


def known_link(url: str, health: LinkHealth, copies: EvidenceCopies) -> KnownLink:
    """Return what is known of a link."""
    status = health.of(url)
    return KnownLink(status, copies.offer(status.link))
