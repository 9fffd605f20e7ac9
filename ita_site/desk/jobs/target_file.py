"""Remember where a site is published to, in a file apart from the content; passwords are elsewhere."""

import json
from collections.abc import Mapping
from pathlib import Path

from ita_site.desk.delivery.targets import FTP_PORT, SFTP_PORT, Folder, Ftp, Ftps, Git, Sftp, Target, Zip
from ita_site.disk.whole_file import write_whole


def target_of(fields: Mapping[str, str], zip_file: Path) -> Target:
    """Return the target that fields of a form or of the file describe. Raises DeliveryError for one that cannot be."""
    kind, host, user = fields.get("kind", ""), fields.get("host", "").strip(), fields.get("user", "").strip()
    folder, print_ = fields.get("folder", "").strip(), fields.get("fingerprint", "").strip()
    match kind:
        case "sftp":
            return Sftp(host, user, folder, _port(fields, SFTP_PORT), print_)
        case "ftps":
            return Ftps(host, user, folder, _port(fields, FTP_PORT), print_)
        case "ftp":
            return Ftp(host, user, folder, _port(fields, FTP_PORT))
        case "git":
            return Git(fields.get("repository", "").strip(), fields.get("branch", "").strip(), user)
        case "folder":
            return Folder(Path(folder))
        case _:
            return Zip(zip_file)


def _port(fields: Mapping[str, str], usual: int) -> int:
    text = fields.get("port", "").strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 5 else usual  # noqa: PLR2004 - digits of 65535


def read_fields(file: Path) -> dict[str, str]:
    """Return the fields of the target that is remembered; none where there is none, or the file is damaged."""
    try:
        stored = json.loads(file.read_bytes())
    except (OSError, ValueError):
        return {}
    return {str(name): str(value) for name, value in stored.items()} if isinstance(stored, dict) else {}


def write_fields(file: Path, fields: Mapping[str, str]) -> None:
    """Remember the fields of a target. Raises OSError."""
    file.parent.mkdir(parents=True, exist_ok=True)
    write_whole(file, json.dumps(dict(fields), ensure_ascii=False, sort_keys=True).encode())
