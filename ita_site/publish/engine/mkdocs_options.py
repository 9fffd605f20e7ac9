"""The options of a site that MkDocs builds, and what MkDocs is left to do with them."""

from dataclasses import replace
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from ita_site.publish.frame.options import SiteOptions, read_options


def options_of(config: MkDocsConfig) -> SiteOptions:
    """Return the options of a site: those of its mkdocs.yml, and those that MkDocs' command line or server sets.

    Raises Abort, with the problems, where the file has any.
    """
    options = read_options(Path(config.config_file_path))
    if isinstance(options, tuple):
        raise Abort("\n".join(map(str, options)))
    return replace(
        options,
        content=Path(config.docs_dir),
        site=Path(config.site_dir),
        site_url=config.site_url or options.site_url,
        directories=config.use_directory_urls,
    )


def leave_writing(config: MkDocsConfig) -> None:
    """Take from a configuration what MkDocs and its themes would make pages of: all that is left is writing files."""
    config.nav = None
    config.repo_url = config.edit_uri = None
    config.extra_css, config.extra_javascript, config.extra_templates = [], [], []
    config.theme.static_templates.clear()
