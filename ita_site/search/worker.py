"""The search worker of this site, which takes the place of the theme's."""

from functools import cache
from importlib.resources import files

from ita_site.assets.javascript import stripped
from ita_site.search.index import digest


@cache
def worker() -> tuple[str, bytes]:
    """Return path and text of our worker. Its name changes with its text."""
    data = stripped(files("ita_site.search").joinpath("worker.js").read_text(encoding="utf-8")).encode()
    return f"assets/javascripts/workers/search.{digest(data)}.min.js", data
