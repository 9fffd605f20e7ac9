"""Short, valid Thai notices whose words only resemble those of a dead page are evidence like any other."""

import pytest

from tests.links.answers import answer, html
from tests.links.conftest import Checker
from tests.links.server import Behaviour, FaultServer

NOTICES = [
    ("ประกาศ", "ประกาศรับสมัครงาน ไม่มีไฟล์แนบ ติดต่อได้ที่สำนักปลัด"),
    ("ประกาศ", "เจ้าหน้าที่ไม่มีหน้าที่เรียกเก็บเงินจากประชาชน"),
    ("ประกาศ", "ไม่มีเอกสารที่ต้องส่งเพิ่ม ผู้สมัครมาแสดงตนได้เลย"),
    ("ระเบียบ", "ประกาศนี้ถูกลบล้างด้วยระเบียบใหม่ของกระทรวง"),
    ("ประกาศระงับการให้บริการน้ำประปา", "แจ้งหมู่ที่ 3 และหมู่ที่ 5 วันเสาร์นี้"),
    ("เบี้ยยังชีพ", "บัญชีรายชื่อผู้สูงอายุที่ถูกระงับสิทธิ ประจำเดือนนี้"),
    ("ที่ดิน", "พื้นที่ทำกินที่ใบอนุญาตหมดอายุให้มายื่นคำขอใหม่"),
    ("ประกาศปิดปรับปรุงถนน", "ถนนสายบ้านโนน ปิดปรับปรุงถนนสามวัน ขออภัยในความไม่สะดวก"),
    ("จัดซื้อจัดจ้าง", "จ้างเช่าโฮสติ้งและต่ออายุโดเมน 1 ปี โดยวิธีเฉพาะเจาะจง"),
    ("เลือกตั้ง", "รายชื่อผู้ไม่มีสิทธิ์ใช้สิทธิเลือกตั้งนายก"),
    ("e-Service", "บริการนี้ต้องเข้าสู่ระบบด้วย ThaiD แล้วเลือกคำขอที่ต้องการ"),
    ("Security check of the dam", "The engineers inspected the dam and found it sound."),
]

DEAD = [
    ("", "ลิงค์นี้เสียหรือหมดอายุ"),
    ("", "There has been a critical error on this website."),
    ("", "ADODB.Field error '800a0bcd'"),
    ("", "ไม่พบหน้าที่คุณต้องการ"),
    ("", "เว็บไซต์นี้ถูกปิดเนื่องจากยังไม่ได้ชำระค่าบริการ"),
    ("", "โดเมนนี้หมดอายุ"),
    ("", "คุณไม่ได้รับสิทธิ์ให้เข้าดูหน้านี้"),
    ("ปิดปรับปรุงระบบ", "ปิดปรับปรุงระบบ"),
    ("", "เว็บไซต์นี้ถูกปิดการใช้งาน"),
    ("", "บัญชีนี้ถูกปิดการใช้งาน กรุณาติดต่อผู้ให้บริการโฮสติ้ง"),
    ("", "Please contact your hosting provider."),
    ("", "Owned by X"),
    ("", "Pwned by X"),
    ("", "apache http server test page"),
]


def observed(check: Checker, title: str, words: str) -> str:
    routes: dict[str, Behaviour] = {"/news/42": html(title, f"<h1>{title}</h1><p>{words}</p>")}
    with FaultServer(routes, default=answer("not found", "404 Not Found")) as server:
        seen = check([f"{server.url}/news/42"])
        return str(seen[f"{server.url}/news/42"]["observation"])


@pytest.mark.parametrize(("title", "words"), NOTICES)
def test_an_everyday_notice_is_no_sign_of_a_lost_page(title: str, words: str, check: Checker) -> None:
    assert observed(check, title, words) == "ok"


@pytest.mark.parametrize(("title", "words"), DEAD)
def test_the_words_of_a_dead_page_are_suspect(title: str, words: str, check: Checker) -> None:
    assert observed(check, title, words) in {"suspect", "blocked"}
