"""Judge the end of an exchange, as an observation: pure, and the only place that says what an answer means."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from ita_site.links.judge import fingerprint, owner
from ita_site.links.judge.observation import Kind, Observation, clean
from ita_site.links.judge.reading import body_kind, page
from ita_site.links.judge.signs.addresses import document_kind
from ita_site.links.judge.signs.walls import of_wall

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ita_site.links.judge.fingerprint import Fingerprint
    from ita_site.links.judge.owner import Related
    from ita_site.links.judge.reading.page import Page
    from ita_site.links.judge.signs.sign import Doubt
    from ita_site.links.link_use import Expect
    from ita_site.links.request.exchange import Answer
    from ita_site.links.request.fault import Fault
    from ita_site.links.request.targets import NotWeb, Target

GONE_STATUS: Final = frozenset({404, 410})
REFUSING_RETRY: Final = frozenset({400, 403, 405, 406, 409, 412, 416, 418, 444, 460, 463, 494, 498, 999})
"""Statuses at which the browser-like agent is tried: what firewalls say to strangers."""
SLOW_STATUS: Final = frozenset({408, 421, 425, 500, 502, 503, 504, *range(505, 600)})
"""The server's own fault, or the moment's."""

_GONE_FAULTS: Final = frozenset({"nxdomain", "not-http", "plain-http"})
_KINDS_BY_BODY: Final = {
    "pdf": {"pdf"}, "zip": {"word", "excel", "powerpoint", "archive"}, "ole": {"word", "excel", "powerpoint"}, "word": {"word"},
    "image": {"image"}, "archive": {"archive"}, "html": {"html"}, "text": {"excel", "word"},
}  # fmt: skip
_OUR_OWN_CUTS: Final = frozenset({"limit", "read-timeout"})
"""Ends of an answer that we, not the server, have set."""
_UNLABELLED: Final = frozenset({"", "text/html", "application/xhtml+xml", "text/plain", "application/octet-stream"})
"""Media types that name no kind of document."""


@dataclass(frozen=True, slots=True)
class Chain:
    """The redirects from the address that was asked to the one that answered."""

    asked: Target
    final: Target
    moved_to: Target | None = None
    """Where the run of permanent redirects at the start of the chain leads."""
    redirected: bool = False


@dataclass(frozen=True, slots=True)
class Judged:
    """An observation, and the page where there is one whose words are still to be judged."""

    observation: Observation
    page: Page | None = None
    """An HTML page that answered as a page should: what it says decides."""
    related: Related | None = None
    """Whose the host is that answered; None where the answer is bad by itself."""


def of_not_web(not_web: NotWeb) -> Observation:
    """Return the observation of a URL that no request can be made for."""
    kind = Kind.GONE if not_web.reason == "invalid" else Kind.SKIPPED
    return Observation(kind, not_web.reason, clean(not_web.detail))


def of_fault(fault: Fault, final: Target | None = None) -> Observation:
    """Return the observation when there was no answer."""
    where = final.url if final else None
    if fault.code == "unsafe":
        return Observation(Kind.UNSAFE, "unsafe", clean(fault.detail), final_url=where)
    if fault.code in {"tls-client-certificate", "robots"}:
        return Observation(Kind.BLOCKED, fault.code, final_url=where)
    if fault.is_tls:
        return Observation(Kind.INSECURE, fault.code, final_url=where)
    reason = "refused-connection" if fault.code == "refused" else "closed" if fault.code == "stale" else fault.code
    kind = Kind.GONE if fault.code in _GONE_FAULTS else Kind.UNREACHABLE
    return Observation(kind, reason, clean(fault.detail, 80), final_url=where)


def of_answer(
    answer: Answer, chain: Chain, expect: Expect | None = None, subject_words: Sequence[str] = (),
    last_good: Fingerprint | None = None,
) -> Judged:  # fmt: skip
    """Return what a final answer means before its words are judged: its status, its kind, whether it is a wall.

    A page that a redirect led to is the owner's where it shows some of the `subject_words`; a document, where it is the one
    that was last good.
    """
    by_status = _of_status(answer, chain)
    if by_status:
        return Judged(by_status)
    kind = body_kind.kind(answer.body, answer.media_type, answer.get("content-disposition").lower())
    if answer.unreadable:
        stranger = _of_stranger(owner.relation(chain, answer, ""), answer, chain)
        return Judged(stranger or _good(answer, chain, ("undecodable",)))
    if kind == "empty":
        if answer.cut and answer.cut != "limit":
            return Judged(_observe(Kind.UNREACHABLE, answer.cut, "", answer, chain))
        return Judged(_observe(Kind.SUSPECT, "empty", "", answer, chain))
    if fault := _wrong_kind(kind, chain, expect, answer):
        return Judged(fault)
    if kind in {"html", "text"}:
        return _of_page(answer, chain, expect, subject_words)
    related, seen = owner.relation(chain, answer, ""), _of_document(answer, chain, kind)
    is_known = last_good is not None and seen.fingerprint is not None and last_good.digest == seen.fingerprint.digest
    stranger = None if is_known else _of_stranger(related, answer, chain)
    return Judged(stranger or seen, related=related)


def _of_stranger(related: Related, answer: Answer, chain: Chain) -> Observation | None:
    """Return the observation of a body of somebody else's that has no words, whichever kind of redirect led there."""
    return _observe(Kind.SUSPECT, "other-site", chain.final.url, answer, chain) if related.is_stranger else None


