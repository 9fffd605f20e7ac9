"""Build the site in one step, or serve a preview of it, with MkDocs in a process of its own.

MkDocs empties the folder that it builds into before it knows whether it will succeed. So it builds into a folder beside
it, under `build/`, and only a whole site is swapped in, by rename: a build that fails leaves the old site as it was.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

from ita_site.publish.swap import swap

# Material prints a screenful about MkDocs 2 at every build; the lock holds MkDocs 1
_QUIET: Final = {"NO_MKDOCS_2_WARNING": "1"}


def build(config: Path, site: Path) -> int:
    """Build the site that `config` (a mkdocs.yml) describes into `site`; return MkDocs' exit code. Raises OSError."""
    work_root = config.parent / "build"
    work_root.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=work_root, prefix="site-") as folder:
        work = Path(folder)
        if code := _mkdocs("build", "--strict", "--config-file", str(config), "--site-dir", str(work / "new")):
            return code
        site.parent.mkdir(parents=True, exist_ok=True)
        swap(work / "new", site, work / "old")
    return 0


def _mkdocs(*words: str) -> int:
    return subprocess.run([sys.executable, "-m", "mkdocs", *words], check=False, env=os.environ | _QUIET).returncode  # noqa: S603 - our own Python


def serve(config: Path, address: str) -> int:
    """Return become MkDocs' preview server at `address` (host:port): the process is replaced, and never comes back."""
    words = ["serve", "--livereload", "--config-file", str(config), "--dev-addr", address]
    os.execve(sys.executable, [sys.executable, "-m", "mkdocs", *words], os.environ | _QUIET)  # noqa: S606 - our own Python
