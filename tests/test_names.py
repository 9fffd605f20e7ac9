"""Names of variables say what they hold, and docstrings say plainly what is returned."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING, Final

import pytest

from tests.builders.projects import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NAMES: Final = frozenset({"one", "found", "told", "said", "waiting"})
WORDS: Final = re.compile(r"\b(?:told|stands?|goes on|whatever|none of them is one)\b", re.IGNORECASE)
UNREVISED: Final = frozenset[str]()

PACKAGE: Final = ROOT / "ita_site"
MODULES: Final = [
    path
    for folder in (PACKAGE, ROOT / "scripts")
    for path in sorted(folder.rglob("*.py"))
    if not UNREVISED.intersection(path.relative_to(folder).parts)
]


def path_of(module: Path) -> str:
    return module.relative_to(ROOT).as_posix()


@pytest.fixture(scope="module")
def trees() -> dict[str, ast.Module]:
    """Every module by its path in the repository."""
    return {path_of(module): ast.parse(module.read_text(encoding="utf-8")) for module in MODULES}


def test_a_variable_is_named_for_what_it_holds(trees: dict[str, ast.Module]) -> None:
    assert [(path, name) for path, tree in trees.items() for name in vague_names(tree)] == []


def test_a_docstring_says_plainly_what_is_meant(trees: dict[str, ast.Module]) -> None:
    assert [(path, text) for path, tree in trees.items() for text in docstrings(tree) if WORDS.search(text)] == []


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("one = 1", ["one"]),
        ("for told in (): pass", ["told"]),
        ("[said for said in ()]", ["said"]),
        ("def f(waiting): pass", ["waiting"]),
        ("if found := f(): pass", ["found"]),
        ("class Problem:\n    found: str", []),
        ("def problem(code, found): pass", []),
        ("def problem(found, allowed): pass", []),
    ],
)
def test_a_vague_name_is_seen_where_it_is_bound(code: str, names: list[str]) -> None:
    assert list(vague_names(ast.parse(code))) == names


def vague_names(tree: ast.Module) -> Iterator[str]:
    """Yield the vague names that are bound; what a problem's code found in a file is called so."""
    allowed = set(map(id, fields_of_problems(tree)))
    for node in ast.walk(tree):
        name = bound_name(node)
        if name in NAMES and id(node) not in allowed:
            yield name


def bound_name(node: ast.AST) -> str:
    """The name that a node binds; empty where it binds none."""
    if isinstance(node, ast.arg):
        return node.arg
    return node.id if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store) else ""


def fields_of_problems(tree: ast.Module) -> Iterator[ast.AST]:
    """Yield the fields of classes, and the parameters beside a problem's code, that are called `found`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef):
            yield from (part.target for part in node.body if isinstance(part, ast.AnnAssign))
        elif isinstance(node, ast.arguments):
            arguments = [*node.args, *node.kwonlyargs]
            if any(argument.arg in {"code", "allowed"} for argument in arguments):
                yield from (argument for argument in arguments if argument.arg == "found")


def docstrings(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)):
            yield ast.get_docstring(node) or ""
