"""A run that has nothing to do: every link was checked lately, and nothing is to be merged, forgotten or proposed.

Most runs of a small agency are such. They say what is known, without reading the content or loading what asks the web.
"""

import os
from pathlib import Path

from ita_site.disk.cache import users_cache
from ita_site.links.memory.file.health_file import HEALTH
from ita_site.links.memory.file.memory_file import MemoryFileError
from ita_site.links.memory.journal import Busy
from ita_site.links.memory.overrule import OVERRULES
from ita_site.links.run.job import Job
from ita_site.links.run.settings import Result
from ita_site.publish.link_job.known_uses import recall
from ita_site.publish.link_job.link_run import LinkRun, job_settings, report


def report_idle(run: LinkRun) -> int | None:
    """Say what is known, and return the exit code; None where there is something to do, or to complain of."""
    if run.urls is not None or run.everything or run.only or os.path.lexists(run.content / OVERRULES):
        return None
    try:
        return _report_idle(run, run.health or run.content / HEALTH)
    except (OSError, MemoryFileError, Busy):
        # the long way says it in full
        return None


def _report_idle(run: LinkRun, health: Path) -> int | None:
    uses = recall(users_cache(), run.content)
    if uses is None:
        return None
    with Job(uses, {}, job_settings(run, health)) as job:
        return report(run, job, Result()) if job.is_idle() else None
