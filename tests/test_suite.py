"""The tests belong to every agency that copies the project, and depend on no report but the frozen ones."""

from __future__ import annotations

import pytest

from tests.builders.projects import ROOT


def test_a_test_that_reads_the_content_of_the_office_fails() -> None:
    with pytest.raises(RuntimeError, match="tests/sites/"):
        (ROOT / "content" / "agency.yml").read_bytes()


def test_a_test_that_lists_the_reports_of_the_office_fails() -> None:
    with pytest.raises(RuntimeError, match="tests/sites/"):
        list((ROOT / "content" / "reports").iterdir())
