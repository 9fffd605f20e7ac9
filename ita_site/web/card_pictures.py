"""Pictures shown beside a shared link, 1200 × 630, drawn from the catalogue's figures."""

import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Final
from xml.sax.saxutils import escape

import resvg_py

from ita_site.catalogue.evidence.ladder import Ladder, Rung
from ita_site.disk.cache import Cache, key_of
from ita_site.disk.program_digest import program_digest
from ita_site.labels import RUNGS
from ita_site.model.agency import Agency
from ita_site.theme import FOLDER

WIDTH: Final = 1200
HEIGHT: Final = 630
SMALL: Final = WIDTH // 2
"""Pixels across of a promise's picture: a site has many of them."""

_KIND: Final = "pictures"
_EDGE: Final = 72
_INK: Final = "#16282a"
_ACCENT: Final = "#0b4f54"
_FONTS: Final = sorted(str(file) for file in (Path(__file__).parent / "fonts").glob("*.ttf"))
# width of Sarabun's bold letters in ems, above their mean; a mark above or below a letter has none
_LETTER: Final = 0.6
_LINES: Final = 3
_LINE_LETTERS: Final = 32
"""Lines of a promise in its picture, and letters in one."""
_MARK: Final = (FOLDER / "assets/images/favicon.svg").read_text(encoding="utf-8")
_MARK_WIDTH: Final = 84


def site_drawing(agency: Agency, site_name: str) -> str:
    """Return the picture of the site as SVG: whose it is."""
    place = f"{agency.district} {agency.province}"
    return _drawing(
        _mark(_EDGE - 10, 110)
        + _text(site_name.replace(agency.name, "").strip(), 300, 46, colour=_ACCENT)
        + _text(agency.name, 390, 76)
        + _text(place, 470, 46, bold=False)
    )


def report_drawing(agency: Agency, name: str, ladder: Ladder) -> str:
    """Return a report's picture as SVG: its agency, its name, and how far the evidence of its promises goes."""
    promised = sum(ladder.totals.values())
    headline = f"บอกว่าจะทำ {promised} กิจกรรม มีลิงก์ของหน้าเฉพาะ {ladder.opened()}"
    return _drawing(
        _mark(WIDTH - _EDGE - _MARK_WIDTH, 64)
        + _text(name, 120, 44, colour=_ACCENT, width=WIDTH - 3 * _EDGE - _MARK_WIDTH)
        + _text(agency.name, 206, 66)
        + _text(headline, 290, 46, bold=False)
        + "".join(_rungs(ladder))
    )


def promise_drawing(agency: Agency, where: str, promise: str, rung: Rung) -> str:
    """Return a promise's picture as SVG: its agency, where it is in the report, its words, and its rung."""
    square = f'<g transform="translate({_EDGE} 508) scale(4)"><path fill="{_ACCENT}" fill-rule="evenodd" '
    return _drawing(
        _text(agency.name, 100, 44)
        + _text(where, 160, 36, bold=False, colour=_ACCENT)
        + "".join(_text(line, 260 + 78 * at, 58) for at, line in enumerate(_lines(promise)))
        + f'{square}d="{RUNGS[rung].icon}"/></g>'
        + _text(RUNGS[rung].words, 560, 48, x=_EDGE + 92, width=WIDTH - 2 * _EDGE - 92)
    )


def _lines(text: str) -> list[str]:
    """Return a text in lines that a picture has room for; what is left out is a sign at the end."""
    lines = [""]
    for letter in " ".join(text.split()):
        is_mark = unicodedata.category(letter) == "Mn"
        if len(lines[-1]) >= _LINE_LETTERS and not is_mark:
            lines.append("")
        lines[-1] += letter
    return lines if len(lines) <= _LINES else [*lines[: _LINES - 1], f"{lines[_LINES - 1][:-1]}…"]


def _rungs(ladder: Ladder) -> Iterator[str]:
    """Yield each rung's square, figure and words on a line of its own, the lowest at the top."""
    for at, (rung, number) in enumerate(ladder.totals.items()):
        foot = 366 + 54 * at
        square = f'<g transform="translate({_EDGE} {foot - 38}) scale(2.75)">'
        yield f'{square}<path fill="{_ACCENT}" fill-rule="evenodd" d="{RUNGS[rung].icon}"/></g>'
        yield _text(f"{number}", foot, 44, x=_EDGE + 66)
        yield _text(RUNGS[rung].words, foot, 40, bold=False, x=_EDGE + 156)


def _text(  # noqa: PLR0913 - how a line of text looks
    words: str,
    y: int,
    size: int,
    *,
    bold: bool = True,
    colour: str = _INK,
    x: int = _EDGE,
    width: int = WIDTH - 2 * _EDGE,
) -> str:
    """Return a line of text whose foot is at `y`; letters grow smaller rather than leave the picture."""
    letters = sum(1 for letter in words if unicodedata.category(letter) != "Mn")
    fitting = min(float(size), width / (_LETTER * max(letters, 1)))
    weight = 700 if bold else 400
    style = f'font-family="Sarabun" font-weight="{weight}" font-size="{fitting:.1f}" fill="{colour}"'
    return f'<text x="{x}" y="{y}" {style}>{escape(words)}</text>'


def _mark(x: int, y: int) -> str:
    """Return the site's mark with its upper left corner at a point."""
    return _MARK.replace("<svg", f'<svg x="{x}" y="{y}" width="{_MARK_WIDTH}" height="{_MARK_WIDTH}"', 1)


def _drawing(shapes: str) -> str:
    frame = f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/><rect width="{WIDTH}" height="18" fill="{_ACCENT}"/>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}">{frame}{shapes}</svg>'


def png(drawing: str, memory: Cache, width: int = WIDTH) -> bytes:
    """Return a drawing as PNG, `width` pixels across, drawn only where the memory has none of it by this program."""
    key = key_of(drawing, str(width), program_digest())
    data = memory.get(_KIND, key)
    if data is None:
        # the machine's own fonts differ, and so would the picture
        made = resvg_py.svg_to_bytes(svg_string=drawing, width=width, skip_system_fonts=True, font_files=_FONTS)
        data = bytes(made)
        memory.put(_KIND, key, data)
    return data
