"""Programs from npm, installed as locked into a folder that git ignores."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

_LOCKED: Final = ("package.json", "package-lock.json")


class NpmError(Exception):
    """The packages cannot be installed: there is no npm on this machine, or it failed."""


def available() -> bool:
    """Return whether this machine has npm."""
    return shutil.which("npm") is not None


def install(package: Path, folder: Path) -> Path:
    """Install what the lock in `package` names into `folder`, unless it is there; return the folder of its programs.

    Raises NpmError.
    """
    programs = folder / "node_modules" / ".bin"
    if programs.exists() and all(_same(package / name, folder / name) for name in _LOCKED):
        return programs
    npm = shutil.which("npm")
    if npm is None:
        raise NpmError("npm")
    folder.mkdir(parents=True, exist_ok=True)
    for name in _LOCKED:
        shutil.copyfile(package / name, folder / name)
    done = subprocess.run([npm, "ci", "--no-audit", "--no-fund", "--loglevel=error"], cwd=folder, check=False)
    if done.returncode:
        (folder / _LOCKED[0]).unlink()
        raise NpmError("npm ci")
    return programs


def _same(file: Path, other: Path) -> bool:
    return other.is_file() and other.read_bytes() == file.read_bytes()
