"""The text for the loudspeaker: what is read aloud in a minute."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from ita_site.poster.loudspeaker import MOST, loudspeaker_text
from ita_site.poster.spoken_words import spoken, spoken_address, spoken_phone
from tests.builders.sites import GOLDEN, PHANGAT, Site
from tests.poster.sites import news_of, real_news, site_of, with_much_to_say

if TYPE_CHECKING:
    from pathlib import Path

    from ita_site.poster.announcement import Announcement

REPORT = """พี่น้องประชาชนทุกท่าน
องค์การบริหารส่วนตำบลพะงาด อำเภอขามสะแกแสง จังหวัดนครราชสีมา \
บอกว่าจะแก้จุดอ่อนที่พบจากการประเมินคุณธรรมและความโปร่งใส ด้วย 5 มาตรการ รวม 31 กิจกรรม \
ตามรายงานปีงบประมาณ 2567 รอบ 12 เดือน

ได้แก่
1 เอกสารเผยแพร่และการตอบแบบประเมินให้ถูกต้องครบถ้วน
2 ความโปร่งใสในการให้บริการและนโยบายไม่รับของขวัญ
3 คุณภาพการดำเนินงาน
4 ประสิทธิภาพในการสื่อสาร
5 การปรับปรุงการทำงาน

รายงานบอกผลแล้ว 22 กิจกรรม
4 กิจกรรม มีลิงก์ของหน้าเฉพาะ
5 กิจกรรม มีลิงก์ แต่เป็นหน้าแรกหรือหน้ารายการ
13 กิจกรรม รายงานว่าทำแล้ว แต่ไม่มีลิงก์หลักฐานที่ใช้ได้
อีก 9 กิจกรรม รายงานไม่ได้บอกผล ซึ่งไม่ได้หมายความว่าหน่วยงานไม่ได้ทำ
ในจำนวนนี้ 4 กิจกรรม ถ้อยคำเหมือนหรือคล้ายข้ออื่นที่รายงานบอกผลไว้

ตัวเลขนี้ผู้จัดทำเว็บไซต์อ่านและนับจากรายงาน ไม่ใช่คำของหน่วยงาน

ดูทีละกิจกรรมได้ที่เว็บไซต์ ita จุด example จุด go จุด th

สอบถามหรือร้องเรียนได้ที่ องค์การบริหารส่วนตำบลพะงาด และช่องทางที่บอกไว้บนเว็บไซต์นี้
"""


def hard(folder: Path) -> list[Announcement]:
    """Announcements with much to say, and with little."""
    return [
        real_news(),
        news_of(Site(GOLDEN)),
        news_of(site_of(folder / "many", *(1,) * 150)),
        news_of(with_much_to_say(site_of(folder / "long", 7, 8, 9))),
        news_of(site_of(folder / "little", 1)),
    ]


def test_it_says_what_the_site_says_of_the_report() -> None:
    assert loudspeaker_text(real_news()) == REPORT


def test_it_lasts_a_minute_at_most_and_has_no_sign_that_is_not_read(tmp_path: Path) -> None:
    for news in hard(tmp_path):
        text = loudspeaker_text(news)
        assert len(text) <= MOST
        assert re.findall(r"[^ก-๎\w\s]", text) == []
        assert text.splitlines()[-1].startswith("สอบถามหรือร้องเรียนได้ที่ ")


def test_titles_that_have_no_time_are_counted(tmp_path: Path) -> None:
    text = loudspeaker_text(news_of(site_of(tmp_path, *(1,) * 150)))
    named = len(re.findall(r"^\d+ m\d+$", text, re.MULTILINE))
    assert 0 < named < 150
    assert f"และอีก {150 - named} มาตรการ" in text


def test_a_telephone_is_read_digit_by_digit() -> None:
    assert loudspeaker_text(news_of(Site(GOLDEN))).endswith("ได้ที่ สายตรง ผู้บริหาร โทร 0 4 4 0 0 0 0 0 0\n")


def test_an_address_that_nobody_keeps_in_mind_is_left_to_the_poster() -> None:
    news = news_of(Site(PHANGAT), "https://a.example.go.th/" + "b/" * 40)
    assert "ดูทีละกิจกรรมโดยสแกนรหัสที่ป้ายประกาศ" in loudspeaker_text(news)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("อบต.พะงาด", "องค์การบริหารส่วนตำบลพะงาด"),
        ("ต.พะงาด อ.ขามสะแกแสง จ.นครราชสีมา", "ตำบลพะงาด อำเภอขามสะแกแสง จังหวัดนครราชสีมา"),
        ("ปี พ.ศ. ๒๕๖7", "ปี พุทธศักราช 2567"),
        ("6 มี.ค. 2567", "6 มีนาคม 2567"),
        ("การประเมิน (ITA)", "การประเมิน ไอทีเอ"),
        ("CAPITAL", "CAPITAL"),
        ("1,250 บาท 2.5%", "1250 บาท 2 จุด 5 เปอร์เซ็นต์"),
        ("รับฟัง/ตอบ “คำถาม” – อื่น ๆ ฯลฯ", "รับฟัง ตอบ คำถาม อื่น ๆ และอื่น ๆ"),
        ("กองการศึกษาฯ", "กองการศึกษา"),
        ("- [ ] *ก* <b>", "ก b"),
    ],
)
def test_short_forms_are_written_out_and_signs_left_out(written: str, read: str) -> None:
    assert spoken(written) == read


@pytest.mark.parametrize(
    ("number", "read"),
    [("044-970 000", "0 4 4 9 7 0 0 0 0"), ("๐ ๔๔๙๗ ๐๐๐๐ ต่อ 11", "0 4 4 9 7 0 0 0 0 ต่อ 1 1")],
)
def test_telephone_numbers(number: str, read: str) -> None:
    assert spoken_phone(number) == read


@pytest.mark.parametrize(
    ("address", "read"),
    [
        ("https://www.example.go.th/", "www จุด example จุด go จุด th"),
        ("http://office.github.io/ita-2567/", "office จุด github จุด io ทับ ita ขีด 2567"),
        ("https://ตัวอย่าง.ไทย/", "ตัวอย่าง จุด ไทย"),
        ("https://a.example/?b=1", ""),
    ],
)
def test_the_address_of_a_site_is_spelled(address: str, read: str) -> None:
    assert spoken_address(address) == read
