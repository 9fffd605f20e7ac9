"""What the preview shows at a moment, as one value that is exchanged whole, and who hears of the next one."""

import asyncio
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace

from ita_site.publish.preview.site import PreviewSite
from ita_site.source.problems import Problem

Change = Callable[["Snapshot"], "Snapshot"]
Listener = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What the preview shows at a moment. Two that differ in nothing but number and index look the same."""

    number: int = field(default=0, compare=False)
    """Counts what was shown by this server; 0 until the content was read for the first time."""
    site: PreviewSite | None = None
    """The site of the last content without errors; None where there was none yet."""
    problems: tuple[Problem, ...] = ()
    """What is wrong with the newest content, errors and warnings."""
    broken_links: tuple[Problem, ...] = ()
    """Links of the site's finished pages that lead nowhere, once a full check has seen them."""
    index: Mapping[str, bytes] = field(default_factory=dict, compare=False)
    """The files of the search index of the last full check, by path; empty before the first."""

    @property
    def is_read(self) -> bool:
        """Return whether the content was read at all."""
        return self.number > 0


class Snapshots:
    """The newest snapshot. Any thread may read it or put another in its place."""

    def __init__(self) -> None:
        self._newest = Snapshot()
        self._lock = threading.Lock()
        self._listeners: set[Listener] = set()

    @property
    def newest(self) -> Snapshot:
        """Return the newest snapshot."""
        return self._newest

    def change(self, change: Change) -> None:
        """Put what `change` makes of the newest snapshot in its place, and call all listeners."""
        with self._lock:
            before = self._newest
            after = change(before)
            is_news = after != before or not before.is_read
            self._newest = replace(after, number=before.number + is_news)
            listeners = tuple(self._listeners)
        for listener in listeners:
            listener()

    async def newest_when(self, is_ready: Callable[[Snapshot], bool], seconds: float) -> Snapshot:
        """Return the newest snapshot as soon as it is ready, and after so many seconds as it is."""
        loop, news = asyncio.get_running_loop(), asyncio.Event()
        with self.listening(lambda: loop.call_soon_threadsafe(news.set)), suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                while not is_ready(self.newest):
                    await news.wait()
                    news.clear()
        return self.newest

    @contextmanager
    def listening(self, listener: Listener) -> Iterator[None]:
        """Call `listener`, from any thread, for every new snapshot until the context is left."""
        with self._lock:
            self._listeners.add(listener)
        try:
            yield
        finally:
            with self._lock:
                self._listeners.discard(listener)
