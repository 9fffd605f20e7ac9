"""What search knows of words: `content/search-aliases.yml`."""

from typing import Annotated

from ita_site.model.entry import Entry, Says
from ita_site.model.field_types import Line


class WordGroup(Entry):
    """Words that search takes for one: other spellings, short forms, other names of the same thing."""

    words: Annotated[
        tuple[Line, ...],
        Says("คำที่ใช้แทนกันได้ สะกดถูกหรือผิดก็ได้", "Words that stand for one another, spelt rightly or wrongly", name="คำ"),
    ]


class Shortcut(Entry):
    """Words that lead to one page, which is then the first that search finds."""

    words: Annotated[
        tuple[Line, ...],
        Says("คำหรือประโยคสั้น ๆ ที่คนพิมพ์", "Words or short sentences as people type them", name="คำ"),
    ]
    page: Annotated[
        Line,
        Says(
            "หน้าที่ควรขึ้นก่อน: ชื่อหน้า เช่น contact report not-mentioned links หรือที่อยู่ไฟล์ เช่น about.md#sources",
            "The page that comes first: its name, such as contact, report, not-mentioned, links, or a file, such as about.md#sources",
            name="หน้า",
        ),
    ]


class SearchWords(Entry):
    """What search knows of words: content/search-aliases.yml."""

    same: Annotated[
        tuple[WordGroup, ...],
        Says("กลุ่มคำ ค้นคำหนึ่งจะพบทุกคำในกลุ่ม", "Groups of words: a search for one finds all of its group", name="กลุ่มคำ"),
    ] = ()
    go: Annotated[
        tuple[Shortcut, ...],
        Says(
            "คำที่นำไปหน้าหนึ่งโดยตรง ชื่อหน้าหมายถึงหน้าของรายงานฉบับใหม่สุด",
            "Words that lead straight to a page; a page's name means that of the newest report",
            name="ทางลัด",
        ),
    ] = ()
    ignored: Annotated[
        tuple[Line, ...],
        Says(
            "คำที่ไม่ใช้ค้นเมื่อพิมพ์รวมกับคำอื่น เช่น ที่ไหน อย่างไร",
            "Words that are left out when there are others, such as where and how",
            name="คำที่ไม่ใช้ค้น",
        ),
    ] = ()
    uncut: Annotated[
        tuple[Line, ...],
        Says(
            "คำที่เบราว์เซอร์ตัดผิด เช่น ชื่อเฉพาะ ค้นส่วนสั้น ๆ ของคำจะไม่พบ",
            "Words that browsers cut wrongly, such as names: a short part of one is not found",
            name="คำที่ห้ามตัด",
        ),
    ] = ()
