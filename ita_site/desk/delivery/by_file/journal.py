"""What a delivery has done so far, on this machine: what arrived whole need not be sent again after a break.

A line of JSON for each step, in a file for each target. A line that is cut off, or damaged, counts as not written.
"""

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from ita_site.disk.cache import key_of


@dataclass(slots=True)
class Journal:
    """The steps of the deliveries to a target since the last one that was finished.

    `begun` has the temporary names that were written to, `arrived` those that are whole, `placed` the digest of each
    path that was put into place.
    """

    file: Path
    delivery: str
    """The id of the delivery, which the target's own notes name as well."""
    begun: set[str] = field(default_factory=set)
    arrived: set[str] = field(default_factory=set)
    placed: dict[str, str] = field(default_factory=dict)

    def part(self, path: str, sha256: str) -> str:
        """Return the temporary name of a file, beside its place: `a/.0123456789abcdef.ita-part`."""
        folder, slash, _ = path.rpartition("/")
        return f"{folder}{slash}.{key_of(self.delivery, path, sha256)[:16]}.ita-part"

    def note_begun(self, part: str) -> None:
        """Note that a file is about to be sent under a temporary name."""
        self.begun.add(part)
        self.write({"begun": part})

    def note_arrived(self, part: str) -> None:
        """Note that a file is whole at the target, under its temporary name."""
        self.arrived.add(part)
        self.write({"arrived": part})

    def note_placed(self, path: str, sha256: str) -> None:
        """Note that a file has taken its place."""
        self.placed[path] = sha256
        self.write({"placed": path, "sha256": sha256})

    def close(self) -> None:
        """Forget everything: the delivery is finished."""
        self.file.unlink(missing_ok=True)

    def write(self, step: Mapping[str, str]) -> None:
        """Write a step down."""
        with self.file.open("ab") as file:
            # the newline comes first: a line that was cut off does not take the next one with it
            file.write(b"\n" + json.dumps(step).encode())

    def take(self, step: Mapping[str, str]) -> None:
        """Take up a step that an earlier process has done."""
        match step:
            case {"begun": part}:
                self.begun.add(part)
            case {"arrived": part}:
                self.arrived.add(part)
            case {"placed": path, "sha256": sha256}:
                self.placed[path] = sha256
            case _:
                pass


def open_journal(file: Path) -> Journal:
    """Return the journal that a file has, begun anew where it has none. Raises OSError."""
    steps = list(_steps(file))
    known = next((step["delivery"] for step in steps if "delivery" in step), "")
    journal = Journal(file, known or os.urandom(8).hex())
    if not known:
        file.write_bytes(b"")
        journal.write({"delivery": journal.delivery})
    for step in steps:
        journal.take(step)
    return journal


def _steps(file: Path) -> Iterator[dict[str, str]]:
    lines = file.read_bytes().split(b"\n") if file.exists() else []
    for line in lines:
        with suppress(ValueError):
            step = json.loads(line)
            if isinstance(step, dict) and all(isinstance(value, str) for value in step.values()):
                yield step
