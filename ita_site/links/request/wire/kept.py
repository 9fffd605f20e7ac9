"""Connections that are kept open for the next request to the same server."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from ita_site.links.request.exchange import Ask
    from ita_site.links.request.wire.connect import Wire

MAX_KEPT: Final = 512
"""Most idle connections."""


class Kept:
    """Idle connections by scheme, host, port and whether the certificate was verified. Safe to share."""

    def __init__(self) -> None:
        self._idle: dict[tuple[str, str, int, bool], list[Wire]] = {}
        self._count = 0
        self._lock = threading.Lock()

    def take(self, ask: Ask) -> Wire | None:
        """Return a connection that can serve an ask; None where none is kept."""
        with self._lock:
            wires = self._idle.get(_key(ask))
            if not wires:
                return None
            self._count -= 1
            return wires.pop()

    def keep(self, ask: Ask, wire: Wire) -> None:
        """Keep the connection that served an ask; where there are too many, close one that waits longest."""
        with self._lock:
            if self._count >= MAX_KEPT:
                oldest = next(wires for wires in self._idle.values() if wires)
                oldest.pop(0).close()
                self._count -= 1
            if len(self._idle) > 2 * MAX_KEPT:
                self._idle = {key: wires for key, wires in self._idle.items() if wires}
            self._idle.setdefault(_key(ask), []).append(wire)
            self._count += 1

    def close(self) -> None:
        """Close them all."""
        with self._lock:
            for wires in self._idle.values():
                for wire in wires:
                    wire.close()
            self._idle.clear()
            self._count = 0


def _key(ask: Ask) -> tuple[str, str, int, bool]:
    return ask.target.scheme, ask.target.host, ask.target.port, ask.verify
