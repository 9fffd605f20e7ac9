"""The tape has request and response as they went over the wire, within bounds."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from ita_site.links.request import targets
from ita_site.links.request.exchange import ARCHIVE_LIMIT, Answer, Ask
from ita_site.links.request.fetch import Fetcher
from ita_site.links.request.resolver import Resolver
from ita_site.links.request.tape import RAW_LIMIT, Tape
from ita_site.links.request.tls import Contexts
from ita_site.links.request.wire.connect import Limits
from tests.links.answers import answer, html, in_turn, then_close
from tests.links.conftest import LOOPBACK
from tests.links.server import Behaviour, FaultServer

PDF = b"%PDF-1.4\n" + b"0" * 3_000_000
ZIPPED = answer(gzip.compress(html()), Content_Encoding="gzip", Set_Cookie="session=secret")
CHUNKS = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Type: text/html\r\n\r\n3\r\n<p>\r\n2;x=y\r\nhi\r\n0\r\nX-End: 1\r\n\r\n"


@pytest.fixture
def fetcher() -> Iterator[Fetcher]:
    made = Fetcher(Resolver((), LOOPBACK), Contexts(), Limits(10.0, 2.0), "ita@example.go.th")
    yield made
    made.close()


def _fetch(fetcher: Fetcher, behaviour: Behaviour, *, whole: bool = True, visits: int = 1) -> Answer:
    with FaultServer({"/file": behaviour}) as server:
        target = targets.parse(f"{server.url}/file")
        assert isinstance(target, targets.Target)
        for _ in range(visits):
            reply = fetcher.fetch(Ask(target, whole=whole))
        assert isinstance(reply, Answer), reply
        return reply


def _tape(answer: Answer) -> Tape:
    assert answer.tape
    return answer.tape


def test_there_is_no_tape_of_what_is_not_wanted_whole(fetcher: Fetcher) -> None:
    assert _fetch(fetcher, html(), whole=False).tape is None


@pytest.mark.parametrize(
    ("sent", "response"),
    [
        (html(), html()),
        (ZIPPED, ZIPPED),
        (then_close(CHUNKS), CHUNKS),
        (then_close(b"HTTP/1.0 200 OK\nX: y\n\n<p>to the end"), b"HTTP/1.0 200 OK\nX: y\n\n<p>to the end"),
        (then_close(b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" + html()), html()),
        (then_close(b"\r\n\r\n" + html()), html()),
        (answer(PDF, kind="application/pdf"), answer(PDF, kind="application/pdf")),
    ],
    ids=["a page", "gzip and a cookie", "chunks", "HTTP/1.0", "after early hints", "after blank lines", "a document"],
)
def test_the_response_is_kept_byte_for_byte(fetcher: Fetcher, sent: Behaviour, response: bytes) -> None:
    assert _tape(_fetch(fetcher, sent)).response.read() == response


def test_the_response_on_a_kept_connection_begins_with_itself(fetcher: Fetcher) -> None:
    second = html(body="<p>second</p>")
    assert _tape(_fetch(fetcher, in_turn(html(), second), visits=2)).response.read() == second


def test_the_request_names_who_asks(fetcher: Fetcher) -> None:
    tape = _tape(_fetch(fetcher, html()))
    head = tape.request.decode().split("\r\n")
    assert head[0] == "GET /file HTTP/1.1"
    assert (
        "User-Agent: ita-site-link-checker/1.0 (+ita@example.go.th; "
        "checks the evidence links of a public integrity report)"
    ) in head
    assert tape.ip == "127.0.0.1"
    assert abs((datetime.now(UTC) - tape.at).total_seconds()) < 60


def test_a_document_that_is_wanted_whole_is_read_whole(fetcher: Fetcher) -> None:
    reply = _fetch(fetcher, answer(PDF, kind="application/pdf"))
    assert (reply.body, reply.cut) == (PDF, "")


def test_a_document_larger_than_the_archive_takes_is_cut(fetcher: Fetcher) -> None:
    reply = _fetch(fetcher, answer(b"%PDF" + b"0" * (ARCHIVE_LIMIT + 1_000_000), kind="application/pdf"))
    assert (len(reply.body), reply.cut) == (ARCHIVE_LIMIT, "limit")


def test_a_tape_does_not_grow_by_framing_alone(fetcher: Fetcher) -> None:
    chunk = b"1;" + b"x" * 50_000 + b"\r\na\r\n"
    reply = _fetch(fetcher, then_close(CHUNKS.partition(b"3\r\n")[0] + chunk * 500 + b"0\r\n\r\n"))
    assert reply.cut == "limit"
    assert 0 < _tape(reply).response.seek(0, 2) <= RAW_LIMIT


def test_a_large_response_is_on_disk(fetcher: Fetcher) -> None:
    tape = _tape(_fetch(fetcher, answer(PDF, kind="application/pdf")))
    assert tape.response.fileno() > 0
