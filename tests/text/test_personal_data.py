"""What belongs to a person is found however it is written, and numbers of offices are left alone."""

from __future__ import annotations

import pytest

from ita_site.text.personal_data import is_id_card, personal_values

CARDS = (
    *(
        gap.join(("1", "1017", "00230", "70", "8"))
        for gap in ("\t", "   ", "\u2009", "\u202f", "\u00a0", "/", "_", " - ")
    ),
    " ".join("1101700230708"),
    "-".join("1101700230708"),
    "１１０１７００２３０７０８",
)
"""One number of an identity card, as people write it."""

SAME = (
    ("081-234-5678", "+66(0)81 234 5678"),
    ("081-234-5678", "0066812345678"),
    ("０８１２３４５６７８", "(081) 234-5678"),
    ("a@b.th", "A [at] b (dot) th"),
    ("a＠b.th", "a@b.th"),
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("นายสมชาย 1101700230708 อายุ 30", ["1101700230708"]),
        ("1-1017-00230-70-8", ["1-1017-00230-70-8"]),
        ("1 1017 00230 70 8", ["1 1017 00230 70 8"]),
        ("ปี 2567 1 1017 00230 70 8", ["1 1017 00230 70 8"]),
        ("๑๑๐๑๗๐๐๒๓๐๗๐๘", ["๑๑๐๑๗๐๐๒๓๐๗๐๘"]),
        ("1101700230709", []),
        ("เลขผู้เสียภาษี 0994000165510", []),
        ("11017002307081", []),
        ("https://www.example.go.th/?id=1101700230708", []),
        ("1 2 3 4 5 6 7 8 9 10 11", []),
        ("โทร.081-234-5678", ["081-234-5678"]),
        ("โทร ๐๘๑ ๒๓๔ ๕๖๗๘", ["๐๘๑ ๒๓๔ ๕๖๗๘"]),
        ("0612345678 และ 09 1234 5678", ["0612345678", "09 1234 5678"]),
        ("+66 81 234 5678", ["+66 81 234 5678"]),
        ("โทร 0 4400 0000 02-123-4567 1567", []),
        ("วงเงิน 0812345678901 บาท", []),
        ("somchai@example.com, ก", ["somchai@example.com"]),
        ("โทร (081) 234-5678", ["(081) 234-5678"]),
        ("(08)1234-5678", ["(08)1234-5678"]),
        ("081 - 234 - 5678", ["081 - 234 - 5678"]),
        ("(+66)81-234-5678", ["(+66)81-234-5678"]),
        ("+66(0)81 234 5678", ["+66(0)81 234 5678"]),
        ("+66 (0) 81 234 5678", ["+66 (0) 81 234 5678"]),
        ("0066812345678", ["0066812345678"]),
        ("0 8123 45678", ["0 8123 45678"]),
        ("0-8123-45678", ["0-8123-45678"]),
        ("081/2345678", ["081/2345678"]),
        *((phone, [phone]) for phone in ("081 / 234 / 5678", "081_234_5678", "+66 (81) 234 5678", "0 81 234 5678")),
        ("เลขคุมสัญญา 660801001234 เลขที่โครงการ 66089123456", []),
        ("０８１２３４５６７８", ["０８１２３４５６７８"]),
        ("081\u202f234\u20095678", ["081\u202f234\u20095678"]),
        *((f"เลข {card}", [card]) for card in CARDS),
        ("somchai@ตัวอย่าง.ไทย", ["somchai@ตัวอย่าง.ไทย"]),
        ("somchai@example.ไทย", ["somchai@example.ไทย"]),
        ("somchai＠example.com", ["somchai＠example.com"]),
        ("somchai [at] example.com", ["somchai [at] example.com"]),
        ("somchai(AT)example [dot] com", ["somchai(AT)example [dot] com"]),
        ("somchai@example.comหรือโทร", ["somchai@example.com"]),
        ("พื้นที่ 1,000 @ 5 บาท", []),
        ("ที่ ศธ 06002/12345 และ มท 0810.3/12345", []),
        ("06/08/2567 12.30 น. 06-08-2567 12", []),
        ("เปิด 08.30 - 16.30 02-123-4567", []),
        ("1/1/2567 - 31/3/2568", []),
        ("110170/0230708", []),
        ("1 1 0 1 7 0 0 2 3 0 7 0 9", []),
        ("1,101,700,230,708 บาท", []),
        ("6 มีนาคม 2567 เวลา 13.00 น. 28 คน", []),
    ],
)
def test_a_personal_value_is_found_as_it_is_written(text: str, found: list[str]) -> None:
    assert [value.text for value in personal_values(text)] == found


@pytest.mark.parametrize(
    ("one", "other"),
    [("081-234-5678", "+66 81 234 5678"), ("๐๘๑๒๓๔๕๖๗๘", "0812345678"), ("A@B.TH", "a@b.th"), *SAME],
)
def test_one_value_is_the_same_however_it_is_written(one: str, other: str) -> None:
    keys = [value.key for text in (one, other) for value in personal_values(text)]
    assert len(keys) == 2
    assert len(set(keys)) == 1


def test_one_number_in_ten_has_the_right_check_digit() -> None:
    assert sum(is_id_card(f"110170023070{digit}") for digit in range(10)) == 1
