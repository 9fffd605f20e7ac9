"""Who answers: whether the host that was reached belongs to the owner of the address that was asked.

The cases, the first that fits (`tests/links/test_owner.py` has the table with examples):

| the host reached | relation | proof |
|---|---|---|
| has the same registrable domain | same | `domain` |
| was meant: the address asked is a short link, or names that host | same | `pointer` |
| belongs to the same provider (`youtu.be`, `youtube.com`) | same owner | `provider` |
| cannot be a stranger's (`go.th`), and the path is kept, or a page of it is used for the time being | same owner | `reserved` |
| keeps anybody's pages (`drive.google.com`) | same owner | `platform` |
| has a certificate that covers the domain asked | same owner | `certificate` |
| shows the agency's name, or words of the claim | same owner | `words` |
| is linked to by the home page of the address asked | same owner | `link` |
| is a store of files, and sends a document | same owner | `document` |
| anything else | stranger | |

A name that only looks alike (`nongbua.go.th.example.com`) proves nothing: a stranger would choose it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from ita_site.links.judge import services
from ita_site.links.judge.reading import body_kind
from ita_site.links.judge.shown_words import shows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tldextract import TLDExtract
    from tldextract.tldextract import ExtractResult

    from ita_site.links.judge.verdict import Chain
    from ita_site.links.request.exchange import Answer
    from ita_site.links.request.targets import Target

MAX_OWNERS: Final = 4
"""Registrable domains in a certificate above which it is one that a hoster shares among its customers."""

_RESERVED: Final = frozenset(
    suffix.encode("idna").decode()
    for suffix in ("go.th", "mi.th", "ac.th", "or.th", "รัฐบาล.ไทย", "ทหาร.ไทย", "ศึกษา.ไทย", "องค์กร.ไทย")
)
"""Suffixes below which the registry THNIC takes only public bodies, schools and associations, by their documents."""

_DOCUMENTS: Final = frozenset({"pdf", "ole", "word", "zip"})
"""Kinds of body, as `body_kind.kind` names them; those of Word and Excel today are `zip`."""


class Relation(StrEnum):
    """Whose the host is that was reached."""

    SAME = "same"
    SAME_OWNER = "same-owner"
    STRANGER = "stranger"


class Proof(StrEnum):
    """What shows that the host reached is no stranger's."""

    DOMAIN = "domain"
    """The same registrable domain."""
    POINTER = "pointer"
    """The address asked is made to lead to others: a short link, or one that names its goal."""
    PROVIDER = "provider"
    """Both hosts are services of one provider."""
    CERTIFICATE = "certificate"
    """The certificate of the host reached covers the domain asked."""
    RESERVED = "reserved"
    """The registry gives such a name to no stranger."""
    PLATFORM = "platform"
    """Anybody keeps pages on that host, so it says nothing either way."""
    WORDS = "words"
    """The page reached shows the agency's name, the claim's words, or the domain asked."""
    LINK = "link"
    """The home page of the address asked links to the host reached."""
    DOCUMENT = "document"
    """A document came from a store of files: whoever takes over an address puts up a page."""


@dataclass(frozen=True, slots=True)
class Related:
    """The relation between the address asked and the host that answered."""

    relation: Relation
    proof: Proof | None = None
    """None for a stranger."""

    @property
    def is_stranger(self) -> bool:
        """Return whether nothing ties the host reached to the address asked."""
        return self.relation is Relation.STRANGER


UNREDIRECTED: Final = Related(Relation.SAME, Proof.DOMAIN)
"""Of an answer that came from the very address that was asked."""


def relation(chain: Chain, answer: Answer, shown_text: str, subject_words: Sequence[str] = ()) -> Related:
    """Return whose the end of a chain of redirects is, with the proof.

    `shown_text` is the page's title and text, empty for a document; `subject_words` are the agency's names, the claim,
    the expected text, and the title that the page had when it was last good.
    """
    if not chain.redirected:
        return UNREDIRECTED
    is_lent = chain.moved_to is None and chain.final.path_only != "/"
    proof = _proof_by_address(chain.asked, chain.final, is_lent=is_lent) or _proof_by_answer(
        chain.asked, answer, shown_text, subject_words
    )
    if proof is None:
        return Related(Relation.STRANGER)
    return Related(Relation.SAME if proof in {Proof.DOMAIN, Proof.POINTER} else Relation.SAME_OWNER, proof)


