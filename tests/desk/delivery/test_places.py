"""What holds of every target that is filled file by file: servers over SFTP, FTPS and FTP, and a shared folder."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from ita_site.desk.delivery.events import Delivered, Phase, Progress
from ita_site.desk.delivery.failures import DeliveryError, Failure, ForeignFilesError
from ita_site.desk.delivery.site_paths import MANIFEST
from tests.desk.delivery.places import ALL_SERVERS, EVERYWHERE, FOLDER, SERVERS, Place
from tests.desk.delivery.small_site import HOME, PAGE, SmallSite, Visitor, files_in

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow

everywhere = pytest.mark.parametrize("place", EVERYWHERE, indirect=True)
servers = pytest.mark.parametrize("place", SERVERS, indirect=True)


def served_site(place: Place) -> dict[str, bytes]:
    """What visitors see but for the office's own file."""
    return {path: data for path, data in files_in(place.served).items() if path != "office.txt"}


@pytest.mark.parametrize("place", [*ALL_SERVERS, FOLDER], indirect=True)
def test_a_first_delivery_brings_every_file(place: Place, built: SmallSite) -> None:
    delivered = place.deliver(built)
    assert served_site(place) == built.files
    assert delivered == Delivered(len(built.files), sum(map(len, built.files.values())))


@servers
def test_only_what_changed_travels(place: Place, built: SmallSite) -> None:
    place.deliver(built)
    built.write(PAGE, "<h1>changed</h1>")
    delivered = place.deliver(built)
    assert (place.served / PAGE).read_text() == "<h1>changed</h1>"
    assert delivered == Delivered(1, len("<h1>changed</h1>"), len(built.files) - 1)
    notes = (place.served / MANIFEST).stat().st_size + 200
    assert place.faults.received < len("<h1>changed</h1>") + notes


@servers
def test_a_site_that_did_not_change_sends_nothing(place: Place, built: SmallSite) -> None:
    place.deliver(built)
    assert place.deliver(built) == Delivered(unchanged=len(built.files))
    assert place.faults.received == 0


@everywhere
def test_what_the_site_no_longer_has_is_deleted_with_its_folder(place: Place, built: SmallSite) -> None:
    place.deliver(built)
    built.edition(2)
    delivered = place.deliver(built)
    assert served_site(place) == built.files
    assert delivered.deleted == 2
    assert not (place.served / "reports" / "1").exists()


@everywhere
def test_files_and_folders_of_others_stay(place: Place, built: SmallSite) -> None:
    others = {"form.pdf": b"%PDF", "about/staff.html": b"ours", "reports/1/x/deep.txt": b"", "news/index.html": b"n"}
    for path, data in others.items():
        (place.served / path).parent.mkdir(parents=True, exist_ok=True)
        (place.served / path).write_bytes(data)
    (place.served / "empty").mkdir()
    place.deliver(built)
    built.edition(2)
    place.deliver(built)
    assert served_site(place) == built.files | others
    assert (place.served / "empty").is_dir()


@everywhere
def test_others_files_of_the_same_names_are_reported_and_left(place: Place, built: SmallSite) -> None:
    (place.served / HOME).write_text("the office's own")
    with pytest.raises(ForeignFilesError) as failure:
        place.deliver(built)
    assert failure.value.paths == (HOME,)
    assert served_site(place) == {HOME: b"the office's own"}


@everywhere
def test_what_a_person_confirmed_is_replaced(place: Place, built: SmallSite) -> None:
    (place.served / HOME).write_text("the office's own")
    place.deliver(built, HOME)
    assert served_site(place) == built.files


@everywhere
def test_a_file_where_the_site_needs_a_folder_is_reported(place: Place, built: SmallSite) -> None:
    (place.served / "about").write_text("no folder")
    with pytest.raises(DeliveryError, match="about") as failure:
        place.deliver(built)
    assert failure.value.failure is Failure.NAME_TAKEN
    assert served_site(place) == {"about": b"no folder"}


@everywhere
def test_a_folder_where_the_site_needs_a_file_is_reported(place: Place, built: SmallSite) -> None:
    (place.served / "feed.xml").mkdir()
    with pytest.raises(DeliveryError, match="feed") as failure:
        place.deliver(built)
    assert failure.value.failure is Failure.NAME_TAKEN


@everywhere
def test_a_visitor_never_meets_a_page_or_style_that_is_missing(place: Place, built: SmallSite) -> None:
    place.deliver(built)
    with Visitor(place.served) as visitor:
        for number in (2, 3, 4):
            built.edition(number)
            place.deliver(built)
    assert visitor.broken == []
    assert visitor.rounds > 3


@everywhere
def test_progress_reaches_all_files_and_bytes(place: Place, built: SmallSite) -> None:
    place.deliver(built)
    size = sum(map(len, built.files.values()))
    sending = [event for event in place.events if isinstance(event, Progress) and event.phase is Phase.SENDING]
    assert sending[-1] == Progress(Phase.SENDING, len(built.files), len(built.files), size, size)
    assert sorted(event.bytes for event in sending) == [event.bytes for event in sending]


@servers
def test_a_damaged_manifest_counts_as_none(place: Place, built: SmallSite) -> None:
    place.deliver(built)
    (place.served / MANIFEST).write_bytes(b'{"version": 1, "files"')
    with pytest.raises(ForeignFilesError):
        place.deliver(built)


@everywhere
def test_a_manifest_that_names_a_path_outside_touches_nothing_there(
    place: Place, built: SmallSite, tmp_path: Path
) -> None:
    place.deliver(built)
    (tmp_path / "secret").write_text("kept")
    manifest = json.loads((place.served / MANIFEST).read_text())
    manifest["files"] |= {path: {"sha256": "0" * 64, "size": 1} for path in ("../secret", str(tmp_path / "secret"))}
    (place.served / MANIFEST).write_text(json.dumps(manifest))
    built.edition(2)
    place.deliver(built)
    assert (tmp_path / "secret").read_text() == "kept"
    assert served_site(place) == built.files


@everywhere
def test_nothing_of_ours_is_left_beside_the_site(place: Place, built: SmallSite) -> None:
    place.deliver(built)
    assert sorted(path.name for path in place.served.iterdir() if "ita" in path.name) == [MANIFEST]
    assert [path.suffix for path in place.state.iterdir()] == [".lock"]
