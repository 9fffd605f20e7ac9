"""Options that the commands of `ita nation` share."""

from pathlib import Path

import click

from ita_site.commands.line import options
from ita_site.commands.line.values import COUNT, MOMENT

# fmt: off
sites = click.option("--sites", type=options.FOLDER, default=Path("sites"), metavar="PATH", help="โฟลเดอร์ของทุกหน่วยงาน หรือ CSV | the folder of site folders, or a CSV (sites)")
state = click.option("--state", type=options.FOLDER, default=Path("nation"), metavar="DIR", help="โฟลเดอร์ที่จดจำ | where the nation keeps what it makes (nation)")
workers = click.option("--workers", type=COUNT, default=2, metavar="N", help="จำนวนโปรเซส | processes of this machine (2)")
scheduler = click.option("--scheduler", default="", metavar="ADDRESS", help="ใช้คลัสเตอร์ Dask | a Dask cluster: tls://HOST:PORT, or local")
certificates = click.option("--certificates", type=options.FOLDER, metavar="DIR", help="โฟลเดอร์ใบรับรองของคลัสเตอร์ | the cluster's certificates, as ita nation certificates writes them")
now = click.option("--now", type=MOMENT, metavar="ISO", help="เวลาที่ใช้ตัดสิน | the clock of the rules (the real one)")
# fmt: on
