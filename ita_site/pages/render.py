"""The frame around every page, and how templates see data: escaped, with addresses relative to the page."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Final, TypeVar
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, StrictUndefined, pass_context
from jinja2.environment import TemplateModule
from jinja2.runtime import Context
from markupsafe import Markup, escape

from ita_site import urls
from ita_site.catalogue.evidence.ladder import Rung
from ita_site.catalogue.evidence.reach import segments
from ita_site.catalogue.free_text import is_internal, target, to_html
from ita_site.catalogue.leave_out_todos import NOT_SETTLED
from ita_site.disk.cache import Cache
from ita_site.labels import HEALTH, LOST, REACH, READING, RUNGS, SAME
from ita_site.links.judge.reasons import NOTES, REASONS
from ita_site.model.measure import Evidence
from ita_site.pages.marks.template_cache import TemplateCache
from ita_site.pages.marks.template_code import escaped, makes_html
from ita_site.pages.marks.template_texts import MARK, MarkTexts
from ita_site.pages.marks.typography import Marker, Names, mark_html, mark_link_text, marker
from ita_site.pages.output import Output, PageData, PageHead, Place
from ita_site.text.file_sizes import size_words
from ita_site.text.telephone import dialled
from ita_site.text.thai import format_clock, format_date, format_moment, format_period, format_short_moment
from ita_site.urls import Addresses

_REMEMBERED: Final = 1 << 12
"""Texts and fragments that are kept as HTML: of one report, most stand on several pages."""

FRAGMENTS: Final = ("icon", "rung", "health_word", "tiles", "tally", "measure_card")
"""Macros of `fragments.jinja`, each a filter of its first argument."""

_Kind = TypeVar("_Kind")
_BREAK: Final = "<br>"
_LINK: Final = '<a class="ita-url" href="{0}" rel="external noopener nofollow">{1}</a>'


@makes_html
@pass_context
def verbatim(context: Context, text: str, evidence: Iterable[Evidence] = ()) -> Markup:
    """Return words of the report as HTML, to the letter; addresses of `evidence` are links."""
    mark: Marker = context.parent[MARK]
    parts = (
        _LINK.format(escape(part.evidence.url), mark_link_text(escaped(part.text), mark))
        if part.evidence
        else _lines(part.text, mark)
        for part in segments(text or NOT_SETTLED, evidence)
    )
    return Markup("".join(parts))  # noqa: S704 - escaped part by part


@makes_html
@pass_context
def lines(context: Context, text: str) -> Markup:
    """Return a text as HTML, its line ends as `<br>`; a dash for one that is not settled yet."""
    return _lines(text or NOT_SETTLED, context.parent[MARK])


@makes_html
def plain(text: str) -> Markup:
    """Return words of strangers as HTML, with no mark of ours in them."""
    return Markup(escape(text))  # noqa: S704 - escaped


@lru_cache(maxsize=_REMEMBERED)
def _lines(text: str, mark: Marker) -> Markup:
    marked = _BREAK.join(mark(escaped(line)) for line in text.split("\n"))
    return Markup(marked)  # noqa: S704 - escaped line by line


def _fragment_filter(name: str) -> Callable[..., Markup]:
    """Return the filter that renders a macro of `fragments.jinja`, once for the same arguments."""

    @makes_html
    @pass_context
    def render(context: Context, *arguments: Hashable) -> Markup:
        return _fragment(name, context.parent[MARK], arguments)

    return render


@makes_html
@pass_context
def reading(context: Context, words: str) -> Markup:
    """Return the label of what is not the agency's word; it leads to who read it so, where the site has that page."""
    return _fragment("reading", context.parent[MARK], (words, context.parent["about_readings"]))


@lru_cache(maxsize=_REMEMBERED)
def _fragment(name: str, mark: Marker, arguments: tuple[Hashable, ...]) -> Markup:
    html: Markup = getattr(_fragments(mark), name)(*arguments)
    return html


@lru_cache(maxsize=1)
def _fragments(mark: Marker) -> TemplateModule:
    return environment().get_template("fragments.jinja").make_module({MARK: mark})


