"""Check every evidence link once and remember what was seen. docs/link-health.md describes all options.

Exit code: 0 nothing needs a person, 1 something does, 2 the job could not run to its end.
"""

from __future__ import annotations

import argparse
import ipaddress
import sys
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from ita_site import commandline
from ita_site.catalogue.link_health import HEALTH, OVERRULES
from ita_site.links import link_use
from ita_site.links.judge.observation import clean
from ita_site.links.memory import overrule
from ita_site.links.memory.findings import Counted
from ita_site.links.memory.health_file import HealthFileError, moment
from ita_site.links.memory.history import State
from ita_site.links.memory.journal import Busy
from ita_site.links.report import data, github, junit, markdown, text
from ita_site.links.request.fetch import Fetcher, Limits
from ita_site.links.request.politeness import Pace
from ita_site.links.request.resolver import Resolver, parse_mapping
from ita_site.links.request.tls import Contexts
from ita_site.links.run import propose
from ita_site.links.run.check import Persistence
from ita_site.links.run.job import Job, Result, Settings
from ita_site.links.run.progress import Progress

FINE, FINDINGS, FAILED = 0, 1, 2
MOST_SECONDS = 86_400
FIRST_YEAR, LAST_YEAR = 2000, 2200


def parser() -> commandline.Parser:
    """The options."""
    made = commandline.Parser(
        description="ตรวจลิงก์หลักฐานทุกลิงก์ที่ถึงกำหนด แล้วจำผล | Check every evidence link that is due, and remember"
    )
    add = made.add_argument
    add("--content", type=Path, default=Path("content"), metavar="DIR", help="โฟลเดอร์เนื้อหา | content folder (content)")
    add(
        "--urls",
        metavar="FILE",
        help="ตรวจรายการนี้แทน บรรทัดละหนึ่งที่อยู่ | check this list instead, one URL per line; - is standard input",
    )
    add(
        "--health",
        type=Path,
        metavar="FILE",
        help="ไฟล์ที่จำผลตรวจ | what is remembered (CONTENT/link-health.json; none with --urls)",
    )
    add("--json", type=Path, metavar="FILE", help="เขียนทุกลิงก์เป็น JSON | write every link as JSON")
    add("--markdown", type=Path, metavar="FILE", help="เขียนผลเป็น Markdown | write the findings as Markdown")
    add("--junit", type=Path, metavar="FILE", help="เขียนผลเป็น JUnit XML | write JUnit XML")
    add("--github", action="store_true", help="พิมพ์หมายเหตุแบบ GitHub | print GitHub annotations")
    add("--only", nargs="+", default=[], choices=[state.value for state in State], metavar="STATE",
        help="ตรวจเฉพาะลิงก์ในสถานะนี้ | ask only links in these states, due or not")  # fmt: skip
    add("--all", action="store_true", help="ตรวจทุกลิงก์แม้ยังไม่ถึงกำหนด | ask also what is not due")
    add("--concurrency", type=_count, default=32, metavar="N", help="จำนวนคำขอพร้อมกัน | requests at once (32)")
    add(
        "--per-host",
        type=_count,
        default=2,
        metavar="N",
        help="จำนวนคำขอพร้อมกันต่อเว็บไซต์ | requests at once to one host (2)",
    )
    add(
        "--delay",
        type=_seconds,
        default=0.5,
        metavar="S",
        help="เว้นกี่วินาทีต่อเว็บไซต์ | seconds between requests to one host (0.5)",
    )
    add(
        "--timeout",
        type=_seconds,
        default=30.0,
        metavar="S",
        help="รอคำตอบได้กี่วินาที | seconds for one request in all (30)",
    )
    add("--retries", type=int, default=2, metavar="N", help="ลองใหม่ได้กี่ครั้ง | more tries where they can help (2)")
    add("--allow-network", nargs="+", action="extend", default=[], type=ipaddress.ip_network, metavar="CIDR",
        help="ติดต่อเครือข่ายภายในนี้ได้ | contact these networks although they are private")  # fmt: skip
    add("--ca-bundle", type=Path, metavar="FILE", help="เชื่อถือใบรับรองในไฟล์นี้ด้วย | trust these certificates too")
    add("--resolve", nargs="+", action="extend", default=[], type=parse_mapping, metavar="HOST:IP",
        help="ใช้เลขที่อยู่นี้แทนชื่อ | connect to this address for a host; also HOST:PORT:IP[:PORT]")  # fmt: skip
    add("--vantage", default="", metavar="TEXT", help="ตรวจจากที่ใด | from where is checked; kept with each link")
    add(
        "--budget",
        type=_seconds,
        default=0.0,
        metavar="S",
        help="จำกัดเวลาทั้งหมดกี่วินาที | seconds for the whole run (0: no limit)",
    )
    add("--now", type=_moment, metavar="ISO", help="เวลาที่ใช้ตัดสินสถานะ | the clock of the state rules (the real one)")
    add(
        "--fix",
        action="store_true",
        help="แก้ที่อยู่ใหม่ลงในเนื้อหา เก็บที่อยู่เดิมไว้ | write the proposed addresses into the content",
    )
    return made


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the job; returns the exit code."""
    options = parser().parse_args(arguments)
    with ExitStack() as stack:
        try:
            return _run(options, stack)
        except Busy as error:
            print(f"มีการตรวจอื่นทำงานอยู่ · another run is at work: {error}", file=sys.stderr)
        except (HealthFileError, overrule.OverruleError, OSError, UnicodeDecodeError) as error:
            print(f"ทำงานไม่ได้ · could not run: {error}", file=sys.stderr)
        except KeyboardInterrupt:
            print("หยุดแล้ว · interrupted", file=sys.stderr)
    return FAILED


def _run(options: argparse.Namespace, stack: ExitStack) -> int:
    now = options.now or datetime.now(UTC).replace(microsecond=0)
    settings = Settings(
        now=now,
        health=_health(options, stack),
        everything=options.all,
        only=frozenset(State(state) for state in options.only),
        vantage=options.vantage,
        forget=options.urls is None,
        pace=Pace(options.concurrency, options.per_host, options.delay, options.budget),
        how=Persistence(retries=max(0, options.retries), wait=min(30.0, max(options.timeout, 5.0))),
    )
    uses = _uses(options)
    if uses is None:
        return FAILED
    rules = overrule.load(options.content / OVERRULES)
    resolver = Resolver(options.resolve, options.allow_network)
    limits = Limits(options.timeout, min(10.0, options.timeout))
    with Job(uses, rules, settings) as job:
        fetcher = Fetcher(resolver, Contexts(options.ca_bundle), limits)
        result = job.run(fetcher, resolver, Progress(sys.stderr))
        proposals = propose.moved(job.lines())
        if not (result.interrupted or result.offline):
            proposals |= _found(propose.to_try(job.lines(), now), settings, fetcher, resolver)
        if not result.interrupted:
            fetcher.close()
        code = _report(options, job, result, now)
        _mend(options, job, proposals)
        return code


def _found(
    tried: Mapping[str, tuple[str, ...]], settings: Settings, fetcher: Fetcher, resolver: Resolver
) -> dict[str, str]:
    """Ask the twins of lost addresses, remembering nothing of it."""
    uses = [link_use.LinkUse(twin) for twins in tried.values() for twin in twins]
    if not uses:
        return {}
    with tempfile.TemporaryDirectory(prefix="links-") as folder:
        alone = replace(settings, health=Path(folder) / HEALTH, everything=True, only=frozenset())
        with Job(uses, {}, alone) as job:
            job.run(fetcher, resolver, Progress(sys.stderr))
            answers = {entry.link.url: entry.link.observation for entry in job.lines()}
    return propose.found(tried, answers)


def _mend(options: argparse.Namespace, job: Job, proposals: Mapping[str, str]) -> None:
    """Print each proposed address; with --fix write it, keeping the old one as what the report printed."""
    if not proposals:
        return
    from ita_site.catalogue.replace_url import Mend, mend  # noqa: PLC0415 - as in _uses

    uses = [use for entry in job.lines() if entry.link.url in proposals for use in entry.uses]
    # from the bottom up: a line that is added must not move those that are still to be mended
    for use in sorted(uses, key=lambda use: (use.path, -use.line)):
        new = proposals[use.url]
        place = f"{use.path}:{use.line}" if use.path else "-"
        done = options.fix and not options.urls and mend(options.content, Mend(use.path, use.line, use.url, new))
        word = "แก้แล้ว · mended" if done else "แก้เองไม่ได้ · not mended" if options.fix else "เสนอ · proposed"
        print(clean(f"{place}: {word}: {use.url} → {new}", 5000))


def _report(options: argparse.Namespace, job: Job, result: Result, now: datetime) -> int:
    counted = Counted(job.lines())
    for line in text.findings(counted):
        print(line)
    sums = counted.sums
    for line in text.summary(
        sums, asked=result.asked, resumed=result.resumed, offline=result.offline, interrupted=result.interrupted
    ):
        print(line)
    if options.json:
        with options.json.open("w", encoding="utf-8") as out:
            data.write(out, now, job.lines())
    if options.markdown:
        with options.markdown.open("w", encoding="utf-8") as out:
            out.writelines(f"{line}\n" for line in markdown.lines(job.lines(), sums))
    if options.junit:
        with options.junit.open("w", encoding="utf-8") as out:
            junit.write(out, job.lines(), sums)
    if options.github:
        prefix = "" if options.urls else f"{options.content.as_posix()}/"
        for line in github.lines(job.lines(), prefix):
            print(line)
    if result.offline or result.interrupted:
        return FAILED
    return FINDINGS if sums.needs_person else FINE


def _uses(options: argparse.Namespace) -> Sequence[link_use.LinkUse] | None:
    """What to check; None after printing why the content cannot be read."""
    if options.urls is None:
        # a list of addresses needs no content, and its job starts in half the time without
        from ita_site.catalogue.link_uses import link_uses  # noqa: PLC0415
        from ita_site.publish.check import load  # noqa: PLC0415

        reading = load(options.content.resolve())
        if reading.catalogue is None:
            for problem in reading.problems:
                print(problem, file=sys.stderr)
            return None
        return link_uses(reading.catalogue)
    if options.urls == "-":
        return link_use.from_lines(sys.stdin, "")
    with Path(options.urls).open(encoding="utf-8") as lines:
        return link_use.from_lines(lines, options.urls)


def _health(options: argparse.Namespace, stack: ExitStack) -> Path:
    if options.health is not None:
        return Path(options.health)
    if options.urls is None:
        return Path(options.content / HEALTH)
    folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="links-"))
    return Path(folder) / HEALTH


def _count(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text!r}: ต้องเป็น 1 ขึ้นไป (1 or more)")
    return number


def _seconds(text: str) -> float:
    number = float(text)
    if not 0 <= number <= MOST_SECONDS:
        raise argparse.ArgumentTypeError(f"{text!r}: ต้องเป็นวินาที ไม่เกิน {MOST_SECONDS} (seconds)")
    return number


def _moment(text: str) -> datetime:
    when = moment(text)
    if when is None or not FIRST_YEAR <= when.year <= LAST_YEAR:
        raise argparse.ArgumentTypeError(f"{text!r}: ต้องเป็นวันเวลา ค.ศ. {FIRST_YEAR}–{LAST_YEAR} (a date and time)")
    return when.replace(microsecond=0)


if __name__ == "__main__":
    sys.exit(main())
