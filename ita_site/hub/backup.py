"""A hub as one file, made while it serves, and put back whole or not at all.

The file is a tar: the database as SQLite copies it, each agency's folder as it was while nobody could change it, and
at the end a list of digests by which a file that was cut off or damaged is known.
"""

import hashlib
import io
import json
import os
import sqlite3
import stat
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Final

from ita_site.disk.whole_file import ENDING, writing
from ita_site.disk.work_folder import HIDDEN, temporary_folder, work_folder
from ita_site.hub.folder import ACCOUNTS, AGENCIES, STATE, HubFolder
from ita_site.hub.hub import Hub

MANIFEST: Final = "manifest.json"
_LEFT_OUT: Final = frozenset({"site", "build", "published", "deliveries", "night.log"})
"""What is made anew from the rest, at the top of a site folder or of an agency's state."""
_OWNER_ONLY: Final = 0o600
_RIGHTS: Final = 0o777


class BadBackupError(Exception):
    """A file is no whole backup of a hub."""


@dataclass(slots=True)
class _Tar:
    """A tar that is being written, and the digests of what is in it, by path."""

    tar: tarfile.TarFile
    digests: dict[str, str] = field(default_factory=dict)

    def add_folder(self, name: str) -> None:
        info = tarfile.TarInfo(name)
        info.type, info.mode = tarfile.DIRTYPE, 0o755
        self.tar.addfile(info)

    def add_file(self, name: str, data: bytes, mode: int) -> None:
        info = tarfile.TarInfo(name)
        info.size, info.mode = len(data), mode
        self.tar.addfile(info, io.BytesIO(data))
        self.digests[name] = hashlib.sha256(data).hexdigest()

    def add_tree(self, name: str, root: Path) -> None:
        """Add what is below a folder; no links, and nothing that is left of a process that was killed."""
        for path in _tree(root):
            state = path.lstat()
            inner = f"{name}/{path.relative_to(root).as_posix()}"
            if stat.S_ISDIR(state.st_mode):
                self.add_folder(inner)
            elif stat.S_ISREG(state.st_mode):
                self.add_file(inner, path.read_bytes(), stat.S_IMODE(state.st_mode))


def back_up(hub: Hub, file: Path) -> int:
    """Write a backup of a hub, which may be serving, in the place of an older one; return how many agencies it has.

    The file has passwords of publish targets, so nobody but its owner may read it. Raises OSError, sqlite3.Error.
    """
    with temporary_folder("ita-hub-") as work, writing(file) as out:
        Path(out.name).chmod(_OWNER_ONLY)
        hub.database.copy_to(work / ACCOUNTS)
        agencies = [agency.id for agency in hub.agencies.every()]
        with tarfile.open(fileobj=out, mode="w") as tar:
            content = _Tar(tar)
            content.add_file(ACCOUNTS, (work / ACCOUNTS).read_bytes(), _OWNER_ONLY)
            for agency in agencies:
                _add_agency(content, hub.folder, agency)
            content.add_file(MANIFEST, json.dumps(content.digests).encode(), _OWNER_ONLY)
        if file.exists():
            # a new file takes the rights of the one in whose place it comes
            file.chmod(_OWNER_ONLY)
    return len(agencies)


def restore(file: Path, root: Path) -> None:
    """Put a backup into a folder that is empty or not there. Everybody logs in anew.

    Raises FileExistsError, BadBackupError, OSError; nothing is left of a hub that could not be put back whole.
    """
    if root.exists() and any(root.iterdir()):
        raise FileExistsError(root)
    root.parent.mkdir(parents=True, exist_ok=True)
    with work_folder(root.parent) as work:
        new = work / "new"
        new.mkdir(mode=0o700)
        try:
            with tarfile.open(file, mode="r:") as tar:
                for member in tar:
                    _put(tar, member, new)
            _check(new)
            _end_sessions(new / ACCOUNTS)
        except (tarfile.TarError, sqlite3.Error, ValueError, LookupError, FileNotFoundError) as error:
            raise BadBackupError(str(error)) from error
        os.replace(new, root)  # noqa: PTH105 - an empty folder is replaced


def _add_agency(content: _Tar, folder: HubFolder, agency: str) -> None:
    with folder.lock(agency):
        for name, root in ((AGENCIES, folder.site(agency)), (STATE, folder.state(agency))):
            if root.is_dir():
                content.add_folder(f"{name}/{agency}")
                content.add_tree(f"{name}/{agency}", root)


def _tree(root: Path) -> Iterator[Path]:
    for folder, folders, names in os.walk(root):
        left_out = _LEFT_OUT if Path(folder) == root else frozenset()
        folders[:] = sorted(name for name in folders if name not in left_out and not _is_left_over(name))
        kept = sorted(name for name in names if name not in left_out and not _is_left_over(name))
        yield from (Path(folder, name) for name in (*folders, *kept))


def _is_left_over(name: str) -> bool:
    """Return whether a name is that of what a command writes, or left when it was killed."""
    return name.startswith(HIDDEN) or name.endswith(ENDING)


def _put(tar: tarfile.TarFile, member: tarfile.TarInfo, root: Path) -> None:
    """Write a file or folder of a backup below a folder. Raises BadBackupError for anything else, and a way out."""
    name = PurePosixPath(member.name)
    if name.is_absolute() or ".." in name.parts or not (member.isdir() or member.isreg()):
        raise BadBackupError(member.name)
    path = root / name
    if member.isdir():
        path.mkdir(parents=True, exist_ok=True)
        return
    data = tar.extractfile(member)
    path.write_bytes(data.read() if data else b"")
    path.chmod(member.mode & _RIGHTS)


def _check(root: Path) -> None:
    """Raise BadBackupError unless every file that was written is there as it was."""
    manifest = root / MANIFEST
    if not manifest.is_file():
        raise BadBackupError(MANIFEST)
    digests: dict[str, str] = json.loads(manifest.read_bytes())
    for name, digest in digests.items():
        if hashlib.sha256((root / name).read_bytes()).hexdigest() != digest:
            raise BadBackupError(name)
    manifest.unlink()


def _end_sessions(database: Path) -> None:
    connection = sqlite3.connect(database, isolation_level=None)
    try:
        connection.execute("DELETE FROM sessions")
    finally:
        connection.close()
