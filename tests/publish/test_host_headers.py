"""The policy on every page, and the same in the files that common hosts read."""

from __future__ import annotations

import json
import re

import pytest
from lxml import etree, html

from ita_site.publish.host_headers import FILES, header_files, headers, policy
from tests.builders.host_types import endings_without_type
from tests.builders.projects import contents
from tests.builders.shared import SharedSites
from tests.builders.sites import GOLDEN


def parse(name: str, text: str) -> dict[str, str]:
    """What a header file says, read as its host would."""
    if name == "web.config":
        return {header.attrib["name"]: header.attrib["value"] for header in etree.fromstring(text.encode()).iter("add")}
    pattern = {
        "_headers": r"^  ([\w-]+): (.+)$",
        ".htaccess": r'^ +Header always set ([\w-]+) "([^"]+)"$',
        "headers.nginx.conf": r'^add_header ([\w-]+) "([^"]+)" always;$',
    }[name]
    return dict(re.findall(pattern, text, re.MULTILINE))


ADDRESSES = ("", "http://x.invalid/", "https://x.invalid/", "https://x.invalid/ita/")


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("site_url", ADDRESSES)
def test_every_host_is_told_the_same_headers(name: str, site_url: str) -> None:
    assert parse(name, header_files(site_url)[name].decode()) == headers(site_url)


def test_https_is_made_binding_only_for_a_host_that_the_site_has_to_itself_and_says_to_be_https() -> None:
    binding = [address for address in ADDRESSES if "Strict-Transport-Security" in headers(address)]
    assert binding == ["https://x.invalid/"]
    assert "includeSubDomains" not in headers(binding[0])["Strict-Transport-Security"]


@pytest.mark.parametrize(("path", "page"), [("/", "/404.html"), ("/ita/", "/ita/404.html"), ("/ita", "/ita/404.html")])
def test_the_page_for_what_is_not_there_is_named_under_the_sites_own_path(path: str, page: str) -> None:
    files = header_files(f"https://x.invalid{path}")
    assert f"ErrorDocument 404 {page}\n" in files[".htaccess"].decode()
    assert f"error_page 403 404 {page};" in files["headers.nginx.conf"].decode()
    assert f'path="{page}"' in files["web.config"].decode()
    assert files["_headers"].decode().splitlines()[0] == page.replace("404.html", "*")


def test_every_ending_of_the_site_has_a_type_on_hosts_that_refuse_what_they_do_not_know(site: dict[str, bytes]) -> None:
    assert endings_without_type(site, site["web.config"]) == set()
    assert b'AddType "application/ld+json" .jsonld' in site[".htaccess"]


def test_no_script_runs_that_is_not_a_file_of_the_site() -> None:
    rules = dict(part.split(" ", 1) for part in policy().split("; "))
    assert rules["default-src"] == "'none'"
    assert rules.pop("img-src") == "'self' data:"
    assert set(rules.values()) == {"'none'", "'self'"}
    assert "frame-ancestors" not in rules, "a meta tag cannot say it, and browsers complain"
    assert "frame-ancestors 'none'" in headers()["Content-Security-Policy"]


@pytest.fixture(scope="module")
def site(shared: SharedSites) -> dict[str, bytes]:
    return contents(shared.site(GOLDEN))


def test_the_header_files_stand_in_the_site(site: dict[str, bytes]) -> None:
    assert {name: site[name] for name in FILES} == header_files()


def test_every_page_has_the_policy_before_anything_is_loaded(site: dict[str, bytes]) -> None:
    pages = [name for name in site if name.endswith(".html")]
    assert len(pages) > 10
    for name in pages:
        head = html.document_fromstring(site[name].decode()).find("head")
        assert head is not None
        assert [child.get("charset") or child.get("content") for child in head[:2]] == ["utf-8", policy()], name


def test_no_page_has_a_script_or_a_style_of_its_own(site: dict[str, bytes]) -> None:
    for name in (name for name in site if name.endswith(".html")):
        page = html.document_fromstring(site[name].decode())
        for script in page.iter("script"):
            if script.get("src") is None:
                assert script.get("type") in {"application/json", "application/ld+json"}, name
                json.loads(script.text or "")
        assert page.xpath("//style | //@style") == [], name
        assert page.xpath("//@*[starts-with(name(), 'on')]") == [], name
        assert page.xpath("//a[starts-with(@href, 'javascript:')]") == [], name


def test_the_preview_may_run_its_live_reload_and_nothing_else_more() -> None:
    assert policy(preview=True) == policy().replace("script-src 'self'", "script-src 'self' 'unsafe-inline'")
