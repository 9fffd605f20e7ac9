"""Edits of a content folder at random, as editors, importers and the link job make them; the same for the same seed."""

from __future__ import annotations

import json
import random
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tests.builders.health import health_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.builders.sites import Site

_VALUE = re.compile(
    r"(?m)^( *(?:- )?(?:title|text|name|description|introduction|status|period_text): [^\n{}\[\]\"|]*)$"
)
_URL = re.compile(r"https?://[^\s\"',}]+")
_STATES = ("alive", "broken", "moved", "suspect", "failing")


@dataclass
class Edits:
    """A content folder, and what is drawn to edit it. Each method makes one edit and says what it did."""

    site: Site
    draw: random.Random
    deleted: dict[str, bytes] = field(default_factory=dict)

    def words(self) -> str:
        """Add a word to a value of any file."""
        return self._replace(_VALUE, lambda match: f"{match[0]} คำที่ {self.draw.randrange(1000)}", self._files())

    def address(self) -> str:
        """Change an address of a measure, of the agency or of a text."""
        return self._replace(_URL, lambda match: f"{match[0]}&n={self.draw.randrange(1000)}", self._files())

    def order(self) -> str:
        """Change the place of a measure."""
        number = re.compile(r"(?m)^order: \d+$")
        return self._replace(number, lambda _: f"order: {self.draw.randrange(1, 9)}", self._measures())

    def free_text(self) -> str:
        """Add a paragraph below the fields of a file."""
        path = self.draw.choice([path for path in self._files() if path.endswith(".md")])
        text = (self.site.root / path).read_text(encoding="utf-8")
        self.site.write(path, f"{text}\n\nย่อหน้าที่ {self.draw.randrange(1000)} [ลิงก์](https://www.example.go.th/x)\n")
        return f"free text of {path}"

    def unsettled(self) -> str:
        """Make a value one that still waits for a person."""
        return self._replace(_VALUE, lambda match: f"{match[0].partition(': ')[0]}: TODO ยังไม่ทราบ", self._measures())

    def mistake(self) -> str:
        """Spoil a line of a file."""
        path = self.draw.choice(self._files())
        lines = (self.site.root / path).read_text(encoding="utf-8").split("\n")
        at = self.draw.randrange(1, len(lines))
        lines.insert(at, self.draw.choice(["\tตัวอย่าง", "unknown_field: 1", "{", "- - -", "order: สาม"]))
        self.site.write(path, "\n".join(lines))
        return f"a mistake at line {at + 1} of {path}"

    def delete(self) -> str:
        """Delete a measure."""
        path = self.draw.choice(self._measures())
        self.deleted[path] = (self.site.root / path).read_bytes()
        (self.site.root / path).unlink()
        return f"deleted {path}"

    def bring_back(self) -> str:
        """Write the deleted measures again."""
        for path, data in self.deleted.items():
            self.site.write(path, data)
        self.deleted.clear()
        return "brought back"

    def add(self) -> str:
        """Add a measure like another."""
        path = self.draw.choice(self._measures())
        text = (self.site.root / path).read_text(encoding="utf-8")
        name = f"new{self.draw.randrange(100)}"
        text = re.sub(r"(?m)^id: .*$", f"id: {name}", re.sub(r"(?m)^order: .*$", "order: 9", text))
        self.site.write(f"{path.rpartition('/')[0]}/{name}.md", text)
        return f"added {name} like {path}"

    def link_health(self) -> str:
        """Write what a check of some links brought."""
        texts = ((self.site.root / path).read_text(encoding="utf-8") for path in self._measures())
        urls = sorted({url for text in texts for url in _URL.findall(text)})
        links = (self._link(url) for url in self.draw.sample(urls, min(len(urls), 3)))
        self.site.write("link-health.json", health_text(*links))
        return "link health"

    def _link(self, url: str) -> dict[str, object]:
        day = f"2025-01-{self.draw.randrange(1, 28):02}T00:00:00Z"
        return {"url": url, "state": self.draw.choice(_STATES), "since": day, "checked": day, "reason": "answers"}

    def _files(self) -> list[str]:
        paths = (path for path in self.site.root.rglob("*") if path.suffix in {".md", ".yml"})
        return sorted(path.relative_to(self.site.root).as_posix() for path in paths)

    def _measures(self) -> list[str]:
        return [path for path in self._files() if "/measures/" in path]

    def _replace(self, pattern: re.Pattern[str], new: Callable[[re.Match[str]], str], paths: list[str]) -> str:
        """Replace one place of a file, drawn of all that the pattern finds."""
        places = [
            (path, match)
            for path in paths
            for match in pattern.finditer((self.site.root / path).read_text(encoding="utf-8"))
        ]
        path, match = self.draw.choice(places)
        text = match.string[: match.start()] + new(match) + match.string[match.end() :]
        self.site.write(path, text)
        return f"{json.dumps(match[0], ensure_ascii=False)} of {path}"


def edits(site: Site, seed: int, number: int) -> Iterator[str]:
    """Make so many edits, each when the next is asked for; yield what each did."""
    draw = random.Random(seed)
    made = Edits(site, draw)
    kinds = (
        *(made.words,) * 4,
        *(made.address, made.order, made.free_text, made.unsettled, made.mistake),
        *(made.delete, made.bring_back, made.add, made.link_health, made.link_health),
    )
    for _ in range(number):
        yield draw.choice(kinds)()
