"""Deliveries that break off, are stopped or killed: the old site stays whole, and the next one goes on from there."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from threading import Event
from typing import Final

import pytest

from ita_site.desk.delivery.events import Phase, Retrying, Watch
from ita_site.desk.delivery.failures import DeliveryError, Failure
from tests.desk.delivery.killed import AtEvent, kill
from tests.desk.delivery.places import ALL_SERVERS, FOLDER, FTPS, NO_PAUSES, SERVERS, SFTP, Place
from tests.desk.delivery.small_site import PICTURE, SmallSite, Visitor, files_in

pytestmark = pytest.mark.slow

BREAKS: Final = (1, 30_000, 170_000, 262_700, 263_500)
"""Received bytes of the second edition at which a server breaks off: in the first file, later, in our own notes."""

servers = pytest.mark.parametrize("place", SERVERS, indirect=True)


def stopping(phase: Phase, number: int) -> Watch:
    """Return a watch that stops the delivery at the so-manieth event of a phase."""
    stop = Event()
    return Watch(AtEvent(phase, number, stop.set).notify, stop, NO_PAUSES)


def make_second(site: SmallSite) -> None:
    site.edition(2)
    site.write("assets/new.png", bytes(range(256)) * 600)


@pytest.mark.parametrize("place", ALL_SERVERS, indirect=True)
@pytest.mark.parametrize("at", BREAKS)
def test_a_break_in_mid_file_is_taken_up_again(place: Place, built: SmallSite, at: int) -> None:
    place.deliver(built)
    make_second(built)
    place.faults.breaks = [at]
    with Visitor(place.served) as visitor:
        place.deliver(built)
    assert files_in(place.served) == built.files
    assert [event.error.failure for event in place.events if isinstance(event, Retrying)] == [Failure.BROKEN_OFF]
    assert visitor.broken == []


@pytest.mark.parametrize("place", [FTPS], indirect=True)
def test_a_file_of_which_the_server_lost_some_is_sent_again(place: Place, built: SmallSite) -> None:
    place.faults.drops = [30_000]
    place.deliver(built)
    assert files_in(place.served) == built.files
    assert [event.error.failure for event in place.events if isinstance(event, Retrying)] == [Failure.BROKEN_OFF]


@servers
def test_a_rename_whose_answer_was_lost_is_not_done_twice(place: Place, built: SmallSite) -> None:
    place.deliver(built)
    make_second(built)
    place.faults.lost_answers = [1, 4]
    place.deliver(built)
    assert files_in(place.served) == built.files
    assert len([event for event in place.events if isinstance(event, Retrying)]) == 2


@servers
def test_a_server_that_keeps_breaking_off_leaves_the_old_site_whole(place: Place, built: SmallSite) -> None:
    place.deliver(built)
    old = built.files
    make_second(built)
    place.faults.breaks = [150_000, *range(150_001, 150_010)]
    with pytest.raises(DeliveryError) as failure:
        place.deliver(built)
    assert failure.value.failure is Failure.BROKEN_OFF
    assert {path: data for path, data in files_in(place.served).items() if not path.endswith(".ita-part")} == old
    assert [event.seconds for event in place.events if isinstance(event, Retrying)] == list(NO_PAUSES)


@servers
def test_what_arrived_before_a_break_is_not_sent_again(place: Place, built: SmallSite) -> None:
    place.deliver(built)
    make_second(built)
    size = sum(map(len, built.files.values())) - len(built.files[PICTURE])
    place.pauses = ()
    place.faults.breaks = [200_000]
    with pytest.raises(DeliveryError):
        place.deliver(built)
    before = place.faults.received
    delivered = place.deliver(built)
    assert files_in(place.served) == built.files
    assert delivered.sent_bytes < size / 2
    assert before + delivered.sent_bytes < size + len(built.files["assets/new.png"])


@servers
def test_a_delivery_is_stopped_while_it_sends_and_the_old_site_stays(place: Place, built: SmallSite) -> None:
    place.deliver(built)
    old = built.files
    make_second(built)
    with pytest.raises(DeliveryError) as failure:
        place.deliver(built, watch=stopping(Phase.SENDING, 3))
    assert failure.value.failure is Failure.CANCELLED
    assert {path: data for path, data in files_in(place.served).items() if not path.endswith(".ita-part")} == old
    place.deliver(built)
    assert files_in(place.served) == built.files


@servers
def test_a_delivery_that_places_its_files_is_not_stopped_half_way(place: Place, built: SmallSite) -> None:
    place.deliver(built)
    make_second(built)
    place.faults.lost_answers = [4]
    place.deliver(built, watch=stopping(Phase.PLACING, 2))
    assert files_in(place.served) == built.files


@servers
def test_another_edition_after_a_break_leaves_nothing_of_the_broken_one(place: Place, built: SmallSite) -> None:
    place.deliver(built)
    make_second(built)
    place.pauses = ()
    place.faults.breaks = [200_000]
    with pytest.raises(DeliveryError):
        place.deliver(built)
    built.edition(3)
    place.deliver(built)
    assert files_in(place.served) == built.files


MOMENTS: Final = [(Phase.SENDING, 1), (Phase.SENDING, 9), (Phase.PLACING, 1), (Phase.PLACING, 5), (Phase.DELETING, 1)]


@pytest.mark.parametrize("place", [SFTP, FTPS, FOLDER], indirect=True)
def test_a_delivery_that_is_killed_at_any_moment_is_finished_by_the_next(place: Place, built: SmallSite) -> None:
    place.deliver(built)
    with Visitor(place.served) as visitor:
        for edition, (phase, number) in enumerate(MOMENTS, start=2):
            built.edition(edition)
            kill(place.order(built), phase, number)
            place.deliver(built)
            assert files_in(place.served).keys() - {"office.txt"} == built.files.keys(), (phase, number)
            assert built.files.items() <= files_in(place.served).items(), (phase, number)
    assert visitor.broken == []


@pytest.mark.parametrize("place", [SFTP], indirect=True)
def test_a_killed_delivery_is_finished_from_a_machine_that_knows_nothing_of_it(place: Place, built: SmallSite) -> None:
    place.deliver(built)
    first = built.files
    built.edition(2)
    kill(place.order(built), Phase.PLACING, 5)
    shutil.rmtree(place.state)
    # the first edition again: what of it was replaced must come back
    shutil.rmtree(built.folder)
    built.edition(1)
    place.deliver(built)
    assert {path: data for path, data in files_in(place.served).items() if not path.endswith(".ita-part")} == first


@pytest.mark.parametrize("place", [SFTP], indirect=True)
def test_two_machines_that_both_were_killed_leave_no_mixture(place: Place, built: SmallSite, tmp_path: Path) -> None:
    place.deliver(built)
    built.edition(2)
    kill(place.order(built), Phase.PLACING, 6)
    elsewhere = SmallSite(tmp_path / "elsewhere")
    elsewhere.edition(3)
    kill(replace(place.order(elsewhere), state=tmp_path / "other state"), Phase.PLACING, 6)
    place.deliver(built)
    assert built.files.items() <= files_in(place.served).items()


@pytest.mark.parametrize("place", [SFTP], indirect=True)
def test_what_a_killed_process_has_sent_is_not_sent_again(place: Place, built: SmallSite) -> None:
    kill(place.order(built), Phase.PLACING, 5)
    delivered = place.deliver(built)
    assert delivered.sent_bytes < sum(map(len, built.files.values())) / 4
    assert files_in(place.served) == built.files
