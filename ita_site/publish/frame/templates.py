"""The templates of our theme, filled in without any engine."""

from functools import cache
from pathlib import Path
from typing import Final

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from ita_site.publish.frame.option_reader import Script
from ita_site.theme import FOLDER

_ABSOLUTE: Final = ("https://", "http://", "/")


@cache
def environment(own: Path | None = None) -> Environment:
    """Return the templates of the theme, with the filters of MkDocs that they use; those in the folder `own` go first.

    They are compiled once for all frames. Values are escaped in the templates themselves, for MkDocs escapes none.
    """
    folders = [own, FOLDER] if own else [FOLDER]
    loader = ChoiceLoader([FileSystemLoader(folder) for folder in folders])
    made = Environment(loader=loader, trim_blocks=True, lstrip_blocks=True, auto_reload=False)  # noqa: S701 - as above
    made.filters |= {"url": _url, "script_tag": _script_tag}
    return made


@cache
def own_templates(folder: Path | None) -> dict[str, bytes]:
    """Return a site's own templates by path, as they were when this process first asked; none where it has none."""
    if folder is None:
        return {}
    return {
        file.relative_to(folder).as_posix(): file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()
    }


def forget_templates() -> None:
    """Let the next frame read all templates anew: those of a site may change while a process lives on."""
    environment.cache_clear()
    own_templates.cache_clear()


@pass_context
def _url(context: Context, address: str) -> str:
    """Return an address of the site as seen from the page; one of another site as it is."""
    if address.startswith(_ABSOLUTE):
        return address
    base: str = context["base_url"]
    return address if address and base == "./" else f"{base}{address}"


@pass_context
def _script_tag(context: Context, script: Script) -> Markup:
    """Return a script as an element."""
    marks = {"defer": script.defer, "async": script.is_async}
    kind = Markup(' type="{}"').format(script.type) if script.type else ""
    words = "".join(f" {mark}" for mark, is_set in marks.items() if is_set)
    return Markup('<script src="{}"{}{}></script>').format(_url(context, script.path), kind, words)
