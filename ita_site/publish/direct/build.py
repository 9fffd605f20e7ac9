"""Build the whole site with no engine. The old site stays until the new one is whole."""

from pathlib import Path

from ita_site.catalogue.reading import Reading
from ita_site.disk.cache import Cache
from ita_site.pages.render import remember_templates
from ita_site.publish.check import load
from ita_site.publish.direct.reading_memory import keep_reading, recall_reading
from ita_site.publish.direct.site_writer import SiteWriter
from ita_site.publish.frame.options import SiteOptions
from ita_site.publish.site_folder import replace_site
from ita_site.source.problems import Problem, has_errors


def build(options: SiteOptions, site: Path, cache: Cache, cores: int) -> tuple[Problem, ...]:
    """Build the site that `options` describe into the folder `site`; return all problems.

    The site is replaced if none of the problems is an error. Raises OSError.
    """
    remember_templates(cache)
    reading = _read(options.content, cache)
    catalogue = reading.catalogue
    if catalogue is None:
        return (*options.warnings, *reading.problems)
    broken: list[Problem] = []

    def write(folder: Path) -> bool:
        writer = SiteWriter(catalogue, options, options.settings, folder, cache, cores)
        broken.extend(writer.write(site.name))
        return not has_errors(broken)

    replace_site(options.config, site, write)
    cache.sweep()
    return (*options.warnings, *reading.problems, *broken)


def _read(content: Path, cache: Cache) -> Reading:
    """Read the content folder, its files that did not change from memory; the memory itself is not held any longer."""
    memory = recall_reading(cache, content)
    reading = load(content, memory)
    keep_reading(cache, content, memory)
    return reading
