"""Set a report in an office's own template, in a process of its own that ends.

A template is a program: it can run for ever, fill the memory, or divide by zero. What it may reach is bounded in
`office/template_language.py`; how long and how much, here, by the system. This module is both sides: `run` starts the
process, `main` is what runs in it.
"""

import pickle
import sys
from typing import Any, Final

from ita_site.disk.limited_process import End, Limits, limit
from ita_site.disk.limited_process import run as run_limited
from ita_site.office.template_error import BadTemplateError

SECONDS: Final = 10
"""Of the processor; the largest report takes 3."""

_LIMITS: Final = Limits(SECONDS)
"""The largest report takes 200 million bytes."""

_ENDLESS: Final = (
    "คำสั่งในแม่แบบไม่จบ หรือใช้เวลาหรือหน่วยความจำเกินกำหนด"
    " | a tag of the template does not end, or takes more time or memory than allowed"
)
_MADE: Final = b"made\n"
_REFUSED: Final = b"refused\n"


def run(*arguments: object) -> bytes:
    """Return what `word.render` makes of these arguments. Raises BadTemplateError, also where it does not end."""
    answer = run_limited(__name__, pickle.dumps(arguments), _LIMITS)
    if answer.end is End.DONE and answer.output.startswith(_MADE):
        return answer.output.removeprefix(_MADE)
    if answer.output.startswith(_REFUSED):
        raise BadTemplateError(answer.output.removeprefix(_REFUSED).decode())
    raise BadTemplateError(_ENDLESS)


def main() -> None:
    """Read the arguments from standard input, and write to standard output what was made of them."""
    from ita_site.office.word import render  # noqa: PLC0415 - `word` starts this process

    arguments: Any = pickle.load(sys.stdin.buffer)  # noqa: S301 - from our own process
    limit(_LIMITS)
    try:
        answer = _MADE + render(*arguments)
    except BadTemplateError as error:
        answer = _REFUSED + str(error).encode()
    except (MemoryError, RecursionError):
        answer = _REFUSED + _ENDLESS.encode()
    sys.stdout.buffer.write(answer)


if __name__ == "__main__":
    main()
