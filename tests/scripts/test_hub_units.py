"""The hub as services of systemd and as containers: shut in as far as it can be, and still able to do its work."""

from __future__ import annotations

import configparser
from typing import Any

import pytest
import yaml

from tests.builders.projects import ROOT
from tests.builders.units import exposed, service_of

FOLDER = ROOT / "scripts" / "hub"
SERVICES = ("ita-hub", "ita-hub-night")


@pytest.fixture(params=SERVICES)
def service(request: pytest.FixtureRequest) -> configparser.SectionProxy:
    return service_of(FOLDER / f"{request.param}.service")


@pytest.fixture(scope="module")
def compose() -> dict[str, Any]:
    composed: dict[str, Any] = yaml.safe_load((FOLDER / "compose.yaml").read_text(encoding="utf-8"))
    return composed


@pytest.mark.parametrize("name", SERVICES)
def test_a_service_is_shut_in(name: str) -> None:
    assert exposed(FOLDER / f"{name}.service") == ""


def test_a_service_writes_the_hubs_folder_alone_and_asks_the_network(service: configparser.SectionProxy) -> None:
    assert "--hub %S/ita-hub" in service["ExecStart"]
    assert service["StateDirectory"] == "ita-hub"
    assert service["StateDirectoryMode"] == "0700"
    assert "ReadWritePaths" not in service
    assert {"AF_INET", "AF_INET6", "AF_UNIX"} <= set(service["RestrictAddressFamilies"].split())
    assert "PrivateNetwork" not in service


def test_the_timer_starts_the_night() -> None:
    assert "OnCalendar=*-*-* 02:10:00 Asia/Bangkok" in (FOLDER / "ita-hub-night.timer").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["hub", "night", "web"])
def test_a_composed_service_has_no_rights_beyond_its_work(compose: dict[str, Any], name: str) -> None:
    made = compose["services"][name]
    assert made["cap_drop"] == ["ALL"]
    assert made["security_opt"] == ["no-new-privileges:true"]
    assert "privileged" not in made
    assert name == "web" or made["read_only"] is True
    assert name == "web" or "ports" not in made, "nobody reaches the hub but through the web server"


def test_only_the_web_servers_headers_are_believed(compose: dict[str, Any]) -> None:
    command = compose["services"]["hub"]["command"]
    believed = command[command.index("--trusted-proxy") + 1]
    assert believed == compose["services"]["web"]["networks"]["inside"]["ipv4_address"]
