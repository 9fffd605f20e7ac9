"""A page for each copy of evidence that everybody may see."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import ClassVar, Final
from urllib.parse import urlsplit

from ita_site import urls
from ita_site.catalogue.catalogue import Catalogue, Citation
from ita_site.catalogue.evidence.copies import Tombstone
from ita_site.catalogue.link_uses import cited_links
from ita_site.catalogue.own_words import MOST_CHARACTERS
from ita_site.links.archive.index import Copy, key
from ita_site.links.judge.observation import clean
from ita_site.links.request import targets
from ita_site.pages.copies.content import Content, Missing, content_of
from ita_site.pages.health import HEALTH_PLACE
from ita_site.pages.output import Output, PageData, PageHead, Place
from ita_site.pages.recipe import Entry, Recipe
from ita_site.pages.render import Ingredients, page
from ita_site.pages.report.editions import year_mark
from ita_site.pages.site_context import SiteContext
from ita_site.text.masking import masked_id_cards
from ita_site.text.thai import format_moment
from ita_site.visitor_files.picture_process import PictureProcess

_MAX_NAME: Final = 80
"""Characters of a copied title in a heading."""

_SHOWN_DIGITS: Final = 8
"""Digits of a digest that tell copies of one name apart."""

MEDIA: Final[Mapping[str, str]] = {
    "text/html": "หน้าเว็บ",
    "application/xhtml+xml": "หน้าเว็บ",
    "application/pdf": "เอกสาร PDF",
    "application/msword": "เอกสาร Word",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "เอกสาร Word",
    "application/vnd.ms-excel": "ตาราง Excel",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "ตาราง Excel",
    "image": "ภาพ",
    "text": "ข้อความ",
}
"""What a copy is, by its media type or the first part of that."""

MISSING: Final[Mapping[Missing, str]] = {
    Missing.PERSONAL: "หน้าแรกของเอกสารนี้มีเลขประจำตัวประชาชน จึงไม่แสดงภาพ",
    Missing.UNDRAWABLE: "ทำภาพของไฟล์นี้ไม่ได้ ไฟล์อาจตั้งรหัสผ่าน เสียหาย หรือใหญ่เกินไป",
    Missing.LOST: "อ่านไฟล์สำเนาไม่ได้ หรือสิ่งที่อ่านได้ไม่ตรงกับค่า SHA-256 จึงไม่แสดง",
    Missing.OTHER_KIND: "เว็บไซต์นี้แสดงภาพของไฟล์ชนิดนี้ไม่ได้ จึงมีเพียงข้อมูลด้านล่าง",
    Missing.WORDLESS: "หน้านี้ไม่มีคำที่อ่านได้ เนื้อหาอาจเป็นภาพ หรือแสดงด้วยโปรแกรมของหน้าเดิม",
}
"""Why nothing is shown of a copy."""


@dataclass(frozen=True, slots=True)
class Claim:
    """What a copied address is evidence for."""

    page: str
    """The measure's page."""
    anchor: str
    name: str
    """Where the claim is in the report."""
    text: str
    """The claim as the report prints it."""


@dataclass(frozen=True, slots=True)
class CopyData(PageData):
    """The values of the page of a copy."""

    template: ClassVar[str] = "copy.md.jinja"

    copy: Copy
    """The newest of those with these bytes."""
    addresses: tuple[str, ...]
    """All addresses that answered with these bytes."""
    title: str
    """As the copied page names itself, without personal numbers; empty where it does not."""
    media: tuple[str, str]
    """What the copy is in words, and its media type; empty where that is not known."""
    content: Content | None
    """None where the copy was withdrawn."""
    tombstone: Tombstone | None
    picture: str
    """The path of the picture; empty where there is none."""
    most_shown: int
    """Characters of a copy that are shown."""
    missing: str
    """Why nothing is shown of the copy; empty where something is."""
    claims: tuple[Claim, ...]
    ask: str
    """Where to ask the agency."""


