"""Passwords of targets: kept for their owner alone, and shown nowhere."""

from __future__ import annotations

import logging
import stat
from typing import TYPE_CHECKING

import pytest

from ita_site.desk.delivery.credentials import Credentials
from ita_site.desk.delivery.deliver import Order
from ita_site.desk.delivery.failures import DeliveryError, Failure
from ita_site.desk.delivery.password import Password
from ita_site.desk.delivery.targets import Ftps, Sftp, target_key

if TYPE_CHECKING:
    from pathlib import Path

SECRET = "ห้ามเห็น-s3cret"


@pytest.fixture
def credentials(tmp_path: Path) -> Credentials:
    return Credentials(tmp_path / "private")


def test_a_password_is_set_used_and_deleted(credentials: Credentials) -> None:
    credentials.set("a", Password(SECRET))
    credentials.set("b", Password("other"))
    assert credentials.get("a") == Password(SECRET)
    credentials.delete("a")
    credentials.delete("a")
    assert credentials.get("a") is None
    assert credentials.get("b") == Password("other")


def test_nobody_but_the_owner_may_read_it(credentials: Credentials) -> None:
    credentials.set("a", Password("first"))
    credentials.set("a", Password(SECRET))
    files = [path for path in credentials.folder.iterdir() if path.is_file()]
    assert [stat.S_IMODE(path.stat().st_mode) for path in files] == [0o600]
    assert stat.S_IMODE(credentials.folder.stat().st_mode) == 0o700


def test_a_damaged_file_has_no_password(credentials: Credentials) -> None:
    credentials.set("a", Password(SECRET))
    (credentials.folder / "passwords.json").write_bytes(b'{"a": "')
    assert credentials.get("a") is None


def test_no_text_shows_a_password(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    password = Password(SECRET)
    order = Order(tmp_path, Ftps("ftp.example.go.th", "office", "/"), tmp_path, password)
    logging.getLogger().warning("%s %r %s", password, password, order)
    texts = (caplog.text, repr(order), f"{password}", str(credentials_of(tmp_path, password)))
    assert [text for text in texts if SECRET in text] == []


def credentials_of(folder: Path, password: Password) -> Credentials:
    credentials = Credentials(folder)
    credentials.set("a", password)
    return credentials


@pytest.mark.parametrize("text", ["a\nDELE index.html", "a\rb", "a\0b"])
def test_a_password_that_would_end_a_command_is_refused(text: str) -> None:
    with pytest.raises(DeliveryError) as failure:
        Password(text)
    assert failure.value.failure is Failure.BAD_TARGET
    assert text not in str(failure.value)


def test_what_a_server_repeats_is_hidden() -> None:
    assert Password(SECRET).hidden_in(f"530 {SECRET}?") == "530 •••?"
    assert Password("").hidden_in("530 no") == "530 no"


def test_a_key_stays_when_another_fingerprint_is_confirmed() -> None:
    known = Sftp("h.go.th", "office", "/", host_key="SHA256:" + "A" * 43)
    assert target_key(known) == target_key(Sftp("h.go.th", "office", "/"))
    assert target_key(known) != target_key(Sftp("h.go.th", "other", "/"))
    assert target_key(known) != target_key(Ftps("h.go.th", "office", "/", port=22))
