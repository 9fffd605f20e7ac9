"""A small built site, what the desk remembers of deliveries, and certificates."""

from __future__ import annotations

from typing import TYPE_CHECKING

import asyncssh
import pytest

from tests.desk.delivery.certificates import Certificate, make_certificate
from tests.desk.delivery.places import Place, Servers
from tests.desk.delivery.small_site import SmallSite

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def built(tmp_path: Path) -> SmallSite:
    """The first edition of a small site."""
    site = SmallSite(tmp_path / "built")
    site.edition(1)
    return site


@pytest.fixture
def served(tmp_path: Path) -> Path:
    """The folder that a server shows to visitors, empty."""
    folder = tmp_path / "served"
    folder.mkdir()
    return folder


@pytest.fixture(scope="session")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Certificate:
    """A certificate that no list of the system has."""
    return make_certificate(tmp_path_factory.mktemp("certificate") / "server.pem")


@pytest.fixture(scope="session")
def other_certificate(tmp_path_factory: pytest.TempPathFactory) -> Certificate:
    """Another one, of a stranger who claims the same name."""
    return make_certificate(tmp_path_factory.mktemp("certificate") / "other.pem")


@pytest.fixture(scope="session")
def host_key() -> asyncssh.SSHKey:
    """The key of an SSH server."""
    return asyncssh.generate_private_key("ssh-ed25519")


@pytest.fixture
def servers(served: Path, tmp_path: Path, certificate: Certificate, host_key: asyncssh.SSHKey) -> Servers:
    """What servers are made of."""
    return Servers(served, tmp_path / "state", certificate, host_key)


@pytest.fixture
def place(request: pytest.FixtureRequest, servers: Servers) -> Iterator[Place]:
    """A target of the kind that the test is given, with its server."""
    with servers.place(request.param) as made:
        yield made
