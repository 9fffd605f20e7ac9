"""Put an imported report into the content: whole or not at all, as one entry of the history."""

from collections.abc import Mapping

from ita_site.catalogue.reading import FRAMEWORKS, REPORTS
from ita_site.desk.files.history import Recorded
from ita_site.desk.files.store import Note, Store
from ita_site.word_import import storing


def store_report(
    store: Store, report_id: str, files: Mapping[str, bytes], framework: Mapping[str, bytes], note: Note
) -> Recorded:
    """Store a report's files and those of its framework. Raises OSError."""
    paths = [f"{REPORTS}/{report_id}", *(f"{FRAMEWORKS}/{name}" for name in framework)]
    return store.change_all(paths, lambda: storing.store(store.root, report_id, files, framework), note)
