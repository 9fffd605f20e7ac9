"""The signs that an answered page is not the evidence (rule 2). They add up: one phrase in a long page is nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ita_site.links.judge import owner, phrases
from ita_site.links.judge import page as pages
from ita_site.links.judge.phrase_filter import may_have_phrase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ita_site.links.judge.page import Page
    from ita_site.links.request.exchange import Answer
    from ita_site.links.request.targets import Target

SURE: Final = 4
"""A score from which a page is suspect without further proof."""
DOUBTFUL: Final = 2
"""A score from which a sibling address is asked."""
SHORT: Final = 1000
MEDIUM: Final = 5000
"""Characters of text outside links up to which a page counts as short, or as of medium length."""
ARTICLE: Final = 2500
"""From so much text on, phrases alone are never proof: the page may be about them."""

_HOME: Final = re.compile(
    r"/(?:(?:th|en|thai|english|web|home|main|site|portal|www|public)/?)?(?:(?:index|default|home|main|welcome)(?:\.\w{2,5})?/?)?", re.IGNORECASE
)  # fmt: skip
_HOME_QUERY: Final = re.compile(
    r"(?:(?:lang|language|l|locale)=\w{2,10}|(?:utm_\w+|fbclid|gclid|ref)=[^&]*|&)*", re.IGNORECASE
)
_ERROR_PATH: Final = re.compile(
    r"(?:^|[/_\-=.])(?:40[34]|50\d|page[_\-]?not[_\-]?found|not[_\-]?found|(?:custom)?errors?(?:page)?|error[_\-]?\d{3}|err\d{3}|missing|notexist|unavailable|no[_\-]?page)(?:[/_\-.?&]|$)",
    re.IGNORECASE,
)
_LOGIN_PATH: Final = re.compile(
    r"(?:^|[/_\-=.?])(?:log[_\-]?in|sign[_\-]?in|log[_\-]?on|wp-login|servicelogin|auth(?:enticate|orize)?|sso|adfs|oauth2?|saml2?|accounts?/login|users/sign_in)(?:[/_\-.?&=]|$|\.\w+)",
    re.IGNORECASE,
)
_LOGIN_HOST: Final = re.compile(
    r"^(?:accounts\.google\.|login\.microsoftonline\.|login\.live\.|access\.line\.me|login\.|sso\.|auth\.|signin\.)"
)
_WALL_HEADERS: Final = ("cf-mitigated", "x-amzn-waf-action", "x-sucuri-block")
"""Headers that only walls send, and only with an answer that is the wall."""
_DOCUMENTS: Final = {
    "pdf": "pdf", "doc": "word", "docx": "word", "odt": "word", "rtf": "word", "xls": "excel", "xlsx": "excel", "ods": "excel", "csv": "excel",
    "ppt": "powerpoint", "pptx": "powerpoint", "jpg": "image", "jpeg": "image", "png": "image", "gif": "image", "webp": "image", "zip": "archive",
    "rar": "archive", "7z": "archive", "mp4": "media", "mp3": "media",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign, how much it weighs, and the words that gave it."""

    reason: str
    score: int
    words: str


@dataclass(frozen=True, slots=True)
class _PhraseGroup:
    """Phrases that mean the same, and what they weigh in the text of a short, a medium and a long page."""

    reason: str
    pattern: re.Pattern[str]
    short: int
    medium: int
    long: int
    below: int | None = None
    """Characters of a page from which on the phrases mean nothing."""

    def weight(self, length: int) -> int:
        """Return what a phrase in the text weighs on a page of so many characters."""
        if length <= SHORT:
            return self.short
        return self.medium if length <= MEDIUM else self.long


