"""Whom the preview answers: those who ask by its own name."""

from __future__ import annotations

import socket

import pytest

from ita_site.publish.preview.guard import host_name, is_local, own_names
from ita_site.publish.preview.server import Address, read_address


@pytest.mark.parametrize(
    ("header", "name"),
    [
        ("127.0.0.1:8000", "127.0.0.1"),
        ("localhost", "localhost"),
        ("LOCALHOST:8000", "localhost"),
        ("[::1]:8000", "::1"),
        ("[::1]", "::1"),
        ("evil.example.:80", "evil.example"),
        ("", ""),
        ("127.0.0.1.evil.example:8000", "127.0.0.1.evil.example"),
        ("evil.example:8000@127.0.0.1", "evil.example:8000@127.0.0.1"),
    ],
)
def test_the_name_that_is_asked_for(header: str, name: str) -> None:
    assert host_name(header) == name


@pytest.mark.parametrize(
    ("host", "local"),
    [("127.0.0.1", True), ("localhost", True), ("::1", True), ("0.0.0.0", False), ("::", False), ("office-pc", False)],
)
def test_whether_other_machines_reach_an_address(host: str, *, local: bool) -> None:
    assert is_local(host) is local


def test_the_machines_own_name_is_answered_to_only_where_other_machines_reach_it() -> None:
    name = socket.gethostname().lower()
    assert name in own_names("0.0.0.0")
    assert own_names("127.0.0.1") == {"localhost", "127.0.0.1", "::1"}


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("127.0.0.1:8000", Address("127.0.0.1", 8000)),
        ("localhost:0", Address("localhost", 0)),
        ("[::1]:8000", Address("::1", 8000)),
        ("8000", None),
        (":8000", None),
        ("127.0.0.1", None),
        ("127.0.0.1:", None),
        ("127.0.0.1:http", None),
        ("127.0.0.1:65536", None),
        ("127.0.0.1:๘๐๐๐", None),
    ],
)
def test_what_an_address_names(text: str, address: Address | None) -> None:
    assert read_address(text) == address


def test_an_address_is_shown_as_browsers_open_it() -> None:
    assert Address("127.0.0.1", 8000).url == "http://127.0.0.1:8000/"
    assert Address("::1", 8000).url == "http://[::1]:8000/"
