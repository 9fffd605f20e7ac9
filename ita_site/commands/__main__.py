"""Run `ita` as `python -m ita_site.commands`."""

from ita_site.commands import main

main()
