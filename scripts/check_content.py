"""Print every problem of the content without building the site: `ita check` for other tools and machines."""

import sys

from ita_site.commands import run_command

if __name__ == "__main__":
    sys.exit(run_command("check"))
