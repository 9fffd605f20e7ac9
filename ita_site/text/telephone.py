"""Telephone numbers as offices write them."""

import re
from typing import Final

from ita_site.text.thai import fold_digits

_NUMBER: Final = re.compile(r"\+?\d(?:[ ().-]{0,2}\d){2,14}")
"""Three digits or more, such as the short number of a service, with a mark or two between them."""


def dialled(phone: str) -> str:
    """Return what is dialled for the first number in a text, for an address `tel:`; empty where there is none.

    >>> dialled("โทร. 0 4432-5000 ต่อ 12")
    '044325000'
    >>> dialled("1205")
    '1205'
    """
    match = _NUMBER.search(fold_digits(phone))
    return re.sub(r"[^\d+]", "", match.group()) if match else ""
