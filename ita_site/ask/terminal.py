"""Questions to a person at a terminal, in Thai: a line, several lines, one or more of a list. Nothing is written.

An answer is checked as it is given: what is wrong with it is said at once, and only this question is asked again.
"""

import unicodedata
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from ita_site.source.problems import Problem
from ita_site.text.thai import fold_digits

HELP: Final = "?"
END: Final = "."
NONE: Final = 0
"""The number that chooses nothing."""

Check: TypeAlias = Callable[[str], Problem | None]
"""What is wrong with an answer, if anything."""

_HOW: Final = f"พิมพ์ {HELP} เพื่อดูคำอธิบาย"
_LONGEST: Final = 9
"""Digits of a number: more are no number of a list."""


def anything(_: str) -> Problem | None:
    """Return None: any answer will do."""
    return None


@dataclass(frozen=True, slots=True)
class Asker:
    """Asks by `say` and hears by `hear`, which raises EOFError or KeyboardInterrupt where the person gives up."""

    say: Callable[[str], None]
    hear: Callable[[str], str]

    def line(self, question: str, explained: str, default: str = "", check: Check = anything) -> str:
        """Return one line, the default where nothing is typed. Offers the nearest right value for a wrong line."""
        while True:
            asked = f"{question} [{default}]: " if default else f"{question}: "
            while (answer := _clean(self.hear(asked))) == HELP:
                self.say(f"  {explained}")
            answer = answer or default
            wrong = check(answer) if answer else None
            if wrong is None:
                return answer
            self._tell(wrong)
            default = wrong.nearest or default

    def lines(self, question: str, explained: str, default: str = "", check: Check = anything) -> str:
        """Return several lines, ended by a full stop alone or an empty line; spaces at their beginning are kept."""
        while True:
            self.say(f"{question} (หลายบรรทัดได้ จบด้วยบรรทัดว่าง)")
            if default:
                self.say("  บรรทัดว่างอย่างเดียว = ใช้ข้อความเดิม:")
                self.say("\n".join(f"  | {line}" for line in default.split("\n")))
            answer = self._several(explained) or default
            wrong = check(answer) if answer else None
            if wrong is None:
                return answer
            self._tell(wrong)

    def choice(self, question: str, explained: str, choices: Sequence[str], default: int = 1) -> int:
        """Return the place, from 0, of the choice."""
        return self.number(question, explained, dict(enumerate(choices, 1)), default) - 1

    def number(self, question: str, explained: str, choices: Mapping[int, str], default: int) -> int:
        """Return the number of the choice."""
        while True:
            chosen = self._numbers(question, explained, choices, str(default), choices)
            if len(chosen) == 1:
                return chosen[0]
            self.say("  เลือกหนึ่งข้อ")

    def some(self, question: str, explained: str, choices: Sequence[str], default: Sequence[int] = ()) -> list[int]:
        """Return the places, from 0, of the choices; those of `default` where nothing is typed."""
        how = f"พิมพ์ {NONE} ถ้าไม่มี" if default else "เว้นว่างได้"
        numbered = dict(enumerate(choices, 1))
        before = ",".join(str(at + 1) for at in default)
        asked = f"{question} (เลือกได้หลายข้อ เช่น 1,3 {how})"
        chosen = self._numbers(asked, explained, numbered, before, (NONE, *numbered))
        return [number - 1 for number in chosen if number != NONE]

    def _several(self, explained: str) -> str:
        lines: list[str] = []
        while (answer := _clean(self.hear("  > "), keep=True)) not in {"", END}:
            if answer == HELP:
                self.say(f"  {explained}")
            else:
                lines.append(answer)
        return "\n".join(lines)

    def _numbers(
        self, question: str, explained: str, choices: Mapping[int, str], default: str, allowed: Collection[int]
    ) -> list[int]:
        self.say(question)
        for number, choice in choices.items():
            self.say(f"  {number}. {choice}")
        while True:
            typed = self.line("  เลขข้อ", f"{explained} ({_HOW})", default)
            parts = [fold_digits(part) for part in typed.replace(",", " ").split()]
            if all(part.isdecimal() and len(part) <= _LONGEST and int(part) in allowed for part in parts):
                return list(dict.fromkeys(map(int, parts)))
            self.say(f"  ไม่มีข้อนี้ พิมพ์เลขที่อยู่หน้าข้อ ตั้งแต่ {min(choices)} ถึง {max(choices)}")

    def _tell(self, wrong: Problem) -> None:
        offered = " (กด Enter เพื่อใช้ค่าที่แนะนำ)" if wrong.nearest else ""
        self.say(f"  ยังใช้ไม่ได้: {wrong.th}{offered}")


def _clean(text: str, *, keep: bool = False) -> str:
    """Return what was typed without the characters of arrow keys and the like, which no content may hold."""
    plain = "".join(char for char in text if char == "\t" or unicodedata.category(char) != "Cc")
    return plain.rstrip() if keep else plain.strip()
