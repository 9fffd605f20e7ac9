"""Whatever is changed in an archive is found, and named with its place."""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from ita_site.links.archive.index import INDEX
from ita_site.links.archive.proof.finding import Fault
from ita_site.links.archive.proof.verify import verify
from ita_site.links.archive.recovery import opened
from ita_site.links.archive.removal import withdraw
from ita_site.links.archive.store import Withdrawal
from tests.links.answers import answer, html
from tests.links.archive.exchanges import AT, Runs
from tests.links.server import FaultServer

WEEK = timedelta(days=7)
MANIFESTS = ("2026-11-02-1.json", "2026-11-09-1.json", "2026-11-16-1.json")


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of three runs, of which the last withdrew a copy; to be read only."""
    folder = tmp_path_factory.mktemp("whole")
    runs = Runs(folder)
    with FaultServer({"/*": html(), "/doc": answer(b"%PDF-1.7 name", kind="application/pdf")}) as server:
        runs([f"{server.url}/{name}" for name in ("a", "b")])
        runs([f"{server.url}/{name}" for name in ("c", "doc")], AT + WEEK)
        with opened(folder, lambda: AT + 2 * WEEK) as store:
            withdraw(folder, store, Withdrawal(f"{server.url}/doc", "", AT + 2 * WEEK, "a name in it"))
    return folder


@pytest.fixture
def archive(whole: Path, tmp_path: Path) -> Path:
    """A copy of the archive, to be changed."""
    return Path(shutil.copytree(whole, tmp_path / "archive"))


def warc(archive: Path) -> Path:
    (path,) = archive.rglob("*.warc.gz")
    return path


def faults(archive: Path) -> set[Fault]:
    return {finding.fault for finding in verify(archive)}


def test_an_archive_with_withdrawn_copies_is_whole(archive: Path) -> None:
    assert sorted(path.name for path in (archive / "manifests").iterdir()) == list(MANIFESTS)
    assert list(verify(archive)) == []


def test_any_changed_byte_of_a_warc_file_is_found_with_its_record(archive: Path) -> None:
    path = warc(archive)
    whole = path.read_bytes()
    chance = random.Random(1)
    for place in [0, 4, 9, len(whole) - 1, *(chance.randrange(len(whole)) for _ in range(60))]:
        changed = bytearray(whole)
        changed[place] ^= 1 << chance.randrange(8)
        path.write_bytes(changed)
        findings = list(verify(archive))
        assert Fault.CHANGED_FILE in {finding.fault for finding in findings}, place
        offsets = [finding.offset for finding in findings if finding.fault in {Fault.DAMAGED, Fault.CHANGED_RECORDS}]
        assert offsets, place
        assert offsets[0] is not None
        assert offsets[0] <= place
    path.write_bytes(whole)
    assert list(verify(archive)) == []


def reorder(text: str) -> str:
    return json.dumps(json.loads(text), sort_keys=True)


@pytest.mark.parametrize("name", MANIFESTS)
@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda text: text.replace("sha256", "sha257", 1), {Fault.BAD_MANIFEST, Fault.CHANGED_MANIFEST}),
        (lambda text: text.replace("T02:00:00Z", "T02:00:01Z", 1), {Fault.CHANGED_MANIFEST}),
        (reorder, {Fault.CHANGED_MANIFEST}),
        (lambda _: "", {Fault.BAD_MANIFEST, Fault.CHANGED_MANIFEST}),
    ],
    ids=["a field", "a date", "spaces alone", "emptied"],
)
def test_a_changed_manifest_is_found(
    archive: Path, name: str, change: Callable[[str], str], expected: set[Fault]
) -> None:
    path = archive / "manifests" / name
    path.write_text(change(path.read_text("utf-8")), "utf-8")
    assert faults(archive) & {Fault.BAD_MANIFEST, Fault.CHANGED_MANIFEST} <= expected
    assert Fault.CHANGED_MANIFEST in faults(archive)


@pytest.mark.parametrize("name", MANIFESTS)
def test_a_missing_manifest_is_found_with_the_index_and_without_it(archive: Path, name: str) -> None:
    (archive / "manifests" / name).unlink()
    assert Fault.MISSING_FILE in faults(archive)
    (archive / INDEX).unlink()
    assert faults(archive) & {Fault.BROKEN_CHAIN, Fault.UNLISTED, Fault.CHANGED_FILE}


def test_a_chain_written_anew_over_changed_files_does_not_fit_the_one_that_was_stamped(archive: Path) -> None:
    path = archive / "manifests" / MANIFESTS[0]
    text = path.read_text("utf-8")
    path.write_text(text.replace("T02:00:00Z", "T02:00:01Z"), "utf-8")
    (archive / INDEX).unlink()
    assert faults(archive) >= {Fault.BROKEN_CHAIN}


def test_bytes_after_the_last_manifest_are_found(archive: Path) -> None:
    with warc(archive).open("ab") as file:
        file.write(warc(archive).read_bytes()[:300])
    assert Fault.UNLISTED in faults(archive)


def test_a_missing_file_is_found(archive: Path) -> None:
    warc(archive).unlink()
    assert faults(archive) == {Fault.MISSING_FILE, Fault.MISSING_COPY, Fault.INDEX}


def test_an_index_that_says_something_else_than_the_files_is_found_and_made_again(archive: Path) -> None:
    with opened(archive, lambda: AT) as store:
        (file,) = store.files()
        store.replace(file, store.captures_of(file)[:-1])
    assert faults(archive) == {Fault.INDEX}
    (archive / INDEX).unlink()
    Runs(archive)([])
    assert list(verify(archive)) == []


def test_a_finding_names_file_offset_and_record_in_both_languages(archive: Path) -> None:
    changed = bytearray(warc(archive).read_bytes())
    changed[500] ^= 1
    warc(archive).write_bytes(changed)
    line = str(next(verify(archive)))
    assert line.startswith("phangat.go.th/2026-11/evidence-1.warc.gz@")
    assert line.endswith("damaged ระเบียนเสียหายหรือไม่ครบ · the record is damaged or not whole")
