"""Serve the hub until it is ended; a reverse proxy in front of it encrypts what it sends."""

import logging
import socket
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import uvicorn

from ita_site.commandline import fail, say
from ita_site.hub.desks import Desks
from ita_site.hub.hub import open_hub
from ita_site.hub.passwords import prepare
from ita_site.hub.web.app import hub_app
from ita_site.hub.web.visitors import Proxies

_LAST_SECONDS: Final = 2
_READY: Final = "เปิดระบบที่ {0} กด Ctrl-C เพื่อเลิก\nThe hub is at {0}; Ctrl-C ends it"
_NO_PORT: Final = ("เปิดระบบที่ {0} ไม่ได้ ({1})", "cannot serve at {0} ({1})")


@dataclass(frozen=True, slots=True)
class Serving:
    """Where a hub listens, by which name browsers ask for it, and which proxies it believes."""

    host: str
    port: int
    name: str
    proxies: Proxies


def serve(root: Path, serving: Serving) -> int:
    """Serve the hub in a folder; return the exit code."""
    try:
        listening = socket.create_server((serving.host, serving.port))
    except OSError as error:
        place = f"{serving.host}:{serving.port}"
        return fail(_NO_PORT[0].format(place, error.strerror), _NO_PORT[1].format(place, error.strerror))
    hub = open_hub(root)
    prepare()
    desks = Desks(hub.folder)
    desks.start()
    options = uvicorn.Config(
        hub_app(hub, desks, serving.proxies, serving.name),
        log_config=None,
        log_level=logging.CRITICAL,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=_LAST_SECONDS,
    )
    with listening:
        say(_READY.format(f"http://{serving.host}:{listening.getsockname()[1]}/"))
        try:
            uvicorn.Server(options).run([listening])
        except KeyboardInterrupt:
            pass
        finally:
            desks.close_all()
            hub.database.close()
    return 0
