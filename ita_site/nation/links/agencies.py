"""The agencies of a nation with their content folders, as the night of links needs to know them."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass

from ita_site.nation.links.agency_content import Agency
from ita_site.nation.sites.site_folder import SiteFolder
from ita_site.publish.frame.options import SiteOptions, read_options
from ita_site.source.problems import Problem


@dataclass(frozen=True, slots=True)
class Listed:
    """The agencies of a nation."""

    agencies: Sequence[Agency]
    has_problems: bool = False
    """Others are listed, or meant, of which too little can be read."""


def agencies_of(folders: Sequence[SiteFolder], problems: Sequence[Problem]) -> Listed:
    """Return the agencies whose settings can be read, by id, after saying what is wrong with others and the list."""
    sys.stderr.writelines(f"{problem}\n" for problem in problems)
    agencies = [agency for folder in folders if (agency := _agency(folder))]
    return Listed(agencies, has_problems=bool(problems) or len(agencies) < len(folders))


def _agency(folder: SiteFolder) -> Agency | None:
    """Return an agency; None, after saying why, where its settings cannot be read."""
    options = read_options(folder.config)
    if isinstance(options, SiteOptions):
        return Agency(folder.id, options.content)
    sys.stderr.writelines(f"{folder.id}: {problem}\n" for problem in options)
    return None
