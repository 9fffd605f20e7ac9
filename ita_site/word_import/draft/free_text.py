"""Write what the form has no field for as the free text of a content file: to the letter, under headings."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from ita_site.catalogue.free_text import MAX_BRACKETS, MAX_PROSE
from ita_site.source.decoding import MAX_WORD, endless_word
from ita_site.word_import.docx.blocks import PlacedPicture
from ita_site.word_import.doubt_kinds import Review
from ita_site.word_import.reading.values import Leftover, Picture, Pictures

FOLDER: Final = "pictures"
TEXTS: Final = "texts"

_MOST: Final = MAX_PROSE // 2
"""Longer texts go to a file of their own, so that editors have room for theirs."""

_LONGEST_LINE: Final = 200
_MARKDOWN: Final = re.compile(r"([\\`*_{}\[\]<>#|!])")
_UNPLACED: Final = (
    "## TODO ข้อความจากไฟล์ Word ที่แบบรายงานไม่มีช่องให้",
    "ย้ายไปช่องที่ถูก หรือเขียนใหม่เป็นหมายเหตุ แล้วลบคำว่า TODO ออกจากหัวข้อ",
)
"""What heads words that nobody decided of."""

_NOTES: Final = ("## หมายเหตุจากไฟล์ Word",)


@dataclass(slots=True)
class FreeText:
    """The free text of one content file, and the files beside it."""

    stem: str
    """Names its pictures and texts: `measure-3`."""
    up: str
    """From the content file to the report's folder."""
    pictures: Pictures
    texts: list[Leftover] = field(default_factory=list)
    files: dict[str, bytes] = field(default_factory=dict)
    """What is written beside the content, by path in the report's folder."""
    shown: list[str] = field(default_factory=list)
    """Lines that show a picture, or say why there is none."""

    placed: list[PlacedPicture] = field(default_factory=list)
    """The pictures of the Word file that these are about."""

    def keep(self, leftovers: Sequence[Leftover]) -> None:
        """Keep words and pictures under their headings."""
        for words in leftovers:
            if words.text.strip():
                self.texts.append(words)
            for placed in words.pictures:
                self._show(placed, words.heading)

    def _show(self, placed: PlacedPicture, place: str) -> None:
        self.placed.append(placed)
        picture = self.pictures[placed.part]
        if isinstance(picture, Picture):
            name = f"{FOLDER}/{self.stem}-{1 + sum(path.startswith(FOLDER) for path in self.files)}.{picture.ending}"
            self.files[name] = picture.data
            words = f"TODO คำบรรยายภาพ ({escaped(place)}){self._described(placed.alt, name)}"
            self.shown.append(f"![{words}]({self.up}{name})")
        elif picture:
            self.shown.append(f"TODO {escaped(place)}: {picture}")

    def _described(self, words: str, name: str) -> str:
        """Return what the file says of a picture, as a suggestion; a long text is kept apart."""
        if len(words) > _LONGEST_LINE:
            self.texts.append(Leftover(f"คำบรรยายของ {name}", words))
            return ""
        return f": {escaped(words)}" if words else ""

    def kept(self, text: str, place: str) -> str:
        """Return a text, or where no field takes it a word on where it is."""
        if fits_field(text):
            return text
        self.texts.append(Leftover(place, text))
        return "TODO ข้อความยาวติดกันเกินไป อยู่ท้ายไฟล์นี้"

    @property
    def reviews(self) -> list[Review]:
        """What a person should look at, one for each place."""
        return [Review.UNPLACED] * any(not words.is_note for words in self.texts) + [Review.PICTURE] * len(self.shown)

    def words(self) -> Iterator[str]:
        """Yield every text kept here, and what is said of pictures."""
        for words in self.texts:
            yield from (words.heading, words.text)
        yield from self.shown

    def body(self) -> str:
        """Return the free text; a long one goes to a file beside it."""
        pictures = ["## ภาพจากไฟล์ Word", *self.shown] if self.shown else []
        notes = [words for words in self.texts if words.is_note]
        unplaced = [words for words in self.texts if not words.is_note]
        placed = self._texts(notes, _NOTES, f"{self.stem}-notes", "ข้อความยาว")
        return "\n\n".join([*placed, *self._texts(unplaced, _UNPLACED, self.stem, "TODO ข้อความยาว"), *pictures])

    def _texts(self, texts: Sequence[Leftover], title: Sequence[str], stem: str, long: str) -> Iterator[str]:
        """Yield texts under a title; long ones in a file of their own, which `stem` names."""
        if not texts:
            return
        quoted = "\n\n".join(
            f"### {escaped(words.heading[:_LONGEST_LINE])}\n\n{_quoted(words.text)}" for words in texts
        )
        yield from title
        if fits(quoted):
            yield quoted
            return
        name = f"{TEXTS}/{stem}.txt"
        self.files[name] = "\n\n".join(f"{words.heading}\n{words.text}" for words in texts).encode() + b"\n"
        yield f"[{long} อยู่ในไฟล์ของตัวเอง]({self.up}{name})"


def as_notes(body: str) -> str:
    """Return a free text in which the words that nobody decided of are notes of the page."""
    return body.replace("\n\n".join(_UNPLACED), "\n\n".join(_NOTES), 1).replace("[TODO ข้อความยาว", "[ข้อความยาว")


def fits(text: str) -> bool:
    """Return whether the site takes a text as free text."""
    return len(text) <= _MOST and text.count("[") < MAX_BRACKETS // 2 and not endless_word(text)


def fits_field(text: str) -> bool:
    """Return whether a field takes a text."""
    return len(text) <= MAX_WORD or not endless_word(text)


def escaped(text: str) -> str:
    """Return words as Markdown shows them to the letter, on one line."""
    return _MARKDOWN.sub(r"\\\1", " ".join(text.split()))


def _quoted(text: str) -> str:
    """Return a text with four spaces before each line: Markdown changes nothing in it."""
    return "\n".join(f"    {line}".rstrip() if line.strip() else "" for line in text.split("\n"))