@cache
def environment() -> Environment:
    """Return the templates: everything is escaped unless it is marked as HTML."""
    made = Environment(
        loader=PackageLoader("ita_site.pages"),
        autoescape=True,
        extensions=[MarkTexts],
        trim_blocks=True,
        lstrip_blocks=True,
        # a brace and a hash is how Markdown names a heading
        comment_start_string="{*",
        comment_end_string="*}",
        undefined=StrictUndefined,
        # or each page would look whether five files have changed
        auto_reload=False,
    )
    made.filters |= {
        "verbatim": verbatim,
        "lines": lines,
        "thai_date": format_date,
        "thai_day": format_moment,
        "thai_clock": format_clock,
        "thai_short_day": format_short_moment,
        "size_words": size_words,
        "plain": plain,
        "dialled": dialled,
        "reading": reading,
        "thai_period": format_period,
    }
    made.filters |= {name: _fragment_filter(name) for name in FRAGMENTS}
    made.globals |= {
        "rung_labels": RUNGS,
        "same_label": SAME,
        "reach_labels": REACH,
        "health_labels": HEALTH,
        "lost": LOST,
        "reasons": REASONS,
        "notes": NOTES,
        "rungs": tuple(Rung),
        "reading_words": READING,
        "urls": urls,
    }
    return made


def remember_templates(cache: Cache) -> None:
    """Take the code of templates from a cache, as far as it has them, and keep there what is compiled."""
    environment().bytecode_cache = TemplateCache(cache)


@dataclass(frozen=True, slots=True)
class SiteFacts:
    """What every page shows of its site."""

    addresses: Addresses = field(default_factory=Addresses)
    edit_base: str = ""
    """The address below which content files can be edited; empty where none is configured."""
    site_url: str = ""
    """Where the site is published, with a slash at its end; empty where that is not configured."""
    agency_name: str = ""
    has_about: bool = False
    """Whether the site has a page about itself, which says who read the reports so."""
    names: Names = ()
    """Names that no line may break, the longest first."""


@dataclass(frozen=True, slots=True)
class FreeText:
    """Markdown of an editor from the content file `source`; `top` is its highest heading."""

    text: str
    source: str
    top: int = 2


@dataclass(frozen=True, slots=True)
class Ingredients:
    """All that a page is made from, its templates aside."""

    head: PageHead
    data: PageData
    site: SiteFacts
    free_text: FreeText | None = None


def page(ingredients: Ingredients) -> Output:
    """Return a page: the template of its data, filled with their values, in the frame that its head describes."""
    head, site, free_text = ingredients.head, ingredients.site, ingredients.free_text
    place = head.place

    def href(path: str, anchor: str = "") -> str:
        return site.addresses.relative(place.path, path, anchor)

    previous, following = head.neighbours
    text = (
        environment()
        .get_template(ingredients.data.template)
        .render(
            ingredients.data.values(),
            **{MARK: marker(site.names)},
            here=place,
            above=head.above,
            href=href,
            agency_name=site.agency_name,
            about_readings=href(urls.ABOUT, urls.READINGS) if site.has_about else "",
            printed_address=site.site_url + site.addresses.of(place.path),
            previous=previous,
            following=following,
            edit_url=edit_url(site, head.source),
            changed=head.changed,
            elsewhere=head.elsewhere,
            twin=head.twin,
            unpaired=head.unpaired,
            edition=head.edition,
            body=prose(free_text, place, site) if free_text else Markup(),
        )
    )
    return Output(
        path=place.path,
        title=head.title,
        description=head.description,
        text=text,
        source=head.source,
        above=head.above,
        changed=head.changed,
        weight=head.weight,
        report=head.edition.report if head.edition else "",
        like_pages=head.edition.like_pages if head.edition else {},
    )


def edit_url(site: SiteFacts, source: str) -> str:
    """Return where `source` can be edited; empty where no repository is configured."""
    inside = source.partition("/")[2]
    return f"{site.edit_base.rstrip('/')}/{quote(inside)}" if site.edit_base and inside else ""


def prose(free_text: FreeText, place: Place, site: SiteFacts) -> Markup:
    """Return free text as HTML for the page `place`."""
    inside = free_text.source.split("/", 1)[1]

    def resolve(address: str) -> str:
        if not is_internal(address):
            return address
        anchor = address.partition("#")[2]
        return site.addresses.relative(place.path, target(address, inside), anchor)

    # a line of the text that starts with # must not become a heading of the page around it
    html = to_html(free_text.text, resolve, top=free_text.top).replace("\n#", "\n&#35;")
    return Markup(mark_html(html, marker(site.names)))  # noqa: S704 - sanitised by to_html


def around(places: Sequence[_Kind], at: int) -> tuple[_Kind | None, _Kind | None]:
    """Return what is before and after `places[at]`."""
    return (places[at - 1] if at else None), (places[at + 1] if at + 1 < len(places) else None)
