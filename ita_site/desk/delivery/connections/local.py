"""A folder of this machine, written file by file: where it has files of others as well, it cannot be swapped."""

import errno
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from ita_site.commandline import reason
from ita_site.desk.delivery.failures import DeliveryError, Failure

_FAILURES: Final = {
    errno.ENOSPC: Failure.DISK_FULL,
    errno.EDQUOT: Failure.DISK_FULL,
    errno.EACCES: Failure.NO_RIGHT,
    errno.EPERM: Failure.NO_RIGHT,
    errno.EROFS: Failure.NO_RIGHT,
    errno.ENOENT: Failure.NO_FOLDER,
    errno.ENOTDIR: Failure.NO_FOLDER,
}


@contextmanager
def local_errors(subject: str) -> Iterator[None]:
    """Raise what this machine's disk refuses as a `DeliveryError` about `subject`."""
    try:
        yield
    except OSError as error:
        failure = _FAILURES.get(error.errno or 0, Failure.OTHER)
        raise DeliveryError(failure, subject, error.strerror or "") from error


@contextmanager
def own_errors() -> Iterator[None]:
    """Raise what the disk refuses to the desk itself, and not to a target, as a `DeliveryError`."""
    try:
        yield
    except OSError as error:
        raise DeliveryError(Failure.OWN_DISK, reason(error)) from error


class LocalConnection:
    """The folder of a target on this machine."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def read(self, path: str) -> bytes | None:
        """Return the bytes of a file; None where there is none."""
        with local_errors(path):
            try:
                return (self._root / path).read_bytes()
            except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
                return None

    def size(self, path: str) -> int | None:
        """Return the size of a file in bytes; None where there is no such file."""
        file = self._root / path
        with local_errors(path):
            return file.lstat().st_size if file.is_symlink() or file.is_file() else None

    def has_folder(self, path: str) -> bool:
        """Return whether there is such a folder, which is no link."""
        folder = self._root / path
        return folder.is_dir() and not folder.is_symlink()

    def make_folder(self, path: str) -> None:
        """Make a folder in one that is there."""
        with local_errors(path):
            (self._root / path).mkdir()

    def remove_folder(self, path: str) -> None:
        """Remove a folder that is empty; do nothing where it is not."""
        with suppress(OSError):
            (self._root / path).rmdir()

    def store(self, path: str, blocks: Iterable[bytes]) -> None:
        """Write a file, over one that is there."""
        with local_errors(path), (self._root / path).open("wb") as file:
            file.writelines(blocks)

    def rename(self, old: str, new: str) -> None:
        """Give a file another name, in the place of what has that name, in one step."""
        with local_errors(new):
            (self._root / old).replace(self._root / new)

    def delete(self, path: str) -> None:
        """Delete a file; do nothing where there is none."""
        with local_errors(path):
            (self._root / path).unlink(missing_ok=True)

    def close(self) -> None:
        """Do nothing: nothing is open."""
