"""Any bytes in what the link job keeps: an error with file and line, never a traceback, and the usual exit code."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ita_site.links.judge.observation import clean
from ita_site.links.judge.reasons import NOTES, REASONS
from ita_site.links.memory.file.health_file import load as load_health
from ita_site.links.memory.file.link_record import link_data, link_from
from ita_site.links.memory.file.memory_file import MemoryFileError
from ita_site.links.memory.history import Link
from ita_site.links.memory.journal import Journal, JournalError
from ita_site.publish.check import load
from tests.builders.health import health_text
from tests.builders.projects import ROOT, copy_project, run
from tests.builders.sites import SITES

HERE = Path(__file__).parent
LINK: dict[str, Any] = {
    "url": "http://www.example.go.th/news.php?id=1",
    "state": "broken",
    "since": "2026-01-01T00:00:00Z",
    "observation": "gone",
    "reason": "not-found",
    "http_status": 404,
    "moved_to": "http://b.example/",
    "checked": "2026-01-02T00:00:00Z",
    "attempts": 1,
    "notes": ["missing-anchor"],
    "sightings": {"gone": {"first": "2026-01-01T00:00:00Z", "last": "2026-01-02T00:00:00Z", "count": 2}},
    "fingerprint": {"title": "ก", "heading": "ข", "digest": "00ff", "sketch": "0000000a", "kind": "html", "length": 9},
    "sibling": {"asked": "2026-01-01T00:00:00Z", "status": 404},
    "copy": {"at": "2026-01-01T00:00:00Z", "bytes": 1, "sha256": "0" * 64},
    "signs": ["ชื่อหน้าเป็นเรื่องอื่น"],
    "vantage": "นครราชสีมา",
}
ENTRY: dict[str, Any] = {
    "url": "http://a/", "at": "2026-01-01T00:00:00Z", "kind": "ok", "reason": "answers", "detail": "",
    "http_status": 200, "final_url": "http://a/", "moved_to": None, "notes": [], "attempts": 1, "retry_after": 0.0,
    "fingerprint": None,
}  # fmt: skip
ABSENT = object()
LINE = 5
"""Of the first link in a health file."""

VALUES: dict[str, tuple[Any, ...]] = {
    "url": (None, 1, [], {}, "", "\ud800", ABSENT),
    "state": (None, "dead", 1, [], ["alive"], ABSENT),
    "since": (None, 1, "soon", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z", [], "2026-13-01", "\u202e"),
    "observation": (None, "seen", [], 0),
    "reason": (None, [], "\u202ecba", "\ud800", "Not Found", "a\nb", "x" * 6000),
    "detail": (1, {}, "\x1b[31m", "a\u2028b", "\x00"),
    "http_status": ("404", [], 40.4, -1, 10**30, True, float("nan"), float("inf")),
    "moved_to": (5, "", "javascript:alert(1)", "//b.example", "http://b\u202e.example"),
    "final_url": (["http://b.example/"], "data:text/html,x"),
    "checked": ("9999-12-31T23:59:59Z", 1e308, "0001-01-01T00:00:00+14:00"),
    "last_ok": ({}, "2026"),
    "attempts": (float("inf"), float("-inf"), "1", -1, 1.5, 10**400),
    "notes": (None, [1], [[1]], "note", {"a": 1}, ["\u202e"], ["a"] * 1000),
    "sightings": (None, [], {"gone": None}, {"gone": {}}, {"seen": {}}, {"gone": {"first": 1, "last": 2, "count": 3}}),
    "due": ("9999-12-31T23:59:59Z", []),
    "fingerprint": (
        [],
        {"title": 1, "heading": "", "digest": "", "sketch": ""},
        {"title": "", "heading": "", "digest": "", "sketch": "", "kind": "PDF"},
        {"title": "", "heading": "", "digest": "", "sketch": "", "length": -1},
        *({"title": "", "heading": "", "digest": "", "sketch": sketch} for sketch in ("0", "zzzzzzzz", "0" * 8000)),
    ),
    "sibling": ([], {}, {"asked": "soon"}, {"asked": "2026-01-01T00:00:00Z", "status": "200"}, {"asked": None}),
    "copy": (
        [],
        {"at": "2026-01-01T00:00:00Z", "bytes": 1},
        {"at": "2026-01-01T00:00:00Z", "bytes": -1, "sha256": "0" * 64},
        {"at": "2026-01-01T00:00:00Z", "bytes": 1, "sha256": "0" * 63},
        {"bytes": 1, "sha256": "0" * 64},
    ),
    "signs": (None, "x", [1], ["\u202e"], ["x"] * 9, ["x" * 161]),
    "vantage": ("\u202egnirts", "\x07", ["x"], None),
    "unknown": (1, None, "x"),
}


def lone_surrogates(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SITES / "small", tmp_path / "content"))


def problems(content: Path) -> list[str]:
    reading = load(content)
    assert (reading.catalogue is None) == bool(reading.problems)
    for problem in reading.problems:
        str(problem).encode("utf-8")
    return [f"{problem.path}:{problem.line} {problem.code}" for problem in reading.problems]


def test_what_is_spoilt_below_is_right_by_itself(content: Path) -> None:
    for hosts in ((), (HOST,)):
        (content / "link-health.json").write_text(health_text(LINK, hosts=hosts), encoding="utf-8")
        assert problems(content) == []


@pytest.mark.parametrize(
    ("field", "value"),
    [
        pytest.param(name, value, id=f"{name}-{number}")
        for name, row in VALUES.items()
        for number, value in enumerate(row)
    ],
)
def test_a_value_that_cannot_be_is_an_error_at_its_line(field: str, value: Any, content: Path) -> None:
    link = {name: value for name, value in (LINK | {field: value}).items() if value is not ABSENT}
    (content / "link-health.json").write_text(health_text(link), encoding="utf-8", errors="surrogatepass")
    assert problems(content) == [f"content/link-health.json:{LINE} bad-health-file"]


HOST: dict[str, Any] = {
    "host": "www.example.go.th",
    "frame": "AAABAAAC",
    "title": "อบต.ตัวอย่าง",
    "home_asked": "2026-01-02T00:00:00Z",
    "learned": "2026-01-01T00:00:00Z",
}
HOST_VALUES: dict[str, tuple[Any, ...]] = {
    "host": (None, 1, "", "a b", "A.EXAMPLE", "http://a.example/", "a.example:", ABSENT),
    "frame": (None, 1, "AAAB!", "AAA", "AAABAA==", "AAACAAAB", "AAABAAAB", "A" * 1032),
    "title": (1, "\u202e", "x" * 121),
    "home_asked": ("soon", 1),
    "learned": ("9999-12-31T23:59:59Z", None),
    "unknown": (1,),
}


@pytest.mark.parametrize(
    ("field", "value"),
    [
        pytest.param(name, value, id=f"{name}-{number}")
        for name, row in HOST_VALUES.items()
        for number, value in enumerate(row)
    ],
)
def test_a_value_of_a_host_that_cannot_be_is_an_error_at_its_line(field: str, value: Any, content: Path) -> None:
    host = {name: value for name, value in (HOST | {field: value}).items() if value is not ABSENT}
    (content / "link-health.json").write_text(health_text(LINK, hosts=(host,)), encoding="utf-8")
    assert problems(content) == [f"content/link-health.json:{LINE} bad-health-file"]


GOOD = health_text(LINK, LINK | {"url": "http://www.example.go.th/z"})
FIRST, SECOND = GOOD.split("\n")[4:6]
WITH_HOST = health_text(LINK, hosts=(HOST,))


@pytest.mark.parametrize(
    ("text", "line"),
    [
        pytest.param(b"", 1, id="empty"),
        pytest.param(b"\x00" * 4096, 1, id="zeros"),
        pytest.param(b"\xff\xfe" + GOOD.encode("utf-16-le"), 1, id="UTF-16"),
        pytest.param(b"\xef\xbb\xbf" + GOOD.encode(), 1, id="a mark of UTF-8"),
        pytest.param(b"null", 1, id="null"),
        pytest.param(b"[" * 200_000, 1, id="lists without end"),
        pytest.param(b"{" + b"x" * 3_000_000, 1, id="a line without end"),
        pytest.param(json.dumps({"version": 1, "links": [LINK]}).encode(), 1, id="all on one line"),
        pytest.param(GOOD.replace('"version": 1', '"version": 3').encode(), 4, id="another version"),
        pytest.param(GOOD.replace('"version": 1', '"version": [1]').encode(), 4, id="a list for the version"),
        pytest.param(GOOD.replace('"version": 1,\n', "").encode(), 3, id="no version"),
        pytest.param(GOOD.replace('"about": "x"', '"about": "\\u202e"').encode(), 3, id="a remark turned round"),
        pytest.param(GOOD.replace("},\n", "}\n").encode(), 6, id="no comma"),
        pytest.param(GOOD.replace("}\n]", "},\n]").encode(), 7, id="a comma too many"),
        pytest.param(GOOD.removesuffix("]\n}\n").encode(), 7, id="cut off between lines"),
        pytest.param(GOOD.encode()[:-200], 6, id="cut off within a line"),
        pytest.param((GOOD + "x").encode(), 9, id="more behind the end"),
        pytest.param(GOOD.replace(SECOND, FIRST.removesuffix(",")).encode(), 6, id="a link twice"),
        pytest.param(WITH_HOST.replace('"version": 2', '"version": 1').encode(), 4, id="hosts before there were any"),
        pytest.param(GOOD.replace('"version": 1', '"version": 2').encode(), 4, id="no hosts"),
        pytest.param(WITH_HOST.replace("],\n", "]\n").encode(), 6, id="hosts without an end"),
        pytest.param(WITH_HOST.replace("}\n],", "},\n],").encode(), 6, id="a comma too many behind a host"),
        pytest.param(WITH_HOST[: WITH_HOST.index("],")].encode(), 6, id="cut off between hosts"),
        pytest.param(WITH_HOST.partition('"links"')[0].encode(), 7, id="cut off behind the hosts"),
        pytest.param(GOOD.replace('"attempts": 1', '"attempts": 1, "attempts": 2', 1).encode(), 5, id="a field twice"),
        pytest.param(GOOD.replace(FIRST, f"<<<<<<< HEAD\n{FIRST}\n=======").encode(), 5, id="marks of a conflict"),
        pytest.param(GOOD.replace('"attempts": 1', '"attempts": ' + "9" * 5000, 1).encode(), 5, id="5,000 digits"),
        pytest.param(GOOD.replace('"notes": [', '"notes": ' + "[" * 100_000, 1).encode(), 5, id="nested deeply"),
        pytest.param(GOOD.replace('"url": ', '"url": ' + "[" * 100_000, 1).encode(), 5, id="an address nested deeply"),
        pytest.param(GOOD.encode("utf-8").replace("น".encode(), b"\xff", 1), 5, id="no UTF-8"),
    ],
)  # fmt: skip
def test_a_file_of_another_form_is_an_error_at_its_line(text: bytes, line: int, content: Path) -> None:
    (content / "link-health.json").write_bytes(text)
    assert problems(content) == [f"content/link-health.json:{line} bad-health-file"]


@pytest.mark.parametrize("name", sorted(path.name for path in HERE.glob("health-*.json")))
def test_a_file_that_once_ended_in_a_traceback_is_an_error_at_its_line(name: str, content: Path) -> None:
    (content / "link-health.json").write_bytes((HERE / name).read_bytes())
    assert problems(content) == [f"content/link-health.json:{LINE} bad-health-file"]


@pytest.mark.parametrize(
    ("name", "problem"), [("overrules-deep.yml", "1 too-deep"), ("overrules-reason-rtl.yml", "4 bad-character")]
)
def test_overrules_that_once_ended_in_a_traceback_or_reached_a_page_are_an_error(
    name: str, problem: str, content: Path
) -> None:
    (content / "link-overrules.yml").write_bytes((HERE / name).read_bytes())
    assert f"content/link-overrules.yml:{problem}" in problems(content)


@pytest.mark.parametrize("code", sorted({*REASONS, *NOTES}))
def test_every_reason_and_note_of_the_job_can_be_read_again(code: str) -> None:
    link = Link("http://a/", reason=code, notes=(code,), detail=clean("".join(map(chr, range(0x3000)))))
    assert link_from(link_data(link)) == link


ENTRIES = {
    name: row for name, row in VALUES.items() if name in {"url", "reason", "detail", "moved_to", "final_url", "notes"}
} | {"at": VALUES["since"], "kind": (None, "seen", []), "retry_after": ("1", [], -1, float("inf"), 1e300)}  # fmt: skip


@pytest.mark.parametrize(
    ("field", "value"),
    [
        pytest.param(name, value, id=f"{name}-{number}")
        for name, row in ENTRIES.items()
        for number, value in enumerate(row)
        if value is not None or name in {"url", "at", "kind"}
    ],
)
def test_a_whole_line_of_the_journal_that_is_no_entry_is_an_error(field: str, value: Any, tmp_path: Path) -> None:
    entry = {name: value for name, value in (ENTRY | {field: value}).items() if value is not ABSENT}
    lines = json.dumps(ENTRY) + "\n" + json.dumps(entry, ensure_ascii=False) + "\n"
    file = tmp_path / ".x.json.journal"
    file.write_bytes(lone_surrogates(lines))
    with pytest.raises(JournalError) as error:
        Journal(tmp_path / "x.json")
    assert error.value.line == 2
    assert file.read_bytes() == lone_surrogates(lines)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=40),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=10), inner, max_size=3),
    max_leaves=8,
)


@settings(max_examples=150, suppress_health_check=list(HealthCheck))
@given(st.sampled_from([*LINK, "due", "detail", "final_url", "last_ok"]), JSON)
def test_whatever_a_field_holds_it_is_read_or_an_error(
    tmp_path_factory: pytest.TempPathFactory, field: str, value: Any
) -> None:
    file = tmp_path_factory.getbasetemp() / "any-health.json"
    file.write_text(health_text(LINK | {field: value}), encoding="utf-8", errors="surrogatepass")
    try:
        links = load_health(file)
    except MemoryFileError as error:
        line = error.line
    else:
        line = LINE if links else 0
    assert line == LINE


@pytest.mark.parametrize(
    ("words", "code"), [(("check",), 1), (("build",), 1), (("links", "--urls", "urls"), 2), (("links",), 2)]
)
def test_every_command_names_file_and_line_and_ends_without_a_traceback(
    words: tuple[str, ...], code: int, tmp_path: Path
) -> None:
    copy_project(tmp_path, SITES / "small")
    content = tmp_path / "content"
    (content / "link-health.json").write_bytes((HERE / "health-attempts-infinity.json").read_bytes())
    (content.parent / "urls").write_text("http://127.0.0.1:1/\n", encoding="utf-8")
    health = ("--health", "content/link-health.json") if "--urls" in words else ()
    done = run("ita_site.commands", *words, *health, cwd=content.parent, PYTHONPATH=str(ROOT))
    said = done.stdout + done.stderr
    assert done.returncode == code, said
    assert "content/link-health.json:5: bad-health-file" in said
    assert "Traceback" not in said


def test_a_run_reads_again_what_it_wrote_whatever_its_place_is_called(tmp_path: Path) -> None:
    (tmp_path / "urls").write_text("http://127.0.0.1:1/\n", encoding="utf-8")
    words = ("links", "--urls", "urls", "--health", "health.json", "--vantage", "\u202eโคราช\x1b[31m\n", "--all")
    codes = [run("ita_site.commands", *words, cwd=tmp_path, PYTHONPATH=str(ROOT)).returncode for _ in range(2)]
    assert codes == [1, 1]
    (link,) = load_health(tmp_path / "health.json").values()
    assert link.vantage == "โคราช [31m"
