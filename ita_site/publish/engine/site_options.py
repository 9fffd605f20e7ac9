"""What a short mkdocs.yml (`theme: ita`, `plugins: [ita]`) means: the options that every site of ours has."""

from collections.abc import Mapping
from typing import Any, Final

import yaml

from ita_site.theme import FOLDER

NAME: Final = "ita"
"""The name of our theme and of our plugin."""

EXTENSIONS: Final = ("attr_list",)
"""What Python-Markdown needs beside MkDocs' own extensions to read the headings of our pages."""

STYLESHEETS: Final = tuple(
    f"assets/stylesheets/{name}.css" for name in ("fonts", "ita", "shell", "search", "report", "print")
)
SCRIPTS: Final = tuple(f"assets/javascripts/{name}.js" for name in ("search-box", "print"))
"""Scripts that every page loads; each is deferred."""

# it draws the box; any language but Thai, for which the plugin would name a word cutter
_SEARCH: Final = {"search": {"lang": "en"}}


def spelt_out(options: Mapping[str, Any]) -> dict[str, Any]:
    """Return the options of a mkdocs.yml without our theme and plugin by name: what another engine can read.

    Options that name neither are returned as they are.
    """
    theme, plugins = options.get("theme"), options.get("plugins")
    own = {"name": theme} if isinstance(theme, str) else dict(theme or {})
    named = list(plugins) if isinstance(plugins, (list, dict)) else []
    if own.get("name") != NAME or NAME not in named:
        return dict(options)
    others = [plugin for plugin in named if plugin != NAME]
    return {
        **options,
        "theme": {**_theme_options(), **own, "name": "material", "custom_dir": str(FOLDER)},
        "plugins": [_SEARCH, *others],
        "extra_css": [*STYLESHEETS, *options.get("extra_css", [])],
        "extra_javascript": [*deferred(SCRIPTS), *options.get("extra_javascript", [])],
        "markdown_extensions": [*EXTENSIONS, *options.get("markdown_extensions", [])],
    }


def deferred(scripts: tuple[str, ...]) -> list[dict[str, object]]:
    """Return scripts as mkdocs.yml writes those that wait until the page is read."""
    return [{"path": script, "defer": True} for script in scripts]


def _theme_options() -> dict[str, Any]:
    options = yaml.safe_load((FOLDER / "mkdocs_theme.yml").read_text(encoding="utf-8"))
    return {name: value for name, value in options.items() if name != "extends"}
