"""LibreOffice as a program that the tests run, and what it should find in the files that the site hands out."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING, Final

from ita_site.office.six_columns import make_form
from ita_site.office.word import template_for, word_file
from tests.builders.sites import PHANGAT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from ita_site.catalogue.catalogue import Catalogue

TEXT: Final = "txt:Text (encoded):UTF8"
SHEETS: Final = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1"
"""Comma, quotation mark, UTF-8, every sheet into a file of its own; formulas as they would be computed."""
OPENED: Final = "--infilter=CSV:44/59/9,34,76,1"
"""Separators as its window for text files proposes them: comma, semicolon and tab."""


def converted(file: Path, to: str, profile: Path, *options: str, folder: str = ".") -> None:
    """Let LibreOffice write a file as another kind, into a folder beside it."""
    all_converted([file], to, profile, *options, "--outdir", folder)


def all_converted(files: Sequence[Path], to: str, profile: Path, *options: str) -> None:
    """Let LibreOffice write files of one folder as another kind, beside them."""
    soffice = shutil.which("soffice")
    assert soffice, "make office installs LibreOffice"
    own = f"-env:UserInstallation=file://{profile}"
    command = [soffice, "--headless", own, "--convert-to", to, *options, *(file.name for file in files)]
    done = subprocess.run(command, cwd=files[0].parent, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    assert "Error" not in done.stdout + done.stderr


def written(folder: Path, name: str, data: bytes) -> Path:
    """Write a file, and return its path."""
    file = folder / name
    file.write_bytes(data)
    return file


def report_form(catalogue: Catalogue) -> bytes:
    """Return the form of the first report as a Word file, after the template that the program brings along."""
    return word_file(catalogue, catalogue.reports[0], template_for(PHANGAT))


def form_lines(catalogue: Catalogue) -> Iterator[str]:
    """Yield every line of the form, in the order of the page; the template ends each table with an empty one."""
    form = make_form(catalogue.reports[0])
    paragraphs = [*form.title_lines, *form.introduction]
    yield from (line for paragraph in paragraphs for line in paragraph.text.split("\n"))
    for table in form.tables:
        yield from table.headings.values()
        for cell in table.cells.values():
            yield from (line for paragraph in cell for line in paragraph.text.split("\n"))
        yield ""


def text_lines(file: Path) -> list[str]:
    """Return the lines of a text that LibreOffice wrote; it drops blanks at the end of a line."""
    return [line.rstrip(" \t") for line in file.read_text(encoding="utf-8-sig").split("\n")]
