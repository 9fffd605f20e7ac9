"""What a browser may do on this site: one policy, for the pages themselves and for the servers that send them.

A page carries the policy in a meta tag, for hosts that cannot set headers; what a meta tag cannot say (who may frame
the page) is only in the header files.
"""

from collections.abc import Mapping
from typing import Final
from xml.sax.saxutils import quoteattr

_POLICY: Final[Mapping[str, str]] = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    # the theme's small pictures are in its stylesheet
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "worker-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
}

_HEADERS: Final[Mapping[str, str]] = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
    "X-Frame-Options": "DENY",
}

_TYPES: Final[Mapping[str, str]] = {
    ".woff2": "font/woff2",
    ".json": "application/json",
    ".jsonld": "application/ld+json",
}
"""Endings that a server may not know: IIS then says that the file is not there."""

_PACKED: Final = (
    *("text/html", "text/css", "text/javascript", "text/csv", "text/plain"),
    *("application/json", "application/ld+json", "application/xml", "application/atom+xml", "image/svg+xml"),
)
"""What gets smaller on its way; pictures and fonts are packed already."""

FILES: Final = ("_headers", ".htaccess", "web.config", "headers.nginx.conf")
"""Names of the header files, as the hosts want them."""


def policy(*, preview: bool = False) -> str:
    """Return the policy for the meta tag. Only the preview may run an inline script: its own live reload."""
    relaxed = {"script-src": "'self' 'unsafe-inline'"} if preview else {}
    return "; ".join(f"{name} {relaxed.get(name, value)}" for name, value in _POLICY.items())


def headers() -> dict[str, str]:
    """Return every header that a server should send with every file."""
    return {"Content-Security-Policy": f"{policy()}; frame-ancestors 'none'", **_HEADERS}


def header_files(base: str = "/") -> dict[str, bytes]:
    """Return header files for common hosts, by name, for a site published under the path `base`.

    `_headers` serves Netlify and Cloudflare Pages, `.htaccess` Apache, `web.config` IIS; the lines for nginx are
    to be included by whoever runs it, for nginx reads no file of a site.
    """
    root = f"{base.rstrip('/')}/"
    made = dict(zip(FILES, (_pages(root), _apache(root), _iis(root), _nginx(root)), strict=True))
    return {name: text.encode() for name, text in made.items()}


def _pages(root: str) -> str:
    return "".join([f"{root}*\n", *(f"  {name}: {value}\n" for name, value in headers().items())])


def _apache(root: str) -> str:
    lines = [f'  Header always set {name} "{value}"\n' for name, value in headers().items()]
    return "".join(
        [
            "<IfModule mod_headers.c>\n",
            *lines,
            "</IfModule>\n<IfModule mod_mime.c>\n",
            *(f"  AddType {kind} {ending}\n" for ending, kind in _TYPES.items()),
            "</IfModule>\n",
            "<IfModule mod_deflate.c>\n",
            f"  AddOutputFilterByType DEFLATE {' '.join(_PACKED)}\n",
            "</IfModule>\n",
            f"ErrorDocument 404 {root}404.html\n",
        ]
    )


def _iis(root: str) -> str:
    lines = [f"        <add name={quoteattr(name)} value={quoteattr(value)} />\n" for name, value in headers().items()]
    return "".join(
        [
            '<?xml version="1.0" encoding="utf-8"?>\n<configuration>\n  <system.webServer>\n',
            "    <httpProtocol>\n      <customHeaders>\n",
            *lines,
            "      </customHeaders>\n    </httpProtocol>\n",
            "    <staticContent>\n",
            *(
                f'      <remove fileExtension="{ending}" />\n'
                f'      <mimeMap fileExtension="{ending}" mimeType="{kind}" />\n'
                for ending, kind in _TYPES.items()
            ),
            "    </staticContent>\n",
            '    <httpErrors errorMode="Custom">\n      <remove statusCode="404" />\n',
            f'      <error statusCode="404" path={quoteattr(f"{root}404.html")} responseMode="ExecuteURL" />\n',
            "    </httpErrors>\n  </system.webServer>\n</configuration>\n",
        ]
    )


def _nginx(root: str) -> str:
    lines = [f'add_header {name} "{value}" always;\n' for name, value in headers().items()]
    return "".join(["# include in the server block\n", *lines, f"error_page 404 {root}404.html;\n"])
