"""Sites that many tests look at: built once, however many processes run the tests. Nobody may write into them."""

from __future__ import annotations

import fcntl
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tests.builders.projects import build_project

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@dataclass(frozen=True)
class SharedSites:
    """A folder of built sites that all processes of one run of the tests have in common."""

    folder: Path

    def site(self, content: Path, name: str = "", **options: Any) -> Path:
        """Return the site of a content folder. The first process that asks for it builds it, the others wait.

        Content of which the test run has several forms needs a `name`; the name of its folder is the default. `options`
        replace settings of `mkdocs.yml`, and are another form.
        """
        name = name or content.name
        with alone(self.folder / f"{name}.lock"):
            project = self.folder / name
            if not project.exists():
                unfinished = self.folder / f"{name}-unfinished"
                build_project(unfinished, content, **options)
                unfinished.rename(project)
        return project / "site"


@contextmanager
def alone(file: Path) -> Iterator[None]:
    with file.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
