"""The tests belong to every agency that copies the project, and depend on no report but the frozen ones."""

from __future__ import annotations

import pytest

from tests.builders.projects import ROOT, run
from tests.builders.quick import EVENTS, refuse_start, starts
from tests.links.server import FaultServer


def test_a_test_that_reads_the_content_of_the_office_fails() -> None:
    with pytest.raises(RuntimeError, match="tests/sites/"):
        (ROOT / "content" / "agency.yml").read_bytes()


def test_a_test_that_lists_the_reports_of_the_office_fails() -> None:
    with pytest.raises(RuntimeError, match="tests/sites/"):
        list((ROOT / "content" / "reports").iterdir())


def runs_a_program() -> None:
    run("mkdocs", cwd=ROOT)


def serves_a_page() -> None:
    with FaultServer({}):
        pass


def calls_what_listens() -> None:
    serves_a_page()


def reads_a_file() -> str:
    return (ROOT / "Makefile").read_text(encoding="utf-8")


@pytest.mark.parametrize("function", [runs_a_program, serves_a_page, calls_what_listens])
def test_what_starts_a_program_or_a_server_is_not_quick(function: object) -> None:
    assert starts(function)


def test_what_reads_files_alone_is_quick() -> None:
    assert not starts(reads_a_file)


def test_a_quick_test_is_marked_so(request: pytest.FixtureRequest) -> None:
    assert request.node.get_closest_marker("quick")


@pytest.mark.parametrize("event", sorted(EVENTS))
def test_a_quick_test_that_starts_something_is_stopped(event: str, request: pytest.FixtureRequest) -> None:
    with pytest.raises(RuntimeError, match="mark it slow"):
        refuse_start(event, running=request.node)
    refuse_start(event, running=None)
