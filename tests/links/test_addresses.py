"""Rule 11: nothing private is ever contacted, on any hop, in any spelling."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Sequence

import pytest

from ita_site.links.request.resolver import Resolver, is_safe, parse_mapping
from tests.links.answers import html, redirect
from tests.links.conftest import Checker
from tests.links.server import Behaviour, FaultServer, Request

REFUSED = (
    "0.0.0.0 10.0.0.1 100.64.0.1 127.0.0.1 127.255.255.254 169.254.169.254 172.16.0.1 172.31.255.255 192.168.1.1 192.0.0.8 "
    "198.18.0.1 224.0.0.1 239.255.255.250 240.0.0.1 255.255.255.255 168.63.129.16 100.100.100.200 :: ::1 fe80::1 fc00::1 fd00:ec2::254 "
    "ff02::1 fec0::1 2001:db8::1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 ::ffff:169.254.169.254 ::10.0.0.1 64:ff9b::a00:1 64:ff9b:1::a00:1 "
    "2002:a00:1::1 2002:7f00:1::1 2001:0:4136:e378:8000:63bf:f5ff:fffe"
).split()
PUBLIC = "8.8.8.8 203.150.1.1 1.1.1.1 2001:4860:4860::8888 2606:4700::1111 ::ffff:8.8.8.8 64:ff9b::808:808".split()


@pytest.mark.parametrize("address", REFUSED)
def test_an_address_of_no_public_host_is_refused(address: str) -> None:
    assert not is_safe(ipaddress.ip_address(address))


@pytest.mark.parametrize("address", PUBLIC)
def test_a_public_address_is_allowed(address: str) -> None:
    assert is_safe(ipaddress.ip_address(address))


def test_an_allowed_network_opens_itself_and_nothing_else() -> None:
    allowed = (ipaddress.ip_network("127.0.0.0/8"),)
    assert is_safe(ipaddress.ip_address("127.0.0.9"), allowed)
    assert is_safe(ipaddress.ip_address("::ffff:127.0.0.9"), allowed)
    assert not is_safe(ipaddress.ip_address("10.0.0.1"), allowed)
    assert not is_safe(ipaddress.ip_address("::1"), allowed)


SPELLINGS = (
    "http://127.0.0.1:{port}/", "http://localhost:{port}/", "http://127.1:{port}/", "http://2130706433:{port}/", "http://0x7f.0.0.1:{port}/",
    "http://0177.0.0.1:{port}/", "http://[::ffff:127.0.0.1]:{port}/", "http://[::1]:{port}/", "http://0:{port}/", "http://0.0.0.0:{port}/",
    "http://１２７.0.0.1:{port}/", "http://127。0。0。1:{port}/", "http://user:pass@127.0.0.1:{port}/", "http://inside.test:{port}/",
    "http://mixed-only-private.test:{port}/", "http://127.0.0.1.:{port}/", "http://%31%32%37.0.0.1:{port}/",
)  # fmt: skip


def _names(host: str) -> Sequence[str]:
    known = {
        "localhost": ["127.0.0.1", "::1"],
        "inside.test": ["127.0.0.1"],
        "mixed-only-private.test": ["10.0.0.1", "::ffff:127.0.0.1"],
    }
    if host not in known:
        raise socket.gaierror(socket.EAI_NONAME, host)
    return known[host]


@pytest.mark.parametrize("url", SPELLINGS)
def test_no_spelling_reaches_a_private_server(check: Checker, url: str) -> None:
    with FaultServer({"/": html()}) as server:
        address = url.format(port=server.port)
        seen = check([address], lookup=_names, allowed=())
        assert server.log == []
        assert seen[address]["observation"] == "unsafe", seen


def test_no_redirect_reaches_a_private_server(check: Checker) -> None:
    with FaultServer({"/": html()}, "127.0.0.2") as inside, FaultServer({}) as outside:
        aims = (inside.url, f"http://[::ffff:127.0.0.2]:{inside.port}/", f"http://inside.test:{inside.port}/",
                f"//127.0.0.2:{inside.port}/", f"http://2130706434:{inside.port}/")  # fmt: skip
        for number, aim in enumerate(aims):
            outside.routes[f"/r{number}"] = redirect(aim)
            outside.routes[f"/m{number}"] = html("x", "", head=f'<meta http-equiv="refresh" content="0;url={aim}">')
        urls = [f"{outside.url}/{kind}{number}" for kind in "rm" for number in range(len(aims))]
        allowed = (ipaddress.ip_network("127.0.0.1/32"),)
        seen = check(urls, lookup=lambda _: ["127.0.0.2"], allowed=allowed)
        assert inside.log == []
        assert {link["observation"] for link in seen.values()} == {"unsafe"}


def test_a_name_that_changes_its_answer_is_contacted_where_it_was_vetted(check: Checker) -> None:
    answers = iter([["127.0.0.1"], ["127.0.0.2"], ["127.0.0.2"]])

    def rebinding(_: str) -> Sequence[str]:
        return next(answers)

    with FaultServer({}, "127.0.0.1") as public:
        public.routes.update({"/a": redirect("/b"), "/b": html()})
        with FaultServer({"/a": html("inside"), "/b": html("inside")}, "127.0.0.2", port=public.port) as inside:
            allowed = (ipaddress.ip_network("127.0.0.1/32"),)
            url = f"http://rebind.test:{public.port}/a"
            seen = check([url], lookup=rebinding, allowed=allowed)
            assert inside.log == []
            assert seen[url]["observation"] == "ok"


def test_of_mixed_answers_only_the_vetted_is_contacted(check: Checker) -> None:
    with FaultServer({"/": html()}, "127.0.0.1") as public:
        with FaultServer({"/": html()}, "127.0.0.2", port=public.port) as inside:
            allowed = (ipaddress.ip_network("127.0.0.1/32"),)
            url = f"http://mixed.test:{public.port}/"
            seen = check([url], lookup=lambda _: ["127.0.0.2", "127.0.0.1"], allowed=allowed)
            assert inside.log == []
            assert seen[url]["observation"] == "ok"


def test_a_dead_first_address_does_not_hide_a_living_second(check: Checker) -> None:
    with FaultServer({"/": html()}, "127.0.0.1") as server:
        url = f"http://two.test:{server.port}/"
        assert check([url], lookup=lambda _: ["127.0.0.3", "127.0.0.1"])[url]["observation"] == "ok"


def test_neither_proxy_nor_netrc_of_the_environment_is_used(
    check: Checker, monkeypatch: pytest.MonkeyPatch, tmp_path: object
) -> None:
    from pathlib import Path

    netrc = Path(str(tmp_path)) / "netrc"
    netrc.write_text("machine 127.0.0.1 login me password secret\n")
    monkeypatch.setenv("NETRC", str(netrc))
    with FaultServer({}) as proxy, FaultServer({"/": html()}) as server:
        for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "all_proxy"):
            monkeypatch.setenv(name, proxy.url)
        heads: list[dict[str, str]] = []
        server.routes["/"] = _recording(heads)
        url = server.url + "/"
        assert check([url])[url]["observation"] == "ok"
        assert proxy.log == []
        assert "authorization" not in heads[0]


@pytest.mark.parametrize(
    ("text", "host", "address", "port"),
    [
        ("a.go.th:127.0.0.1", "a.go.th", "127.0.0.1", None),
        ("A.go.th:8080:127.0.0.1", "a.go.th", "127.0.0.1", 8080),
        ("a.go.th:[::1]", "a.go.th", "::1", None),
        ("a.go.th:::1", "a.go.th", "::1", None),
        ("a.go.th:80:127.0.0.1:9000", "a.go.th", "127.0.0.1", 80),
    ],
)
def test_a_mapping_is_read_as_curl_reads_it(text: str, host: str, address: str, port: int | None) -> None:
    mapping = parse_mapping(text)
    assert (mapping.host, mapping.address, mapping.port) == (host, address, port)


@pytest.mark.parametrize("text", ["", "a", "a:", "a:b", "a:80", "a:x:127.0.0.1"])
def test_a_mapping_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        parse_mapping(text)


def test_a_mapped_host_is_vetted_like_any_other() -> None:
    assert Resolver([parse_mapping("a.go.th:10.0.0.1")]).find("a.go.th").fault == "unsafe"


def _recording(heads: list[dict[str, str]]) -> Behaviour:
    def behave(request: Request, _: socket.socket) -> bytes:
        heads.append(dict(request.headers))
        return html()

    return behave