def same_site(asked_host: str, reached_host: str) -> bool:
    """Return whether two hosts have the same registrable domain, such as `www.x.go.th` and `ita.x.go.th`."""
    return asked_host == reached_host or registrable_domain(asked_host) == registrable_domain(reached_host)


def same_place(asked: Target, reached: Target) -> bool:
    """Return whether two addresses have one path, but for a slash at its end, below one registrable domain."""
    return asked.path.rstrip("/") == reached.path.rstrip("/") and same_site(asked.host, reached.host)


def registrable_domain(host: str) -> str:
    """Return the part of a host that somebody registered; the host itself where nothing was, as with an IP address.

    Below a suffix on which a provider gives names away (`github.io`) each name is its own:
    `a.b.go.th` → `b.go.th`, `x.github.io` → `x.github.io`, `192.0.2.1` → `192.0.2.1`.
    """
    return _parts(host).top_domain_under_public_suffix or host.rstrip(".").lower()


def is_reserved(host: str) -> bool:
    """Return whether a host has a name that no stranger can register, such as one below `go.th`."""
    parts = _parts(host)
    return bool(parts.domain) and parts.suffix in _RESERVED


def is_known(asked: Target, reached: Target) -> bool:
    """Return whether two addresses alone show that the second is no stranger's, without any answer."""
    return _proof_by_address(asked, reached) is not None


def is_pointer(asked: Target, reached: Target) -> bool:
    """Return whether an address is made to lead to others: a short link, or one whose query names the host reached."""
    return services.is_shortener(asked.host) or _names_host(unquote(asked.query).lower(), reached.host)


def _names_host(query: str, host: str) -> bool:
    """Return whether a query has a host as a whole name: `url=https://host/…`."""
    return (
        re.search(rf"(?<![\w.-]){re.escape(host.removeprefix('www.'))}(?![\w.-])", query.replace("www.", ""))
        is not None
    )


def _proof_by_address(asked: Target, reached: Target, *, is_lent: bool = False) -> Proof | None:
    """Return what two addresses alone prove, the strongest first.

    A public body's page that another office does not call its own for good (`is_lent`) is a service that it uses.
    """
    if same_site(asked.host, reached.host):
        return Proof.DOMAIN
    if is_pointer(asked, reached):
        return Proof.POINTER
    if services.is_one_provider(asked.host, reached.host):
        return Proof.PROVIDER
    if is_reserved(reached.host) and (is_lent or _keeps_path(asked, reached)):
        return Proof.RESERVED
    return Proof.PLATFORM if services.is_platform(reached.host) else None


def _proof_by_answer(asked: Target, answer: Answer, shown: str, subject_words: Sequence[str]) -> Proof | None:
    """Return what an answer proves of a host whose name proves nothing."""
    if _is_covered(asked.host, answer.names):
        return Proof.CERTIFICATE
    if _names_domain(shown, asked.host) or shows(shown, subject_words):
        return Proof.WORDS
    is_stored = services.is_store(answer.target.host)
    return Proof.DOCUMENT if is_stored and body_kind.kind(answer.body, answer.media_type) in _DOCUMENTS else None


def _keeps_path(asked: Target, reached: Target) -> bool:
    """Return whether a path below the front page is the same: an office with a new name kept its pages."""
    return asked.path == reached.path and asked.path_only != "/"


def _is_covered(host: str, names: Sequence[str]) -> bool:
    """Return whether a certificate of one owner names the domain of a host."""
    domains = {registrable_domain(name.removeprefix("*.")) for name in names}
    return len(domains) <= MAX_OWNERS and registrable_domain(host) in domains


def _names_domain(shown: str, host: str) -> bool:
    """Return whether a page writes the domain of a host, as in an office's mail address.

    A name that can be bought is no proof: who sells it writes it too.
    """
    if not is_reserved(host):
        return False
    return re.search(rf"(?<![\w-]){re.escape(registrable_domain(host))}(?![\w-])", shown, re.IGNORECASE) is not None


def _parts(host: str) -> ExtractResult:
    return _suffixes()(host.rstrip(".").lower())


@cache
def _suffixes() -> TLDExtract:
    """Return the reader of the public suffix list that is bundled with the library: nothing is ever fetched."""
    import tldextract  # noqa: PLC0415 - a tenth of a second, which a run without redirects to other hosts need not spend

    return tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None, include_psl_private_domains=True)
