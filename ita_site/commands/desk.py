"""`ita desk`: edit, check and publish the reports in the browser. Ctrl-C ends it.

Exit codes: 0 ended by Ctrl-C, 1 the desk cannot be served, 2 called wrongly.
"""

from pathlib import Path

import click

from ita_site.commandline import fail
from ita_site.commands.line import bilingual, options

_NO_EXTRA = ("ยังไม่ได้ติดตั้งส่วนโต๊ะทำงาน ใช้ make desk หรือ pip install 'ita-site[desk]'", "the extra `desk` is not installed")


@bilingual.command
@click.option("--port", default=8010, show_default=True, help="พอร์ต | the port")
@click.option("--browser/--no-browser", default=True, help="เปิดเบราว์เซอร์ให้ | open the browser")
@options.content
def command(port: int, content: Path, *, browser: bool) -> int:
    """Serve the desk until Ctrl-C."""
    try:
        from ita_site.desk.web import server
    except ModuleNotFoundError:
        return fail(*_NO_EXTRA)
    return server.serve(content.resolve(), port, opens_browser=browser)
