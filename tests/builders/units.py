"""Units of systemd, and what systemd itself thinks of how far they are shut in."""

from __future__ import annotations

import configparser
import subprocess
from pathlib import Path

MOST_EXPOSED = 2.5
"""The score of `systemd-analyze security`: 0 is shut in wholly, 10 is free. Without any of these settings it is 9.2."""


class _Unit(configparser.RawConfigParser):
    """A unit file, whose names are case-sensitive."""

    def optionxform(self, optionstr: str) -> str:
        return optionstr


def service_of(file: Path) -> configparser.SectionProxy:
    """Return the section of a unit that says what is run, and how."""
    unit = _Unit(strict=False)
    unit.read(file, encoding="utf-8")
    return unit["Service"]


def exposed(file: Path) -> str:
    """Return what systemd finds open in a service that is more exposed than `MOST_EXPOSED`; empty where it is not."""
    threshold = f"--threshold={MOST_EXPOSED * 10:.0f}"
    command = ["systemd-analyze", "security", "--offline=true", "--no-pager", threshold, str(file)]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    return done.stdout + done.stderr if done.returncode else ""
