"""Our plugin for MkDocs (entry point `ita`): each event calls the function of that name in `hooks.py`."""

from mkdocs.config.base import Config
from mkdocs.plugins import BasePlugin

from ita_site import hooks


class Options(Config):  # type: ignore[no-untyped-call]  # a hook of MkDocs without types
    """Options of the plugin: it has none."""


class ItaPlugin(BasePlugin[Options]):  # type: ignore[no-untyped-call]  # likewise
    """The pages, files and search of a site."""

    on_startup = staticmethod(hooks.on_startup)
    on_config = staticmethod(hooks.on_config)
    on_files = staticmethod(hooks.on_files)
    on_post_build = staticmethod(hooks.on_post_build)
