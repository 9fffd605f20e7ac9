"""The national night of links: contents in, what is due asked, each agency's health file out, and a summary."""

import sqlite3
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ita_site.commandline import fail
from ita_site.links.memory.journal import Busy, Lock
from ita_site.links.national.executors import SchedulerLostError
from ita_site.links.national.memory.database import open_memory
from ita_site.links.national.night import Night
from ita_site.links.national.settings import Asking, Ending, NightResult, NightSettings
from ita_site.links.run.progress import Progress
from ita_site.nation.cluster.executors import Executors
from ita_site.nation.cluster.process_pool import PoolExecutors
from ita_site.nation.links import words
from ita_site.nation.links.agency_content import Agency
from ita_site.nation.links.health_files import write_stale
from ita_site.nation.links.intake import Intake, take_in

LANES_EACH: Final = 4
"""Slices that a process of a cluster may run at once: they wait for websites most of the time."""
FINE: Final = 0
FINDINGS: Final = 1
FAILED: Final = 2
"""Exit codes. Fine; agencies cannot be read or written, or links not be checked; the night is not finished."""


@dataclass(frozen=True, slots=True)
class NationalRun:
    """What a national night is asked for."""

    agencies: Sequence[Agency]
    memory: Path
    """The file that remembers."""
    state: Path
    """The file of how far the night is."""
    asking: Asking
    workers: int
    executors: Executors
    """Who asks; the contents are always read by processes of this machine."""
    everything: bool = False
    vantage: str = ""


def check_links(run: NationalRun) -> int:
    """Run the night; return `FINE`, `FINDINGS` or `FAILED`, after saying how it went."""
    try:
        with Lock(run.memory):
            return _checked(run)
    except Busy as error:
        return fail("มีการตรวจอื่นทำงานอยู่", f"another night is at work: {error}", FAILED)
    except SchedulerLostError as error:
        return fail("ติดต่อผู้จัดคิวของคลัสเตอร์ไม่ได้", f"the cluster's scheduler does not answer: {error}", FAILED)
    except (OSError, sqlite3.Error) as error:
        return fail("ทำงานไม่ได้", f"could not run: {error}", FAILED)
    except KeyboardInterrupt:
        words.tell_ending(Ending.INTERRUPTED)
        return FAILED


def _checked(run: NationalRun) -> int:
    memory = open_memory(run.memory)
    try:
        now = run.asking.now
        with PoolExecutors(run.workers) as readers:
            intake = take_in(memory, run.agencies, readers, now)
        # workers elsewhere have another working folder
        spool = run.memory.resolve().with_name("spool")
        settings = NightSettings(run.asking, run.state, spool, run.everything, run.vantage)
        with run.executors as executors:
            result = Night(memory, settings, executors, Progress(sys.stderr)).run()
        written, busy = write_stale(memory, run.agencies, intake.unwritable, now)
    finally:
        memory.close()
    return _report(run, intake, result, written, busy)


def _report(run: NationalRun, intake: Intake, result: NightResult, written: int, busy: Sequence[str]) -> int:
    """Say how the night went; return the exit code."""
    for agency, problems in sorted(intake.problems.items()):
        sys.stderr.writelines(f"{agency}: {problem}\n" for problem in problems)
    for agency in busy:
        words.tell_busy(agency)
    words.tell_ending(result.ending)
    words.say_agencies(len(run.agencies), intake.changed, written)
    words.say_links(result)
    if result.ending is not Ending.COMPLETE:
        return FAILED
    return FINDINGS if intake.problems or busy or result.given_up or result.held else FINE
