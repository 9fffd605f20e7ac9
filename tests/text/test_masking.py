"""Numbers of identity cards are masked also where they are split over blocks, and figures of a table stay."""

from __future__ import annotations

import time

import pytest

from ita_site.text.masking import masked_id_cards

CARD = "1101700230708"
"""Its check digit is right."""


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("1\n1017\n00230\n70\n8", "x\nxxxx\nxxxxx\nxx\nx"),
        ("1-1017-\n00230-70-8", "x-xxxx-\nxxxxx-xx-x"),
        ("เลข 1-1017\n-00230-70-8 ชื่อ", "เลข x-xxxx\n-xxxxx-xx-x ชื่อ"),
        ("1\n-\n1017\n-\n00230\n-\n70\n-\n8", "x\n-\nxxxx\n-\nxxxxx\n-\nxx\n-\nx"),
        ("110170\n0230708", "xxxxxx\nxxxxxxx"),
        ("110170\r\n0230708", "xxxxxx\r\nxxxxxxx"),
        ("ชื่อ\n110\n170\n0230\n708\nชื่อ", "ชื่อ\nxxx\nxxx\nxxxx\nxxx\nชื่อ"),
        ("25\n1\n1017\n00230\n70\n8\n2567", "25\nx\nxxxx\nxxxxx\nxx\nx\n2567"),
        ("\n".join(CARD), "\n".join("x" * 13)),
        ("1 1 0 1 7\n0 0 2 3 0 7 0 8", "x x x x x\nx x x x x x x x"),
        ("1|1017|00230|70|8", "x|xxxx|xxxxx|xx|x"),
        (f"ID{CARD}", "ID" + "x" * 13),
        (f"_{CARD}_", f"_{'x' * 13}_"),
        (f"เลข{CARD}ชื่อ", f"เลข{'x' * 13}ชื่อ"),
        ("١١٠١٧٠٠٢٣٠٧٠٨", "x" * 13),
        ("១១០១៧០០២៣០៧០៨", "x" * 13),
        ("๑\n๑๐๑๗\n၀၀၂၃၀\n৭০\n８", "x\nxxxx\nxxxxx\nxx\nx"),
    ],
)
def test_a_number_of_an_identity_card_is_masked(text: str, masked: str) -> None:
    assert masked_id_cards(text) == masked


@pytest.mark.parametrize(
    "text",
    [
        "1\n1017\n00230\n70\n9",
        "1\n1017\nชื่อ\n00230\n70\n8",
        "1,101\n700\n230\n708",
        "21101700230708",
        "55\n110\n170\n0230\n708\n12",
        "1.1\n0.1\n7.0\n0.2\n3.0\n7.0\n8",
        "1\n10\n1\n7\n0\n02\n3\n0\n7\n0\n8",
        "①①⓪①⑦⓪⓪②③⓪⑦⓪⑧",
    ],
)
def test_other_numbers_stay(text: str) -> None:
    assert masked_id_cards(text) == text


@pytest.mark.parametrize("piece", ["1\n", "1101700230708\n", "1 \n - \n", "-" * 100, "12\n1017\n"])
def test_masking_takes_time_in_proportion_to_the_text(piece: str) -> None:
    start = time.process_time()
    masked_id_cards(piece * (200_000 // len(piece)))
    assert time.process_time() - start < 5
