"""The closed list of reasons and notes, with the sentence that a person reads and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Reason:
    """Why an observation is what it is."""

    thai: str
    english: str
    advice_thai: str = ""
    advice_english: str = ""


_LOOK: Final = (
    "เปิดดูด้วยตนเองแล้วแก้ลิงก์ หรือยืนยันไว้ใน link-overrules.yml",
    "open it; mend the link, or confirm it in link-overrules.yml",
)
_REPLACE: Final = ("หาหลักฐานใหม่แล้วแก้ลิงก์", "find the page's new place and change the link")
_WAIT: Final = ("รอตรวจซ้ำ หรือแจ้งผู้ดูแลเว็บไซต์", "wait for the next check, or tell the site's keeper")
_TLS: Final = ("แจ้งผู้ดูแลเว็บไซต์ให้แก้ใบรับรอง", "tell the site's keeper to mend the certificate")
_HUMAN: Final = (
    "เปิดดูด้วยตนเอง ถ้าเปิดได้ให้ยืนยันไว้ใน link-overrules.yml",
    "open it yourself; if it opens, confirm it in link-overrules.yml",
)

REASONS: Final[dict[str, Reason]] = {
    "answers": Reason("เปิดได้", "answers"),
    "permanent-redirect": Reason("ย้ายถาวรไปที่อื่น", "moved for good", "เปลี่ยนเป็นที่อยู่ใหม่", "write the new address"),
    "empty": Reason("ตอบหน้าว่าง", "the page is empty", *_LOOK),
    "soft-404": Reason("เปิดได้ แต่ในหน้าบอกว่าไม่พบ", "answers 200, but says that it is not there", *_REPLACE),
    "error-page": Reason("แสดงข้อผิดพลาดของโปรแกรมหรือฐานข้อมูล", "shows an error of a program or database", *_WAIT),
    "parked": Reason("โดเมนหมดอายุหรือประกาศขาย", "the domain is parked or for sale", *_REPLACE),
    "suspended": Reason("เว็บไซต์ถูกระงับโดยผู้ให้บริการ", "the host has suspended the site", *_WAIT),
    "default-page": Reason("แสดงหน้าเริ่มต้นของเครื่องแม่ข่าย", "shows the web server's default page", *_REPLACE),
    "defaced": Reason("หน้าเว็บถูกเจาะเปลี่ยน", "the page has been broken into", *_WAIT),
    "gambling": Reason(
        "กลายเป็นหน้าการพนัน",
        "shows gambling",
        "อย่าเปิดจากเครื่องของสำนักงาน แจ้งผู้ดูแลเว็บไซต์ และหาหลักฐานใหม่",
        "do not open it at work; tell the site's keeper, and find other evidence",
    ),
    "shop-spam": Reason(
        "กลายเป็นหน้าขายสินค้า",
        "shows a shop",
        "แจ้งผู้ดูแลเว็บไซต์ และหาหลักฐานใหม่",
        "tell the site's keeper, and find other evidence",
    ),
    "maintenance": Reason("ปิดปรับปรุง", "closed for maintenance", *_WAIT),
    "js-challenge": Reason("ให้เบราว์เซอร์ทำโจทย์ก่อน", "sets the browser a task first", *_HUMAN),
    "login": Reason("ต้องเข้าสู่ระบบ", "asks for a login", *_LOOK),
    "redirect-home": Reason("ส่งไปหน้าแรกแทนเอกสาร", "sends deep links to the home page", *_REPLACE),
    "redirect-error": Reason("ส่งไปหน้าแจ้งข้อผิดพลาด", "redirects to an error page", *_REPLACE),
    "other-site": Reason(
        "ส่งต่อไปยังเว็บไซต์ของผู้อื่น",
        "leads to a site of somebody else",
        "เปิดดูด้วยความระวัง ถ้าเป็นที่ใหม่ของหน่วยงานให้แก้ลิงก์ ถ้าไม่ใช่ให้แจ้งผู้ดูแลเว็บไซต์",
        "open it with care; where it is the agency's new place change the link, else tell the site's keeper",
    ),
    "redirect-nowhere": Reason("ส่งต่อโดยไม่บอกว่าไปหน้าไหน", "a redirect without a target", *_LOOK),
    "forward-dead": Reason("หน้านี้ส่งต่อไปยังหน้าที่เปิดไม่ได้", "the page forwards to one that does not open", *_REPLACE),
    "wrong-type": Reason("ชนิดไฟล์ไม่ตรงกับที่อยู่", "another kind of file than the address says", *_REPLACE),
    "multiple-choices": Reason("เครื่องแม่ข่ายให้เลือกหน้าอื่น", "the server offers other pages instead", *_LOOK),
    "expected-kind": Reason("ไม่ใช่ชนิดไฟล์ที่ระบุไว้", "not the kind of file that was expected", *_LOOK),
    "expected-text": Reason("ไม่มีข้อความที่ระบุไว้", "the expected text is missing", *_LOOK),
    "changed": Reason("เนื้อหากลายเป็นเรื่องอื่น", "now shows something else", *_LOOK),
    "refused": Reason("เว็บไซต์ไม่ให้โปรแกรมตรวจเข้า", "refuses the checker", *_HUMAN),
    "robots": Reason("เว็บไซต์ห้ามโปรแกรมนี้ (robots.txt) จึงไม่ได้ตรวจ", "not asked: robots.txt bars this checker by name", *_HUMAN),
    "challenge": Reason("เว็บไซต์กันโปรแกรมอัตโนมัติไว้", "a wall against robots", *_HUMAN),
    "rate-limited": Reason("เว็บไซต์ขอให้รอก่อนแล้วค่อยเปิดใหม่", "asks to be left alone for a while", *_HUMAN),
    "tls-self-signed": Reason("ใบรับรองความปลอดภัย เว็บไซต์ออกเอง", "self-signed certificate", *_TLS),
    "tls-expired": Reason("ใบรับรองหมดอายุ", "expired certificate", *_TLS),
    "tls-not-yet-valid": Reason("ใบรับรองยังไม่เริ่มใช้", "certificate not valid yet", *_TLS),
    "tls-wrong-name": Reason("ใบรับรองเป็นของชื่ออื่น", "certificate for another name", *_TLS),
    "tls-untrusted": Reason("ไม่รู้จักผู้ออกใบรับรอง", "certificate from an unknown issuer", *_TLS),
    "tls-revoked": Reason("ใบรับรองถูกเพิกถอน", "revoked certificate", *_TLS),
    "tls-weak": Reason("ใบรับรองหรือกุญแจอ่อนเกินไป", "certificate or key too weak", *_TLS),
    "tls-old": Reason("เว็บไซต์ใช้การเข้ารหัสแบบเก่า", "only offers an outdated TLS version", *_TLS),
    "tls-handshake": Reason("เริ่มเชื่อมต่อแบบปลอดภัยไม่ได้", "TLS handshake fails", *_TLS),
    "tls-client-certificate": Reason("ขอใบรับรองของผู้เข้าชม", "asks for a client certificate", *_HUMAN),
    "dns": Reason("หาชื่อเว็บไซต์นี้ไม่พบในขณะนี้", "the name cannot be looked up for now", *_WAIT),
    "refused-connection": Reason("ไม่รับการเชื่อมต่อ", "refuses the connection", *_WAIT),
    "connect-timeout": Reason("เชื่อมต่อไม่ได้ในเวลา", "no connection in time", *_WAIT),
    "unroutable": Reason("ไม่มีเส้นทางไปถึง", "no route to the host", *_WAIT),
    "reset": Reason("ตัดการเชื่อมต่อ", "the connection was reset", *_WAIT),
    "closed": Reason("ปิดการเชื่อมต่อโดยไม่ตอบ", "closed without an answer", *_WAIT),
    "read-timeout": Reason("ไม่ตอบในเวลา", "no answer in time", *_WAIT),
    "cut": Reason("คำตอบขาดกลางทาง", "the answer was cut off", *_WAIT),
    "tls-closed": Reason("ปิดการเชื่อมต่อระหว่างเข้ารหัส", "closed during the TLS handshake", *_WAIT),
    "server-error": Reason("เครื่องแม่ข่ายขัดข้อง", "the server has a fault", *_WAIT),
    "not-found": Reason("ไม่มีหน้านี้แล้ว", "not there", *_REPLACE),
    "nxdomain": Reason("ไม่มีเว็บไซต์ชื่อนี้", "the domain does not exist", *_REPLACE),
    "redirect-loop": Reason("ส่งต่อวนไปวนมาไม่จบ", "redirects in a circle", *_REPLACE),
    "too-many-redirects": Reason("ส่งต่อหลายครั้งเกินไป", "too many redirects", *_REPLACE),
    "redirect-scheme": Reason("ส่งไปยังที่อยู่ที่ไม่ใช่เว็บ", "redirects to something that is no web page", *_REPLACE),
    "redirect-invalid": Reason("ส่งไปยังที่อยู่ที่ผิดรูป", "redirects to an address that cannot be", *_REPLACE),
    "not-http": Reason("ไม่ใช่เว็บ", "what answers is no web server", *_REPLACE),
    "plain-http": Reason("ช่อง https ตอบเป็น http ธรรมดา", "plain HTTP where https should be", *_REPLACE),
    "invalid": Reason("ที่อยู่ผิดรูป", "no such address can exist", "แก้ที่อยู่", "correct the address"),
    "unsafe": Reason("เป็นที่อยู่ภายใน จึงไม่ติดต่อ", "an internal address, which is not contacted", *_REPLACE),
    "scheme": Reason("ไม่ใช่ลิงก์เว็บ", "not a web link"),
    "fragment": Reason("ลิงก์ภายในหน้า", "a place on the same page"),
    "relative": Reason("ลิงก์ภายในเว็บไซต์", "a link within the site"),
    "host-down": Reason("เว็บไซต์ไม่ตอบ จึงไม่ได้ตรวจ", "not tried: the host does not answer", *_WAIT),
    "host-asks-to-wait": Reason("เว็บไซต์ขอให้รอก่อน จึงไม่ได้ตรวจ", "not tried: the host asks to be left alone", *_WAIT),
    "checker-fault": Reason(
        "โปรแกรมตรวจอ่านคำตอบนี้ไม่ได้ จึงยังบอกไม่ได้",
        "the checker itself failed over this answer",
        "แจ้งผู้พัฒนาโปรแกรม",
        "tell the makers of the program",
    ),
    "budget": Reason("หมดเวลาของรอบนี้", "not tried: this run's time was spent"),
    "passed-around": Reason(
        "เว็บไซต์หลายแห่งส่งต่อกันไปมาหลายครั้งเกินไป จึงไม่ได้ตรวจจนจบ",
        "not tried to its end: sent from website to website too often",
    ),
}  # fmt: skip
"""Code → sentence. Codes never change meaning: they stand in published data."""

NOTES: Final[dict[str, str]] = {
    "missing-anchor": "ไม่พบตำแหน่งในหน้า · the page has no such anchor",
    "anchor-unknown": "ตรวจตำแหน่งในหน้าไม่ได้ เพราะสร้างด้วยสคริปต์ · anchors made by script cannot be checked",
    "browser-agent": "ตอบเฉพาะผู้ที่ดูเหมือนเบราว์เซอร์ · answers only what looks like a browser",
    "chain-repaired": "เครื่องแม่ข่ายส่งใบรับรองไม่ครบ · the server leaves out an intermediate certificate",
    "truncated": "อ่านเพียงส่วนต้น หรือคำตอบขาด · only the beginning was read, or the answer was cut",
    "slow": "ส่งช้ามาก · sends very slowly",
    "undecodable": "อ่านรหัสการบีบอัดไม่ได้ · an encoding that cannot be read",
    "script-built": "หน้าสร้างด้วยสคริปต์ จึงอ่านเนื้อหาไม่ได้ · built by script: its words were not seen",
    "page-answers": "มีหน้าเว็บจริง แต่ใบรับรองมีปัญหา · a page answers behind the fault",
    "nothing-answers": "ไม่มีหน้าเว็บจริงหลังใบรับรองที่มีปัญหา · no page answers behind the fault",
    "temporary-redirect": "เปลี่ยนเส้นทางชั่วคราว · redirected for the time being",
    "robots-disallow": "robots.txt ห้ามโปรแกรมทั่วไป · robots.txt bars robots in general",
    "came-back": "ครั้งแรกไม่ตอบ ครั้งต่อมาตอบ · failed first, then answered",
    "credentials": "ไม่ส่งชื่อผู้ใช้ในที่อยู่ · the user name in the address was not sent",
}
"""Code → sentence: what stands beside an observation and changes no state."""
