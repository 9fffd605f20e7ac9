"""Addresses in a cell: as printed, behind words, broken over lines, or without a scheme → evidence."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote

from pydantic import TypeAdapter, ValidationError

from ita_site.documents.importing.flow import Link
from ita_site.evidence import addresses
from ita_site.values import MAX_LINE, Url

_URL: Final = TypeAdapter(Url)

_NOISE: Final = re.compile(r"[\s,;|()\[\]]+")
_BARE: Final = re.compile(
    r"(?<![\w@./:-])(?:[a-z0-9][a-z0-9-]*\.)+(?:go\.th|ac\.th|or\.th|co\.th|in\.th|mi\.th|net|com|org|ly|gl|gle|me|be)"
    r"(?:/[^\s<>\"]*)?(?![\w@.-])",
    re.IGNORECASE,
)
_BROKEN_END: Final = re.compile(r"(?:https?:/{0,2}|www\.|[/?&=_.%#~-])$", re.IGNORECASE)
_BROKEN_START: Final = re.compile(
    r"[/?&=._%#~][^\s]*|[a-z0-9._%~-]*[/?&=%#][^\s\u0e00-\u0e7f]*|[a-z0-9_-]+\.(?:php|html?|aspx?|pdf|docx?|jsp)\S*",
    re.IGNORECASE,
)
_ASCII: Final = re.compile(r"[!-~]+")
_SCHEME: Final = re.compile(r"https?://", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Found:
    """One address: where it leads, how it is printed where that differs, and what is not certain of it, in Thai."""

    url: str
    printed: str = ""
    doubt: str = ""


def is_url(text: str) -> bool:
    """Whether content may hold ``text`` as an address."""
    try:
        _URL.validate_python(text)
    except ValidationError:
        return False
    return True


def only_addresses(line: str) -> bool:
    """Whether a line holds addresses and nothing else."""
    rest = line
    for one in sorted(addresses(line), key=len, reverse=True):
        rest = rest.replace(one, " ", 1)
    return rest != line and not _NOISE.sub("", rest)


def goes_on(line: str, following: str) -> bool:
    """Whether ``line`` ends in an address that the next line goes on with."""
    last = line.rsplit(maxsplit=1)[-1:] or [""]
    start = _SCHEME.match(last[0]) or last[0].lower().startswith("www.")
    following = following.strip()
    if not start or not _ASCII.fullmatch(following) or addresses(following):
        return False
    return bool(_BROKEN_END.search(last[0]) or _BROKEN_START.fullmatch(following))


def evidence_in(text: str, links: Sequence[Link]) -> Iterator[Found]:
    """The addresses that ``text`` prints, and those behind its words."""
    behind = list(links)
    for printed in addresses(text):
        link = next((one for one in behind if printed in one.words or one.words in printed), None)
        if link is not None and link.words.count("://") < 2:  # noqa: PLR2004 - words with two addresses lead to one
            behind.remove(link)
        yield from _printed(printed, link.url if link is not None else "")
    for link in behind:
        yield from _behind(link)
    if not addresses(text):
        covered = " ".join(link.words for link in links)
        yield from (_bare(found[0]) for found in _BARE.finditer(text) if found[0] not in covered)


def _printed(printed: str, target: str) -> Iterator[Found]:
    url = printed if _SCHEME.match(printed) else f"http://{printed}"
    fits = len(printed) <= MAX_LINE
    if target and not same(url, target) and is_url(target) and fits:
        yield Found(target, printed, f"ที่พิมพ์ไว้คือ {printed} แต่เมื่อคลิกจะไปที่ {target}")
    elif is_url(url):
        yield Found(url, "" if url == printed else printed)
    elif target and is_url(target):
        yield Found(target, printed if fits else "", f"ที่อยู่ที่พิมพ์ไว้ใช้ไม่ได้: {printed}")


def _behind(link: Link) -> Iterator[Found]:
    if is_url(link.url):
        yield Found(link.url)


def _bare(printed: str) -> Found:
    url = f"http://{printed}"
    return Found(url, printed[:MAX_LINE], f"ที่อยู่พิมพ์ไว้โดยไม่มี http:// จึงเติมให้: {url}")


def unusable(text: str, links: Iterable[Link]) -> Iterator[str]:
    """Addresses that content cannot hold: mail, files of a computer, misspelt ones."""
    for link in links:
        if not is_url(link.url) and not link.url.startswith("#"):
            yield link.url
    for printed in addresses(text):
        url = printed if _SCHEME.match(printed) else f"http://{printed}"
        if not is_url(url) and not any(printed in link.words and is_url(link.url) for link in links):
            yield printed


def same(one: str, other: str) -> bool:
    """Whether two addresses differ only in spelling: the scheme, a closing slash, percent signs."""
    return _bones(one) == _bones(other)


def _bones(url: str) -> str:
    return _SCHEME.sub("", unquote(url).strip().lower()).rstrip("/").removeprefix("www.")
