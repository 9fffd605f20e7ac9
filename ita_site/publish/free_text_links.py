"""Links that editors write in free text: does each lead to a page or a file of the site?"""

from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path, PurePosixPath
from typing import Final

from ita_site.catalogue.catalogue import Catalogue
from ita_site.catalogue.free_text import is_internal, links, target
from ita_site.model.nearest import nearest
from ita_site.pages.page_table import page_table
from ita_site.publish.made_files import made_paths
from ita_site.settings import Settings
from ita_site.source.folder import look
from ita_site.source.problems import Code, Problem

_PAGES: Final = frozenset({"", ".md", ".html"})
_PICTURES: Final = frozenset({".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg"})
_NO_PICTURE: Final = "ไม่มีไฟล์ภาพนี้ อาจถูกลบหรือเปลี่ยนชื่อ | there is no such picture; it may have been deleted or renamed"
_NO_FILE: Final = "ไม่มีไฟล์นี้ อาจถูกลบหรือเปลี่ยนชื่อ | there is no such file; it may have been deleted or renamed"


def check_links(catalogue: Catalogue, root: Path) -> Iterator[Problem]:
    """Yield a problem for each link that leads to no page and no file of the content folder `root`."""
    internal = [
        (path, line, address)
        for path, body, first_line in _free_texts(catalogue)
        for line, address in links(body, first_line)
        if is_internal(address)
    ]
    known = {*page_table(catalogue, Settings()), *made_paths(catalogue)} if internal else set()
    for path, line, address in internal:
        wanted = target(address, path.split("/", 1)[1])
        if wanted not in known and not (root / wanted).is_file():
            likely, hint = _nearest(wanted, known, root)
            yield Problem(path, line, Code.BROKEN_LINK, found=address, nearest=likely, hint=hint)


def _nearest(wanted: str, known: Iterable[str], root: Path) -> tuple[str, str]:
    """Return the page or the file of the same kind that is nearest to a missing one, and a hint for the editor."""
    ending = PurePosixPath(wanted).suffix.lower()
    if ending in _PAGES:
        return nearest(wanted, [path for path in known if path.endswith(".md")]), ""
    endings = _PICTURES if ending in _PICTURES else {ending}
    files = chain(known, chain.from_iterable(look(root).others.values()))
    alike = sorted(path for path in files if PurePosixPath(path).suffix.lower() in endings)
    return nearest(wanted, alike), _NO_PICTURE if ending in _PICTURES else _NO_FILE


def _free_texts(catalogue: Catalogue) -> Iterator[tuple[str, str, int]]:
    """Yield path, text and first line of every free text."""
    for text in catalogue.texts:
        yield text.path, text.body, text.body_line
    for report in catalogue.reports:
        yield report.path, report.body, report.body_line
        for measure in (view for view in report.measures if view.body):
            yield measure.path, measure.body, measure.body_line
