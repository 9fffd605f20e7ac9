"""A drawing or XML file is published only where it runs nothing and loads nothing when it is opened by itself."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest
from lxml import etree

from ita_site.visitor_files.drawing import bare, dangers
from ita_site.visitor_files.publishing import publish_file
from tests.builders.photos import SECRET, photo
from tests.builders.sites import Site

HOSTILE = Path(__file__).parents[1] / "hostile"
SAFE = {
    "shapes": '<circle r="4" fill="url(#a)" style="stroke:red"/><text>url of the agency</text>',
    "a gradient": '<defs><linearGradient id="a"><stop stop-color="#fff"/></linearGradient></defs>',
    "a part used twice": '<use href="#a"/><use xlink:href="#a"/>',
    "a picture within": f'<image href="data:image/png;base64,{base64.b64encode(photo("PNG")).decode()}"/>',
    "a link": '<a href="https://www.example.go.th/"><text>ก</text></a>',
    "a style": "<style>.a{fill:red;clip-path:url(#a)}</style>",
    "movement": '<animate attributeName="r" from="1" to="2"/>',
    "notes of a program": "<inkscape:page width='9'/><metadata>ก</metadata><!-- ก -->",
}
DANGEROUS = {
    "a script": "<script>document.documentElement.setAttribute('data-ran',1)</script>",
    "a script of elsewhere": '<script href="https://other.example/a.js"/>',
    "a handler": "<circle r='4' onclick='alert(1)'/>",
    "HTML": "<foreignObject><body xmlns='http://www.w3.org/1999/xhtml'/></foreignObject>",
    "HTML without a frame": "<script xmlns='http://www.w3.org/1999/xhtml'>alert(1)</script>",
    "a picture of elsewhere": "<image href='https://other.example/a.png'/>",
    "a picture beside it": "<image href='a.png'/>",
    "a broken picture within": "<image href='data:image/png;base64,AAAA'/>",
    "a drawing within": "<image href='data:image/svg+xml;base64,AAAA'/>",
    "a part of elsewhere": "<use xlink:href='//other.example/a.svg#a'/>",
    "a script address": "<a href='javascript:alert(1)'><text>ก</text></a>",
    "a script address with a space": "<a xlink:href=' java&#10;script:alert(1)'><text>ก</text></a>",
    "an address that changes": "<a href='#a'><set attributeName='href' to='javascript:alert(1)'/></a>",
    "a style of elsewhere": "<style>@import 'https://other.example/a.css';</style>",
    "a fill of elsewhere": "<circle r='4' fill='url(https://other.example/a.svg#a)'/>",
    "a style with escapes": "<circle r='4' style='fill:u\\72l(//other.example/a)'/>",
    "a filter of elsewhere": "<filter id='a'><feImage href='https://other.example/a.png'/></filter>",
    "another base": "<g xml:base='https://other.example/'><use href='#a'/></g>",
    "MathML": "<math xmlns='http://www.w3.org/1998/Math/MathML' href='javascript:alert(1)'/>",
    "no end": "<circle r='4'>",
}


def svg(inside: str) -> bytes:
    spaces = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:inkscape="urn:i"'
    return f'<svg {spaces} width="9" height="9">{inside}</svg>'.encode()


@pytest.mark.parametrize("inside", SAFE.values(), ids=SAFE)
def test_what_is_only_drawn_is_published(inside: str) -> None:
    assert list(dangers(svg(inside))) == []


@pytest.mark.parametrize("inside", DANGEROUS.values(), ids=DANGEROUS)
def test_what_runs_or_loads_is_a_problem(inside: str) -> None:
    assert list(dangers(svg(inside))) != []


@pytest.mark.parametrize(
    "head",
    [
        '<!DOCTYPE svg [<!ENTITY a "b">]>',
        '<!DOCTYPE svg [<!ATTLIST svg onload CDATA "alert(1)">]>',
        '<?xml-stylesheet href="https://other.example/a.xsl" type="text/xsl"?>',
    ],
)
def test_what_comes_before_the_drawing_must_not_change_it(head: str) -> None:
    assert [danger.line for danger in dangers(head.encode() + svg(""))] == [1]


def test_an_xml_file_of_data_is_published_and_one_with_a_page_in_it_is_a_problem(site: Site) -> None:
    site.write("data.xml", "<rows><row a='1'>x</row></rows>")
    assert site.problems() == []
    site.write("data.xml", "<rows>\n<script xmlns='http://www.w3.org/1999/xhtml'>alert(1)</script></rows>")
    assert site.problems() == ["data.xml:2 unsafe-drawing '<script>'"]


def test_a_drawing_with_a_script_among_content_stops_the_build_with_its_line(site: Site) -> None:
    site.write("drawing.svg", (HOSTILE / "drawing-script.svg").read_bytes())
    assert site.problems() == ["drawing.svg:1 unsafe-drawing '<script>'"]
    assert site.read().catalogue is None


def test_notes_of_programs_and_people_are_left_out_of_a_drawing() -> None:
    picture = base64.b64encode(photo("JPEG", 6)).decode()
    notes = f"<!-- {SECRET.decode()} --><metadata>{SECRET.decode()}</metadata><inkscape:a b='{SECRET.decode()}'/>"
    data = svg(f"{notes}<g inkscape:export='{SECRET.decode()}'/><image href='data:image/jpeg;base64,{picture}'/>")
    made = bare(data)
    assert SECRET not in made
    assert list(dangers(made)) == []
    root = etree.fromstring(made)
    assert [etree.QName(element).localname for element in root] == ["g", "image"]
    assert SECRET not in base64.b64decode(str(root[1].get("href")).partition(",")[2])


def test_a_drawing_without_notes_is_published_to_the_byte() -> None:
    data = svg(SAFE["shapes"]).replace(b' xmlns:inkscape="urn:i"', b"")
    assert bare(data) == data


SVG_11 = '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'
XHTML = '<!DOCTYPE svg PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">'
READ_OTHERWISE = {
    **{
        f"declared as {encoding}": (f'<?xml version="1.0" encoding="{encoding}"?>'.encode(), 1)
        for encoding in ("UTF-7", "Shift_JIS", "JOHAB", "HZ-GB-2312", "ISO-2022-JP", "ISO-2022-KR", "windows-874", "x")
    },
    "declared without an encoding's name": (b'<?xml version="1.0" encoding=""?>', 1),
    "a declaration of another version": (b'<?xml version="1.1"?>', 1),
    "Thai of Windows": (b"<!--\n\xa1 -->", 2),
    "an escape to another alphabet": (b"\n<!-- \x1b$B -->", 2),
    "bytes beyond a declared ASCII": ('<?xml version="1.0" encoding="us-ascii"?><!-- ก -->'.encode(), 1),
    "the document type of XHTML": (f"<!-- -->\n{XHTML}".encode(), 2),
    "a document type by itself": (b"<!DOCTYPE svg>", 1),
    "a document type of elsewhere": (b'<!DOCTYPE svg SYSTEM "https://other.example/a.dtd">', 1),
    "a plain document type with more": (SVG_11.replace(">", '[<!ENTITY a "b">]>').encode(), 1),
}
READ_BY_ALL = {
    "a byte order mark": b"\xef\xbb\xbf",
    "a declaration": b'<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n',
    "a mark and a declaration": b"\xef\xbb\xbf<?xml version='1.0' encoding='utf-8'?>",
    "ASCII": b'<?xml version="1.0" encoding="us-ascii"?>',
    "the document type of SVG": f'<?xml version="1.0"?>\n{SVG_11}\n'.encode(),
    "a comment and an instruction": b"<!-- Generator: Illustrator --><?xpacket begin='' ?>",
}


@pytest.mark.parametrize(("head", "line"), READ_OTHERWISE.values(), ids=READ_OTHERWISE)
@pytest.mark.parametrize("name", ["a.svg", "a.xml"])
def test_what_a_browser_may_read_otherwise_is_a_problem_at_its_line(
    site: Site, name: str, head: bytes, line: int
) -> None:
    site.write(name, head + svg("<circle r='4'/>"))
    assert [problem.partition(" '")[0] for problem in site.problems()] == [f"{name}:{line} unsafe-drawing"]


@pytest.mark.parametrize("data", [svg("<text>ก</text>").decode().encode("utf-16"), b"<\0s\0/\0>\0"])
def test_a_drawing_in_two_bytes_a_character_is_a_problem(data: bytes) -> None:
    assert [danger.line for danger in dangers(data)] == [1]


@pytest.mark.parametrize("head", READ_BY_ALL.values(), ids=READ_BY_ALL)
def test_what_all_browsers_read_the_same_is_published(head: bytes) -> None:
    data = head + svg("<text>ก</text>" if b"ascii" not in head else "")
    assert list(dangers(data)) == []
    made = bare(data)
    assert list(dangers(made)) == []
    assert all(word not in made for word in (b"DOCTYPE", b"Illustrator", b"xpacket"))


@pytest.mark.parametrize("entity", ["&nbsp;", "&ns_svg;", "&ก;"])
def test_only_the_five_entities_of_xml_are_in_a_drawing_with_a_document_type(entity: str) -> None:
    named = f"{SVG_11}\n".encode() + svg(f"<text>&amp;&lt;&gt;&quot;&apos;&#3585;</text><text>\n{entity}</text>")
    assert [(danger.line, danger.words) for danger in dangers(named)] == [(3, entity)]


def test_an_xml_file_of_data_has_no_document_type() -> None:
    assert [danger.line for danger in dangers(b"<!DOCTYPE rows><rows/>")] == [1]


@pytest.mark.parametrize(
    "data",
    [
        b"<!-- %s -->" + svg(""),
        svg("") + b"<!-- %s -->",
        b"<?a %s?>" + svg("") + b"<?a %s?>",
        svg("<?a %s?>"),
        svg("<style>.a{fill:red}/* %s */</style>"),
        svg("<style>.a{fill:red}/* %s</style>"),
        svg("<g style='fill:red;/* %s */'/>"),
        svg("<g data-author='%s'/>"),
        svg("<g author='%s'/>"),
        svg("").replace(b"urn:i", b"urn:%s"),
    ],
)
def test_no_note_is_published_wherever_it_is_in_a_drawing(data: bytes) -> None:
    noted = data.replace(b"%s", SECRET)
    assert list(dangers(noted)) == []
    assert SECRET not in bare(noted)


def test_a_style_without_its_comments_draws_the_same() -> None:
    data = svg("<style>.a/* x */.b{fill:red}.c{font-family:'/* c */'}</style>")
    assert b".a/**/.b{fill:red}.c{font-family:'/* c */'}" in bare(data)


def test_a_drawing_under_the_name_of_xml_is_published_bare_and_data_as_it_is(tmp_path: Path) -> None:
    for data, kept in ((svg("<!-- ก -->"), False), (b"<rows><!-- a --></rows>", True)):
        (tmp_path / "a.xml").write_bytes(data)
        publish_file(tmp_path / "a.xml", tmp_path / "out.xml")
        assert ((tmp_path / "out.xml").read_bytes() == data) is kept
