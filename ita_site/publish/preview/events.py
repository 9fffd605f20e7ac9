"""Tell open pages by server-sent events which version is the newest, and how long the content has been read.

A page knows its own version and reloads when the newest is another. Each server has a name of its own in its versions,
so that a page which outlived a server reloads from the next one.
"""

import asyncio
import json
import secrets
import time
from collections.abc import AsyncIterator
from contextlib import suppress
from typing import Final

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from ita_site.publish.preview.snapshot import Snapshot, Snapshots

EVENTS: Final = "/_preview/events"
"""Where pages listen."""

_BEAT: Final = 1.0
"""Seconds after which a page is told the same again: who hears nothing is not connected."""
_SERVER: Final = secrets.token_hex(4)


def version_of(snapshot: Snapshot) -> str:
    """Return the version of a page that shows `snapshot`."""
    return f"{_SERVER}-{snapshot.number}"


class Events:
    """The stream of versions, until the server ends."""

    def __init__(self, snapshots: Snapshots) -> None:
        self._snapshots = snapshots
        self._reading_since: float | None = None
        self._is_over = False

    def reading(self, *, begins: bool) -> None:
        """Note that reading the content begins or is done."""
        self._reading_since = time.monotonic() if begins else None

    def end(self) -> None:
        """Let every stream end within a beat."""
        self._is_over = True

    def answer(self, request: Request) -> Response:  # noqa: ARG002 - Starlette hands it over
        """Return the stream as the answer to a request."""
        return StreamingResponse(self._stream(), media_type="text/event-stream")

    async def _stream(self) -> AsyncIterator[str]:
        """Yield an event at once, at every new snapshot and at every beat."""
        loop, news = asyncio.get_running_loop(), asyncio.Event()
        with self._snapshots.listening(lambda: loop.call_soon_threadsafe(news.set)):
            while not self._is_over:
                yield f"data: {json.dumps(self._state())}\n\n"
                with suppress(TimeoutError):
                    await asyncio.wait_for(news.wait(), _BEAT)
                news.clear()

    def _state(self) -> dict[str, object]:
        since = self._reading_since
        seconds = 0 if since is None else int(time.monotonic() - since)
        return {"version": version_of(self._snapshots.newest), "reading": seconds}
