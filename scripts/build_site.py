"""Build the site into site/ in one step: a build that fails leaves the site of before as it was.

MkDocs empties the folder that it builds into before it knows whether it will succeed. So it builds
into a folder beside it, under build/, and only a whole site is swapped in, by rename.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from ita_site.publish.swap import swap

# Material prints a screenful about MkDocs 2 at every build; the lock holds MkDocs 1.
ENVIRONMENT = {"NO_MKDOCS_2_WARNING": "1"}


def run_mkdocs(target: Path) -> int:
    """Build the site described by ./mkdocs.yml into `target`; return MkDocs' exit code."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(target)]
    return subprocess.run(command, check=False, env=os.environ | ENVIRONMENT).returncode


def build(root: Path) -> int:
    """Build `root`/site by way of `root`/build; return an exit code."""
    (root / "build").mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=root / "build", prefix="site-") as folder:
        work = Path(folder)
        if code := run_mkdocs(work / "new"):
            return code
        swap(work / "new", root / "site", work / "old")
    return 0


def main() -> int:
    """Build in the current folder and say in two languages how it went."""
    try:
        code = build(Path.cwd())
    except OSError as error:
        print(
            f"ผิดพลาด: วางเว็บไซต์ลงใน site/ ไม่ได้: {error}\nError: cannot put the site into site/: {error}",
            file=sys.stderr,
        )
        return 1
    if code:
        print("สร้างเว็บไซต์ไม่สำเร็จ: site/ เดิมยังอยู่ครบ\nThe build failed: site/ is as it was", file=sys.stderr)
    else:
        print("สร้างเว็บไซต์เสร็จแล้ว อยู่ใน site/\nThe site is built: see site/")
    return code


if __name__ == "__main__":
    sys.exit(main())
