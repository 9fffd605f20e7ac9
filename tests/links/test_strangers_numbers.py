"""Numbers of strangers have any length: none of them ends a check."""

from __future__ import annotations

import pytest

from ita_site.links.request.exchange import Answer
from ita_site.links.request.http_date import http_date
from ita_site.links.request.message import Head
from ita_site.links.request.retry_after import MAX_RETRY_AFTER, retry_after
from ita_site.links.request.targets import NotWeb, Target, parse
from tests.links.answers import html
from tests.links.conftest import Checker
from tests.links.server import FaultServer

LONG = "9" * 5000
"""More digits than `int` reads."""


@pytest.mark.parametrize("port", [LONG, "0" * 5000, "65536", "0", "80a", "²", "๘๐", "-1", "+80"])
def test_a_port_that_is_none_makes_an_address_invalid(port: str) -> None:
    assert parse(f"http://a.go.th:{port}/") == NotWeb("invalid", "port")


@pytest.mark.parametrize(("written", "port"), [("", 80), ("8080", 8080), ("65535", 65535), ("0" * 5000 + "81", 81)])
def test_a_port_is_read_as_browsers_do(written: str, port: int) -> None:
    assert parse(f"http://a.go.th:{written}/") == Target("http", "a.go.th", port, "/")


@pytest.mark.parametrize(
    "text",
    ["Mon, 99999999999 Jan 99999999999 00:00:00 GMT", f"Mon, 1 Jan {LONG} 00:00:00 GMT",
     "Mon, 1 Jan 2026 00:00:00 -99999999999999", "Mon", ""],
)  # fmt: skip
def test_what_is_no_date_is_no_moment(text: str) -> None:
    assert http_date(text) is None


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("Mon, 99999999999 Jan 99999999999 00:00:00 GMT", 0.0),
        ("Mon, 1 Jan 0001 00:00:00 +2359", 0.0),
        ("Fri, 31 Dec 9999 23:59:59 -2359", MAX_RETRY_AFTER),
        (LONG, MAX_RETRY_AFTER),
        ("²", 0.0),
        ("120", 120.0),
    ],
)
def test_a_wait_is_bounded_and_nonsense_asks_for_none(text: str, seconds: float) -> None:
    target = Target("http", "a.go.th", 80, "/")
    assert retry_after(Answer(target, 503, (("retry-after", text),), b"")) == seconds


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("12", 12),
        ("12, 12", 12),
        ("0" * 5000 + "12", 12),
        ("0", 0),
        (LONG, None),
        ("²", None),
        ("-1", None),
        ("", None),
    ],
)
def test_a_length_is_a_number_of_bytes_or_none(text: str, length: int | None) -> None:
    assert Head(200, (("content-length", text),), keeps_open=True).content_length == length


@pytest.mark.parametrize("length", [LONG, "²"])
def test_a_page_of_a_length_that_is_none_is_read_to_its_end(check: Checker, length: str) -> None:
    page = html(Connection="close")
    number = page.partition(b"Content-Length: ")[2].partition(b"\r")[0]
    unbounded = page.replace(number, length.encode("latin-1"), 1)
    with FaultServer({"/a": unbounded}) as server:
        assert check([f"{server.url}/a"])[f"{server.url}/a"]["observation"] == "ok"
