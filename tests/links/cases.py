"""What sites do, and what the checker must make of it: one behaviour, one path, one expected observation."""

from __future__ import annotations

import gzip
import zlib
from dataclasses import dataclass
from email.utils import formatdate
from functools import partial
from typing import TYPE_CHECKING

import brotli
import zstandard

from tests.links.answers import (
    STORY,
    answer,
    chunked,
    close,
    drip,
    hang,
    html,
    in_turn,
    redirect,
    reset,
    slow,
    then_close,
    when,
)  # fmt: skip

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.links.server import Behaviour

GOOD = html()
PDF = b"%PDF-1.4\n1 0 obj <<>> endobj\n" + b"0" * 3000
MENU = "".join(f'<li><a href="/m{n}">เมนูรายการที่ {n} ของหน่วยงาน</a></li>' for n in range(120))
SHORT_MENU = "".join(f'<li><a href="/m{n}">เมนูรายการที่ {n} ของหน่วยงาน</a></li>' for n in range(14))
LIST = "".join(
    f"<tr><td>{n}</td><td>ประกาศจัดซื้อจัดจ้างโครงการก่อสร้างถนนคอนกรีตเสริมเหล็กหมู่ที่ {n}</td><td>ไม่มีข้อมูล</td></tr>"
    for n in range(60)
)
PLAIN = STORY.replace("<p>", "").replace("</p>", " ")


@dataclass(frozen=True)
class Case:
    says: str
    path: str
    expected: str
    behaviour: Behaviour | None = None
    """None: the path has no behaviour of its own (the server answers 404)."""
    reason: str = ""
    note: str = ""
    serves: str = ""
    """The request target that the behaviour answers, when it is not the path as written."""
    also: tuple[tuple[str, Behaviour], ...] = ()
    makes: Callable[[], Behaviour] | None = None
    """Makes the behaviour of an answer that takes long to make, for those who serve it."""


def page(body: str, title: str = "เว็บไซต์หน่วยงาน", **more: str) -> bytes:
    return html(title, body, **more)


def bomb(pack: Callable[[bytes], bytes], coding: str) -> bytes:
    """A page that is fifty times what the checker reads once it is unpacked."""
    return answer(pack(STORY.encode() + b" " * 50_000_000), Content_Encoding=coding)


def _latin(text: str) -> bytes:
    return text.encode("cp874")


def _thai_page(text: str, declared: str, meta: bool = False) -> bytes:  # noqa: FBT001, FBT002
    head = f'<meta charset="{declared}">' if meta else ""
    kind = "text/html" if meta else f"text/html; charset={declared}"
    return answer(
        _latin(f"<html><head>{head}<title>ข่าว</title></head><body><a id='สรุป'></a>{text}</body></html>"), kind=kind
    )


STATUS = (
    Case("a page answers", "/good", "ok", GOOD, "answers"),
    Case("404 is gone", "/404", "gone", reason="not-found"),
    Case("410 is gone", "/410", "gone", answer("Gone", "410 Gone")),
    Case(
        "404 that a deploy caused is asked again",
        "/flap",
        "ok",
        in_turn(answer("no", "404 Not Found"), GOOD),
        note="came-back",
    ),
    Case("401 is blocked", "/401", "blocked", answer("x", "401 Unauthorized", WWW_Authenticate="Basic")),
    Case("403 is blocked", "/403", "blocked", answer("Forbidden", "403 Forbidden"), "refused"),
    Case(
        "403 for strangers only",
        "/403-agent",
        "ok",
        when(lambda r: r.has("user-agent", "Mozilla"), GOOD, answer("no", "403 Forbidden")),
        note="browser-agent",
    ),
    Case(
        "406 of mod_security for strangers only",
        "/406-agent",
        "ok",
        when(lambda r: r.has("user-agent", "Mozilla"), GOOD, answer("no", "406 Not Acceptable")),
    ),
    Case(
        "404 for strangers only",
        "/404-agent",
        "ok",
        when(lambda r: r.has("user-agent", "Mozilla"), GOOD, answer("no", "404 Not Found")),
    ),
    Case(
        "a reset for strangers only", "/reset-agent", "ok", when(lambda r: r.has("user-agent", "Mozilla"), GOOD, reset)
    ),
    Case("405 to a GET is blocked", "/405", "blocked", answer("x", "405 Method Not Allowed")),
    Case("418 is blocked", "/418", "blocked", answer("x", "418 I'm a teapot")),
    Case("429 is blocked", "/429", "blocked", answer("x", "429 Too Many Requests"), "rate-limited"),
    Case(
        "429 with a short Retry-After is waited for",
        "/429-short",
        "ok",
        in_turn(answer("x", "429 Too Many", Retry_After="1"), GOOD),
    ),
    Case(
        "429 with a Retry-After of a day is not",
        "/429-day",
        "blocked",
        answer("x", "429 Too Many", Retry_After="86400"),
    ),
    Case("451 is blocked", "/451", "blocked", answer("x", "451 Unavailable For Legal Reasons")),
    Case("999 of LinkedIn is blocked", "/999", "blocked", answer("x", "999 Request denied")),
    Case("400 cannot tell", "/400", "blocked", answer("x", "400 Bad Request")),
    Case("500 is the server's fault", "/500", "unreachable", answer("x", "500 Internal Server Error"), "server-error"),
    Case("500 that passes", "/500-once", "ok", in_turn(answer("x", "500 Oops"), GOOD), note="came-back"),
    Case("502 is the server's fault", "/502", "unreachable", answer("x", "502 Bad Gateway")),
    Case(
        "503 that passes twice later",
        "/503-twice",
        "ok",
        in_turn(answer("x", "503 Busy"), answer("x", "503 Busy"), GOOD),
    ),
    Case(
        "503 with a date to come back",
        "/503-date",
        "unreachable",
        answer("x", "503 Busy", Retry_After="Fri, 31 Dec 2100 23:59:59 GMT"),
    ),
    Case(
        "503 with a date just ahead",
        "/503-soon",
        "ok",
        in_turn(answer("x", "503 Busy", Retry_After=formatdate(usegmt=True)), GOOD),
    ),
    Case("Retry-After of nonsense", "/503-junk", "ok", in_turn(answer("x", "503 Busy", Retry_After="soon-ish"), GOOD)),
    Case("504 is the server's fault", "/504", "unreachable", answer("x", "504 Gateway Timeout")),
    Case("522 of Cloudflare is the server's fault", "/522", "unreachable", answer("x", "522 Origin")),
    Case("509 bandwidth is the server's fault", "/509", "unreachable", answer("x", "509 Bandwidth Limit Exceeded")),
    Case("408 is tried again", "/408", "ok", in_turn(answer("x", "408 Timeout"), GOOD)),
    Case("204 has nothing to show", "/204", "suspect", then_close(b"HTTP/1.1 204 No Content\r\n\r\n"), "empty"),
    Case("304 that nobody asked for", "/304", "suspect", then_close(b"HTTP/1.1 304 Not Modified\r\n\r\n")),
    Case("206 with a page", "/206", "ok", html(status="206 Partial Content")),
    Case("203 with a page", "/203", "ok", html(status="203 Non-Authoritative")),
    Case(
        "300 offers other pages",
        "/300",
        "suspect",
        html("Multiple Choices", status="300 Multiple Choices"),
        "multiple-choices",
    ),
    Case("HEAD is never sent", "/get-only", "ok", GOOD),
)

