"""`ita build`: build the whole site. Exit codes: 0 built, 1 not built and the old site kept, 2 called wrongly."""

import sys
from pathlib import Path
from typing import Final

import click

from ita_site.commandline import fail, reason, say, tell
from ita_site.commands.line import bilingual, options
from ita_site.commands.line.bilingual import USAGE_ERROR
from ita_site.commands.line.options import is_there

NONE: Final = "none"
MKDOCS: Final = "mkdocs"


@bilingual.command
@options.site
@options.config
@click.option(
    "--engine", type=click.Choice([NONE, MKDOCS]), default=NONE, show_default=True,
    help="สร้างเองโดยตรง หรือให้ MkDocs เขียนไฟล์ | write the files directly, or let MkDocs write them",
)  # fmt: skip
def command(site: Path, config: Path, engine: str) -> int:
    """Build the site, and say in two languages how it went."""
    from ita_site.publish.engine import mkdocs
    from ita_site.publish.site_folder import refusal

    if not is_there(config):
        return USAGE_ERROR
    config, target = config.resolve(), site.resolve()
    if why := refusal(config, target):
        return fail(*why, code=USAGE_ERROR)
    try:
        is_built = mkdocs.build(config, target) if engine == MKDOCS else _directly(config, target)
    except OSError as error:
        return fail(f"วางเว็บไซต์ลงใน {site} ไม่ได้: {reason(error)}", f"cannot put the site into {site}: {reason(error)}")
    if not is_built:
        tell(f"สร้างเว็บไซต์ไม่สำเร็จ: {site} เดิมยังอยู่ครบ", f"The build failed: {site} is as it was")
        return 1
    say(f"สร้างเว็บไซต์เสร็จแล้ว อยู่ใน {site}\nThe site is built: see {site}")
    return 0


def _directly(config: Path, site: Path) -> bool:
    from ita_site.disk.cache import users_cache
    from ita_site.publish.direct.build import build
    from ita_site.publish.direct.shared_work import usable_cores
    from ita_site.publish.frame.options import SiteOptions, read_options
    from ita_site.source.problems import has_errors

    read = read_options(config)
    problems = build(read, site, users_cache(), usable_cores()) if isinstance(read, SiteOptions) else read
    sys.stderr.writelines(f"{problem}\n" for problem in problems)
    return not has_errors(problems)
