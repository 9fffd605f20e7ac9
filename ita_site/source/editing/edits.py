"""The changes that can be made to a content file, each at the place of a value in its front matter."""

from dataclasses import dataclass
from typing import TypeAlias

from ita_site.source.line_table import Loc
from ita_site.source.yaml_tree import Value


@dataclass(frozen=True, slots=True)
class SetValue:
    """Give a field or an item a value; a field that is not there is added to its entry.

    Where entries around it are not there either, they are added with it. A list or entry takes the place of a text
    and the other way round, but a list of entries is changed by its items alone.
    """

    loc: Loc
    value: Value


@dataclass(frozen=True, slots=True)
class Remove:
    """Take a field or an item away, with the TODO remarks about it. What is left empty around it goes as well."""

    loc: Loc


@dataclass(frozen=True, slots=True)
class Insert:
    """Put a new item into a list; the last part of `loc` is the number that it has then."""

    loc: Loc
    value: Value


@dataclass(frozen=True, slots=True)
class Move:
    """Give an item of a list another number; remarks above it go with it."""

    loc: Loc
    to: int


@dataclass(frozen=True, slots=True)
class Settle:
    """Take away the TODO remarks about a value, and a value that is itself only a remark."""

    loc: Loc


@dataclass(frozen=True, slots=True)
class SetBody:
    """Give a Markdown file another free text."""

    text: str


Edit: TypeAlias = SetValue | Remove | Insert | Move | Settle
"""A change of the front matter."""
