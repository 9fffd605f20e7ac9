"""`ita desk`: edit, check and publish the reports in the browser. Ctrl-C ends it.

Exit codes: 0 ended by Ctrl-C, 1 the desk cannot be served, 2 called wrongly.
"""

from pathlib import Path

import click

from ita_site.commandline import fail
from ita_site.commands import bilingual, options
from ita_site.commands.bilingual import USAGE_ERROR
from ita_site.commands.site_folder import is_there

_NO_EXTRA = ("ยังไม่ได้ติดตั้งส่วนโต๊ะทำงาน ใช้ make desk หรือ pip install 'ita-site[desk]'", "the extra `desk` is not installed")


@bilingual.command
@click.option("--port", default=8010, show_default=True, help="พอร์ต | the port")
@click.option("--browser/--no-browser", default=True, help="เปิดเบราว์เซอร์ให้ | open the browser")
@options.config
def command(port: int, config: Path, *, browser: bool) -> int:
    """Serve the desk until Ctrl-C."""
    if not is_there(config):
        return USAGE_ERROR
    try:
        from ita_site.desk.web import server
    except ModuleNotFoundError:
        return fail(*_NO_EXTRA)
    return server.serve(config.resolve(), port, opens_browser=browser)
