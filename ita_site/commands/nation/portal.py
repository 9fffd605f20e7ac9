"""`ita nation portal`: the portal of all agencies, from their content to its pages and open data.

Exit codes: 0 fine; 1 agencies could not be read, and keep what was known of them; 2 nothing was done.
"""

import sqlite3
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from ita_site.commandline import fail, reason, say, tell
from ita_site.commands.line.bilingual import Command
from ita_site.commands.line.values import SITE
from ita_site.commands.nation import options

if TYPE_CHECKING:
    from ita_site.nation.cluster.executors import Executors
    from ita_site.nation.portal.night import PortalNight, PortalRun

_NOT_RUN: Final = 2


# fmt: off
@click.command("portal", cls=Command, help="ทำเว็บรวมและข้อมูลเปิดของทุกหน่วยงาน | Make the portal and the open data of all agencies")
@options.sites
@options.state
@click.option("--url", type=SITE, metavar="ADDRESS", help="ที่อยู่เว็บที่จะเผยแพร่ | where the portal is published")
@options.workers
@options.scheduler
@options.certificates
@options.now
def portal(sites: Path, state: Path, url: str | None, workers: int, scheduler: str, certificates: Path | None, now: datetime | None) -> int:
    """Bring the portal up to date."""
    from ita_site.nation.cluster.choice import executors_of
    from ita_site.nation.portal.night import PortalRun
    from ita_site.nation.sites.nation_folder import NationFolder

    executors = executors_of(scheduler, workers, certificates)
    if executors is None:
        return _NOT_RUN
    moment = now or datetime.now(UTC).replace(microsecond=0)
    night = _made(PortalRun(sites, NationFolder(state), moment, url or ""), executors)
    return _NOT_RUN if night is None else _report(night)
# fmt: on


def _made(run: "PortalRun", executors: "Executors") -> "PortalNight | None":
    """Bring the portal up to date; return what was done, or None after saying why it could not be."""
    from ita_site.links.memory.journal import Busy
    from ita_site.links.national.executors import SchedulerLostError
    from ita_site.nation.build.words import tell_stopped
    from ita_site.nation.portal.night import make_portal
    from ita_site.nation.sites.state_file import fail_of_state

    try:
        with executors as entered:
            return make_portal(run, entered)
    except Busy as error:
        fail("มีการทำเว็บรวมอื่นทำงานอยู่", f"another run makes the portal: {error}")
    except OSError as error:
        fail(f"อ่านหรือเขียนไม่ได้: {reason(error)}", f"cannot read or write: {reason(error)}")
    except sqlite3.Error as error:
        fail_of_state(run.folder.portal, error)
    except SchedulerLostError as error:
        fail("ติดต่อผู้จัดคิวของคลัสเตอร์ไม่ได้", f"the cluster's scheduler does not answer: {error}")
    except KeyboardInterrupt:
        tell_stopped()
    return None


def _report(night: "PortalNight") -> int:
    """Say what was done, and what is wrong; return the exit code."""
    from ita_site.source.problems import has_errors

    filled = night.filled
    for problem in night.problems:
        say(str(problem))
    if not night.agencies:
        tell("ไม่พบหน่วยงานใดในรายชื่อ เว็บรวมยังเป็นฉบับก่อนหน้า", "the list names no agency; the portal stays as it was")
    for agency in filled.removed:
        tell(
            f"{agency}: ไม่อยู่ในรายชื่อแล้ว นำออกจากเว็บรวมแล้ว",
            f"{agency}: no longer in the list; it was taken out of the portal",
        )
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
    return 1 if filled.failed or has_errors(night.problems) or not night.agencies else 0
