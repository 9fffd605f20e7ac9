"""Word files written by hand, element by element: what an office's Word, or another program, may leave in one."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

NAMES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "v": "urn:schemas-microsoft-com:vml",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "o": "urn:schemas-microsoft-com:office:office",
}
KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DECLARED = " ".join(f'xmlns:{name}="{uri}"' for name, uri in NAMES.items())
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
TYPES = (
    f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType="{kind}"/></Types>'
)
DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def t(text: str) -> str:
    """Words, with a line break for each line end."""
    return "".join(
        f'{"<w:br/>" if at else ""}<w:t xml:space="preserve">{escape(line)}</w:t>'
        for at, line in enumerate(text.split("\n"))
    )


def run(text: str, properties: str = "") -> str:
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}{t(text)}</w:r>"


def p(text: str = "", *, xml: str = "", properties: str = "") -> str:
    """A paragraph: words, then XML of its own."""
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{run(text) if text else ''}{xml}</w:p>"


def item(text: str, list_id: int, depth: int = 0) -> str:
    """A paragraph of a real list."""
    return p(text, properties=f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{list_id}"/></w:numPr>')


def tc(*blocks: str, span: int = 1, merge: str = "") -> str:
    """A cell; ``merge`` is ``restart`` or ``continue``. Words alone become a paragraph."""
    inside = "".join(one if one.startswith("<") else p(one) for one in blocks) or p()
    spans = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    merges = {"restart": '<w:vMerge w:val="restart"/>', "continue": "<w:vMerge/>"}.get(merge, "")
    return f"<w:tc><w:tcPr>{spans}{merges}</w:tcPr>{inside}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    inside = "".join(one if one.startswith("<w:tc>") else tc(one) for one in cells)
    return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{inside}</w:tr>"


def tbl(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/>{''.join(rows)}</w:tbl>"


def link(text: str, name: str) -> str:
    """Words that lead to the address which ``rels`` gives ``name``."""
    return f'<w:hyperlink r:id="{name}">{run(text)}</w:hyperlink>'


def field_link(text: str, url: str) -> str:
    """A link as older Words write it, in a field."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> HYPERLINK "{escape(url)}" \\o "tip" </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'{run(text)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def drawing(name: str) -> str:
    return f'<w:r><w:drawing><a:blip r:embed="{name}"/></w:drawing></w:r>'


def text_box(*paragraphs: str) -> str:
    """A box as Word writes it: once for newer programs and once for older ones."""
    inside = f"<w:txbxContent>{''.join(p(one) for one in paragraphs)}</w:txbxContent>"
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>'
        f"{inside}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{inside}</v:textbox></w:pict>"
        "</mc:Fallback></mc:AlternateContent></w:r>"
    )


def control(inside: str, properties: str = "") -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>"


def level(form: str, text: str, *, depth: int = 0, start: int = 1, suffix: str = "") -> str:
    suff = f'<w:suff w:val="{suffix}"/>' if suffix else ""
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{suff}'
        f"<w:lvlText w:val={quoteattr(text)}/></w:lvl>"
    )


def numbering(*lists: str) -> str:
    """numbering.xml with one list for each abstract one: ids 1, 2, …"""
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{at}">{one}</w:abstractNum>' for at, one in enumerate(lists, 1)
    )
    nums = "".join(f'<w:num w:numId="{at}"><w:abstractNumId w:val="{at}"/></w:num>' for at in range(1, len(lists) + 1))
    return f"{HEAD}<w:numbering {DECLARED}>{abstract}{nums}</w:numbering>"


def notes(kind: str, *texts: str) -> str:
    """footnotes.xml or endnotes.xml: ids 1, 2, …"""
    inside = "".join(f'<w:{kind} w:id="{at}">{p(one)}</w:{kind}>' for at, one in enumerate(texts, 1))
    return f"{HEAD}<w:{kind}s {DECLARED}>{inside}</w:{kind}s>"


@dataclass
class Word:
    """A Word file in the making."""

    body: str
    rels: dict[str, tuple[str, str, bool]] = field(default_factory=dict)
    """Id → (kind, target, outside)."""
    parts: dict[str, str | bytes] = field(default_factory=dict)
    content_type: str = DOCUMENT
    declared: str = ""

    def part(self, kind: str, name: str, content: str | bytes) -> Word:
        self.rels[f"rel-{kind}-{len(self.rels)}"] = kind, name, False
        self.parts[f"word/{name}"] = content
        return self

    def url(self, name: str, url: str) -> Word:
        self.rels[name] = "hyperlink", url, True
        return self

    def picture(self, name: str, data: bytes, ending: str = "png") -> Word:
        self.rels[name] = "image", f"media/{name}.{ending}", False
        self.parts[f"word/media/{name}.{ending}"] = data
        return self

    def data(self) -> bytes:
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("[Content_Types].xml", TYPES.replace("{kind}", self.content_type))
            archive.writestr("_rels/.rels", _rels({"rId1": ("officeDocument", "word/document.xml", False)}))
            archive.writestr("word/_rels/document.xml.rels", _rels(self.rels))
            document = f"<w:document {DECLARED}><w:body>{self.body}<w:sectPr/></w:body></w:document>"
            archive.writestr("word/document.xml", f"{HEAD}{self.declared}{document}")
            for name, content in self.parts.items():
                archive.writestr(name, content)
        return stream.getvalue()


def _rels(rels: dict[str, tuple[str, str, bool]]) -> str:
    mode = {True: ' TargetMode="External"', False: ""}
    inside = "".join(
        f'<Relationship Id="{name}" Type="{KIND}/{kind}" Target={quoteattr(target)}{mode[outside]}/>'
        for name, (kind, target, outside) in rels.items()
    )
    names = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'{HEAD}<Relationships xmlns="{names}">{inside}</Relationships>'
