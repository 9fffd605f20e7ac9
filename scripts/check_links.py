"""Check every evidence link that is due, and remember what was seen: `ita links` for other tools and machines."""

import sys

from ita_site.commands import run_command

if __name__ == "__main__":
    sys.exit(run_command("links"))
