"""A national night and its cluster as services of systemd and as containers: shut in, and known to one another."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from tests.builders.projects import ROOT
from tests.builders.units import exposed, service_of

FOLDER = ROOT / "scripts" / "nation"
SERVICES = ("ita-nation-night", "ita-nation-scheduler", "ita-nation-worker")
OF_THE_CLUSTER = ("scheduler", "worker")


@pytest.fixture(scope="module")
def containers() -> dict[str, Any]:
    composed: dict[str, Any] = yaml.safe_load((FOLDER / "compose.yaml").read_text(encoding="utf-8"))["services"]
    return composed


@pytest.mark.parametrize("name", SERVICES)
def test_a_service_is_shut_in(name: str) -> None:
    assert exposed(FOLDER / f"{name}.service") == ""


@pytest.mark.parametrize("name", SERVICES)
def test_a_service_writes_the_nations_folder_alone_and_asks_the_network(name: str) -> None:
    service = service_of(FOLDER / f"{name}.service")
    assert service["StateDirectory"] == "ita-nation"
    assert "ReadWritePaths" not in service
    assert {"AF_INET", "AF_INET6", "AF_UNIX"} <= set(service["RestrictAddressFamilies"].split())


@pytest.mark.parametrize("part", OF_THE_CLUSTER)
def test_a_part_of_the_cluster_shows_the_certificate_of_its_own(part: str, containers: dict[str, Any]) -> None:
    unit = service_of(FOLDER / f"ita-nation-{part}.service")["ExecStart"]
    for text in (unit, containers[part]["command"]):
        words = text.replace("\\", " ").split()
        given = {word: words[words.index(word) + 1].rpartition("/")[2] for word in words if word.startswith("--tls")}
        assert given == {"--tls-ca-file": "ca.pem", "--tls-cert": f"{part}.pem", "--tls-key": f"{part}.key"}


@pytest.mark.parametrize("part", ["night", *OF_THE_CLUSTER])
def test_a_container_has_no_rights_beyond_its_work(part: str, containers: dict[str, Any]) -> None:
    container = containers[part]
    assert container["cap_drop"] == ["ALL"]
    assert container["security_opt"] == ["no-new-privileges:true"]
    assert container["read_only"] is True
    assert "privileged" not in container
    assert "ports" not in container, "nobody outside reaches the cluster"


def test_the_night_checks_links_before_it_builds_and_makes_the_portal_last(containers: dict[str, Any]) -> None:
    unit = (FOLDER / "ita-nation-night.service").read_text(encoding="utf-8")
    for text in (unit, containers["night"]["command"][0]):
        places = [text.index(name) for name in ("check-links", "nation build", "nation portal")]
        assert places == sorted(places)
