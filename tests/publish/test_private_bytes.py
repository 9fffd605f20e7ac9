"""What is private stays in the content folder: no byte of the site, of a staged folder or of an export has it."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ita_site.office.word import template_for, word_file
from tests.builders.photos import SECRET, photo
from tests.builders.projects import contents, copy_project, run
from tests.builders.sites import GOLDEN, Site
from tests.word_import.office import BEFORE, form, row
from tests.word_import.wordxml import Word, drawing, p, tc

if TYPE_CHECKING:
    from collections.abc import Iterator

HOSTILE = Path(__file__).parents[1] / "hostile"
REMARK = "ถามคุณสมชายก่อนเผยแพร่ 081-000-0000"
FOLDER = "xq-officer-somchai-xq"
"""The folder of the project; the content names it nowhere."""


def whole(data: bytes) -> bytes:
    """Return the bytes of a file, and those of the files in it where it is a zip."""
    if not data.startswith(b"PK"):
        return data
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return data + b"".join(archive.read(name) for name in archive.namelist())


def ita(root: Path, *words: str) -> None:
    done = run("ita_site.commands", *words, cwd=root)
    assert done.returncode == 0, done.stdout + done.stderr


def spoil_with_remarks(content: Path) -> None:
    """Put a remark of an editor above each field of each file, and one into each free text."""
    for file in [*content.rglob("*.md"), *content.rglob("*.yml")]:
        text = file.read_text(encoding="utf-8")
        text = re.sub(r"^( *)(?:- )?[a-z_]+: *(?![|>])\S.*$", rf"\1# TODO {REMARK}\n\g<0>", text, flags=re.MULTILINE)
        body = f"\nTODO {REMARK}\n" if file.suffix == ".md" else ""
        file.write_text(text + body, encoding="utf-8")


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Every file that a project with private bytes gives out: its site, its staged folder and its exports."""
    root = tmp_path_factory.mktemp("work") / FOLDER
    copy_project(root, GOLDEN, site_url="https://ita.example.go.th/")
    spoil_with_remarks(root / "content")
    photos = root / "content" / "images"
    photos.mkdir(exist_ok=True)
    for kind in ("JPEG", "PNG", "WEBP", "GIF"):
        (photos / f"by-hand.{kind.lower()}").write_bytes(photo(kind, 6))
    (photos / "photo-gps-comment.jpg").write_bytes((HOSTILE / "photo-gps-comment.jpg").read_bytes())
    cell = tc(p("-จัดประชุมแล้ว"), p(xml=drawing("pic")))
    word = Word(BEFORE + form(row(results=cell))).picture("pic", photo("JPEG", 6), "jpg")
    (root / "sent.docx").write_bytes(word.data())
    ita(root, "import", "sent.docx", "--fiscal-year", "2568", "--round", "12")
    ita(root, "build")
    ita(root, "stage", "staged")
    ita(root, "export", "--format", "docx", "--out", "out")
    ita(root, "export", "--format", "xlsx", "--out", "out")
    folders = ("site", "staged", "out")
    return {f"{name}/{path}": whole(data) for name in folders for path, data in contents(root / name).items()}


def test_a_remark_of_an_editor_is_published_nowhere(published: dict[str, bytes]) -> None:
    assert list(with_secret(published, REMARK.encode())) == []


def with_secret(published: dict[str, bytes], secret: bytes) -> Iterator[str]:
    return (path for path, data in published.items() if secret in data)


def test_a_photo_with_a_place_and_a_comment_is_published_without_both(published: dict[str, bytes]) -> None:
    pictures = [path for path in published if "by-hand" in path or "pictures/measure" in path]
    assert len([path for path in pictures if path.startswith("site/")]) == 5
    assert list(with_secret(published, SECRET)) == []
    assert list(with_secret(published, b"pwn")) == []


def test_no_path_of_the_machine_is_published(published: dict[str, bytes]) -> None:
    assert list(with_secret(published, FOLDER.encode())) == []
    assert list(with_secret(published, FOLDER.encode("utf-16-be"))) == []


def test_a_measure_with_a_remark_goes_into_a_word_file_without_it(site: Site) -> None:
    text = (HOSTILE / "measure-todo-remark.md").read_text(encoding="utf-8")
    for old, new in (("order: 1", "order: 3"), ("indicator: 1", "indicator: 6"), ("u1", "works")):
        text = text.replace(old, new, 1)
    site.write("reports/2567-12m/measures/m1.md", text)
    catalogue = site.catalogue()
    data = whole(word_file(catalogue, catalogue.reports[0], template_for(site.root)))
    assert "มาตรการ".encode() in data
    assert "สมชาย".encode() not in data
    assert b"081-000-0000" not in data
