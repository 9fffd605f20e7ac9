"""TLS like a browser, judged like an officer (rule 6)."""

from __future__ import annotations

import itertools
import socket
import ssl
import warnings
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from tests.links.answers import answer, drip, html, redirect
from tests.links.authority import DAY, NOW, Issued, issue, rsa_key, serve
from tests.links.conftest import Checker
from tests.links.server import Behaviour, FaultServer

ROUTES: dict[str, Behaviour] = {"/": html(), "/page": html()}

SITES = (
    ("good.test", "ok", "answers", ""),
    ("chain.test", "ok", "answers", ""),
    ("aia.test", "ok", "answers", "chain-repaired"),
    ("aia-pem.test", "ok", "answers", "chain-repaired"),
    ("aia-twice.test", "ok", "answers", "chain-repaired"),
    ("aia-moved.test", "ok", "answers", "chain-repaired"),
    ("aia-renewed.test", "ok", "answers", "chain-repaired"),
    ("aia-wrong.test", "ok", "answers", "chain-repaired"),
    ("aia-circle.test", "insecure", "tls-untrusted", "page-answers"),
    ("aia-inside.test", "insecure", "tls-untrusted", "page-answers"),
    ("aia-secure.test", "insecure", "tls-untrusted", "page-answers"),
    ("aia-slow.test", "insecure", "tls-untrusted", "page-answers"),
    ("aia-expired.test", "insecure", "tls-expired", "page-answers"),
    ("leaf-expired.test", "insecure", "tls-expired", "page-answers"),
    ("cbc.test", "ok", "answers", ""),
    ("cbc-256.test", "ok", "answers", ""),
    ("rsa.test", "ok", "answers", ""),
    ("rsa-cbc.test", "ok", "answers", ""),
    ("anonymous.test", "insecure", "tls-handshake", "page-answers"),
    ("closes-at-new.test", "insecure", "tls-old", "page-answers"),
    ("resets-at-new.test", "insecure", "tls-old", "page-answers"),
    ("rc4.test", "insecure", "tls-old", "nothing-answers"),
    ("flaps.test", "ok", "answers", "came-back"),
    ("aia-none.test", "insecure", "tls-untrusted", "page-answers"),
    ("aia-dead.test", "insecure", "tls-untrusted", "page-answers"),
    ("aia-private.test", "insecure", "tls-untrusted", "page-answers"),
    ("aia-evil.test", "insecure", "tls-untrusted", "page-answers"),
    ("self.test", "insecure", "tls-self-signed", "page-answers"),
    ("expired.test", "insecure", "tls-expired", "page-answers"),
    ("future.test", "insecure", "tls-not-yet-valid", "page-answers"),
    ("name.test", "insecure", "tls-wrong-name", "page-answers"),
    ("stranger.test", "insecure", "tls-self-signed", "page-answers"),
    ("behind.test", "insecure", "tls-expired", "nothing-answers"),
    ("tls10.test", "insecure", "tls-old", "page-answers"),
    ("client.test", "blocked", "tls-client-certificate", ""),
    ("plain.test", "gone", "plain-http", ""),
    ("closes.test", "unreachable", "tls-closed", ""),
    ("ssh.test", "gone", "plain-http", ""),
)

CIPHERS = {
    "cbc.test": "ECDHE-RSA-AES128-SHA",
    "cbc-256.test": "ECDHE-RSA-AES256-SHA",
    "rsa.test": "AES256-GCM-SHA384",
    "rsa-cbc.test": "AES128-SHA",
    "anonymous.test": "AECDH-AES128-SHA",
}
"""What a server with TLS 1.2 takes alone."""


