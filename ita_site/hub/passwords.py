"""Passwords: stored as Argon2id with the library's own parameters, and the first one that a keeper hands over."""

import secrets
import threading
from functools import cache
from typing import Final

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

SHORTEST: Final = 10
LONGEST: Final = 200
"""Characters; longer ones are refused before they cost anything."""

_LETTERS: Final = "abcdefghjkmnpqrstuvwxyz23456789"
"""Without those that are taken for each other: i, l, o, 0, 1."""
_GROUPS: Final = 4
_GROUP: Final = 4

_HASHER: Final = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)
"""Argon2id with 19 MiB, two rounds, one lane: the least that OWASP's password storage cheat sheet recommends.

A login then takes less than 0.1 s of CPU, with 8,000 agencies on one machine.
"""
_AT_ONCE: Final = threading.Semaphore(2)
"""Each check takes 19 MiB: many at once must not take the machine's memory."""


def prepare() -> None:
    """Make ready what takes a moment, so that the first unknown name is refused no later than others."""
    _nobodys()


def hashed(password: str) -> str:
    """Return what is stored of a password."""
    with _AT_ONCE:
        return _HASHER.hash(password)


def is_password(stored: str | None, password: str) -> bool:
    """Return whether a password is the stored one; it takes as long where nothing is stored."""
    if len(password) > LONGEST:
        password = ""
    try:
        with _AT_ONCE:
            _HASHER.verify(stored or _nobodys(), password)
    except (VerificationError, InvalidHashError):
        return False
    return stored is not None


def first_password() -> str:
    """Return a password by chance that can be read aloud, such as `k7mq-x2vd-pn9c-h4ta`: 79 bits."""
    groups = ("".join(secrets.choice(_LETTERS) for _ in range(_GROUP)) for _ in range(_GROUPS))
    return "-".join(groups)


def fault_of(password: str, account: str) -> str:
    """Return in Thai why a person may not choose a password; nothing where they may."""
    if len(password) < SHORTEST:
        return f"รหัสผ่านสั้นเกินไป ต้องยาวอย่างน้อย {SHORTEST} ตัวอักษร ใช้วลียาว ๆ ที่จำได้ก็ได้"
    if len(password) > LONGEST:
        return f"รหัสผ่านยาวเกินไป ไม่เกิน {LONGEST} ตัวอักษร"
    if account in password.casefold() or len(set(password)) < SHORTEST // 2:
        return "รหัสผ่านนี้เดาง่าย อย่าใช้ชื่อบัญชีหรือตัวเดิมซ้ำ ๆ"
    return ""


@cache
def _nobodys() -> str:
    """Return what is stored of a password that nobody knows."""
    return _HASHER.hash(secrets.token_urlsafe(32))
