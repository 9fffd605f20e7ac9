"""The files of a site in MkDocs' own terms: what we made, and files for visitors."""

from collections.abc import Mapping
from pathlib import Path
from typing import Self

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure.files import File, Files, InclusionLevel

from ita_site.source.folder import is_for_visitors
from ita_site.source.problems import Code, Problem
from ita_site.visitor_files.picture import BadPictureError
from ita_site.visitor_files.publishing import is_plain_below, publish_file


class VisitorFile(File):
    """A file of the content folder that is published as it is, but for what is hidden in it."""

    @classmethod
    def of(cls, file: File) -> Self:
        """Return a file of MkDocs as one of ours."""
        # said to be included, or the options of MkDocs would decide what is published
        level = InclusionLevel.INCLUDED
        return cls(file.src_uri, file.src_dir, file.dest_dir, file.use_directory_urls, inclusion=level)

    def copy_file(self, dirty: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002 - MkDocs' names
        """Write the file into the site."""
        try:
            publish_file(Path(self.src_dir or "", self.src_uri), Path(self.abs_dest_path))
        except BadPictureError as error:
            raise Abort(str(Problem(self.src_uri, 0, Code.BAD_PICTURE))) from error


def files_of_site(files: Files, made: Mapping[str, bytes], config: MkDocsConfig) -> Files:
    """Return the files that MkDocs is to write: those among `files` that are for visitors, and what we `made`."""
    content = Path(config.docs_dir)
    for_visitors = [
        VisitorFile.of(file)
        for file in files
        if file.src_dir == config.docs_dir and is_for_visitors(file.src_uri) and is_plain_below(content, file.src_uri)
    ]
    return Files([*for_visitors, *(_made(path, data, config) for path, data in made.items())])


def _made(path: str, data: bytes, config: MkDocsConfig) -> File:
    # said to be included, for MkDocs leaves out names that start with a dot
    return File.generated(config, path, content=data, inclusion=InclusionLevel.INCLUDED)
