"""The link job as a service of systemd: shut in as far as it can be, and still able to do its work."""

from __future__ import annotations

import configparser
import subprocess

import pytest

from tests.builders.projects import ROOT

FOLDER = ROOT / "scripts" / "systemd"
SERVICE = FOLDER / "ita-links.service"
MOST_EXPOSED = 2.5
"""The score of `systemd-analyze security`: 0 is shut in wholly, 10 is free. Without any of these settings it is 9.2."""


class Unit(configparser.RawConfigParser):
    """A unit file, whose names are case-sensitive."""

    def optionxform(self, optionstr: str) -> str:
        return optionstr


@pytest.fixture(scope="module")
def service() -> configparser.SectionProxy:
    unit = Unit(strict=False)
    unit.read(SERVICE, encoding="utf-8")
    return unit["Service"]


def test_the_service_is_shut_in() -> None:
    threshold = f"--threshold={MOST_EXPOSED * 10:.0f}"
    command = ["systemd-analyze", "security", "--offline=true", "--no-pager", threshold, str(SERVICE)]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_service_may_write_its_project_and_ask_the_network(service: configparser.SectionProxy) -> None:
    assert service["ReadWritePaths"] == service["WorkingDirectory"]
    assert {"AF_INET", "AF_INET6", "AF_UNIX"} <= set(service["RestrictAddressFamilies"].split())
    # git's keys and passwords are in the home folder
    assert service["ProtectHome"] == "read-only"
    assert "PrivateNetwork" not in service


def test_the_timer_starts_the_service() -> None:
    assert (FOLDER / f"{SERVICE.stem}.timer").is_file()
