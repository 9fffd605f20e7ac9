"""Take back what one save changed, where no later change touches the same."""

from pathlib import PurePosixPath

from ita_site.desk.files.history import Commit
from ita_site.desk.files.store import Note, Store
from ita_site.source.front_matter import document_of


def undo(store: Store, identity: str, author: str) -> bool:
    """Take back a save, as a change of its own. Returns False where later changes touch the same. Raises OSError."""
    with store.changing():
        commit = store.history.commit(identity)
        if commit is None:
            return False
        undone = {path: _undone(store, commit, path) for path in commit.paths}
        if not undone or None in undone.values():
            return False
        for path, data in undone.items():
            store.put(path, data or b"", Note(author, f"ย้อนกลับ: {commit.subject}"))
        return True


def _undone(store: Store, commit: Commit, path: str) -> bytes | None:
    """Return a file without what a commit changed in it; None where that cannot be, or its fields would be lost."""
    try:
        now = store.read(path)
    except FileNotFoundError:
        return None
    before = store.history.undone(commit, path, now)
    ending = PurePosixPath(path).suffix
    is_lost = before is not None and _has_fields(now, ending) and not _has_fields(before, ending)
    return None if is_lost else before


def _has_fields(data: bytes, ending: str) -> bool:
    """Return whether the fields of a file can be read."""
    return document_of(data, "", ending).tree is not None
