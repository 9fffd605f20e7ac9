"""Addresses in a cell: as printed, behind words, cut in two, behind a redirecting page, or without a scheme."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final
from urllib.parse import parse_qs, unquote, urlsplit

from pydantic import TypeAdapter, ValidationError

from ita_site.model.field_types import MAX_LINE, Url
from ita_site.text.addresses import Printed, addresses, is_cut_in_path, printed_in, trimmed, visible, without_sentence
from ita_site.word_import.docx.blocks import Link
from ita_site.word_import.doubt_kinds import DoubtKind
from ita_site.word_import.doubts import Doubt, doubt

_URL: Final = TypeAdapter(Url)

_NOISE: Final = re.compile(r"[\s,;|()\[\]]+")
_ALMOST_SCHEME: Final = r"(?P<scheme>h?t{1,4}ps?)\s*[:;]\s*/{0,3}\s*"
_BARE: Final = re.compile(
    rf"(?<![a-z0-9_@./:-])(?:{_ALMOST_SCHEME})?(?P<printed>(?:[a-z0-9][a-z0-9-]*\.)+"
    r"(?:go\.th|ac\.th|or\.th|co\.th|in\.th|mi\.th|net\.th|net|com|org|info|ly|gl|gle|me|be)"
    r"(?![a-z0-9_@-]|\.[a-z0-9])(?:/[^\s<>\"]*)?)",
    re.IGNORECASE,
)
_MISSPELT: Final = re.compile(rf"{_ALMOST_SCHEME}$", re.IGNORECASE)
_SCHEME: Final = re.compile(r"https?://", re.IGNORECASE)
_THAI: Final = re.compile("[\u0e00-\u0e7f]")
_THAI_TAIL: Final = re.compile("[\u0e00-\u0e7f]$|[a-z0-9)][\u0e00-\u0e7f]", re.IGNORECASE)
_UNSEEN_CODE: Final = re.compile(r"%C2%AD|%E2%80%8[B-F]|%EF%BB%BF", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Found:
    """One address: where it leads, how it is printed where that differs, and what is not certain of it."""

    url: str
    printed: str = ""
    doubts: tuple[Doubt, ...] = ()
    clicked: bool = False
    """Whether it is that of a link, and not what the words print."""


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
    return rest != line and not _NOISE.sub("", visible(rest))


def evidence_in(text: str, links: Sequence[Link]) -> Iterator[Found]:
    """The addresses that ``text`` prints, and those behind its words."""
    behind = list(links)
    rest = text
    for one in printed_in(text):
        link = next(
            (each for each in behind if one.text in each.words or (each.words and each.words in one.text)), None
        )
        if link is not None and link.words.count("://") < 2:  # noqa: PLR2004 - words with two addresses lead to one
            behind.remove(link)
        rest = rest.replace(one.text, " ", 1)
        yield from map(_doubted, _printed(text, one, visible(link.url) if link is not None else ""))
    for link in behind:
        yield from map(_doubted, _behind(link))
    covered = " ".join(link.words for link in links)
    yield from (_bare(found) for found in _BARE.finditer(rest) if found["printed"] not in covered)


def _printed(text: str, one: Printed, target: str) -> Iterator[Found]:
    url, printed = _written(text, one), one.text if len(one.text) <= MAX_LINE else ""
    whole = joined(text, one)
    if target and not same(url, target) and is_url(target) and printed and not _swallows(target, url):
        doubts = (doubt(DoubtKind.ADDRESS_TWO_TARGETS, visible(printed), target),)
        yield Found(target, printed, doubts, clicked=True)
    elif whole and is_url(_with_scheme(whole)):
        yield Found(_with_scheme(whole), printed, (doubt(DoubtKind.ADDRESS_JOINED, whole),))
    elif is_url(url):
        yield Found(url, "" if url == printed else printed, tuple(_doubts(text, one, url)))
    elif target and is_url(target):
        yield Found(target, printed, (doubt(DoubtKind.ADDRESS_PRINTED_UNUSABLE, one.text),), clicked=True)


def _written(text: str, one: Printed) -> str:
    """The address as content holds it: without unseen characters, with the scheme that stands apart before it."""
    before = _MISSPELT.search(text[max(0, one.start - 20) : one.start])
    secure = before is not None and before["scheme"].lower().endswith("s")
    return _with_scheme(visible(one.text), secure=secure)


def _with_scheme(printed: str, *, secure: bool = False) -> str:
    return printed if _SCHEME.match(printed) else f"{'https' if secure else 'http'}://{printed}"


def _doubts(text: str, one: Printed, url: str) -> Iterator[Doubt]:
    if visible(one.text) != one.text:
        yield doubt(DoubtKind.ADDRESS_INVISIBLE, url)
    if not _SCHEME.match(visible(one.text)) and _MISSPELT.search(text[max(0, one.start - 20) : one.start]):
        yield doubt(DoubtKind.ADDRESS_SCHEME_WRONG, url)
    longer = next((each for each in one.others if len(each) > len(one.text) and is_cut_in_path(one.text, each)), "")
    if longer:
        yield doubt(DoubtKind.ADDRESS_THAI_BEHIND, visible(longer))
    elif _THAI_TAIL.search(url):
        yield doubt(DoubtKind.ADDRESS_THAI_WITHIN, url)
    if rest := rest_of(text, one):
        yield doubt(DoubtKind.ADDRESS_CUT, rest)


def _swallows(target: str, url: str) -> bool:
    """Whether Word made a link of an address and the Thai words behind it."""
    longer, address = _bones(target), _bones(url)
    return longer.startswith(address) and bool(_THAI.match(longer[len(address) :].lstrip("/")))


def _doubted(found: Found) -> Found:
    """With a word on what any address may be: one that only leads on, or one with codes for unseen characters."""
    doubts = list(found.doubts)
    if real := real_address(found.url):
        doubts.append(doubt(DoubtKind.ADDRESS_REDIRECTS, real))
    if _UNSEEN_CODE.search(found.url):
        doubts.append(doubt(DoubtKind.ADDRESS_INVISIBLE_CODE))
    return replace(found, doubts=tuple(doubts))


def _behind(link: Link) -> Iterator[Found]:
    url = visible(link.url)
    if is_url(url):
        doubts = [] if url == link.url else [doubt(DoubtKind.LINK_INVISIBLE, url)]
        doubts += [] if link.words else [doubt(DoubtKind.ADDRESS_BEHIND_PICTURE, url)]
        yield Found(url, "", tuple(doubts), clicked=True)


def _bare(found: re.Match[str]) -> Found:
    printed = trimmed(without_sentence(found["printed"]))
    secure = (found["scheme"] or "").lower().endswith("s")
    url = _with_scheme(visible(printed), secure=secure)
    said = "พิมพ์ http:// ไว้ไม่ถูก" if found["scheme"] else "พิมพ์ไว้โดยไม่มี http://"
    return Found(url, printed[:MAX_LINE], (doubt(DoubtKind.ADDRESS_SCHEME_ADDED, said, url),))


def unusable(text: str, links: Iterable[Link]) -> Iterator[str]:
    """Addresses that content cannot hold: mail, files of a computer, misspelt ones."""
    for link in links:
        if not is_url(visible(link.url)) and not link.url.startswith("#"):
            yield link.url
    for one in printed_in(text):
        covered = any(one.text in link.words and is_url(visible(link.url)) for link in links)
        if not is_url(_written(text, one)) and not covered and not joined(text, one):
            yield one.text


def once(found: Iterable[Found], told: set[tuple[str, str]]) -> Iterator[Found]:
    """Addresses that a claim has not ``told`` yet: Word splits one link into several, which all lead to one page."""
    for one in found:
        again = (one.url, one.printed) in told or (not one.printed and any(url == one.url for url, _ in told))
        told.add((one.url, one.printed))
        if not again:
            yield one


def same(one: str, other: str) -> bool:
    """Whether two addresses differ only in spelling: the scheme, a closing slash, percent signs."""
    return _bones(one) == _bones(other)


def _bones(url: str) -> str:
    return _SCHEME.sub("", visible(unquote(url)).strip().lower()).rstrip("/").removeprefix("www.")


_FILE: Final = r"[\w.%~()-]+\.(?:php|html?|aspx?|pdf|docx?|xlsx?|jsp)(?![a-z0-9])"
_BROKEN_END: Final = re.compile(r"(?:https?:/{0,2}|www\.|[/?&=_.%#~-])$", re.IGNORECASE)
_BROKEN_START: Final = re.compile(
    rf"[/?&=._%#~][^\s]*|[a-z0-9._%~-]*[/?&=%#][^\s\u0e00-\u0e7f]*|{_FILE}\S*", re.IGNORECASE
)
_HOST: Final = re.compile(
    r"(?:[a-z0-9][a-z0-9-]*\.)+(?:(?:go|ac|or|co|in|mi|net)\.th|com|org|net|ly|gl|gle|me|be)(?:/|$)", re.IGNORECASE
)
"""An address of its own, typed without a scheme."""

_ASCII: Final = re.compile(r"[!-~]+")
_WEB_START: Final = re.compile(r"https?://|www\.", re.IGNORECASE)
_NEXT_LINE: Final = re.compile(r"[^\S\n]*\n[^\S\n]*([!-~]+)(?=\s|$)(?P<more>[^\S\n]*\S)?")
_COUNTED: Final = re.compile(r"[\d/.:()-]+|\d{1,2}[.)].*|[-*(]+.*")
_SURE: Final = re.compile(rf"\S*[?=&]\S*|(?:\S*/)?{_FILE}", re.IGNORECASE)
_BEHIND_BLANK: Final = re.compile(rf"[^\S\n]+((?:[/?&=][!-~]+|{_FILE}\S*))", re.IGNORECASE)
_MOST_LINES: Final = 5


def goes_on(line: str, following: str) -> bool:
    """Whether ``line`` ends in an address that the next line goes on with."""
    last = visible((line.rsplit(maxsplit=1)[-1:] or [""])[0])
    following = visible(following.strip())
    if not _WEB_START.match(last) or not _ASCII.fullmatch(following) or addresses(following):
        return False
    if _BROKEN_END.search(last):
        return True
    return bool(_BROKEN_START.fullmatch(following)) and not _HOST.match(following)


def joined(text: str, one: Printed) -> str:
    """The address with what the next lines go on with; nothing where its line is its end."""
    whole = _word(text, one.start)
    if not whole.isascii():
        return ""
    address, at = whole, one.start + len(whole)
    for _ in range(_MOST_LINES):
        following = _NEXT_LINE.match(text, at)
        if not following or not _continues(address, following):
            break
        address, at = address + following[1], following.end(1)
    return address if address != whole else ""


def _word(text: str, start: int) -> str:
    return visible(text[start:].split(maxsplit=1)[0])


def _continues(address: str, following: re.Match[str]) -> bool:
    word = following[1]
    if _COUNTED.fullmatch(word) or (following["more"] and not _SURE.fullmatch(word)):
        return False
    return goes_on(address, word)


def carries_on(text: str, following: str) -> bool:
    """Whether a paragraph of its own goes on with the address that ``text`` ends in."""
    if not goes_on(text.rsplit("\n", 1)[-1], following):
        return False
    last = list(printed_in(text))[-1:]
    return any(joined(f"{text}\n{following}", one) != joined(text, one) for one in last)


def rest_of(text: str, one: Printed) -> str:
    """What may belong to the address behind a blank or a line's end, though nothing proves it."""
    blank = _BEHIND_BLANK.match(text, one.end)
    if blank:
        return blank[1]
    following = _NEXT_LINE.match(text, one.end)
    if not following or following["more"] or _COUNTED.fullmatch(following[1]) or addresses(following[1]):
        return ""
    return "" if "@" in following[1] else following[1]