WIRE = (
    Case(
        "103 before the answer",
        "/103",
        "gone",
        then_close(b"HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\nHTTP/1.1 404 No\r\nContent-Length: 0\r\n\r\n"),
    ),
    Case(
        "102 and 100 before a page",
        "/102",
        "ok",
        then_close(b"HTTP/1.1 102 Processing\r\n\r\nHTTP/1.1 100 Continue\r\n\r\n" + GOOD),
    ),
    Case(
        "HTTP/1.0", "/http10", "ok", then_close(b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n" + STORY.encode())
    ),
    Case(
        "no reason phrase",
        "/noreason",
        "ok",
        then_close(b"HTTP/1.1 200\r\nContent-Type: text/html\r\n\r\n" + STORY.encode()),
    ),
    Case("bare line feeds", "/lf", "ok", then_close(b"HTTP/1.1 200 OK\nContent-Type: text/html\n\n" + STORY.encode())),
    Case("a line end before the status", "/crlf-first", "ok", then_close(b"\r\n" + GOOD)),
    Case(
        "junk header lines",
        "/junk",
        "ok",
        then_close(
            b"HTTP/1.1 200 OK\r\nthis is no header\r\n: nothing\r\nX\xff\xfe: \x01\r\nContent-Type: text/html\r\n\r\n"
            + STORY.encode()
        ),
    ),
    Case(
        "junk before Location",
        "/junk-location",
        "ok",
        then_close(b"HTTP/1.1 302 Found\r\nPHP Warning something bad\r\nLocation: /good\r\nContent-Length: 0\r\n\r\n"),
    ),
    Case(
        "a thousand headers",
        "/headers",
        "ok",
        then_close(
            b"HTTP/1.1 200 OK\r\n"
            + b"".join(b"X-%d: y\r\n" % n for n in range(1000))
            + b"Content-Type: text/html\r\n\r\n"
            + STORY.encode()
        ),
    ),
    Case(
        "a header of 200 KB",
        "/big-header",
        "ok",
        then_close(
            b"HTTP/1.1 200 OK\r\nX: " + b"y" * 200_000 + b"\r\nContent-Type: text/html\r\n\r\n" + STORY.encode()
        ),
    ),
    Case(
        "headers without an end", "/endless-headers", "gone", then_close(b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 400_000)
    ),
    Case(
        "a folded header",
        "/folded",
        "ok",
        then_close(b"HTTP/1.1 302 Found\r\nX: a\r\n  b\r\nLocation: /good\r\nContent-Length: 0\r\n\r\n"),
    ),
    Case("gzip", "/gzip", "ok", answer(gzip.compress(GOOD), Content_Encoding="gzip")),
    Case("a lying gzip", "/gzip-lie", "ok", html(Content_Encoding="gzip")),
    Case("a lying deflate", "/deflate-lie", "ok", html(Content_Encoding="deflate")),
    Case("a lying br", "/br-lie", "ok", html(Content_Encoding="br")),
    Case(
        "deflate with a zlib head", "/deflate", "ok", answer(zlib.compress(STORY.encode()), Content_Encoding="deflate")
    ),
    Case(
        "deflate without", "/deflate-raw", "ok", answer(zlib.compress(STORY.encode())[2:-4], Content_Encoding="deflate")
    ),
    Case("brotli", "/br", "ok", answer(brotli.compress(GOOD), Content_Encoding="br"), note="-undecodable"),
    Case("zstd", "/zstd", "ok", answer(zstandard.compress(GOOD), Content_Encoding="zstd"), note="-undecodable"),
    Case("a lying zstd", "/zstd-lie", "ok", html(Content_Encoding="zstd"), note="-undecodable"),
    Case(
        "a coding that is broken",
        "/br-broken",
        "ok",
        answer(b"\x00\x01\x02" * 99, Content_Encoding="br"),
        note="undecodable",
    ),
    *(
        Case(
            f"a soft 404 inside {says}",
            f"/soft-{path}",
            "suspect",
            answer(pack("<title>ไม่พบหน้า</title><h1>ไม่พบหน้า</h1>".encode()), Content_Encoding=coding),
            "soft-404",
        )
        for says, path, coding, pack in (
            ("brotli", "br", "br", brotli.compress),
            ("zstd", "zstd", "zstd", zstandard.compress),
            ("gzip twice", "gzip-gzip", "gzip, gzip", lambda data: gzip.compress(gzip.compress(data))),
            ("gzip twice that is declared once", "gzip-twice", "gzip", lambda data: gzip.compress(gzip.compress(data))),
            ("brotli inside gzip", "br-gzip", "br, gzip", lambda data: gzip.compress(brotli.compress(data))),
        )
    ),
    *(
        Case(
            f"a {coding} bomb",
            f"/{coding}-bomb",
            "ok",
            makes=partial(bomb, pack, coding),
        )
        for coding, pack in (("br", lambda data: brotli.compress(data, quality=1)), ("zstd", zstandard.compress))
    ),
    Case(
        "a page for those alone who read brotli",
        "/br-only",
        "ok",
        when(lambda r: r.has("accept-encoding", "br"), GOOD, answer("no", "403 Forbidden")),
    ),
    Case("gzip that nobody declared", "/gzip-silent", "ok", answer(gzip.compress(STORY.encode()))),
    Case(
        "a soft 404 inside gzip",
        "/gzip-soft",
        "suspect",
        answer(gzip.compress("<title>ไม่พบหน้า</title><h1>ไม่พบหน้า</h1>".encode()), Content_Encoding="gzip"),
    ),
    Case(
        "a gzip bomb",
        "/bomb",
        "ok",
        makes=partial(bomb, partial(gzip.compress, compresslevel=1), "gzip"),
    ),
    Case("chunks", "/chunks", "ok", chunked(STORY.encode()[:99], STORY.encode()[99:])),
    Case("chunks that break off", "/chunks-cut", "ok", chunked(STORY.encode(), end=b""), note="truncated"),
    Case("a chunk size that is none", "/chunks-junk", "ok", chunked(STORY.encode(), end=b"zz\r\n")),
    Case(
        "less than Content-Length says",
        "/short",
        "ok",
        then_close(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 99999\r\n\r\n" + STORY.encode()),
        note="truncated",
    ),
    Case(
        "Content-Length and not a byte",
        "/short-none",
        "unreachable",
        then_close(b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n"),
    ),
    Case("a connection closed after each answer", "/close", "ok", html(Connection="close")),
    Case("no length, closed at the end", "/until-close", "ok", then_close(b"HTTP/1.1 200 OK\r\n\r\n" + STORY.encode())),
    Case("an empty reply", "/empty-reply", "unreachable", close, "closed"),
    Case("an empty reply once", "/empty-once", "ok", in_turn(close, GOOD)),
    Case("a reset", "/reset", "unreachable", reset),
    Case("silence", "/hang", "unreachable", hang, "read-timeout"),
    Case(
        "headers that drip", "/drip-headers", "unreachable", drip(b"HTTP/1.1 200 OK\r\n", b"X: y\r\n"), "read-timeout"
    ),
    Case(
        "a page that drips after enough",
        "/drip-body",
        "ok",
        drip(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + STORY.encode(), b" "),
        note="slow",
    ),
    Case(
        "a body that never comes",
        "/drip-empty",
        "unreachable",
        drip(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n", b"\n"),
    ),
    Case(
        "a PDF that drips",
        "/drip.pdf",
        "ok",
        drip(b"HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\n\r\n%PDF-1.4 ", b"x"),
    ),
    Case(
        "an endless page",
        "/endless",
        "ok",
        drip(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + STORY.encode(), STORY.encode() * 2000, 0.001),
    ),
    Case("an answer within the time", "/slow", "ok", slow(0.8, GOOD)),
    Case("no HTTP at all", "/no-http", "gone", then_close(b"SSH-2.0-OpenSSH_9.2\r\n"), "not-http"),
    Case("HTTP/0.9", "/http09", "gone", then_close(b"<html>old</html>")),
    Case(
        "a switch of protocols", "/101", "gone", then_close(b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n")
    ),
    Case(
        "ICY in place of HTTP",
        "/icy",
        "ok",
        then_close(b"ICY 200 OK\r\nContent-Type: audio/mpeg\r\n\r\n\xff\xfb\x90" + b"a" * 100),
    ),
    Case(
        "two lengths",
        "/two-lengths",
        "ok",
        then_close(
            b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\nContent-Length: 5\r\n\r\n"
            % len(STORY.encode())
            + STORY.encode()
        ),
    ),
)

REDIRECTS = (
    Case("a permanent redirect has moved", "/301", "moved", redirect("/good", "301 Moved"), "permanent-redirect"),
    Case("308 has moved", "/308", "moved", redirect("/good", "308 Permanent")),
    Case("302 has not", "/302", "ok", redirect("/good")),
    Case("303 has not", "/303", "ok", redirect("/good", "303 See Other")),
    Case("307 has not", "/307", "ok", redirect("/good", "307 Temporary")),
    Case("302 then 301 has not", "/302-301", "ok", redirect("/301")),
    Case("301 to a dead page is gone", "/301-dead", "gone", redirect("/404", "301 Moved")),
    Case("302 to a server fault cannot tell", "/302-500", "unreachable", redirect("/500")),
    Case("a loop is gone", "/loop", "gone", redirect("/loop"), "redirect-loop"),
    Case(
        "a loop of two is gone",
        "/loop-a",
        "gone",
        redirect("/loop-b"),
        "redirect-loop",
        also=(("/loop-b", redirect("/loop-a")),),
    ),
    Case(
        "twenty redirects are followed",
        "/hop0",
        "ok",
        redirect("/hop1"),
        also=tuple((f"/hop{n}", redirect(f"/hop{n + 1}") if n < 19 else redirect("/good")) for n in range(1, 20)),
    ),
    Case(
        "redirects without an end are gone",
        "/far0",
        "gone",
        redirect("/far1"),
        "too-many-redirects",
        also=tuple((f"/far{n}", redirect(f"/far{n + 1}")) for n in range(1, 30)),
    ),
    Case(
        "a cookie gate lets in who brings the cookie",
        "/gate",
        "ok",
        when(lambda r: r.has("cookie", "k=1"), GOOD, redirect("/gate", Set_Cookie="k=1; path=/")),
    ),
    Case(
        "a cookie gate by a second page",
        "/gate2",
        "ok",
        when(lambda r: r.has("cookie", "s=9"), GOOD, redirect("/gate2-set")),
        also=(("/gate2-set", redirect("/gate2", Set_Cookie="s=9; Path=/")),),
    ),
    Case("a redirect to another scheme is gone", "/to-line", "gone", redirect("line://ti/p/@x"), "redirect-scheme"),
    Case("a redirect to mailto is gone", "/to-mail", "gone", redirect("mailto:a@b.c"), "redirect-scheme"),
    Case("a redirect to javascript is gone", "/to-js", "gone", redirect("javascript:alert(1)"), "redirect-scheme"),
    Case("a redirect to nowhere", "/to-nowhere", "suspect", answer("", "302 Found"), "redirect-nowhere"),
    Case("a redirect to an address that cannot be", "/to-bad", "gone", redirect("http://"), "redirect-invalid"),
    Case("a redirect to a private address", "/to-private", "unsafe", redirect("http://10.1.2.3/")),
    Case(
        "a redirect to the metadata address", "/to-meta", "unsafe", redirect("http://169.254.169.254/latest/meta-data/")
    ),
    Case("a redirect to a mapped private address", "/to-mapped", "unsafe", redirect("http://[::ffff:10.0.0.1]/")),
    Case("a redirect to a private address in octal", "/to-octal", "unsafe", redirect("http://0300.0250.1.1/")),
    Case("a redirect to a name that is gone", "/to-nx", "gone", redirect("http://nowhere.invalid/"), "nxdomain"),
    Case(
        "a raw UTF-8 Location",
        "/to-thai",
        "ok",
        redirect("/ข่าว"),
        also=(("/%E0%B8%82%E0%B9%88%E0%B8%B2%E0%B8%A7", GOOD),),
    ),
    Case("a TIS-620 Location", "/to-tis", "ok", redirect("/ข่าว".encode("cp874")), also=(("/%A2%E8%D2%C7", GOOD),)),
    Case("a Location with spaces", "/to-space", "ok", redirect("/a b.html"), also=(("/a%20b.html", GOOD),)),
    Case("a relative Location", "/dir/to-rel", "ok", redirect("x?y=1"), also=(("/dir/x?y=1", GOOD),)),
    Case("a query Location", "/q-only", "ok", redirect("?page=2"), also=(("/q-only?page=2", GOOD),)),
    Case("a deep link sent home", "/news/42", "suspect", redirect("/"), "redirect-home"),
    Case(
        "a deep link sent to the Thai home",
        "/news/43",
        "suspect",
        redirect("/th/index.php", "301 Moved"),
        "redirect-home",
        also=(("/th/index.php", GOOD),),
    ),
    Case("a home page sent to its front door", "/index.php", "ok", redirect("/home"), also=(("/home", GOOD),)),
    Case(
        "a deep link sent to an error page",
        "/news/44",
        "suspect",
        redirect("/error404.html"),
        "redirect-error",
        also=(("/error404.html", html("สารบัญ")),),
    ),
    Case(
        "a deep link sent to login",
        "/news/45",
        "suspect",
        redirect("/login.php?next=45"),
        "login",
        also=(("/login.php?next=45", page('<form><input type="password"></form>', "เข้าสู่ระบบ")),),
    ),
    Case(
        "a login page that is the evidence",
        "/eservice/login.php",
        "ok",
        page('<h1>ระบบ e-Service</h1><form><input name=u><input type="password"></form>', "เข้าสู่ระบบ e-Service"),
    ),
    Case("a trailing slash moved", "/phpBB3", "moved", redirect("/phpBB3/", "301 Moved"), also=(("/phpBB3/", GOOD),)),
    Case(
        "a meta refresh to a page",
        "/refresh",
        "ok",
        html("ไป", "", head='<meta http-equiv="refresh" content="0; url=/good">'),
    ),
    Case(
        "a meta refresh to a dead page",
        "/refresh-dead",
        "suspect",
        html("ไป", "<p>รอสักครู่</p>", head='<meta http-equiv="refresh" content="0; url=/404">'),
        "forward-dead",
    ),
    Case(
        "a meta refresh with quotes and capitals",
        "/refresh-quoted",
        "suspect",
        html("ไป", "", head="<META HTTP-EQUIV=Refresh CONTENT=\"3;URL='/404'\">"),
        "forward-dead",
    ),
    Case("a page that reloads itself", "/refresh-self", "ok", html(head='<meta http-equiv="refresh" content="60">')),
    Case("a refresh header to a dead page", "/refresh-header", "suspect", html(Refresh="0; url=/404"), "forward-dead"),
    Case("a script that sends on", "/script-on", "ok", answer("<script>window.location='/good'</script>")),
    Case(
        "a script that sends to a dead page",
        "/script-dead",
        "suspect",
        answer("<script>location.replace('/404');</script>"),
        "forward-dead",
    ),
)

LOOKS = (
    Case("ไม่พบหน้า with 200", "/soft1", "suspect", html("ไม่พบหน้า", "<h1>ไม่พบหน้า</h1>"), "soft-404"),
    Case("ไม่พบหน้าที่ต้องการ in the text alone", "/soft2", "suspect", page("<p>ขออภัย ไม่พบหน้าที่คุณต้องการ</p>"), "soft-404"),
    Case(
        "404 Not Found with 200",
        "/soft3",
        "suspect",
        html("404 Not Found", "<h1>Not Found</h1><p>The requested URL was not found on this server.</p>"),
        "soft-404",
    ),
    Case("a title of 404 alone", "/soft4", "suspect", html("404", "<p>Oops!</p>"), "soft-404"),
    Case(
        "WordPress: Page not found",
        "/soft5",
        "suspect",
        html(
            "Page not found – อบต.",
            f"<ul>{MENU}</ul><h1>Oops! That page can&rsquo;t be found.</h1><p>It looks like nothing was found at this location.</p>",
        ),
        "soft-404",
    ),
    Case(
        "phpBB: topic does not exist",
        "/viewtopic.php?t=9",
        "suspect",
        html(
            "กระดานข่าว - Information",
            f"<ul>{SHORT_MENU}</ul><h2>Information</h2><p>The requested topic does not exist.</p><p>Powered by phpBB</p>",
        ),
        "soft-404",
    ),
    Case(
        "phpBB in Thai",
        "/viewtopic.php?t=8",
        "suspect",
        html("กระดานข่าว - ข้อมูล", "<h2>ข้อมูล</h2><p>กระทู้ที่คุณร้องขอไม่มีอยู่</p>"),
        "soft-404",
    ),
    Case(
        "Joomla: article not found",
        "/index.php?option=com_content&id=9",
        "suspect",
        html("404 - ไม่พบบทความ", "<h1>ไม่พบบทความ</h1><p>คุณอาจไม่สามารถเข้าชมหน้านี้ได้เพราะ</p>"),
        "soft-404",
    ),
    Case(
        "IIS in Thai",
        "/iis",
        "suspect",
        html("404 - ไม่พบแฟ้มหรือไดเรกทอรี", "<h2>404 - ไม่พบแฟ้มหรือไดเรกทอรี</h2><h3>ทรัพยากรที่คุณกำลังค้นหาอาจถูกเอาออก</h3>"),
        "soft-404",
    ),
    Case(
        "ASP.NET: resource cannot be found",
        "/asp.aspx",
        "suspect",
        html(
            "The resource cannot be found.",
            "<h1>Server Error in '/' Application.</h1><h2><i>The resource cannot be found.</i></h2>",
        ),
    ),
    Case("a news id without news", "/news.php?id=999", "suspect", page("<p>ไม่พบข้อมูลข่าวที่ท่านต้องการ</p>"), also=()),
    Case(
        "a soft 404 proven by its sibling",
        "/view/77",
        "suspect",
        page("<p>ไม่พบข้อมูล</p><p>กลับหน้าหลัก ติดต่อเรา โทรศัพท์ สำนักงาน</p>"),
        "soft-404",
        serves="/view/*",
    ),
    Case("one phrase in a long list", "/list.php", "ok", html("ประกาศจัดซื้อจัดจ้าง", f"<table>{LIST}</table>")),
    Case(
        "an article about 404",
        "/about-404",
        "ok",
        html("วิธีแก้ปัญหา 404 Not Found บนเว็บไซต์", f"<h1>วิธีแก้ 404 Not Found</h1>{STORY * 20}"),
    ),
    Case("an order numbered 404", "/order", "ok", html("คำสั่งที่ 404/2567", f"<h1>คำสั่งที่ 404/2567</h1>{STORY}")),
    Case("a news of a missing person", "/lost", "ok", html("พบศพผู้สูญหายแล้ว", f"<h1>หาไม่เจอมาสามวัน</h1>{STORY}")),
    Case(
        "a PHP fatal error",
        "/php",
        "suspect",
        answer(
            "<br /><b>Fatal error</b>:  Uncaught Error: Call to undefined function mysql_connect() in /home/x/index.php:3 Stack trace: #0 {main} thrown in <b>/home/x/index.php</b> on line <b>3</b><br />"
        ),
        "error-page",
    ),
    Case(
        "a PHP warning above a page",
        "/php-warning",
        "ok",
        page(f"<b>Notice</b>: Undefined index: id in /x.php on line 3<ul>{MENU}</ul>{STORY * 10}"),
    ),
    Case(
        "mysqli failing",
        "/mysql",
        "suspect",
        answer("Warning: mysqli_connect(): (HY000/2002): Connection refused in /var/www/db.php on line 5"),
        "error-page",
    ),
    Case(
        "WordPress without its database",
        "/wpdb",
        "suspect",
        html("Database Error", "<h1>Error establishing a database connection</h1>"),
        "error-page",
    ),
    Case("a Thai database error", "/thdb", "suspect", page("<h1>ไม่สามารถเชื่อมต่อฐานข้อมูลได้</h1>"), "error-page"),
    Case(
        "SQL shown to the public",
        "/sql",
        "suspect",
        page("<p>You have an error in your SQL syntax; check the manual near '' at line 1</p>"),
        "error-page",
    ),
    Case(
        "a Python traceback",
        "/trace",
        "suspect",
        answer("<pre>Traceback (most recent call last):\n File x\nKeyError: 1</pre>"),
        "error-page",
    ),
    Case(
        "a parked domain",
        "/parked",
        "suspect",
        html("example.com", "<p>This domain is for sale. Buy this domain today.</p>"),
        "parked",
    ),
    Case(
        "a Thai parked domain",
        "/parked-th",
        "suspect",
        html("โดเมนหมดอายุ", "<h1>โดเมนนี้หมดอายุ</h1><p>กรุณาต่ออายุโดเมน</p>"),
        "parked",
    ),
    Case(
        "cPanel: account suspended",
        "/suspended",
        "suspect",
        html(
            "Account Suspended",
            "<h1>Account Suspended</h1><p>This Account has been suspended. Contact your hosting provider for more information.</p>",
        ),
        "suspended",
    ),
    Case(
        "a Thai host's suspended page",
        "/suspended-th",
        "suspect",
        html("ระงับการให้บริการ", "<h1>เว็บไซต์นี้ถูกระงับการใช้งานชั่วคราว</h1><p>กรุณาติดต่อผู้ให้บริการ</p>"),
        "suspended",
    ),
    Case(
        "nginx's default page",
        "/nginx",
        "suspect",
        html(
            "Welcome to nginx!",
            "<h1>Welcome to nginx!</h1><p>If you see this page, the nginx web server is successfully installed.</p>",
        ),
        "default-page",
    ),
    Case("It works!", "/works", "suspect", answer("<html><body><h1>It works!</h1></body></html>"), "default-page"),
    Case(
        "the IIS start page",
        "/iisstart",
        "suspect",
        html("IIS Windows Server", '<img src="iisstart.png">'),
        "default-page",
    ),
    Case(
        "AppServ",
        "/appserv",
        "suspect",
        html(
            "AppServ Open Project 2.5.10", "<p>About AppServ Version 2.5.10 for Windows phpMyAdmin Database Manager</p>"
        ),
        "default-page",
    ),
    Case("an empty body", "/empty", "suspect", answer(""), "empty"),
    Case("a body of spaces", "/spaces", "suspect", answer("  \r\n\t \n"), "empty"),
    Case(
        "markup and no word",
        "/blank",
        "suspect",
        answer("<html><head><title>หน้า</title></head><body><div></div></body></html>"),
        "empty",
    ),
    Case(
        "a splash page of one picture",
        "/splash",
        "ok",
        answer('<html><body><a href="/main"><img src="king.jpg"></a></body></html>'),
    ),
    Case(
        "a frameset",
        "/frames",
        "ok",
        answer('<html><frameset cols="20%,*"><frame src="/a"><frame src="/b"></frameset></html>'),
    ),
    Case(
        "a page that a script builds",
        "/spa",
        "ok",
        answer(
            '<html><head><title>ระบบ</title></head><body><noscript>You need to enable JavaScript to run this app.</noscript><div id="root"></div><script src="/app.js"></script></body></html>'
        ),
        note="script-built",
    ),
    Case(
        "a login form with 200",
        "/form",
        "suspect",
        page(
            '<h1>เข้าสู่ระบบ</h1><form>ชื่อผู้ใช้ <input name="u"> รหัสผ่าน <input type="password"><button>ตกลง</button></form>',
            "เข้าสู่ระบบ",
        ),
        "login",
    ),
    Case(
        "a forum whose corner has a login box",
        "/forum/",
        "ok",
        html("กระดานข่าว", f'{STORY * 8}<h2>ห้องสนทนา</h2><form>Login <input type="password"></form>'),
    ),
    Case("only for members, in words", "/members", "suspect", page("<p>กรุณาเข้าสู่ระบบก่อนใช้งาน</p>"), "login"),
    Case(
        "Google Drive without permission",
        "/drive",
        "suspect",
        html(
            "Google Drive: Access",
            "<p>You need access</p><p>Request access, or switch to an account with permission.</p>",
        ),
        "login",
    ),
    Case(
        "closed for works",
        "/works-ahead",
        "suspect",
        html("ปิดปรับปรุงเว็บไซต์", "<h1>ปิดปรับปรุงเว็บไซต์ชั่วคราว</h1>"),
        "maintenance",
    ),
    Case(
        "Cloudflare's challenge",
        "/cf",
        "blocked",
        html(
            "Just a moment...",
            "<p>Enable JavaScript and cookies to continue</p><script>window._cf_chl_opt={}</script>",
            status="403 Forbidden",
            cf_mitigated="challenge",
        ),
        "challenge",
    ),
    Case(
        "Cloudflare's challenge with 503",
        "/cf503",
        "blocked",
        html(
            "Just a moment...",
            '<p>Checking your browser</p><script src="/cdn-cgi/challenge-platform/x.js"></script>',
            status="503 Service Temporarily Unavailable",
        ),
        "challenge",
    ),
    Case(
        "Anubis with 200",
        "/anubis",
        "blocked",
        html(
            "Making sure you&#39;re not a bot!",
            '<script id="anubis_challenge" type="application/json">{}</script><p>Loading...</p>',
        ),
        "challenge",
    ),
    Case(
        "AWS WAF with 202", "/waf202", "blocked", answer("", "202 Accepted", x_amzn_waf_action="challenge"), "challenge"
    ),
    Case(
        "Incapsula with 200",
        "/incap",
        "blocked",
        answer(
            '<html><head><META NAME="ROBOTS"></head><iframe src="/_Incapsula_Resource?x">Request unsuccessful. Incapsula incident ID: 1</iframe></html>'
        ),
        "challenge",
    ),
    Case(
        "a home-made cookie challenge",
        "/aes",
        "suspect",
        answer(
            '<html><body><script src="/aes.js"></script><script>function toNumbers(d){}document.cookie="__test=1";location.href="/aes?i=1";</script><noscript>This site requires Javascript to work</noscript></body></html>'
        ),
    ),
    Case(
        "a site that merely loads its wall's script",
        "/cf-ok",
        "ok",
        html(body=STORY * 4 + '<script src="/cdn-cgi/challenge-platform/scripts/jsd/main.js"></script>'),
    ),
    Case("a .pdf that is a page", "/report.pdf", "suspect", GOOD, "wrong-type"),
    Case("a .pdf that is a PDF", "/real.pdf", "ok", answer(PDF, kind="application/pdf")),
    Case("a PDF labelled as a page", "/labelled.pdf", "ok", answer(PDF, kind="text/html")),
    Case("a PDF of unknown kind", "/octet.pdf", "ok", answer(PDF, kind="application/octet-stream")),
    Case("an empty PDF", "/empty.pdf", "suspect", answer(b"", kind="application/pdf"), "empty"),
    Case("a .docx that is a page", "/a.docx", "suspect", GOOD, "wrong-type"),
    Case(
        "an .xls that is a table in HTML",
        "/a.xls",
        "ok",
        answer("<table><tr><td>งบ</td></tr></table>", kind="application/vnd.ms-excel"),
    ),
    Case("a .jpg that is a page", "/a.jpg", "suspect", GOOD, "wrong-type"),
    Case("a picture", "/b.png", "ok", answer(b"\x89PNG\r\n\x1a\n" + b"\0" * 50, kind="image/png")),
    Case("JSON", "/data.json", "ok", answer('{"a": [1,2]}', kind="application/json")),
    Case("plain text", "/readme.txt", "ok", answer(PLAIN, kind="text/plain")),
    Case(
        "a soft 404 in TIS-620",
        "/tis-soft",
        "suspect",
        answer(
            _latin("<html><head><title>ไม่พบหน้า</title></head><body>ไม่พบหน้าที่ท่านต้องการ</body></html>"),
            kind="text/html; charset=tis-620",
        ),
        "soft-404",
    ),
    Case(
        "a soft 404 in TIS-620 that says nothing of it",
        "/tis-silent",
        "suspect",
        answer(_latin("<html><title>ไม่พบหน้า</title><body>ไม่พบหน้าที่ท่านต้องการ</body></html>"), kind="text/html"),
        "soft-404",
    ),
    Case(
        "a soft 404 in TIS-620 under the name of UTF-8",
        "/tis-lie",
        "suspect",
        answer(_latin("<title>ไม่พบหน้า</title>ไม่พบหน้าที่ท่านต้องการ")),
        "soft-404",
    ),
    Case(
        "a canonical address that is the home page, and every sibling the same",
        "/item/78",
        "suspect",
        html("อบต.", f"<p>หน้าแรก</p>{STORY}", head='<link rel="canonical" href="/">'),
        "soft-404",
        serves="/item/*",
    ),
)

URLS = (
    Case(
        "a raw Thai path",
        "/ประกาศ/ข่าว",
        "ok",
        GOOD,
        serves="/%E0%B8%9B%E0%B8%A3%E0%B8%B0%E0%B8%81%E0%B8%B2%E0%B8%A8/%E0%B8%82%E0%B9%88%E0%B8%B2%E0%B8%A7",
    ),
    Case("a percent-encoded Thai path", "/%E0%B8%81", "ok", GOOD),
    Case("lower-case percent signs stay", "/%e0%b8%82", "ok", GOOD),
    Case("TIS-620 percent signs stay", "/%A1%D2%C3", "ok", GOOD),
    Case("brackets stay", "/a[1]?b[]=2", "ok", GOOD),
    Case("bars, semicolons, quotes, tildes stay", "/x|y;z'~u", "ok", GOOD),
    Case("an escaped slash stays", "/a%2Fb", "ok", GOOD),
    Case("an escaped backslash stays", "/a%5Cb", "ok", GOOD),
    Case("double slashes stay", "//a//b", "ok", GOOD),
    Case("plus and escaped plus stay", "/p?q=a+b%2Bc", "ok", GOOD),
    Case("a quote in the query stays", "/p?q='x'", "ok", GOOD),
    Case("a query that looks like an entity stays", "/p?id=1&copy=2", "ok", GOOD),
    Case("a percent sign that is none stays", "/100%", "ok", GOOD),
    Case("a space is escaped", "/a b", "ok", GOOD, serves="/a%20b"),
    Case("one query variant lives", "/v?id=1", "ok", GOOD),
    Case("another query variant is dead", "/v?id=2", "gone"),
    Case(
        "an id",
        "/frag#one",
        "ok",
        html(body=f'<h2 id="one">1</h2><a name="two"></a><h2 id="สรุปผล">3</h2>{STORY}'),
        serves="/frag",
    ),
    Case("a name", "/frag#two", "ok", note="-missing-anchor"),
    Case("a raw Thai id", "/frag#สรุปผล", "ok", note="-missing-anchor"),
    Case(
        "an encoded Thai id",
        "/frag#%E0%B8%AA%E0%B8%A3%E0%B8%B8%E0%B8%9B%E0%B8%9C%E0%B8%A5",
        "ok",
        note="-missing-anchor",
    ),
    Case("an id that is not there", "/frag#nowhere", "ok", note="missing-anchor"),
    Case("#top is no anchor", "/frag#top", "ok", note="-missing-anchor"),
    Case("#! is no anchor", "/frag#!/route", "ok", note="-missing-anchor"),
    Case("a text fragment is no anchor", "/frag#:~:text=hello", "ok", note="-missing-anchor"),
    Case(
        "a fragment on a PDF is no anchor",
        "/frag.pdf#page=2",
        "ok",
        answer(PDF, kind="application/pdf"),
        serves="/frag.pdf",
        note="-missing-anchor",
    ),
    Case(
        "a Thai id on a TIS-620 page",
        "/frag-tis#สรุป",
        "ok",
        _thai_page(STORY, "tis-620"),
        serves="/frag-tis",
        note="-missing-anchor",
    ),
    Case(
        "a Thai id on a windows-874 page by meta",
        "/frag-874#สรุป",
        "ok",
        _thai_page(STORY, "windows-874", meta=True),
        serves="/frag-874",
        note="-missing-anchor",
    ),
    Case(
        "an anchor on a page that a script builds",
        "/frag-spa#a",
        "ok",
        answer('<html><body><div id="root"></div><script src="x.js"></script></body></html>'),
        serves="/frag-spa",
        note="anchor-unknown",
    ),
)

MORE = (
    Case(
        "a login that a script draws",
        "/o365",
        "suspect",
        html("เข้าสู่ระบบ - Office 365", "<div>Sign in to your account</div><script src=x.js></script>"),
        "login",
    ),
    Case("two words of refusal with 200", "/denied", "suspect", answer("Access denied")),
    Case("PHP-FPM without its file", "/fpm", "suspect", answer("No input file specified."), "error-page"),
    Case("nginx in plain text", "/plain-404", "suspect", answer("File not found."), "soft-404"),
    Case("a page that was broken into", "/hacked", "suspect", html("Hacked By X", "<h1>Hacked by X</h1>"), "defaced"),
    Case(
        "a script that says it is not there and goes back",
        "/alert",
        "suspect",
        html("ระบบ", "<script>alert('ไม่พบข้อมูล');window.history.back();</script>"),
    ),
    Case(
        "a script that sends to login",
        "/alert-door",
        "suspect",
        answer("<script>alert('กรุณาเข้าสู่ระบบ');location.href='/login.php?next=45';</script>"),
        "login",
    ),
    Case(
        "Facebook's lost post",
        "/fb",
        "suspect",
        html(
            "Facebook",
            "<h2>This content isn't available right now</h2><p>When this happens, it's usually because the owner only shared it with a small group of people.</p>",
        ),
        "soft-404",
    ),
    Case(
        "Facebook's login",
        "/fb-door",
        "suspect",
        html("Facebook", '<p>Log in to Facebook</p><form><input type="password"></form>'),
        "login",
    ),
    Case(
        "Google Drive's lost file in Thai",
        "/drive-th",
        "suspect",
        html("Google Drive – ไม่พบหน้าเว็บ", "<p>ขออภัย ไม่มีไฟล์ที่คุณขอ</p>"),
        "soft-404",
    ),
    Case(
        "an apology in a news item",
        "/sorry",
        "ok",
        html("ประกาศยกเลิก", f"<h1>ประกาศยกเลิกการประมูล</h1><p>ขออภัยในความไม่สะดวก</p>{STORY}"),
    ),
    Case(
        "a service named after a bin",
        "/bin",
        "ok",
        html("e-Service", "<h1>บริการออนไลน์</h1><ul><li>ขอถังขยะ</li><li>แจ้งซ่อมไฟฟ้า</li></ul>"),
    ),
    Case(
        "a document inside a page",
        "/object",
        "ok",
        html("รายงานผล", '<object data="x.pdf" type="application/pdf"></object>'),
    ),
)

CASES = (*STATUS, *WIRE, *REDIRECTS, *LOOKS, *URLS, *MORE)


def routes() -> dict[str, Behaviour]:
    made: dict[str, Behaviour] = {"/": html("หน้าแรก", STORY)}
    for case in CASES:
        behaviour = case.makes() if case.makes else case.behaviour
        if behaviour is not None:
            made[case.serves or case.path] = behaviour
        made.update(case.also)
    return made
