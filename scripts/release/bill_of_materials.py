"""The bill of materials of a wheel (CycloneDX 1.5): the packages that it needs, and the work of others inside it.

uv writes the packages of the lock. To them come the fonts in the wheel, each with the npm package that it was taken
from, which the README beside the fonts names.
"""

from __future__ import annotations

import hashlib
import json
import re
import uuid
import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any, Final
from urllib.parse import quote

FONT_ENDINGS: Final = (".woff2", ".ttf")
_TAKEN_FROM: Final = re.compile(r"npm package `(?P<name>[^`]+)` (?P<version>[\d.]+\d)")

Component = dict[str, Any]


def complete(bill: dict[str, Any], wheel: Path, time: str) -> dict[str, Any]:
    """Return uv's `bill` for a `wheel`, its fonts included; `time` is that of the commit, empty if it is not known.

    The serial number is made from the rest, so that the same materials have the same one.
    """
    fonts = list(font_packages(wheel))
    metadata = {name: value for name, value in bill["metadata"].items() if name != "timestamp"}
    if time:
        metadata["timestamp"] = time
    metadata["component"] |= {
        "licenses": [licence("MIT")],
        "hashes": [checksum(wheel.read_bytes())],
    }
    root = metadata["component"]["bom-ref"]
    whole = {name: value for name, value in bill.items() if name != "serialNumber"} | {
        "metadata": metadata,
        "components": [*bill["components"], *fonts],
        "dependencies": list(_dependencies(bill["dependencies"], root, [font["bom-ref"] for font in fonts])),
    }
    return whole | {"serialNumber": uuid.uuid5(uuid.NAMESPACE_URL, json.dumps(whole, sort_keys=True)).urn}


def font_packages(wheel: Path) -> Iterator[Component]:
    """Yield each package of fonts in a wheel, with its files. Raises ValueError where fonts have no source."""
    with zipfile.ZipFile(wheel) as archive:
        fonts = sorted(name for name in archive.namelist() if name.endswith(FONT_ENDINGS))
        for folder in sorted({str(PurePosixPath(name).parent) for name in fonts}):
            readme = archive.read(f"{folder}/README.md").decode()
            files = [name for name in fonts if str(PurePosixPath(name).parent) == folder]
            yield _font_package(readme, {name: archive.read(name) for name in files})


def _font_package(readme: str, files: dict[str, bytes]) -> Component:
    source = _TAKEN_FROM.search(readme)
    if source is None:
        raise ValueError(f"no source of {', '.join(files)}")
    package = f"pkg:npm/{quote(source['name'], safe='/')}@{source['version']}"
    return {
        "type": "library",
        "bom-ref": package,
        "name": source["name"],
        "version": source["version"],
        "licenses": [licence("OFL-1.1")],
        "purl": package,
        "components": [
            {"type": "file", "bom-ref": name, "name": name, "hashes": [checksum(data)]} for name, data in files.items()
        ],
    }


def licence(name: str) -> dict[str, Any]:
    """Return a licence by its SPDX name."""
    return {"license": {"id": name}}


def checksum(data: bytes) -> dict[str, str]:
    """Return the checksum of a file."""
    return {"alg": "SHA-256", "content": hashlib.sha256(data).hexdigest()}


def _dependencies(known: list[dict[str, Any]], root: str, fonts: list[str]) -> Iterator[dict[str, Any]]:
    for entry in known:
        yield entry | {"dependsOn": [*entry["dependsOn"], *fonts]} if entry["ref"] == root else entry
    yield from ({"ref": font} for font in fonts)
