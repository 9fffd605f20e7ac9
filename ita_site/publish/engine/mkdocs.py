"""Build the site in one step, or serve a preview of it, with MkDocs in a process of its own."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Final

from ita_site.publish.site_folder import replace_site

_PROGRAM: Final = "ita_site.publish.engine.mkdocs_program"
# Material prints a screenful about MkDocs 2 at every build; the lock holds MkDocs 1
_QUIET: Final = {"NO_MKDOCS_2_WARNING": "1"}


def build(config: Path, site: Path) -> bool:
    """Build the site that `config` (a mkdocs.yml) describes into `site`; return whether MkDocs could. Raises OSError.

    MkDocs empties the folder that it builds into before it knows whether it will succeed; so that is another one.
    """

    def write(folder: Path) -> bool:
        return not _mkdocs("build", "--strict", "--config-file", str(config), "--site-dir", str(folder))

    return replace_site(config, site, write)


def _mkdocs(*words: str) -> int:
    return subprocess.run([sys.executable, "-m", _PROGRAM, *words], check=False, env=os.environ | _QUIET).returncode  # noqa: S603 - our own Python


def serve(config: Path, address: str) -> int:
    """Return become MkDocs' preview server at `address` (host:port): the process is replaced, and never comes back."""
    words = ["serve", "--livereload", "--config-file", str(config), "--dev-addr", address]
    os.execve(sys.executable, [sys.executable, "-m", _PROGRAM, *words], os.environ | _QUIET)  # noqa: S606 - our own Python
