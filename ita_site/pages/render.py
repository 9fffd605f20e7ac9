"""The frame around every page, and how templates see data: escaped, with addresses relative to the page."""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any, Final
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from ita_site import urls
from ita_site.catalogue.catalogue import Coverage
from ita_site.catalogue.evidence import segments
from ita_site.catalogue.free_text import is_internal, target, to_html
from ita_site.catalogue.git_dates import latest_day
from ita_site.catalogue.publishable import NOT_SETTLED
from ita_site.labels import COVERAGE, HEALTH, REACH
from ita_site.links.judge.reasons import NOTES, REASONS
from ita_site.model.measure import Evidence
from ita_site.pages.output import Elsewhere, Output, Place
from ita_site.settings import Settings
from ita_site.text.thai import MONTHS, format_date, format_moment, format_period

_BREAK: Final = Markup("<br>")
_LINK: Final = Markup('<a class="ita-url" href="{0}" rel="external noopener nofollow">{1}</a>')


def verbatim(text: str, evidence: Iterable[Evidence] = ()) -> Markup:
    """Return words of the report as HTML, to the letter; addresses of `evidence` are links."""
    return (
        lines(text)
        if not text
        else Markup("").join(
            _LINK.format(part.evidence.url, part.text) if part.evidence else lines(part.text)
            for part in segments(text, evidence)
        )
    )


def lines(text: str) -> Markup:
    """Return a text with its line ends as `<br>`, a dash for one that is not settled yet."""
    return _BREAK.join((text or NOT_SETTLED).split("\n"))


def marked(text: str, names: tuple[str, ...]) -> str:
    """A page whose English phrases say so, and in which no line ends within one of the ``names`` or within a date.

    A voice reads English as Thai unless it is told; browsers break Thai between words that they know. One English word
    alone is a term that Thai has taken in, and stays (WCAG 2.2, 3.1.2). A web address too long for its line ends it
    between its parts, where it can, and not before its last letter.
    """
    return _apart(names).sub(_mark, text)


def _mark(found: re.Match[str]) -> str:
    if found["link"]:
        return found["link"] + _BETWEEN_PARTS.sub(_break, found["address"])
    if found["none"]:
        return found[0]
    return f'<span lang="en">{found[0]}</span>' if found["english"] else f'<span class="ita-place">{found[0]}</span>'


def _break(found: re.Match[str]) -> str:
    """A place to break an address: behind a slash anywhere, within the host's name on paper alone."""
    return f"{found[0]}<wbr>" if found[0] else '<wbr class="ita-host">'


_NO_ELEMENT: Final = r'<(?:option|title|desc|text|code)\b.*?</|<(?:[^<>"]|"[^"]*")*>|^#.*|(?:https?://|www\.)[^\s<]+'
"""What takes no element: choices, words in pictures, tags themselves, headings, which are Markdown, and addresses."""

_LINK_TO: Final = r'(?P<link><(?:a|span) class="ita-url"(?:[^<>"]|"[^"]*")*>)(?P<address>[^\s<]+)'

_BETWEEN_PARTS: Final = re.compile(r"(?<=[^/:])(/)(?=[^/])|(?<=\w)(?=\.(?:[a-z]{2,3}\.th|com|org|net)\b)")
"""Behind a slash, and before the end of a host's name, such as ``.go.th``."""

_ENGLISH: Final = r"\b[A-Za-z][A-Za-z'-]+(?: [A-Za-z][A-Za-z'-]+)+\b(?!:)"

_DIGIT: Final = "[0-9๐-๙]"

_TOGETHER: Final = "|".join(
    (
        rf"{_DIGIT}{{1,2}} (?:{'|'.join(MONTHS)}) {_DIGIT}{{4}}",
        rf"{_DIGIT}{{1,2}}[.:]{_DIGIT}{{2}} น\.",
        rf"(?:พ\.ศ\.|ปี(?:งบประมาณ)?) {_DIGIT}{{4}}",
        rf"รอบ {_DIGIT}{{1,2}} เดือน",
        rf"{_DIGIT}+ (?:ลิงก์|ครั้ง|มาตรการ|กิจกรรม|รายการ|ตาราง|คน|(?:หน้า|ข้อ|ช่อง)(?![ก-๎]))",
        rf"(?:มาตรการ|ตัวชี้วัด)ที่ {_DIGIT}{{1,2}}",
        rf"ผล(?:ลัพธ์)?ข้อ {_DIGIT}{{1,2}}",
        # words of this field that browsers take for two
        "หลักฐาน|ตัวชี้วัด|ผู้จัดทำ|หน่วยงาน|ส่วนราชการ|รับผิดชอบ",
        # a title cut short, which browsers do not know: นักวิ|เคราะห์ฯ
        r"(?<![ก-๎])[ก-ฮะ-๎]{2,16}ฯ(?!ล)",
    )
)
"""What is read as one: 6 มีนาคม 2567, 13.00 น., พ.ศ. ๒๕๖7, รอบ 12 เดือน, 9 ลิงก์, มาตรการที่ 3, นักวิเคราะห์ฯ."""


