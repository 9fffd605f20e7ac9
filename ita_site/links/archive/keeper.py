"""Keep good answers as a run sees them: what is due for a copy, and its records at the end of the month's WARC file.

Kept is the first good answer of each evidence URL, then one whenever the page's own words or the document change, or
when a year has passed. Nothing is written for a page that is as it was: the health file says that it was seen again.
"""

from __future__ import annotations

import hashlib
import threading
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final, Self

from ita_site.links.archive.index import Capture, Copy, key
from ita_site.links.archive.places import Limits
from ita_site.links.archive.recovery import opened
from ita_site.links.archive.store import FileState
from ita_site.links.archive.totals import Totals
from ita_site.links.archive.warc.recorded import read_response
from ita_site.links.archive.warc.records import Exchange, Facts
from ita_site.links.archive.warc.warc_writer import Appended, WarcWriter
from ita_site.links.archive.withheld import Withheld
from ita_site.links.judge.observation import Kind, clean
from ita_site.links.judge.reading import body_kind, page

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ita_site.links.archive.origin import Origin
    from ita_site.links.archive.warc.recorded import Recorded
    from ita_site.links.judge.fingerprint import Fingerprint
    from ita_site.links.judge.observation import Observation
    from ita_site.links.request.exchange import Answer
    from ita_site.links.request.tape import Tape

AGAIN: Final = timedelta(days=365)
"""After this time a copy is due though nothing changed."""
MAX_TITLE: Final = 300
"""Characters of a page's title that are kept."""

_GOOD: Final = frozenset({Kind.OK, Kind.MOVED})


class Keeper:
    """Writes copies into an archive, each as it comes. A context manager; `keep` may be called by any thread.

    Raises OSError, `ManifestError`, and `Busy` where another process writes to the archive.
    """

    def __init__(
        self,
        archive: Path,
        origin: Origin,
        limits: Limits | None = None,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._archive = archive
        self._limits = limits or Limits()
        self._clock = clock
        self._writer = WarcWriter(archive, origin, self._limits.file, clock)
        self._lock = threading.Lock()
        self.full: set[str] = set()
        """Hosts and years whose limit kept a copy out."""

    def __enter__(self) -> Self:
        with ExitStack() as stack:
            self._store = stack.enter_context(opened(self._archive, self._clock))
            self._files = self._store.files()
            self._totals = Totals(self._store.captures(), self._limits)
            self._withheld = Withheld.of(self._store)
            self._stack = stack.pop_all()
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def keep(self, url: str, answer: Answer, observation: Observation, fingerprint: Fingerprint | None) -> Copy | None:
        """Write a copy of an answer where one is due; return it, or None. Raises OSError where the disk refuses."""
        if answer.tape is None or not is_good(answer, observation):
            return None
        with self._lock:
            words = _words(answer, fingerprint)
            if not self._is_due(url, words, answer.body, answer.tape.at):
                return None
            return self._keep(url, answer, answer.tape, words)

    def has_copy(self, url: str) -> bool:
        """Return whether there is a copy of a URL, or one was withdrawn."""
        with self._lock:
            return self._store.latest(url) is not None

    def _is_due(self, url: str, words: str, body: bytes, at: datetime) -> bool:
        if self._withheld.has(url, words):
            return False
        latest = self._store.latest_capture(url)
        if latest is None or at - latest.copy.at >= AGAIN:
            return True
        # a page's own words are others once its site's frame is learned, though not a byte of it changed
        return latest.words != words and latest.copy.sha256 != hashlib.sha256(body).hexdigest()

    def _keep(self, url: str, answer: Answer, tape: Tape, words: str) -> Copy | None:
        tape.response.seek(0)
        recorded = read_response(tape.response)
        digest = hashlib.sha256(recorded.body).hexdigest()
        exchange = _exchange(answer, tape, self._limits.response)
        full = self._totals.full(answer.target.authority, tape.at.year, exchange.size)
        self.full.update(full)
        if full or digest in self._withheld.digests:
            return None
        facts = Facts(key(url), _title(recorded), len(recorded.body), digest, words)
        return self._note(facts, exchange, recorded, self._writer.append(exchange, facts))

    def _note(self, facts: Facts, exchange: Exchange, recorded: Recorded, appended: Appended) -> Copy:
        """Write a copy that is in its file into the index."""
        written = appended.written
        copy = Copy(
            facts.url, exchange.at.replace(microsecond=0), recorded.head.status, recorded.media_type, facts.size,
            facts.sha256, facts.title, appended.file, appended.offset, written.length, exchange.truncated,
        )  # fmt: skip
        size = appended.end - appended.offset
        capture = Capture(
            copy, exchange.target, recorded.content_type, facts.words, written.payload, size, appended.records
        )  # fmt: skip
        state = self._files.get(appended.file, FileState(0))
        self._files[appended.file] = replace(state, length=appended.end)
        self._store.set_file(appended.file, self._files[appended.file])
        self._store.add(capture)
        self._totals.add(capture)
        return copy


def is_good(answer: Answer, observation: Observation) -> bool:
    """Return whether an answer is evidence: a page or document that was judged good, and read whole or to the limit."""
    is_whole = answer.cut in {"", "limit"} and not answer.unreadable
    return observation.kind in _GOOD and 200 <= answer.status < 300 and is_whole  # noqa: PLR2004


def _words(answer: Answer, fingerprint: Fingerprint | None) -> str:
    """Return the digest by which a change is seen: of a page's own words, of all bytes of a document."""
    if fingerprint and body_kind.kind(answer.body, answer.media_type) in {"html", "text"}:
        return fingerprint.digest
    return hashlib.sha256(answer.body).hexdigest()


def _title(recorded: Recorded) -> str:
    if body_kind.kind(recorded.body, recorded.media_type) != "html":
        return ""
    return clean(page.read(recorded.body, recorded.content_type).title, MAX_TITLE)


def _exchange(answer: Answer, tape: Tape, limit: int) -> Exchange:
    size = tape.response.seek(0, 2)
    is_cut = answer.cut == "limit" or size > limit
    return Exchange(
        answer.target.url, tape.at, tape.ip, answer.protocol, tape.request, tape.response, min(size, limit), is_cut
    )  # fmt: skip
