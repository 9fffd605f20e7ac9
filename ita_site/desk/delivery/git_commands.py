"""Commands of git: fixed words, no shell, no hooks, nobody's settings, and no question that waits for a terminal."""

import base64
import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ita_site.desk.delivery.events import Watch
from ita_site.desk.delivery.failures import DeliveryError, Failure
from ita_site.desk.delivery.password import HIDDEN, Password

_POLL: Final = 0.2
"""Seconds after which a running command looks whether the caller stopped it."""
_REMOTE: Final = "remote: "
"""How lines begin that the other side said."""

_LAST: Final = 300
"""Characters of what git says last that an error shows."""

_SETTINGS: Final = (
    ("core.hooksPath", os.devnull),
    ("core.autocrlf", "false"),
    ("credential.helper", ""),
    ("gc.auto", "0"),
    # a token is for this server, and for none that it names
    ("http.followRedirects", "false"),
    # a server that is silent for a minute has gone
    ("http.lowSpeedLimit", "1"),
    ("http.lowSpeedTime", "60"),
    ("user.name", "ita-site"),
    ("user.email", "ita-site@localhost"),
)
_QUIET: Final = {
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_ATTR_NOSYSTEM": "1",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_ALLOW_PROTOCOL": "https:ssh:file",
    "GIT_SSH_VARIANT": "ssh",
    "SSH_ASKPASS": "",
    "LC_ALL": "C",
}
_KEPT: Final = frozenset({"GIT_SSL_CAINFO", "GIT_SSL_CAPATH", "GIT_EXEC_PATH", "GIT_SSH"})
"""Variables of git that say what this machine trusts, and where git is."""

_FAILURES: Final = (
    ("Authentication failed", Failure.WRONG_PASSWORD),
    ("could not read Username", Failure.NO_PASSWORD),
    ("could not read Password", Failure.NO_PASSWORD),
    ("Permission denied (", Failure.WRONG_PASSWORD),
    ("returned error: 403", Failure.NO_RIGHT),
    ("Host key verification failed", Failure.OTHER),
    ("Could not resolve host", Failure.HOST_UNKNOWN),
    ("Could not resolve hostname", Failure.HOST_UNKNOWN),
    ("Connection refused", Failure.REFUSED),
    ("Failed to connect", Failure.REFUSED),
    ("timed out", Failure.NO_ANSWER),
    ("No space left", Failure.DISK_FULL),
    ("unable to write", Failure.NO_RIGHT),
    ("unable to create", Failure.NO_RIGHT),
    ("insufficient permission", Failure.NO_RIGHT),
    ("fetch first", Failure.LATER),
    ("non-fast-forward", Failure.LATER),
    ("cannot lock ref", Failure.LATER),
    ("does not appear to be a git repository", Failure.NO_REPOSITORY),
    ("not found", Failure.NO_REPOSITORY),
    ("hung up unexpectedly", Failure.BROKEN_OFF),
)
"""What git says, first match first."""


@dataclass(frozen=True, slots=True)
class GitFolder:
    """A bare repository of ours, in which a commit is made and from which it is pushed."""

    folder: Path
    watch: Watch
    repository: str
    """The address that errors are about."""
    user: str = ""
    password: Password | None = None

    def run(self, *words: str, typed: bytes = b"") -> bytes:
        """Return what a command of git writes. Raises DeliveryError where it fails, or the caller stops."""
        self.watch.check()
        process = self._start(words)
        code, output, messages = self._finish(process, typed)
        if code:
            raise self._failed(messages.decode(errors="replace"))
        return output

    def _start(self, words: tuple[str, ...]) -> subprocess.Popen[bytes]:
        try:
            return subprocess.Popen(  # noqa: S603 - no shell; addresses and branches are checked by their target
                ["git", *words],  # noqa: S607 - the one on PATH, as everywhere
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                env=self._environment(),
                # without a terminal ssh cannot ask anything
                start_new_session=True,
            )
        except FileNotFoundError:
            raise DeliveryError(Failure.NO_GIT) from None

    def _finish(self, process: subprocess.Popen[bytes], typed: bytes) -> tuple[int, bytes, bytes]:
        """Wait for a command, and end it where the caller stops."""
        # what is typed is handed over once; later calls go on with it
        rest: bytes | None = typed
        with process:
            while True:
                try:
                    output, messages = process.communicate(rest, timeout=_POLL)
                except subprocess.TimeoutExpired:
                    rest = None
                    if self.watch.stop.is_set():
                        process.kill()
                        self.watch.check()
                else:
                    return process.returncode, output, messages

    def _environment(self) -> dict[str, str]:
        inherited = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        kept = {name: value for name, value in os.environ.items() if name in _KEPT}
        return {**inherited, **kept, **_QUIET, **_numbered(self._settings()), "GIT_DIR": str(self.folder)}

    def _settings(self) -> tuple[tuple[str, str], ...]:
        """Return the settings of a command; the password is among them, for arguments can be seen by everybody."""
        if self.password is None:
            return _SETTINGS
        return (*_SETTINGS, ("http.extraHeader", f"Authorization: Basic {self._signature(self.password)}"))

    def _signature(self, password: Password) -> str:
        return base64.b64encode(f"{self.user}:{password.reveal()}".encode()).decode()

    def _failed(self, messages: str) -> DeliveryError:
        failure = next((failure for words, failure in _FAILURES if words in messages), Failure.OTHER)
        if self.password is not None:
            # git asks for another one, and there is nobody to answer
            failure = Failure.WRONG_PASSWORD if failure is Failure.NO_PASSWORD else failure
            messages = self.password.hidden_in(messages).replace(self._signature(self.password), HIDDEN)
        return DeliveryError(failure, self.repository, _last_words(messages))


def _last_words(messages: str) -> str:
    """Return what the other side said, or else what git said last."""
    lines = [line for line in messages.splitlines() if line.strip()]
    remote = [line.removeprefix(_REMOTE) for line in lines if line.startswith(_REMOTE)]
    return " ".join(" ".join(remote or lines).split())[-_LAST:]


def _numbered(settings: tuple[tuple[str, str], ...]) -> Mapping[str, str]:
    """Return settings as the variables of git that hold them."""
    variables = {"GIT_CONFIG_COUNT": str(len(settings))}
    for number, (name, value) in enumerate(settings):
        variables |= {f"GIT_CONFIG_KEY_{number}": name, f"GIT_CONFIG_VALUE_{number}": value}
    return variables
