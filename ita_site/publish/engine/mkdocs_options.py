"""The options of MkDocs as a site of ours needs them: completed, checked, and escaped for the theme."""

import os
from collections.abc import Collection
from pathlib import Path
from typing import Final

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from ita_site.publish.engine.safe_options import check_address, escaped, safe_credit
from ita_site.publish.outputs import settings
from ita_site.settings import Settings

_SITE_URL: Final = "ITA_SITE_URL"
"""Names the variable in which a host tells where it publishes; what mkdocs.yml says goes before it."""

_GUESSES: Final = ("edit/master/docs/", "src/default/docs/")
"""Addresses for editing that MkDocs guesses for a folder `docs`."""


def complete(config: MkDocsConfig) -> None:
    """Put in what the configuration leaves open, and take out what MkDocs made up. Raises Abort of an unfit address."""
    if not config.site_url and (address := os.environ.get(_SITE_URL)):
        config.site_url = f"{address.rstrip('/')}/"
    guessed = config.edit_uri in _GUESSES and Path(config.docs_dir).name != "docs"
    if not config.repo_url or guessed:
        # without a repository there is nothing to edit, and MkDocs would warn on every page
        config.edit_uri = None
    if problem := check_address(config.site_url or "", "site_url", Path(config.config_file_path).name):
        raise Abort(str(problem))


def settings_of(config: MkDocsConfig) -> Settings:
    """Return the settings of a completed configuration."""
    return settings(
        Path(config.docs_dir),
        site_url=config.site_url or "",
        repo_url=config.repo_url or "",
        edit_uri=config.edit_uri or "",
        directories=config.use_directory_urls,
    )


def escape(config: MkDocsConfig, ours: Collection[str]) -> None:
    """Escape what Material's templates put into HTML as it is, but for the keys `ours` of `extra`."""
    config.copyright = safe_credit(config.copyright or "") or None
    config.extra_css = [str(escaped(path)) for path in config.extra_css]
    for name in ("direction", "font", "palette"):
        if name in config.theme:
            config.theme[name] = escaped(config.theme[name])
    config.extra |= {name: escaped(value) for name, value in config.extra.items() if name not in ours}
