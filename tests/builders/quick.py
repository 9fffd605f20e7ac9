"""Which tests are quick: nothing that they call starts a process, a server or a browser, and none is marked `slow`.

`make quick` runs these alone. What a test calls is read from its code and its fixtures', so nobody keeps a list; a test
that starts something all the same, through the package say, is stopped.
"""

from __future__ import annotations

import inspect
from functools import cache
from types import CodeType, FunctionType, MethodType, ModuleType
from typing import TYPE_CHECKING, Any, Final

import pytest

from tests.builders.sites import SITES

if TYPE_CHECKING:
    from collections.abc import Iterator

STARTERS: Final = (
    *("subprocess", "multiprocessing", "pty", "socket", "http.server", "playwright"),
    *("ita_site.visitor_files.picture_process", "ita_site.office.word_apart", "ita_site.office.pdf"),
    *("ita_site.disk.limited_process", "ita_site.word_import.review.read_apart"),
    *("ita_site.office.chromium", "ita_site.catalogue.git_dates", "ita_site.publish.engine.mkdocs"),
    *("ita_site.publish.direct.shared_work", "ita_site.publish.preview"),
)
"""How the names of modules begin that start something which is not there."""

EVENTS: Final = frozenset({"subprocess.Popen", "os.fork", "os.forkpty", "os.posix_spawn", "os.exec", "socket.bind"})
"""What Python tells of a process or a server that is about to start."""

OURS: Final = tuple(f"{SITES.parents[1] / name}/" for name in ("scripts", "tests"))
"""Folders whose code is read for what it calls."""


BUILDERS: Final = ("tests/commands/", "tests/publish/", "tests/scripts/")
"""Folders whose tests are never quick: the package itself starts programs there, which no code of a test names."""


def mark_quick(items: list[pytest.Item]) -> None:
    """Mark every test that is quick."""
    for item in items:
        if isinstance(item, pytest.Function) and not _is_slow(item) and not _starts(item):
            item.add_marker("quick")


def _is_slow(item: pytest.Item) -> bool:
    return item.get_closest_marker("slow") is not None or item.nodeid.startswith(BUILDERS)


def refuse_start(event: str, *, running: pytest.Item | None) -> None:
    """Stop a quick test that starts something. Raises RuntimeError."""
    if event in EVENTS and running is not None and running.get_closest_marker("quick"):
        raise RuntimeError(f"a quick test starts no process and no server; mark it slow: {event}")


def _starts(item: pytest.Function) -> bool:
    known = item._fixtureinfo.name2fixturedefs  # noqa: SLF001 - pytest has no other way
    fixtures = (fixture.func for name in item.fixturenames for fixture in known.get(name, ()))
    return any(map(starts, (item.function, *fixtures)))


@cache
def starts(function: object) -> bool:
    """Return whether a function, or what it calls in our folders, names something that starts a process or a server."""
    seen: set[object] = set()
    unread = [function]
    while unread:
        value = unread.pop()
        if _origin(value).startswith(STARTERS):
            return True
        if value not in seen and _is_ours(value):
            seen.add(value)
            unread += _named(value)
    return False


def _origin(value: object) -> str:
    """Return the name of the module that a value is, or comes from."""
    return value.__name__ if isinstance(value, ModuleType) else str(getattr(value, "__module__", ""))


@cache
def _is_ours(value: object) -> bool:
    if not isinstance(value, (FunctionType, MethodType, type)):
        return False
    try:
        # what a decorator returns is where the decorator is: a context manager is in contextlib
        return inspect.getfile(value if isinstance(value, type) else inspect.unwrap(value)).startswith(OURS)
    except TypeError:
        # built into Python
        return False


@cache
def _named(value: Any) -> tuple[Any, ...]:
    """Return what a function names, or the methods of a class and its bases."""
    if isinstance(value, type):
        return (*value.__bases__, *(method for method in vars(value).values() if isinstance(method, FunctionType)))
    function = inspect.unwrap(value)
    return tuple(_values(function.__code__, function.__globals__))


def _values(code: CodeType, names: dict[str, Any]) -> Iterator[Any]:
    for name in code.co_names:
        value = names.get(name)
        if isinstance(value, (FunctionType, MethodType, ModuleType, type)):
            yield value
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _values(constant, names)
