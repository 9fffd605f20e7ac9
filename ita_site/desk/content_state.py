"""All content files at one moment: bytes, values, what is wrong with each, what a person must still look at."""

from dataclasses import dataclass

from ita_site.catalogue.catalogue import Catalogue
from ita_site.desk.files.content_files import ContentFile, FileRole
from ita_site.source.editing.expected import value_at
from ita_site.source.front_matter import Document
from ita_site.source.problems import Code, Problem, Severity
from ita_site.source.yaml_tree import Value


class NoSuchPlaceError(LookupError):
    """What a request names is not there, or no more."""


@dataclass(frozen=True, slots=True)
class FileState:
    """A content file as it is now."""

    file: ContentFile
    data: bytes
    document: Document
    problems: tuple[Problem, ...]

    @property
    def value(self) -> Value:
        """Return the values of its front matter."""
        return self.document.tree.value if self.document.tree else {}

    @property
    def open_count(self) -> int:
        """Return how many places of it a person must still look at."""
        return sum(problem.code is Code.TODO or problem.severity is Severity.ERROR for problem in self.problems)

    def text_at(self, name: str) -> str:
        """Return the text of a field; an empty one where there is none."""
        value = value_at(self.value, (name,))
        return value if isinstance(value, str) else ""


@dataclass(frozen=True, slots=True)
class ContentState:
    """All content files as they are now, and what is wrong that belongs to none of them."""

    files: tuple[FileState, ...]
    problems: tuple[Problem, ...]
    catalogue: Catalogue | None = None
    """All of it as the site shows it; None while anything in it is wrong."""

    def named(self, key: str) -> FileState:
        """Return the file of a key. Raises NoSuchPlaceError."""
        state = next((state for state in self.files if state.file.key == key), None)
        if state is None:
            raise NoSuchPlaceError(key)
        return state

    def of_role(self, role: FileRole, report: str = "") -> list[FileState]:
        """Return the files of a role, those of one report where one is named."""
        return [state for state in self.files if state.file.role is role and report in {"", state.file.report}]

    @property
    def open_count(self) -> int:
        """Return how many places of all files a person must still look at."""
        errors = sum(problem.severity is Severity.ERROR for problem in self.problems)
        return errors + sum(state.open_count for state in self.files)


def title_of(state: FileState) -> str:
    """Return what a file is called: by its title, or by its role."""
    names = {
        FileRole.AGENCY: "หน่วยงาน",
        FileRole.SEARCH_WORDS: "คำค้น",
        FileRole.FRAMEWORK: state.text_at("title") or "กรอบการประเมิน",
        FileRole.REPORT: f"รายงาน {state.file.report}",
        FileRole.MEASURE: state.text_at("title") or "มาตรการ",
        FileRole.PAGE: state.text_at("title") or "หน้าเว็บ",
    }
    return names[state.file.role]
