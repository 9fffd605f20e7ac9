"""Take the options of a mkdocs.yml by their type; what is of another type is noted as a problem."""

import re
from dataclasses import dataclass, field, replace
from typing import Final, TypeVar

from markupsafe import escape

from ita_site.publish.frame.options_file import OptionsFile
from ita_site.publish.frame.safe_options import check_address
from ita_site.source.problems import Code, Problem

Value = TypeVar("Value")

SHARED_FILES: Final = "shared_files"
"""The name of an option below `extra`, where MkDocs takes options that it does not know."""

_BESIDE: Final = re.compile(r"(?:\.\./)+[A-Za-z0-9_-][A-Za-z0-9_.-]*(?:/[A-Za-z0-9_-][A-Za-z0-9_.-]*)*/?")
"""A relative address that leaves the site, and cannot leave the host."""

_RELATIVE: Final = "ที่อยู่สัมพัทธ์ เช่น ../../shared (a relative address such as ../../shared)"
_LINES: Final = "รายการชื่อไฟล์ (a list of paths)"
_SCRIPTS: Final = "รายการชื่อไฟล์ หรือ path กับ defer (a list of paths, or of path with defer, async, type)"
_NAV: Final = "รายการของหน้า ตามที่ mkdocs เขียน (a list of pages, as MkDocs writes it)"


@dataclass(frozen=True, slots=True)
class Script:
    """A script that every page loads. `path` is within the site, or an address."""

    path: str
    type: str = ""
    defer: bool = False
    is_async: bool = False


@dataclass(frozen=True, slots=True)
class OptionReader:
    """The options of a file, and the problems of those that were taken."""

    file: OptionsFile
    problems: list[Problem] = field(default_factory=list)

    def text(self, name: str) -> str:
        """Return a text; empty where it is not written."""
        value = self.file.options.get(name)
        return value if isinstance(value, str) else self._otherwise(name, "", "ข้อความในเครื่องหมายคำพูด (quoted text)")

    def required_text(self, name: str) -> str:
        """Return a text that must be written."""
        if self.file.options.get(name) in {None, ""}:
            self.problems.append(Problem(*self._place(name), Code.MISSING_FIELD, name))
            return ""
        return self.text(name)

    def address(self, name: str, default: str) -> str:
        """Return a web address that is safe in pages and in the files of servers; `default` where none is written."""
        address = self.text(name) or default
        file, line = self._place(name)
        if problem := check_address(address, name, file):
            self.problems.append(replace(problem, line=line))
        return address

    def switch(self, name: str, *, default: bool) -> bool:
        """Return true or false; `default` where it is not written."""
        value = self.file.options.get(name)
        return value if isinstance(value, bool) else self._otherwise(name, default, "true, false")

    def texts(self, name: str) -> tuple[str, ...]:
        """Return a list of texts; empty where it is not written."""
        value = self.file.options.get(name)
        if isinstance(value, list) and all(isinstance(part, str) for part in value):
            return tuple(value)
        return self._otherwise(name, (), _LINES)

    def scripts(self, name: str) -> tuple[Script, ...]:
        """Return a list of scripts, each written as a path or as a mapping with `path`."""
        value = self.file.options.get(name)
        scripts = [_script(part) for part in value] if isinstance(value, list) else [None]
        known = tuple(script for script in scripts if script)
        return known if len(known) == len(scripts) else self._otherwise(name, (), _SCRIPTS)

    def nav(self, name: str) -> tuple[object, ...] | None:
        """Return a menu with its titles as HTML; None where it is not written."""
        value = self.file.options.get(name)
        if isinstance(value, list) and all(map(_is_entry, value)):
            return tuple(map(_escaped, value))
        return self._otherwise(name, None, _NAV)

    def theme_folder(self) -> str:
        """Return `custom_dir` of the theme as it is written; empty where there is none."""
        theme = self.file.options.get("theme")
        folder = theme.get("custom_dir") if isinstance(theme, dict) else None
        return folder if isinstance(folder, str) else ""

    def shared_files(self) -> str:
        """Return the folder of files that sites share, as `extra` names it; empty where it names none."""
        extra = self.file.options.get("extra")
        value = extra.get(SHARED_FILES) if isinstance(extra, dict) else None
        if value is None or (isinstance(value, str) and _BESIDE.fullmatch(value)):
            return value or ""
        field = f"extra.{SHARED_FILES}"
        problem = Problem(*self._place("extra"), Code.WRONG_TYPE, field, found=str(value), allowed=_RELATIVE)
        self.problems.append(problem)
        return ""

    def _otherwise(self, name: str, default: Value, allowed: str) -> Value:
        """Return the default of an option that is not written, or is written wrongly, which becomes a problem."""
        value = self.file.options.get(name)
        if value is not None:
            self.problems.append(Problem(*self._place(name), Code.WRONG_TYPE, name, found=str(value), allowed=allowed))
        return default

    def _place(self, name: str) -> tuple[str, int]:
        return self.file.places.get(name, (self.file.name, 0))


def _script(part: object) -> Script | None:
    if isinstance(part, str):
        return Script(part)
    if not isinstance(part, dict) or not isinstance(part.get("path"), str):
        return None
    return Script(part["path"], str(part.get("type", "")), part.get("defer") is True, part.get("async") is True)


def _is_entry(part: object) -> bool:
    """Return whether something is an entry of a menu: a path, or titles with a path or a list each."""
    if not isinstance(part, dict):
        return isinstance(part, str)
    return all(
        isinstance(below, str) or (isinstance(below, list) and all(map(_is_entry, below))) for below in part.values()
    )


def _escaped(part: object) -> object:
    if isinstance(part, dict):
        return {str(escape(title)): _escaped(below) for title, below in part.items()}
    return [_escaped(below) for below in part] if isinstance(part, list) else part