@cache
def _apart(names: tuple[str, ...]) -> re.Pattern[str]:
    """Finds names, dates and English phrases, and first what they are let be in."""
    return re.compile(
        "|".join(
            (
                _LINK_TO,
                f"(?P<none>{_NO_ELEMENT})",
                f"(?P<english>{_ENGLISH})",
                *map(re.escape, names),
                _TOGETHER,
            )
        ),
        re.MULTILINE,
    )


@cache
def environment() -> Environment:
    """The templates, everything escaped unless it is marked as HTML."""
    made = Environment(
        loader=PackageLoader("ita_site.pages"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        # a brace and a hash is how Markdown names a heading
        comment_start_string="{*",
        comment_end_string="*}",
        undefined=StrictUndefined,
    )
    made.filters |= {
        "verbatim": verbatim,
        "lines": lines,
        "thai_date": format_date,
        "thai_day": format_moment,
        "thai_period": format_period,
    }
    made.globals |= {
        "coverage_labels": COVERAGE,
        "reach_labels": REACH,
        "health_labels": HEALTH,
        "reasons": REASONS,
        "notes": NOTES,
        "states": tuple(Coverage),
        "urls": urls,
    }
    return made


def page(  # noqa: PLR0913 - what a page is made of
    template: str,
    place: Place,
    description: str,
    source: str,
    settings: Settings,
    *,
    above: Sequence[Place] = (),
    neighbours: tuple[Place | None, Place | None] = (None, None),
    sources: Iterable[str] = (),
    tab: str = "",
    weight: float = 1.0,
    elsewhere: Sequence[Elsewhere] = (),
    twin: str = "",
    **data: Any,
) -> Output:
    """Render one page.

    ``above`` are its breadcrumbs from the home page down; ``source`` is the content file to edit; ``sources`` are all
    content files that its date depends on; ``tab`` tells the title from that of the like page of another report;
    ``weight`` is what search takes a match on it for; ``elsewhere`` is its like in other reports; ``twin`` is the path
    of a file with the same data for programs.
    """

    def href(path: str, anchor: str = "") -> str:
        return settings.addresses.relative(place.path, path, anchor)

    previous, following = neighbours
    changed = latest_day(settings.changes, {source, *sources})
    text = (
        environment()
        .get_template(template)
        .render(
            data,
            here=place,
            above=above,
            href=href,
            agency_name=settings.agency_name,
            printed_address=settings.site_url + settings.addresses.of(place.path),
            previous=previous,
            following=following,
            edit_url=edit_url(settings, source),
            changed=changed,
            elsewhere=elsewhere,
            twin=twin,
        )
    )
    return Output(
        path=place.path,
        title=f"{place.title} · {tab}" if tab else place.title,
        description=description,
        text=marked(text, settings.names),
        source=source,
        parent=above[-1].path if above else "",
        previous=previous.path if previous else "",
        next=following.path if following else "",
        changed=changed,
        weight=weight,
    )


def edit_url(settings: Settings, source: str) -> str:
    """Where ``source`` can be edited, or nothing where no repository is configured."""
    inside = source.partition("/")[2]
    return f"{settings.edit_base.rstrip('/')}/{quote(inside)}" if settings.edit_base and inside else ""


def prose(text: str, source: str, place: Place, settings: Settings, *, top: int = 2) -> Markup:
    """Free text of the content file ``source`` as it stands on the page ``place``."""
    inside = source.split("/", 1)[1]

    def resolve(address: str) -> str:
        if not is_internal(address):
            return address
        anchor = address.partition("#")[2]
        return settings.addresses.relative(place.path, target(address, inside), anchor)

    # a line of the text that starts with # must not become a heading of the page around it
    html = to_html(text, resolve, top=top).replace("\n#", "\n&#35;")
    return Markup(html)  # noqa: S704 - sanitised by to_html


def around(places: Sequence[Place], at: int) -> tuple[Place | None, Place | None]:
    """The neighbours of ``places[at]``."""
    return (places[at - 1] if at else None), (places[at + 1] if at + 1 < len(places) else None)
