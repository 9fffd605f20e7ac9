"""A site as a zip file."""

from __future__ import annotations

import os
import zipfile
from typing import TYPE_CHECKING

import pytest

from ita_site.desk.delivery.deliver import Order, deliver
from ita_site.desk.delivery.events import Phase, Watch
from ita_site.desk.delivery.failures import DeliveryError
from ita_site.desk.delivery.targets import Zip
from tests.desk.delivery.killed import AtEvent
from tests.desk.delivery.small_site import HOME, SmallSite

if TYPE_CHECKING:
    from pathlib import Path


def order(site: SmallSite, file: Path) -> Order:
    return Order(site.folder, Zip(file), file.parent / "state")


def test_a_zip_has_every_file_of_the_site(built: SmallSite, tmp_path: Path) -> None:
    deliver(order(built, tmp_path / "site.zip"))
    with zipfile.ZipFile(tmp_path / "site.zip") as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == built.files


def test_the_same_site_gives_the_same_bytes(built: SmallSite, tmp_path: Path) -> None:
    delivered = deliver(order(built, tmp_path / "first.zip"))
    os.utime(built.folder / HOME, (1_000_000_000, 1_000_000_000))
    (built.folder / HOME).chmod(0o600)
    deliver(order(built, tmp_path / "second.zip"))
    first = (tmp_path / "first.zip").read_bytes()
    assert first == (tmp_path / "second.zip").read_bytes()
    assert delivered.sent_bytes == len(first)


def test_a_zip_that_is_stopped_leaves_the_old_one(built: SmallSite, tmp_path: Path) -> None:
    file = tmp_path / "site.zip"
    deliver(order(built, file))
    before = file.read_bytes()
    built.edition(2)
    watch = Watch()
    stopping = Watch(AtEvent(Phase.SENDING, 3, watch.stop.set).notify, watch.stop)
    with pytest.raises(DeliveryError):
        deliver(order(built, file), stopping)
    assert file.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["built", "site.zip", "state"]
