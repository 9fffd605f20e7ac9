"""What programs say when they have nothing to show: whole sentences, each with the program that says it.

A sentence is looked for between borders: it begins and ends where a sentence may, so that `หน้าถูกย้าย` is not found in
`หัวหน้าถูกย้าย`. Where a message is also an everyday phrase (`เร็ว ๆ นี้`), it counts only as all that a title, a heading
or a paragraph says (`WHOLE`). The sentences are those of programs that many sites use, not of single sites.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from ita_site.links.judge.signs.phrase_filter import PhraseFilter

WHOLE: Final = 80
"""Characters of a text above which it says more than an everyday phrase."""
_BEFORE: Final = r"(?:^|(?<=[\s.!?:…\"“'‘(>\]|–—-]))"
_AFTER: Final = r"(?=$|[\s.!?:;,…\"”'’)<|–—])"
_OPENING: Final = r"(?:(?:ขออภัย(?:ค่ะ|ครับ|ด้วย)?|เสียใจด้วย|อุ๊ปส์|อ๊ะ|ว้า|ผิดพลาด|เกิดข้อผิดพลาด)[!:,]? ?)?"
"""Words of regret that come before what is meant, often without a space."""
_CLOSING: Final = r"(?:นี้)?(?:แล้ว|อยู่)?(?:ใน(?:ระบบ|ขณะนี้|เว็บไซต์)(?:นี้)?)?(?:นะ)?(?:คะ|ค่ะ|ครับ)?"


@dataclass(frozen=True)
class PhraseTable:
    """Sentences that mean the same."""

    reason: str
    """A code of `reasons.REASONS`."""
    thai: tuple[tuple[str, str], ...] = ()
    """(program, sentence as a regular expression); words of regret may come before, particles after."""
    english: tuple[tuple[str, str], ...] = ()
    whole: tuple[tuple[str, str], ...] = ()
    """Everyday phrases, which count only as all that is said."""

    @cached_property
    def sentences(self) -> re.Pattern[str]:
        """Return the expression that finds a sentence of the table within a text."""
        parts = []
        if self.thai:
            parts.append(f"{_BEFORE}{_OPENING}(?:{_joined(self.thai)}){_CLOSING}{_AFTER}")
        if self.english:
            parts.append(f"{_BEFORE}(?:{_joined(self.english)}){_AFTER}")
        return re.compile("|".join(parts), re.IGNORECASE)

    @cached_property
    def everything(self) -> re.Pattern[str] | None:
        """Return the expression that a whole title, heading or paragraph has to match; None where there is none."""
        return (
            re.compile(rf"\W*{_OPENING}(?:{_joined(self.whole)}){_CLOSING}\W*", re.IGNORECASE) if self.whole else None
        )

    @cached_property
    def filter(self) -> PhraseFilter:
        """Return the quick test whether a text can have a sentence of the table."""
        return PhraseFilter(*filter(None, (self.sentences, self.everything)))

    def find(self, text: str) -> str:
        """Return a sentence of the table within a text, or an everyday phrase that is all of it; else nothing.

        Looking whether `filter` lets a text pass is much quicker, where most texts have nothing of the table.
        """
        if len(text) <= WHOLE and self.everything and self.everything.fullmatch(text):
            return text
        hit = self.sentences.search(text)
        return hit.group().strip() if hit else ""


def _joined(entries: tuple[tuple[str, str], ...]) -> str:
    return "|".join(sentence for _, sentence in entries)
