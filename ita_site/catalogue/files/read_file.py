"""Read one content file: its entry, and all that is wrong with the file alone."""

from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Final, Generic, TypeVar

from pydantic import BaseModel

from ita_site.catalogue.checks.personal_data import Personal, personal_in
from ita_site.catalogue.free_text import check_prose
from ita_site.catalogue.read_entry import Read
from ita_site.model.agency import Agency
from ita_site.model.field_places import thai_place
from ita_site.model.framework import Framework
from ita_site.model.partial_entries import salvage
from ita_site.model.validation import validate
from ita_site.source.front_matter import Document, document_of
from ita_site.source.problems import Code, Problem
from ita_site.source.yaml_tree import Tree

E = TypeVar("E", bound=BaseModel)

_GIVEN_UP: Final = frozenset({Code.YAML_SYNTAX, Code.TOO_DEEP, Code.TOO_LARGE})
"""Problems after which the rest of a file was not read."""
_FAULTS_OF_PARSER: Final = frozenset({Code.MISSING_FIELD, Code.WRONG_TYPE})
"""Problems that follow from what was not read, and are not the editor's."""


@dataclass(frozen=True, slots=True)
class FileReading(Generic[E]):
    """What a content file says, and what is wrong with it alone."""

    read: Read[E] | None
    """Its entry, without the plain values that it was made of; None where nothing of it can be used."""
    problems: tuple[Problem, ...]
    """Of its bytes, its YAML and its values."""
    personal: tuple[Personal, ...] = ()
    """What belongs to a person in its words."""
    prose: tuple[Problem, ...] = ()
    """Of its free text."""


def read_file(model: type[E], data: bytes, path: str) -> FileReading[E]:
    """Return what the bytes of the content file `path` say."""
    document = document_of(data, path, PurePosixPath(path).suffix)
    read, problems = _entry(model, document)
    if read is None:
        return FileReading(None, problems)
    return FileReading(
        read=replace(read, tree=replace(read.tree, value="")),
        problems=problems,
        personal=tuple(personal_in(read)),
        prose=tuple(check_prose(read.body, path, read.body_line)),
    )


def _entry(model: type[E], document: Document) -> tuple[Read[E] | None, tuple[Problem, ...]]:
    """Return the entry of a document, and what is wrong with its bytes, its YAML and its values."""
    faults = tuple(replace(problem, place=thai_place(model, problem.field)) for problem in document.problems)
    if document.tree is None:
        return None, faults
    entry, problems = validate(model, document.tree, document.path)
    broken = any(problem.code in _GIVEN_UP for problem in document.problems)
    ignored = _FAULTS_OF_PARSER if broken else frozenset()
    faults += tuple(problem for problem in problems if problem.code not in ignored)
    if entry is not None:
        return _read(entry, document, document.tree), faults
    return None if broken else _partial(model, document, document.tree), faults


def _read(entry: E, document: Document, tree: Tree, spoilt: frozenset[str] = frozenset()) -> Read[E]:
    return Read(
        entry,
        tree,
        document.path,
        document.body,
        document.body_line,
        spoilt,
        document.digest,
        document.may_be_unsettled,
    )


def _partial(model: type[E], document: Document, tree: Tree) -> Read[E] | None:
    """Return the entry of a file with samples in place of its wrong values; None where nothing of it can be used."""
    # agency and frameworks are what others are compared with: half of one would raise false alarms
    partial = None if model in {Agency, Framework} else salvage(model, tree)
    return _read(partial[0], document, tree, partial[1]) if partial else None
