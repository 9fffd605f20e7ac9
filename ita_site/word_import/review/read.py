"""Read a Word file with a person's decisions: its picture, its draft, and how that differs from the report before."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from pydantic import ConfigDict, TypeAdapter

from ita_site.word_import.decisions.decision import Decisions
from ita_site.word_import.docx.refusal import Refusal
from ita_site.word_import.importer import import_source
from ita_site.word_import.review.compare import Difference, compare
from ita_site.word_import.review.draw import draw
from ita_site.word_import.review.picture import Picture, ShownRefusal
from ita_site.word_import.source import read_source
from ita_site.word_import.target import Target


@dataclass(frozen=True, slots=True)
class Reading:
    """What a Word file says, and the report that can be made of it. All of it is JSON."""

    __pydantic_config__ = ConfigDict(ser_json_bytes="base64", val_json_bytes="base64")

    picture: Picture
    files: Mapping[str, bytes] = field(default_factory=dict)
    """The drafted report by path in its folder; none where `picture.refusal` says why."""
    framework: Mapping[str, bytes] = field(default_factory=dict)
    """Files of a framework that had to be drafted or completed."""
    differences: tuple[Difference, ...] = ()
    """Against the report that is there; none where there is none."""


_JSON: Final[TypeAdapter[Reading]] = TypeAdapter(Reading)


def read(data: bytes, name: str, target: Target, decisions: Decisions = ()) -> Reading:
    """Return the reading of the Word file in `data`, whose name is `name`. Writes nothing into the content.

    Raises Refusal for what is no Word file that can be read. One that can be, but makes no report yet, has a picture
    that says why.
    """
    source = read_source(data, name, target, decisions)
    try:
        imported = import_source(source)
    except Refusal as refusal:
        return Reading(replace(draw(source), refusal=ShownRefusal(refusal.th, refusal.en)))
    differences = compare(target.old, imported.files) if target.old else ()
    return Reading(draw(source, imported), imported.files, imported.framework, differences)


def as_json(reading: Reading) -> bytes:
    """Return a reading as JSON."""
    return _JSON.dump_json(reading)


def from_json(data: bytes) -> Reading:
    """Return the reading in JSON. Raises ValueError where it holds anything else."""
    return _JSON.validate_json(data)
