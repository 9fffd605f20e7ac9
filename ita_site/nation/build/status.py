"""Say how many agencies a nation has, and how its last nights went."""

import json
import sqlite3
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any, Final

from ita_site.commandline import fail, reason, say, tell
from ita_site.nation.build.table import BuildTable, Outcome
from ita_site.nation.build.words import say_summary, tell_list
from ita_site.nation.sites.nation_folder import NationFolder
from ita_site.nation.sites.read import read_sites
from ita_site.nation.sites.state_file import fail_of_state

_CANNOT: Final = 2
_COMPLETE: Final = "complete"


def tell_status(source: Path, nation: NationFolder) -> int:
    """Say it; return the exit code. What cannot be read keeps nothing else from being said."""
    parts = (
        (source, partial(_tell_agencies, source, nation)),
        (nation.run, partial(_tell_links, nation.run)),
        (nation.builds, partial(_tell_builds, nation)),
        (nation.portal, partial(_tell_portal, nation.portal)),
    )
    return max([_told(file, tell_part) for file, tell_part in parts])


def _told(file: Path, tell_part: Callable[[], None]) -> int:
    """Say a part of it, or why its file cannot be read; return the exit code."""
    try:
        tell_part()
    except OSError as error:
        return fail(f"อ่านไม่ได้: {reason(error)}", f"cannot read: {reason(error)}", _CANNOT)
    except (sqlite3.Error, ValueError) as error:
        return fail_of_state(file, error)
    return 0


def _tell_agencies(source: Path, nation: NationFolder) -> None:
    """Say how many agencies there are, and what is wrong with their list."""
    sites, problems = read_sites(source, nation.checkouts)
    tell_list(problems)
    provinces = len({site.province_code for site in sites} - {""})
    say(f"หน่วยงาน {len(sites):,} ใน {provinces} จังหวัด\n{len(sites):,} agencies in {provinces} provinces")


def _tell_links(file: Path) -> None:
    """Say how far the last night of links is. Raises ValueError where its file is none of ours."""
    if not file.is_file():
        say("ตรวจลิงก์: ยังไม่เคย\nlinks: never checked")
        return
    run: dict[str, Any] = json.loads(file.read_bytes())
    if not isinstance(run, dict):
        raise ValueError("JSON, but no object")  # noqa: TRY004 - the file is wrong, not the program
    done, left, begun = _count(run, "done"), _count(run, "left"), run.get("begun", "?")
    ending = run.get("ending", run.get("step", "?"))
    thai = "ครบแล้ว" if ending == _COMPLETE else f"ยังไม่ครบ ({ending})"
    say(f"ตรวจลิงก์: เริ่ม {begun} {thai} ตรวจแล้ว {done:,} เหลือ {left:,}")
    say(f"links: begun {begun}, {ending}: {done:,} checked, {left:,} left")


def _count(run: dict[str, Any], name: str) -> int:
    """Return a number of the last night of links; 0 where it is not there. Raises ValueError where it is none."""
    number = run.get(name, 0)
    if not isinstance(number, int):
        raise ValueError(f"{name}: {number!r}")  # noqa: TRY004 - the file is wrong, not the program
    return number


def _tell_builds(nation: NationFolder) -> None:
    """Say how the last night of builds went, and of which agencies the content has errors."""
    if not nation.builds.is_file():
        say("สร้างเว็บไซต์: ยังไม่เคย\nbuilds: none yet")
        return
    with BuildTable(nation.builds) as table:
        builds, night = table.every(), table.last_night()
    counts = Counter(build.outcome for build in builds.values())
    built, refused, failed = (counts[outcome] for outcome in (Outcome.BUILT, Outcome.REFUSED, Outcome.FAILED))
    say(f"เว็บไซต์: สร้างสำเร็จ {built:,} เนื้อหาผิด {refused:,} ล้มเหลว {failed:,}")
    say(f"sites: {built:,} built, {refused:,} with errors, {failed:,} failed")
    if night:
        say(f"สร้างครั้งล่าสุด | last build: {night.at.isoformat()}")
        say_summary(night)
    for agency, build in builds.items():
        if build.outcome is not Outcome.BUILT:
            tell(f"{agency}: ดู {nation.problems}/{agency}.txt", f"{agency}: {build.outcome}, {build.at.isoformat()}")


def _tell_portal(file: Path) -> None:
    """Say when the database of the portal was written last."""
    if not file.is_file():
        say("พอร์ทัล: ยังไม่มี\nportal: none yet")
        return
    at = datetime.fromtimestamp(int(file.stat().st_mtime), UTC)
    size = file.stat().st_size // 1024
    say(f"พอร์ทัล: เขียนเมื่อ {at.isoformat()} ขนาด {size:,} KB\nportal: written {at.isoformat()}, {size:,} KB")
