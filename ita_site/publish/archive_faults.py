"""What `ita archive` says where an archive cannot be read or written: one sentence in both languages, exit code 2."""

from collections.abc import Callable
from functools import wraps
from typing import Final, ParamSpec

from ita_site.commandline import fail
from ita_site.links.archive.bad_index import BadIndexError
from ita_site.links.archive.proof.manifest import ManifestError
from ita_site.links.archive.proof.timestamp import AuthorityError
from ita_site.links.archive.warc.wacz import DamagedCopyError
from ita_site.links.judge.observation import clean
from ita_site.links.memory.journal import Busy

UNUSABLE: Final = 2
"""Exit code where a command could not do its work."""

Words = ParamSpec("Words")
_SENTENCES: Final[dict[type[Exception], tuple[str, str]]] = {
    Busy: ("คลังสำเนากำลังถูกใช้อยู่", "another process writes to the archive"),
    BadIndexError: (
        "อ่านดัชนีของคลังสำเนาไม่ได้ ถ้าเสีย สั่ง ita links ระบบจะทำใหม่จากไฟล์ WARC",
        "cannot read the archive's index; if it is broken, ita links makes it again from the WARC files",
    ),
    DamagedCopyError: (
        "ไฟล์ WARC เสียหาย สั่ง ita archive verify",
        "a WARC file is damaged; ita archive verify tells more",
    ),
    ManifestError: (
        "อ่านบัญชีของคลังสำเนาไม่ได้ สั่ง ita archive verify",
        "cannot read a manifest; ita archive verify tells more",
    ),
    AuthorityError: ("ไฟล์ของ --authority ไม่ใช่ใบรับรองแบบ PEM", "the file of --authority holds no certificate (PEM)"),
}
"""What is wrong, before a colon and what the error names: a file, and where in it."""


def explained(command: Callable[Words, int]) -> Callable[Words, int]:
    """Return a command that says what is wrong with an archive, and returns `UNUSABLE`, where `command` raises it."""

    @wraps(command)
    def run(*words: Words.args, **options: Words.kwargs) -> int:
        try:
            return command(*words, **options)
        except tuple(_SENTENCES) as error:
            thai, english = _SENTENCES[type(error)]
            named = clean(str(error), 500)
            return fail(f"{thai}: {named}", f"{english}: {named}", UNUSABLE)

    return run
