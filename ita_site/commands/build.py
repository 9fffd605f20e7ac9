"""`ita build`: build the whole site. Exit codes: 0 built, 1 not built and the old site kept, 2 called wrongly."""

from pathlib import Path

from ita_site.commandline import fail, say, tell
from ita_site.commands import bilingual, options
from ita_site.commands.bilingual import USAGE_ERROR
from ita_site.commands.site_folder import is_there


@bilingual.command
@options.site
@options.config
def command(site: Path, config: Path) -> int:
    """Build the site, and say in two languages how it went."""
    from ita_site.publish.engine.mkdocs import build, refusal

    if not is_there(config):
        return USAGE_ERROR
    if why := refusal(config.resolve(), site.resolve()):
        return fail(*why, code=USAGE_ERROR)
    try:
        code = build(config.resolve(), site.resolve())
    except OSError as error:
        return fail(f"วางเว็บไซต์ลงใน {site} ไม่ได้: {error}", f"cannot put the site into {site}: {error}")
    if code:
        tell(f"สร้างเว็บไซต์ไม่สำเร็จ: {site} เดิมยังอยู่ครบ", f"The build failed: {site} is as it was")
        return 1
    say(f"สร้างเว็บไซต์เสร็จแล้ว อยู่ใน {site}\nThe site is built: see {site}")
    return 0
