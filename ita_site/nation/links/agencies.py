"""The agencies of a nation with their content folders, as the night of links needs to know them."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ita_site.commandline import fail, reason
from ita_site.nation.links.agency_content import Agency
from ita_site.nation.sites.nation_folder import NationFolder
from ita_site.nation.sites.read import read_sites
from ita_site.nation.sites.site_folder import SiteFolder
from ita_site.publish.frame.options import SiteOptions, read_options


@dataclass(frozen=True, slots=True)
class Listed:
    """The agencies of a nation."""

    agencies: Sequence[Agency]
    has_problems: bool = False
    """Others are listed, or meant, of which too little can be read."""


def agencies_of(sites: Path, nation: NationFolder) -> Listed | None:
    """Return the agencies that can be read, by id, after saying what is wrong with others; None where there are none.

    Repositories are brought up to date first.
    """
    try:
        folders, problems = read_sites(sites, nation.checkouts, fetches=True)
    except OSError as error:
        fail(f"อ่านไม่ได้: {reason(error)}", f"cannot read: {reason(error)}")
        return None
    sys.stderr.writelines(f"{problem}\n" for problem in problems)
    agencies = [agency for folder in folders if (agency := _agency(folder))]
    if not agencies:
        fail(f"ไม่มีโฟลเดอร์เว็บไซต์ของหน่วยงานใน {sites}", f"{sites} has no site folder of an agency")
        return None
    return Listed(agencies, has_problems=bool(problems))


def _agency(folder: SiteFolder) -> Agency | None:
    """Return an agency; None where its settings cannot be read, which is one of the problems."""
    options = read_options(folder.config)
    return Agency(folder.id, options.content) if isinstance(options, SiteOptions) else None
