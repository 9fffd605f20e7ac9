"""What was published last: by the digest of the content, and when."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from ita_site.disk.whole_file import write_whole

_FILE: Final = "published.json"


@dataclass(frozen=True, slots=True)
class Published:
    """The content that was published last: its `content_digest`, and the commit of its history that it was at."""

    content: str
    commit: str = ""
    """Empty where the content has no history."""


def read_published(state_folder: Path) -> Published | None:
    """Return what was published last; None where nothing was, or that is not known."""
    try:
        stored = json.loads((state_folder / _FILE).read_bytes())
        return Published(str(stored["content"]), str(stored["commit"]))
    except (OSError, ValueError, TypeError, LookupError):
        return None


def write_published(state_folder: Path, published: Published) -> None:
    """Remember what was published. Raises OSError."""
    write_whole(state_folder / _FILE, json.dumps(asdict(published)).encode())
