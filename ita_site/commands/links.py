"""`ita links`: check every evidence link that is due, and remember what was seen; docs/link-health.md has the details.

Exit codes: 0 nothing needs a person, 1 something does, 2 the job could not run to its end.
"""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import click

from ita_site.commands.line import bilingual, options
from ita_site.commands.line.bilingual import USAGE_ERROR, Several
from ita_site.commands.line.options import is_there
from ita_site.commands.line.values import ADDRESS, COUNT, MOMENT, NETWORK, PLACE, SECONDS
from ita_site.links.memory.history import State
from ita_site.links.report.outputs import Outputs
from ita_site.links.request.politeness import Pace

_STATE: Final = click.Choice([state.value for state in State])
_FILE: Final = options.FOLDER


# fmt: off
@bilingual.command
@options.content
@click.option("--urls", metavar="FILE", help="ตรวจรายการนี้แทน บรรทัดละหนึ่งที่อยู่ | check this list instead; - is standard input")
@click.option("--health", type=_FILE, metavar="FILE", help="ไฟล์ที่จำผลตรวจ | what is remembered (CONTENT/link-health.json)")
@click.option("--json", type=_FILE, metavar="FILE", help="เขียนทุกลิงก์เป็น JSON | write every link as JSON")
@click.option("--markdown", type=_FILE, metavar="FILE", help="เขียนผลเป็น Markdown | write the findings as Markdown")
@click.option("--junit", type=_FILE, metavar="FILE", help="เขียนผลเป็น JUnit XML | write JUnit XML")
@click.option("--github", is_flag=True, help="พิมพ์หมายเหตุแบบ GitHub | print GitHub annotations")
@click.option("--only", cls=Several, type=_STATE, metavar="STATE...", help="ตรวจเฉพาะลิงก์ในสถานะนี้ | ask only links in these states, due or not")
@click.option("--all", "everything", is_flag=True, help="ตรวจทุกลิงก์แม้ยังไม่ถึงกำหนด | ask also what is not due")
@click.option("--concurrency", type=COUNT, default=32, metavar="N", help="จำนวนคำขอพร้อมกัน | requests at once (32)")
@click.option("--per-host", type=COUNT, default=2, metavar="N", help="จำนวนคำขอพร้อมกันต่อเว็บไซต์ | requests at once to one host (2)")
@click.option("--delay", type=SECONDS, default=0.5, metavar="S", help="เว้นกี่วินาทีต่อเว็บไซต์ | seconds between requests to one host (0.5)")
@click.option("--timeout", type=SECONDS, default=30.0, metavar="S", help="รอคำตอบได้กี่วินาที | seconds for one request in all (30)")
@click.option("--retries", type=int, default=2, metavar="N", help="ลองใหม่ได้กี่ครั้ง | more tries where they can help (2)")
@click.option("--allow-network", cls=Several, type=NETWORK, metavar="CIDR...", help="ติดต่อเครือข่ายภายในนี้ได้ | contact these private networks")
@click.option("--ca-bundle", type=_FILE, metavar="FILE", help="เชื่อถือใบรับรองในไฟล์นี้ด้วย | trust these certificates too")
@click.option("--resolve", cls=Several, type=ADDRESS, metavar="HOST:IP...", help="ใช้เลขที่อยู่นี้แทนชื่อ | connect to this address for a host; also HOST:PORT:IP[:PORT]")
@click.option("--archive", type=_FILE, metavar="DIR", help="โฟลเดอร์เก็บสำเนาหลักฐาน | where copies are kept (archive, beside the content)")
@click.option("--no-archive", is_flag=True, help="ไม่เก็บสำเนา | keep no copies")
@click.option("--vantage", type=PLACE, default="", metavar="TEXT", help="ตรวจจากที่ใด | from where is checked; kept with each link")
@click.option("--budget", type=SECONDS, default=0.0, metavar="S", help="จำกัดเวลาทั้งหมดกี่วินาที | seconds for the whole run (0: no limit)")
@click.option("--now", type=MOMENT, metavar="ISO", help="เวลาที่ใช้ตัดสินสถานะ | the clock of the state rules (the real one)")
@click.option("--fix", is_flag=True, help="แก้ที่อยู่ใหม่ที่พิสูจน์ได้ลงในเนื้อหา เก็บที่อยู่เดิมไว้ | write the new addresses that are proved")
def command(
    content: Path, urls: str | None, only: tuple[str, ...], now: datetime | None, *, github: bool, **given: Any
) -> int:
    """Run the job once."""
    from ita_site.publish.link_job.idle import report_idle
    from ita_site.publish.link_job.link_run import LinkRun

    if not urls and not is_there(content):
        return USAGE_ERROR
    prefix = "" if urls else f"{content.as_posix()}/"
    outputs = Outputs(given.pop("json"), given.pop("markdown"), given.pop("junit"), prefix if github else None)
    pace = Pace(*(given.pop(name) for name in ("concurrency", "per_host", "delay", "budget")))
    moment_of_run = now or datetime.now(UTC).replace(microsecond=0)
    states = frozenset(map(State, only))
    run = LinkRun(content, moment_of_run, urls, outputs=outputs, only=states, pace=pace, **given)
    if (code := report_idle(run)) is not None:
        return code
    from ita_site.publish.link_run import check_links

    return check_links(run)
# fmt: on
