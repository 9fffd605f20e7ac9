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


class SearchWords(Entry):
    """What search knows of words: content/search-aliases.yml."""

    same: Annotated[
        tuple[WordGroup, ...],
        Says("กลุ่มคำ ค้นคำหนึ่งจะพบทุกคำในกลุ่ม", "Groups of words: a search for one finds all of its group", name="กลุ่มคำ"),
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
