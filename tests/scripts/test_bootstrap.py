"""scripts/install/bootstrap.py, run as a fresh machine runs it: no site-packages, no pip, real HTTP."""

from __future__ import annotations

import ast
import hashlib
import os
import platform
import subprocess
import sys
import threading
import tomllib
import zipfile
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from packaging.requirements import Requirement

from scripts.install.bootstrap import BootstrapError, Machine, choose_wheel, read_locked
from tests.builders.projects import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Harm = Callable[[bytes], bytes]

SCRIPT = ROOT / "scripts" / "install" / "bootstrap.py"
LOCK = ROOT / "uv.lock"
PROCESSOR = platform.machine().lower()
TAGS = f"manylinux_2_17_{PROCESSOR}.musllinux_1_1_{PROCESSOR}.macosx_11_0_{PROCESSOR}"


@dataclass
class Registry:
    """A real web server on this machine that hands out files by name and remembers what it was asked."""

    address: str
    files: dict[str, bytes] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)


@pytest.fixture
def registry() -> Iterator[Registry]:
    known = Registry("")

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            known.asked.append(self.path)
            body = known.files.get(self.path.rsplit("/", 1)[-1])
            self.send_response(404 if body is None else 200)
            self.end_headers()
            self.wfile.write(body or b"")

        def log_message(self, *_: object) -> None:
            """Keep the test's output to itself."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        known.address = f"http://127.0.0.1:{server.server_port}"
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield known
        server.shutdown()


def make_wheel(path: Path, version: str) -> bytes:
    """Write a wheel whose program `uv` tells its version, as the real one does."""
    info = f"uv-{version}.dist-info"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(f"uv-{version}.data/scripts/uv", f"#!/bin/sh\necho uv {version}\n")
        archive.writestr(f"{info}/METADATA", f"Metadata-Version: 2.1\nName: uv\nVersion: {version}\n")
        archive.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: false\nTag: py3-none-any\n")
        archive.writestr(f"{info}/RECORD", "")
    return path.read_bytes()


def publish(registry: Registry, folder: Path, version: str = "1.2.3", at: str | None = None) -> Path:
    """Put a wheel of uv on the server and return a lock that pins it."""
    name = f"uv-{version}-py3-none-{TAGS}.whl"
    data = make_wheel(folder / name, version)
    registry.files[name] = data
    lock = folder / "uv.lock"
    digest = hashlib.sha256(data).hexdigest()
    lock.write_text(
        f'[[package]]\nname = "uv"\nversion = "{version}"\nwheels = [{{ '
        f'url = "{at or registry.address}/{name}", hash = "sha256:{digest}", size = {len(data)} }}]\n',
        encoding="utf-8",
    )
    return lock


def bootstrap(lock: Path, into: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the script as a Python without site-packages does, and so without pip."""
    command = [sys.executable, "-S", str(SCRIPT), "--lock", str(lock), "--into", str(into)]
    return subprocess.run(
        command, check=False, capture_output=True, text=True, env={"PATH": os.environ["PATH"], **environment}
    )


def assert_told_in_two_languages(done: subprocess.CompletedProcess[str]) -> None:
    assert done.returncode == 1
    assert "ผิดพลาด: " in done.stderr
    assert "\nError: " in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("machine", "tag"),
    [
        (Machine("Linux", "x86_64", (2, 36)), "manylinux_2_17_x86_64.manylinux2014_x86_64"),
        (Machine("Linux", "x86_64", None), "musllinux_1_1_x86_64"),
        (Machine("Linux", "aarch64", (2, 36)), "manylinux_2_17_aarch64.manylinux2014_aarch64"),
        (Machine("Linux", "aarch64", (2, 17)), "manylinux_2_17_aarch64.manylinux2014_aarch64"),
        (Machine("Linux", "aarch64", None), "musllinux_1_1_aarch64"),
        (Machine("Linux", "riscv64", (2, 31)), "manylinux_2_31_riscv64"),
        (Machine("Darwin", "x86_64"), "macosx_10_12_x86_64"),
        (Machine("Darwin", "aarch64"), "macosx_11_0_arm64"),
        (Machine("Windows", "x86_64"), "win_amd64"),
        (Machine("Windows", "aarch64"), "win_arm64"),
    ],
)
def test_each_machine_gets_the_locked_wheel_that_runs_on_it(machine: Machine, tag: str) -> None:
    assert tag in choose_wheel(read_locked(LOCK, "uv"), machine).url


@pytest.mark.parametrize(
    "machine",
    [
        Machine("Linux", "x86_64", (2, 12)),
        Machine("Linux", "mips64", (2, 36)),
        Machine("SunOS", "x86_64"),
    ],
)
def test_a_machine_without_a_wheel_is_told_so_in_two_languages(machine: Machine) -> None:
    with pytest.raises(BootstrapError, match=r"(?s)ไม่มี uv.*Error: there is no uv"):
        choose_wheel(read_locked(LOCK, "uv"), machine)


def test_the_locked_program_is_installed_and_nothing_else(registry: Registry, tmp_path: Path) -> None:
    done = bootstrap(publish(registry, tmp_path), tmp_path / "tools")
    program = tmp_path / "tools" / "uv"
    assert (done.returncode, done.stdout) == (0, f"{program}\n")
    assert list(program.parent.iterdir()) == [program]
    assert subprocess.run([program], check=True, capture_output=True, text=True).stdout == "uv 1.2.3\n"


