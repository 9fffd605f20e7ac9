"""`ita serve`: preview the site; a page changes when its source is saved. Ctrl-C ends it.

Exit codes: 0 ended by Ctrl-C, 1 the address cannot be had, 2 called wrongly.
"""

from pathlib import Path

import click

from ita_site.commands.line import bilingual, options
from ita_site.commands.line.bilingual import USAGE_ERROR
from ita_site.commands.line.options import is_there


@bilingual.command
@click.option(
    "--addr", default="127.0.0.1:8000", metavar="HOST:PORT", show_default=True, help="ที่อยู่ของหน้าตัวอย่าง | where to serve"
)
@click.option(
    "--engine",
    type=click.Choice(["ita", "mkdocs"]),
    default="ita",
    show_default=True,
    help="โปรแกรมที่แสดงหน้าตัวอย่าง | who serves",
)
@options.config
def command(addr: str, engine: str, config: Path) -> int:
    """Serve the preview until Ctrl-C."""
    if not is_there(config):
        return USAGE_ERROR
    if engine == "mkdocs":
        from ita_site.publish.engine import mkdocs

        return mkdocs.serve(config.resolve(), addr)
    from ita_site.publish.preview import server

    return server.serve(config.resolve(), addr)
