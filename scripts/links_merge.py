"""Merge two health files for git: `links_merge.py BASE OURS THEIRS` writes to OURS. Exit codes: 0 merged, 1 not."""

import sys
from pathlib import Path

from ita_site.commandline import fail, reason
from ita_site.links.memory.file.memory_file import MemoryFileError
from ita_site.links.memory.merge import merge_files


def main(base: str, ours: str, theirs: str) -> int:
    """Merge the files of these paths; return the exit code."""
    try:
        merge_files(Path(base), Path(ours), Path(theirs))
    except MemoryFileError as error:
        return fail(f"รวมผลตรวจลิงก์ไม่ได้: บรรทัดที่ {error.line}", f"cannot merge the link health: line {error.line}")
    except OSError as error:
        return fail(f"รวมผลตรวจลิงก์ไม่ได้: {reason(error)}", f"cannot merge the link health: {reason(error)}")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:4]))
