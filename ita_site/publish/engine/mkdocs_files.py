"""The files of a site in MkDocs' own terms: pages made from the catalogue, files beside them, files for visitors."""

from pathlib import Path
from typing import Self

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure.files import File, Files, InclusionLevel

from ita_site.publish.engine.theme_assets import Changes, plan
from ita_site.publish.outputs import Site, paths
from ita_site.source.folder import is_public
from ita_site.source.problems import Code, Problem
from ita_site.visitor_files.picture import BadPictureError
from ita_site.visitor_files.publishing import is_plain_below, publish_file


class VisitorFile(File):
    """A file of the content folder that is published as it is, but for what is hidden in it."""

    @classmethod
    def of(cls, file: File) -> Self:
        """Return a file of MkDocs as one of ours."""
        return cls(file.src_uri, file.src_dir, file.dest_dir, file.use_directory_urls, inclusion=file.inclusion)

    def copy_file(self, dirty: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002 - MkDocs' names
        """Write the file into the site."""
        try:
            publish_file(Path(self.src_dir or "", self.src_uri), Path(self.abs_dest_path))
        except BadPictureError as error:
            raise Abort(str(Problem(self.src_uri, 0, Code.BAD_PICTURE))) from error


def replace_sources(files: Files, config: MkDocsConfig) -> None:
    """Take the content's sources out of `files`; what is for visitors stays, as files of ours."""
    for file in [file for file in files if file.src_dir == config.docs_dir]:
        files.remove(file)
        if is_public(file.src_uri) and is_plain_below(Path(config.docs_dir), file.src_uri):
            files.append(VisitorFile.of(file))


def add_site(files: Files, site: Site, config: MkDocsConfig) -> None:
    """Add the pages of a site, and the files beside them."""
    in_menu = set(paths(config.nav))
    for page in site.pages.values():
        level = InclusionLevel.INCLUDED if page.path in in_menu else InclusionLevel.NOT_IN_NAV
        files.append(File.generated(config, page.path, content=page.text, inclusion=level))
    for path, data in site.files.items():
        _add(files, path, data, config)


def change_theme(files: Files, config: MkDocsConfig) -> Changes:
    """Put our changes to the theme into `files` and into the list of stylesheets. Returns them."""
    changes = _theme_changes(files, config)
    for file in [file for file in files if file.src_uri in changes.remove]:
        files.remove(file)
    for path, data in changes.add.items():
        _add(files, path, data, config)
    config.extra_css = [path for path in config.extra_css if not path.startswith("assets/stylesheets/")]
    return changes


def _add(files: Files, path: str, data: str | bytes, config: MkDocsConfig) -> None:
    # said to be included, for MkDocs leaves out names that start with a dot
    files.append(File.generated(config, path, content=data, inclusion=InclusionLevel.INCLUDED))


def _theme_changes(files: Files, config: MkDocsConfig) -> Changes:
    """Return our changes to the files of the theme, wherever its folders are."""
    return plan(file.src_uri for file in files if file.src_dir != config.docs_dir)
