"""What the form has no field for → the free text of a content file: to the letter, under headings, marked TODO."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from ita_site.catalogue.free_text import MAX_BRACKETS, MAX_PROSE
from ita_site.source.decoding import MAX_WORD, endless_word
from ita_site.source.front_matter_writer import Kind
from ita_site.word_import.docx.blocks import PlacedPicture
from ita_site.word_import.draft.pictures import Album, Picture

FOLDER: Final = "pictures"
TEXTS: Final = "texts"

_MOST: Final = MAX_PROSE // 2
"""Longer texts go to a file of their own, so that editors have room for theirs."""

_LONGEST_LINE: Final = 200
_MARKDOWN: Final = re.compile(r"([\\`*_{}\[\]<>#|!])")
_HEADING: Final = "## TODO ข้อความจากไฟล์ Word ที่แบบรายงานไม่มีช่องให้"
_ADVICE: Final = "ย้ายไปช่องที่ถูก หรือเขียนใหม่เป็นหมายเหตุ แล้วลบคำว่า TODO ออกจากหัวข้อ"


@dataclass(slots=True)
class Unplaced:
    """Texts and pictures of one content file that have no field."""

    stem: str
    """Names its pictures and texts: ``measure-3``."""
    up: str
    """From the content file to the report's folder."""
    album: Album
    texts: list[tuple[str, str]] = field(default_factory=list)
    """(what it is, words)."""
    files: dict[str, bytes] = field(default_factory=dict)
    """What is written beside the content, by path in the report's folder."""
    shown: list[str] = field(default_factory=list)
    kinds: list[Kind] = field(default_factory=list)

    def text(self, heading: str, words: str) -> None:
        """Keep ``words`` under ``heading``."""
        if words.strip():
            self.texts.append((heading, words))

    def pictures(self, pictures: Sequence[PlacedPicture], place: str) -> bool:
        """Keep pictures that stood at ``place``; whether one of them was lost."""
        lost = False
        for picture in pictures:
            taken = self.album.take(picture.part)
            if isinstance(taken, Picture):
                name = f"{FOLDER}/{self.stem}-{1 + sum(path.startswith(FOLDER) for path in self.files)}.{taken.ending}"
                self.files[name] = taken.data
                self.shown.append(
                    f"![TODO คำบรรยายภาพ ({escaped(place)}){self._described(picture.alt, name)}]({self.up}{name})"
                )
            elif taken:
                lost = True
                self.shown.append(f"TODO {escaped(place)}: {taken}")
        return lost

    def _described(self, words: str, name: str) -> str:
        """What the file says of a picture, as a suggestion; a long text is kept apart."""
        if len(words) > _LONGEST_LINE:
            self.text(f"คำบรรยายของ {name}", words)
            return ""
        return f": {escaped(words)}" if words else ""

    def said(self) -> Iterator[str]:
        """Every text kept here, and what is said of pictures."""
        yield from (part for text in self.texts for part in text)
        yield from self.shown

    def body(self) -> str:
        """The free text."""
        parts = list(self._words())
        if self.shown:
            self.kinds += [Kind.PICTURE] * len(self.shown)
            parts += ["## ภาพจากไฟล์ Word", *self.shown]
        return "\n\n".join(parts)

    def _words(self) -> Iterator[str]:
        if not self.texts:
            return
        self.kinds.append(Kind.UNPLACED)
        quoted = "\n\n".join(
            f"### {escaped(heading[:_LONGEST_LINE])}\n\n{_quoted(words)}" for heading, words in self.texts
        )
        yield _HEADING
        yield _ADVICE
        if fits(quoted):
            yield quoted
            return
        name = f"{TEXTS}/{self.stem}.txt"
        self.files[name] = "\n\n".join(f"{heading}\n{words}" for heading, words in self.texts).encode() + b"\n"
        yield f"[TODO ข้อความยาว อยู่ในไฟล์ของตัวเอง]({self.up}{name})"


def fits(text: str) -> bool:
    """Whether the site takes ``text`` as free text."""
    return len(text) <= _MOST and text.count("[") < MAX_BRACKETS // 2 and not endless_word(text)


def fits_field(text: str) -> bool:
    """Whether a field takes ``text``."""
    return len(text) <= MAX_WORD or not endless_word(text)


def escaped(text: str) -> str:
    """Words as Markdown shows them to the letter, on one line."""
    return _MARKDOWN.sub(r"\\\1", " ".join(text.split()))


def _quoted(text: str) -> str:
    """Four spaces before each line: Markdown changes nothing in it."""
    return "\n".join(f"    {line}".rstrip() if line.strip() else "" for line in text.split("\n"))
