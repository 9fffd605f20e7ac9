"""Kill this process and its group at a chosen change of the disk: Python imports this file before any program.

Every process of the group adds a byte to one file for each change that it is about to make, `r` for a rename, so that
the count goes on from process to process.
"""

import os
import signal
import sys

CHANGES = frozenset({"os.rename", "os.mkdir", "os.rmdir", "os.remove", "os.link", "os.symlink", "os.truncate"})
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT

counted = os.open(os.environ["COUNT_CHANGES_IN"], os.O_WRONLY | os.O_APPEND | os.O_CREAT)
last = int(os.environ["KILL_AT_CHANGE"])


def count(event: str, arguments: tuple[object, ...]) -> None:
    """Count a change of the disk, and end everything at the last one that is allowed."""
    writes = event == "open" and isinstance(arguments[2], int) and bool(arguments[2] & WRITES)
    if not writes and event not in CHANGES:
        return
    os.write(counted, b"r" if event == "os.rename" else b".")
    if os.fstat(counted).st_size == last:
        os.killpg(os.getpgrp(), signal.SIGKILL)


sys.addaudithook(count)
