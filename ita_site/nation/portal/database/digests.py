"""What an agency's files are, in a digest: read without understanding them, so that most nights most are passed by."""

from hashlib import file_digest, sha256
from pathlib import Path
from typing import Final

from ita_site.disk.cache import key_of
from ita_site.disk.program_digest import program_digest
from ita_site.links.memory.file.health_file import HEALTH
from ita_site.links.memory.overrule import OVERRULES
from ita_site.nation.portal.database.rows.agency_rows import AgencySource, Digests
from ita_site.nation.sites.content_files import content_files
from ita_site.source.plain_file import not_plain_through_links

_OF_LINKS: Final = frozenset({HEALTH, OVERRULES})


def agency_file_digests(source: AgencySource, content: Path) -> Digests:
    """Return the digests of an agency's files: its `content` folder and its mkdocs.yml. Raises OSError.

    The whole is also of the program, which may read the same files otherwise tomorrow, and of what the list says.
    """
    words, links = sha256(_digest_of(source.config)), sha256()
    for name, file in content_files(content):
        (links if name in _OF_LINKS else words).update(name.encode() + b"\0" + _digest_of(file))
    listed = (source.id, source.code, source.province_code)
    return Digests(words.hexdigest(), key_of(program_digest(), *listed, words.digest(), links.digest()))


def _digest_of(file: Path) -> bytes:
    # a pipe may have no end; what reads the content refuses it
    if why := not_plain_through_links(file):
        return sha256(why.encode()).digest()
    with file.open("rb") as stream:
        return file_digest(stream, "sha256").digest()
