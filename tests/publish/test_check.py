"""Any content folder gives a catalogue or problems, never an exception, in bounded time."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ita_site.source.problems import has_errors
from tests.builders.projects import ROOT
from tests.builders.sites import AGENCY, FRAMEWORK, ONE, REPORT, TWO, Site

if TYPE_CHECKING:
    from ita_site.catalogue.reading import Reading

FILES = ("index.md", AGENCY, FRAMEWORK, REPORT, ONE, TWO)
MEGABYTE = 1024 * 1024
SECONDS = 15
TRIES = 3

# one folder for all examples: each writes the file that it is about, and puts it back
EACH = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])

any_file = st.sampled_from(FILES)
any_text = st.text(st.characters(codec="utf-8"), max_size=60) | st.sampled_from(
    [
        "---",
        "\t",
        ": ",
        " #",
        "- ",
        "e1",
        "๒๕๖7",
        "\x00",
        "\u202e",
        "\ufeff",
        "*a",
        "&a",
        "!!x",
        "](x",
        "http://",
        "'",
        '"',
    ]
)
FRAGMENTS = """id:_|-_|__|items:|[|]|{|}|&a_|*a|?_|>|!!int_|'|"|#|:_|,|e1|answers:_[1|%YAML_1.1|...|ก|---|results:"""
fragments = st.sampled_from(
    [*FRAGMENTS.replace("_", " ").split("|"), "|-\n", "\n", "\n  - text: ", "\t", "\r", "\ufeff"]
)
structures = st.recursive(
    any_text, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(any_text, inner, max_size=4), max_leaves=12
)


def check(site: Site) -> Reading:
    """Read twice: the same comes of it, in order, and can be printed."""
    reading = site.read()
    assert reading == site.read()
    assert [(p.path, p.line) for p in reading.problems] == sorted((p.path, p.line) for p in reading.problems)
    assert (reading.catalogue is None) is has_errors(reading.problems)
    for problem in reading.problems:
        printed = str(problem)
        assert printed.encode().decode() == printed
        assert printed.count("\n") == 1
    return reading


def spoil(site: Site, path: str, content: bytes) -> None:
    """Check the site with one file replaced."""
    before = (site.root / path).read_bytes()
    site.write(path, content)
    try:
        check(site)
    finally:
        site.write(path, before)


@pytest.mark.slow
@EACH
@given(path=any_file, content=st.binary(max_size=200))
def test_any_bytes_in_any_file_are_read_or_refused(site: Site, path: str, content: bytes) -> None:
    spoil(site, path, content)


@pytest.mark.slow
@EACH
@given(path=any_file, at=st.floats(0, 1), cut=st.integers(0, 30), content=st.binary(max_size=20) | any_text)
def test_any_damage_to_a_valid_file_is_read_or_refused(
    site: Site, path: str, at: float, cut: int, content: bytes | str
) -> None:
    valid = (site.root / path).read_bytes()
    start = int(at * len(valid))
    put = content.encode() if isinstance(content, str) else content
    spoil(site, path, valid[:start] + put + valid[start + cut :])


@pytest.mark.slow
@EACH
@given(path=any_file, parts=st.lists(fragments, max_size=30))
def test_anything_like_yaml_is_read_or_refused(site: Site, path: str, parts: list[str]) -> None:
    spoil(site, path, ("---\n" * path.endswith(".md") + "".join(parts)).encode())