def _contexts(folder: Path, root: Issued, depot: dict[str, Behaviour], depot_url: str) -> dict[str, Any]:
    middle = issue("Test Intermediate", root, ca=True)
    upper = issue("Test Upper", root, ca=True)
    lower = issue("Test Lower", upper, ca=True, aia=f"{depot_url}/upper.der")
    expired = issue("Test Intermediate", root, ca=True, key=middle.key, start=NOW - 9 * DAY, end=NOW - DAY)
    other = issue("Test Intermediate", root, ca=True)
    evil = issue("Evil Root", ca=True)
    stranger = issue("Strange Root", ca=True)
    depot.update({
        "/middle.der": answer(middle.der, kind="application/pkix-cert"),
        "/middle.pem": answer(middle.pem, kind="application/x-pem-file"),
        "/lower.der": answer(lower.der, kind=""),
        "/upper.der": answer(upper.der, kind=""),
        "/moved.der": redirect("/moved-again.der", "301 Moved"),
        "/moved-again.der": redirect(f"{depot_url}/middle.der", "302 Found"),
        "/circle.der": redirect("/circle.der"),
        "/inside.der": redirect("http://10.0.0.9/middle.der"),
        "/secure.der": redirect("https://good.test/middle.der"),
        "/slow.der": drip(b"HTTP/1.1 200 OK\r\n\r\n", b"0"),
        "/expired.der": answer(expired.der, kind=""),
        "/evil.der": answer(evil.der, kind=""),
    })  # fmt: skip

    def leaf(host: str, by: Issued = root, **more: Any) -> Issued:
        return issue(host, by, hosts=(host,), **more)

    made: dict[str, Any] = {
        "good.test": serve(folder, leaf("good.test")),
        "chain.test": serve(folder, leaf("chain.test", middle), middle),
        "aia.test": serve(folder, leaf("aia.test", middle, aia=f"{depot_url}/middle.der")),
        "aia-pem.test": serve(folder, leaf("aia-pem.test", middle, aia=f"{depot_url}/middle.pem")),
        "aia-twice.test": serve(folder, leaf("aia-twice.test", lower, aia=f"{depot_url}/lower.der")),
        **{
            f"aia-{name}.test": serve(folder, leaf(f"aia-{name}.test", middle, aia=f"{depot_url}/{name}.der"))
            for name in ("moved", "circle", "inside", "secure", "slow")
        },
        "aia-renewed.test": serve(folder, leaf("aia-renewed.test", middle, aia=f"{depot_url}/middle.der"), expired),
        "aia-wrong.test": serve(folder, leaf("aia-wrong.test", middle, aia=f"{depot_url}/middle.der"), other),
        "aia-expired.test": serve(folder, leaf("aia-expired.test", middle, aia=f"{depot_url}/expired.der"), expired),
        "leaf-expired.test": serve(
            folder,
            leaf("leaf-expired.test", middle, aia=f"{depot_url}/middle.der", start=NOW - 9 * DAY, end=NOW - DAY),
            expired,
        ),
        "aia-none.test": serve(folder, leaf("aia-none.test", middle)),
        "aia-dead.test": serve(folder, leaf("aia-dead.test", middle, aia=f"{depot_url}/nothing.der")),
        "aia-private.test": serve(folder, leaf("aia-private.test", middle, aia="http://10.0.0.9/middle.der")),
        "aia-evil.test": serve(folder, leaf("aia-evil.test", evil, aia=f"{depot_url}/evil.der")),
        "self.test": serve(folder, issue("self.test", hosts=("self.test",))),
        "expired.test": serve(folder, leaf("expired.test", start=NOW - 9 * DAY, end=NOW - DAY)),
        "future.test": serve(folder, leaf("future.test", start=NOW + DAY, end=NOW + 9 * DAY)),
        "name.test": serve(folder, leaf("other.test")),
        "stranger.test": serve(folder, leaf("stranger.test", stranger), stranger),
        "behind.test": serve(folder, leaf("behind.test", start=NOW - 9 * DAY, end=NOW - DAY)),
        "tls10.test": serve(folder, leaf("tls10.test")),
        "client.test": serve(folder, leaf("client.test")),
    }
    key = rsa_key()
    for host, ciphers in CIPHERS.items():
        made[host] = serve(folder, leaf(host, key=key))
        made[host].maximum_version = ssl.TLSVersion.TLSv1_2
        made[host].set_ciphers(f"{ciphers}:@SECLEVEL=0")
    _only_old(made["tls10.test"])
    strict: ssl.SSLContext = made["client.test"]
    strict.verify_mode = ssl.CERT_REQUIRED
    strict.load_verify_locations(cadata=root.der)
    return made


