"""Keep what the preview shows up to date: read the content after every save, and check all pages in quiet moments."""

import os
import sys
import traceback
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from ita_site.catalogue.entry_memory import EntryMemory
from ita_site.catalogue.git_dates import last_changes
from ita_site.links.archive.index import INDEX
from ita_site.links.archive.places import beside
from ita_site.publish.check import load
from ita_site.publish.frame.options import SiteOptions, read_options
from ita_site.publish.preview.events import Events
from ita_site.publish.preview.full_check import FullCheck
from ita_site.publish.preview.site import PreviewSite, make_site
from ita_site.publish.preview.snapshot import Snapshots
from ita_site.publish.preview.watch import Watch, Watched
from ita_site.settings import Settings
from ita_site.source.problems import Code, Problem, has_errors

QUIET: Final = 2.0
"""Seconds without a save before all pages are checked."""


@dataclass(slots=True)
class Keeper:
    """Reads the content again and again, and puts what it makes into `snapshots`."""

    config: Path
    snapshots: Snapshots
    events: Events
    check: FullCheck
    _memory: EntryMemory = field(default_factory=EntryMemory)
    _options: SiteOptions | None = None
    _settings: Settings = field(default_factory=Settings)
    """What pages know of the site by `_options`; its dates are those of files that were not saved since."""
    _is_checked: bool = False
    _is_over: bool = False

    def run(self) -> None:
        """Keep the preview up to date until `end`: for a thread of its own."""
        watch = Watch(Watched((), (self.config,)))
        while not self._is_over:
            watch = self._read(watch)
            while not (saved := watch.wait(QUIET)) and not self._is_over:
                self._use_quiet()
            self.check.stop()
            self._is_checked = False
            self._forget_dates(saved)

    def end(self) -> None:
        """Let the thread end within a few seconds, and whoever listens to the preview at once."""
        self._is_over = True
        self.events.end()

    def _read(self, watch: Watch) -> Watch:
        """Read settings and content, and show what came of it; return what watches them."""
        self.events.reading(begins=True)
        try:
            options = _read_options(self.config)
            if isinstance(options, tuple):
                self._show_problems(options)
                return watch
            # before reading: what is saved meanwhile is seen afterwards
            watch = watch.on(_watched(options))
            self._show(options)
        except Exception as error:  # noqa: BLE001 - the last good site stays, and the next save is read again
            traceback.print_exc(file=sys.stderr)
            self._show_problems((Problem(self.config.parent.name, 0, Code.UNREADABLE, found=repr(error)),))
        finally:
            self.events.reading(begins=False)
        return watch

    def _show(self, options: SiteOptions) -> None:
        """Read the content and show it, or what is wrong with it."""
        if options != self._options:
            self._options, self._settings = options, options.settings
        reading = load(options.content, self._memory)
        if reading.catalogue is None:
            self._show_problems(reading.problems)
        else:
            self._show_site(make_site(reading.catalogue, options, self._settings), reading.problems)

    def _show_problems(self, problems: tuple[Problem, ...]) -> None:
        """Show the last good site with these problems; what is known of its links is out of date."""
        self.snapshots.change(lambda newest: replace(newest, problems=problems, broken_links=()))

    def _show_site(self, site: PreviewSite, problems: tuple[Problem, ...]) -> None:
        self.snapshots.change(lambda newest: replace(newest, site=site, problems=problems, broken_links=()))

    def _use_quiet(self) -> None:
        """Ask git anew for dates, and check all pages, once after each save."""
        newest = self.snapshots.newest
        if self._is_checked or newest.site is None or has_errors(newest.problems):
            return
        self._is_checked = True
        site = newest.site
        changes = last_changes(site.options.content)
        if changes != self._settings.changes:
            self._settings = replace(self._settings, changes=changes)
            self._show_site(make_site(site.catalogue, site.options, self._settings), newest.problems)
        self.check.start()

    def _forget_dates(self, saved: AbstractSet[str]) -> None:
        """Take out the dates of saved files: a file that differs from what git has committed has none."""
        if self._options is None:
            return
        # dates name files as problems do, from the folder around the content
        around = self._options.content.parent
        names = {os.path.relpath(path, around).replace(os.sep, "/") for path in saved}
        kept = {name: time for name, time in self._settings.changes.items() if name not in names}
        self._settings = replace(self._settings, changes=kept)


def _read_options(config: Path) -> SiteOptions | tuple[Problem, ...]:
    """Return what mkdocs.yml says, or what is wrong with it; one that is not there, or no file, is wrong as well."""
    try:
        options = read_options(config)
        return options.alone if isinstance(options, SiteOptions) else options
    except FileNotFoundError:
        return (Problem(config.name, 0, Code.MISSING_FILE),)
    except OSError as error:
        return (Problem(config.name, 0, Code.UNREADABLE, found=error.strerror or ""),)


def _watched(options: SiteOptions) -> Watched:
    """Return what a site is made of: the content, the index of the archive beside it, and the settings."""
    return Watched((options.content,), (options.config, beside(options.content) / INDEX))