def of_signs(doubt: Doubt, answer: Answer, chain: Chain) -> Observation:
    """Return the observation of a page that is not the evidence, with the signs that show it."""
    words = tuple(clean(sign.words) for sign in doubt.signs)
    return replace(_observe(Kind.SUSPECT, doubt.reason, words[0], answer, chain), signs=words)


def good(page_: Page, answer: Answer, chain: Chain, marks: Fingerprint) -> Observation:
    """Return the observation of a page that shows no sign, or too few."""
    notes = _notes(answer) + (("script-built",) if page_.is_shell else ())
    return _good(answer, chain, notes, marks)


def is_refusal(answer: Answer) -> bool:
    """Return whether a status refuses this visitor."""
    status = answer.status
    return status == 429 or (400 <= status < 500 and status not in GONE_STATUS | SLOW_STATUS) or status >= 600  # noqa: PLR2004


def _of_status(answer: Answer, chain: Chain) -> Observation | None:
    """Return what the status alone decides; None when the body has to be read."""
    if 200 <= answer.status < 300 and not _is_waf(answer):  # noqa: PLR2004
        return None
    shown = _shown(answer)
    if wall := of_wall(answer, shown):
        return _observe(Kind.BLOCKED, "challenge", wall.words, answer, chain)
    kind, reason, words = _meaning_of_status(answer, shown)
    return _observe(kind, reason, words, answer, chain)


def _meaning_of_status(answer: Answer, shown: Page | None) -> tuple[Kind, str, str]:
    """Return what a status other than success means: the kind, the reason, and the words that show it."""
    status, title = answer.status, shown.title if shown else ""
    if status in GONE_STATUS:
        return Kind.GONE, "not-found", title
    if status == 300:  # noqa: PLR2004
        return Kind.SUSPECT, "multiple-choices", title
    if 300 < status < 400:  # noqa: PLR2004
        return Kind.SUSPECT, "redirect-nowhere", ""
    if status == 429:  # noqa: PLR2004
        return Kind.BLOCKED, "rate-limited", ""
    if is_refusal(answer):
        return (Kind.GONE, "not-http", "TLS") if _wants_tls(answer, shown) else (Kind.BLOCKED, "refused", title)
    if status < 200:  # noqa: PLR2004
        return Kind.GONE, "not-http", ""
    return Kind.UNREACHABLE, "server-error", title


def _wants_tls(answer: Answer, shown: Page | None) -> bool:
    """Return whether a server says that this port speaks HTTPS: a Bad Request of nginx."""
    complaint = "plain HTTP request was sent to HTTPS port"
    return answer.status == 400 and shown is not None and complaint in shown.text  # noqa: PLR2004


def _is_waf(answer: Answer) -> bool:
    return bool(answer.get("cf-mitigated") or answer.get("x-amzn-waf-action"))


def _shown(answer: Answer) -> Page | None:
    if body_kind.kind(answer.body, answer.media_type) != "html":
        return None
    return page.read(answer.body, answer.get("content-type"))


