"""The agencies of a nation with their content folders, as the night of links needs to know them."""

from collections.abc import Sequence
from pathlib import Path

from ita_site.nation.links.agency_content import Agency
from ita_site.publish.frame.options import SiteOptions, read_options


def agencies_of(sites: Path) -> Sequence[Agency] | None:
    """Return the agencies of a folder of site folders, by id; None after saying that there are none."""
    agencies = []
    for config in sorted(sites.glob("*/mkdocs.yml")):
        options = read_options(config)
        if isinstance(options, SiteOptions):
            agencies.append(Agency(config.parent.name, options.content))
    return agencies or None
