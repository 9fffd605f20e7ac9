"""Explain in Thai what a writer most often did where the YAML parser gave up."""

from typing import Final

from ita_site.source.merge_marks import MERGE_HINT, is_merge_mark

_HINTS: Final = {
    "expected key": (
        "มักเพราะลืมเครื่องหมายคำพูดปิด มีคำพูดซ้อนในคำพูด หรือย่อหน้าไม่ตรงกัน ดูบรรทัดก่อนหน้านี้ด้วย"
        " | most often a quotation mark is missing or doubled, or lines do not start alike; look at the lines above too"
    ),
    "expected ':'": (
        "ชื่อช่องต้องตามด้วย : และเว้นวรรคหนึ่งช่อง เช่น order: 3"
        " | a field's name takes a colon and a space after it, as in order: 3"
    ),
    "block sequence entries": (
        "ข้อความที่ขึ้นต้นด้วย - ให้ใส่เครื่องหมายคำพูดครอบ หรือขึ้นบรรทัดใหม่ก่อนรายการ"
        " | quote a text that starts with -, or begin the list on a line of its own"
    ),
    "expected <block end>": (
        "ย่อหน้าของบรรทัดนี้ไม่ตรงกับบรรทัดอื่นในรายการเดียวกัน | this line does not start where the others of its list do"
    ),
    "start any token": (
        "ข้อความขึ้นต้นด้วยเครื่องหมายที่ YAML ใช้เอง (@ ` %) ให้ใส่เครื่องหมายคำพูดครอบ"
        " | the text starts with a mark that YAML keeps for itself (@ ` %); quote it"
    ),
    "expected ',' or": "ลืมวงเล็บปิดหรือจุลภาคในรายการ [ ] หรือ { } | a bracket or comma is missing in [ ] or { }",
    "unexpected end of stream": "ลืมเครื่องหมายคำพูดปิด | a closing quotation mark is missing",
    "escape character": "ในเครื่องหมายคำพูดคู่ เขียน \\ เป็น \\\\ | within double quotes write \\ as \\\\",
}
"""What the parser says, by a piece of it, and what a writer most often did."""


_CURLY: Final = (
    'มีเครื่องหมายคำพูดแบบโค้ง (“ ”) ซึ่งปิดเครื่องหมายแบบตรงไม่ได้ ให้ใช้แบบตรง (") ทั้งเปิดและปิด'
    " | there are curly quotation marks, which do not close a straight one; use straight ones on both sides"
)
_NO_HINT: Final = "ดูเครื่องหมายและย่อหน้าของบรรทัดนี้กับบรรทัดก่อนหน้า | look at the marks and the indentation here and above"


def hint(words: str, line: str = "") -> str:
    """Return the likely cause, with the parser's own words in its English half; `line` is the line that is wrong."""
    if is_merge_mark(line):
        return MERGE_HINT
    curly = ('"' in line or "'" in line) and any(char in line for char in "“”‘’")
    likely = _CURLY if curly else next((hint for piece, hint in _HINTS.items() if piece in words), _NO_HINT)
    thai, _, english = likely.partition(" | ")
    return f"{thai} | {english} ({words})"
