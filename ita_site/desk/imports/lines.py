"""Split a line of a cell where an officer pressed Enter, and join it again."""

from collections.abc import Iterator, Sequence
from itertools import chain


def cuts(pieces: Sequence[str], at: Sequence[int], typed: str) -> tuple[int, ...] | None:
    r"""Return where a line is to be split, in characters of the whole line; None where other words were typed.

    `pieces` are its parts as they are now, split at `at`; `typed` has the parts that are wanted, one on each line:
    of `["1.ก 2.ข"]`, `[]` and `"1.ก\n2.ข"` it is `(4,)`.
    """
    starts = (0, *at)
    letters = list(chain.from_iterable(map(_letters, pieces, starts)))
    wanted = [list(_letters(line, 0)) for line in typed.split("\n") if line.strip()]
    if [letter for letter, _ in letters] != [letter for letter, _ in chain.from_iterable(wanted)]:
        return None
    return tuple(letters[number][1] for number in _firsts(wanted))


def _letters(text: str, start: int) -> Iterator[tuple[str, int]]:
    """Yield each letter of a text that is no space, with its place; the first character is at `start`."""
    return ((letter, start + at) for at, letter in enumerate(text) if not letter.isspace())


def _firsts(lines: Sequence[Sequence[object]]) -> Iterator[int]:
    """Yield the number of the first letter of each line but the first."""
    number = 0
    for line in lines[:-1]:
        number += len(line)
        yield number
