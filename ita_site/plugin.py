"""Our plugin for MkDocs (entry point `ita`): each event calls the function of that name in `hooks.py`."""

from mkdocs.config.base import Config
from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin

from ita_site import hooks
from ita_site.publish.engine.site_options import EXTENSIONS, SCRIPTS, STYLESHEETS


class Options(Config):  # type: ignore[no-untyped-call]  # a hook of MkDocs without types
    """Options of the plugin: it has none."""


class ItaPlugin(BasePlugin[Options]):  # type: ignore[no-untyped-call]  # likewise
    """The pages, files and search of a site; `theme: ita` gives them their frame."""

    on_startup = staticmethod(hooks.on_startup)
    on_files = staticmethod(hooks.on_files)
    on_nav = staticmethod(hooks.on_nav)
    on_page_markdown = staticmethod(hooks.on_page_markdown)
    on_page_content = staticmethod(hooks.on_page_content)
    on_env = staticmethod(hooks.on_env)
    on_post_build = staticmethod(hooks.on_post_build)

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Add the options that every site of ours has, then read the content."""
        config.markdown_extensions = [*config.markdown_extensions, *EXTENSIONS]
        config.extra_css = [*STYLESHEETS, *config.extra_css]
        config.extra_javascript = [*map(_deferred, SCRIPTS), *config.extra_javascript]
        return hooks.on_config(config)


def _deferred(path: str) -> ExtraScriptValue:
    script = ExtraScriptValue(path)
    script.defer = True
    return script
