"""Count as Word's lists do: a number → what a numbering format prints for it (ECMA-376 part 1, 17.18.59)."""

import re
from collections.abc import Callable, Mapping
from functools import partial
from typing import Final

_THAI_DIGITS: Final = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
_FULL_WIDTH: Final = str.maketrans("0123456789", "０１２３４５６７８９")
_THAI_LETTERS: Final = "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ"
_LATIN_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"
_MOST_REPEATED: Final = 30
"""Word counts a to z, aa to zz, and so on up to thirty letters."""

_ROMAN: Final = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl")),
    *((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_MOST_ROMAN: Final = 4000
_ENCLOSED: Final = 20
"""Unicode has one to twenty within a circle, within brackets and before a full stop."""

_UNITS: Final = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS: Final = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ORDINALS: Final = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
}
_THAI_UNITS: Final = ("", "หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า")
_THAI_PLACES: Final = ("", "สิบ", "ร้อย", "พัน", "หมื่น", "แสน")
_MILLION: Final = 1_000_000


def printed(number: int, form: str, example: str = "") -> str:
    """Return what the format `form` prints for `number`; `example` is that of a custom one: `001, 002, 003, ...`."""
    if form == "custom":
        return _custom(number, example)
    # no alphabet has a letter before its first
    return _FORMATS.get(form, str)(number) if number > 0 or form in _WITH_ZERO else str(number)


def _custom(number: int, example: str) -> str:
    items = [item for item in re.split(r",\s*", example) if item.strip(".…")]
    if not items or items[0].isdecimal():
        counted = str(number).zfill(len(items[0]) if items else 1)
        return counted.translate(_THAI_DIGITS) if items and not items[0].isascii() else counted
    return items[number - 1] if 0 < number <= len(items) else str(number)


def _letters(alphabet: str, number: int) -> str:
    """Return a letter of `alphabet`, doubled behind its last one: c, cc, ccc."""
    repeated, at = divmod(number - 1, len(alphabet))
    return alphabet[at] * (repeated % _MOST_REPEATED + 1)


def _roman(number: int) -> str:
    words = ""
    number %= _MOST_ROMAN
    for size, letters in _ROMAN:
        words += letters * (number // size)
        number %= size
    return words


def _enclosed(first: str, number: int) -> str:
    """Return the number in one character, counted from `first`, or plain where Unicode has none."""
    return chr(ord(first) + number - 1) if number <= _ENCLOSED else str(number)


def _ordinal(number: int) -> str:
    """Return `1st`, `2nd`, `3rd`, `11th`."""
    endings = {1: "st", 2: "nd", 3: "rd"}
    return f"{number}{'th' if number // 10 % 10 == 1 else endings.get(number % 10, 'th')}"


def _english(number: int) -> str:
    """Return the number in English words: `twenty-one`, `one hundred five`."""
    if number < len(_UNITS):
        return _UNITS[number]
    for size, name in ((_MILLION, "million"), (1000, "thousand"), (100, "hundred")):
        if number >= size:
            rest = f" {_english(number % size)}" if number % size else ""
            return f"{_english(number // size)} {name}{rest}"
    return _TENS[number // 10] + (f"-{_UNITS[number % 10]}" if number % 10 else "")


def _english_ordinal(number: int) -> str:
    """Return `First`, `Twelfth`, `Twenty-first`."""
    words = _english(number)
    last = max(words.rfind(" "), words.rfind("-")) + 1
    return (words[:last] + _ordinal_word(words[last:])).capitalize()


def _ordinal_word(word: str) -> str:
    return _ORDINALS.get(word) or re.sub("y$", "ie", word.replace("twelve", "twelf")) + "th"


def _thai(number: int) -> str:
    """Return the number in Thai words: `ยี่สิบเอ็ด`."""
    if number >= _MILLION:
        return f"{_thai(number // _MILLION)}ล้าน{_thai(number % _MILLION)}"
    digits = [int(digit) for digit in str(number)]
    places = reversed(_THAI_PLACES[: len(digits)])
    words = "".join(_THAI_UNITS[digit] + place for digit, place in zip(digits, places, strict=True) if digit)
    tens = words.replace("หนึ่งสิบ", "สิบ").replace("สองสิบ", "ยี่สิบ")
    return re.sub("(?<=.)หนึ่ง$", "เอ็ด", tens)


def _marks(number: int) -> str:
    """Return the marks of footnotes by the Chicago Manual: *, †, ‡, §, **."""
    return _letters("*†‡§", number)


_FORMATS: Final[Mapping[str, Callable[[int], str]]] = {
    "none": lambda _number: "",
    "": lambda _number: "",
    "decimalZero": lambda number: f"{number:02}",
    "decimalFullWidth": lambda number: str(number).translate(_FULL_WIDTH),
    "decimalFullWidth2": lambda number: str(number).translate(_FULL_WIDTH),
    "decimalEnclosedCircle": partial(_enclosed, "①"),
    "decimalEnclosedCircleChinese": partial(_enclosed, "①"),
    "decimalEnclosedParen": partial(_enclosed, "⑴"),
    "decimalEnclosedFullstop": partial(_enclosed, "⒈"),
    "numberInDash": lambda number: f"- {number} -",
    "hex": lambda number: f"{number:X}",
    "chicago": _marks,
    "ordinal": _ordinal,
    "cardinalText": lambda number: _english(number).capitalize(),
    "ordinalText": _english_ordinal,
    "dollarText": lambda number: f"{_english(number).capitalize()} and 00/100",
    "lowerLetter": partial(_letters, _LATIN_LETTERS),
    "upperLetter": partial(_letters, _LATIN_LETTERS.upper()),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "thaiLetters": partial(_letters, _THAI_LETTERS),
    "thaiNumbers": lambda number: str(number).translate(_THAI_DIGITS),
    "thaiCounting": _thai,
    "bahtText": lambda number: f"{_thai(number)}บาทถ้วน",
}
"""Formats of Thai and Latin documents; the others count in scripts that no Thai office writes, and print digits."""

_WITH_ZERO: Final = frozenset(
    ("none", "", "decimalZero", "decimalFullWidth", "decimalFullWidth2", "numberInDash", "thaiNumbers")
)
