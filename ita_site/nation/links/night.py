"""The national night of links: contents in, what is due asked, each agency's health file out, and a summary."""

import sqlite3
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ita_site.commandline import fail, reason
from ita_site.links.memory.file.record import FieldError
from ita_site.links.memory.journal import Busy, Lock
from ita_site.links.national.executors import SchedulerLostError
from ita_site.links.national.memory.database import open_memory
from ita_site.links.national.night import Night
from ita_site.links.national.settings import Asking, Ending, NightResult, NightSettings
from ita_site.links.run.progress import Progress
from ita_site.nation.cluster.executors import Executors
from ita_site.nation.cluster.process_pool import PoolExecutors
from ita_site.nation.links import words
from ita_site.nation.links.agencies import Listed, agencies_of
from ita_site.nation.links.health_files import Written, write_stale
from ita_site.nation.links.intake import Intake, take_in
from ita_site.nation.sites.held_sites import held_sites
from ita_site.nation.sites.nation_folder import NationFolder
from ita_site.nation.sites.state_file import fail_of_state

FINE: Final = 0
FINDINGS: Final = 1
FAILED: Final = 2
"""Exit codes. Fine; agencies cannot be read or written, or links not be checked; the night is not finished."""


@dataclass(frozen=True, slots=True)
class NationalRun:
    """What a national night is asked for."""

    sites: Path
    """The folder of site folders, or the list of agencies."""
    nation: NationFolder
    asking: Asking
    workers: int
    executors: Executors
    """Who asks; the contents are always read by processes of this machine."""
    everything: bool = False
    vantage: str = ""


def check_links(run: NationalRun) -> int:
    """Run the night; return `FINE`, `FINDINGS` or `FAILED`, after saying how it went."""
    try:
        with Lock(run.nation.links), held_sites(run.sites, run.nation, fetches=True) as (folders, problems):
            return _checked(run, agencies_of(folders, problems))
    except Busy as error:
        return fail("มีการตรวจอื่นทำงานอยู่", f"another night is at work: {error}", FAILED)
    except SchedulerLostError as error:
        return fail("ติดต่อผู้จัดคิวของคลัสเตอร์ไม่ได้", f"the cluster's scheduler does not answer: {error}", FAILED)
    except OSError as error:
        return fail(f"ทำงานไม่ได้: {reason(error)}", f"could not run: {reason(error)}", FAILED)
    except (sqlite3.Error, FieldError) as error:
        return fail_of_state(run.nation.links, error)
    except KeyboardInterrupt:
        words.tell_ending(Ending.INTERRUPTED)
        return FAILED


def _checked(run: NationalRun, listed: Listed) -> int:
    if not listed.agencies:
        return fail(f"ไม่มีโฟลเดอร์เว็บไซต์ของหน่วยงานใน {run.sites}", f"{run.sites} has no site folder of an agency", FAILED)
    memory = open_memory(run.nation.links)
    try:
        now = run.asking.now
        with PoolExecutors(run.workers) as readers:
            intake = take_in(memory, listed, readers, now)
        # workers elsewhere have another working folder
        spool = run.nation.links.resolve().with_name("spool")
        settings = NightSettings(run.asking, run.nation.run, spool, run.everything, run.vantage)
        with run.executors as executors:
            result = Night(memory, settings, executors, Progress(sys.stderr)).run()
        # by a wrong clock everything that is known would be of a time to come
        agencies = () if result.ending is Ending.CLOCK_WRONG else listed.agencies
        written = write_stale(memory, agencies, frozenset(intake.unwritable), now)
    finally:
        memory.close()
    return _report(listed, intake, result, written)


def _report(listed: Listed, intake: Intake, result: NightResult, written: Written) -> int:
    """Say how the night went; return the exit code."""
    for agency, problems in sorted(intake.problems.items()):
        sys.stderr.writelines(f"{agency}: {problem}\n" for problem in problems)
    sys.stderr.writelines(f"{agency}: {error}\n" for agency, error in sorted(written.failed.items()))
    for agency in written.busy:
        words.tell_busy(agency)
    words.tell_ending(result.ending)
    words.say_agencies(len(listed.agencies), intake.changed, written.count)
    words.say_links(result)
    if result.ending is not Ending.COMPLETE:
        return FAILED
    has_troubles = listed.has_problems or intake.problems or written.busy or written.failed
    return FINDINGS if has_troubles or result.given_up or result.held else FINE
