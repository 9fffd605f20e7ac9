"""The stylesheets and scripts of our theme, which a mkdocs.yml that was written out in full names one by one."""

from typing import Final

STYLESHEETS: Final = tuple(
    f"assets/stylesheets/{name}.css" for name in ("fonts", "ita", "shell", "search", "report", "print")
)
SCRIPTS: Final = tuple(f"assets/javascripts/{name}.js" for name in ("search-box", "print"))
"""Scripts that every page loads; each is deferred."""
