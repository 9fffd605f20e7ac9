"""What every place can do to which files are sent by name."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final, Protocol

from ita_site.desk.delivery.failures import DeliveryError
from ita_site.desk.delivery.site_paths import ASIDE

BLOCK: Final = 1 << 16
"""Bytes that are sent at a time."""

SECONDS: Final = 30.0
"""How long a server may take for an answer."""


class Connection(Protocol):
    """An open connection to the folder of a target. Paths are relative to it; every call raises `DeliveryError`."""

    def read(self, path: str) -> bytes | None:
        """Return the bytes of a file; None where there is none."""

    def size(self, path: str) -> int | None:
        """Return the size of a file in bytes; None where there is no such file."""

    def has_folder(self, path: str) -> bool:
        """Return whether there is such a folder, which is no link."""

    def make_folder(self, path: str) -> None:
        """Make a folder in one that is there."""

    def remove_folder(self, path: str) -> None:
        """Remove a folder that is empty; do nothing where it is not."""

    def store(self, path: str, blocks: Iterable[bytes]) -> None:
        """Write a file, over one that is there."""

    def rename(self, old: str, new: str) -> None:
        """Give a file another name, in the place of what has that name: in one step wherever the target can."""

    def delete(self, path: str) -> None:
        """Delete a file; do nothing where there is none."""

    def close(self) -> None:
        """End the connection, in any state."""


class PlainRenames(Protocol):
    """A connection that can rename, but not over a file that is there."""

    def rename_plainly(self, old: str, new: str) -> None:
        """Give a file a name that no other has."""

    def delete(self, path: str) -> None:
        """Delete a file; do nothing where there is none."""


def rename_in_steps(connection: PlainRenames, old: str, new: str) -> None:
    """Put `old` in the place of `new` where a target cannot in one step; what was there comes back if that fails."""
    # a process that was killed between may have left one
    connection.delete(ASIDE)
    connection.rename_plainly(new, ASIDE)
    try:
        connection.rename_plainly(old, new)
    except DeliveryError:
        with suppress(DeliveryError):
            connection.rename_plainly(ASIDE, new)
        raise
    connection.delete(ASIDE)


def blocks_of(file: Path) -> Iterator[bytes]:
    """Yield the bytes of a file, `BLOCK` at a time. Raises OSError."""
    with file.open("rb") as opened:
        while block := opened.read(BLOCK):
            yield block
