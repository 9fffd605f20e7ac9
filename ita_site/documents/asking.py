"""Questions to a person at a terminal, in Thai: a line, several lines, one or more of a list. Nothing is written."""

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from ita_site.thai import fold_digits

HELP: Final = "?"
END: Final = "."
_HOW: Final = f"พิมพ์ {HELP} เพื่อดูคำอธิบาย"


@dataclass(frozen=True, slots=True)
class Asker:
    """Asks by ``say`` and hears by ``hear``, which raises EOFError or KeyboardInterrupt where the person gives up."""

    say: Callable[[str], None]
    hear: Callable[[str], str]

    def line(self, question: str, explained: str, default: str = "") -> str:
        """One line; the default where nothing is typed."""
        asked = f"{question} [{default}]: " if default else f"{question}: "
        while (answer := _clean(self.hear(asked))) == HELP:
            self.say(f"  {explained}")
        return answer or default

    def lines(self, question: str, explained: str) -> str:
        """Several lines, ended by a full stop alone or an empty line; spaces at their beginning are kept."""
        self.say(f"{question} (หลายบรรทัดได้ จบด้วยบรรทัดว่าง)")
        told: list[str] = []
        while (answer := _clean(self.hear("  > "), keep=True)) not in {"", END}:
            if answer == HELP:
                self.say(f"  {explained}")
            else:
                told.append(answer)
        return "\n".join(told)

    def one(self, question: str, explained: str, choices: Sequence[str], default: int = 1) -> int:
        """The place, from 0, of the one that was chosen."""
        while True:
            chosen = self._numbers(question, explained, choices, str(default))
            if len(chosen) == 1:
                return chosen[0]
            self.say(f"  เลือกหนึ่งข้อ พิมพ์เลข 1 ถึง {len(choices)}")

    def some(self, question: str, explained: str, choices: Sequence[str]) -> list[int]:
        """The places, from 0, of those that were chosen; none where nothing is typed."""
        return self._numbers(f"{question} (เลือกได้หลายข้อ เช่น 1,3 เว้นว่างได้)", explained, choices, "")

    def _numbers(self, question: str, explained: str, choices: Sequence[str], default: str) -> list[int]:
        self.say(question)
        for number, choice in enumerate(choices, 1):
            self.say(f"  {number}. {choice}")
        while True:
            typed = self.line("  เลขข้อ", f"{explained} ({_HOW})", default)
            numbers = [fold_digits(part) for part in typed.replace(",", " ").split()]
            if all(part.isdecimal() and 1 <= int(part) <= len(choices) for part in numbers):
                return list(dict.fromkeys(int(part) - 1 for part in numbers))
            self.say(f"  ไม่มีข้อนี้ พิมพ์เลข 1 ถึง {len(choices)}")


def _clean(text: str, *, keep: bool = False) -> str:
    """What was typed, without what a terminal may slip in: arrow keys and the like, which no content may hold."""
    plain = "".join(char for char in text if char == "\t" or unicodedata.category(char) != "Cc")
    return plain.rstrip() if keep else plain.strip()
