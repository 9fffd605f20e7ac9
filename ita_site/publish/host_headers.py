"""What a browser may do on this site: one policy, for the pages themselves and for the servers that send them.

A page carries the policy in a meta tag, for hosts that cannot set headers; what a meta tag cannot say (who may frame
the page) is only in the header files.
"""

from collections.abc import Mapping
from typing import Final
from urllib.parse import urlsplit
from xml.sax.saxutils import quoteattr

_POLICY: Final[Mapping[str, str]] = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    # the sign of what unfolds is in the stylesheet
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "worker-src": "'self'",
    "manifest-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
}

_HEADERS: Final[Mapping[str, str]] = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}

_HTTPS_ONLY: Final = {"Strict-Transport-Security": "max-age=31536000"}
"""For a year, browsers ask this host by https only; they ignore it where it came by http (RFC 6797, section 8.1)."""

TYPES: Final[Mapping[str, str]] = {
    ".woff2": "font/woff2",
    ".json": "application/json",
    ".jsonld": "application/ld+json",
    ".webmanifest": "application/manifest+json",
    ".css": "text/css; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".parquet": "application/vnd.apache.parquet",
    ".zst": "application/zstd",
    ".db": "application/vnd.sqlite3",
}
"""Endings that a server may not know: IIS then says that the file is not there. The charset is what RFC 9116 asks."""

_UNKNOWN_TO_NGINX: Final = (".csv", ".jsonld", ".webmanifest")
"""Endings that its `mime.types` does not have, and would send as a download of no kind."""

_PACKED: Final = (
    *("text/html", "text/css", "text/javascript", "text/csv", "text/plain"),
    *("application/json", "application/ld+json", "application/xml", "application/atom+xml", "image/svg+xml"),
)
"""What gets smaller on its way; pictures and fonts are packed already."""

_NO_PAGE: Final = (403, 404)
"""What servers answer for a folder without a page, and for what is not there."""

FILES: Final = ("_headers", ".htaccess", "web.config", "headers.nginx.conf")
"""Names of the header files, as the hosts want them."""


def policy(*, preview: bool = False) -> str:
    """Return the policy for the meta tag.

    The preview's own live reload is an inline script, so only there one may run.
    """
    relaxed = {"script-src": "'self' 'unsafe-inline'"} if preview else {}
    return "; ".join(f"{name} {relaxed.get(name, value)}" for name, value in _POLICY.items())


def headers(site_url: str = "") -> dict[str, str]:
    """Return every header that a server should send with every file of the site at `site_url`, if that is known.

    That a host is asked by https only is said where the site says so of itself and has the host to itself: in a folder
    of an agency's website it would bind the rest of that website as well.
    """
    address = urlsplit(site_url)
    whole_host = address.scheme == "https" and address.path in {"", "/"}
    strict = _HTTPS_ONLY if whole_host else {}
    return {"Content-Security-Policy": f"{policy()}; frame-ancestors 'none'", **_HEADERS, **strict}


def header_files(site_url: str = "") -> dict[str, bytes]:
    """Return header files for common hosts, by name, for a site published at `site_url`, at a host's root if empty.

    `_headers` serves Netlify and Cloudflare Pages, `.htaccess` Apache, `web.config` IIS; the lines for nginx are
    to be included by whoever runs it, for nginx reads no file of a site.
    """
    root = f"{urlsplit(site_url).path.rstrip('/')}/"
    writers = (_pages, _apache, _iis, _nginx)
    known = headers(site_url)
    return {name: write(root, known).encode() for name, write in zip(FILES, writers, strict=True)}


def _pages(root: str, known: Mapping[str, str]) -> str:
    return "".join([f"{root}*\n", *(f"  {name}: {value}\n" for name, value in known.items())])


def _apache(root: str, known: Mapping[str, str]) -> str:
    lines = [f'  Header always set {name} "{value}"\n' for name, value in known.items()]
    return "".join(
        [
            "# needs AllowOverride FileInfo Options\n",
            "Options -Indexes\n",
            "AddDefaultCharset utf-8\n",
            "<IfModule mod_headers.c>\n",
            *lines,
            "</IfModule>\n<IfModule mod_mime.c>\n",
            *(f'  AddType "{kind}" {ending}\n' for ending, kind in TYPES.items()),
            "</IfModule>\n",
            # the words are of mod_filter, and without it an error for every page
            "<IfModule mod_deflate.c>\n<IfModule mod_filter.c>\n",
            f"  AddOutputFilterByType DEFLATE {' '.join(_PACKED)}\n",
            "</IfModule>\n</IfModule>\n",
            *(f"ErrorDocument {status} {root}404.html\n" for status in _NO_PAGE),
        ]
    )


def _iis(root: str, known: Mapping[str, str]) -> str:
    lines = [f"        <add name={quoteattr(name)} value={quoteattr(value)} />\n" for name, value in known.items()]
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
                for ending, kind in TYPES.items()
            ),
            "    </staticContent>\n",
            '    <httpErrors errorMode="Custom">\n      <remove statusCode="404" />\n',
            f'      <error statusCode="404" path={quoteattr(f"{root}404.html")} responseMode="ExecuteURL" />\n',
            "    </httpErrors>\n  </system.webServer>\n</configuration>\n",
        ]
    )


def _nginx(root: str, known: Mapping[str, str]) -> str:
    lines = [f'add_header {name} "{value}" always;\n' for name, value in known.items()]
    return "".join(
        [
            "# include in the server block\n",
            *lines,
            "charset utf-8;\n",
            "charset_types text/css text/csv text/plain text/xml application/javascript;\n",
            # types of a server take the place of those around it
            "include mime.types;\n",
            "types {\n",
            *(f"  {TYPES[ending].partition(';')[0]} {ending.removeprefix('.')};\n" for ending in _UNKNOWN_TO_NGINX),
            "}\n",
            f"error_page {' '.join(map(str, _NO_PAGE))} {root}404.html;\n",
        ]
    )
