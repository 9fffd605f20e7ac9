"""`ita measure`: ask in Thai for a measure, and write its file; what is left open becomes a TODO that the checks show.

Exit codes: 0 written, 1 not written, 2 called wrongly.
"""

import signal
import sys
from pathlib import Path

import click

from ita_site.commandline import fail
from ita_site.commands.line import bilingual, options
from ita_site.commands.line.bilingual import USAGE_ERROR
from ita_site.commands.line.options import is_there


@bilingual.command
@click.option(
    "--answers", metavar="FILE.yml", help="อ่านคำตอบจากไฟล์ | read the answers from a file, - for standard input"
)
@options.content
def command(answers: str | None, content: Path) -> int:
    """Ask, or read the answers."""
    from ita_site.ask.session import measure_by_asking, measure_from_file

    if not is_there(content):
        return USAGE_ERROR
    content = content.resolve()
    if answers:
        return measure_from_file(answers, content)
    if not sys.stdin.isatty():
        return fail(
            "ต้องสั่งในหน้าต่างคำสั่งที่พิมพ์ตอบได้ หรือใช้ --answers FILE.yml",
            "run this in a terminal, or give --answers FILE.yml",
            2,
        )
    try:
        return measure_by_asking(content)
    except (EOFError, KeyboardInterrupt):
        # the key pressed twice must not spoil the farewell
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        return _given_up()


def _given_up() -> int:
    sys.stderr.write("\nเลิกแล้ว ไม่ได้เขียนอะไร\nGiven up; nothing was written\n")
    return 1
