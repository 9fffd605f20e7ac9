"""A door where the evidence should be: a page that asks who the visitor is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ita_site.links.judge.signs.addresses import asks_login
from ita_site.links.judge.signs.phrases import LOGIN_TITLE
from ita_site.links.judge.signs.sign import Sign
from ita_site.links.judge.signs.words import title_parts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ita_site.links.judge.own_words import OwnWords
    from ita_site.links.judge.reading.page import Page
    from ita_site.links.request.targets import Target

BARE: Final = 250
"""Characters of text up to which a page with the title of a door shows nothing else, and"""
LABELS: Final = 120
"""… up to which any page with a field for a password has no more than its labels."""


def of_door(page: Page, own: OwnWords, asked: Target, final: Target) -> Iterator[Sign]:
    """Yield the signs of a login page; none where a login page is what the report links to."""
    if asks_login(asked):
        return
    lines = (*title_parts(own.title), *own.headings[:1])
    titled = next((line for line in lines if LOGIN_TITLE.fullmatch(line)), "")
    if titled:
        yield Sign("login", f"ชื่อหน้า · title: {titled}")
    if own.shows("password"):
        yield Sign("login", "ช่องรหัสผ่าน · a field for a password")
        if own.length <= (BARE if titled else LABELS) and (titled or not own.headings):
            yield Sign("login", "ไม่มีเนื้อหาอื่น · shows nothing else")
    if asks_login(final):
        yield Sign("login", f"ที่อยู่ · address: {final.url}")
    if titled and page.has_script and not own.shown and own.length <= BARE:
        yield Sign("login", "สร้างด้วยสคริปต์ · built by a script")