_PHRASES: Final = (
    _PhraseGroup("error-page", phrases.ERRORS, SURE, 3, 1),
    _PhraseGroup("suspended", phrases.SUSPENDED, SURE, 1, 0),
    _PhraseGroup("parked", phrases.PARKED, SURE, 2, 0),
    _PhraseGroup("default-page", phrases.DEFAULT, SURE, 3, 0),
    _PhraseGroup("soft-404", phrases.MISSING, SURE, 3, DOUBTFUL),
    _PhraseGroup("defaced", phrases.DEFACED, SURE, 2, 0),
    _PhraseGroup("maintenance", phrases.MAINTENANCE, SURE - 1, 0, 0, below=SHORT // 2),
)


def is_home(target: Target) -> bool:
    """Return whether a path is that of a site's front page, in any of the ways in which it is written."""
    return bool(_HOME.fullmatch(target.path_only)) and bool(_HOME_QUERY.fullmatch(target.query))


def document_kind(target: Target) -> str | None:
    """Return the kind of document that an address promises by its ending."""
    name = target.path_only.rpartition("/")[2].lower()
    return _DOCUMENTS.get(name.rpartition(".")[2]) if "." in name else None


def asks_login(target: Target) -> bool:
    """Return whether the address is that of a login page."""
    return bool(_LOGIN_PATH.search(target.path) or _LOGIN_HOST.match(target.host))


def of_redirect(asked: Target, final: Target) -> Sign | None:
    """Return the sign that the end of a chain of redirects gives by its address alone."""
    if (asked.host, asked.path) == (final.host, final.path):
        return None
    if asks_login(final) and not asks_login(asked):
        return Sign("login", SURE, final.url)
    if _ERROR_PATH.search(final.path) and not _ERROR_PATH.search(asked.path):
        return Sign("redirect-error", SURE, final.url)
    if is_home(final) and not is_home(asked) and _is_of_public_body(asked, final):
        return Sign("redirect-home", SURE, final.url)
    return None


def _is_of_public_body(asked: Target, final: Target) -> bool:
    """Return whether a redirect leads to another page of the same site, or of a public body, that it was not made for."""
    if owner.is_pointer(asked, final):
        return False
    return owner.same_site(asked.host, final.host) or owner.is_reserved(final.host)


def of_wall(answer: Answer, page: Page | None) -> Sign | None:
    """Return the sign of a known wall against robots, at any status."""
    if any(map(answer.get, _WALL_HEADERS)):
        return Sign("challenge", SURE, "header")
    return _wall_on_page(page, answer.status) if page else None


def _wall_on_page(page: Page, status: int) -> Sign | None:
    """Return the sign of a page that has a known wall's script, title or words."""
    length = len(page.text)
    title = phrases.CHALLENGE_TITLE.search(page.title)
    script = phrases.CHALLENGE_NAMED.search(page.source[:200_000]) if length < 2 * SHORT else None
    words = phrases.CHALLENGE_TEXT.search(page.text) if length < SHORT else None
    # many sites load their wall's script on every page: alone, on a page with words of its own, it is no wall
    if script and any((title, words, length < 300, status >= 400)):  # noqa: PLR2004
        return Sign("challenge", SURE, page.title or script.group())
    if title and any((script, words, page.own_length < SHORT // 2)):
        return Sign("challenge", SURE, title.group())
    return None


def of_page(page: Page, asked: Target, final: Target) -> Sign | None:
    """Return the strongest sign of an answered HTML page; None when there is none."""
    if not page.text and not page.shows_more:
        return _of_empty_page(page)
    return _short_challenge(page) or _strongest(page, asked, final)


def _short_challenge(page: Page) -> Sign | None:
    """Return the sign of a short page with a wall's script."""
    script = phrases.CHALLENGE_SCRIPT.search(page.source) if page.own_length <= SHORT else None
    return Sign("js-challenge", SURE, page.text[:80] or script.group()[:80]) if script else None


def _strongest(page: Page, asked: Target, final: Target) -> Sign | None:
    """Return the strongest of the signs that a page's words give; None where none is worth a question."""
    # the walls' phrases are looked for in links too, but only on short pages
    words = page.own if page.own_length > SHORT // 2 else (page.text,)
    if not page.password and not may_have_phrase(" ".join({page.title, *page.headings, *words})):
        return None
    signs = [sign for sign in _by_words(page, asked, final) if sign and sign.score >= DOUBTFUL]
    return max(signs, key=lambda sign: sign.score, default=None)


def _by_words(page: Page, asked: Target, final: Target) -> Iterator[Sign | None]:
    """Yield what each group of phrases, and each other rule about words, says of a page."""
    for group in _PHRASES:
        yield _by_phrases(group, page)
    yield _login(page, asked, final)
    yield _wall_at_home(page)
    yield _not_found_code(page) or _weak_phrase(page)


def _of_empty_page(page: Page) -> Sign | None:
    """Return the sign of a page without text: a wall's script, or nothing at all; None where a script builds the page."""
    if script := phrases.CHALLENGE_SCRIPT.search(page.source):
        return Sign("js-challenge", SURE, script.group()[:80])
    return None if pages.has_script(page) and page.scripted else Sign("empty", SURE, "")


def _by_phrases(group: _PhraseGroup, page: Page) -> Sign | None:
    """Return the sign that a group's phrases add up to; None where the page has none of them, or is too long for it."""
    length = page.own_length
    if group.below is not None and length >= group.below:
        return None
    hits = list(_hits(group, page))
    score = sum(weight for weight, _ in hits)
    if length > ARTICLE:
        score = min(score, SURE - 1)
    return Sign(group.reason, score, hits[0][1]) if score else None


def _hits(group: _PhraseGroup, page: Page) -> Iterator[tuple[int, str]]:
    """Yield the weight and the words of each place that has a phrase of a group: title, two headings, the text."""
    length = page.own_length
    for place in (page.title, *page.headings[:2]):
        if len(place) < 200 and (hit := group.pattern.search(place)):  # noqa: PLR2004
            yield SURE if length <= SHORT else SURE - 1, hit.group()
    text = " ".join(page.own)[:MEDIUM] if page.own else page.text[:SHORT]
    if hit := group.pattern.search(text):
        yield group.weight(length), hit.group()


def _not_found_code(page: Page) -> Sign | None:
    """Return the sign of a short title with the number 404 in it."""
    code = re.search(r"(?<![\d/.])404(?![\d/.])", page.title)
    if not code or len(page.title) >= 40 or page.own_length >= MEDIUM:  # noqa: PLR2004
        return None
    return Sign("soft-404", SURE if page.own_length < SHORT // 2 else 3, page.title)


def _weak_phrase(page: Page) -> Sign | None:
    """Return the sign of a short page with words that also a good page may have, such as a page without any data."""
    if page.own_length > SHORT // 2:
        return None
    hit = phrases.WEAK.search(" ".join(page.own)) or phrases.WEAK.search(page.title)
    if not hit:
        return None
    bare = page.own_length <= 60 and not page.shows_more and len(page.text) <= 120  # noqa: PLR2004
    return Sign("soft-404", SURE if bare else DOUBTFUL, hit.group())


def _login(page: Page, asked: Target, final: Target) -> Sign | None:
    """Return the sign of a login page; None where a login page is what the report links to."""
    if asks_login(asked):
        return None
    headings = map(phrases.LOGIN.search, page.headings)
    words = phrases.LOGIN.search(page.title) or next(filter(None, headings), None)
    return _login_form(page, words, final) or _login_script(page, words) or _bare_password(page) or _denied(page)


def _login_form(page: Page, words: re.Match[str] | None, final: Target) -> Sign | None:
    """Return the sign of a field for a password on a page that says, or whose address says, that it is for logging in."""
    if not page.password or not (words or asks_login(final)):
        return None
    return Sign("login", SURE if page.own_length <= SHORT else 1, words.group() if words else final.url)


def _login_script(page: Page, words: re.Match[str] | None) -> Sign | None:
    """Return the sign of a login page whose form a script builds."""
    if words and page.own_length <= 300 and pages.has_script(page) and not page.shows_more:  # noqa: PLR2004
        return Sign("login", SURE, words.group())
    return None


def _bare_password(page: Page) -> Sign | None:
    """Return the sign of a page with a field for a password and hardly anything else."""
    if page.password and page.own_length <= 250 and len(page.text) <= 600:  # noqa: PLR2004
        return Sign("login", SURE, " ".join(page.own)[:80])
    return None


def _denied(page: Page) -> Sign | None:
    """Return the sign of a short page that refuses a visitor who has not logged in."""
    denied = phrases.DENIED.search(" ".join(page.own))
    return Sign("login", SURE, denied.group()) if denied and page.own_length <= SHORT // 2 else None


def _wall_at_home(page: Page) -> Sign | None:
    """Return the sign of a wall of the site's own making."""
    if page.own_length > SHORT // 2 or not pages.has_script(page) or page.scripted:
        return None
    hit = phrases.CHALLENGE_TEXT.search(page.text) or phrases.CHALLENGE_TITLE.search(page.title)
    return Sign("js-challenge", SURE, hit.group()) if hit else None
