"""What sites show besides the pages of cases: home pages, and answers for addresses that they do not have."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from tests.links.web.case import Page
from tests.links.web.tables import page

MISSING: Final[Mapping[str, Page]] = {
    "not-found": page({"text": "ไม่พบหน้าที่ต้องการ\nขออภัย ไม่พบหน้าที่ท่านต้องการ อาจถูกย้ายหรือลบไปแล้ว", "status": 404}),
    "nothing": page("รายละเอียดข่าว\nไม่พบข้อมูล"),
    "blank": page("รายละเอียดข่าว"),
    "joomla-error": page({
        "text": "The requested page can't be found.\nAn error has occurred while processing your request.\n404 Article not found",
        "title": "Error: 404 Article not found", "frame": "none", "status": 404,
    }),
    "adodb": page({
        "text": "\nADODB.Field error '80020009'\nEither BOF or EOF is True, or the current record has been deleted.\n/news/detail.asp, line 12",
        "frame": "none", "kind": "text/html",
    }),
    "google": page({
        "text": "ไม่พบหน้าเว็บ\nขออภัย หน้าเว็บตาม URL ข้างต้นอาจไม่มีอยู่ หรือคุณอาจไม่มีสิทธิ์เข้าถึง", "frame": "none", "status": 404,
    }),
    "no-topic": page({"text": "ข้อมูล\nไม่มีหัวข้อที่ท่านต้องการ", "status": 404}),
    "apache": page({
        "text": "Not Found\nThe requested URL was not found on this server.", "title": "404 Not Found", "frame": "none", "status": 404,
    }),
    "refused": page({"text": "Forbidden", "frame": "none", "status": 403}),
    "broken": page({"text": "Internal Server Error", "frame": "none", "status": 500}),
    "error-aspx": Page(to="/Error.aspx?aspxerrorpath=/frontpage/newsdetail.aspx"),
    "to-home": Page(to="/"),
    "to-index": Page(to="/index.php"),
    "home": Page(home=True),
}  # fmt: skip
"""What a site answers for an address that it does not have.

Besides these: `same`, the page of the case for every address but the home page's, and `everywhere`, for that one too.
"""

ERROR: Final = page("เกิดข้อผิดพลาด\nระบบไม่สามารถแสดงหน้าที่ท่านต้องการได้ กรุณาติดต่อผู้ดูแลระบบ")
WELCOME: Final = "<h2>ยินดีต้อนรับ</h2><p>ข่าวเด่นประจำวัน กิจกรรมและประกาศของหน่วยงาน</p>"
SPLASH: Final = Page(raw="<html><head><title>{site}</title></head><body><center><img src=intro.jpg><br>"
                         "<a href=/index.php>เข้าสู่เว็บไซต์ | ENTER SITE</a></center></body></html>")  # fmt: skip
