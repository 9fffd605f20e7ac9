"""`ita nation build`: build the sites of those agencies of which anything changed.

Exit codes: 0 every agency has a site of its content; 1 some agencies, or the list of them, have errors; 2 it could not run.
"""

from datetime import UTC, datetime
from pathlib import Path

import click

from ita_site.commands.line.bilingual import Command
from ita_site.commands.nation import options


@click.command("build", cls=Command, help="สร้างเว็บไซต์ของหน่วยงานที่เปลี่ยน | Build the sites of agencies that changed")
@options.sites
@options.state
@options.workers
@options.scheduler
@options.certificates
@options.now
def build(
    sites: Path, state: Path, workers: int, scheduler: str, certificates: Path | None, now: datetime | None
) -> int:
    """Build the sites, and say in two languages how it went."""
    from ita_site.nation.build.night import NOT_RUN, BuildOrder, build_sites
    from ita_site.nation.cluster.choice import executors_of
    from ita_site.nation.sites.nation_folder import NationFolder

    executors = executors_of(scheduler, workers, certificates)
    if executors is None:
        return NOT_RUN
    moment = now or datetime.now(UTC).replace(microsecond=0)
    return build_sites(BuildOrder(sites, NationFolder(state), executors, moment))
