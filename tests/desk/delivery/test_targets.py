"""What a target may be, what a site's paths may be, and in which order files take their places."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from ita_site.desk.delivery.by_file.journal import open_journal
from ita_site.desk.delivery.failures import DeliveryError, Failure, ForeignFilesError
from ita_site.desk.delivery.manifest import (
    FileFacts,
    Unfinished,
    manifest_bytes,
    parse_manifest,
    parse_unfinished,
    unfinished_bytes,
)
from ita_site.desk.delivery.site_paths import ASIDE, PART, is_site_path, placing_order
from ita_site.desk.delivery.targets import Ftp, Ftps, Git, Sftp

if TYPE_CHECKING:
    from pathlib import Path

BAD: list[tuple[type[Any], dict[str, object], str]] = [
    (Sftp, {"host": ""}, "host"),
    (Sftp, {"host": "-oProxyCommand=x"}, "host"),
    (Sftp, {"host": "a b"}, "host"),
    (Sftp, {"host": "a.go.th/path"}, "host"),
    (Ftp, {"host": "a\r\nDELE x"}, "host"),
    (Ftps, {"user": ""}, "user"),
    (Ftps, {"user": "a\nPASS"}, "user"),
    (Ftps, {"folder": "www\r\nDELE index.html"}, "folder"),
    (Ftp, {"port": 0}, "port"),
    (Ftp, {"port": 65536}, "port"),
    (Sftp, {"host_key": "MD5:aa"}, "host_key"),
    (Ftps, {"certificate": "AA:BB"}, "certificate"),
]
BAD_GIT: list[tuple[str, str, str]] = [
    ("--upload-pack=touch /tmp/x", "main", "repository"),
    ("ext::sh -c touch% /tmp/x", "main", "repository"),
    ("http://a.go.th/x.git", "main", "repository"),
    ("https://office:secret@a.go.th/x.git", "main", "repository"),
    ("ssh://-oProxyCommand=x/y", "main", "repository"),
    ("-oProxyCommand=x:y", "main", "repository"),
    ("https://a.go.th/x.git", "-main", "branch"),
    ("https://a.go.th/x.git", "a..b", "branch"),
    ("https://a.go.th/x.git", "a:b", "branch"),
    ("https://a.go.th/x.git", "+main", "branch"),
    ("https://a.go.th/x.git", "a.lock", "branch"),
    ("https://a.go.th/x.git", "", "branch"),
]


@pytest.mark.parametrize(("kind", "values", "field"), BAD)
def test_a_server_that_cannot_be_names_its_field(kind: type[Any], values: dict[str, object], field: str) -> None:
    with pytest.raises(DeliveryError) as failure:
        kind(**{"host": "a.go.th", "user": "office", "folder": "www"} | values)
    assert (failure.value.failure, failure.value.subject) == (Failure.BAD_TARGET, field)


@pytest.mark.parametrize(("repository", "branch", "field"), BAD_GIT)
def test_a_repository_that_cannot_be_names_its_field(repository: str, branch: str, field: str) -> None:
    with pytest.raises(DeliveryError) as failure:
        Git(repository, branch)
    assert failure.value.subject == field
    assert "secret" not in str(failure.value)


@pytest.mark.parametrize(
    "repository",
    [
        "https://github.com/office/site.git",
        "https://git.example.go.th:8443/office/site",
        "ssh://git@git.example.go.th:2222/office/site.git",
        "git@github.com:office/site.git",
        "/srv/git/site.git",
        "file:///srv/git/site.git",
    ],
)
@pytest.mark.parametrize("branch", ["main", "gh-pages", "sites/ita-2568", "v1.0"])
def test_addresses_and_branches_as_offices_have_them(repository: str, branch: str) -> None:
    assert Git(repository, branch).branch == branch


@pytest.mark.parametrize("host", ["ftp.example.go.th", "192.0.2.1", "2001:db8::1", "localhost"])
def test_hosts_as_offices_have_them(host: str) -> None:
    assert Sftp(host, "office", "public_html").host == host


@pytest.mark.parametrize(
    "path", ["", "/etc/passwd", "../x", "a/../../x", "a//b", "./a", "a\\b", "a\x00", "a\nb", "a/", ASIDE]
)
def test_a_path_that_leads_out_is_none_of_a_site(path: str) -> None:
    assert not is_site_path(path)


@pytest.mark.parametrize("path", ["index.html", ".well-known/security.txt", ".htaccess", "ภาพ/หน้า.html", "a..b/c"])
def test_paths_of_a_site(path: str) -> None:
    assert is_site_path(path)


def test_nothing_takes_its_place_before_what_it_refers_to() -> None:
    paths = ["index.html", "feed.xml", "about/index.html", "assets/a.css", "404.html", "sitemap.xml.gz", ".htaccess"]
    assert placing_order(paths) == [
        ".htaccess",
        "assets/a.css",
        "404.html",
        "about/index.html",
        "feed.xml",
        "sitemap.xml.gz",
        "index.html",
    ]


def test_a_manifest_is_read_as_it_was_written() -> None:
    manifest = {"ข/a.html": FileFacts("ab" * 32, 3), "a.css": FileFacts("00" * 32, 0)}
    assert parse_manifest(manifest_bytes(manifest)) == manifest
    unfinished = Unfinished("id", frozenset({"a"}), frozenset({"b", "c"}))
    assert parse_unfinished(unfinished_bytes(unfinished)) == unfinished


@pytest.mark.parametrize(
    "data",
    [
        None,
        b"",
        b"\xff",
        b"[]",
        b"{}",
        b'{"version": 2, "files": {}}',
        b'{"version": 1, "files": []}',
        b"[" * 100_000,
        b'{"version": 1, "files": {"../x": {"sha256": "%s", "size": 1}}}' % (b"a" * 64),
        b'{"version": 1, "files": {"x": {"sha256": "short", "size": 1}}}',
        b'{"version": 1, "files": {"x": 3}}',
        b'{"version": 1, "delivery": 3}',
    ],
)
def test_what_is_no_manifest_lists_nothing(data: bytes | None) -> None:
    assert parse_manifest(data) == {}
    assert parse_unfinished(data) == Unfinished()


def test_a_journal_survives_a_line_that_was_cut_off(tmp_path: Path) -> None:
    journal = open_journal(tmp_path / "journal")
    part = journal.part("a/index.html", "00" * 32)
    assert PART.fullmatch(part.removeprefix("a/"))
    journal.note_begun(part)
    journal.note_arrived(part)
    with (tmp_path / "journal").open("ab") as file:
        file.write(b'\n{"placed": "a/ind')
    open_journal(tmp_path / "journal").note_placed("b.html", "11" * 32)
    again = open_journal(tmp_path / "journal")
    assert again.delivery == journal.delivery
    assert again.begun == {part}
    assert again.arrived == {part}
    assert again.placed == {"b.html": "11" * 32}


@pytest.mark.parametrize("failure", Failure)
def test_every_failure_is_said_in_thai_and_in_english(failure: Failure) -> None:
    thai, english = str(DeliveryError(failure, "index.html")).split("\n")
    assert any("ก" <= letter <= "๛" for letter in thai)
    assert english.isascii()
    assert "{" not in thai + english


def test_a_long_list_of_files_is_cut_in_the_words_alone() -> None:
    paths = tuple(f"{number}.html" for number in range(9))
    error = ForeignFilesError(paths)
    assert error.paths == paths
    assert "4.html, …" in error.thai
    assert "5.html" not in error.thai
