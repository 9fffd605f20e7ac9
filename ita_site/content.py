"""The one way in: read a content folder and check it whole, as every command and engine does."""

from pathlib import Path

from ita_site.documents.exporting.files import check_template
from ita_site.pages.book import check_links
from ita_site.problems import has_errors, in_order
from ita_site.reading import Reading, read_content


def load(root: Path) -> Reading:
    """The catalogue of ``root`` and all its problems, those of links between its pages included."""
    reading = read_content(root)
    if reading.catalogue is None:
        return reading
    problems = in_order(
        (*reading.problems, *check_links(reading.catalogue, root), *check_template(reading.catalogue, root))
    )
    return Reading(None if has_errors(problems) else reading.catalogue, problems)
