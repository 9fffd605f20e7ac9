"""What a delivery has to do, from what the site is and what the target has."""

from dataclasses import dataclass

from ita_site.desk.delivery.by_file.journal import Journal
from ita_site.desk.delivery.manifest import Manifest, TargetState
from ita_site.desk.delivery.site_paths import placing_order


@dataclass(frozen=True, slots=True)
class Plan:
    """What a delivery has to do: paths in the order in which they take their places, and what is deleted."""

    send: tuple[str, ...]
    delete: tuple[str, ...]
    new: tuple[str, ...]
    """Those of `send` that no delivery has put at the target before."""
    placed: frozenset[str]
    """What an earlier run of this delivery has put into place already."""
    is_unfinished: bool
    """Whether the target has the note of a delivery that broke off."""

    @property
    def is_empty(self) -> bool:
        """Return whether the target is as it should be."""
        return not (self.send or self.delete or self.is_unfinished)


def plan_delivery(site: Manifest, target: TargetState, journal: Journal) -> Plan:
    """Return what makes the target's files those of the site."""
    certain = target.certain
    placed = _placed(site, target, journal)
    changed = {path for path, facts in site.items() if certain.get(path) != facts} - placed
    return Plan(
        send=tuple(placing_order(changed)),
        delete=tuple(sorted(target.ours - site.keys())),
        new=tuple(sorted(changed - target.ours)),
        placed=placed,
        is_unfinished=bool(target.unfinished.delivery),
    )


def _placed(site: Manifest, target: TargetState, journal: Journal) -> frozenset[str]:
    """Return what the journal has put into place, where the target's own note is of the same delivery."""
    if target.unfinished.delivery != journal.delivery:
        return frozenset()
    placing = target.unfinished.placing & site.keys()
    return frozenset(path for path in placing if journal.placed.get(path) == site[path].sha256)
