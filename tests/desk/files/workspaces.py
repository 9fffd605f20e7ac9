"""A workspace over a copy of a small content folder, and a git that misbehaves."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING

from ita_site.desk.forms.submitted import Typed
from ita_site.desk.workspace import Workspace
from tests.builders.sites import SITES

if TYPE_CHECKING:
    from pathlib import Path

    from ita_site.desk.workspace import Saved

KEY = "reports.2567-12m.measures.one"
OTHER_KEY = "reports.2567-12m.measures.two"
ONE = "reports/2567-12m/measures/one.md"
TWO = "reports/2567-12m/measures/two.md"
TITLE = "มาตรการหนึ่ง"


def workspace_of(folder: Path) -> Workspace:
    """Return a workspace over a fresh copy of the content."""
    return Workspace(shutil.copytree(SITES / "small", folder / "content"))


def retitle(workspace: Workspace, was: str, now: str, key: str = KEY) -> Saved:
    """Give a measure another title, as an officer does."""
    return workspace.save(key, [Typed("title", was, now)], "สมหญิง")


def recorded(saved: Saved) -> str:
    """Return what became of a save in the history."""
    assert saved.written
    return saved.written.recorded


def git(root: Path, *words: str) -> str:
    """Run git in a content folder as somebody does who works there without the desk."""
    who = ["-c", "user.name=ก", "-c", "user.email=a@example.com", "-c", "core.quotePath=false"]
    done = subprocess.run(["git", *who, *words], cwd=root, capture_output=True, text=True, check=True)
    return done.stdout


def subjects(root: Path) -> list[str]:
    """Return the author and subject of each commit, the newest first."""
    return git(root, "log", "--format=%an|%s").splitlines()


def changed_paths(root: Path, commit: str = "HEAD") -> list[str]:
    """Return the files that a commit changed."""
    return git(root, "show", "--format=", "--name-only", "--relative", commit).split()


def wrapped_git(folder: Path, script: str) -> str:
    """Return a PATH on which git first does what lines of a shell say; `$GIT` is the real one."""
    real = shutil.which("git")
    wrapper = folder / "bin" / "git"
    wrapper.parent.mkdir()
    wrapper.write_text(f'#!/bin/sh\nGIT={real}\n{script}\nexec $GIT "$@"\n', encoding="utf-8")
    wrapper.chmod(0o755)
    return f"{wrapper.parent}{os.pathsep}{os.environ['PATH']}"
