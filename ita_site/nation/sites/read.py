"""Read which agencies a nation has: a folder of site folders, or a list of them as CSV. All problems come at once."""

from collections import Counter
from collections.abc import Iterable, Iterator
from os.path import realpath
from pathlib import Path
from typing import Final

from ita_site.nation.sites.agency_head import read_head
from ita_site.nation.sites.candidate import Candidate
from ita_site.nation.sites.list_file import read_list
from ita_site.nation.sites.site_folder import CONFIG, SiteFolder
from ita_site.source.problems import Code, Problem, in_order

CHECKOUTS: Final = Path("nation", "checkouts")
"""Where repositories are kept unless a nation's folder says otherwise."""

_ELSEWHERE: Final = (
    "--state อยู่ในโฟลเดอร์ของหน่วยงานนี้ ให้ใช้โฟลเดอร์อื่น | --state is in the folder of this agency; choose another one"
)


def read_sites(
    source: Path, checkouts: Path = CHECKOUTS, *, fetches: bool = False
) -> tuple[tuple[SiteFolder, ...], tuple[Problem, ...]]:
    """Return the agencies by id, and everything that is wrong with their list. An agency with a problem is left out.

    `source` is a folder of site folders, or a CSV with the columns `id,code,province` and `path` or `repository`. The
    checkouts of repositories are below `checkouts`; where `fetches`, they are made and brought up to date first. Raises
    OSError where the source cannot be read.
    """
    if source.is_dir():
        candidates, problems = list(_in_folder(source)), list[Problem]()
    else:
        candidates, problems = read_list(source, checkouts, fetches=fetches)
    wrong = {id(candidate): list(candidate.problems()) for candidate in candidates}
    for candidate, problem in (*_taken_twice(candidates), *_holding(candidates, checkouts.parent)):
        wrong[id(candidate)].append(problem)
    sites = sorted((each.site for each in candidates if not wrong[id(each)]), key=lambda site: site.id)
    return tuple(sites), in_order((*problems, *(problem for each in wrong.values() for problem in each)))


def _in_folder(folder: Path) -> Iterator[Candidate]:
    """Yield each site folder in a folder; what is hidden is none, and what has no mkdocs.yml is one with a problem."""
    for path in sorted(folder.iterdir()):
        if not path.name.startswith(".") and _may_be_site(path):
            name = f"{folder.name}/{path.name}"
            yield Candidate(path, read_head(path / CONFIG, name), name)


def _may_be_site(path: Path) -> bool:
    """Return whether a path is a folder; one that cannot be reached may be, and its problem says why it is not read."""
    try:
        return path.is_dir()
    except OSError:
        return True


def _holding(candidates: Iterable[Candidate], state: Path) -> Iterator[tuple[Candidate, Problem]]:
    """Yield each agency in whose folder the nation keeps what it makes: each night would publish the one before."""
    place = state.resolve()
    above = {place, *place.parents}
    for candidate in candidates:
        # a link that leads to itself has no end: `Path.resolve` raises there
        if Path(realpath(candidate.folder)) in above:
            yield candidate, Problem(candidate.path, candidate.line, Code.BAD_CHOICE, found=str(state), hint=_ELSEWHERE)


def _taken_twice(candidates: Iterable[Candidate]) -> Iterator[tuple[Candidate, Problem]]:
    """Yield each agency whose id or official code another one has, with the problem: which is meant no file says."""
    known = list(candidates)
    for field in ("id", "code"):
        counts = Counter(getattr(candidate.site, field) for candidate in known)
        for candidate in known:
            value = getattr(candidate.site, field)
            if value and counts[value] > 1:
                yield candidate, candidate.problem(field, Code.DUPLICATE_ID, value)
