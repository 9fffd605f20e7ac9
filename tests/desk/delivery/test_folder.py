"""A site brought to a folder of this machine: by a swap, or file by file where others have files in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ita_site.desk.delivery.deliver import Order, deliver
from ita_site.desk.delivery.events import Delivered, Phase, Watch
from ita_site.desk.delivery.failures import DeliveryError, Failure, ForeignFilesError
from ita_site.desk.delivery.targets import Folder, Zip
from tests.desk.delivery.killed import AtEvent, kill
from tests.desk.delivery.small_site import HOME, SmallSite, Visitor, files_in

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow


@pytest.fixture
def state(tmp_path: Path) -> Path:
    return tmp_path / "state"


def order(site: SmallSite, folder: Path, state: Path) -> Order:
    return Order(site.folder, Folder(folder), state)


def test_a_folder_that_is_not_there_is_made(built: SmallSite, tmp_path: Path, state: Path) -> None:
    deliver(order(built, tmp_path / "www", state))
    assert files_in(tmp_path / "www") == built.files


def test_a_folder_of_ours_alone_is_replaced_in_one_step(built: SmallSite, served: Path, state: Path) -> None:
    deliver(order(built, served, state))
    before = served.stat().st_ino
    built.edition(2)
    with Visitor(served) as visitor:
        deliver(order(built, served, state))
    assert files_in(served) == built.files
    assert served.stat().st_ino != before
    assert visitor.broken == []


def test_a_folder_keeps_its_rights(built: SmallSite, served: Path, state: Path) -> None:
    served.chmod(0o751)
    deliver(order(built, served, state))
    assert served.stat().st_mode & 0o777 == 0o751


def test_a_link_to_the_folder_stays_a_link(built: SmallSite, served: Path, tmp_path: Path, state: Path) -> None:
    (tmp_path / "current").symlink_to(served)
    deliver(order(built, tmp_path / "current", state))
    assert (tmp_path / "current").is_symlink()
    assert files_in(served) == built.files


def test_a_folder_with_files_of_others_is_not_replaced(built: SmallSite, served: Path, state: Path) -> None:
    (served / "news").mkdir()
    before = served.stat().st_ino
    deliver(order(built, served, state))
    assert served.stat().st_ino == before
    assert (served / "news").is_dir()


def test_a_site_that_ita_build_has_put_there_waits_for_a_person(built: SmallSite, served: Path, state: Path) -> None:
    for path, data in built.files.items():
        (served / path).parent.mkdir(parents=True, exist_ok=True)
        (served / path).write_bytes(data)
    with pytest.raises(ForeignFilesError) as failure:
        deliver(order(built, served, state))
    assert set(failure.value.paths) == built.files.keys()


def test_a_folder_that_somebody_replaced_by_a_link_stays_a_link(
    built: SmallSite, served: Path, tmp_path: Path, state: Path
) -> None:
    deliver(order(built, served, state))
    (served / "about").rename(tmp_path / "elsewhere")
    (served / "about").symlink_to(tmp_path / "elsewhere")
    built.edition(2)
    with pytest.raises(DeliveryError) as failure:
        deliver(order(built, served, state))
    assert failure.value.failure is Failure.NAME_TAKEN
    assert (served / "about").is_symlink()


def test_a_link_out_of_the_folder_is_not_followed(built: SmallSite, served: Path, tmp_path: Path, state: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (served / "about").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(DeliveryError) as failure:
        deliver(order(built, served, state))
    assert failure.value.failure is Failure.NAME_TAKEN
    assert list((tmp_path / "elsewhere").iterdir()) == []


@pytest.mark.parametrize(("phase", "number"), [(Phase.SENDING, 4), (Phase.PLACING, 1)])
def test_a_swap_that_is_killed_is_done_by_the_next(
    built: SmallSite, served: Path, state: Path, phase: Phase, number: int
) -> None:
    deliver(order(built, served, state))
    first = files_in(served)
    built.edition(2)
    kill(order(built, served, state), phase, number)
    assert files_in(served) == first
    deliver(order(built, served, state))
    assert files_in(served) == built.files
    assert [path.name for path in served.parent.iterdir() if path.name.startswith(".ita")] == []


def test_a_swap_is_stopped_and_the_old_site_stays(built: SmallSite, served: Path, state: Path) -> None:
    deliver(order(built, served, state))
    first = files_in(served)
    built.edition(2)
    watch = Watch()
    stopping = Watch(AtEvent(Phase.SENDING, 3, watch.stop.set).notify, watch.stop)
    with pytest.raises(DeliveryError) as failure:
        deliver(order(built, served, state), stopping)
    assert failure.value.failure is Failure.CANCELLED
    assert files_in(served) == first


def test_a_folder_that_cannot_be_made_is_said(built: SmallSite, tmp_path: Path, state: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(DeliveryError) as failure:
        deliver(order(built, tmp_path / "file" / "www", state))
    assert failure.value.failure is Failure.NO_FOLDER


@pytest.mark.parametrize("path", ["built", "built/www", "."])
def test_a_target_that_overlaps_the_built_site_is_refused(
    built: SmallSite, tmp_path: Path, state: Path, path: str
) -> None:
    before = built.files
    for target in (Folder(tmp_path / path), Zip(tmp_path / path)):
        with pytest.raises(DeliveryError) as failure:
            deliver(Order(built.folder, target, state))
        assert failure.value.failure is Failure.OVERLAP
    assert built.files == before


def test_a_state_that_cannot_be_written_is_said(built: SmallSite, served: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(DeliveryError) as failure:
        deliver(order(built, served, tmp_path / "file" / "state"))
    assert failure.value.failure is Failure.OWN_DISK


def test_a_folder_without_a_home_page_is_no_site_and_empties_nothing(
    built: SmallSite, served: Path, state: Path
) -> None:
    deliver(order(built, served, state))
    before = files_in(served)
    (built.folder / HOME).unlink()
    with pytest.raises(DeliveryError) as failure:
        deliver(order(built, served, state))
    assert failure.value.failure is Failure.NO_SITE
    assert files_in(served) == before


@pytest.mark.parametrize("name", [".ita-manifest.json", "a\nb.html", "back\\slash.html"])
def test_a_name_that_no_site_has_is_not_delivered(built: SmallSite, served: Path, state: Path, name: str) -> None:
    built.write(name, "x")
    with pytest.raises(DeliveryError) as failure:
        deliver(order(built, served, state))
    assert failure.value.failure is Failure.BAD_SITE


def test_a_link_in_the_site_is_not_delivered(built: SmallSite, served: Path, state: Path, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret")
    (built.folder / "link.html").symlink_to(tmp_path / "secret")
    with pytest.raises(DeliveryError) as failure:
        deliver(order(built, served, state))
    assert failure.value.failure is Failure.BAD_SITE
    assert files_in(served) == {}


def test_a_site_that_is_built_anew_meanwhile_is_not_mixed(built: SmallSite, served: Path, state: Path) -> None:
    (served / "office.txt").write_text("ours")
    deliver(order(built, served, state))
    old = files_in(served)
    built.edition(2)
    watch = Watch(AtEvent(Phase.SENDING, 1, lambda: built.write(HOME, "<h1>anew</h1>")).notify)
    with pytest.raises(DeliveryError) as failure:
        deliver(order(built, served, state), watch)
    assert failure.value.failure is Failure.SITE_CHANGED
    assert {path: data for path, data in files_in(served).items() if not path.endswith(".ita-part")} == old
    assert deliver(order(built, served, state)).deleted == 2
    assert files_in(served) == built.files | {"office.txt": b"ours"}


def test_what_is_delivered_is_counted(built: SmallSite, served: Path, state: Path) -> None:
    assert deliver(order(built, served, state)) == Delivered(len(built.files), sum(map(len, built.files.values())))
