"""The evidence links that somebody must look at, their places in the content, and new addresses of those that moved."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ita_site.catalogue.link_health import LinkHealth, read_health
from ita_site.catalogue.replace_url import Mend, mended
from ita_site.desk.content_state import ContentState, FileState, title_of
from ita_site.desk.files.content_files import FileRole
from ita_site.desk.files.store import Note
from ita_site.desk.workspace import Workspace
from ita_site.links.memory.findings import LinkStatus
from ita_site.links.memory.history import State
from ita_site.links.run import propose
from ita_site.links.run.propose import Proposal
from ita_site.source.editing.edited import EditError
from ita_site.source.editing.expected import value_at
from ita_site.source.line_table import Loc
from ita_site.source.yaml_tree import Value

_COLUMNS: Final = ("results", "outcomes")
_WORST_FIRST: Final = (
    State.BROKEN,
    State.SUSPECT,
    State.FAILING,
    State.INSECURE,
    State.MOVED,
    State.BLOCKED,
    State.ALIVE,
    State.UNCHECKED,
)


@dataclass(frozen=True, slots=True)
class LinkPlace:
    """Where an address is evidence: its file, its place in it, and the words that it is evidence of."""

    state: FileState
    loc: Loc
    claim: str

    @property
    def field(self) -> str:
        """Return the name of its field in the form of the file."""
        return ".".join(map(str, self.loc))

    @property
    def title(self) -> str:
        """Return what its file is called."""
        return title_of(self.state)


@dataclass(frozen=True, slots=True)
class TroubledLink:
    """An address that somebody must look at; `proposal` is what could be written instead."""

    status: LinkStatus
    places: tuple[LinkPlace, ...]
    proposal: Proposal | None


def health_of(root: Path) -> LinkHealth:
    """Return what the last checks saw of all links."""
    return read_health(root)[0]


def troubled_links(content: ContentState, health: LinkHealth) -> list[TroubledLink]:
    """Return the evidence links that are broken, hijacked, insecure or moved, the worst first."""
    places = _places(content)
    known = {url: health.of(url) for url in places}
    links = [
        TroubledLink(status, tuple(places[url]), proposal_for(status))
        for url, status in known.items()
        if status.is_finding
    ]
    return sorted(links, key=lambda link: _WORST_FIRST.index(link.status.state))


def proposal_for(status: LinkStatus) -> Proposal | None:
    """Return the address to which the server of a moved link redirects, where it is no stranger's."""
    candidate = next(propose.of_moved([status]), None)
    return propose.unasked(candidate) if candidate else None


def use_proposed(workspace: Workspace, url: str, author: str) -> bool:
    """Write the proposed address wherever a moved one is evidence, the old one kept as what the report printed.

    Returns False where none is proposed. Raises OSError, EditError, ChangedOnDiskError.
    """
    with workspace.store.changing():
        proposal = proposal_for(health_of(workspace.root).of(url))
        if proposal is None:
            return False
        # from the bottom up: a line that is added must not move those that are still to be mended
        for place in sorted(_places(workspace.state())[url], key=_line, reverse=True):
            _mend(workspace, place, Mend(place.state.file.path, _line(place), url, proposal.new), author)
        return True


def _mend(workspace: Workspace, place: LinkPlace, change: Mend, author: str) -> None:
    note = Note(author, f"{place.title}: ใช้ที่อยู่ใหม่ของหลักฐาน", f"{change.old} → {change.new}")
    workspace.store.change(change.path, lambda data: _mended(data, change), note)


def _mended(data: bytes, change: Mend) -> bytes:
    after = mended(data.decode(errors="replace"), change)
    if after is None:
        raise EditError(f"{change.path}:{change.line}")
    return after.encode()


def _line(place: LinkPlace) -> int:
    tree = place.state.document.tree
    return tree.lines.get(place.loc, 0) if tree else 0


def _places(content: ContentState) -> Mapping[str, list[LinkPlace]]:
    """Return where each address is evidence."""
    places: defaultdict[str, list[LinkPlace]] = defaultdict(list)
    for state in content.of_role(FileRole.MEASURE):
        for place in _places_in(state):
            url = value_at(state.value, place.loc)
            if isinstance(url, str) and url:
                places[url].append(place)
    return places


def _places_in(state: FileState) -> Iterator[LinkPlace]:
    for column in _COLUMNS:
        for number, claim in enumerate(_list(state.value, column)):
            words = claim.get("text") if isinstance(claim, dict) else ""
            for at, _ in enumerate(_list(claim, "evidence")):
                yield LinkPlace(state, (column, number, "evidence", at, "url"), words if isinstance(words, str) else "")


def _list(value: Value, name: str) -> list[Value]:
    listed = value.get(name) if isinstance(value, dict) else None
    return listed if isinstance(listed, list) else []
