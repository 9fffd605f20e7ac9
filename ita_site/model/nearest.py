"""Find the allowed value that a writer most likely meant by a wrong one, or none where nothing is near."""

import difflib
import re
from collections.abc import Iterable, Mapping
from typing import Final

from ita_site.text.thai import fold

_LONGEST: Final = 80
"""Letters of a value that are compared."""

_SHORTEST: Final = 3
"""The fewest letters with which a Thai label is recognised by its beginning."""

_NEAR: Final = 2
"""How far from a code's number the number of the code that was meant may be: e9 or e12 for e10, nothing for e99."""

_ALIKE: Final = 0.6
"""From which share of equal letters on a word is near another (difflib's ratio)."""

_CODE: Final = re.compile(r"([^0-9]*)([0-9]{1,9})")


def nearest(value: str, allowed: Iterable[str]) -> str:
    """Return the allowed value that `value` most likely means, or nothing where none is near.

    Among codes and numbers it is the one with the closest number, at most two away.
    """
    by_fold = {fold(word): word for word in allowed}
    meant = fold(value[:_LONGEST])
    codes = _same_letters(meant, by_fold)
    if codes:
        close = _closest_code(meant, codes)
    else:
        close = next(iter(difflib.get_close_matches(meant, by_fold, n=1, cutoff=_ALIKE)), "")
    return by_fold.get(close, "")


def nearest_label(value: str, labels: Mapping[str, str]) -> str:
    """Return the name of the field whose label a writer put in place of it: `ชื่อ` means `title` of a measure."""
    meant = fold(value[:_LONGEST])
    by_name = {name: fold(label) for name, label in labels.items()}
    if len(meant) >= _SHORTEST and (begun := [name for name, label in by_name.items() if label.startswith(meant)]):
        return min(begun, key=lambda name: len(by_name[name]))
    close = difflib.get_close_matches(meant, by_name.values(), n=1, cutoff=_ALIKE)
    return next((name for name, label in by_name.items() if label in close), "")


def _same_letters(meant: str, words: Iterable[str]) -> list[re.Match[str]]:
    """Return the codes among `words` that have the letters of the code `meant`: of `e10` those that begin with `e`."""
    asked = _CODE.fullmatch(meant)
    if asked is None:
        return []
    return [code for word in words if (code := _CODE.fullmatch(word)) and code[1] == asked[1]]


def _closest_code(meant: str, codes: Iterable[re.Match[str]]) -> str:
    """Return the code with the closest number: `e11` for `e10`, not `e1`, of which it has more letters."""
    asked = _CODE.fullmatch(meant)
    number, digits = (int(asked[2]), len(asked[2])) if asked else (0, 0)
    # of two that are equally close, the one that is as long: a digit is mistyped more easily than left out
    distances = sorted((abs(int(code[2]) - number), abs(len(code[2]) - digits), at) for at, code in enumerate(codes))
    near = [at for distance, _, at in distances if distance <= _NEAR]
    return list(codes)[near[0]][0] if near else ""
