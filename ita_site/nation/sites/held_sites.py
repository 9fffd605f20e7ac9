"""Hold the checkouts of repositories while a command works with them: nobody changes what another one reads."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from ita_site.commandline import tell
from ita_site.disk.lock import share_lock, try_lock
from ita_site.nation.sites.nation_folder import NationFolder
from ita_site.nation.sites.read import read_sites
from ita_site.nation.sites.site_folder import SiteFolder
from ita_site.source.problems import Problem

_USED: Final = (
    "มีคำสั่งอื่นใช้สำเนาของ repository อยู่ จึงใช้ตามที่มี ไม่ปรับให้เป็นปัจจุบัน",
    "another command is at work with the checkouts: they are used as they are",
)


@contextmanager
def held_sites(
    source: Path, nation: NationFolder, *, fetches: bool
) -> Iterator[tuple[tuple[SiteFolder, ...], tuple[Problem, ...]]]:
    """Yield the agencies and what is wrong with their list, as `read_sites` does; their checkouts stay as they are.

    Where `fetches`, the checkouts are brought up to date first, unless another command is at work with them: then they
    are used as they are. Who comes while they are being brought up to date waits for its end. Raises OSError.
    """
    if source.is_dir():
        yield read_sites(source, nation.checkouts)
        return
    nation.state.mkdir(parents=True, exist_ok=True)
    with nation.checkouts.with_name(f".{nation.checkouts.name}.lock").open("a+b") as lock:
        is_alone = fetches and try_lock(lock)
        if fetches and not is_alone:
            tell(*_USED)
        if not is_alone:
            share_lock(lock)
        sites = read_sites(source, nation.checkouts, fetches=is_alone)
        share_lock(lock)
        yield sites
