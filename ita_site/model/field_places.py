"""Name a field of a content file in Thai, as a message to an editor does."""

import re
from collections.abc import Iterator
from typing import Final

from pydantic import BaseModel

from ita_site.model.entry import entry_type, says

_PART: Final = re.compile(r"([^.\[\]]+)|\[(\d+)\]")


def thai_place(model: type[BaseModel], field: str) -> str:
    """Return the Thai name of a place in an entry, and the name of its field.

    `results[1].evidence[1].url` of a measure is `ผลที่ 1 หลักฐานที่ 1 ที่อยู่ (url)`. A field that the model does not
    have is named as it is written; nothing where the whole file is meant.
    """
    names = _PART.findall(field)
    words = " ".join(_words(model, names))
    keys = [key for key, _ in names if key]
    return f"{words} ({keys[-1]})".strip() if keys else ""


def _words(model: type[BaseModel], names: list[tuple[str, str]]) -> Iterator[str]:
    """Yield the Thai name of each part of a place, up to a part that the model does not have."""
    entry: type[BaseModel] | None = model
    for at, (key, _) in enumerate(names):
        if not key:
            continue
        field = entry.model_fields.get(key) if entry else None
        if field is None:
            return
        label, entry = says(field).label, entry_type(field.annotation)
        number = names[at + 1][1] if at + 1 < len(names) else ""
        # an item of a plain list is "ข้อคำถาม ตัวที่ 2", an entry of its own "ผลที่ 2"
        between = "ที่" if entry else " ตัวที่"
        yield f"{label}{between} {number}" if number else label
