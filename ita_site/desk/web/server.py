"""Serve the desk until Ctrl-C, on this machine alone."""

import hashlib
import logging
import os
import socket
import threading
import webbrowser
from pathlib import Path
from typing import Final

import uvicorn

from ita_site.commandline import fail, say
from ita_site.desk.web.app import desk_app
from ita_site.desk.web.desk import Desk
from ita_site.desk.web.guard import ENTRANCE
from ita_site.desk.workspace import Workspace
from ita_site.publish.frame.options import read_options
from ita_site.publish.preview.app import Preview
from ita_site.publish.preview.events import Events
from ita_site.publish.preview.full_check import FullCheck
from ita_site.publish.preview.keeper import Keeper
from ita_site.publish.preview.server import EndingServer
from ita_site.publish.preview.snapshot import Snapshots

HOST: Final = "127.0.0.1"
_LAST_SECONDS: Final = 2
_READY: Final = "เปิดโต๊ะทำงานที่ {0}\nใช้ได้ครั้งเดียวและเฉพาะในเครื่องนี้ กด Ctrl-C เพื่อเลิก\nThe desk is at {0}; Ctrl-C ends it"
_NO_PORT: Final = ("เปิดโต๊ะทำงานที่พอร์ต {0} ไม่ได้ ลอง --port 0", "cannot serve the desk at port {0} ({1}); try --port 0")
_ENDED: Final = "\nปิดโต๊ะทำงานแล้ว\nThe desk has ended"


def serve(content: Path, port: int, *, opens_browser: bool) -> int:
    """Serve the desk of a content folder, whose site's mkdocs.yml is beside it; return the exit code.

    Where neither is there yet, the desk begins by writing them.
    """
    config = content.parent / "mkdocs.yml"
    options = read_options(config) if config.exists() else None
    if isinstance(options, tuple):
        return fail(*("\n".join(str(problem) for problem in options),) * 2)
    try:
        listening = socket.create_server((HOST, port))
    except OSError as error:
        return fail(_NO_PORT[0].format(port), _NO_PORT[1].format(port, error.strerror))
    snapshots = Snapshots()
    desk = Desk(config, Workspace(options.content if options else content), snapshots, state_folder(config))
    with listening:
        return _serve(desk, listening, opens_browser=opens_browser)


def state_folder(config: Path) -> Path:
    """Return where this machine keeps what belongs to a desk and not to its content, apart from it."""
    home = Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local/state")
    return home / "ita-site" / hashlib.sha256(str(config.resolve()).encode()).hexdigest()[:16]


def _serve(desk: Desk, listening: socket.socket, *, opens_browser: bool) -> int:
    snapshots = desk.snapshots
    events = Events(snapshots)
    check = FullCheck(desk.config, snapshots)
    threading.Thread(target=Keeper(desk.config, snapshots, events, check).run, daemon=True).start()
    address = f"http://{HOST}:{listening.getsockname()[1]}{ENTRANCE}?key={desk.sessions.key}"
    say(_READY.format(address))
    if opens_browser:
        threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()
    options = uvicorn.Config(
        desk_app(desk, Preview(snapshots, events), HOST),
        log_config=None,
        log_level=logging.CRITICAL,
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=_LAST_SECONDS,
    )
    try:
        EndingServer(options, events).run([listening])
    except KeyboardInterrupt:
        say(_ENDED)
    finally:
        check.stop()
    return 0
