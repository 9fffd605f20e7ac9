"""Build the same pages with Hugo, which only wraps them: what the least costs that a site generator can do.

Hugo reads our pages as Markdown with HTML in it and puts a bare frame around each. It checks, exports and indexes
nothing. It is there with `uv sync --group bench`.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ita_site.pages.all_pages import all_pages
from ita_site.publish.check import load
from ita_site.settings import Settings
from scripts.bench.process import Cost, run

if TYPE_CHECKING:
    from ita_site.pages.output import Output

_OPTIONS: Final = """\
baseURL = "https://example.org/"
disableKinds = ["taxonomy", "term", "rss", "sitemap", "robotsTXT", "404"]
[markup.goldmark.renderer]
unsafe = true
"""
_FRAME: Final = """\
<!doctype html>
<html lang="th"><head><meta charset="utf-8"><title>{{ .Title }}</title></head>
<body><article>{{ .Content }}</article></body></html>
"""
_KINDS: Final = ("page", "home", "section")


def hugo() -> Path | None:
    """Return the program; None where it is not installed."""
    program = Path(sys.executable).with_name("hugo")
    return program if program.exists() else None


def write_source(content: Path, folder: Path) -> None:
    """Write the pages of the folder `content` as Hugo reads them."""
    catalogue = load(content).catalogue
    if catalogue is None:
        raise ValueError(content)
    _write(folder / "hugo.toml", _OPTIONS)
    for kind in _KINDS:
        _write(folder / "layouts" / f"{kind}.html", _FRAME)
    for output in all_pages(catalogue, Settings()):
        _write(folder / "content" / _name(output), f"---\ntitle: {output.title!r}\n---\n\n{output.text}")


def build(program: Path, folder: Path) -> Cost:
    """Build the site from nothing. Raises CalledProcessError if that fails."""
    words = ["--quiet", "--source", str(folder), "--destination", str(folder / "site"), "--cleanDestinationDir"]
    return run([str(program), *words])


def _name(output: Output) -> str:
    folder, _, name = output.path.rpartition("/")
    name = "_index.md" if name == "index.md" else name
    return f"{folder}/{name}" if folder else name


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
