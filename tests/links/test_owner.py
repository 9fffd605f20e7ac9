"""Whose the host is that a redirect leads to: the table of cases, twice as many live ones as strangers."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from ita_site.links.judge.owner import Proof, Relation, registrable_domain, relation, same_site
from ita_site.links.judge.shown_words import shows
from ita_site.links.judge.verdict import Chain
from ita_site.links.request.exchange import Answer
from ita_site.links.request.targets import Target, parse

AGENCY = ("องค์การบริหารส่วนตำบลหนองบัว", "อบต.หนองบัว")
CLAIM = "(2) จัดทำคู่มือการปฏิบัติงานเป็นมาตรฐานเดียวกัน เผยแพร่ทางเว็บไซต์ของหน่วยงาน"
CASINO = "UFABET เว็บตรง สล็อตแตกง่าย ฝากถอนไม่มีขั้นต่ำ สมัครวันนี้รับเครดิตฟรี"
NEWS = "ประชุมประชาคมหมู่บ้าน ประจำเดือน ผู้เข้าร่วมประชุม 85 คน"
PAGE = (("content-type", "text/html"),)
PDF = b"%PDF-1.4\n1 0 obj"


@dataclass(frozen=True)
class Led:
    says: str
    asked: str
    reached: str
    proof: Proof | None
    shown: str = NEWS
    words: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    body: bytes = b"<html>"
    permanent: bool = False


STRANGERS = (
    Led("an office sent to a casino", "http://www.nongbua.go.th/news.php?id=4", "http://slot888.com/", None, CASINO),
    Led("the path is kept", "http://www.nongbua.go.th/news.php?id=4", "http://slot888.com/news.php?id=4", None, CASINO),
    Led("the agency is known", "http://nongbua.go.th/a", "https://slot888.com/a", None, CASINO, (*AGENCY, CLAIM)),
    Led("a name given away by a provider", "http://nongbua.go.th/a", "https://slot888.pages.dev/", None, CASINO),
    Led("a neighbour at a provider", "http://nongbua.github.io/a", "https://slot888.github.io/a", None, CASINO),
    Led("a name that looks like go.th", "http://nongbua.go.th/a", "http://nongbua.go.th.slot888.com/", None, CASINO),
    Led("a name that ends like the one asked", "http://bua.go.th/a", "http://xbua.com/", None, CASINO),
    Led("a seller writes the name sold", "http://nongbua.com/a", "http://park.com/", None, "nongbua.com is for sale"),
    Led("a certificate shared by a hoster's customers", "http://nongbua.com/", "https://slot888.com/", None, CASINO,
        names=("slot888.com", "nongbua.com", "a.com", "b.com", "c.com")),
    Led("words that every page shows", "http://nongbua.com/", "http://slot888.com/", None, "หน้าแรก ข่าวสาร", ("หน้าแรก",)),
    Led("another office for good", "http://nongbua.go.th/a", "http://www.vet.go.th/b", None, "ปศุสัตว์", permanent=True),
    Led("a document at a stranger's", "http://nongbua.go.th/a.pdf", "http://files.org/a.pdf", None, "", body=PDF),
    Led("a page in a store", "http://nongbua.go.th/a", "https://slot.s3.amazonaws.com/a", None, CASINO),
    Led("a query that names another host", "http://nongbua.go.th/go?to=dla.go.th", "http://slot888.com/", None, CASINO),
    Led("a query whose host only ends alike", "http://nongbua.go.th/go?to=myslot.com", "http://slot.com/", None, CASINO),
)  # fmt: skip

LIVE = (
    Led("www and https", "http://nongbua.go.th/a", "https://www.nongbua.go.th/a", Proof.DOMAIN),
    Led("a host below", "http://www.nongbua.go.th/ita", "http://ita.nongbua.go.th/", Proof.DOMAIN),
    Led("a host beside", "http://old.nongbua.go.th/a", "http://new.nongbua.go.th/a", Proof.DOMAIN),
    Led("a dot at the end", "http://nongbua.go.th./a", "http://nongbua.go.th/a", Proof.DOMAIN),
    Led("a Thai name, raw and escaped", "http://หนองบัว.ไทย/a", "http://www.xn--72c9ae6cqn4a.xn--o3cw4h/a", Proof.DOMAIN),
    Led("the form of a page of Google", "https://sites.google.com/site/x", "https://sites.google.com/view/x", Proof.DOMAIN),
    Led("Google's stores", "https://drive.google.com/open?id=1", "https://docs.google.com/document/d/1", Proof.DOMAIN),
    Led("a download from Google", "https://drive.google.com/uc?id=1", "https://doc-0s.googleusercontent.com/x", Proof.PROVIDER),
    Led("a short link to a film", "https://youtu.be/x", "https://www.youtube.com/watch?v=x", Proof.POINTER),
    Led("a short link to a form", "https://forms.gle/x", "https://docs.google.com/forms/d/e/x", Proof.POINTER),
    Led("Facebook by its other name", "https://fb.com/x", "https://www.facebook.com/x", Proof.PROVIDER),
    Led("Microsoft's stores", "https://1drv.ms/x", "https://x-my.sharepoint.com/y", Proof.PROVIDER),
    Led("a short link to an e-service", "https://bit.ly/nb67", "http://www.oss.com/", Proof.POINTER),
    Led("an address that names its goal", "http://nongbua.go.th/out.php?url=https%3A%2F%2Fwww.oss.com%2Fa", "https://oss.com/a", Proof.POINTER),
    Led("a certificate for the old name", "https://nongbua.com/a", "https://nb.com/a", Proof.CERTIFICATE, names=("nb.com", "*.nongbua.com")),
    Led("the agency's name in full", "http://nongbua.com/a", "http://nb.com/b", Proof.WORDS, "องค์การบริหารส่วน\nตำบล หนองบัว", AGENCY),
    Led("the agency's short name", "http://nongbua.com/a", "http://nb.com/b", Proof.WORDS, "กองคลัง อบต. หนองบัว", AGENCY),
    Led("words of the claim", "http://nongbua.com/a", "http://nb.com/b", Proof.WORDS, "คู่มือ: จัดทำคู่มือการปฏิบัติงาน เป็นมาตรฐานเดียวกัน", (CLAIM,)),
    Led("the title of the last good answer", "http://nongbua.com/a", "http://nb.com/b", Proof.WORDS, "แผนพัฒนา ๕ ปี ตำบลหนองบัว", ("แผนพัฒนา ปี ตำบลหนองบัว",)),
    Led("a mail address under the old name", "http://nongbua.go.th/a", "http://nb.com/b", Proof.WORDS, "saraban@nongbua.go.th"),
    Led("an office with a new name", "http://www.nongbua.go.th/p/67.html", "http://www.nb-sao.go.th/p/67.html", Proof.RESERVED, permanent=True),
    Led("a page at a ministry", "http://www.nongbua.go.th/a", "https://itas.nacc.go.th/go/eit/x", Proof.RESERVED),
    Led("a Thai name of the state", "http://nongbua.com/a", "http://หนองบัว.รัฐบาล.ไทย/a", Proof.RESERVED, permanent=True),
    Led("an office's page at Facebook", "http://nongbua.go.th/fb", "https://www.facebook.com/nongbua", Proof.PLATFORM),
    Led("an office's folder at Google", "http://nongbua.go.th/doc", "https://drive.google.com/drive/folders/x", Proof.PLATFORM),
    Led("a new name that the page tells", "http://nongbua.go.th/a", "http://www.nb.go.th/b", Proof.WORDS, AGENCY[0], AGENCY, permanent=True),
    Led("a film of the office", "http://nongbua.go.th/v", "https://www.youtube.com/watch?v=x", Proof.PLATFORM),
    Led("an office's account at LINE", "http://nongbua.go.th/line", "https://page.line.me/nongbua", Proof.PLATFORM),
    Led("a document in a store", "http://nongbua.go.th/get?id=4", "https://x.s3.amazonaws.com/4", Proof.DOCUMENT, "", body=PDF),
)  # fmt: skip


def target(url: str) -> Target:
    parsed = parse(url)
    assert isinstance(parsed, Target)
    return parsed


@pytest.mark.parametrize("led", [*STRANGERS, *LIVE], ids=lambda led: led.says)
def test_a_redirect_leads_to_the_owner_that_is_proved_or_to_a_stranger(led: Led) -> None:
    asked, reached = target(led.asked), target(led.reached)
    answer = Answer(reached, 200, PAGE if led.shown else (), led.body, names=led.names)
    chain = Chain(asked, reached, reached if led.permanent else None, redirected=True)
    related = relation(chain, answer, led.shown, led.words)
    assert related.proof is led.proof
    assert related.is_stranger == (led.proof is None)


def test_what_answers_without_a_redirect_is_the_same() -> None:
    here = target("http://slot888.com/")
    assert relation(Chain(here, here), Answer(here, 200, PAGE, b""), CASINO).relation is Relation.SAME


@pytest.mark.parametrize(
    ("host", "domain"),
    [
        ("www.nongbua.go.th", "nongbua.go.th"),
        ("a.b.nongbua.or.th", "nongbua.or.th"),
        ("www.unit.mi.th", "unit.mi.th"),
        ("go.th", "go.th"),
        ("xn--72c9ae6cqn4a.xn--12c1fe0br.xn--o3cw4h", "xn--72c9ae6cqn4a.xn--12c1fe0br.xn--o3cw4h"),
        ("nongbua.blogspot.com", "nongbua.blogspot.com"),
        ("www.x.github.io", "x.github.io"),
        ("localhost", "localhost"),
        ("192.0.2.1", "192.0.2.1"),
        ("2001:db8::1", "2001:db8::1"),
    ],
)
def test_the_domain_that_somebody_registered_is_known_of_every_kind_of_host(host: str, domain: str) -> None:
    assert registrable_domain(host) == domain


@pytest.mark.parametrize(
    ("host", "other"),
    [("192.0.2.1", "192.0.2.2"), ("a.go.th", "b.go.th"), ("localhost", "printer"), ("go.th", "a.go.th")],
)
def test_hosts_of_different_owners_are_not_one_site(host: str, other: str) -> None:
    assert not same_site(host, other)


@pytest.mark.parametrize("words", ["", "2567", "อบต.", "ข่าวประชาสัมพันธ์", "ดำเนินการแล้ว"])
def test_words_that_any_page_has_show_no_subject(words: str) -> None:
    assert not shows("อบต. ข่าวประชาสัมพันธ์ 2567 ดำเนินการแล้ว", [words])
