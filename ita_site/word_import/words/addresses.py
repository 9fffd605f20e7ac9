"""Read the addresses of a cell: as printed, behind words, cut in two, behind a redirecting page, without a scheme."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Final
from urllib.parse import parse_qs, unquote, urlsplit

from pydantic import TypeAdapter, ValidationError

from ita_site.model.field_types import MAX_LINE, Url
from ita_site.text.addresses import Printed, addresses, is_cut_in_path, printed_in, trimmed, visible, without_sentence
from ita_site.word_import.docx.blocks import Link
from ita_site.word_import.doubt_kinds import DoubtKind
from ita_site.word_import.doubts import Doubt, doubt, doubts_of

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
class Address:
    """One address: where it leads, how it is printed where that differs, and what is not certain of it."""

    url: str
    printed: str = ""
    doubts: tuple[Doubt, ...] = ()
    clicked: bool = False
    """Whether it is that of a link, and not what the words print."""


def is_url(text: str) -> bool:
    """Return whether content may hold `text` as an address."""
    try:
        _URL.validate_python(text)
    except ValidationError:
        return False
    return True


def only_addresses(line: str) -> bool:
    """Return whether a line holds addresses and nothing else."""
    printed = list(printed_in(line))
    return bool(printed) and not _NOISE.sub("", visible(_without(line, printed)))


def _without(text: str, printed: Iterable[Printed]) -> str:
    """Return a text with a space in place of each address."""
    rest, at = [], 0
    for typed in printed:
        rest.append(text[at : typed.start])
        at = typed.end
    return " ".join([*rest, text[at:]])


def evidence_in(text: str, links: Sequence[Link]) -> Iterator[Address]:
    """Yield the addresses that `text` prints, and those behind its words."""
    behind, printed = list(links), list(printed_in(text))
    for typed in printed:
        link = next((link for link in behind if _leads_from(link, typed)), None)
        if link is not None and link.words.count("://") < 2:  # noqa: PLR2004 - words with two addresses lead to one
            behind.remove(link)
        yield from map(_doubted, _printed(text, typed, visible(link.url) if link is not None else ""))
    yield from map(_doubted, chain.from_iterable(map(_behind, behind)))
    covered = " ".join(link.words for link in links)
    bare = _BARE.finditer(_without(text, printed))
    yield from (_bare(address) for address in bare if address["printed"] not in covered)


def _leads_from(link: Link, typed: Printed) -> bool:
    """Return whether the words of a link are a printed address, or a part of it."""
    return typed.text in link.words or (link.words != "" and link.words in typed.text)


def _printed(text: str, typed: Printed, target: str) -> Iterator[Address]:
    """Yield a printed address: where a click leads, else put together from its lines, else as it is printed."""
    url, printed = _written(text, typed), typed.text if len(typed.text) <= MAX_LINE else ""
    whole, usable = _with_scheme(joined(text, typed)), is_url(target)
    if usable and printed and not same(url, target) and not _swallows(target, url):
        doubts = (doubt(DoubtKind.ADDRESS_TWO_TARGETS, visible(printed), target),)
        yield Address(target, printed, doubts, clicked=True)
    elif is_url(whole):
        yield Address(whole, printed, (doubt(DoubtKind.ADDRESS_JOINED, joined(text, typed)),))
    elif is_url(url):
        yield Address(url, "" if url == printed else printed, tuple(_doubts(text, typed, url)))
    elif usable:
        yield Address(target, printed, (doubt(DoubtKind.ADDRESS_PRINTED_UNUSABLE, typed.text),), clicked=True)


def _written(text: str, typed: Printed) -> str:
    """Return the address as content holds it: without unseen characters, with the scheme that is apart before it."""
    before = _scheme_before(text, typed)
    return _with_scheme(visible(typed.text), secure=before.endswith("s"))


def _scheme_before(text: str, typed: Printed) -> str:
    """Return a misspelt scheme right before an address."""
    before = _MISSPELT.search(text[max(0, typed.start - 20) : typed.start])
    return before["scheme"].lower() if before else ""


def _with_scheme(printed: str, *, secure: bool = False) -> str:
    if not printed or _SCHEME.match(printed):
        return printed
    return f"{'https' if secure else 'http'}://{printed}"


def _doubts(text: str, typed: Printed, url: str) -> Iterator[Doubt]:
    """Yield what is not certain of an address as it is printed."""
    seen = visible(typed.text)
    if seen != typed.text:
        yield doubt(DoubtKind.ADDRESS_INVISIBLE, url)
    if not _SCHEME.match(seen) and _scheme_before(text, typed):
        yield doubt(DoubtKind.ADDRESS_SCHEME_WRONG, url)
    longer = next((reading for reading in typed.others if is_cut_in_path(typed.text, reading)), "")
    if longer:
        yield doubt(DoubtKind.ADDRESS_THAI_BEHIND, visible(longer))
    elif _THAI_TAIL.search(url):
        yield doubt(DoubtKind.ADDRESS_THAI_WITHIN, url)
    if rest := rest_of(text, typed):
        yield doubt(DoubtKind.ADDRESS_CUT, rest)


def _swallows(target: str, url: str) -> bool:
    """Return whether Word made a link of an address and the Thai words behind it."""
    longer, address = _bones(target), _bones(url)
    return longer.startswith(address) and bool(_THAI.match(longer[len(address) :].lstrip("/")))


def _doubted(address: Address) -> Address:
    """Return an address with what may be wrong with any: it only leads on, or has codes for unseen characters."""
    kinds: dict[DoubtKind, bool | str] = {
        DoubtKind.ADDRESS_REDIRECTS: real_address(address.url),
        DoubtKind.ADDRESS_INVISIBLE_CODE: _UNSEEN_CODE.search(address.url) is not None,
    }
    return replace(address, doubts=(*address.doubts, *doubts_of(kinds)))


def _behind(link: Link) -> Iterator[Address]:
    """Yield the address behind words or a picture."""
    url = visible(link.url)
    if is_url(url):
        doubts = [] if url == link.url else [doubt(DoubtKind.LINK_INVISIBLE, url)]
        doubts += [] if link.words else [doubt(DoubtKind.ADDRESS_BEHIND_PICTURE, url)]
        yield Address(url, "", tuple(doubts), clicked=True)


def _bare(match: re.Match[str]) -> Address:
    """Return an address that is printed without a scheme, or with a misspelt one."""
    scheme, printed = (match["scheme"] or "").lower(), trimmed(without_sentence(match["printed"]))
    url = _with_scheme(visible(printed), secure=scheme.endswith("s"))
    fault = "พิมพ์ http:// ไว้ไม่ถูก" if scheme else "พิมพ์ไว้โดยไม่มี http://"
    return Address(url, printed[:MAX_LINE], (doubt(DoubtKind.ADDRESS_SCHEME_ADDED, fault, url),))


def unusable(text: str, links: Sequence[Link]) -> Iterator[str]:
    """Yield addresses that content cannot hold: mail, files of a computer, misspelt ones."""
    usable = [link for link in links if is_url(visible(link.url))]
    yield from (link.url for link in links if link not in usable and not link.url.startswith("#"))
    covered = "\n".join(link.words for link in usable)
    for typed in printed_in(text):
        if typed.text not in covered and not is_url(_written(text, typed)) and not joined(text, typed):
            yield typed.text


def once(evidence: Iterable[Address], known: set[tuple[str, str]]) -> Iterator[Address]:
    """Yield addresses that are not `known`, and add them: Word splits one link into several that lead to one page."""
    urls = {url for url, _ in known}
    for address in evidence:
        again = (address.url, address.printed) in known or (not address.printed and address.url in urls)
        known.add((address.url, address.printed))
        urls.add(address.url)
        if not again:
            yield address


def same(url: str, other: str) -> bool:
    """Return whether two addresses differ only in spelling: the scheme, a closing slash, percent signs."""
    return _bones(url) == _bones(other)


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
_WORD: Final = re.compile(r"\S+")
_MOST_LINES: Final = 5


def goes_on(line: str, following: str) -> bool:
    """Return whether `line` ends in an address that the next line continues."""
    last = visible((line.rsplit(maxsplit=1)[-1:] or [""])[0])
    following = visible(following.strip())
    if not _WEB_START.match(last) or not _ASCII.fullmatch(following) or addresses(following):
        return False
    starts = _BROKEN_START.fullmatch(following) and not _HOST.match(following)
    return bool(starts or _BROKEN_END.search(last))


def joined(text: str, typed: Printed) -> str:
    """Return the address with its continuation on the next lines; empty where its line is its end."""
    whole = _word(text, typed.start)
    if not whole.isascii():
        return ""
    address, at = whole, typed.start + len(whole)
    for _ in range(_MOST_LINES):
        following = _NEXT_LINE.match(text, at)
        if not following or not _continues(address, following):
            break
        address, at = address + following[1], following.end(1)
    return address if address != whole else ""


def _word(text: str, start: int) -> str:
    word = _WORD.match(text, start)
    return visible(word[0]) if word else ""


def _continues(address: str, following: re.Match[str]) -> bool:
    word = following[1]
    if _COUNTED.fullmatch(word) or (following["more"] and not _SURE.fullmatch(word)):
        return False
    return goes_on(address, word)


def carries_on(text: str, following: str) -> bool:
    """Return whether a paragraph of its own continues the address that `text` ends in."""
    if not goes_on(text.rsplit("\n", 1)[-1], following):
        return False
    last = next(reversed(list(printed_in(text))), None)
    return last is not None and joined(f"{text}\n{following}", last) != joined(text, last)


def rest_of(text: str, typed: Printed) -> str:
    """Return what may belong to the address behind a blank or a line's end, though nothing proves it."""
    blank = _BEHIND_BLANK.match(text, typed.end)
    if blank:
        return blank[1]
    following = _NEXT_LINE.match(text, typed.end)
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
    """Return where a redirecting page leads, empty for any other; the address is read, not fetched."""
    try:
        parts = urlsplit(url)
        host, keys = (parts.hostname or "").lower(), parse_qs(parts.query)
    except ValueError:
        return ""
    names = (names for page, path, names in _PAGES if page.fullmatch(host) and parts.path.startswith(path))
    real = next((keys[name][0] for name in next(names, ()) if name in keys), "")
    return real if _SCHEME.match(real) else ""
