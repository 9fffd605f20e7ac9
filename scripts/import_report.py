"""Import a report from a Word file: `ita import` for other tools and machines."""

import sys
from functools import partial

from ita_site.commands import run_command

main = partial(run_command, "import")

if __name__ == "__main__":
    sys.exit(main())
