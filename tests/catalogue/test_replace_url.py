"""A moved link is mended in its line alone, or not at all."""

import shutil
from pathlib import Path

import pytest

from ita_site.catalogue.link_uses import link_uses
from ita_site.catalogue.replace_url import Mend, mend, mended
from ita_site.publish.check import load
from tests.builders.sites import PHANGAT

HEAD = """---
id: one
order: 1
title: t
issue: {text: x}
activities:
  - {number: 1, text: a}
responsible: {text: u, units: [all]}
period: 2566-10/2567-09
period_text: p
results:
  - text: "ดู http://a.example/x ที่นี่"
    evidence:
"""
LINE = HEAD.count("\n") + 1
OLD, NEW = "http://a.example/x", "https://a.example/x?b=1&c=2"


def measure(evidence: str) -> str:
    return f"{HEAD}{evidence}---\nbody http://a.example/x\n"


CASES = [
    ("plain", f"      - url: {OLD}\n", f'      - url: {NEW}\n        printed: "{OLD}"\n'),
    ("quoted", f'      - url: "{OLD}"\n', f'      - url: "{NEW}"\n        printed: "{OLD}"\n'),
    ("flow", f"      - {{url: {OLD}}}\n", f'      - {{url: {NEW}, printed: "{OLD}"}}\n'),
    ("flow quoted", f"      - {{url: '{OLD}'}}\n", f"      - {{url: '{NEW}', printed: \"{OLD}\"}}\n"),
    (
        "already printed otherwise",
        f"      - url: {OLD}\n        printed: a.example/x\n",
        f"      - url: {NEW}\n        printed: a.example/x\n",
    ),
    (
        "url after another field",
        f"      - expect: {{kind: html}}\n        url: {OLD}\n",
        f'      - expect: {{kind: html}}\n        url: {NEW}\n        printed: "{OLD}"\n',
    ),
    ("comment", f"      - url: {OLD} # {OLD}\n", f'      - url: {NEW} # {OLD}\n        printed: "{OLD}"\n'),
    (
        "one of two alike",
        f"      - url: {OLD}\n      - url: {OLD}\n",
        f'      - url: {NEW}\n        printed: "{OLD}"\n      - url: {OLD}\n',
    ),
]


@pytest.mark.parametrize(("name", "before", "after"), CASES, ids=[case[0] for case in CASES])
@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_one_line_changes_and_every_other_byte_stays(name: str, before: str, after: str, end: str) -> None:
    line = LINE + (1 if name == "url after another field" else 0)
    text, wanted = (measure(url).replace("\n", end) for url in (before, after))
    assert mended(text, Mend("m.md", line, OLD, NEW)) == wanted


REFUSED = [
    ("another line", Mend("m.md", LINE + 1, OLD, NEW)),
    ("a line beyond the file", Mend("m.md", 999, OLD, NEW)),
    ("another address", Mend("m.md", LINE, "http://b.example/", NEW)),
]


@pytest.mark.parametrize(("name", "change"), REFUSED, ids=[case[0] for case in REFUSED])
def test_what_is_not_as_expected_is_left_alone(name: str, change: Mend) -> None:
    assert mended(measure(f"      - url: {OLD}\n"), change) is None, name


@pytest.mark.parametrize(
    "new",
    ["javascript:alert(1)", "https://a.example/x\n  id: two", "https://a.example/ #", 'https://a"b', "ftp://a/b", ""],
)
def test_a_strange_new_address_is_never_written(new: str, tmp_path: Path) -> None:
    file = tmp_path / "m.md"
    file.write_text(measure(f"      - url: {OLD}\n"), encoding="utf-8")
    before = file.read_bytes()
    assert not mend(tmp_path, Mend("m.md", LINE, OLD, new))
    assert file.read_bytes() == before


def test_every_address_of_the_real_report_can_be_mended_and_still_prints_as_before(tmp_path: Path) -> None:
    content = Path(shutil.copytree(PHANGAT, tmp_path / "content"))
    before = load(content).catalogue
    assert before is not None
    moved = [use for use in link_uses(before) if "measures" in use.path and use.url.startswith("http:")]
    for use in sorted(moved, key=lambda use: -use.line):
        assert mend(content, Mend(use.path, use.line, use.url, use.url.replace("http:", "https:")))
    after = load(content)
    assert after.catalogue is not None, after.problems
    assert len(moved) == 10
    assert [link.printed for link in after.catalogue.reports[0].links] == [
        link.printed for link in before.reports[0].links
    ]
    assert not [use for use in link_uses(after.catalogue) if "measures" in use.path and use.url.startswith("http:")]
