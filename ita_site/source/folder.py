"""What stands in a content folder: its sources by path, and what cannot be one. Looked at once; nothing is opened."""

import re
import stat
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from ita_site.source.decoding import unfit
from ita_site.source.problems import Code, Problem, printable

MAX_FOLDERS: Final = 12
"""How many folders deep it is looked; content itself needs three."""

_SOURCES: Final = (".md", ".yml", ".yaml", ".markdown")

# what visitors may be handed; programs and drafts are not among them
_PUBLIC: Final = tuple(
    f".{ending}"
    for ending in (
        *("png", "jpg", "jpeg", "gif", "webp", "avif", "svg", "ico", "mp4", "mp3", "zip"),
        *("pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "odt", "ods", "csv", "json", "xml", "txt"),
    )
)
# an editor that hides endings saves x.md as x.md.txt
_HALF_NAMED: Final = tuple(f"{source}.txt" for source in _SOURCES)

_LINK: Final = "ลิงก์ไปที่อื่น (a link to elsewhere)"

# what a name cannot hold beside what no text may: tabs, line ends, and bytes that are no UTF-8
_NOT_IN_NAME: Final = re.compile("[\t\n\ud800-\udfff]")


def is_source(name: str) -> bool:
    """Whether a file of the content folder is read as content, and so is no file for visitors."""
    return name.lower().endswith(_SOURCES)


def is_public(name: str) -> bool:
    """Whether a file of the content folder is one for visitors: a picture, document or data file by its ending."""
    base = name.rpartition("/")[2].lower()
    return base.endswith(_PUBLIC) and not base.startswith("~$") and not base.endswith(_HALF_NAMED)


@dataclass(slots=True)
class Folder:
    """A content folder: all its sources and folders by path, relative to ``root``, and what is wrong with them."""

    root: Path
    sources: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    """Paths of the sources, by the folder that they stand in; "" is the content folder itself."""
    folders: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    """Paths of the folders, likewise."""
    others: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    """Paths of the files for visitors, likewise."""
    problems: list[Problem] = field(default_factory=list)

    def name(self, path: str) -> str:
        """The path as problems show it."""
        return f"{self.root.name}/{path}".removesuffix("/")

    def has(self, path: str) -> bool:
        """Whether there is a source of this path."""
        return path in self.sources[parent(path)]

    def sources_in(self, folder: str, ending: str) -> list[str]:
        """Sources that stand directly in ``folder``, with this ending, sorted."""
        return sorted(path for path in self.sources[folder] if path.endswith(ending))

    def note(self, path: str, code: Code, found: str = "") -> None:
        """Note what is wrong with a file or folder as a whole."""
        self.problems.append(Problem(self.name(path), 0, code, found=found))

    def look_into(self, folder: str) -> Iterator[str]:
        """Take in what stands directly in ``folder``; gives the folders in it that can be looked into."""
        try:
            names = [entry.name for entry in (self.root / folder).iterdir()]
        except (FileNotFoundError, NotADirectoryError):
            self.note(folder, Code.MISSING_FILE)
            return
        except OSError as error:
            self.note(folder, Code.UNREADABLE, _reason(error))
            return
        for path in (f"{folder}/{name}".removeprefix("/") for name in names if not name.startswith(".")):
            if not self._take(path):
                continue
            if path.count("/") < MAX_FOLDERS:
                yield path
            else:
                self.note(path, Code.STRAY_FILE)

    def _take(self, path: str) -> bool:
        """Take in one entry; whether it is a folder to look into. A link to one may lead round and round: it is not."""
        file = self.root / path
        try:
            mode, reason = file.stat().st_mode, "ไม่ใช่ไฟล์ (not a file)"
        except OSError as error:
            mode, reason = 0, _reason(error)
        if stat.S_ISDIR(mode) and file.is_symlink():
            # it may lead round and round, or out of the content
            self.note(path, Code.UNREADABLE, _LINK)
            return False
        if stat.S_ISDIR(mode):
            self.folders[parent(path)].append(path)
            return True
        if is_source(path):
            if not stat.S_ISREG(mode):
                self.note(path, Code.UNREADABLE, reason)
            elif unfit(path) or _NOT_IN_NAME.search(path):
                self.note(path, Code.BAD_CHARACTER, printable(path.rpartition("/")[2]))
            else:
                self.sources[parent(path)].append(path)
        elif not is_public(path):
            self.note(path, Code.STRAY_FILE)
        elif file.is_symlink() and not self._is_inside(file):
            self.note(path, Code.UNREADABLE, _LINK)
        else:
            self.others[parent(path)].append(path)
        return False

    def _is_inside(self, file: Path) -> bool:
        try:
            return file.resolve().is_relative_to(self.root.resolve())
        except (OSError, RuntimeError):
            return False


def look(root: Path) -> Folder:
    """List ``root``, hidden files left out. Raises nothing: what cannot be listed is a problem."""
    folder = Folder(root)
    waiting = [""]
    while waiting:
        waiting += folder.look_into(waiting.pop())
    return folder


def parent(path: str) -> str:
    """The folder that ``path`` stands in."""
    return path.rpartition("/")[0]


def _reason(error: OSError) -> str:
    return error.strerror or type(error).__name__
