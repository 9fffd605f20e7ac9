"""Write messages of commands in both languages, and end at Ctrl-C without a traceback.

Imported before anything heavy, so that a key pressed while a command starts is heard as well.
"""

import os
import sys
from io import TextIOWrapper
from types import TracebackType
from typing import TextIO


def tell(thai: str, english: str) -> None:
    """Write a message to standard error: Thai, then English."""
    sys.stderr.write(f"{thai}\n{english}\n")


def fail(thai: str, english: str, code: int = 1) -> int:
    """Write what went wrong to standard error; return the exit code."""
    tell(f"ผิดพลาด: {thai}", f"Error: {english}")
    return code


def say(text: str) -> None:
    """Write text to standard output; a reader that closed its end is no error. Raises OSError of a full disk."""
    try:
        sys.stdout.write(f"{text}\n")
        sys.stdout.flush()
    except OSError as error:
        # Python would complain once more at its end
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if not isinstance(error, BrokenPipeError):
            raise


def reason(error: OSError) -> str:
    """Return what a system says of an error, with the file where it names one: `No space left on device: site/a`."""
    words = error.strerror or type(error).__name__
    return f"{words}: {error.filename}" if error.filename else words


def _write_any_text(stream: TextIO | None) -> None:
    """Let a stream write the number of a character that its encoding lacks."""
    if isinstance(stream, TextIOWrapper):
        stream.reconfigure(errors="backslashreplace")


def _end(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        sys.stderr.write("\nเลิกแล้ว\nGiven up\n")
    else:
        sys.__excepthook__(kind, error, trace)


def _open_closed_streams() -> None:
    """Give a program whose output was closed (`ita check >&-`) somewhere to write, so that it does its work."""
    for name, number in (("stdout", 1), ("stderr", 2)):
        if getattr(sys, name) is None:
            null = os.open(os.devnull, os.O_WRONLY)
            os.dup2(null, number)
            os.set_inheritable(number, True)  # noqa: FBT003 - the call has no name for it
            setattr(sys, name, os.fdopen(number, "w", encoding="utf-8"))


sys.excepthook = _end
_open_closed_streams()
for _stream in (sys.stdout, sys.stderr):
    _write_any_text(_stream)
