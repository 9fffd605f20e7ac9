"""A checkout of an agency's repository: made with `git clone`, brought up to date with `git fetch`.

Fixed words, no shell, no hooks, nobody's settings, no question that waits for a terminal, and links of the repository
as plain files. What the national night wrote of links into a checkout stays.
"""

import os
import re
import subprocess
from pathlib import Path
from typing import Final

from ita_site.disk.whole_file import write_whole
from ita_site.disk.work_folder import put_back_if_killed, work_folder
from ita_site.links.memory.file.health_file import HEALTH
from ita_site.source.plain_file import not_plain

_SECONDS: Final = 600
"""After so long a repository counts as one that does not answer."""
_LAST: Final = 300
"""Characters of what git says last that an error shows."""
_ADDRESS: Final = re.compile(r"(?:https|ssh|file)://\S+|[\w.-]+@[\w.-]+:\S+|/\S+")
ADDRESSES: Final = "https://… ssh://… git@host:… file://…"
"""What the address of a repository looks like."""
_SECRET: Final = re.compile(r"(?<=://)(?!(?<=ssh://)[^/:@\s]+@[^@\s]*(?:\s|\Z))\S*@")
"""What comes before the last `@` of an address: a password may hold `@` and `/`, so no earlier place is known to be the
host. A lone user of SSH is a mere name."""
_SETTINGS: Final = (
    *("-c", f"core.hooksPath={os.devnull}", "-c", "core.symlinks=false", "-c", "core.autocrlf=false"),
    *("-c", "http.lowSpeedLimit=1", "-c", "http.lowSpeedTime=60"),
)
_QUIET: Final = {
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_ALLOW_PROTOCOL": "https:ssh:file",
    "GIT_SSH_COMMAND": "ssh -o BatchMode=yes",
    "LC_ALL": "C",
}


class CheckoutError(Exception):
    """A repository cannot be brought to this machine; its text says why."""


def is_address(repository: str) -> bool:
    """Return whether git takes a text for the address of a repository, and for nothing else."""
    return bool(_ADDRESS.fullmatch(repository))


def without_password(text: str) -> str:
    """Return a text as it may be shown: `https://…@host/x.git` for an address with a password or a token.

    Of an address whose path holds `@` the host is left out as well: it may be part of a password.

    >>> without_password("ssh://user:p@ss@host/x.git"), without_password("ssh://git@host:22/x.git")
    ('ssh://…@host/x.git', 'ssh://git@host:22/x.git')
    """
    return _SECRET.sub("…@", text)


def bring_up_to_date(repository: str, folder: Path) -> None:
    """Make a checkout of a repository in `folder`, or bring the one that is there up to date. Raises CheckoutError."""
    if not is_address(repository):
        raise CheckoutError(f"{without_password(repository)}: {ADDRESSES}")
    if not _is_sound(folder):
        _clone(repository, folder)
        return
    states = _written_states(folder)
    _git(*_in(folder), "fetch", "--quiet", "--depth", "1", "--", repository, "HEAD")
    _git(*_in(folder), "reset", "--quiet", "--hard", "FETCH_HEAD")
    for file, data in states.items():
        write_whole(file, data)


def _in(folder: Path) -> tuple[str, ...]:
    """Return the words by which git works in a checkout, and never in a repository around a damaged one."""
    return "-C", str(folder), "--git-dir=.git"


def _is_sound(folder: Path) -> bool:
    """Return whether there is a checkout: a command that was killed may have left half of one, or git's locks."""
    repository = folder / ".git"
    if not repository.is_dir() or any(repository.glob("*.lock")):
        return False
    try:
        _git(*_in(folder), "rev-parse", "--quiet", "--verify", "HEAD^{tree}")
    except CheckoutError:
        return False
    return True


def _clone(repository: str, folder: Path) -> None:
    """Make a checkout in the place of what is there, whole or not at all. Raises CheckoutError."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    with work_folder(folder.parent) as work:
        new, old = work / "new", work / "old"
        _git("clone", "--quiet", "--depth", "1", "--", repository, str(new))
        for file, data in _written_states(folder).items():
            write_whole(new / file.relative_to(folder), data)
        if not folder.exists():
            new.rename(folder)
            return
        with put_back_if_killed(old, folder.absolute()):
            folder.rename(old)
            new.rename(folder)


def _written_states(folder: Path) -> dict[Path, bytes]:
    """Return the files of link states, which the night wrote after the last fetch."""
    return {file: file.read_bytes() for file in folder.glob(f"*/{HEALTH}") if not not_plain(file)}


def _git(*words: str) -> None:
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    try:
        done = subprocess.run(  # noqa: S603 - no shell, and addresses are checked
            ["git", *_SETTINGS, *words],  # noqa: S607 - the one on PATH, as everywhere
            env=inherited | _QUIET,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            timeout=_SECONDS,
        )
    except FileNotFoundError:
        raise CheckoutError("ไม่มีโปรแกรม git ในเครื่องนี้ (this machine has no git)") from None
    except subprocess.TimeoutExpired:
        raise CheckoutError(f"ไม่ตอบใน {_SECONDS} วินาที (no answer in {_SECONDS} seconds)") from None
    if done.returncode:
        answer = without_password(" ".join(done.stderr.decode(errors="replace").split()))
        raise CheckoutError(answer[-_LAST:])
