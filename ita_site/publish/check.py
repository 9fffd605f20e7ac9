"""The one way in: read a content folder and check it whole, as every command and engine does."""

import os
from collections.abc import Iterator
from pathlib import Path

from ita_site.catalogue.catalogue import Catalogue
from ita_site.catalogue.entry_memory import EntryMemory
from ita_site.catalogue.reading import REPORTS, Reading, read_content
from ita_site.disk.work_folder import clean
from ita_site.links.archive.index import archives_within
from ita_site.office.files import check_template
from ita_site.publish.free_text_links import check_links
from ita_site.publish.made_files import made_paths
from ita_site.publish.search_guide.check_shortcuts import check_shortcuts
from ita_site.source.problems import Code, Problem, has_errors, in_order


def load(root: Path, memory: EntryMemory | None = None) -> Reading:
    """Return the catalogue of `root` and all its problems, those of links between its pages included.

    A report that a command had just moved aside when it was killed is put back first. With a `memory`, files whose
    bytes are those of its last reading are not read again; the result is the same.
    """
    clean(root / REPORTS)
    reading = read_content(root, memory)
    if reading.catalogue is None:
        return reading
    catalogue = reading.catalogue
    problems_of_files = (*check_links(catalogue, root), *check_template(catalogue, root), *_hidden(catalogue, root))
    problems_of_files += (*_archives(root), *check_shortcuts(catalogue, root))
    problems = in_order((*reading.problems, *problems_of_files))
    return Reading(None if has_errors(problems) else reading.catalogue, problems)


def _archives(root: Path) -> Iterator[Problem]:
    """Yield each archive of evidence within the content: its manifests would be published as files for visitors."""
    for archive in archives_within(root):
        yield Problem(f"{root.name}/{archive.relative_to(root).as_posix()}", 0, Code.ARCHIVE_IN_CONTENT)


def _hidden(catalogue: Catalogue, root: Path) -> Iterator[Problem]:
    """Yield files in whose place the site puts one of its own."""
    listed: dict[str, frozenset[str]] = {}
    for path in made_paths(catalogue):
        folder, _, name = path.rpartition("/")
        if folder not in listed:
            listed[folder] = _names_in(root / folder)
        if name in listed[folder] and (root / path).is_file():
            yield Problem(f"{root.name}/{path}", 0, Code.STRAY_FILE)


def _names_in(folder: Path) -> frozenset[str]:
    """Return the names of what is in a folder; none where there is no such folder."""
    try:
        return frozenset(os.listdir(folder))  # noqa: PTH208 - names are enough
    except OSError:
        return frozenset()
