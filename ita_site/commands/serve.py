"""`ita serve`: preview the site; a page reloads when its source is saved. Ctrl-C ends it."""

from pathlib import Path

import click

from ita_site.commandline import fail
from ita_site.commands import bilingual, options


@bilingual.command
@click.option(
    "--addr", default="127.0.0.1:8000", metavar="HOST:PORT", show_default=True, help="ที่อยู่ของหน้าตัวอย่าง | where to serve"
)
@options.config
def command(addr: str, config: Path) -> int:
    """Serve the preview until Ctrl-C."""
    from ita_site.publish.engine.mkdocs import serve

    if not config.is_file():
        return fail(
            f"ไม่พบ {config} ต้องสั่งในโฟลเดอร์ของเว็บไซต์", f"{config} is not there; run this in the site's folder", 2
        )
    return serve(config.resolve(), addr)
