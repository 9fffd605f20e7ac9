"""`ita archive`: list, verify, export, prune and withdraw the copies of evidence; docs/archive.md has the details.

Exit codes: 0 done, nothing wrong; 1 something is wrong or nothing fits; 2 the command was called wrongly, or the
archive cannot be read.
"""

import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import click

from ita_site.commandline import fail
from ita_site.commands.line import options
from ita_site.commands.line.bilingual import SETTINGS, USAGE_ERROR, Command, Group, Value
from ita_site.links.archive.places import beside


def _digest(text: str) -> str:
    if not re.fullmatch("[0-9a-fA-F]{64}", text):
        raise ValueError(text)
    return text.lower()


_DIGEST: Final = Value(_digest, "ต้องเป็น SHA-256 เลขฐานสิบหก 64 หลัก | must be 64 hexadecimal digits")
_YEAR: Final = click.IntRange(1990, 2300)

command = Group("archive", context_settings=SETTINGS)
_folder = click.option(
    "--archive", type=options.FOLDER, metavar="DIR", help="โฟลเดอร์คลังสำเนา | the archive (archive, beside the content)"
)


def _at(content: Path, archive: Path | None) -> Path:
    """Return the archive that is meant."""
    return archive or beside(content)


# fmt: off
@command.command("list", cls=Command, help="แสดงสำเนาทุกฉบับ: ที่อยู่ วันที่ ขนาด SHA-256 สถานะ ชื่อหน้า | List every copy")
@options.content
@_folder
def _list(content: Path, archive: Path | None) -> int:
    from ita_site.publish.archive_commands import list_copies

    return list_copies(_at(content, archive), content)


@command.command("verify", cls=Command, help="ตรวจทุกไบต์กับค่าแฮชและบัญชี | Compare every byte with digests and manifests")
@options.content
@_folder
@click.option("--authority", type=options.FOLDER, metavar="PEM", help="ใบรับรองของผู้ประทับเวลา | the certificate of the time-stamping authority")
def _verify(content: Path, archive: Path | None, authority: Path | None) -> int:
    from ita_site.publish.archive_commands import verify_archive

    return verify_archive(_at(content, archive), authority)


@command.command("export", cls=Command, help="เขียนสำเนาของหนึ่งปีเป็น WACZ ไม่มีคุกกี้ | Write the copies of a year as WACZ, without cookies")
@options.content
@_folder
@click.option("--year", type=_YEAR, metavar="YYYY", help="ปี ค.ศ. (ทุกปี) | the year (each)")
@click.option("--out", type=options.FOLDER, default=Path("build/archive"), metavar="DIR", help="โฟลเดอร์ที่จะเขียน | where to write")
def _export(content: Path, archive: Path | None, year: int | None, out: Path) -> int:
    from ita_site.publish.archive_commands import export_archive

    return export_archive(_at(content, archive), out, year, datetime.now(UTC))


@command.command("prune", cls=Command, help="ลบสำเนาเก่าที่เกินเพดาน ฉบับล่าสุดอยู่เสมอ | Delete older copies beyond the limits; the newest always stays")
@options.content
@_folder
def _prune(content: Path, archive: Path | None) -> int:
    from ita_site.publish.archive_commands import prune_archive

    return prune_archive(_at(content, archive), content, datetime.now(UTC))


@command.command("withdraw", cls=Command, help="ถอนสำเนาออกถาวร เหลือค่าแฮชและวันที่ | Take copies out for good; digest and date stay")
@options.content
@_folder
@click.argument("url", required=False, default="", metavar="URL")
@click.option("--sha256", type=_DIGEST, metavar="HEX", help="ถอนเนื้อหานี้ไม่ว่าจากที่อยู่ใด | this content, from whatever address")
@click.option("--reason", required=True, metavar="TEXT", help="เหตุผล เก็บไว้ในคลัง | the reason, kept in the archive")
def _withdraw(content: Path, archive: Path | None, url: str, sha256: str | None, reason: str) -> int:
    from ita_site.publish.archive_commands import withdraw_copies

    if bool(url) == bool(sha256):
        return fail("ระบุ URL หรือ --sha256 อย่างใดอย่างหนึ่ง", "name either a URL or --sha256", USAGE_ERROR)
    return withdraw_copies(_at(content, archive), url, sha256 or "", reason, datetime.now(UTC))
# fmt: on
