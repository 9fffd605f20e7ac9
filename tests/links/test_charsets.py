"""Pages are read with the character sets of pages, and with none of Python's other codecs."""

from __future__ import annotations

import pytest

from ita_site.links.request.body import charset, text

SAMPLE = "ประกาศรายชื่อ"


@pytest.mark.parametrize(
    ("label", "codec"),
    [
        ("UTF-16LE", "utf-16-le"),
        ("utf-32", "utf-32"),
        ("windows-1251", "cp1251"),
        ("cp437", "cp437"),
        ("ISO-8859-15", "iso8859-15"),
        ("latin2", "iso8859-2"),
        ("TIS-620", "cp874"),
        ("windows-874", "cp874"),
        ("Big5", "big5"),
        ("big5-hkscs", "big5hkscs"),
        ("GB2312", "gb2312"),
        ("gbk", "gbk"),
        ("gb18030", "gb18030"),
        ("EUC-JP", "euc_jp"),
        ("ks_c_5601-1987", "euc_kr"),
        ("Shift_JIS", "shift_jis"),
        ("KOI8-R", "koi8-r"),
        ("macintosh", "mac-roman"),
    ],
)
def test_a_page_is_read_in_the_character_set_that_it_names(label: str, codec: str) -> None:
    assert charset(b"a", f"text/html; charset={label}") == codec
    assert isinstance(text(bytes(range(256)) * 3, f"text/html; charset={label}"), str)


@pytest.mark.parametrize(
    "label",
    ["punycode", "idna", "rot13", "utf-7", "unicode_escape", "raw_unicode_escape", "undefined", "base64", "zlib", "bz2",
     "quopri", "uu", "hex", "mbcs", "oem", "palmos", "x-user-defined", "aliases", "..", "é", "a" * 5000],
)  # fmt: skip
def test_a_page_that_names_no_character_set_of_pages_is_read_by_its_bytes(label: str) -> None:
    assert text(SAMPLE.encode(), f"text/html; charset={label}") == SAMPLE
    assert text(SAMPLE.encode("cp874"), f"text/html; charset={label}") == SAMPLE
