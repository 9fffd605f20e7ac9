"""Let a process end when the one that started it is killed: nobody would use what it still makes."""

import ctypes
import signal
import sys
from typing import Final

_PARENT_DEATH_SIGNAL: Final = 1
"""PR_SET_PDEATHSIG of <linux/prctl.h>."""


def end_with_parent() -> None:
    """Ask the system to kill this process when its parent ends; on other systems than Linux do nothing."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PARENT_DEATH_SIGNAL, signal.SIGKILL)
