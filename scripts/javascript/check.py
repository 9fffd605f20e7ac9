"""Check the types that the comments of the site's scripts give, with TypeScript's compiler from npm.

    python -m scripts.javascript.check

Exit codes: 0 no mistakes, or no npm on this machine; 1 a mistake, or the compiler cannot be installed.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Final

from scripts.install import npm

_HERE: Final = Path(__file__).resolve().parent
_TOOLS: Final = _HERE.parents[1] / ".tools" / "javascript"

_SETTINGS: Final = ("worker.json", "pages.json")
"""The scripts that are checked, by the browser functions that they know."""


def main() -> int:
    """Check all scripts; return the exit code."""
    if not npm.available():
        print("ข้ามการตรวจชนิดข้อมูลของสคริปต์ เพราะเครื่องนี้ไม่มี npm\nSkipped the types of the scripts: there is no npm")
        return 0
    try:
        compiler = npm.install(_HERE, _TOOLS) / "tsc"
    except npm.NpmError as error:
        print(f"ติดตั้ง TypeScript ไม่ได้: {error}\nCannot install TypeScript: {error}", file=sys.stderr)
        return 1
    done = [subprocess.run([compiler, "--project", _HERE / name], check=False).returncode for name in _SETTINGS]
    return int(any(done))


if __name__ == "__main__":
    sys.exit(main())
