"""Pages made to keep a reader busy are judged in little time, and what nobody foresaw ends one check alone."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.builders.projects import ROOT

HEAVY = {
    "elements within elements": "'<div>' * 100_000",
    "bold within bold": "'<b>' * 100_000",
    "hidden within hidden": "'<div style=\"display:none\">' * 40_000",
    "links within links": "'<div><a href=\"//x.com\">aaaaaa' * 40_000",
    "headings within headings": "'<div><h1>' * 50_000",
    "a refresh of spaces": "'<meta http-equiv=refresh content=\"900;url=a' + ' ' * 500_000 + 'b\">'",
    "a title of names": "'<title>domain ' + 'a.bb' * 100_000 + '</title>'",
    "a heading of names": "'<h1>domain is ' + 'a.bb' * 100_000",
    "a title of errors": "'<title>' + 'fatal error: ' * 70_000",
    "a script of cookies": "'<script>' + 'document.cookie=a ' * 55_000 + '</script>'",
    "a script of reloads": "'<script>' + 'location.reload(' * 60_000 + '</script>'",
    "scripts of functions": "('<script>location;' + 'function a(' * 1_500 + '</script>') * 60",
    "marks upon a letter": "'<p>1a' + '\\u0301\\u0323' * 200_000",
    "braces": "'<p>' + '{\"a\":[' * 100_000",
    "many links": "'<a href=\"//x.com/a\">a</a>' * 50_000",
    "many blocks": "'<p>ไม่พบข้อมูล</p>' * 50_000",
}
JUDGE = """
import resource, sys
from datetime import UTC, datetime
from ita_site.links.judge.frame import Frame
from ita_site.links.request.exchange import Answer
from ita_site.links.request.targets import parse
from ita_site.links.run.checking.check import Check
from ita_site.links.run.checking.subject import Persistence, Subject
resource.setrlimit(resource.RLIMIT_CPU, (20, 20))
class Sites:
    def frame(self, host): return Frame(host)
    def learn(self, frame): pass
page = ({page}).encode()[:1_048_576]
talk = Check(Subject(parse("http://www.a.go.th/news.php?id=1")), Persistence(), datetime.now(UTC), Sites()).talk()
ask = next(talk)
try:
    while True:
        ask = talk.send(Answer(ask.target, 200, (("content-type", "text/html; charset=utf-8"),), page))
except StopIteration:
    print("judged")
"""


@pytest.mark.parametrize("page", HEAVY.values(), ids=HEAVY)
def test_a_heavy_page_is_judged_within_twenty_seconds_of_a_processor(page: str) -> None:
    # three readings of a megabyte; a page of the kind that took minutes is killed at the limit
    done = subprocess.run([sys.executable, "-c", JUDGE.replace("{page}", page)], cwd=ROOT, capture_output=True,
                          text=True, check=False)  # fmt: skip
    assert done.stdout == "judged\n", done.stderr[-500:]
