"""What the pages of the desk share: the agency's content, the sessions, the preview, and who is working."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request

from ita_site.desk.imports.kept import KeptImports
from ita_site.desk.jobs.job import Jobs
from ita_site.desk.web.session import Session, Sessions
from ita_site.desk.workspace import Workspace
from ita_site.disk.whole_file import write_whole
from ita_site.publish.preview.snapshot import Snapshots

MAX_FIELDS: Final = 20_000
TARGET_KINDS: Final = ("zip", "sftp", "ftps", "ftp", "folder", "git")
_NO_NAME: Final = "ผู้แก้ไข"
_LONGEST_NAME: Final = 80


@dataclass(slots=True)
class Desk:
    """The desk of one agency; `state_folder` keeps what belongs to this machine and not to the content."""

    config: Path
    workspace: Workspace
    snapshots: Snapshots
    state_folder: Path
    sessions: Sessions = field(default_factory=Sessions)
    jobs: Jobs = field(default_factory=Jobs)
    """What publishes."""
    link_jobs: Jobs = field(default_factory=Jobs)
    """What checks links."""
    target_kinds: Sequence[str] = TARGET_KINDS
    """Where this desk may publish to."""

    def officer_of(self, request: Request) -> str:
        """Return the name of who sends a request, as the history shows it."""
        session = session_of(request)
        return (session.officer if session else "") or self._named_officer()

    def _named_officer(self) -> str:
        """Return the name that was given on the first page."""
        try:
            return (self.state_folder / "officer").read_text(encoding="utf-8").strip() or _NO_NAME
        except OSError:
            return _NO_NAME

    @property
    def imports(self) -> KeptImports:
        """Return the imports in progress."""
        return KeptImports(self.state_folder / "imports")

    def set_officer(self, name: str) -> None:
        """Remember the name of who works here. Raises OSError."""
        self.state_folder.mkdir(parents=True, exist_ok=True)
        write_whole(self.state_folder / "officer", " ".join(name.split())[:_LONGEST_NAME].encode())


def session_of(request: Request) -> Session | None:
    """Return the session of a request; None where there is none."""
    session: Session | None = request.state.session
    return session


async def posted(request: Request) -> FormData:
    """Return the fields of a form that this session was given. Raises HTTPException for any other."""
    form = await request.form(max_fields=MAX_FIELDS, max_files=1)
    session = session_of(request)
    token = form.get("token")
    if session is None or not isinstance(token, str) or not session.is_token(token):
        raise ExpiredError(pairs_of(form))
    return form


def pairs_of(form: FormData) -> list[tuple[str, str]]:
    """Return the texts of a form in their order."""
    return [(key, value) for key, value in form.multi_items() if isinstance(value, str)]


class ExpiredError(HTTPException):
    """A form of a session that is over, or of none: what was typed in it is shown again, and nothing is done."""

    def __init__(self, pairs: Sequence[tuple[str, str]]) -> None:
        super().__init__(403)
        self.pairs = pairs
