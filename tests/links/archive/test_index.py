"""The index of the archive: what it knows of a URL, and who may open it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from ita_site.links.archive.index import PRUNED, WITHDRAWN, ArchiveIndex, Capture, Copy, Removal
from ita_site.links.archive.store import Store
from ita_site.links.memory.journal import Busy

AT = datetime(2026, 11, 2, 2, 0, tzinfo=UTC)
URL = "https://www.example.go.th/news?id=1"
COPY = Copy(
    URL, AT, 200, "text/html", 1200, "a" * 64, "ประกาศ", "x.go.th/2026-11/evidence-1.warc.gz", 300, 700, truncated=False
)
CAPTURE = Capture(COPY, URL, "text/html; charset=utf-8", "w" * 16, "sha256:" + "b" * 64, 1500, "e" * 64)


def filled(archive: Path) -> tuple[Copy, Copy]:
    newer = replace(COPY, at=AT + timedelta(days=30), sha256="c" * 64, truncated=True)
    with Store(archive) as store:
        store.add(replace(CAPTURE, copy=newer))
        store.add(CAPTURE)
    return COPY, newer


def test_copies_of_a_url_come_back_as_they_were_added_the_oldest_first(tmp_path: Path) -> None:
    older, newer = filled(tmp_path)
    with ArchiveIndex(tmp_path) as index:
        assert index.all(URL) == (older, newer)
        assert tuple(index.copies()) == (older, newer)
        assert index.latest(URL) == newer
        assert index.latest("https://www.example.go.th/other") is None


def test_urls_that_differ_only_in_the_fragment_share_a_copy(tmp_path: Path) -> None:
    _, newer = filled(tmp_path)
    with ArchiveIndex(tmp_path) as index:
        assert index.latest(f"{URL}#part-2") == newer


def test_an_archive_that_is_not_there_is_read_as_an_empty_one_and_not_made(tmp_path: Path) -> None:
    with ArchiveIndex(tmp_path / "archive") as index:
        assert list(index.copies()) == []
    assert list(tmp_path.iterdir()) == []


def test_a_finished_index_is_one_file_that_a_read_only_folder_can_hold(tmp_path: Path) -> None:
    _, newer = filled(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == [".archive.sqlite.lock", "archive.sqlite"]
    tmp_path.chmod(0o555)
    with ArchiveIndex(tmp_path) as index:
        assert index.latest(URL) == newer
    tmp_path.chmod(0o755)


def test_a_second_writer_is_refused_and_a_reader_is_not(tmp_path: Path) -> None:
    filled(tmp_path)
    with Store(tmp_path):
        with ArchiveIndex(tmp_path) as reader:
            assert reader.latest(URL) is not None
        with pytest.raises(Busy), Store(tmp_path):
            pass


@pytest.mark.parametrize(("kind", "shown"), [(WITHDRAWN, 2), (PRUNED, 1)])
def test_a_withdrawn_copy_keeps_its_digest_and_date_and_a_pruned_copy_is_not_shown(
    tmp_path: Path, kind: str, shown: int
) -> None:
    removed = AT + timedelta(days=40)
    with Store(tmp_path) as store:
        store.add(CAPTURE)
        store.add(replace(CAPTURE, copy=replace(COPY, sha256="d" * 64), removal=Removal(kind, removed, "a name")))
    with ArchiveIndex(tmp_path) as index:
        copies = index.all(URL)
        assert len(copies) == shown
        assert [copy.withdrawn for copy in copies[1:]] == [removed] * (shown - 1)
