"""Split a content file into its fields, with the line of each, and its free text.

MkDocs' own reader drops a front matter that it cannot parse without a word; here nothing is dropped in silence.
"""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ita_site.source.decoding import decode, read_bytes
from ita_site.source.odd_text import odd_lines
from ita_site.source.problems import Code, Problem
from ita_site.source.unsettled.todos import may_say_todo
from ita_site.source.yaml_tree import Tree, parse

_FENCE: Final = "---"


@dataclass(frozen=True, slots=True)
class Document:
    """A content file as read.

    `tree` is None where there was nothing to parse; `body_line` is the number of the first line of the free text;
    `digest` is the SHA-256 of its bytes, "" where they could not be read.
    """

    path: str
    tree: Tree | None
    body: str
    body_line: int
    problems: tuple[Problem, ...]
    digest: str = ""
    may_be_unsettled: bool = True
    """Whether any of its words can say TODO."""


def read_document(file: Path, path: str) -> Document:
    """Return what is in `file`, which problems call `path`: Markdown with front matter, or YAML alone by its ending."""
    data, problems = read_bytes(file, path)
    return Document(path, None, "", 0, problems) if data is None else document_of(data, path, file.suffix)


def document_of(data: bytes, path: str, ending: str) -> Document:
    """Return what the bytes of a file with this ending say; problems call it `path`, as those of `read_document` do."""
    text, problems = decode(data, path)
    read = _whole(text, path) if ending in {".yml", ".yaml"} else split(text, path)
    digest = hashlib.sha256(data).hexdigest()
    return Document(path, read.tree, read.body, read.body_line, (*problems, *read.problems), digest, may_say_todo(text))


def split(text: str, path: str) -> Document:
    """Return the front matter between the two lines `---`, parsed, and the text after it."""
    lines = text.split("\n")
    if lines[0].rstrip() != _FENCE:
        return Document(path, None, text, 1, (Problem(path, 1, Code.NO_FRONT_MATTER, found=lines[0], nearest=_FENCE),))
    end = next((number for number, line in enumerate(lines[1:], 1) if line.rstrip() == _FENCE), None)
    if end is None:
        # without its end, fields and text cannot be kept apart: what the parser says of the rest would mislead
        return Document(path, None, "", 2, (Problem(path, 1, Code.FRONT_MATTER_OPEN),))
    tree = parse("\n".join(lines[1:end]), path, first_line=2)
    body, body_line = lines[end + 1 :], end + 2
    odd = (
        *odd_lines(lines[1:end], path, 2, remarks=True),
        *odd_lines(body, path, body_line, remarks=False),
    )
    return Document(path, tree, "\n".join(body), body_line, (*tree.problems, *odd))


def _whole(text: str, path: str) -> Document:
    tree = parse(text, path)
    odd = odd_lines(text.split("\n"), path, 1, remarks=True)
    return Document(path, tree, "", 0, (*tree.problems, *odd))
