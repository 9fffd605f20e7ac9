"""`ita nation portal`: the portal of all agencies, from their content to its pages and open data.

Exit codes: 0 fine; 1 agencies could not be read, and keep what was known of them; 2 nothing was done.
"""

import sqlite3
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ita_site.commandline import fail, reason, say
from ita_site.commands.line.bilingual import Command
from ita_site.commands.nation import options

if TYPE_CHECKING:
    from ita_site.nation.portal.night import PortalNight


# fmt: off
@click.command("portal", cls=Command, help="ทำเว็บรวมและข้อมูลเปิดของทุกหน่วยงาน | Make the portal and the open data of all agencies")
@options.sites
@options.state
@click.option("--url", default="", metavar="ADDRESS", help="ที่อยู่เว็บที่จะเผยแพร่ | where the portal is published")
@options.workers
@options.scheduler
@options.certificates
@options.now
def portal(sites: Path, state: Path, url: str, workers: int, scheduler: str, certificates: Path | None, now: datetime | None) -> int:
    """Bring the portal up to date."""
    from ita_site.links.national.executors import SchedulerLostError
    from ita_site.nation.cluster.choice import executors_of
    from ita_site.nation.portal.night import PortalRun, make_portal
    from ita_site.nation.sites.nation_folder import NationFolder

    chosen = executors_of(scheduler, workers, certificates)
    if chosen is None:
        return 2
    moment = now or datetime.now(UTC).replace(microsecond=0)
    run = PortalRun(sites, NationFolder(state), moment, f"{url.rstrip('/')}/" if url else "")
    try:
        with chosen as executors:
            night = make_portal(run, executors)
    except OSError as error:
        return fail(f"อ่านหรือเขียนไม่ได้: {reason(error)}", f"cannot read or write: {reason(error)}", 2)
    except (sqlite3.Error, SchedulerLostError) as error:
        return fail(f"ทำต่อไม่ได้: {error}", f"cannot continue: {error}", 2)
    return _report(night)
# fmt: on


def _report(night: "PortalNight") -> int:
    """Say what was done, and what is wrong; return the exit code."""
    from ita_site.source.problems import has_errors

    filled = night.filled
    for problem in night.problems:
        say(str(problem))
    for failure in filled.failed:
        for line in failure.errors:
            say(f"{failure.agency_id}: {line}")
    if not night.files.has_parquet:
        say("ไม่มีไฟล์ Parquet เพราะไม่ได้ติดตั้ง ita-site[nation]")
        say("No Parquet files: they need the extra ita-site[nation]")
    counts = (night.agencies, len(filled.changed), len(filled.removed), len(filled.failed), filled.events)
    say("หน่วยงาน {} เปลี่ยน {} ออก {} มีข้อผิดพลาด {} เรื่องใหม่ {}".format(*counts))
    say("{} agencies: {} changed, {} gone, {} with errors; {} new events".format(*counts))
    written = (len(night.files.tables), night.pages.written)
    say("เขียนใหม่ {} ตาราง กับ {} ไฟล์ของหน้าเว็บ".format(*written))
    say("Wrote {} tables anew, and {} files of pages".format(*written))
    return 1 if filled.failed or has_errors(night.problems) else 0
