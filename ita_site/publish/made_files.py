"""The files beside the pages that the site makes of a catalogue, by their paths alone."""

from collections.abc import Iterator

from ita_site.catalogue.catalogue import Catalogue
from ita_site.office.files import report_paths
from ita_site.open_data.files import file_paths
from ita_site.pages.editors_guide import guide_paths
from ita_site.urls import FEED, HEALTH_FEED, SECURITY_FILE, WEB_MANIFEST


def made_paths(catalogue: Catalogue) -> Iterator[str]:
    """Yield the path of every file that `publish/outputs.py` makes of a catalogue, without making the files."""
    yield FEED
    yield WEB_MANIFEST
    if catalogue.health.checked:
        yield HEALTH_FEED
    if catalogue.agency.security:
        yield SECURITY_FILE
    yield from file_paths(catalogue)
    yield from report_paths(catalogue)
    yield from guide_paths()
