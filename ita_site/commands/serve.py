"""`ita serve`: preview the site; a page reloads when its source is saved. Ctrl-C ends it."""

from pathlib import Path

import click

from ita_site.commands import bilingual, options
from ita_site.commands.bilingual import USAGE_ERROR
from ita_site.commands.site_folder import is_there


@bilingual.command
@click.option(
    "--addr", default="127.0.0.1:8000", metavar="HOST:PORT", show_default=True, help="ที่อยู่ของหน้าตัวอย่าง | where to serve"
)
@options.config
def command(addr: str, config: Path) -> int:
    """Serve the preview until Ctrl-C."""
    from ita_site.publish.engine.mkdocs import serve

    if not is_there(config):
        return USAGE_ERROR
    return serve(config.resolve(), addr)
