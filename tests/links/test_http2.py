"""A server that speaks HTTP/2 alone is answered in it, and all bounds hold there as well."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import brotli
import pytest

from ita_site.links.request import targets
from ita_site.links.request.exchange import Answer, Ask
from ita_site.links.request.fault import Fault
from ita_site.links.request.fetch import Fetcher
from ita_site.links.request.resolver import Resolver, parse_mapping
from ita_site.links.request.tls import Contexts
from ita_site.links.request.wire.connect import Limits
from tests.links.answers import STORY, html
from tests.links.authority import issue, serve
from tests.links.conftest import LOOPBACK, Checker
from tests.links.http2_server import Http2, Visit, drip, page
from tests.links.server import FaultServer

PAGE = html().partition(b"\r\n\r\n")[2]
HOST = "h2.test"


class Site:
    """A server of one certificate, and a fetcher that trusts it."""

    def __init__(self, folder: Path) -> None:
        root = issue("Test Root", ca=True)
        self.bundle = folder / "root.pem"
        self.bundle.write_bytes(root.pem)
        self.context = serve(folder, issue(HOST, root, hosts=(HOST, "www.h2.test")))

    @contextmanager
    def speaking(self, http2: Http2, *, alpn: bool = True) -> Iterator[Callable[..., Answer | Fault]]:
        """Serve; yield what fetches a path."""
        if alpn:
            self.context.set_alpn_protocols(["h2"])
        with FaultServer({}, tls=self.context, raw=http2) as server:
            self.port = server.port
            resolver = Resolver([parse_mapping(f"{HOST}:127.0.0.1")], LOOPBACK)
            fetcher = Fetcher(resolver, Contexts(self.bundle), Limits(2.0, 2.0))

            def fetch(path: str, **more: bool | int) -> Answer | Fault:
                target = targets.parse(f"https://{HOST}:{server.port}{path}")
                assert isinstance(target, targets.Target)
                return fetcher.fetch(Ask(target, **more))  # type: ignore[arg-type]

            yield fetch
            fetcher.close()


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path)


def _answer(reply: Answer | Fault) -> Answer:
    assert isinstance(reply, Answer), reply
    return reply


@pytest.mark.parametrize(
    ("alpn", "says_so"),
    [(True, True), (True, False), (False, True)],
    ids=["it begins", "it waits for us", "it does not say so by ALPN"],
)
def test_a_server_of_http2_alone_is_answered(site: Site, *, alpn: bool, says_so: bool) -> None:
    with site.speaking(Http2({"/": page(PAGE)}, says_so=says_so), alpn=alpn) as fetch:
        answer = _answer(fetch("/"))
        assert (answer.status, answer.body, answer.protocol) == (200, PAGE, "h2")


def test_the_job_finds_a_page_of_http2_alone_alive(site: Site, tmp_path: Path) -> None:
    with site.speaking(Http2({"/": page(PAGE)})):
        url = f"https://{HOST}:{site.port}/"
        seen = Checker(tmp_path)([url], resolve=[f"{HOST}:127.0.0.1"], bundle=site.bundle)
        assert seen[url]["observation"] == "ok"


def test_http2_is_asked_at_once_the_second_time_and_on_the_same_connection(site: Site) -> None:
    http2 = Http2({"/": page(PAGE), "/2": page(PAGE)})
    with site.speaking(http2) as fetch:
        fetch("/")
        opened = http2.connections
        assert _answer(fetch("/2")).status == 200
        assert http2.connections == opened
        assert http2.paths == ["/", "/2"]


def test_a_server_of_both_is_asked_in_http1(site: Site) -> None:
    site.context.set_alpn_protocols(["h2", "http/1.1"])
    with FaultServer({"/": html()}, tls=site.context) as server:
        resolver = Resolver([parse_mapping(f"{HOST}:127.0.0.1")], LOOPBACK)
        fetcher = Fetcher(resolver, Contexts(site.bundle))
        target = targets.parse(f"https://{HOST}:{server.port}/")
        assert isinstance(target, targets.Target)
        answer = _answer(fetcher.fetch(Ask(target)))
        assert (answer.protocol, answer.names) == ("http/1.1", (HOST, "www.h2.test"))
        fetcher.close()


def test_the_names_of_the_certificate_come_with_the_answer(site: Site) -> None:
    with site.speaking(Http2({"/": page(PAGE)})) as fetch:
        assert _answer(fetch("/")).names == (HOST, "www.h2.test")


def _goaway(visit: Visit) -> None:
    visit.head()
    visit.data(PAGE[:20])
    # the last request that is answered, and no error; by hand, as `h2` would end the connection
    visit.sock.sendall(b"\x00\x00\x08\x07\x00\x00\x00\x00\x00" + visit.stream.to_bytes(4, "big") + b"\x00" * 4)
    visit.data(PAGE[20:], end=True)


def _early_hints(visit: Visit) -> None:
    visit.connection.send_headers(visit.stream, [(":status", "103"), ("link", "</a.css>")])
    page(PAGE)(visit)


def _bomb(visit: Visit) -> None:
    page(brotli.compress(b"a" * 50_000_000, quality=1), ("content-encoding", "br"))(visit)


def _cut(visit: Visit) -> None:
    visit.head()
    visit.data(PAGE[:50])
    visit.sock.close()


def _reset(visit: Visit) -> None:
    visit.connection.reset_stream(visit.stream)
    visit.flush()


def _tis620(visit: Visit) -> None:
    visit.connection.send_headers(visit.stream, [(b":status", b"302"), (b"location", b"/\xa1\xa2")], end_stream=True)
    visit.flush()


def _headers_without_end(visit: Visit) -> None:
    for number in range(200):
        head = [(":status", "103"), (f"x-{number}", "y" * 8000)]
        visit.connection.send_headers(visit.stream, head)
        visit.flush()


ANSWERS: dict[str, tuple[Callable[[Visit], None], int, bytes, str]] = {
    "a GOAWAY that lets the answer end": (_goaway, 200, PAGE, ""),
    "early hints": (_early_hints, 200, PAGE, ""),
    "a cut": (_cut, 200, PAGE[:50], "cut"),
    "no body": (lambda visit: visit.head("404", end=True), 404, b"", ""),
    "brotli": (page(brotli.compress(PAGE), ("content-encoding", "br")), 200, PAGE, ""),
    "more than the limit": (page(b"a" * 2_000_000), 200, b"a" * 1_048_576, "limit"),
    "a bomb": (_bomb, 200, b"a" * 1_048_576, "limit"),
}


@pytest.mark.parametrize("name", ANSWERS)
def test_answers_in_http2_are_read_as_in_http1(site: Site, name: str) -> None:
    behaviour, status, body, cut = ANSWERS[name]
    with site.speaking(Http2({"/": behaviour})) as fetch:
        answer = _answer(fetch("/"))
        assert (answer.status, answer.cut) == (status, cut)
        assert answer.body == body


@pytest.mark.parametrize(
    ("behaviour", "code"), [(_reset, "reset"), (_headers_without_end, "not-http")], ids=["reset", "hints without end"]
)
def test_faults_in_http2_have_a_code(site: Site, behaviour: Callable[[Visit], None], code: str) -> None:
    with site.speaking(Http2({"/": behaviour})) as fetch:
        reply = fetch("/")
        assert isinstance(reply, Fault)
        assert reply.code == code


def test_a_location_of_http2_keeps_its_bytes(site: Site) -> None:
    with site.speaking(Http2({"/": _tis620})) as fetch:
        assert _answer(fetch("/")).get("location").encode("latin-1") == b"/\xa1\xa2"


def test_a_dripping_body_of_http2_ends_at_the_deadline(site: Site) -> None:
    with site.speaking(Http2({"/": drip})) as fetch:
        started = time.monotonic()
        answer = _answer(fetch("/"))
        assert answer.cut == "read-timeout"
        assert time.monotonic() - started < 3


def test_the_tape_of_http2_is_written_as_http1(site: Site) -> None:
    with site.speaking(Http2({"/": page(STORY.encode())})) as fetch:
        tape = _answer(fetch("/", whole=True)).tape
        assert tape
        assert tape.request.startswith(b"GET / HTTP/1.1\r\nHost: h2.test:")
        head, _, body = tape.response.read().partition(b"\r\n\r\n")
        assert head.startswith(b"HTTP/1.1 200 \r\ncontent-type: text/html; charset=utf-8\r\n")
        assert body == STORY.encode()


def test_a_certificate_that_is_not_trusted_stays_so_in_http2(site: Site) -> None:
    site.bundle.write_bytes(issue("Another Root", ca=True).pem)
    with site.speaking(Http2({"/": page(PAGE)})) as fetch:
        reply = fetch("/")
        assert isinstance(reply, Fault)
        assert reply.code == "tls-untrusted"
        assert _answer(fetch("/", verify=False)).names == ()