def leaves(value: Any, place: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """Where the values of a structure stand, those that hold others included."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [place, *(leaf for key, inner in pairs for leaf in leaves(inner, (*place, key)))]


def replaced(value: Any, place: tuple[str | int, ...], new: Any) -> Any:
    """A structure with one value replaced."""
    if not place:
        return new
    changed = value.copy()
    changed[place[0]] = replaced(value[place[0]], place[1:], new)
    return changed


@pytest.mark.slow
@EACH
@given(path=any_file, choice=st.randoms(use_true_random=False), new=any_text | structures)
def test_any_value_in_any_field_is_read_or_refused(site: Site, path: str, choice: Any, new: Any) -> None:
    text = (site.root / path).read_text(encoding="utf-8")
    front = text.split("---\n")[1] if path.endswith(".md") else text
    fields = yaml.load(front, Loader=yaml.BaseLoader)  # BaseLoader: text stays text
    written = yaml.safe_dump(replaced(fields, choice.choice(leaves(fields)), new), allow_unicode=True)
    spoil(site, path, (f"---\n{written}---\n" if path.endswith(".md") else written).encode())


@pytest.mark.slow
@EACH
@given(body=st.text(st.characters(codec="utf-8"), max_size=200) | st.lists(any_text | fragments).map("".join))
def test_any_free_text_is_read_or_refused(site: Site, body: str) -> None:
    valid = (site.root / ONE).read_bytes()
    spoil(site, ONE, valid + body.encode())


def field(words: str) -> bytes:
    """A measure whose front matter is `words`."""
    return f"---\n{words}\n---\n".encode()


FLOODS = {
    "control characters": b"\x01" * MEGABYTE,
    "control characters, a line each": b"\x01\n" * (MEGABYTE // 2),
    "line ends of an old Macintosh": b"\r" * MEGABYTE,
    "fences": b"---\n" * (MEGABYTE // 4),
    "opening brackets": field("[" * (MEGABYTE - 100)),
    "opening brackets as a value": field("title: " + "[" * (MEGABYTE - 100)),
    "opening braces": field("{" * (MEGABYTE - 100)),
    "question marks": field("? " * 500_000),
    "one line of colons": field(":" * (MEGABYTE - 100)),
    "one line of fields": field("a: " * 300_000),
    "a colon too many on 5,000 lines": field("\n".join(f"a{n}: b: c" for n in range(5000))),
    "a colon too many behind many values": field("x: y\n" * 9000 + "\n".join(f"a{n}: b: c" for n in range(100))),
    "spaces": field("title: " + " " * 1_000_000 + "x: y"),
    "tabs": field("\tx: y\n" * 19_000),
    "one field 19,000 times": field("id: one\n" * 19_000),
    "100,000 list items": field("activities:\n" + "- a\n" * 100_000),
    "100,000 list items on one line": field("activities: [" + "a," * 100_000 + "]"),
    "9,000 unknown fields": field("\n".join(f"field{n}: 1" for n in range(9000))),
    "4,000 unknown fields with long names": field("\n".join(f"{'activities' * 20}{n}: 1" for n in range(4000))),
    "anchors that multiply": field("\n".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(9000))),
    "a quotation that never ends": field('title: "' + "ก\n" * 19_000),
    "one word": field("title: " + "ก" * 340_000),
}


WITHOUT_FRONT_MATTER = ("control characters", "line ends of an old Macintosh", "fences", "opening brackets")
"""Floods that are not behind front matter in every file: a file of YAML alone is read by the same code otherwise."""


def read_in_bounded_time(site: Site) -> Reading:
    """The reading of a site that takes this process no longer than it may, in one of a few tries.

    A machine that others share counts what they take as well, once; reading that grows out of bounds is slow each time.
    """
    for _ in range(TRIES):
        started = time.process_time()
        reading = site.read()
        if time.process_time() - started < SECONDS:
            return reading
    raise AssertionError(f"each of {TRIES} readings took more than {SECONDS} seconds")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("path", "flood"), [*((ONE, flood) for flood in FLOODS), *((FRAMEWORK, flood) for flood in WITHOUT_FRONT_MATTER)]
)
def test_a_flood_is_answered_in_bounded_time(site: Site, path: str, flood: str) -> None:
    site.write(path, FLOODS[flood])
    assert has_errors(read_in_bounded_time(site).problems)


BODIES = {
    "opening brackets": "[" * 4000 + "\n",
    "unfinished links": "]( ",
    "unfinished definitions": "\n[a",
    "links to nowhere": "[a](b.md) ",
    "definitions": "\n[a]: javascript:b",
    "spaces": " " * 4000,
    "quotations": "> ",
    "headings": "a\n=\n",
    "rules": "-" * 4000 + "\n",
    "quotations in quotations": ">" * 4000 + "\n",
    "stars and hashes": "*#" * 2000 + "\n",
}


@pytest.mark.slow
@pytest.mark.parametrize("name", BODIES)
@pytest.mark.parametrize("size", [29_000, 900_000])
def test_a_flood_of_free_text_is_answered_in_bounded_time(site: Site, name: str, size: int) -> None:
    words = BODIES[name]
    site.write(ONE, (site.root / ONE).read_text(encoding="utf-8") + words * (size // len(words.encode())))
    read_in_bounded_time(site)


def many(site: Site, number: int, units: str) -> None:
    """Make a site whose unknown names and whose known ones both grow."""
    site.change(AGENCY, "units:", "units: [" + ",".join(f"{{id: u{n}, name: ก}}" for n in range(number)) + "]\nold:")
    site.change(AGENCY, "\nold:\n  - id: office\n    name: สำนักปลัด\n  - id: works\n    name: กองช่าง\n", "\n")
    site.change(ONE, "units: [office]", f"units: [{units}]")


@pytest.mark.slow
def test_thousands_of_unknown_names_against_thousands_of_known_ones_take_bounded_time(site: Site) -> None:
    many(site, 1900, ", ".join(f"office-{n}" for n in range(5000)))
    assert len(read_in_bounded_time(site).problems) == 5000


def test_the_nearest_name_is_found_among_many(site: Site) -> None:
    many(site, 100, "u1o0")
    assert site.problems() == [f"{ONE}:16 unknown-unit responsible.units[1] 'u1o0' → u10"]


def test_two_runs_print_the_same(site: Site) -> None:
    site.change(ONE, "ข้อความอิสระ", "[a](mesures/two.md) [b](b.md) [c](javascript:c)")
    site.change(TWO, "order: 2", "order: 1\nordr: 2\nidd: two")
    command = [sys.executable, str(ROOT / "scripts/check_content.py"), "--content", str(site.root)]
    printed = {
        subprocess.run(
            command,
            capture_output=True,
            check=False,
            env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
        ).stdout
        for seed in ("1", "2", "3")
    }
    (words,) = printed
    assert words.decode().count("→") == 0
    assert "Traceback" not in words.decode()
    assert words.decode().count("unknown-field") == 2
