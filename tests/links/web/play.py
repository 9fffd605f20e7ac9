"""Plays the test web on a real server, day by day, and has the checker ask it."""

from __future__ import annotations

import json
import ssl
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from tests.builders.shared import alone
from tests.links.authority import Issued, issue, serve
from tests.links.conftest import NOW, Checker
from tests.links.server import FaultServer
from tests.links.web.case import Case
from tests.links.web.website import Web


@dataclass(frozen=True)
class Played:
    """What came of it."""

    results: dict[str, dict[str, Any]]
    """What the checker says of each case after the last day, by the case's id."""
    signs: dict[str, list[str]]
    """Why a verdict is bad, by the case's id; of the cases whose line in the health file says it."""
    log: list[str]
    """The addresses that were asked, without their scheme, in their order."""


def played(folder: Path, name: str, cases: Sequence[Case]) -> Played:
    """Return what came of playing cases; however many processes run the tests, one of them plays, and the others wait."""
    file = folder / f"{name}.json"
    with alone(file.with_suffix(".lock")):
        if not file.exists():
            work = folder / name
            work.mkdir()
            file.write_text(json.dumps(asdict(_play(work, Web(cases)))), encoding="utf-8")
        return Played(**json.loads(file.read_text(encoding="utf-8")))


def _play(folder: Path, web: Web) -> Played:
    root = issue("Test Root", ca=True)
    bundle = folder / "root.pem"
    bundle.write_bytes(root.pem)
    check = Checker(folder)
    secured = FaultServer({"/*": web.https}, tls=_certificates(folder, root, web.cases))
    with FaultServer({"/*": web.http}) as http, secured as https:
        ports = ((80, http.port), (443, https.port))
        resolve = [f"{host}:{asked}:127.0.0.1:{port}" for host in sorted(web.hosts) for asked, port in ports]
        for day in range(max(len(case.days) for case in web.cases)):
            web.day = day
            seen = _asked(check, web, NOW + timedelta(days=day), resolve=resolve, bundle=bundle)
    results = {case.id: seen[case.url] for case in web.cases}
    return Played(results, _signs(check.health, {case.url: case.id for case in web.cases}), web.log)


def _asked(check: Checker, web: Web, now: datetime, **reach: Any) -> dict[str, dict[str, Any]]:
    """Return what the checker says on a day, by address."""
    return check([case.url for case in web.cases], now=now, everything=True, timeout=20, retries=0, **reach)


def _signs(health: Path, ids: Mapping[str, str]) -> dict[str, list[str]]:
    links = json.loads(health.read_text(encoding="utf-8"))["links"]
    return {ids[link["url"]]: link["signs"] for link in links if link.get("signs")}


def _certificates(folder: Path, root: Issued, cases: Sequence[Case]) -> ssl.SSLContext:
    """Return a context that shows a certificate of its own for each host that is asked for."""
    names = {host: certificate for case in cases for host, certificate in case.certificates.items()}
    contexts: dict[str, ssl.SSLContext] = {}

    def choose(sock: ssl.SSLObject, host: str | None, _: ssl.SSLContext) -> None:
        if not host:
            return
        if host not in contexts:
            contexts[host] = serve(folder, issue(host, root, hosts=tuple(names.get(host, [host]))))
        sock.context = contexts[host]

    context = serve(folder, issue("default.test", root, hosts=("default.test",)))
    context.sni_callback = choose
    return context
