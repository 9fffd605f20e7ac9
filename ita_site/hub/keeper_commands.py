"""What a keeper does on the command line, with its messages in two languages."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from shutil import copytree
from typing import Final

from ita_site.commandline import fail, say
from ita_site.disk.work_folder import work_folder
from ita_site.hub.backup import BadBackupError, back_up, restore
from ita_site.hub.hub import Hub, open_hub
from ita_site.hub.night import NightOrder, Outcome, night
from ita_site.hub.records.accounts import BadNameError, NameTakenError, account_name
from ita_site.hub.records.agencies import BadIdError, IdTakenError
from ita_site.hub.roles import Role
from ita_site.publish.frame.options import SiteOptions, read_options

USAGE_ERROR: Final = 2
_NO_HUB: Final = ("ไม่พบระบบในโฟลเดอร์ {0}", "there is no hub in {0}")
_BAD_ID: Final = ("รหัสหน่วยงาน {0} ใช้ไม่ได้ ใช้ a-z 0-9 และ -", "{0} cannot be an agency's id; use a-z, 0-9 and -")
_BAD_NAME: Final = ("ชื่อบัญชี {0} ใช้ไม่ได้", "{0} cannot be an account's name")
_TAKEN: Final = ("มี {0} อยู่แล้ว", "{0} is there already")
_NO_AGENCY: Final = ("ไม่มีหน่วยงานรหัส {0}", "there is no agency of the id {0}")
_NO_ACCOUNT: Final = ("ไม่มีบัญชีชื่อ {0}", "there is no account of the name {0}")
_NO_SITE: Final = (
    "{0} ไม่ใช่โฟลเดอร์ของเว็บไซต์ ต้องมี mkdocs.yml ที่ใช้ได้ และเนื้อหาใน content",
    "{0} is no folder of a site: it needs a mkdocs.yml that can be read, and its content in `content`",
)
_NOT_EMPTY: Final = ("{0} มีไฟล์อยู่แล้ว กู้คืนลงในโฟลเดอร์ว่างเท่านั้น", "{0} is not empty; restore into an empty folder")
_FIRST: Final = (
    "บัญชี {0} รหัสผ่านแรก {1}\nส่งให้เจ้าของบัญชีด้วยตนเอง จะไม่แสดงอีก ต้องตั้งรหัสใหม่เมื่อเข้าครั้งแรก\n"
    "account {0}, first password {1}: hand it over yourself, it is not shown again and must be changed"
)
_NIGHT: Final = {
    Outcome.PUBLISHED: "เผยแพร่ใหม่ | published again",
    Outcome.BUILT: "สร้างใหม่ ยังไม่เผยแพร่ | built, not published",
    Outcome.UNCHANGED: "ไม่เปลี่ยน | unchanged",
    Outcome.NO_SITE: "ยังไม่เริ่มเว็บไซต์ | no site yet",
    Outcome.FAILED: "ไม่สำเร็จ | failed",
}


@dataclass(frozen=True, slots=True)
class NewAccount:
    """An account that is to be made, or given a first password again."""

    name: str
    is_keeper: bool
    roles: Sequence[tuple[str, Role]]
    """An agency's id and the role in it."""
    resets: bool


def add_agency(root: Path, identity: str, name: str, source: Path | None, *, wants_approval: bool) -> int:
    """Add an agency, with a copy of the site folder `source` where it has one; return the exit code."""
    if source is not None and not _is_site(source):
        return _fail(_NO_SITE, str(source))
    hub = open_hub(root)
    try:
        hub.agencies.add(identity, name, wants_approval=wants_approval)
    except BadIdError:
        return _fail(_BAD_ID, identity)
    except IdTakenError:
        return _fail(_TAKEN, identity)
    if source is not None:
        _copy(source, hub.folder.site(identity))
    say(f"เพิ่มหน่วยงาน {name} ({identity}) แล้ว\nThe agency {identity} is added")
    return 0


def add_account(root: Path, new: NewAccount) -> int:
    """Make an account, print its first password, and return the exit code."""
    hub, name = open_hub(root), account_name(new.name)
    missing = [agency for agency, _ in new.roles if hub.agencies.named(agency) is None]
    if missing:
        return _fail(_NO_AGENCY, missing[0])
    try:
        password = _first_password(hub, name, new)
    except LookupError:
        return _fail(_NO_ACCOUNT, name)
    except BadNameError:
        return _fail(_BAD_NAME, new.name)
    except NameTakenError:
        return _fail(_TAKEN, name)
    for agency, role in new.roles:
        hub.accounts.grant(name, agency, role)
    say(_FIRST.format(name, password))
    return 0


def _first_password(hub: Hub, name: str, new: NewAccount) -> str:
    """Make an account, or take the password of one away; return its first password.

    Raises LookupError, BadNameError, NameTakenError.
    """
    if not new.resets:
        return hub.accounts.make(name, is_keeper=new.is_keeper)
    if hub.accounts.named(name) is None:
        raise LookupError(name)
    return hub.accounts.reset_password(name)


def run_night(root: Path, order: NightOrder) -> int:
    """Do the night's work, say what it did, and return the exit code: 1 where an agency failed."""
    hub = _existing(root)
    if hub is None:
        return _fail(_NO_HUB, str(root))
    report = night(hub, order)
    for outcome, words in _NIGHT.items():
        agencies = report.of(outcome)
        if agencies:
            say(f"{words}: {len(agencies):,}")
    for agency in report.of(Outcome.FAILED):
        say(f"  {agency}: {hub.folder.state(agency) / 'night.log'}")
    return 1 if report.of(Outcome.FAILED) else 0


def make_backup(root: Path, file: Path) -> int:
    """Write a backup of a hub; return the exit code."""
    hub = _existing(root)
    if hub is None:
        return _fail(_NO_HUB, str(root))
    count = back_up(hub, file.resolve())
    say(f"สำรองแล้ว {count:,} หน่วยงาน: {file}\n{count:,} agencies are backed up in {file}")
    return 0


def put_back(file: Path, root: Path) -> int:
    """Put a backup into an empty folder; return the exit code."""
    try:
        restore(file, root.resolve())
    except FileExistsError:
        return _fail(_NOT_EMPTY, str(root))
    except BadBackupError as error:
        return fail(f"{file} ไม่ใช่ไฟล์สำรองที่สมบูรณ์: {error}", f"{file} is no whole backup: {error}")
    say(f"กู้คืนแล้วใน {root} ทุกคนต้องเข้าสู่ระบบใหม่\nThe hub is restored in {root}; everybody logs in anew")
    return 0


def _existing(root: Path) -> Hub | None:
    """Return the hub in a folder; None where there is none."""
    try:
        return open_hub(root) if (root / "accounts.sqlite").is_file() else None
    except sqlite3.Error:
        return None


def _is_site(source: Path) -> bool:
    """Return whether a folder is a site's, with its content where the hub looks for it."""
    config = source / "mkdocs.yml"
    options = read_options(config) if config.is_file() else None
    return isinstance(options, SiteOptions) and options.content == source / "content" and options.content.is_dir()


def _copy(source: Path, target: Path) -> None:
    """Copy a site folder whole or not at all."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with work_folder(target.parent) as work:
        copytree(source, work / "new", symlinks=True)
        (work / "new").rename(target)


def _fail(words: tuple[str, str], value: str) -> int:
    return fail(words[0].format(value), words[1].format(value), USAGE_ERROR)
