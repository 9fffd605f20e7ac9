"""What every entry of a content file has in common: strict reading, and what the model says of each field.

`Says` beside a field holds what the editors' reference, the messages and the JSON Schema say of it, and whose words the
value is.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from pydantic import BaseModel, ConfigDict


class Voice(StrEnum):
    """Whose words a value is."""

    VERBATIM = "verbatim"
    """The report's own, to the letter."""
    READING = "reading"
    """Understood by whoever entered the data; the site says so."""
    DATA = "data"
    """Neither: order, identity, addresses."""


@dataclass(frozen=True, slots=True)
class Says:
    """What a field means, in Thai and English."""

    th: str
    en: str
    voice: Voice = Voice.DATA


VERBATIM: Final = Voice.VERBATIM
READING: Final = Voice.READING


class Entry(BaseModel):
    """Anything written in a content file: never changed after reading, no field beside those named."""

    model_config = ConfigDict(frozen=True, extra="forbid")
