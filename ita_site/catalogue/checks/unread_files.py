"""Find files of a content folder that nothing reads although somebody most likely meant them to be read."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import Any, Final

from ita_site.catalogue.free_text import is_internal, links, target
from ita_site.catalogue.read_entry import Read
from ita_site.links.memory.overrule import OVERRULES
from ita_site.source.decoding import begins_as_content
from ita_site.source.folder import Folder, is_source, rename_hint
from ita_site.source.problems import Code, Problem

_MEASURE_LIKE: Final = re.compile(r"[0-9]+[-_. ].*\.(?:txt|docx?|odt|rtf)", re.IGNORECASE)
"""A text with a number at its front, as the files of measures have it: `3-service.docx`."""

_TEXT_LIKE: Final = frozenset((".txt", ".text", ".docx", ".doc", ".odt", ".rtf", ""))
"""Endings of texts: a file of one of these that begins as content does is content."""


def unread_measures(folder: Folder, path: str, reads: Iterable[Read[Any] | None]) -> Iterator[Problem]:
    """Yield a problem for each file of the folder `path` that looks like a measure but has another ending.

    A file that one of the texts links to is there for visitors.
    """
    alike = [name for name in _files(folder, path) if _is_like_measure(folder.root / name)]
    linked = set(_linked(reads)) if alike else set()
    for name in sorted(set(alike) - linked):
        yield Problem(folder.name(name), 0, Code.UNREAD_MEASURE, hint=rename_hint(f"{Path(name).stem}.md"))


def strays(folder: Folder, read: Iterable[str], problems: Iterable[Problem]) -> Iterator[Problem]:
    """Yield a problem for each file and folder that nothing reads: most often in a misspelt folder.

    `read` are the paths of files that were read; files of the `known` problems are left out.
    """
    known = {*(folder.name(path) for path in read), *(problem.path for problem in problems)}
    files = chain(*folder.sources.values(), *folder.strays.values())
    for path in files:
        if folder.name(path) not in known and path != OVERRULES:
            yield Problem(folder.name(path), 0, Code.STRAY_FILE)
    for path in chain(*folder.folders.values()):
        if is_source(path):
            yield Problem(folder.name(path), 0, Code.STRAY_FILE, found="โฟลเดอร์ (a folder)")


def _files(folder: Folder, path: str) -> list[str]:
    return [*folder.others[path], *folder.strays[path]]


def _is_like_measure(file: Path) -> bool:
    """Return whether a file is named as measures are, or begins as they do."""
    if _MEASURE_LIKE.fullmatch(file.name):
        return True
    return file.suffix.lower() in _TEXT_LIKE and file.is_file() and begins_as_content(file)


def _linked(reads: Iterable[Read[Any] | None]) -> Iterator[str]:
    """Yield the paths of all files that free texts link to."""
    for read in reads:
        for _, address in links(read.body, 1) if read else ():
            if read and is_internal(address):
                yield target(address, read.path.partition("/")[2])
