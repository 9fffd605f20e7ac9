"""Which content files there are, each with its model and a key by which requests name it."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path, PurePosixPath
from typing import Final

from pydantic import BaseModel

from ita_site.catalogue.reading import AGENCY, FRAMEWORKS, HOME, REPORTS, SEARCH_WORDS
from ita_site.model.agency import Agency
from ita_site.model.framework import Framework
from ita_site.model.measure import Measure
from ita_site.model.prose import Prose
from ita_site.model.report import Report
from ita_site.model.search_words import SearchWords
from ita_site.source.folder import Folder, look


class FileRole(StrEnum):
    """What a content file is about."""

    AGENCY = "agency"
    SEARCH_WORDS = "search-words"
    FRAMEWORK = "framework"
    REPORT = "report"
    MEASURE = "measure"
    PAGE = "page"


MODELS: Final[dict[FileRole, type[BaseModel]]] = {
    FileRole.AGENCY: Agency,
    FileRole.SEARCH_WORDS: SearchWords,
    FileRole.FRAMEWORK: Framework,
    FileRole.REPORT: Report,
    FileRole.MEASURE: Measure,
    FileRole.PAGE: Prose,
}


@dataclass(frozen=True, slots=True)
class ContentFile:
    """A content file: `path` is below the content folder, `report` the name of the folder of its report."""

    path: str
    role: FileRole
    report: str = ""

    @property
    def key(self) -> str:
        """Return the file's name in addresses of the desk: its path without its ending, with dots for slashes."""
        return self.path.rpartition(".")[0].replace("/", ".")

    @property
    def ending(self) -> str:
        """Return the ending of its name, with the dot."""
        return PurePosixPath(self.path).suffix

    @property
    def model(self) -> type[BaseModel]:
        """Return the class of its entry."""
        return MODELS[self.role]

    @property
    def has_free_text(self) -> bool:
        """Return whether free text is below its fields."""
        return self.ending == ".md"


def content_files(root: Path) -> list[ContentFile]:
    """Return every content file below `root`: the agency's first, then reports with their measures, then the rest."""
    folder = look(root)
    return [
        *_single(folder, AGENCY, FileRole.AGENCY),
        *_reports(folder),
        *(ContentFile(path, FileRole.FRAMEWORK) for path in folder.sources_in(FRAMEWORKS, ".yml")),
        *_single(folder, SEARCH_WORDS, FileRole.SEARCH_WORDS),
        *(ContentFile(path, FileRole.PAGE) for path in folder.sources_in("", ".md")),
    ]


def _single(folder: Folder, path: str, role: FileRole) -> Iterator[ContentFile]:
    if folder.has(path):
        yield ContentFile(path, role)


def _reports(folder: Folder) -> Iterator[ContentFile]:
    """Yield the files of all reports, the newest first by the names of their folders."""
    for place in sorted(folder.folders[REPORTS], reverse=True):
        report = place.rpartition("/")[2]
        yield from (ContentFile(home, FileRole.REPORT, report) for home in [f"{place}/{HOME}"] if folder.has(home))
        for path in folder.sources_in(f"{place}/measures", ".md"):
            yield ContentFile(path, FileRole.MEASURE, report)
