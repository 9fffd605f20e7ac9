"""A small built site in three editions, and what a visitor sees of it at any moment."""

from __future__ import annotations

import re
import threading
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Final, Self

from ita_site.desk.delivery.site_paths import MANIFEST

if TYPE_CHECKING:
    from types import TracebackType

HOME: Final = "index.html"
PAGE: Final = "about/index.html"
PICTURE: Final = "assets/images/logo.png"
LAST_LINE: Final = "<!-- whole -->"

_LINK: Final = re.compile(r'(?:href|src)="([^"]+)"')


@dataclass(frozen=True)
class SmallSite:
    """The folder of a built site; `files` are its bytes, by path."""

    folder: Path

    @property
    def files(self) -> dict[str, bytes]:
        return files_in(self.folder)

    def write(self, path: str, data: str | bytes) -> None:
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data.encode() if isinstance(data, str) else data)

    def edition(self, number: int) -> None:
        """Make it the site's so-manieth edition: another style, a page of the edition's own, all pages anew."""
        for old in self.folder.rglob("*"):
            if old.is_file():
                old.unlink()
        style = f"/* {number} */" + "a{color:red}" * 300
        name = f"assets/style.{sha256(style.encode()).hexdigest()[:8]}.css"
        self.write(name, style + LAST_LINE)
        self.write(PICTURE, bytes(range(256)) * 800)
        self.write(HOME, page(f"edition {number}", name, PAGE, f"reports/{number}/index.html"))
        self.write(PAGE, page(f"about {number}", f"../{name}", "../index.html"))
        self.write(f"reports/{number}/index.html", page("report", f"../../{name}"))
        self.write("ภาพ/หน้า.html", page("ชื่อไทย", f"../{name}"))
        self.write("404.html", page("not found", name))
        self.write(".htaccess", "Options -Indexes\n")
        self.write("feed.xml", f"<feed>{number}</feed>")


def page(words: str, *links: str) -> str:
    """Return a page of 20 KB or so, which links to other files."""
    return f"<h1>{words}</h1>" + "".join(f'<a href="{link}">' for link in links) + "ก" * 7000 + LAST_LINE


def files_in(folder: Path) -> dict[str, bytes]:
    """Return every file of a folder but our own manifest, by path."""
    paths = (path for path in folder.rglob("*") if path.is_file())
    files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}
    files.pop(MANIFEST, None)
    return files


@dataclass
class Visitor:
    """Somebody who keeps reading a served folder: the home page, all it links to, and what they link to.

    `broken` says what was not there, or not whole.
    """

    folder: Path
    broken: list[str] = field(default_factory=list)
    rounds: int = 0

    def __enter__(self) -> Self:
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._read)
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop.set()
        self._thread.join()

    def _read(self) -> None:
        while not self._stop.is_set():
            self.broken += self._visit(HOME, depth=2)
            self.rounds += 1
            self._stop.wait(0.004)

    def _visit(self, path: str, depth: int) -> list[str]:
        text = self._text(path)
        if text is None or not text.endswith(LAST_LINE):
            return [path]
        links = [(Path(path).parent / link).as_posix() for link in _LINK.findall(text)]
        if not depth:
            return []
        broken = [wrong for link in links for wrong in self._visit(plain(link), depth - 1)]
        # what a page linked to while it was being replaced is no fault: a browser would have it in its cache
        return broken if self._text(path) == text else []

    def _text(self, path: str) -> str | None:
        try:
            return (self.folder / path).read_text(encoding="utf-8")
        except OSError:
            return None


def plain(path: str) -> str:
    """Return a path without `..`."""
    parts: list[str] = []
    for part in path.split("/"):
        if part == "..":
            parts.pop()
        elif part != ".":
            parts.append(part)
    return "/".join(parts)
