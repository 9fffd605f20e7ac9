"""Real exchanges with a real server, recorded byte for byte, and a keeper that sees them as a run would."""

from __future__ import annotations

from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from ita_site.links.archive.keeper import Keeper
from ita_site.links.archive.origin import Origin
from ita_site.links.judge import verdict
from ita_site.links.request import targets
from ita_site.links.request.exchange import Answer, Ask
from ita_site.links.request.fetch import Fetcher
from ita_site.links.request.resolver import Resolver
from ita_site.links.request.tls import Contexts
from tests.links.conftest import LOOPBACK

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from ita_site.links.archive.index import Copy
    from ita_site.links.archive.places import Limits

AT = datetime(2026, 11, 2, 2, 0, tzinfo=UTC)
AGENCY = "phangat.go.th"
ORIGIN = Origin(AGENCY, "ita-site-link-checker/1.0", "กรุงเทพฯ")


def ask(url: str, at: datetime = AT, cookies: str = "") -> Answer:
    """Ask a server once, as the checker asks for evidence; return its answer with the tape of the exchange."""
    target = targets.parse(url)
    assert isinstance(target, targets.Target)
    with closing(Fetcher(Resolver((), LOOPBACK), Contexts())) as fetcher:
        answer = fetcher.fetch(Ask(target, cookies=cookies, whole=True))
    assert isinstance(answer, Answer)
    assert answer.tape
    return replace(answer, tape=replace(answer.tape, at=at))


def keep(keeper: Keeper, answer: Answer, url: str = "") -> Copy | None:
    """Hand an answer to the keeper with what the checker makes of it."""
    judged = verdict.of_answer(answer, verdict.Chain(answer.target, answer.target))
    return keeper.keep(url or answer.target.url, answer, judged.observation, judged.observation.fingerprint)


@dataclass
class Runs:
    """Runs over an archive's folder, each with a time of its own."""

    archive: Path
    limits: Limits | None = None
    kept: list[Copy] = field(default_factory=list)

    @contextmanager
    def run(self, at: datetime = AT) -> Iterator[Keeper]:
        with Keeper(self.archive, ORIGIN, self.limits, lambda: at) as keeper:
            yield keeper

    def __call__(self, urls: Sequence[str], at: datetime = AT) -> list[Copy]:
        """Ask each URL once; return the copies that were kept."""
        with self.run(at) as keeper:
            copies = [keep(keeper, ask(url, at), url) for url in urls]
        new = [copy for copy in copies if copy]
        self.kept += new
        return new

    def files(self) -> dict[str, bytes]:
        """Return every file of the archive but the index and its lock, by path."""
        paths = sorted(path for path in self.archive.rglob("*") if path.is_file() and "sqlite" not in path.name)
        return {path.relative_to(self.archive).as_posix(): path.read_bytes() for path in paths}
