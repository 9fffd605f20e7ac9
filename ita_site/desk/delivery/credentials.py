"""Passwords of targets, in a file of their own that nobody but its owner may read; the content never has any."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ita_site.desk.delivery.password import Password
from ita_site.disk.whole_file import writing

_FILE: Final = "passwords.json"
_OWNER_ONLY: Final = 0o600
_FOLDER_OF_OWNER: Final = 0o700


@dataclass(frozen=True, slots=True)
class Credentials:
    """The passwords in a folder, each by the `target_key` of its target."""

    folder: Path

    def set(self, key: str, password: Password) -> None:
        """Store a password in the place of an earlier one. Raises OSError."""
        self._write({**self._read(), key: password.reveal()})

    def get(self, key: str) -> Password | None:
        """Return the password of a target; None where none is set. Raises OSError."""
        text = self._read().get(key)
        return None if text is None else Password(text)

    def delete(self, key: str) -> None:
        """Delete the password of a target; do nothing where none is set. Raises OSError."""
        kept = self._read()
        if kept.pop(key, None) is not None:
            self._write(kept)

    def _read(self) -> dict[str, str]:
        try:
            value = json.loads((self.folder / _FILE).read_bytes())
        except (FileNotFoundError, ValueError):
            # a file that is damaged has no password that could be used
            return {}
        return {str(key): str(text) for key, text in value.items()} if isinstance(value, dict) else {}

    def _write(self, passwords: Mapping[str, str]) -> None:
        self.folder.mkdir(mode=_FOLDER_OF_OWNER, parents=True, exist_ok=True)
        with writing(self.folder / _FILE) as file:
            # before the first byte, so that nobody else ever sees one
            Path(file.name).chmod(_OWNER_ONLY)
            file.write(json.dumps(passwords, ensure_ascii=False).encode())
