"""Serve the preview until Ctrl-C."""

import logging
import socket
import threading
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Final

import uvicorn

from ita_site.commandline import fail, say
from ita_site.publish.preview.app import Preview
from ita_site.publish.preview.events import Events
from ita_site.publish.preview.full_check import FullCheck
from ita_site.publish.preview.guard import is_local
from ita_site.publish.preview.keeper import Keeper
from ita_site.publish.preview.snapshot import Snapshots

USAGE_ERROR: Final = 2
_LAST_SECONDS: Final = 2
"""How long answers that are on their way may take after Ctrl-C."""
_MOST_PORT: Final = 65_535
_NO_ADDRESS: Final = (
    "{0} ไม่ใช่ที่อยู่ ที่อยู่เขียนอย่าง 127.0.0.1:8000",
    "{0} is no address; write it like 127.0.0.1:8000",
)
_NO_PORT: Final = (
    "เปิดหน้าตัวอย่างที่ {0} ไม่ได้ อาจมีหน้าตัวอย่างอื่นเปิดอยู่แล้ว ลอง --addr {1}",
    "cannot serve at {0} ({2}): it may be in use; try --addr {1}",
)
_READY: Final = "หน้าตัวอย่างอยู่ที่ {0} บันทึกไฟล์แล้วหน้าเปลี่ยนเอง กด Ctrl-C เพื่อเลิก\nThe preview is at {0}; Ctrl-C ends it"
_OPEN: Final = (
    "ทุกเครื่องในเครือข่ายนี้เปิดหน้าตัวอย่างได้ รวมถึงเนื้อหาที่ยังไม่เผยแพร่\n"
    "Every machine of this network can open the preview, and read what is not published yet"
)


@dataclass(frozen=True, slots=True)
class Address:
    """Where the preview listens."""

    host: str
    port: int

    @property
    def url(self) -> str:
        """Return the address as browsers open it."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{host}:{self.port}/"


def read_address(text: str) -> Address | None:
    """Return the address that `HOST:PORT` names, `[::1]:8000` included; None where it names none."""
    host, colon, port = text.rpartition(":")
    host = host.removeprefix("[").removesuffix("]")
    if not (colon and host and port.isascii() and port.isdigit() and int(port) <= _MOST_PORT):
        return None
    return Address(host, int(port))


def serve(config: Path, text: str) -> int:
    """Serve a preview of the site of `config` (a mkdocs.yml) at the address `text`; return the exit code."""
    address = read_address(text)
    if address is None:
        return fail(_NO_ADDRESS[0].format(text), _NO_ADDRESS[1].format(text), USAGE_ERROR)
    try:
        listening = _listen(address)
    except OSError as error:
        values = (text, f"{address.host}:{address.port + 1}", error.strerror)
        return fail(_NO_PORT[0].format(*values), _NO_PORT[1].format(*values))
    with listening:
        return _serve(config, Address(address.host, listening.getsockname()[1]), listening)


class EndingServer(uvicorn.Server):
    """A server that ends its events first: they would never end by themselves."""

    def __init__(self, config: uvicorn.Config, events: Events) -> None:
        super().__init__(config)
        self._events = events

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """End after a signal."""
        self._events.end()
        super().handle_exit(sig, frame)


def _listen(address: Address) -> socket.socket:
    """Return the socket that listens. Raises OSError."""
    family = socket.AF_INET6 if ":" in address.host else socket.AF_INET
    return socket.create_server((address.host, address.port), family=family)


def _serve(config: Path, address: Address, listening: socket.socket) -> int:
    snapshots = Snapshots()
    events = Events(snapshots)
    check = FullCheck(config, snapshots)
    keeper = Keeper(config, snapshots, events, check)
    threading.Thread(target=keeper.run, daemon=True).start()
    say(_READY.format(address.url))
    if not is_local(address.host):
        say(_OPEN)
    app = Preview(snapshots, events).app(address.host)
    options = uvicorn.Config(
        app,
        log_config=None,
        # faults are printed where they are met; what Ctrl-C cuts off is none
        log_level=logging.CRITICAL,
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=_LAST_SECONDS,
    )
    try:
        EndingServer(options, events).run([listening])
    except KeyboardInterrupt:
        say("\nเลิกแสดงหน้าตัวอย่างแล้ว\nThe preview has ended")
    finally:
        check.stop()
    return 0
