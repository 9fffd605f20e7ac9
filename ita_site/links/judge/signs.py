"""The signs that an answered page is not the evidence (rule 2). They add up: one phrase in a long page is nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ita_site.links.judge import page as pages
from ita_site.links.judge import phrases
from ita_site.links.request import targets

if TYPE_CHECKING:
    from ita_site.links.judge.page import Page
    from ita_site.links.request.exchange import Answer
    from ita_site.links.request.targets import Target

SURE: Final = 4
"""A score from which a page is suspect without further proof."""
SMELL: Final = 2
"""A score from which a sibling address is asked."""
SHORT: Final = 1000
MEDIUM: Final = 5000
"""Characters of text outside links up to which a page counts as short, or as of medium length."""
ARTICLE: Final = 2500
"""From so much text on, phrases alone are never proof: the page may be about them."""

_SMELLS: Final = tuple(
    "ขัดข้อง ลิงค์ ปรากฏ โควต้า งดให้ รหัส vbscript unavailable ไม่พบ ไม่มี ไม่เจอ ลบ ไม่อยู่ ถูกย้าย ขออภัย ผิดพลาด ไม่สามารถ ไม่ได้ ระงับ หมดอายุ โดเมน ปรับปรุง ฐานข้อมูล ลิงก์ ถังขยะ ชั่วคราว ซ่อม ชำระ "
    "ไม่ถูกต้อง เข้าสู่ระบบ ลงชื่อ ล็อ สิทธิ์ สมาชิก บอท หุ่นยนต์ จาวา คุกกี้ ยืนยัน รหัสผ่าน เร็ว เจ้าหน้าที่ เข้าใช้ ไม่ใช่ บำรุง".split()
)
_SMELLING: Final = frozenset(
    "404 500 hacked defaced forbidden specified found exist exists available longer removed deleted such nothing oops sorry error errors exception fatal parse sql sqlstate mysql mysqli "
    "database warning traceback whoops ora odbc ole uncaught unhandled undefined memory execution jdatabase pdoexception domain parked parking sale "
    "renew suspended expired invalid broken bandwidth resource works welcome default iis iis7 iis8 internet xampp appserv plesk directadmin tomcat future "
    "congratulations hello maintenance construction offline soon temporarily disabled unavailable back login log sign signin logon password denied access "
    "authorized authorised permission hestia index site isn can could looking trash challenge robot human captcha browser moment wait traffic javascript cookies "
    "verify verifying security unusual pardon proper wampserver hugedomains sedoparking connect connections requested need members ddos incapsula".split()
)
_WORD: Final = re.compile(r"[a-z]+\d?|[45]0[04]")
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
_SHORTENERS: Final = frozenset(
    "bit.ly goo.gl t.co tinyurl.com lin.ee is.gd ow.ly cutt.ly rebrand.ly shorturl.at shorturl.asia t.ly rb.gy me-qr.com qrco.de qr.page "
    "forms.gle maps.app.goo.gl g.co fb.me youtu.be v.gd buff.ly tiny.cc dub.sh short.gy bitly.ws u.to line.me citly.me".split()
)
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
    if is_home(final) and not is_home(asked) and asked.host not in _SHORTENERS and _same_site(asked, final):
        return Sign("redirect-home", SURE, final.url)
    return None


def of_wall(answer: Answer, page: Page | None) -> Sign | None:
    """Return the sign of a known wall against robots, at any status."""
    if answer.get("cf-mitigated") or answer.get("x-amzn-waf-action") or answer.get("x-sucuri-block"):
        return Sign("challenge", SURE, "header")
    if page is None:
        return None
    title = phrases.CHALLENGE_TITLE.search(page.title)
    named = phrases.CHALLENGE_NAMED.search(page.source[:200_000]) if len(page.text) < 2 * SHORT else None
    asked = phrases.CHALLENGE_TEXT.search(page.text) if len(page.text) < SHORT else None
    # many sites load their wall's script on every page: alone, on a page with words of its own, it is no wall
    if named and (title or asked or len(page.text) < 300 or answer.status >= 400):  # noqa: PLR2004
        return Sign("challenge", SURE, page.title or named.group())
    if title and (named or asked or page.own_length < SHORT // 2):
        return Sign("challenge", SURE, title.group())
    return None


def of_page(page: Page, asked: Target, final: Target) -> Sign | None:
    """Return the strongest sign of an answered HTML page; None when there is none."""
    if not page.text and not page.shows_more:
        script = phrases.CHALLENGE_SCRIPT.search(page.source)
        if script:
            return Sign("js-challenge", SURE, script.group()[:80])
        return None if pages.has_script(page) and page.scripted else Sign("empty", SURE, "")
    short = page.own_length <= SHORT
    if short and (script := phrases.CHALLENGE_SCRIPT.search(page.source)):
        return Sign("js-challenge", SURE, page.text[:80] or script.group()[:80])
    lowered = " ".join({page.title, *page.headings, *(page.own or (page.text,))}).lower()
    if not page.password and not _smells(lowered):
        return None
    candidates = [
        _scored("error-page", phrases.ERRORS, page, body=(SURE, 3, 1)),
        _scored("suspended", phrases.SUSPENDED, page, body=(SURE, 1, 0)),
        _scored("parked", phrases.PARKED, page, body=(SURE, 2, 0)),
        _scored("default-page", phrases.DEFAULT, page, body=(SURE, 3, 0)),
        _scored("soft-404", phrases.MISSING, page, body=(SURE, 3, SMELL)),
        _scored("defaced", phrases.DEFACED, page, body=(SURE, 2, 0)),
        _scored("maintenance", phrases.MAINTENANCE, page, body=(SURE - 1, 0, 0)) if page.own_length < SHORT // 2 else None,
        _login(page, asked, final),
        _wall_at_home(page),
        _weak(page),
    ]  # fmt: skip
    signs = [sign for sign in candidates if sign and sign.score >= SMELL]
    return max(signs, key=lambda sign: sign.score, default=None)


def _smells(lowered: str) -> bool:
    """Look for any word of the tables, which is cheap, before the tables themselves are tried."""
    return not _SMELLING.isdisjoint(_WORD.findall(lowered)) or any(word in lowered for word in _SMELLS)


def _scored(reason: str, pattern: re.Pattern[str], page: Page, body: tuple[int, int, int]) -> Sign | None:
    """Add up where a phrase is: in the title, a heading, or the text, where it counts the more the shorter the page."""
    score = 0
    words = ""
    length = page.own_length
    for place in (page.title, *page.headings[:2]):
        if len(place) < 200 and (hit := pattern.search(place)):  # noqa: PLR2004
            score += SURE if length <= SHORT else SURE - 1
            words = words or hit.group()
    hit = pattern.search(" ".join(page.own)[:MEDIUM] if page.own else page.text[:SHORT])
    if hit:
        score += body[0] if length <= SHORT else body[1] if length <= MEDIUM else body[2]
        words = words or hit.group()
    if length > ARTICLE:
        score = min(score, SURE - 1)
    return Sign(reason, score, words) if score else None


def _weak(page: Page) -> Sign | None:
    own = " ".join(page.own)
    code = re.search(r"(?<![\d/.])404(?![\d/.])", page.title)
    if code and len(page.title) < 40 and page.own_length < MEDIUM:  # noqa: PLR2004
        return Sign("soft-404", SURE if page.own_length < SHORT // 2 else 3, page.title)
    if page.own_length <= SHORT // 2 and (hit := phrases.WEAK.search(own) or phrases.WEAK.search(page.title)):
        bare = page.own_length <= 60 and not page.shows_more and len(page.text) <= 120  # noqa: PLR2004
        return Sign("soft-404", SURE if bare else SMELL, hit.group())
    return None


def _login(page: Page, asked: Target, final: Target) -> Sign | None:
    if asks_login(asked):
        return None
    own = " ".join(page.own)
    words = phrases.LOGIN.search(page.title) or next(filter(None, map(phrases.LOGIN.search, page.headings)), None)
    if page.password and (words or asks_login(final)):
        return Sign("login", SURE if page.own_length <= SHORT else 1, words.group() if words else final.url)
    if words and page.own_length <= 300 and pages.has_script(page) and not page.shows_more:  # noqa: PLR2004
        return Sign("login", SURE, words.group())
    if page.password and page.own_length <= 250 and len(page.text) <= 600:  # noqa: PLR2004
        return Sign("login", SURE, own[:80])
    denied = phrases.DENIED.search(own)
    if denied and page.own_length <= SHORT // 2:
        return Sign("login", SURE, denied.group())
    return None


def _wall_at_home(page: Page) -> Sign | None:
    """Return the sign of a wall of the site's own making."""
    if page.own_length > SHORT // 2 or not pages.has_script(page) or page.scripted:
        return None
    hit = phrases.CHALLENGE_TEXT.search(page.text) or phrases.CHALLENGE_TITLE.search(page.title)
    return Sign("js-challenge", SURE, hit.group()) if hit else None


def _same_site(first: Target, other: Target) -> bool:
    """Return whether two hosts belong together: equal, one under the other, or neighbours under one name."""
    a, b = targets.site(first.host), targets.site(other.host)
    if a == b or a.endswith("." + b) or b.endswith("." + a):
        return True
    return _registered(a) == _registered(b)


def _registered(host: str) -> str:
    """Return the part of a host that somebody registered, roughly: two labels, three under `go.th` and its like."""
    labels = host.split(".")
    if labels[-1].isdigit():
        return host
    three = len(labels) > 2 and len(labels[-1]) == 2 and len(labels[-2]) <= 3  # noqa: PLR2004
    return ".".join(labels[-3:] if three else labels[-2:])
