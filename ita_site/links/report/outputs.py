"""Write what a run saw in every form that was asked for: lines for a terminal, JSON, Markdown, JUnit, GitHub."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from ita_site.disk.whole_file import writing_text
from ita_site.links.memory.findings import Counted
from ita_site.links.report import data, github, junit, markdown, text
from ita_site.links.run.job import Job
from ita_site.links.run.settings import Result


@dataclass(frozen=True, slots=True)
class Outputs:
    """The files to write beside the lines of the terminal; None where one is not wanted."""

    json: Path | None = None
    markdown: Path | None = None
    junit: Path | None = None
    github: str | None = None
    """What stands before a path in GitHub's annotations; None for no annotations."""


def write_files(outputs: Outputs, job: Job, counted: Counted, now: datetime) -> None:
    """Write each file that is wanted, whole or not at all. Raises OSError."""
    if outputs.json:
        with writing_text(outputs.json) as out:
            data.write(out, now, job.statuses())
    if outputs.markdown:
        with writing_text(outputs.markdown) as out:
            out.writelines(f"{line}\n" for line in markdown.lines(job.statuses(), counted.sums))
    if outputs.junit:
        with writing_text(outputs.junit) as out:
            junit.write(out, job.statuses(), counted.sums)


def lines(outputs: Outputs, job: Job, counted: Counted, result: Result) -> Iterator[str]:
    """Yield what the terminal shows: findings, the summary, and annotations for GitHub."""
    yield from text.findings(counted)
    yield from text.summary(counted.sums, result)
    if outputs.github is not None:
        yield from github.lines(job.statuses(), outputs.github)
