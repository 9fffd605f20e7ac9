"""`ita nation certificates`: the certificates of a cluster. Exit codes: 0 written, 1 there are some, 2 called wrongly."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import click

from ita_site.commandline import fail, reason, say
from ita_site.commands.line import options
from ita_site.commands.line.bilingual import Command, Value

_MOST_DAYS: Final = 3650


def _days(text: str) -> int:
    days = int(text)
    if not 1 <= days <= _MOST_DAYS:
        raise ValueError(text)
    return days


_DAYS: Final = Value(_days, f"ต้องเป็น 1 ถึง {_MOST_DAYS} วัน | must be 1 to {_MOST_DAYS} days")


# fmt: off
@click.command("certificates", cls=Command, help="ทำใบรับรองให้คลัสเตอร์ | Make the certificates of a cluster")
@click.option("--days", type=_DAYS, default=400, metavar="N", help="ใช้ได้กี่วัน | days for which they hold (400)")
@click.argument("folder", metavar="DIR", type=options.FOLDER)
def certificates(folder: Path, days: int) -> int:
    """Write an authority, and certificates of the scheduler, the workers and the driver."""
    from ita_site.nation.cluster.certificates import CertificatesThereError, make_certificates

    try:
        made = make_certificates(folder, datetime.now(UTC), days)
    except CertificatesThereError as error:
        return fail(f"มีใบรับรองอยู่แล้ว ไม่เขียนทับ: {error}", f"there are certificates, left as they are: {error}")
    except OSError as error:
        return fail(f"เขียนลงใน {folder} ไม่ได้: {reason(error)}", f"cannot write into {folder}: {reason(error)}")
    say(f"ทำใบรับรองแล้ว {len(made)} ไฟล์ ใน {folder} ไฟล์ .key ห้ามให้ผู้อื่น")
    say(f"Wrote {len(made)} files into {folder}; keep the .key files secret")
    return 0
# fmt: on
