"""A content file → its fields with the line of each, and its free text.

MkDocs' own reader drops a front matter that it cannot parse without a word; here nothing is dropped in silence.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ita_site.source.decoding import decode, read_bytes
from ita_site.source.problems import Code, Problem
from ita_site.source.yaml_tree import Tree, parse

_FENCE: Final = "---"


@dataclass(frozen=True, slots=True)
class Document:
    """A content file as read: ``tree`` is None where there was nothing to parse; ``body_line`` is the body's first."""

    path: str
    tree: Tree | None
    body: str
    body_line: int
    problems: tuple[Problem, ...]


def read_document(file: Path, path: str) -> Document:
    """Read ``file``, named ``path`` in problems: Markdown with front matter, or YAML alone by its ending."""
    data, problems = read_bytes(file, path)
    if data is None:
        return Document(path, None, "", 0, problems)
    text, more = decode(data, path)
    read = _whole(text, path) if file.suffix in {".yml", ".yaml"} else split(text, path)
    return Document(path, read.tree, read.body, read.body_line, (*problems, *more, *read.problems))


def split(text: str, path: str) -> Document:
    """The front matter between the two ``---`` lines, parsed, and the text after it."""
    lines = text.split("\n")
    if lines[0].rstrip() != _FENCE:
        return Document(path, None, text, 1, (Problem(path, 1, Code.NO_FRONT_MATTER, found=lines[0], nearest=_FENCE),))
    end = next((number for number, line in enumerate(lines[1:], 1) if line.rstrip() == _FENCE), None)
    missing = () if end is not None else (Problem(path, 1, Code.FRONT_MATTER_OPEN),)
    tree = parse("\n".join(lines[1:end]), path, first_line=2)
    body = [] if end is None else lines[end + 1 :]
    # without its end the fields cannot be told from the text: what the parser says of the rest would mislead
    problems = missing or tree.problems
    return Document(path, None if missing else tree, "\n".join(body), (end or 0) + 2, problems)


def _whole(text: str, path: str) -> Document:
    tree = parse(text, path)
    return Document(path, tree, "", 0, tree.problems)
