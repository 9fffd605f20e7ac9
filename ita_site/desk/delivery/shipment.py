"""A built site that is to be delivered, with all that every way of delivering needs to know."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ita_site.desk.delivery.events import Phase, Watch
from ita_site.desk.delivery.failures import DeliveryError, Failure
from ita_site.desk.delivery.manifest import Manifest, read_site
from ita_site.desk.delivery.sending import Counter, counted_blocks

_HOME: Final = "index.html"


@dataclass(frozen=True, slots=True)
class Shipment:
    """The folder of a built site and its manifest, who watches, and what of others a person let it replace."""

    site: Path
    manifest: Manifest
    watch: Watch
    may_replace: frozenset[str] = frozenset()

    def counter(self) -> Counter:
        """Return a counter of all files being sent."""
        size = sum(facts.size for facts in self.manifest.values())
        return Counter(self.watch, Phase.SENDING, len(self.manifest), size)

    def blocks(self, path: str, counter: Counter) -> Iterator[bytes]:
        """Yield the bytes of a file of the site. Raises DeliveryError."""
        return counted_blocks(self.site / path, self.manifest[path], counter)


def shipment(site: Path, watch: Watch, may_replace: frozenset[str]) -> Shipment:
    """Return the shipment of a site. Raises DeliveryError where the folder has none, which would empty the target."""
    manifest = read_site(site)
    if _HOME not in manifest:
        raise DeliveryError(Failure.NO_SITE, str(site))
    return Shipment(site, manifest, watch, may_replace)
