"""Time and memory of a report's way out to Word and Excel, and back in from Word: each in a process of its own.

The same report is also merely opened by python-docx and its cells read, so that runs on other machines compare: the
ratios are to that. Exit code 0.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from scripts.bench import content as bench_content
from scripts.bench.process import ROOT

MEGA: Final = 1 << 20
_KILO: Final = 1024
"""Linux counts the memory of a finished process in kilobytes."""

_LOAD: Final = """
import sys
from pathlib import Path
from ita_site.publish.check import load
root = Path(sys.argv[1])
catalogue = load(root).catalogue
report = catalogue.reports[0]
"""

STEPS: Final = {
    "nothing but reading the content": _LOAD,
    "export to Word": _LOAD
    + """
from ita_site.office.word import template_for, word_file
Path(sys.argv[2]).write_bytes(word_file(catalogue, report, template_for(root)))
""",
    "export to Excel": _LOAD
    + """
from ita_site.office.excel import excel_file
Path(sys.argv[3]).write_bytes(excel_file(catalogue, report))
""",
    "plain reading by python-docx": """
import sys
from docx import Document
for table in Document(sys.argv[2]).tables:
    for row in table.rows:
        [paragraph.text for cell in row.cells for paragraph in cell.paragraphs]
""",
    "import from Word": """
import contextlib, io, shutil, sys
from pathlib import Path
from scripts import import_report
root, year = Path(sys.argv[1]), sys.argv[4]
shutil.rmtree(root / "reports" / f"{year}-12m")
with contextlib.redirect_stdout(io.StringIO()):
    code = import_report.main([sys.argv[2], "--fiscal-year", year, "--round", "12", "--content", str(root)])
sys.exit(code)
""",
}
"""What is measured, in this order: the import takes in the file that the export wrote."""

PLAIN: Final = "plain reading by python-docx"


@dataclass(frozen=True, slots=True)
class Cost:
    """What a step took: seconds of CPU and by the clock, and the most memory, in bytes."""

    cpu: float
    wall: float
    memory: int


def run(code: str, arguments: list[str]) -> Cost:
    """Run Python code in a process of its own. Raises CalledProcessError if it fails."""
    command = [sys.executable, "-c", code, *arguments]
    started = time.perf_counter()
    process = subprocess.Popen(command, cwd=ROOT)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command[:1])
    return Cost(used.ru_utime + used.ru_stime, time.perf_counter() - started, used.ru_maxrss * _KILO)


def measure(measures: int, steps: list[str]) -> dict[str, Cost]:
    """Return the cost of each step for a report of so many measures."""
    with tempfile.TemporaryDirectory(prefix="ita-bench-") as work:
        content = Path(work) / "content"
        bench_content.write_content(bench_content.REAL, content, measures * bench_content.REPORTS)
        arguments = [str(content), f"{work}/report.docx", f"{work}/report.xlsx", str(bench_content.REAL_YEAR)]
        return {name: run(STEPS[name], arguments) for name in steps}


def table(costs: dict[str, Cost]) -> str:
    """Return what was measured as a table for people."""
    plain = costs[PLAIN].cpu
    rows = [
        f"{name:34}{cost.cpu:9.2f}{cost.wall:9.2f}{cost.memory / MEGA:9.0f}{cost.cpu / plain:9.2f}"
        for name, cost in costs.items()
    ]
    return "\n".join([f"{'':34}{'CPU s':>9}{'wall s':>9}{'MB RSS':>9}{'ratio':>9}", *rows])


def main(arguments: list[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description="วัดเวลาและหน่วยความจำของการนำเข้าและส่งออก | Measure the import and the export of a report"
    )
    parser.add_argument("--measures", type=int, default=100, metavar="N", help="measures of the report (100)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write everything measured to FILE")
    options = parser.parse_args(arguments)
    costs = measure(options.measures, list(STEPS))
    print(f"a report of {options.measures} measures; each step with the start of Python\n{table(costs)}")
    if options.json:
        results = {name: {"cpu": cost.cpu, "wall": cost.wall, "memory": cost.memory} for name, cost in costs.items()}
        options.json.write_text(json.dumps(results, indent=2) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
