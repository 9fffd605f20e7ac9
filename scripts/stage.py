"""Write the pages for Zensical, ProperDocs or MkDocs to build: `ita stage` for other tools and machines."""

import sys
from functools import partial

from ita_site.commands import run_command

main = partial(run_command, "stage")

if __name__ == "__main__":
    sys.exit(main())
