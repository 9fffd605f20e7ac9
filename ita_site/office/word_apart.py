"""Set a report in an office's own template, in a process of its own that ends.

A template is a program: it can run for ever, fill the memory, or divide by zero. What it may reach is bounded in
`office/template_language.py`; how long and how much, here, by the system. This module is both sides: `run` starts the
process, `main` is what runs in it.
"""

import os
import pickle
import subprocess
import sys
from typing import Any, Final

from ita_site.office.template_error import BadTemplateError

SECONDS: Final = 10
"""Of the processor; the largest report takes 3."""

_WALL_SECONDS: Final = 120
"""On a machine that does much else, or on one that cannot bound the processor's time."""

_MEMORY: Final = 1 << 30
"""Bytes; the largest report takes 200 million."""

_ENDLESS: Final = (
    "คำสั่งในแม่แบบไม่จบ หรือใช้เวลาหรือหน่วยความจำเกินกำหนด"
    " | a tag of the template does not end, or takes more time or memory than allowed"
)
_MADE: Final = b"made\n"
_REFUSED: Final = b"refused\n"


def run(*arguments: object) -> bytes:
    """Return what `word.render` makes of these arguments. Raises BadTemplateError, also where it does not end."""
    command = [sys.executable, "-m", __name__]
    environment = os.environ | {"PYTHONDONTWRITEBYTECODE": "1", "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    try:
        done = subprocess.run(  # noqa: S603 - our own Python
            command,
            input=pickle.dumps(arguments),
            capture_output=True,
            check=False,
            timeout=_WALL_SECONDS,
            env=environment,
        )
    except subprocess.TimeoutExpired as error:
        raise BadTemplateError(_ENDLESS) from error
    if done.stdout.startswith(_MADE):
        return done.stdout.removeprefix(_MADE)
    if done.stdout.startswith(_REFUSED):
        raise BadTemplateError(done.stdout.removeprefix(_REFUSED).decode())
    raise BadTemplateError(_ENDLESS)


def main() -> None:
    """Read the arguments from standard input, and write to standard output what was made of them."""
    from ita_site.office.word import render  # noqa: PLC0415 - `word` starts this process

    arguments: Any = pickle.load(sys.stdin.buffer)  # noqa: S301 - from our own process
    _limit()
    try:
        answer = _MADE + render(*arguments)
    except BadTemplateError as error:
        answer = _REFUSED + str(error).encode()
    except (MemoryError, RecursionError):
        answer = _REFUSED + _ENDLESS.encode()
    sys.stdout.buffer.write(answer)


def _limit() -> None:
    """Bound what this process may use, where the system can: not on Windows."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - not on Windows

    bounds = {
        resource.RLIMIT_CPU: SECONDS,
        resource.RLIMIT_AS: _MEMORY,
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_CORE: 0,
    }
    for kind, bound in bounds.items():
        _, most = resource.getrlimit(kind)
        # nobody may raise a bound that the system set lower
        lower = bound if most == resource.RLIM_INFINITY else min(bound, most)
        resource.setrlimit(kind, (lower, lower))


if __name__ == "__main__":
    main()
