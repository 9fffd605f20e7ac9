"""Take back what one save changed, where no later change touches the same."""

from pathlib import PurePosixPath

from ita_site.desk.files.history import Commit
from ita_site.desk.files.put_back import values_put_back
from ita_site.desk.files.store import Note, Store
from ita_site.source.front_matter import document_of


def undo(store: Store, identity: str, author: str) -> bool:
    """Take back a save, as a change of its own. Returns False where later changes touch the same. Raises OSError."""
    with store.changing():
        commit = store.history.commit(identity)
        if commit is None or not store.history.has_parent(commit):
            return False
        try:
            undone = {path: _undone(store, commit, path) for path in commit.paths}
        except _LaterChangeError:
            return False
        note = Note(author, f"ย้อนกลับ: {commit.subject}")
        for path, data in undone.items():
            _put(store, path, data, note)
        return bool(undone)


class _LaterChangeError(Exception):
    """A save cannot be taken back: later changes touch the same, or fields would be lost."""


def _undone(store: Store, commit: Commit, path: str) -> bytes | None:
    """Return a file without what a commit changed in it; None where it is then not there. Raises _LaterChangeError."""
    after, before = store.history.at(commit.id, path), store.history.at(f"{commit.id}^", path)
    now = store.read_if_there(path)
    if now is None or after is None or before is None:
        if now != after:
            raise _LaterChangeError
        return before
    ending = PurePosixPath(path).suffix
    data = store.history.without(now, after, before) or values_put_back(now, after, before, ending)
    if data is None or (_has_fields(now, ending) and not _has_fields(data, ending)):
        raise _LaterChangeError
    return data


def _put(store: Store, path: str, data: bytes | None, note: Note) -> None:
    if data is None:
        store.delete(path, note)
    elif store.read_if_there(path) is None:
        store.create(path, data, note)
    else:
        store.put(path, data, note)


def _has_fields(data: bytes, ending: str) -> bool:
    """Return whether the fields of a file can be read."""
    return document_of(data, "", ending).tree is not None
