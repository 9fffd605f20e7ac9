"""`ita hub`: the desks of many agencies on one machine, for accounts with roles.

Exit codes: 0 done, or ended by Ctrl-C; 1 something failed; 2 called wrongly.
"""

from datetime import UTC, datetime
from ipaddress import ip_network
from pathlib import Path
from typing import Any

import click

from ita_site.commandline import fail
from ita_site.commands.line import options
from ita_site.commands.line.bilingual import SETTINGS, USAGE_ERROR, Command, Group, Several, Value

command = Group("hub", context_settings=SETTINGS)
_hub = click.option(
    "--hub", type=options.FOLDER, default=Path("hub"), metavar="DIR", help="โฟลเดอร์ของระบบ | the hub's folder (hub)"
)
_NETWORK = Value(ip_network, "ต้องเป็นเครือข่าย เช่น 10.0.0.0/8 | must be a network such as 10.0.0.0/8")


# fmt: off
@command.command("serve", cls=Command, help="เปิดระบบให้ทุกหน่วยงาน | Serve the hub")
@_hub
@click.option("--bind", default="127.0.0.1", show_default=True, help="รับที่เลขที่อยู่นี้ | the address to listen at")
@click.option("--port", default=8020, show_default=True, help="พอร์ต | the port")
@click.option("--name", default="localhost", metavar="HOST", help="ชื่อที่เบราว์เซอร์ใช้เรียก | the name that browsers ask for")
@click.option("--trusted-proxy", cls=Several, metavar="IP...", help="เชื่อหัวข้อความจากเครื่องนี้ | believe the headers of this reverse proxy")
@click.option("--trusted-header", default="", metavar="NAME", help="หัวข้อความที่บอกชื่อบัญชี | the proxy's header that names the account")
def _serve(hub: Path, bind: str, port: int, name: str, trusted_proxy: tuple[str, ...], trusted_header: str) -> int:
    from ita_site.hub.web.server import Serving, serve
    from ita_site.hub.web.visitors import Proxies

    if trusted_header and not trusted_proxy:
        return fail("--trusted-header ต้องมี --trusted-proxy ด้วย", "--trusted-header needs --trusted-proxy", USAGE_ERROR)
    return serve(hub, Serving(bind, port, name, Proxies(frozenset(trusted_proxy), trusted_header)))


@command.command("add-agency", cls=Command, help="เพิ่มหน่วยงาน | Add an agency")
@_hub
@click.option("--from", "source", type=options.FOLDER, metavar="DIR", help="คัดลอกโฟลเดอร์เว็บไซต์ที่มีอยู่ | copy an existing site folder")
@click.option("--approval", is_flag=True, help="ต้องมีผู้อนุมัติก่อนเผยแพร่ | an approver sees what is published")
@click.argument("agency", metavar="ID")
@click.argument("name", metavar="NAME")
def _add_agency(hub: Path, source: Path | None, agency: str, name: str, *, approval: bool) -> int:
    from ita_site.hub.keeper_commands import add_agency

    return add_agency(hub, agency, name, source, wants_approval=approval)


@command.command("add-account", cls=Command, help="เพิ่มบัญชี แสดงรหัสผ่านแรกครั้งเดียว | Add an account; its first password is shown once")
@_hub
@click.option("--officer", cls=Several, metavar="ID...", help="ผู้แก้ไขของหน่วยงานนี้ | an officer of these agencies")
@click.option("--approver", cls=Several, metavar="ID...", help="ผู้อนุมัติของหน่วยงานนี้ | an approver of these agencies")
@click.option("--keeper", is_flag=True, help="ผู้ดูแลระบบ | a keeper of accounts and agencies")
@click.option("--again", is_flag=True, help="ตั้งรหัสผ่านแรกใหม่ให้บัญชีที่มีอยู่ | a new first password for an account that is there")
@click.argument("name", metavar="NAME")
def _add_account(hub: Path, name: str, *, keeper: bool, again: bool, **given: Any) -> int:
    from ita_site.hub.keeper_commands import NewAccount, add_account
    from ita_site.hub.roles import Role

    roles = [(agency, role) for role in Role for agency in given[role.value]]
    return add_account(hub, NewAccount(name, keeper, roles, again))


@command.command("night", cls=Command, help="งานประจำคืน: ตรวจลิงก์ สร้างเว็บไซต์ที่เปลี่ยน | The night's work: check links, rebuild what changed")
@_hub
@click.option("--links/--no-links", default=True, help="ตรวจลิงก์ด้วย | check links as well")
@click.option("--allow-network", cls=Several, type=_NETWORK, metavar="CIDR...", help="ติดต่อเครือข่ายภายในนี้ได้ | contact these private networks")
def _night(hub: Path, allow_network: tuple[Any, ...], *, links: bool) -> int:
    from ita_site.hub.keeper_commands import run_night
    from ita_site.hub.night import NightOrder

    return run_night(hub, NightOrder(datetime.now(UTC).replace(microsecond=0), links, allow_network))


@command.command("backup", cls=Command, help="สำรองทั้งระบบเป็นไฟล์เดียว ทำได้ขณะเปิดใช้ | Back up the hub into one file, also while it serves")
@_hub
@click.argument("file", type=options.FOLDER, metavar="FILE")
def _backup(hub: Path, file: Path) -> int:
    from ita_site.hub.keeper_commands import make_backup

    return make_backup(hub, file)


@command.command("restore", cls=Command, help="กู้คืนจากไฟล์สำรองลงในโฟลเดอร์ว่าง | Restore a backup into an empty folder")
@_hub
@click.argument("file", type=options.FOLDER, metavar="FILE")
def _restore(hub: Path, file: Path) -> int:
    from ita_site.hub.keeper_commands import put_back

    return put_back(file, hub)
# fmt: on
