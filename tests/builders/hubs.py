"""A hub with accounts that have passwords, the real server of it, and visitors who send requests as browsers do."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from ita_site.hub.hub import Hub, open_hub
from ita_site.hub.roles import Role
from tests.builders.desks import DeskServer
from tests.builders.previews import SECONDS
from tests.builders.projects import ENVIRONMENT, ROOT, copy_project
from tests.builders.sites import SITES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.builders.previews import Answer

PASSWORD = "ม้าลายกินแบตเตอรี่"
PHANGAT, TWO = "phangat", "two"
"""Agencies: the officer of one has no role in the other."""
MEASURE = "_desk/files/reports.2567-12m.measures.one"
_ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+/")
_TOKEN = re.compile(r'name="token" value="([^"]+)"')


class Visitor(DeskServer):
    """A browser of the hub."""

    def login(self, name: str, password: str = PASSWORD, **headers: str) -> Answer:
        """Log in as the login page does; keep the cookie and the token."""
        answer = self.post("login", {"name": name, "password": password}, with_token=False, headers=headers)
        if answer.status == 303:
            self.cookie = answer.headers["set-cookie"].partition(";")[0]
            token = _TOKEN.search(self.ask("password").text)
            assert token
            self.token = token[1]
        return answer


def new_hub(folder: Path) -> Hub:
    """Make a hub of two agencies with the same site, whose accounts all have the same password."""
    hub = open_hub(folder)
    for identity in (PHANGAT, TWO):
        copy_project(hub.folder.site(identity), SITES / "small")
        hub.agencies.add(identity, f"อบต.{identity}", wants_approval=identity == TWO)
    add_account(hub, "keeper", is_keeper=True)
    add_account(hub, "officer", {PHANGAT: Role.OFFICER})
    add_account(hub, "สมหญิง", {TWO: Role.OFFICER})
    add_account(hub, "approver", {TWO: Role.APPROVER})
    return hub


def add_account(hub: Hub, name: str, roles: dict[str, Role] | None = None, *, is_keeper: bool = False) -> None:
    hub.accounts.make(name, is_keeper=is_keeper)
    hub.accounts.set_password(name, PASSWORD)
    for agency, role in (roles or {}).items():
        hub.accounts.grant(name, agency, role)


@contextmanager
def served(hub: Hub, *options: str) -> Iterator[Visitor]:
    """Serve a hub by a process of its own; yield a visitor who has not logged in."""
    root = hub.folder.root
    command = [sys.executable, "-m", "ita_site.commands", "hub", "serve", "--hub", str(root), "--port", "0", *options]
    log = root.with_name(f"{root.name}.log")
    with log.open("w", encoding="utf-8") as out:
        environment = ENVIRONMENT | {"PYTHONPATH": str(ROOT)}
        process = subprocess.Popen(command, env=environment, stdout=out, stderr=subprocess.STDOUT, text=True)
    try:
        end = time.monotonic() + SECONDS
        while not (address := _ADDRESS.search(log.read_text(encoding="utf-8"))):
            assert process.poll() is None, log.read_text(encoding="utf-8")
            assert time.monotonic() < end
            time.sleep(0.1)
        yield Visitor(root, address[0], process)
    finally:
        process.kill()
        process.wait()


def another(visitor: Visitor) -> Visitor:
    """Another browser of the same hub, which has not logged in."""
    return Visitor(visitor.folder, visitor.root, visitor.process)


def logged_in(visitor: Visitor, name: str) -> Visitor:
    browser = another(visitor)
    assert browser.login(name).status == 303
    return browser


def spoil(hub: Hub, agency: str) -> None:
    """Let an agency have a content folder that cannot be read."""
    shutil.rmtree(hub.folder.content(agency))
