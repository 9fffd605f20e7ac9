"""`ita nation status`: how many agencies there are, and how their last nights went. Exit codes: 0; 2 it cannot be read."""

from pathlib import Path

import click

from ita_site.commands.line.bilingual import Command
from ita_site.commands.nation import options


@click.command(
    "status", cls=Command, help="จำนวนหน่วยงาน และผลของคืนล่าสุด | How many agencies, and how the last nights went"
)
@options.sites
@options.state
def status(sites: Path, state: Path) -> int:
    """Say it in two languages."""
    from ita_site.nation.build.status import tell_status
    from ita_site.nation.sites.nation_folder import NationFolder

    return tell_status(sites, NationFolder(state))
