"""What a redirect to another owner's host is taken for, by a real server: strangers, and twice as many that look alike."""

from __future__ import annotations

import socket
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import pytest

from ita_site.links.link_use import LinkUse
from tests.links.answers import STORY, answer, html, redirect
from tests.links.conftest import Checker
from tests.links.server import FaultServer, Request

ADDRESS = "127.0.0.8"
AGENCY = "องค์การบริหารส่วนตำบลหนองบัว"
FOLK = html("Welcome", "<p>We bake bread every morning and sell it at the market in town.</p>" * 5)
NAMED = html(f"ประกาศ {AGENCY}", STORY)
PLAIN = html("ประกาศ", STORY)
PDF = answer(b"%PDF-1.4\n1 0 obj\n" + b"0" * 500, kind="application/pdf")

Redirect = Callable[[str], bytes]


def forever(to: str) -> bytes:
    return redirect(to, "301 Moved Permanently")


def refreshed(to: str) -> bytes:
    return html(AGENCY, STORY, head=f'<meta http-equiv="refresh" content="3; url={to}">')


def scripted(to: str) -> bytes:
    return html("ย้าย", f"<script>window.location.href = '{to}'</script>")


@dataclass(frozen=True)
class Case:
    says: str
    led: Redirect
    to: str
    page: bytes
    seen: str
    """The observation."""
    asked: str = ""
    """The address, where it is not one of an office's."""


HOW: Mapping[str, Redirect] = {"301": forever, "302": redirect, "a refresh": refreshed, "a script": scripted}
STRANGERS = (
    *(Case(f"{how} to a stranger", led, "http://bread.com/", FOLK, "suspect") for how, led in HOW.items()),
    *(Case(f"{how} to a stranger, path and all", led, "http://bread.com/news.php?id=4", FOLK, "suspect") for how, led in HOW.items()),
    Case("301 to a name that looks like the office's", forever, "http://www.nongbua.go.th.bread.com/", FOLK, "suspect"),
)  # fmt: skip
LIVE = (
    *(Case(f"{how} to a host that names the agency", led, "http://www.vendor.co.th/nb", NAMED, seen)
      for (how, led), seen in zip(HOW.items(), ("moved", "ok", "ok", "ok"), strict=True)),
    *(Case(f"{how} to an office with a new name", led, "http://www.nb-sao.go.th/news.php?id=4", PLAIN, seen)
      for (how, led), seen in zip(HOW.items(), ("moved", "ok", "ok", "ok"), strict=True)),
    *(Case(f"{how} to a Facebook page", led, "http://www.facebook.com/nongbua", PLAIN, seen)
      for (how, led), seen in zip(HOW.items(), ("moved", "ok", "ok", "ok"), strict=True)),
    Case("302 to a folder at Google", redirect, "http://drive.google.com/drive/folders/x", PLAIN, "ok"),
    Case("302 to a document in a store", redirect, "http://x.s3.amazonaws.com/4", PDF, "ok"),
    Case("a short link to an e-service", forever, "http://www.oss.com/", PLAIN, "moved", asked="http://bit.ly/nb67"),
    Case("a short link to a film", redirect, "http://www.youtube.com/watch?v=1", PLAIN, "ok", asked="http://youtu.be/1"),
    Case("an address that names its goal", redirect, "http://www.goal.com/a", PLAIN, "ok", asked="http://www.nb.go.th/out?url=http://www.goal.com/a"),
    Case("an old page of Google Sites", forever, "http://sites.google.com/view/nb", PLAIN, "moved", asked="http://sites.google.com/site/nb"),
)  # fmt: skip
CASES = (*STRANGERS, *LIVE)


def asked_by(index: int) -> str:
    return CASES[index].asked or f"http://www.office{index}.go.th/news.php?id=4"


def host_of(url: str) -> str:
    return url.split("/")[2]


def serve(request: Request, _sock: socket.socket) -> bytes:
    """Answer for the case whose office is asked, or for the page that a case leads to."""
    url = f"http://{request.headers['host']}{request.target}"
    led = next((case.led(case.to) for index, case in enumerate(CASES) if asked_by(index) == url), None)
    page = next((case.page for case in CASES if case.to == url), answer("not found", "404 Not Found"))
    return led or page


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    hosts = {host_of(url) for index, case in enumerate(CASES) for url in (asked_by(index), case.to)}
    with FaultServer({"/*": serve}, ADDRESS) as server:
        resolve = [f"{host}:80:{ADDRESS}:{server.port}" for host in sorted(hosts)]
        uses = [LinkUse(asked_by(index), agency=(AGENCY,)) for index in range(len(CASES))]
        return Checker(tmp_path_factory.mktemp("health"))(uses, resolve=resolve)


@pytest.mark.parametrize("index", range(len(CASES)), ids=lambda index: CASES[index].says)
def test_a_redirect_to_a_stranger_is_suspect_and_to_an_owner_is_not(
    index: int, seen: dict[str, dict[str, Any]]
) -> None:
    link = seen[asked_by(index)]
    assert link["observation"] == CASES[index].seen, link
    assert link.get("moved_to") in {None, CASES[index].to}


@pytest.mark.parametrize("index", range(len(STRANGERS)), ids=lambda index: CASES[index].says)
def test_the_health_file_keeps_no_address_of_a_stranger_to_move_to(index: int, seen: dict[str, dict[str, Any]]) -> None:
    link = seen[asked_by(index)]
    assert (link["reason"].partition(":")[0], link.get("moved_to")) == ("other-site", None)
