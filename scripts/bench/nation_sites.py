"""Measure nights of builds: of made-up agencies all are built, none, and 1 %; and what 8,317 agencies cost.

    .venv/bin/python -m scripts.bench.nation_sites [--agencies 300] [--reports 2] [--measures 3] [--workers 2]

All figures are CPU seconds of `ita nation build` with its processes. What 8,317 agencies cost is arithmetic: what a
night costs however many there are, what each agency that is passed by costs, and what each one that is built does.
"""

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ita_site.nation.build.digests import digests_of
from ita_site.nation.build.shared_folder import FROM_SITE
from ita_site.nation.sites.read import read_sites
from tests.builders.nation import write_nation

NATION: Final = 8_317
"""Agencies of the assessment."""
CHANGED: Final = 0.01
MOST: Final = 0.02
"""Of a full night, a night with so many changed agencies may cost this share."""


@dataclass(frozen=True, slots=True)
class Costs:
    """CPU seconds."""

    passed_by: float
    """To read one agency and see that it did not change."""
    full: float
    """A night in which every site is built."""
    unchanged: float
    """A night in which none is."""
    changed: float
    """A night in which 1 % are."""
    agencies: int
    few: int
    """So many are 1 %."""

    @property
    def begin(self) -> float:
        """Return what a night costs that builds nothing, of no agencies."""
        return max(0.0, self.unchanged - self.agencies * self.passed_by)

    @property
    def build(self) -> float:
        """Return what one more site costs in a warm process."""
        return (self.full - self.changed) / (self.agencies - self.few)

    @property
    def first_build(self) -> float:
        """Return what the first builds cost more: processes start, templates are compiled."""
        return max(0.0, self.changed - self.unchanged - self.few * self.build)

    def night(self, agencies: int, share: float) -> float:
        """Return what a night costs in which a share of the agencies changed."""
        return self.begin + self.first_build + agencies * (self.passed_by + share * self.build)


def main() -> None:
    """Make the nation, run the nights, and print what they cost."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name, default in (("agencies", 300), ("reports", 2), ("measures", 3), ("workers", 2)):
        parser.add_argument(f"--{name}", type=int, default=default)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        show(measure(Path(folder), given.agencies, given.reports, given.measures, given.workers))


def measure(root: Path, agencies: int, reports: int, measures: int, workers: int) -> Costs:
    """Return what the nights of so many agencies cost."""
    sites = root / "sites"
    folders = write_nation(sites, agencies, reports=reports, measures=measures)
    passed_by = seconds_to_pass_by(sites) / agencies
    full = night(root, workers)
    unchanged = night(root, workers)
    few = max(1, round(agencies * CHANGED))
    for folder in folders[:few]:
        file = folder / "content" / "agency.yml"
        file.write_text(file.read_text(encoding="utf-8").replace("สำนักปลัด", "สำนักปลัดใหม่"), encoding="utf-8")
    return Costs(passed_by, full, unchanged, night(root, workers), agencies, few)


def seconds_to_pass_by(sites: Path) -> float:
    """Return the CPU seconds in which all agencies are read and their digests made, once the modules are there."""
    digests_of(read_sites(sites)[0][0], FROM_SITE)
    begin = time.process_time()
    for site in read_sites(sites)[0]:
        digests_of(site, FROM_SITE)
    return time.process_time() - begin


def night(root: Path, workers: int) -> float:
    """Run a night; return its CPU seconds, those of its processes included."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "ita_site.commands", "nation", "build", "--workers", str(workers)]
    subprocess.run([*command, "--sites", str(root / "sites"), "--state", str(root / "nation")], check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def show(costs: Costs) -> None:
    """Print what was measured, and what it means for the whole nation."""
    print(f"an agency passed by      {costs.passed_by * 1000:8.1f} ms")
    print(f"a site in a warm process {costs.build * 1000:8.0f} ms")
    print(f"a night begins           {costs.begin:8.2f} s, its first builds {costs.first_build:.2f} s more")
    print(f"{costs.agencies:,} agencies, all built    {costs.full:8.1f} s")
    print(f"{costs.agencies:,} agencies, none changed {costs.unchanged:8.1f} s")
    print(
        f"{costs.agencies:,} agencies, {costs.few} changed    {costs.changed:8.1f} s: {costs.changed / costs.full:.2%}"
    )
    full, few = costs.night(NATION, 1.0), costs.night(NATION, CHANGED)
    share = few / full
    verdict = "within" if share <= MOST else "ABOVE"
    print(f"{NATION:,} agencies, all built    {full / 3600:8.2f} hours")
    print(f"{NATION:,} agencies, 1 % changed  {few:8.1f} s: {share:.2%}, {verdict} {MOST:.0%}")


if __name__ == "__main__":
    main()
