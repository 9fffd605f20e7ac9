"""The poster as one page of HTML that needs nothing beside it: an A4 sheet in black on white."""

import base64
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Final

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from ita_site.catalogue.evidence.ladder import Rung, Standing, tally
from ita_site.labels import READING, RUNGS, SAME, report_name
from ita_site.pages.marks.template_texts import MARK, MarkTexts
from ita_site.pages.marks.typography import marker
from ita_site.poster.announcement import Announcement, Contact
from ita_site.poster.picture import WIDTH, picture
from ita_site.poster.qr_code import qr_code
from ita_site.poster.type_size import line_height, lines
from ita_site.text.thai import format_moment
from ita_site.theme import FOLDER

_MOST_CONTACTS: Final = 3
_LONGEST_URL: Final = 64
"""Characters of an address that people type from paper."""
_LONGEST_LINE: Final = 55
"""Characters of the site's address that have one line in the larger type."""
_NAME_SIZES: Final = (24.0, 20.0, 16.0, 13.0, 10.0)
"""Type sizes of the agency's name in points, the largest first."""
_NAME_ROOM: Final = 12.5
"""Height for the agency's name in millimetres."""
_SAME: Final = "same"
_SAME_ICON: Final = f"{RUNGS[Rung.NOT_MENTIONED].icon}M4.7 5.6h6.6v1.6h-6.6ZM4.7 8.8h6.6v1.6h-6.6Z"
"""As on the site, the square of a promise without a result, with the mark of one that has it elsewhere within."""
_STYLES: Final = Path(__file__).parent / "templates" / "poster.css"
_FONT: Final = re.compile(r'url\("\.\./fonts/([\w-]+\.woff2)"\)')
_FONT_DISPLAY: Final = "font-display: optional;"


@dataclass(frozen=True, slots=True)
class Key:
    """A square's meaning: its icon's name, how many there are, and words."""

    icon: str
    number: int
    words: str
    meaning: str


def poster_html(news: Announcement) -> str:
    """Return the poster: HTML with its styles, fonts, picture and QR code, and without scripts."""
    return _environment().get_template("poster.html.jinja").render(_values(news))


def _values(news: Announcement) -> dict[str, object]:
    """Return the values of the template."""
    shown = news.contacts[:_MOST_CONTACTS]
    return {
        MARK: marker(news.agency.whole_names),
        "agency": news.agency,
        "name_size": _name_size(news.agency.name),
        "report": news.report,
        "report_name": report_name(news.report.entry),
        "ladder": news.ladder,
        "picture": picture(news.report, news.ladder),
        "key": tuple(_key(news)),
        "icons": {**{rung.value: label.icon for rung, label in RUNGS.items()}, _SAME: _SAME_ICON},
        "contacts": tuple(map(_short, shown)),
        "more_contacts": len(news.contacts) - len(shown),
        "address": news.address,
        "is_long_address": len(news.address) > _LONGEST_LINE,
        "qr_code": qr_code(news.address),
        "reading_words": READING,
        "checked": format_moment(news.checked) if news.checked else "",
        "style": _style(),
    }


def _name_size(name: str) -> float:
    """Return the largest type size in points in which an agency's name has room; the smallest where it has in none."""
    fitting = (size for size in _NAME_SIZES if lines(name, size, WIDTH) * line_height(size) <= _NAME_ROOM)
    return next(fitting, _NAME_SIZES[-1])


def _key(news: Announcement) -> Iterator[Key]:
    """Yield the meanings of the squares, the lowest rung first; within it, those that are answered elsewhere."""
    for rung, number in news.ladder.totals.items():
        label = RUNGS[rung]
        yield Key(rung.value, number, label.words, label.meaning)
        if rung is Rung.NOT_MENTIONED and news.same:
            yield Key(_SAME, news.same, SAME.words, f"นับอยู่ใน {number} กิจกรรมข้างบนแล้ว เว็บไซต์นี้เทียบจากถ้อยคำ")


def _short(contact: Contact) -> Contact:
    """Return a way to ask without an address that nobody types from paper."""
    return contact if len(contact.url) <= _LONGEST_URL else replace(contact, url="")


def _square(standing: Standing) -> str:
    """Return the name of the icon of a promise."""
    return _SAME if standing.same else standing.rung.value


def _row_words(standings: tuple[Standing, ...]) -> str:
    """Return what a row of squares shows, in words."""
    counts = tally(standing.rung for standing in standings)
    return " ".join(f"{RUNGS[rung].words} {number}" for rung, number in counts.items() if number)


@cache
def _style() -> Markup:
    """Return the styles with the fonts in them."""
    fonts = (FOLDER / "assets/stylesheets/fonts.css").read_text(encoding="utf-8")
    embedded = _FONT.sub(_embedded, fonts.replace(_FONT_DISPLAY, "font-display: block;"))
    own = _STYLES.read_text(encoding="utf-8")
    return Markup(embedded + own)  # noqa: S704 - files of this package


def _embedded(match: re.Match[str]) -> str:
    data = (FOLDER / "assets/fonts" / match[1]).read_bytes()
    return f'url("data:font/woff2;base64,{base64.b64encode(data).decode()}")'


@cache
def _environment() -> Environment:
    """Return the templates: everything is escaped unless it is marked as HTML."""
    made = Environment(
        loader=PackageLoader("ita_site.poster"),
        autoescape=True,
        extensions=[MarkTexts],
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    made.filters |= {"square": _square, "row_words": _row_words}
    return made
