"""`ita stage`: write the pages and a matching mkdocs.yml to a folder that any engine builds as it is.

Exit codes: 0 written, 1 the content has errors or the disk refused, 2 the command was called wrongly.
"""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ita_site.commandline import fail, say, tell
from ita_site.commands.line import bilingual, options
from ita_site.commands.line.bilingual import USAGE_ERROR
from ita_site.commands.line.options import is_there

if TYPE_CHECKING:
    from ita_site.publish.frame.options import SiteOptions


@bilingual.command
@click.argument("target", type=options.FOLDER, metavar="DIR")
@options.config
def command(target: Path, config: Path) -> int:
    """Stage the pages in a folder that is new, empty or was written by this command, and say how it went."""
    from ita_site.publish.frame.options import read_options
    from ita_site.publish.staging import refusal

    config, target = config.resolve(), target.resolve()
    if not is_there(config):
        return USAGE_ERROR
    site_options = read_options(config)
    if isinstance(site_options, tuple):
        sys.stderr.writelines(f"{problem}\n" for problem in site_options)
        return 1
    if why := refusal(site_options, target):
        return fail(*why, 2)
    return _stage(site_options, target)


def _stage(site_options: "SiteOptions", target: Path) -> int:
    from ita_site.publish.staging import stage
    from ita_site.source.problems import has_errors

    try:
        problems = stage(site_options, target)
    except OSError as error:
        return fail(f"เขียนลง {target} ไม่ได้: {error}", f"cannot write {target}: {error}")
    sys.stderr.writelines(f"{problem}\n" for problem in problems)
    if has_errors(problems):
        tell("เนื้อหามีข้อผิดพลาด จึงไม่ได้เขียนอะไร", "The content has errors; nothing was written")
        return 1
    say(f"เขียนหน้าเว็บลง {target} แล้ว\nThe pages are written to {target}")
    return 0
