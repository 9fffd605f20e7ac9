"""Copies of the project in temporary folders, builds of them, and what the finished pages say."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

import yaml
from lxml import html

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT = Path(__file__).resolve().parent.parent
CONTENT = ROOT / "content"
SMALL = ROOT / "tests" / "golden" / "content"
MEASURES = Path("content", "reports", "2567-12m", "measures")
ENVIRONMENT = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "ITA_"))}
ENVIRONMENT |= {"NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"}


def copy_project(folder: Path, content: Path = CONTENT, **options: Any) -> Path:
    """Copy `content` to a folder, with the project's mkdocs.yml changed by `options`; return that file."""
    shutil.copytree(content, folder / "content")
    kept = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    kept["hooks"] = [str(ROOT / hook) for hook in kept["hooks"]]
    kept["theme"]["custom_dir"] = str(ROOT / kept["theme"]["custom_dir"])
    config = folder / "mkdocs.yml"
    config.write_text(yaml.safe_dump(kept | options, allow_unicode=True), encoding="utf-8")
    return config


def run(*words: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a module of this Python, such as `mkdocs build`, in a folder."""
    command = [sys.executable, "-m", *words]
    return subprocess.run(
        command, cwd=cwd, env=ENVIRONMENT | environment, check=False, capture_output=True, encoding="utf-8"
    )


def contents(folder: Path) -> dict[str, bytes]:
    """Read every file below a folder."""
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


@dataclass(frozen=True, slots=True)
class Article:
    """What one finished page says, whatever the theme around it."""

    title: str
    description: str
    text: str
    links: list[str]
    tables: list[list[list[str]]]
    headings: list[tuple[str, str, str]]
    ids: list[str]


def articles(site: Path) -> dict[str, Article]:
    """Read the articles of a site by the path of their pages."""
    pages = {file.relative_to(site).as_posix(): _document(file) for file in site.rglob("*.html")}
    return {name: _article(name, page) for name, page in pages.items() if name != "404.html"}


def _document(file: Path) -> html.HtmlElement:
    return html.document_fromstring(file.read_text(encoding="utf-8"))


def _article(name: str, page: html.HtmlElement) -> Article:
    (article,) = page.iter("article")
    described = page.xpath("string(//meta[@name='description']/@content)")
    return Article(
        title=words(page.find(".//title")),
        description=str(described),
        text=words(article),
        links=[urljoin(f"https://site/{name}", link) for link in _attributes(article, "href")],
        tables=[[[words(cell) for cell in row] for row in table.iter("tr")] for table in article.iter("table")],
        headings=[(str(h.tag), h.get("id", ""), words(h)) for h in article.iter("h1", "h2", "h3", "h4", "h5", "h6")],
        # the theme's own begin so
        ids=[anchor for anchor in _attributes(article, "id") if not anchor.startswith("__")],
    )


def words(element: html.HtmlElement | None) -> str:
    """Join the words of an element with single spaces."""
    return " ".join(element.text_content().split()) if element is not None else ""


def _attributes(element: html.HtmlElement, name: str) -> list[str]:
    return [value for part in element.iter() if (value := part.get(name)) is not None]


def differences(ours: Mapping[str, Article], theirs: Mapping[str, Article]) -> list[str]:
    """Tell page and part of everything in which two sites differ."""
    lost = [f"{name}: only one has it" for name in sorted(ours.keys() ^ theirs.keys())]
    return lost + [
        f"{name}: {part}: {getattr(ours[name], part)!r} != {getattr(theirs[name], part)!r}"
        for name in sorted(ours.keys() & theirs.keys())
        for part in Article.__slots__
        if getattr(ours[name], part) != getattr(theirs[name], part)
    ]


def moment(year: int, month: int, day: int, hour: int = 12, minute: int = 0) -> datetime:
    """Give a time in Thailand, noon if nothing else is said, as `commit` does."""
    return datetime(year, month, day, hour, minute, tzinfo=timezone(timedelta(hours=7)))


def commit(folder: Path, when: str = "2024-02-29T12:00:00+0700") -> None:
    """Commit everything in a folder, which becomes a repository if it is none."""
    dated = {"GIT_AUTHOR_DATE": when, "GIT_COMMITTER_DATE": when, "GIT_CONFIG_GLOBAL": os.devnull}
    who = ["-c", "user.name=ก", "-c", "user.email=a@example.com"]
    for arguments in (["init", "--quiet"], ["add", "--all"], [*who, "commit", "--quiet", "--message=x"]):
        subprocess.run(["git", *arguments], cwd=folder, env=ENVIRONMENT | dated, check=True, capture_output=True)
