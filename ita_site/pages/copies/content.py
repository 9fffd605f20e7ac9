"""What of a copy can be shown: its words as plain text, or a picture of it."""

import hashlib
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from ita_site.catalogue.own_words import Words, shown_words
from ita_site.links.archive.index import Copy
from ita_site.links.archive.warc.members import TornMemberError
from ita_site.links.archive.warc.read import response_at
from ita_site.links.archive.warc.recorded import Recorded
from ita_site.links.judge.frame import Frame
from ita_site.links.judge.reading.body_kind import kind
from ita_site.links.request.fault import Fault
from ita_site.visitor_files.copy_picture import CopyPicture
from ita_site.visitor_files.picture_process import NoPicture, PictureProcess

NO_WORDS: Final = Words((), is_cut=False, is_masked=False)
_DRAWN: Final = frozenset({"pdf", "image"})


class Missing(StrEnum):
    """Why nothing but the data of a copy is shown."""

    PERSONAL = NoPicture.PERSONAL.value
    UNDRAWABLE = NoPicture.UNREADABLE.value
    LOST = "lost"
    """The archive's file is not there or is damaged, or the bytes are not those of the digest."""
    OTHER_KIND = "other-kind"
    """A document of a program, such as Word or Excel, which is not drawn."""
    WORDLESS = "wordless"
    """A page without words of its own."""


@dataclass(frozen=True, slots=True)
class Content:
    """What is shown of a copy: words, a picture, or neither and why."""

    words: Words = NO_WORDS
    picture: CopyPicture | None = None
    missing: Missing | None = None


def content_of(archive: Path, copy: Copy, drawing: PictureProcess, frame: Frame | None = None) -> Content:
    """Return what is shown of a copy that was not withdrawn, of a page without its site's `frame`.

    `archive` is the archive's folder.
    """
    answer = _answer(archive, copy)
    if answer is None:
        return Content(missing=Missing.LOST)
    form = kind(answer.body, answer.media_type)
    if form in _DRAWN:
        drawn = drawing.draw(answer.body, form)
        return Content(missing=Missing(drawn)) if isinstance(drawn, NoPicture) else Content(picture=drawn)
    if form not in {"html", "text"}:
        return Content(missing=Missing.OTHER_KIND)
    words = shown_words(answer.body, answer.content_type, frame)
    return Content(words, missing=None if words.blocks else Missing.WORDLESS)


def _answer(archive: Path, copy: Copy) -> Recorded | None:
    """Return the kept answer; None where it cannot be read, or is not what its digest says."""
    try:
        with (archive / copy.file).open("rb") as file:
            answer = response_at(file, copy.offset)
    except (OSError, TornMemberError, Fault):
        return None
    return answer if hashlib.sha256(answer.body).hexdigest() == copy.sha256 else None
