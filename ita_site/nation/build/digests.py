"""Know what a site is made of by digests, without understanding it: most nights most agencies are passed by."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from ita_site.catalogue.git_dates import last_commit
from ita_site.disk.cache import key_of
from ita_site.disk.program_digest import program_digest
from ita_site.links.archive.index import INDEX
from ita_site.links.archive.places import beside
from ita_site.links.memory.file.health_file import HEALTH
from ita_site.nation.build.shown_links import shown_links_digest
from ita_site.nation.sites.content_files import content_files
from ita_site.nation.sites.site_folder import SiteFolder
from ita_site.publish.frame.options import SiteOptions, read_options
from ita_site.source.plain_file import not_plain_through_links

_NONE: Final = ""
_NO_FILE: Final = "no file"


@dataclass(frozen=True, slots=True)
class SiteDigests:
    """Digests of all that the site of an agency is made of."""

    content: str
    """Of the program, the settings, and what editors wrote, with the days of its commits."""
    links: str = _NONE
    """Of what pages show of links; empty where none was ever checked."""
    health: str = _NONE
    """Of the file with all that is remembered of links, the time of each check included."""


def digests_of(site: SiteFolder, shared_files: str) -> SiteDigests:
    """Return the digests of a site that is built with the option `shared_files`. Raises OSError."""
    options = read_options(site.config)
    if not isinstance(options, SiteOptions):
        return SiteDigests(key_of(program_digest(), _content_of(site.config)))
    theme = _files(options.theme) if options.theme else ()
    content = key_of(
        program_digest(),
        _settings(options, shared_files),
        *_files(options.content),
        *theme,
        _archive(options.content),
        _history(options.content),
    )
    health = options.content / HEALTH
    if not health.exists():
        return SiteDigests(content)
    if not health.is_file():
        # the build says what is wrong with it
        return SiteDigests(content, _NO_FILE)
    return SiteDigests(content, shown_links_digest(health), key_of(health.read_bytes()))


def _settings(options: SiteOptions, shared_files: str) -> str:
    """Return the options of a site as text, without the places of its folders."""
    nowhere = replace(options, config=Path(), site=Path(), content=Path(options.content.name), theme=None)
    return repr(replace(nowhere, shared_files=shared_files))


def _files(folder: Path) -> Iterator[str | bytes]:
    """Yield path and bytes of each file below a folder, by path; neither what is hidden nor what nights write."""
    for name, file in content_files(folder):
        if file.name != HEALTH:
            yield name
            yield _content_of(file)


def _content_of(file: Path) -> str | bytes:
    """Return the bytes of a file; of a pipe, which may have no end, that it is none: the build says so."""
    return not_plain_through_links(file) or file.read_bytes()


def _archive(content: Path) -> str | bytes:
    """Return the index of the copies of evidence beside a content folder; nothing where there is none."""
    try:
        return _content_of(beside(content) / INDEX)
    except OSError:
        return b""


def _history(content: Path) -> str:
    """Return the last commit of a content folder, whose days pages show; nothing where it is under no git."""
    folder = content.resolve()
    # most nations keep no repositories, and to ask git takes longer than all else
    return last_commit(content) if any((above / ".git").exists() for above in (folder, *folder.parents)) else ""
