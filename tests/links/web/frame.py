"""The frames of sites: a template for each system, and how its addresses and titles look."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader

TEMPLATES: Final = Environment(loader=FileSystemLoader(Path(__file__).parent / "frames"), autoescape=False)


@dataclass(frozen=True, slots=True)
class Style:
    """How a system names its pages."""

    address: str
    """Path and query, with `{number}` and `{name}` of the page."""
    title: str
    """The `<title>`, with `{heading}` and `{site}`."""
    missing: str
    """How it answers for an address that it does not have: a key of `MISSING` in `fallbacks.py`."""
    pattern: str = ""
    """The targets that give the same page, where these are more than the address: what the system does not read in them."""
    charset: str = "utf-8"

    def target(self, number: int, name: str) -> str:
        return self.address.format(number=number, name=name)

    def same(self, number: int, name: str) -> str:
        return self.pattern.format(number=number, name=re.escape(name))


FRAMES: Final = {
    "lgo": Style(
        "/news_detail.php?id={number}", "{site}", "nothing", r"/news_detail\.php\?(?:\S*&)?id={number}(?:&\S*)?"
    ),
    "wordpress": Style("/2568/03/{name}/", "{heading} – {site}", "not-found", r"/2568/03/{name}/?(?:\?\S*)?"),
    "joomla": Style(
        "/index.php?option=com_content&view=article&id={number}:{name}&catid=8&Itemid=101",
        "{heading}",
        "joomla-error",
        r"/index\.php\?\S*[?&]?id={number}(?::[^&]*)?(?:&\S*)?",
    ),
    "asp": Style(
        "/news/detail.asp?id={number}",
        ":: {site} ::",
        "adodb",
        r"/news/detail\.asp\?(?:\S*&)?id={number}(?:&\S*)?",
        charset="cp874",
    ),
    "mega": Style("/content/information/3/{number}", "{heading} | {site}", "home", r"/content/information/3/{number}/?(?:\?\S*)?"),
    "gsites": Style("/view/site/ita/{name}", "{site} - {heading}", "google", r"/view/site/ita/{name}/?(?:\?\S*)?"),
    "phpbb": Style("/viewtopic.php?f=3&t={number}", "กระดานสนทนา {site} • {heading}", "no-topic", r"/viewtopic\.php\?(?:\S*&)?t={number}(?:&\S*)?"),
    "province": Style("/frontpage/newsdetail.aspx?nid={number}", "{site}", "error-aspx", r"/frontpage/newsdetail\.aspx\?(?:\S*&)?nid={number}(?:&\S*)?"),
    "plain": Style("/{name}.html", "{heading}", "apache", r"/{name}\.html(?:\?\S*)?"),
    "english": Style("/en/news/{number}-{name}", "{heading} - {site}", "not-found", r"/en/news/{number}(?:-[^/?]*)?/?(?:\?\S*)?"),
    "none": Style("/news.php?id={number}", "{heading}", "apache", r"/news\.php\?(?:\S*&)?id={number}(?:&\S*)?"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Item:
    """A line of a list of news."""

    title: str
    href: str


def dressed(  # noqa: PLR0913
    content: str,
    *,
    frame: str,
    site: str,
    host: str,
    title: str,
    head: str,
    banner: str,
    news: Sequence[Item],
    visits: int,
) -> str:
    """Return a page: content within a frame, whose counters, dates and tokens are others at each visit."""
    token = hashlib.md5(f"{host}{visits}".encode(), usedforsecurity=False).hexdigest()
    text = TEMPLATES.get_template(f"{frame}.html").render(
        content=content,
        site=site,
        host=host,
        title=title,
        news=news,
        banner=banner,
        visits=visits,
        token=token,
        now=f"2 พ.ย. 2569 09:{visits % 60:02}:{visits * 7 % 60:02}",
    )
    return text.replace("</head>", head + "</head>", 1)
