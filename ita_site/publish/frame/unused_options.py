"""The options of a mkdocs.yml that have no effect: what an engine or another theme would have made of them."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from ita_site.publish.frame.option_reader import SHARED_FILES
from ita_site.publish.frame.options_file import OptionsFile
from ita_site.source.problems import Code, Problem

_UNUSED: Final = frozenset(
    {"draft_docs", "edit_uri_template", "exclude_docs", "extra_templates", "site_author", "site_description"}
)
_USED_OF_THEME: Final = frozenset({"custom_dir", "name"})
_FORMERLY_OURS: Final[Mapping[str, object]] = {
    "language": "th",
    "font": False,
    "palette": {"scheme": "default", "primary": "custom", "accent": "custom"},
}
"""Options of a theme that every mkdocs.yml of ours once had."""
_PLUGINS: Final = frozenset({"ita", "search", "material/search"})
_EXTENSIONS: Final = frozenset({"attr_list", "toc"})


def unused_options(file: OptionsFile) -> tuple[Problem, ...]:
    """Return a warning for each option of a mkdocs.yml that has no effect on the site."""
    return tuple(
        Problem(*file.places.get(field.partition(".")[0], (file.name, 0)), Code.UNUSED_OPTION, field)
        for field in _fields(file.options)
    )


def _fields(options: Mapping[str, Any]) -> Iterator[str]:
    yield from sorted(_UNUSED & options.keys())
    extra = options.get("extra")
    if "extra" in options and not (isinstance(extra, dict) and extra.keys() == {SHARED_FILES}):
        yield "extra"
    theme = options.get("theme")
    for name, value in theme.items() if isinstance(theme, dict) else ():
        if name not in _USED_OF_THEME and _FORMERLY_OURS.get(name) != value:
            yield f"theme.{name}"
    yield from (f"plugins.{name}" for name in _names(options.get("plugins")) if name not in _PLUGINS)
    extensions = _names(options.get("markdown_extensions"))
    yield from (f"markdown_extensions.{name}" for name in extensions if name not in _EXTENSIONS)


def _names(entries: object) -> Iterator[str]:
    """Yield the names of a list of names, in which a name with options is a mapping."""
    for entry in entries if isinstance(entries, (list, dict)) else ():
        yield from map(str, entry if isinstance(entry, dict) else [entry])
