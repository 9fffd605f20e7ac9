"""List a content folder once: its content files by path, the files for visitors, and what is neither. Opens nothing."""

import os
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from ita_site.source.decoding import unfit
from ita_site.source.plain_file import not_plain
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
_MISNAMED: Final = re.compile(
    r"(?P<stem>.+?)\.(?:(?P<text>md|markdown|mdown|mkd)|yml|yaml)(?:\.(?:txt|text|docx?|odt|rtf|html?))?", re.IGNORECASE
)
"""A content file as programs rename it: Notepad saves `x.md` as `x.md.txt`, Word as `x.md.docx`."""

# what a name cannot hold beside what no text may: tabs, line ends, and bytes that are no UTF-8
_NOT_IN_NAME: Final = re.compile("[\t\n\ud800-\udfff]")


def is_source(name: str) -> bool:
    """Return whether a file of the content folder is read as content, and so is no file for visitors."""
    return name.lower().endswith(_SOURCES)


def is_public(name: str) -> bool:
    """Return whether a file is one for visitors: a picture, document or data file by its ending."""
    base = name.rpartition("/")[2].lower()
    return base.endswith(_PUBLIC) and not base.startswith("~$") and not _MISNAMED.fullmatch(base)


def is_for_visitors(path: str) -> bool:
    """Return whether a file of the content folder is handed to visitors: public, not hidden, none of a theme's own."""
    parts = path.split("/")
    return is_public(path) and parts[0] != "templates" and not any(part.startswith(".") for part in parts)


def right_path(path: str) -> str:
    """Return the path that a misnamed content file should have, or nothing: `x.md` for `x.md.txt` and `x.MD`.

    A folder `measures` holds `.md` alone.
    """
    folder, slash, name = path.rpartition("/")
    match = _MISNAMED.fullmatch(name)
    if match is None:
        return ""
    ending = "md" if match["text"] or folder.endswith("/measures") else "yml"
    right = f"{folder}{slash}{match['stem']}.{ending}"
    return "" if right == path else right


def rename_hint(name: str) -> str:
    """Return in Thai and English how a file becomes the content file `name`."""
    shown = printable(name)
    return (
        f"เปลี่ยนชื่อเป็น {shown} ถ้าบันทึกจาก Word ให้บันทึกใหม่เป็นข้อความธรรมดาแบบ UTF-8"
        f" | rename it to {shown}; if Word saved it, save it again as plain text in UTF-8"
    )


@dataclass(slots=True)
class Folder:
    """A content folder: all its files and folders by path, relative to `root`, and what is wrong with them.

    Each mapping is keyed by the folder that holds the paths; "" is the content folder itself.
    """

    root: Path
    sources: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    """Content files."""
    folders: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    """Folders."""
    others: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    """Files for visitors."""
    strays: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    """Files that are neither."""
    misnamed: dict[str, str] = field(default_factory=dict)
    """Content files under a wrong name, with the path that each should have."""
    refused: set[str] = field(default_factory=set)
    """Links, pipes and devices, which nothing opens."""
    problems: list[Problem] = field(default_factory=list)

    def name(self, path: str) -> str:
        """Return the path as problems show it."""
        return f"{self.root.name}/{path}".removesuffix("/")

    def has(self, path: str) -> bool:
        """Return whether there is a content file of this path."""
        return path in self.sources[parent(path)]

    def sources_in(self, folder: str, ending: str) -> list[str]:
        """Return the content files directly in `folder` with this ending, sorted."""
        return sorted(path for path in self.sources[folder] if path.endswith(ending))

    def note(self, path: str, code: Code, found: str = "") -> None:
        """Note what is wrong with a file or folder as a whole."""
        self.problems.append(Problem(self.name(path), 0, code, found=found))

    def look_into(self, folder: str) -> Iterator[str]:
        """Take in what is directly in `folder`. Yields the folders in it that can be looked into."""
        for path in self._paths_in(folder):
            if not self._take(path):
                continue
            if path.count("/") < MAX_FOLDERS:
                yield path
            else:
                self.note(path, Code.STRAY_FILE)

    def _paths_in(self, folder: str) -> list[str]:
        """Return the paths of what is directly in `folder`, hidden files left out; none where it cannot be listed."""
        try:
            names = os.listdir(f"{self.root}/{folder}")  # noqa: PTH208 - names are enough
        except (FileNotFoundError, NotADirectoryError):
            self.note(folder, Code.MISSING_FILE)
            return []
        except OSError as error:
            self.note(folder, Code.UNREADABLE, error.strerror or type(error).__name__)
            return []
        # an engine walks into hidden folders too; a hidden link to a file is an editor's lock
        shown = [name for name in names if not name.startswith(".") or _is_linked_folder(self.root / folder / name)]
        return [f"{folder}/{name}".removeprefix("/") for name in shown]

    def _take(self, path: str) -> bool:
        """Take in one file or folder. Returns whether it is a folder to look into."""
        file = f"{self.root}/{path}"
        if reason := not_plain(file):
            self.refused.add(path)
            self.note(path, Code.UNREADABLE, reason)
            return False
        if not os.path.isdir(file):  # noqa: PTH112 - a path object for each of thousands of files takes long
            self._take_file(path)
            return False
        if self._has_unfit_name(path):
            return False
        self.folders[parent(path)].append(path)
        return True

    def _take_file(self, path: str) -> None:
        """Take in one file by its name."""
        if right := right_path(path):
            self._take_misnamed(path, right)
        elif not is_source(path) and not is_public(path):
            self.strays[parent(path)].append(path)
        elif not self._has_unfit_name(path):
            kind = self.sources if is_source(path) else self.others
            kind[parent(path)].append(path)

    def _has_unfit_name(self, path: str) -> bool:
        """Return whether the site can have no such name, which is noted."""
        if unfit := _is_unfit_name(path):
            self.note(path, Code.BAD_CHARACTER, printable(path.rpartition("/")[2]))
        return unfit

    def _take_misnamed(self, path: str, right: str) -> None:
        """Take in a content file under a wrong name; beside the right one it is a copy that nobody reads."""
        if right.rpartition("/")[2] in {entry.name for entry in (self.root / parent(path)).iterdir()}:
            self.strays[parent(path)].append(path)
            return
        self.misnamed[path] = right
        hint = rename_hint(right.rpartition("/")[2])
        self.problems.append(Problem(self.name(path), 0, Code.WRONG_ENDING, hint=hint))


def look(root: Path) -> Folder:
    """List `root`, hidden files left out. Raises nothing: what cannot be listed is a problem."""
    folder = Folder(root)
    to_look_into = [""]
    while to_look_into:
        to_look_into += folder.look_into(to_look_into.pop())
    return folder


def _is_unfit_name(path: str) -> bool:
    """Return whether a name holds what no address and no message can: a line end, a tab, a control character."""
    return bool(unfit(path) or _NOT_IN_NAME.search(path))


def parent(path: str) -> str:
    """Return the folder that holds `path`."""
    return path.rpartition("/")[0]


def _is_linked_folder(entry: Path) -> bool:
    return entry.is_symlink() and entry.is_dir()