def _of_page(answer: Answer, chain: Chain, expect: Expect | None, subject_words: Sequence[str]) -> Judged:
    """Return the verdict on a page that is a wall, was cut off, or lacks the text expected of it; else the page, to be judged."""
    shown = page.read(answer.body, answer.get("content-type"))
    if wall := of_wall(answer, shown):
        return Judged(_observe(Kind.BLOCKED, "challenge", wall.words, answer, chain))
    if not shown.text and not shown.shown and answer.cut and answer.cut != "limit":
        return Judged(_observe(Kind.UNREACHABLE, answer.cut, "", answer, chain))
    if expect and expect.text and _fold(expect.text) not in _fold(f"{shown.title} {shown.text}"):
        return Judged(_observe(Kind.SUSPECT, "expected-text", clean(expect.text), answer, chain), shown)
    related = owner.relation(chain, answer, f"{shown.title} {shown.text}", subject_words)
    return Judged(_good(answer, chain, ()), shown, related)


def _of_document(answer: Answer, chain: Chain, kind: str) -> Observation:
    """Return the observation of a document; one that came in part is not good."""
    if answer.cut and answer.cut not in _OUR_OWN_CUTS:
        return _observe(Kind.UNREACHABLE, answer.cut, "", answer, chain)
    return _good(answer, chain, _notes(answer), fingerprint.of_document(answer.body, kind))


def _wrong_kind(kind: str, chain: Chain, expect: Expect | None, answer: Answer) -> Observation | None:
    """Return the observation of a body of another kind than the content expects or the address promises."""
    if expect and expect.kind and kind != "other" and expect.kind not in _KINDS_BY_BODY.get(kind, set()):
        return _observe(Kind.SUSPECT, "expected-kind", f"{expect.kind} ≠ {kind}", answer, chain)
    promised = document_kind(chain.asked)
    if promised and _breaks_promise(promised, kind, answer.media_type):
        return _observe(Kind.SUSPECT, "wrong-type", f"{promised} ≠ {kind}", answer, chain)
    return None


def _breaks_promise(promised: str, kind: str, media_type: str) -> bool:
    """Return whether HTML or plain text came where an address promises a document.

    Offices' programs export HTML under the media type of Word or Excel: that is the document.
    """
    if kind == "html":
        return promised not in {"excel", "word"} or media_type in _UNLABELLED
    return kind == "text" and promised in {"pdf", "image"} and media_type == "text/plain"


def _good(answer: Answer, chain: Chain, notes: tuple[str, ...], marks: Fingerprint | None = None) -> Observation:
    moved = chain.moved_to
    if moved and _place(moved) != _place(chain.asked) and _is_of_owner(moved, chain):
        return _observe(Kind.MOVED, "permanent-redirect", moved.url, answer, chain, notes, marks)
    if chain.redirected and _place(chain.final) != _place(chain.asked):
        notes = (*notes, "temporary-redirect")
    return _observe(Kind.OK, "answers", "", answer, chain, notes, marks)


def _is_of_owner(moved: Target, chain: Chain) -> bool:
    """Return whether permanent redirects end at the site that was asked, or at the one whose answer was judged."""
    return any(owner.same_site(host, moved.host) for host in (chain.asked.host, chain.final.host))


def _place(target: Target) -> tuple[str, str, int, str]:
    return target.scheme, target.host, target.port, target.path


def _observe(  # noqa: PLR0913
    kind: Kind, reason: str, words: str, answer: Answer, chain: Chain, notes: tuple[str, ...] = (),
    marks: Fingerprint | None = None,
) -> Observation:  # fmt: skip
    moved = chain.moved_to.url if chain.moved_to and kind is Kind.MOVED else None
    signs = (clean(words) or reason,) if kind is Kind.SUSPECT else ()
    return Observation(
        kind, reason, clean(words), answer.status, chain.final.url, moved, notes, fingerprint=marks, signs=signs
    )


def _notes(answer: Answer) -> tuple[str, ...]:
    notes: tuple[str, ...] = ()
    if answer.cut == "read-timeout":
        notes = (*notes, "slow")
    elif answer.cut and answer.cut != "limit":
        notes = (*notes, "truncated")
    return (*notes, "chain-repaired") if answer.repaired else notes


def _fold(text: str) -> str:
    folded = unicodedata.normalize("NFC", text).replace("\u0e4d\u0e32", "\u0e33").replace("เเ", "แ")
    return " ".join(folded.split()).casefold()
