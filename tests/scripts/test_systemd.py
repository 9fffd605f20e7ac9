"""The link job as a service of systemd: shut in as far as it can be, and still able to do its work."""

from __future__ import annotations

import configparser

import pytest

from tests.builders.projects import ROOT
from tests.builders.units import exposed, service_of

FOLDER = ROOT / "scripts" / "systemd"
SERVICE = FOLDER / "ita-links.service"


@pytest.fixture(scope="module")
def service() -> configparser.SectionProxy:
    return service_of(SERVICE)


def test_the_service_is_shut_in() -> None:
    assert exposed(SERVICE) == ""


def test_the_service_may_write_its_project_and_ask_the_network(service: configparser.SectionProxy) -> None:
    assert service["ReadWritePaths"] == service["WorkingDirectory"]
    assert {"AF_INET", "AF_INET6", "AF_UNIX"} <= set(service["RestrictAddressFamilies"].split())
    # git's keys and passwords are in the home folder
    assert service["ProtectHome"] == "read-only"
    assert "PrivateNetwork" not in service


def test_the_timer_starts_the_service() -> None:
    assert (FOLDER / f"{SERVICE.stem}.timer").is_file()