def copy_recipes(context: SiteContext) -> Iterator[Entry]:
    """Yield the recipe of a page for each copy that everybody may see, with its picture.

    No key is known of what the archive's files hold, so these pages are made anew each time.
    """
    for path, copies in context.catalogue.copies.pages().items():
        yield path, partial(Recipe, path, "", partial(_made, context, path, copies))


def _made(context: SiteContext, path: str, copies: Sequence[Copy]) -> Output:
    catalogue = context.catalogue
    with PictureProcess() as drawing:
        return _output(path, _data(catalogue, copies, catalogue.once(_claims), drawing), context)


def _claims(catalogue: Catalogue) -> Mapping[str, list[Claim]]:
    """Return what each address is evidence for, by the address without its fragment."""
    claims: defaultdict[str, list[Claim]] = defaultdict(list)
    for url, citations in catalogue.once(cited_links).items():
        claims[key(url)] += [_claim(catalogue, report_id, citation) for report_id, citation in citations]
    return claims


def _claim(catalogue: Catalogue, report_id: str, citation: Citation) -> Claim:
    is_result = citation.column == "results"
    measure = citation.measure.entry
    return Claim(
        page=urls.measure(report_id, measure.id),
        anchor=f"{'r' if is_result else 'o'}{citation.position}",
        name=f"มาตรการที่ {measure.order} {'ผล' if is_result else 'ผลลัพธ์'}ข้อ {citation.position}"
        f"{year_mark(catalogue, report_id)}",
        text=citation.claim.text,
    )


def _data(
    catalogue: Catalogue, copies: Sequence[Copy], claims: Mapping[str, Sequence[Claim]], drawing: PictureProcess
) -> CopyData:
    kept = catalogue.copies
    copy = max(copies, key=lambda entry: (entry.at, entry.url))
    tombstone = kept.withdrawn.get(copy.sha256)
    frame = catalogue.health.frames.get(_host(copy))
    content = content_of(kept.folder, copy, drawing, frame) if kept.folder and not tombstone else None
    return CopyData(
        copy=copy,
        addresses=tuple(dict.fromkeys(entry.url for entry in copies)),
        title="" if tombstone else masked_id_cards(clean(copy.title)),
        media=(_words_of(copy), clean(copy.media_type)),
        content=content,
        tombstone=tombstone,
        picture=_picture(copy, content),
        most_shown=MOST_CHARACTERS,
        missing=_missing(content),
        claims=tuple(claim for entry in copies for claim in claims.get(entry.url, ())),
        ask=kept.ask,
    )


def _host(copy: Copy) -> str:
    """Return the host of a copied address, as the health file names hosts."""
    target = targets.parse(copy.url)
    return target.authority if isinstance(target, targets.Target) else ""


def _picture(copy: Copy, content: Content | None) -> str:
    """Return the path of the picture of a copy; empty where it has none."""
    return urls.seen_picture(copy.sha256) if content and content.picture else ""


def _missing(content: Content | None) -> str:
    """Return why nothing is shown of a copy; empty where something is, or where it was withdrawn."""
    return MISSING[content.missing] if content and content.missing else ""


def _words_of(copy: Copy) -> str:
    """Return what a copy is in words: `เอกสาร PDF`; empty where its media type says nothing to people."""
    return MEDIA.get(copy.media_type, MEDIA.get(copy.media_type.partition("/")[0], ""))


def _output(path: str, data: CopyData, context: SiteContext) -> Output:
    copy, host = data.copy, urlsplit(data.copy.url).hostname or ""
    name = clean(data.title, _MAX_NAME) or f"{_words_of(copy) or 'ไฟล์'} จาก {host}"
    head = PageHead(
        place=Place(path, f"สำเนา: {name}"),
        description=f"สิ่งที่โปรแกรมตรวจลิงก์เห็นที่ {host} เมื่อ {format_moment(copy.at)} SHA-256 {copy.sha256}",
        source="",
        above=(context.home, HEALTH_PLACE),
        tab=copy.sha256[:_SHOWN_DIGITS],
        weight=0,
    )
    picture = data.content.picture if data.content else None
    files = {data.picture: picture.data} if picture else {}
    return replace(page(Ingredients(head, data, context.facts)), files=files, is_copy=True)
