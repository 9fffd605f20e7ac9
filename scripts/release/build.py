"""Build what a release hands out: the wheel, and beside it the bill of its materials (CycloneDX 1.5).

The same commit makes the same bytes: no clock and no chance is in either file.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

from scripts.release.bill_of_materials import complete

ROOT: Final = Path(__file__).resolve().parents[2]
UV: Final = str(ROOT / ".tools" / "uv")
FOLDER: Final = ROOT / "build" / "release"


def build_wheel(folder: Path) -> Path:
    """Build the wheel into `folder`; return its path. Raises CalledProcessError."""
    run(UV, "build", "--wheel", "--quiet", "--out-dir", str(folder))
    (wheel,) = folder.glob("*.whl")
    # uv keeps its own folder out of git
    (folder / ".gitignore").unlink(missing_ok=True)
    return wheel


def locked_packages() -> dict[str, Any]:
    """Return the bill of the lock's packages that the program runs with, as uv writes it. Raises CalledProcessError."""
    export = ("export", "--frozen", "--no-default-groups", "--format", "cyclonedx1.5")
    bill: dict[str, Any] = json.loads(run(UV, "--preview-features", "sbom-export", *export))
    return bill


def commit_time() -> str:
    """Return the time of the commit in RFC 3339; empty where git does not know it."""
    try:
        return run("git", "log", "-1", "--format=%cI").strip()
    except (OSError, subprocess.CalledProcessError):
        return ""


def run(*command: str) -> str:
    """Run a command in the repository; return what it printed. Raises CalledProcessError."""
    return subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True).stdout


def main() -> int:
    """Write wheel and bill of materials into a folder of their own."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=FOLDER, help="the folder, which is emptied first")
    folder = parser.parse_args().out.resolve()
    shutil.rmtree(folder, ignore_errors=True)
    wheel = build_wheel(folder)
    bill = complete(locked_packages(), wheel, commit_time())
    file = wheel.with_name(f"{wheel.name.removesuffix('.whl')}.cdx.json")
    file.write_text(f"{json.dumps(bill, ensure_ascii=False, indent=2)}\n", encoding="utf-8")
    print(wheel, file, sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
