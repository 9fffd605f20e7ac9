"""Say which sites are to be built: those of which anything that their pages show is another than at the last build."""

from datetime import datetime, timedelta
from typing import Final

from ita_site.nation.build.digests import SiteDigests
from ita_site.nation.build.table import Outcome, SiteBuild

LATEST: Final = timedelta(days=7)
"""So old may the times of checks on a page be that changed nothing else."""


def is_due(last: SiteBuild | None, digests: SiteDigests, now: datetime, *, is_there: bool) -> bool:
    """Return whether a site is to be built; `is_there` says whether its folder is.

    Content with errors is built again when it changes; what failed for another reason, every night.
    """
    if last is None or last.outcome is Outcome.FAILED or (last.outcome is Outcome.BUILT and not is_there):
        return True
    known = last.digests
    if (known.content, known.links) != (digests.content, digests.links):
        return True
    # a night of which the clock was ahead must not keep later ones from building
    return known.health != digests.health and not last.at <= now < last.at + LATEST
