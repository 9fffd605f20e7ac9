"""The bench of documents: every step runs on a report that it made. No time is asserted."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from scripts.bench import documents as bench_documents

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow


def test_every_step_is_measured_and_compared(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "bench.json"
    assert bench_documents.main(["--measures", "5", "--json", str(file)]) == 0
    figures = json.loads(file.read_text(encoding="utf-8"))
    assert list(figures) == list(bench_documents.STEPS)
    assert all(cost["memory"] > bench_documents.MEGA for cost in figures.values())
    assert f"{bench_documents.PLAIN:34}" in capsys.readouterr().out
