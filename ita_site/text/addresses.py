"""Where the web addresses of a text are: Thai has no spaces, so where an address ends, its sentence often continues.

A text is only looked at here. An address keeps every character that is printed, also those that no eye sees.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

_UNSEEN: Final = "\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff"
_GAP: Final = f"[{_UNSEEN}]*"
_SCHEME: Final = rf"https?{_GAP}:{_GAP}/{_GAP}/"
_NEW: Final = rf"(?<![=/:%&?#]){_SCHEME}|(?<=[\u0e00-\u0e7f,;)])www\."
"""Another address begins: an archive's or a redirecting page's own holds one behind a mark, and stays whole."""

_ADDRESS: Final = re.compile(rf"(?:{_SCHEME}|www{_GAP}\.)(?:(?!{_NEW})[^\s<>\"])+", re.IGNORECASE)
_HIDDEN: Final = re.compile(f"[{_UNSEEN}]")
_CLOSING: Final = ".,:;'\u2018\u2019\u201c\u201d\u2026\u00ad\u061c\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_MOST_CUTS: Final = 40
_TO_THAI: Final = re.compile(rf"(?<=[^\u0e00-\u0e7f{_UNSEEN}]){_GAP}(?=[\u0e00-\u0e7f])")
"""Where Thai letters follow others."""

_HOST: Final = re.compile(rf"(?:{_SCHEME})?[^/?#]*", re.IGNORECASE)
_NAMED_HOST: Final = re.compile(rf"(?:{_SCHEME})?[^/?#\u0e00-\u0e7f]*\.[a-z]{{2,}}(?::\d+)?", re.IGNORECASE)
_LETTER_END: Final = re.compile(r"[a-z0-9.,;:)\]]$", re.IGNORECASE)
_WHOLE_FILE: Final = re.compile(r"\.(?:php|html?|aspx?|jsp|pdf|docx?|xlsx?|pptx?|jpe?g|png|zip|rar)$", re.IGNORECASE)
_GOES_ON: Final = re.compile(
    r"[\w\u0e00-\u0e7f().%-]{0,200}?(?:\.(?:php|html?|aspx?|jsp|pdf|docx?|xlsx?|pptx?|jpe?g|png|zip|rar)(?![a-z0-9])|[?=&/][\w%])",
    re.IGNORECASE,
)
"""Thai letters within a path: something of an address follows them."""

_SENTENCE: Final = re.compile(
    "(?:และ|หรือ|ครับ|ค่ะ|คะ|นะ|ได้|เพื่อ|โดย|ซึ่ง|แล้ว|เป็น|จาก|ตาม|ทั้ง|พร้อม|รวม|ให้|จึง|ที่|ใน|ของ|กับ|มี|เว็บ|เฟซ|เฟส|ไลน์)"
)
"""Words that a sentence goes on with, and that hardly begin a file's name."""


@dataclass(frozen=True, slots=True)
class Printed:
    """One address as a text prints it."""

    start: int
    text: str
    """The likeliest."""
    others: tuple[str, ...] = ()
    """Its other readings: with what was taken for punctuation or for words behind it, or without."""

    @property
    def end(self) -> int:
        """Return the place behind the address."""
        return self.start + len(self.text)

    @property
    def readings(self) -> tuple[str, ...]:
        """Return all readings, the likeliest first."""
        return (self.text, *self.others)


def printed_in(text: str) -> Iterator[Printed]:
    """Yield everything in `text` that looks like a web address, in order."""
    for match in _ADDRESS.finditer(text):
        reading = trimmed(without_sentence(match[0]))
        yield Printed(match.start(), reading, tuple(other for other in _readings(match[0]) if other != reading))


def addresses(text: str) -> tuple[str, ...]:
    """Return everything in `text` that looks like a web address, as printed."""
    return tuple(address.text for address in printed_in(text))


def _cuts(address: str) -> Iterator[re.Match[str]]:
    return islice(_TO_THAI.finditer(address), _MOST_CUTS)


def _readings(whole: str) -> tuple[str, ...]:
    """Return the address in full, without the punctuation behind it, and cut where Thai letters follow others."""
    cuts = (trimmed(whole[: cut.start()]) for cut in _cuts(whole))
    return tuple(dict.fromkeys((trimmed(whole), whole, *cuts)))


def without_sentence(address: str) -> str:
    """Return an address without the Thai words that follow it; a path in Thai is its own."""
    for cut in _cuts(address):
        if cut[0] or _ends(address[: cut.start()], address[cut.end() :]):
            return address[: cut.start()]
    return address


def _ends(before: str, after: str) -> bool:
    """Return whether an address ends between its last letter and the Thai that follows, as a sentence does."""
    if _HOST.fullmatch(before):
        return bool(_NAMED_HOST.fullmatch(before.rstrip(",;:)]")))
    if _WHOLE_FILE.search(before):
        return True
    doubtful = _LETTER_END.search(before) or (before.endswith("/") and _SENTENCE.match(after))
    return bool(doubtful) and not _GOES_ON.match(after)


def trimmed(address: str) -> str:
    """Return an address without the punctuation of its sentence; a bracket that the address opens belongs to it."""
    bare = address.rstrip(_CLOSING)
    spare = {shut: bare.count(shut) - bare.count(opens) for opens, shut in ("()", "[]")}
    while bare[-1:] in spare and spare[bare[-1]] > 0:
        spare[bare[-1]] -= 1
        bare = bare[:-1].rstrip(_CLOSING)
    return bare


def visible(text: str) -> str:
    """Return `text` without the characters that no eye sees: soft hyphens, zero-width spaces, byte order marks."""
    return _HIDDEN.sub("", text)


def is_cut_in_path(address: str, longer: str) -> bool:
    """Return whether the Thai words that `longer` ends with, taken for the sentence, may belong to the path."""
    rest = longer.removeprefix(address)
    return rest != longer and bool(re.match("[\u0e00-\u0e7f]", rest)) and not _HOST.fullmatch(address)
