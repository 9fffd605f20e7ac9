"""Choose who does the work by what an operator has asked for."""

from ipaddress import ip_address
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from ita_site.commandline import fail
from ita_site.nation.cluster.certificates import CLIENT, PartFiles, part_files
from ita_site.nation.cluster.executors import Executors
from ita_site.nation.cluster.process_pool import PoolExecutors

LOCAL: Final = "local"
"""In the place of a scheduler's address: a cluster of this machine's own, for as long as the command runs."""


def executors_of(scheduler: str, workers: int, certificates: Path | None = None) -> Executors | None:
    """Return the workers at a scheduler's address, or processes of this machine where none is named.

    None after saying what is wrong. `certificates` is the folder with those of a cluster by `tls://`.
    """
    if not _is_usable(scheduler, certificates):
        return None
    if not scheduler:
        return PoolExecutors(workers)
    try:
        from ita_site.nation.cluster.dask_cluster import DaskExecutors  # noqa: PLC0415 - an extra
    except ImportError:
        fail("ต้องติดตั้ง ita-site[nation] ก่อนใช้คลัสเตอร์", "a cluster needs the extra: pip install 'ita-site[nation]'")
        return None
    if scheduler == LOCAL:
        return DaskExecutors.local(workers)
    return DaskExecutors(scheduler, part_files(certificates, CLIENT) if certificates else None)


def _is_usable(scheduler: str, certificates: Path | None) -> bool:
    """Return whether a scheduler's address and the certificates fit together, after saying what does not."""
    if scheduler in {"", LOCAL}:
        if certificates:
            fail("--certificates ใช้พร้อม --scheduler tls://…", "--certificates is for --scheduler tls://…")
        return not certificates
    if not scheduler.startswith("tls://") and not _is_of_this_machine(scheduler):
        # whoever reaches a scheduler runs what he likes on its workers
        fail(
            "คลัสเตอร์ของเครื่องอื่นต้องใช้ tls:// พร้อม --certificates",
            "a cluster of other machines is reached by tls:// alone, with --certificates",
        )
        return False
    return _has_certificates(scheduler, part_files(certificates, CLIENT) if certificates else None)


def _has_certificates(scheduler: str, files: PartFiles | None) -> bool:
    """Return whether the files are there that a scheduler asks for, after saying which are not."""
    if files is None:
        if scheduler.startswith("tls://"):
            fail("tls:// ต้องใช้พร้อม --certificates", "tls:// needs --certificates")
        return not scheduler.startswith("tls://")
    missing = [str(file) for file in (files.authority, files.certificate, files.key) if not file.is_file()]
    if missing:
        names = ", ".join(missing)
        fail(f"ไม่พบใบรับรอง {names} ทำได้ด้วย ita nation certificates", f"no {names}: ita nation certificates makes them")
    return not missing


def _is_of_this_machine(scheduler: str) -> bool:
    try:
        return ip_address(urlsplit(scheduler).hostname or "").is_loopback
    except ValueError:
        return False
