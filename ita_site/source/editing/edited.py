"""Apply edits to a content file: its bytes go in, its bytes with these changes come out, everything else untouched."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from ita_site.source.decoding import decode
from ita_site.source.editing.edits import Edit, Insert, Move, Remove, SetBody, SetValue
from ita_site.source.editing.expected import expected, value_at
from ita_site.source.editing.file_bytes import file_bytes
from ita_site.source.editing.list_items import insert, move
from ita_site.source.editing.located import EditError, Located, located
from ita_site.source.editing.remove import remove
from ita_site.source.editing.set_value import FieldOrder, set_value
from ita_site.source.editing.text_lines import Patch, patched
from ita_site.source.line_table import Loc
from ita_site.source.problems import Code

__all__ = ["EditError", "edited"]

_FENCE: Final = re.compile(r"---[ \t]*(?:\n|\Z)")
_END: Final = re.compile(r"^---[ \t]*(?:\n|\Z)", re.MULTILINE)
_YAML: Final = frozenset({".yml", ".yaml"})


def _in_order_of_file(_: Loc) -> Sequence[str]:
    """Return no names: a new field comes last."""
    return ()


def edited(data: bytes, edits: Sequence[Edit | SetBody], ending: str, order: FieldOrder = _in_order_of_file) -> bytes:
    """Return the bytes of a content file with edits made, one after the other.

    `ending` is that of its name: a `.yml` file is YAML alone, others have it between two lines `---`. `order` gives
    the names of an entry's fields in their order. Raises EditError where an edit cannot be made so that the values
    differ in its place alone; a file that is not UTF-8 cannot be changed at all.
    """
    for edit in edits:
        data = _once(data, edit, ending, order)
    return data


def _once(data: bytes, edit: Edit | SetBody, ending: str, order: FieldOrder) -> bytes:
    """Return the bytes with one edit made."""
    text, problems = decode(data, "")
    if any(problem.code is Code.NOT_UTF8 for problem in problems):
        raise EditError("not UTF-8")
    part = _front_matter(text, ending)
    if isinstance(edit, SetBody):
        patches = [Patch(part.body, len(text), _body(edit.text, text[: part.body]))]
    else:
        patches = [patch.shifted(part.start) for patch in _checked(text[part.start : part.end], edit, order)]
    return file_bytes(data).patched(patches)


@dataclass(frozen=True, slots=True)
class _Part:
    """Where the YAML of a file begins and ends, and where its free text begins."""

    start: int
    end: int
    body: int


def _front_matter(text: str, ending: str) -> _Part:
    if ending in _YAML:
        return _Part(0, len(text), len(text))
    fence = _FENCE.match(text)
    end = _END.search(text, fence.end()) if fence else None
    if fence is None or end is None:
        raise EditError("no front matter")
    return _Part(fence.end(), end.start(), end.end())


def _body(words: str, before: str) -> str:
    """Return a free text as it is behind the front matter: below an empty line, with an end of line at its end."""
    if not words.strip():
        return ""
    return f"{'' if before.endswith(chr(10)) else chr(10)}\n{words.strip(chr(10))}\n"


def _checked(text: str, edit: Edit, order: FieldOrder) -> list[Patch]:
    """Return the changes of text that an edit means. Raises EditError where they would change anything else."""
    document = located(text)
    edit = _into_new_list(document, edit)
    patches = _patches(document, edit, order)
    after = located(patched(text, patches))
    try:
        wanted = expected(document.tree.value, edit)
    except LookupError as error:
        raise EditError(f"no place {error}") from error
    if after.tree.value != wanted:
        raise EditError("other values would change")
    return patches


def _into_new_list(document: Located, edit: Edit) -> Edit:
    """Return an edit that adds the list as well, where the first item is put into one that is not there yet."""
    if isinstance(edit, Insert) and not value_at(document.tree.value, edit.loc[:-1]):
        return SetValue(edit.loc[:-1], [edit.value])
    return edit


def _patches(document: Located, edit: Edit, order: FieldOrder) -> list[Patch]:
    if isinstance(edit, SetValue):
        return set_value(document, edit.loc, edit.value, order)
    if isinstance(edit, Insert):
        return insert(document, edit.loc, edit.value, order)
    if isinstance(edit, Move):
        return move(document, edit.loc, edit.to)
    if isinstance(edit, Remove):
        return remove(document, edit.loc)
    return list(document.remark_lines(edit.loc))
