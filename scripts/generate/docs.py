"""Write the generated documentation below docs/: fields, problem codes, JSON Schemas.

Exit codes: 0 done; with --check 1 if a file on disk differs from what the code says.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from ita_site.catalogue.reference import pages


def main(arguments: list[str] | None = None) -> int:
    """Write or compare."""
    parser = argparse.ArgumentParser(description="เขียนเอกสารจากโค้ด | Write the documentation from the code")
    parser.add_argument("--out", type=Path, default=Path("docs"), metavar="DIR")
    parser.add_argument("--check", action="store_true", help="write nothing; tell what differs")
    options = parser.parse_args(arguments)
    stale = [name for name, text in pages().items() if not _same(options.out / name, text)]
    for name in stale:
        print(f"{options.out / name}: ไม่ตรงกับโค้ด | differs from the code")
        if not options.check:
            (options.out / name).parent.mkdir(parents=True, exist_ok=True)
            (options.out / name).write_text(pages()[name], encoding="utf-8")
    return 1 if stale and options.check else 0


def _same(file: Path, text: str) -> bool:
    return file.is_file() and file.read_text(encoding="utf-8") == text


if __name__ == "__main__":
    sys.exit(main())