_PAGES: Final = (
    (re.compile(r"(?:www\.)?google\.(?:com|co\.th)"), "/url", ("q", "url")),
    (re.compile(r"lm?\.(?:facebook|messenger|instagram)\.com|(?:www|m)\.facebook\.com"), "/l.php", ("u",)),
    (re.compile(r"l\.instagram\.com"), "/", ("u",)),
    (re.compile(r"(?:[a-z0-9-]+\.)?safelinks\.protection\.outlook\.com"), "", ("url",)),
    (re.compile(r"www\.youtube\.com"), "/redirect", ("q",)),
    (re.compile(r"(?:www\.)?bing\.com|duckduckgo\.com"), "/l/", ("uddg",)),
)
"""(host, how the path begins, names of the key that holds the real address), as of 2026."""


def real_address(url: str) -> str:
    """Where ``url`` leads on to, or nothing where it is no redirecting page; not fetched, only read."""
    try:
        parts = urlsplit(url)
        host, keys = (parts.hostname or "").lower(), parse_qs(parts.query)
    except ValueError:
        return ""
    for page, path, names in _PAGES:
        if page.fullmatch(host) and parts.path.startswith(path):
            real = next((keys[name][0] for name in names if name in keys), "")
            return real if re.match(r"https?://", real, re.IGNORECASE) else ""
    return ""
