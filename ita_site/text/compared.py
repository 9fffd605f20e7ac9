"""Words as two reports' texts are compared: what a number, a bullet or a space more does not change."""

import hashlib
import re
from typing import Final

from ita_site.text.thai import fold

_MARK: Final = re.compile(r"^[\s\-–•*]*(?:\(?(?:\d+(?:\.\d+)+[.)]?|\d+[.)]))?[\s\-–•*]*")
_DIGEST_BYTES: Final = 16


def words(text: str) -> str:
    """Return `text` as it is compared: folded, without its number, bullets and spaces."""
    return "".join(_MARK.sub("", fold(text), count=1).split())


def words_digest(text: str) -> bytes:
    """Return a digest of a text's words, which takes less room: texts of the same words have the same."""
    return hashlib.blake2b(words(text).encode(), digest_size=_DIGEST_BYTES).digest()