def test_a_second_run_asks_the_network_for_nothing(registry: Registry, tmp_path: Path) -> None:
    lock = publish(registry, tmp_path)
    bootstrap(lock, tmp_path / "tools")
    written = (tmp_path / "tools" / "uv").stat()
    again = bootstrap(lock, tmp_path / "tools")
    assert (again.returncode, len(registry.asked)) == (0, 1)
    assert (tmp_path / "tools" / "uv").stat() == written


@pytest.mark.parametrize("harm", [lambda data: data[:-1] + b"x", lambda data: data + b"x", lambda _: b""])
def test_other_bytes_than_the_locked_ones_are_refused(harm: Harm, registry: Registry, tmp_path: Path) -> None:
    lock = publish(registry, tmp_path)
    registry.files = {name: harm(data) for name, data in registry.files.items()}
    done = bootstrap(lock, tmp_path / "tools")
    assert_told_in_two_languages(done)
    assert "uv.lock" in done.stderr
    assert not list((tmp_path / "tools").iterdir())


def test_a_failed_upgrade_leaves_the_program_of_before(registry: Registry, tmp_path: Path) -> None:
    bootstrap(publish(registry, tmp_path), tmp_path / "tools")
    lock = publish(registry, tmp_path, "1.3.0")
    registry.files.clear()
    assert_told_in_two_languages(bootstrap(lock, tmp_path / "tools"))
    program = tmp_path / "tools" / "uv"
    assert list(program.parent.iterdir()) == [program]
    assert subprocess.run([program], check=True, capture_output=True, text=True).stdout == "uv 1.2.3\n"


def test_a_new_version_in_the_lock_replaces_the_old_program(registry: Registry, tmp_path: Path) -> None:
    bootstrap(publish(registry, tmp_path), tmp_path / "tools")
    bootstrap(publish(registry, tmp_path, "1.3.0"), tmp_path / "tools")
    version = subprocess.run([tmp_path / "tools" / "uv"], check=True, capture_output=True, text=True)
    assert version.stdout == "uv 1.3.0\n"


def test_a_machine_without_network_is_told_so_and_nothing_is_left(registry: Registry, tmp_path: Path) -> None:
    lock = publish(registry, tmp_path, at="http://127.0.0.1:1")
    assert_told_in_two_languages(bootstrap(lock, tmp_path / "tools"))
    assert not list((tmp_path / "tools").iterdir())


def test_the_proxy_of_the_environment_is_used(registry: Registry, tmp_path: Path) -> None:
    lock = publish(registry, tmp_path, at="http://files.invalid")
    done = bootstrap(lock, tmp_path / "tools", http_proxy=registry.address)
    assert done.returncode == 0, done.stderr
    assert registry.asked[0].startswith("http://files.invalid/")


def test_pip_with_its_own_mirror_helps_out_with_the_same_hashes(registry: Registry, tmp_path: Path) -> None:
    python = getattr(sys, "_base_executable", sys.executable)
    if subprocess.run([python, "-m", "pip", "--version"], check=False, capture_output=True).returncode:
        pytest.skip("this Python has no pip")
    lock = publish(registry, tmp_path)
    registry.files.clear()
    environment = {"PATH": os.environ["PATH"], "PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(tmp_path)}
    command = [python, str(SCRIPT), "--lock", str(lock), "--into", str(tmp_path / "tools")]
    done = subprocess.run(command, check=False, capture_output=True, text=True, env=environment)
    assert done.returncode == 0, done.stderr
    assert [path.name for path in (tmp_path / "tools").iterdir()] == ["uv"]


@pytest.mark.parametrize("content", ["", "[[package", '[[package]]\nname = "uv"\n'])
def test_a_lock_that_does_not_pin_uv_is_told_in_two_languages(content: str, tmp_path: Path) -> None:
    (tmp_path / "uv.lock").write_text(content, encoding="utf-8")
    assert_told_in_two_languages(bootstrap(tmp_path / "uv.lock", tmp_path / "tools"))


def test_an_old_python_is_told_so_in_two_languages() -> None:
    pretend = f"import runpy, sys; sys.version_info = (3, 9, 2); runpy.run_path({str(SCRIPT)!r})"
    done = subprocess.run([sys.executable, "-c", pretend], check=False, capture_output=True, text=True)
    assert_told_in_two_languages(done)


def test_an_old_python_can_read_the_script_far_enough_to_be_told() -> None:
    assert ast.parse(SCRIPT.read_text(encoding="utf-8"), feature_version=(3, 7)).body


def test_the_locked_uv_builds_this_package_itself_so_that_no_build_backend_is_downloaded() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    (backend,) = map(Requirement, settings["build-system"]["requires"])
    assert backend.name == "uv_build"
    assert backend.specifier.contains(read_locked(LOCK, "uv").version)


SOURCES = ["pyftpdlib"]
"""The FTP server of the tests: its author publishes the source alone. No site needs it."""


def test_every_package_of_the_lock_is_a_wheel_with_a_hash_but_the_tests_ftp_server() -> None:
    packages = tomllib.loads(LOCK.read_text(encoding="utf-8"))["package"]
    fetched = [package for package in packages if "registry" in package["source"]]
    assert [package["name"] for package in fetched if not package.get("wheels")] == SOURCES
    files = [file for package in fetched for file in package.get("wheels", [package.get("sdist")])]
    assert all(file["hash"].startswith("sha256:") for file in files)
    assert [package["name"] for package in packages if package not in fetched] == ["ita-site"]
