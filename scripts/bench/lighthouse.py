"""Lighthouse in Chromium, installed with npm into a folder that git ignores; what it measured of one address."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from scripts.install import npm

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT: Final = Path(__file__).resolve().parents[2]
TOOLS: Final = ROOT / ".tools" / "audit"

CATEGORIES: Final = ("performance", "accessibility", "best-practices", "seo")
"""What is scored, of 100."""

TYPES: Final = ("document", "stylesheet", "script", "font", "image", "other")
"""Kinds of file that a page is made of."""

_METRICS: Final = {
    "lcp": "largest-contentful-paint",
    "cls": "cumulative-layout-shift",
    "tbt": "total-blocking-time",
}


class LighthouseError(Exception):
    """Lighthouse cannot be installed, or it could not measure; with what it said."""


@dataclass(frozen=True, slots=True)
class Figures:
    """One address: scores of 100, times in milliseconds, layout shift without unit, bytes as sent, by type."""

    scores: dict[str, float]
    lcp: float
    cls: float
    tbt: float
    sent: dict[str, int]
    benchmark: float
    faults: tuple[str, ...]
    """Ids of audits that failed and count."""

    @property
    def total(self) -> int:
        """Return bytes of the first view, headers included."""
        return sum(self.sent.values())


def install() -> Path:
    """Return Lighthouse's program, installed as locked if it is not yet. Raises LighthouseError."""
    try:
        return npm.install(ROOT / "scripts" / "bench" / "npm", TOOLS) / "lighthouse"
    except npm.NpmError as error:
        raise LighthouseError(str(error)) from error


def measure(program: Path, chromium: str, address: str) -> Figures:
    """Return Lighthouse's figures of one visit as a phone makes it. Raises LighthouseError."""
    flags = "--headless=new" + (" --no-sandbox" if os.geteuid() == 0 else "")
    with tempfile.TemporaryDirectory(prefix="ita-audit-") as folder:
        file = Path(folder) / "report.json"
        command = [
            str(program),
            address,
            "--quiet",
            "--output=json",
            f"--output-path={file}",
            f"--chrome-flags={flags}",
        ]
        only = f"--only-categories={','.join(CATEGORIES)}"
        environment = os.environ | {"CHROME_PATH": chromium, "LIGHTHOUSE_NO_TELEMETRY": "1"}
        done = subprocess.run(
            [*command, only, "--no-enable-error-reporting"],
            check=False,
            capture_output=True,
            text=True,
            env=environment,
        )
        if done.returncode or not file.is_file():
            raise LighthouseError(f"{address}: {done.stderr.strip()[-600:]}")
        return figures(json.loads(file.read_text(encoding="utf-8")))


def figures(report: dict[str, Any]) -> Figures:
    """Return the figures of a report of Lighthouse. Raises LighthouseError where the page could not be measured."""
    if error := report.get("runtimeError"):
        raise LighthouseError(f"{report['finalDisplayedUrl']}: {error['message']}")
    audits = report["audits"]
    numbers = {name: float(audits[audit]["numericValue"]) for name, audit in _METRICS.items()}
    return Figures(
        scores={name: round(report["categories"][name]["score"] * 100) for name in CATEGORIES},
        sent=_sent(audits["network-requests"]["details"]["items"]),
        benchmark=float(report["environment"]["benchmarkIndex"]),
        faults=tuple(sorted(_faults(report))),
        **numbers,
    )


def _sent(requests: Sequence[dict[str, Any]]) -> dict[str, int]:
    sent = dict.fromkeys(TYPES, 0)
    for request in requests:
        kind = str(request.get("resourceType", "")).lower()
        sent[kind if kind in sent else "other"] += int(request.get("transferSize", 0))
    return sent


def _faults(report: dict[str, Any]) -> set[str]:
    """Return audits that cost a category its 100; those of performance are its figures."""
    weighed = [
        ref["id"] for name in CATEGORIES[1:] for ref in report["categories"][name]["auditRefs"] if ref.get("weight", 0)
    ]
    return {audit for audit in weighed if report["audits"][audit]["score"] not in {None, 1}}


def median(runs: Sequence[Figures]) -> Figures:
    """Return the figures of several visits as one: the median of each."""
    middle = sorted(runs, key=lambda run: (run.scores["performance"], -run.lcp))[len(runs) // 2]
    return Figures(
        scores={name: statistics.median(run.scores[name] for run in runs) for name in CATEGORIES},
        lcp=statistics.median(run.lcp for run in runs),
        cls=statistics.median(run.cls for run in runs),
        tbt=statistics.median(run.tbt for run in runs),
        sent=middle.sent,
        benchmark=statistics.median(run.benchmark for run in runs),
        faults=tuple(sorted({fault for run in runs for fault in run.faults})),
    )
