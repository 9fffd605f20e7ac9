"""Who may use the desk: whoever opened the address with the one-time key, for as long as it is used."""

import secrets
import time
from dataclasses import dataclass, field
from typing import Final

IDLE_SECONDS: Final = 12 * 60 * 60
"""A session that nobody used for so long is over."""
COOKIE: Final = "ita_desk"


@dataclass(slots=True)
class Session:
    """A browser that entered; `token` is in every form that it is given."""

    id: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    token: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    used: float = field(default_factory=time.monotonic)
    officer: str = ""
    """The name of who entered, where the server knows it."""

    def is_token(self, token: str) -> bool:
        """Return whether a form was given to this session."""
        return secrets.compare_digest(token.encode(), self.token.encode())


class Sessions:
    """The sessions of this server, and the key that lets the next one in. They end with the server."""

    def __init__(self) -> None:
        self.key = secrets.token_urlsafe(24)
        self._sessions: dict[str, Session] = {}

    def enter(self, key: str) -> Session | None:
        """Return a new session for the key, which is used up by that; None for any other key."""
        if not secrets.compare_digest(key.encode(), self.key.encode()):
            return None
        self.key = secrets.token_urlsafe(24)
        session = Session()
        self._sessions[session.id] = session
        return session

    def of(self, identity: str) -> Session | None:
        """Return the session of a cookie, and note that it is used; None where there is none, or it is over."""
        session = self._sessions.get(identity)
        if session is None:
            return None
        now = time.monotonic()
        if now - session.used > IDLE_SECONDS:
            del self._sessions[identity]
            return None
        session.used = now
        return session
