"""Which saves are seen, each once, and only when they are done."""

from __future__ import annotations

import os
import threading
import time
from typing import TYPE_CHECKING

import pytest

from ita_site.publish.preview.watch import INTERVAL, SETTLED, Watch, Watched
from tests.builders.previews import change, change_by_rename, change_in_two_steps

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SECONDS = 20.0
QUIET = 3 * INTERVAL


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "content" / "reports" / "one.md"
    file.parent.mkdir(parents=True)
    file.write_text("เดิม", encoding="utf-8")
    return file


@pytest.fixture
def watch(file: Path, tmp_path: Path) -> Watch:
    return Watch(Watched((file.parents[1],), (tmp_path / "mkdocs.yml",)))


@pytest.mark.parametrize("save", [change, change_by_rename, change_in_two_steps])
def test_a_save_is_seen_once_however_the_editor_saves(
    save: Callable[[Path, str, str], None], file: Path, watch: Watch
) -> None:
    save(file, "เดิม", "ใหม่")
    assert watch.wait(SECONDS) == {str(file)}
    assert watch.wait(QUIET) == set()


def test_a_save_of_the_same_length_within_the_same_second_is_seen(file: Path, watch: Watch) -> None:
    change(file, "เดิม", "ดีแล")
    assert watch.wait(SECONDS) == {str(file)}


def test_files_that_come_and_go_are_seen(file: Path, watch: Watch) -> None:
    added = file.with_name("two.md")
    added.write_text("สอง", encoding="utf-8")
    assert watch.wait(SECONDS) == {str(added)}
    added.unlink()
    assert watch.wait(SECONDS) == {str(added)}


def test_a_file_that_is_watched_alone_may_come_later(tmp_path: Path, watch: Watch) -> None:
    settings = tmp_path / "mkdocs.yml"
    settings.write_text("site_name: ก", encoding="utf-8")
    assert watch.wait(SECONDS) == {str(settings)}


def test_an_editors_hidden_files_are_no_saves(file: Path, watch: Watch) -> None:
    file.with_name(".one.md.swp").write_text("ร่าง", encoding="utf-8")
    assert watch.wait(QUIET) == set()


def test_a_save_that_is_still_being_written_is_waited_for(file: Path, watch: Watch) -> None:
    def write_slowly() -> None:
        with file.open("w", encoding="utf-8") as stream:
            for _ in range(20):
                stream.write("ใหม่")
                stream.flush()
                time.sleep(SETTLED / 4)

    writer = threading.Thread(target=write_slowly)
    writer.start()
    watch.wait(SECONDS)
    assert not writer.is_alive()


def test_a_pipe_and_a_link_into_nowhere_are_seen_and_not_opened(file: Path, watch: Watch) -> None:
    os.mkfifo(file.with_name("pipe.md"))
    file.with_name("link.md").symlink_to("/dev/zero")
    assert watch.wait(SECONDS) == {str(file.with_name(name)) for name in ("pipe.md", "link.md")}
