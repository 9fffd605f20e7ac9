"""Two health files that grew apart are joined link by link: what was seen last is kept."""

import json
from pathlib import Path

import pytest

from ita_site.links.memory.file.health_file import load
from ita_site.links.memory.file.health_form import HealthFileError
from ita_site.links.memory.merge import merge_files
from tests.builders.health import health_text


def link(name: str, day: int, **more: object) -> dict[str, object]:
    return {"url": f"http://{name}.example/", "state": "alive", "checked": f"2026-11-{day:02}T01:00:00Z", **more}


def merged(folder: Path, base: str, ours: str, theirs: str) -> list[str]:
    files = [folder / name for name in ("base", "ours", "theirs")]
    for file, text in zip(files, (base, ours, theirs), strict=True):
        file.write_text(text, encoding="utf-8")
    merge_files(*files)
    return [f"{link.url[7]}{link.checked.day if link.checked else 0}" for link in load(files[1]).values()]


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "kept"),
    [
        pytest.param(["a1"], ["a2"], ["a3"], ["a3"], id="theirs is younger"),
        pytest.param(["a1"], ["a3"], ["a2"], ["a3"], id="ours is younger"),
        pytest.param([], ["b2"], ["a1", "c1"], ["a1", "b2", "c1"], id="each has links of its own"),
        pytest.param(["a1", "b1"], ["a1", "b1"], ["b2"], ["b2"], id="theirs forgot one"),
        pytest.param(["a1", "b1"], ["a2", "b1"], ["b1"], ["a2", "b1"], id="theirs forgot one that ours saw again"),
    ],
)
def test_of_each_link_what_was_seen_last_is_kept(
    base: list[str], ours: list[str], theirs: list[str], kept: list[str], tmp_path: Path
) -> None:
    texts = (health_text(*(link(name[0], int(name[1])) for name in names)) for names in (base, ours, theirs))
    assert merged(tmp_path, *texts) == kept


def test_where_neither_side_had_a_file_before_there_is_nothing_to_forget(tmp_path: Path) -> None:
    assert merged(tmp_path, "", health_text(link("a", 1)), health_text(link("b", 1))) == ["a1", "b1"]


def test_a_side_that_cannot_be_understood_counts_for_nothing(tmp_path: Path) -> None:
    good, bad = health_text(link("a", 1)), "<<<<<<< HEAD\n"
    assert merged(tmp_path, "", good, bad) == merged(tmp_path, "", bad, good) == ["a1"]


def test_two_sides_that_cannot_be_understood_are_an_error_and_stay(tmp_path: Path) -> None:
    with pytest.raises(HealthFileError):
        merged(tmp_path, "", "{", json.dumps({"links": []}))
    assert (tmp_path / "ours").read_text(encoding="utf-8") == "{"
