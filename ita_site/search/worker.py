"""Make the search worker of this site."""

from functools import cache
from importlib.resources import files

from ita_site.assets.javascript import minified
from ita_site.assets.modules import joined
from ita_site.search.index import digest


@cache
def worker() -> tuple[str, bytes]:
    """Return path and text of our worker, the modules in `worker/` as one script. Its name changes with its text."""
    data = minified(joined(files("ita_site.search").joinpath("worker"), "main")).encode()
    return f"assets/javascripts/workers/search.{digest(data)}.min.js", data
