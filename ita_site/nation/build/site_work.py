"""Build the site of one agency: what a warm worker process does again and again."""

import traceback
from dataclasses import dataclass, replace
from pathlib import Path

from ita_site.commandline import reason
from ita_site.disk.cache import Cache
from ita_site.nation.build.table import Outcome
from ita_site.publish.direct.build import build
from ita_site.publish.frame.options import SiteOptions, read_options
from ita_site.publish.frame.templates import forget_templates
from ita_site.publish.site_folder import refusal
from ita_site.source.problems import Problem, Severity


@dataclass(frozen=True, slots=True)
class SiteOrder:
    """A site that is to be built."""

    id: str
    config: Path
    """Its mkdocs.yml."""
    target: Path
    """The folder of the finished site, which is replaced in one step."""
    work: Path
    """A folder of the same disk, in which the site is made."""
    shared_files: str
    """As the option of mkdocs.yml."""


@dataclass(frozen=True, slots=True)
class SiteResult:
    """How the build of a site went."""

    id: str
    outcome: Outcome
    problems: tuple[str, ...] = ()
    """What is wrong with the content, errors first; each in Thai, and in English on the next line."""


def build_site(order: SiteOrder) -> SiteResult:
    """Build a site; the one that is there stays where that does not succeed."""
    try:
        return _built(order)
    except OSError as error:
        return failure(order.id, f"อ่านหรือเขียนไม่ได้: {reason(error)}", f"cannot read or write: {reason(error)}")
    except Exception:  # noqa: BLE001 - the other agencies have their sites all the same
        return failure(
            order.id, "โปรแกรมผิดพลาด โปรดแจ้งผู้พัฒนา", f"the program failed, tell its makers\n{traceback.format_exc()}"
        )


def failure(agency: str, thai: str, english: str) -> SiteResult:
    """Return the result of a build that was not the content's fault."""
    return SiteResult(agency, Outcome.FAILED, (f"{thai}\n    {english}",))


def _built(order: SiteOrder) -> SiteResult:
    read = read_options(order.config)
    if not isinstance(read, SiteOptions):
        return _result(order, read)
    if why := refusal(order.config, order.target):
        return failure(order.id, *why)
    if read.theme:
        # a worker of a cluster may have built this site on an earlier night
        forget_templates()
    order.work.mkdir(parents=True, exist_ok=True)
    # the folder of a mkdocs.yml is where a site is made: an agency's own is only read
    options = replace(read, config=order.work / order.config.name, site=order.target, shared_files=order.shared_files)
    return _result(order, build(options, order.target, Cache(), cores=1))


def _result(order: SiteOrder, problems: tuple[Problem, ...]) -> SiteResult:
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    others = [problem for problem in problems if problem.severity is not Severity.ERROR]
    outcome = Outcome.REFUSED if errors else Outcome.BUILT
    return SiteResult(order.id, outcome, tuple(map(str, (*errors, *others))))