def _only_old(context: ssl.SSLContext) -> ssl.SSLContext:
    """Leave a server's context TLS 1.0 alone."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        context.minimum_version = ssl.TLSVersion.TLSv1
        context.maximum_version = ssl.TLSVersion.TLSv1
    context.set_ciphers("ALL:@SECLEVEL=0")
    return context


def _is_new(sock: socket.socket) -> bool:
    """Whether a hello offers TLS 1.2 or newer."""
    return sock.recv(11, socket.MSG_PEEK)[9:11] == b"\x03\x03"


def _answer_old(context: ssl.SSLContext, *, resets: bool = False) -> Callable[[socket.socket], None]:
    """An old machine: it closes, or breaks, the connection at a newer hello, without a word."""

    def serve(sock: socket.socket) -> None:
        if _is_new(sock):
            if not resets:
                sock.recv(65536)
            return
        with context.wrap_socket(sock, server_side=True) as secure:
            secure.recv(65536)
            secure.sendall(html())

    return serve


def _rc4(sock: socket.socket) -> None:
    """A machine older than AES: its hello takes TLS_RSA_WITH_RC4_128_MD5."""
    if not _is_new(sock):
        sock.recv(65536)
        body = b"\x03\x01" + b"0" * 32 + b"\x00" + b"\x00\x04" + b"\x00"
        sock.sendall(b"\x16\x03\x01\x00\x2a\x02\x00\x00\x26" + body)
        sock.recv(100)


def _flap(context: ssl.SSLContext) -> Callable[[socket.socket], None]:
    """A modern machine that closes its first two connections at the hello: the first try, and the look for plain HTTP."""
    calls = itertools.count()

    def serve(sock: socket.socket) -> None:
        if next(calls) < 2:
            sock.recv(65536)
            return
        with context.wrap_socket(sock, server_side=True) as secure:
            secure.recv(65536)
            secure.sendall(html())

    return serve


def _shut(sock: socket.socket) -> None:
    sock.recv(100)


def _ssh(sock: socket.socket) -> None:
    sock.sendall(b"SSH-2.0-OpenSSH_9.2p1 Debian\r\n" * 3)
    sock.recv(1000)


def _silent_servers(folder: Path, root: Issued) -> dict[str, Callable[[socket.socket], None]]:
    """Servers that close where others would send an alert."""

    def context(host: str) -> ssl.SSLContext:
        return serve(folder, issue(host, root, hosts=(host,), key=rsa_key()))

    return {
        "closes-at-new.test": _answer_old(_only_old(context("closes-at-new.test"))),
        "resets-at-new.test": _answer_old(_only_old(context("resets-at-new.test")), resets=True),
        "rc4.test": _rc4,
        "flaps.test": _flap(context("flaps.test")),
    }


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, dict[str, Any]]]:
    folder = tmp_path_factory.mktemp("tls")
    root = issue("Test Root", ca=True)
    (folder / "root.pem").write_bytes(root.pem)
    depot: dict[str, Behaviour] = {}
    with ExitStack() as stack, warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        store = stack.enter_context(FaultServer(depot, "127.0.0.2"))
        contexts = _contexts(folder, root, depot, store.url)
        servers = {
            host: stack.enter_context(FaultServer({} if host == "behind.test" else ROUTES, tls=context))
            for host, context in contexts.items()
        }
        servers["plain.test"] = stack.enter_context(FaultServer(ROUTES))
        servers["closes.test"] = stack.enter_context(FaultServer({}, raw=_shut))
        silent = _silent_servers(folder, root)
        servers |= {host: stack.enter_context(FaultServer({}, raw=serve)) for host, serve in silent.items()}
        servers["ssh.test"] = stack.enter_context(FaultServer({}, raw=_ssh))
        to_expired = redirect(f"https://expired.test:{servers['expired.test'].port}/page", "301 Moved")
        servers["hop.test"] = stack.enter_context(FaultServer({"/page": to_expired}))
        urls = [f"https://{host}:{servers[host].port}/page" for host, *_ in SITES]
        urls.append(f"http://hop.test:{servers['hop.test'].port}/page")
        urls.append(f"http://good.test:{servers['good.test'].port}/page")
        check = Checker(folder)
        observed = check(
            urls, resolve=[f"{host}:127.0.0.1" for host in servers], bundle=folder / "root.pem", timeout=4.0
        )
        yield {
            **{url.partition("://")[2].partition(":")[0]: observed[url] for url in urls[:-1]},
            "http": observed[urls[-1]],
        }


@pytest.mark.parametrize(("host", "observation", "reason", "note"), SITES, ids=[site[0] for site in SITES])
def test_every_fault_of_tls_gets_its_verdict(
    seen: dict[str, dict[str, Any]], host: str, observation: str, reason: str, note: str
) -> None:
    assert seen[host]["observation"] == observation, seen[host]
    assert seen[host]["reason"].partition(":")[0] == reason, seen[host]
    assert not note or note in seen[host]["notes"], seen[host]


def test_a_redirect_into_a_tls_fault_is_insecure(seen: dict[str, dict[str, Any]]) -> None:
    assert seen["hop.test"]["observation"] == "insecure"
    assert seen["hop.test"]["reason"] == "tls-expired"


def test_http_on_a_tls_port_does_not_answer(seen: dict[str, dict[str, Any]]) -> None:
    assert seen["http"]["observation"] in {"gone", "unreachable"}
