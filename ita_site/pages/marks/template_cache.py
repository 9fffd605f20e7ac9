"""Remember compiled templates from one build to the next: compiling them takes as long as making hundreds of pages.

What is remembered is code, which is run: so only in the cache, which is in the user's own folder.
"""

from dataclasses import dataclass
from typing import Final

from jinja2.bccache import Bucket, BytecodeCache

from ita_site.disk.cache import Cache, key_of
from ita_site.disk.program_digest import program_digest

_KIND: Final = "templates"


@dataclass(frozen=True, slots=True)
class TemplateCache(BytecodeCache):
    """Keeps the code of templates in a cache, by the program that compiled them."""

    cache: Cache

    def load_bytecode(self, bucket: Bucket) -> None:
        """Put what is remembered of a template into the bucket; nothing where the template is another one now."""
        if data := self.cache.get(_KIND, _key(bucket)):
            bucket.bytecode_from_string(data)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Remember the code of a template."""
        self.cache.put(_KIND, _key(bucket), bucket.bytecode_to_string())


def _key(bucket: Bucket) -> str:
    return key_of(program_digest(), bucket.key, bucket.checksum)
