"""Cookies within one chain of redirects: a cookie gate sends its visitor in a circle until the cookie comes back."""

from __future__ import annotations

from email.message import Message
from http.cookiejar import CookieJar
from typing import TYPE_CHECKING, Any, Final, cast
from urllib.request import Request

if TYPE_CHECKING:
    from ita_site.links.request.exchange import Answer
    from ita_site.links.request.targets import Target

MAX_COOKIES: Final = 50
"""Most cookies taken from one answer."""
MAX_COOKIE: Final = 4096
"""Longest cookie, in characters."""


class _Heard:
    """As much of a response as a cookie jar asks for."""

    def __init__(self, headers: Message) -> None:
        self._headers = headers

    def info(self) -> Message:
        return self._headers


class Cookies:
    """Cookies that servers have set, which are sent back to them; a jar that is made with the first cookie."""

    def __init__(self) -> None:
        self._jar: CookieJar | None = None

    def header(self, target: Target) -> str:
        """Return the `Cookie` header for a request, by the rules of `http.cookiejar`; empty when there is none."""
        if self._jar is None:
            return ""
        request = Request(target.url)  # noqa: S310
        self._jar.add_cookie_header(request)
        return request.get_header("Cookie") or ""

    def remember(self, target: Target, answer: Answer) -> None:
        """Take the cookies of an answer into the jar."""
        values = [value for name, value in answer.headers if name == "set-cookie"][:MAX_COOKIES]
        if not values:
            return
        if self._jar is None:
            self._jar = CookieJar()
        headers = Message()
        for value in values:
            headers["Set-Cookie"] = "".join(char for char in value if char.isprintable())[:MAX_COOKIE]
        self._jar.extract_cookies(cast("Any", _Heard(headers)), Request(target.url))  # noqa: S310
