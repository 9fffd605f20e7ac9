"""`ita nation check-links`: one night over the evidence links of all agencies, on this machine or a cluster.

Exit codes: 0 fine; 1 agencies could not be read or written; 2 the night is not finished, and the next call resumes it.
"""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ita_site.commands.line import options
from ita_site.commands.line.bilingual import Command, Several
from ita_site.commands.line.values import ADDRESS, COUNT, NETWORK, PLACE, SECONDS, SOME_SECONDS
from ita_site.commands.nation import options as nation_options

if TYPE_CHECKING:
    from ita_site.links.national.settings import Asking


# fmt: off
@click.command("check-links", cls=Command, help="ตรวจลิงก์หลักฐานของทุกหน่วยงานที่ถึงกำหนด | Check the evidence links of all agencies that are due")
@nation_options.sites
@nation_options.state
@nation_options.workers
@nation_options.scheduler
@nation_options.certificates
@click.option("--all", "everything", is_flag=True, help="ตรวจทุกลิงก์แม้ยังไม่ถึงกำหนด | ask also what is not due")
@click.option("--concurrency", type=COUNT, default=32, metavar="N", help="จำนวนคำขอพร้อมกันต่อโปรเซส | requests at once of each worker (32)")
@click.option("--per-host", type=COUNT, default=2, metavar="N", help="จำนวนคำขอพร้อมกันต่อเครื่องแม่ข่าย | requests at once to one machine (2)")
@click.option("--delay", type=SECONDS, default=0.5, metavar="S", help="เว้นกี่วินาทีต่อเครื่องแม่ข่าย | seconds between requests to one machine (0.5)")
@click.option("--budget", type=SOME_SECONDS, default=60.0, metavar="S", help="งานหนึ่งชิ้นนานกี่วินาที | seconds of a slice: as much is lost with a worker (60)")
@click.option("--timeout", type=SECONDS, default=30.0, metavar="S", help="รอคำตอบได้กี่วินาที | seconds for one request in all (30)")
@click.option("--retries", type=int, default=2, metavar="N", help="ลองใหม่ได้กี่ครั้ง | more tries where they can help (2)")
@click.option("--allow-network", cls=Several, type=NETWORK, metavar="CIDR...", help="ติดต่อเครือข่ายภายในนี้ได้ | contact these private networks")
@click.option("--ca-bundle", type=options.FOLDER, metavar="FILE", help="เชื่อถือใบรับรองในไฟล์นี้ด้วย | trust these certificates too")
@click.option("--resolve", cls=Several, type=ADDRESS, metavar="HOST:IP...", help="ใช้เลขที่อยู่นี้แทนชื่อ | connect to this address for a host")
@click.option("--contact", type=PLACE, default="", metavar="TEXT", help="ที่ติดต่อของผู้ตรวจ | a mail or https address of who runs this")
@click.option("--vantage", type=PLACE, default="", metavar="TEXT", help="ตรวจจากที่ใด | from where is checked; kept with each link")
@nation_options.now
def check_links(sites: Path, state: Path, workers: int, scheduler: str, certificates: Path | None, *, everything: bool, vantage: str, **given: Any) -> int:
    """Run the night once."""
    from ita_site.nation.cluster.choice import executors_of
    from ita_site.nation.links.night import NationalRun, check_links
    from ita_site.nation.sites.nation_folder import NationFolder

    executors = executors_of(scheduler, workers, certificates)
    if executors is None:
        return 2
    nation = NationFolder(state)
    return check_links(NationalRun(sites, nation, _asking(given), workers, executors, everything, vantage))
# fmt: on


def _asking(given: dict[str, Any]) -> "Asking":
    """Return how addresses are asked."""
    from ita_site.links.national.settings import Asking
    from ita_site.links.request.politeness import Pace
    from ita_site.links.run.checking.subject import Persistence

    timeout = given["timeout"]
    pace = Pace(given["concurrency"], given["per_host"], given["delay"], given["budget"])
    return Asking(
        now=given["now"] or datetime.now(UTC).replace(microsecond=0),
        pace=pace,
        how=Persistence(retries=max(0, given["retries"]), wait=min(30.0, max(timeout, 5.0)), whole=True),
        timeout=timeout,
        allow_network=given["allow_network"],
        resolve=given["resolve"],
        ca_bundle=given["ca_bundle"] and given["ca_bundle"].resolve(),
        contact=given["contact"],
    )
