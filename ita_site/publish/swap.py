"""A finished folder put in the place of another in one step."""

import os
from pathlib import Path


def swap(new: Path, target: Path, aside: Path) -> None:
    """Put `new` in the place of `target` by rename, moving what was there to `aside`; undone if that fails."""
    if os.path.lexists(target):
        target.rename(aside)
    try:
        new.rename(target)
    finally:
        if os.path.lexists(aside) and not os.path.lexists(target):
            aside.rename(target)
