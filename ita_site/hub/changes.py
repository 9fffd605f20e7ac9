"""What changed in an agency's content since it was published last, in the words of its history."""

from itertools import takewhile
from typing import Final

from ita_site.desk.files.history import Commit, History
from ita_site.desk.jobs.published import read_published
from ita_site.hub.folder import HubFolder

_MOST: Final = 500


def changes_since_published(folder: HubFolder, agency: str) -> list[Commit]:
    """Return the saves since the content was published last, the newest first; all where it never was."""
    published = read_published(folder.state(agency))
    last = published.commit if published else ""
    commits = History(folder.content(agency)).commits(_MOST)
    return list(takewhile(lambda commit: commit.id != last, commits))
