"""The index beside the WARC files, as `cdxj-indexer -s` writes it: keys, fields, order."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from ita_site.links.archive.warc.surt import surt
from ita_site.links.request import targets
from tests.links.answers import answer, html
from tests.links.archive.exchanges import Runs, ask, keep
from tests.links.server import FaultServer


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("https://www.phangat.go.th/", "th,go,phangat)/"),
        ("http://phangat.go.th/News/Detail.PHP?ID=12&Type=A", "th,go,phangat)/news/detail.php?id=12&type=a"),
        ("https://www2.x.go.th:8443/a/b/", "th,go,x:8443)/a/b"),
        ("http://x.go.th:80/a//b/./c/../d", "th,go,x)/a/b/d"),
        ("https://x.go.th/%E0%B8%81%2541?q=%20a+b", "th,go,x)/%e0%b8%81a?q=%20a+b"),
        ("http://x.go.th/a?b&a=&a=1&a", "th,go,x)/a?a&a=&a=1&b"),
        (
            "http://x.go.th/a;jsessionid=1?PHPSESSID=0123456789abcdef0123456789abcdef&id=1",
            "th,go,x)/a;jsessionid=1?id=1",
        ),
        ("http://x.go.th/(S(abcdefghijklmnopqrstuvwx))/page.aspx", "th,go,x)/page.aspx"),
        ("http://x.go.th/a?", "th,go,x)/a"),
        ("http://127.0.0.1:8765/a", "1,0,0,127:8765)/a"),
        ("https://xn--12c.xn--o3cw4h/a", "xn--o3cw4h,xn--12c)/a"),
        ("http://x.go.th/a?sid=0123456789abcdef0123456789abcdef", "th,go,x)/a"),
        ("http://x.go.th/a%2Fb%3Fc", "th,go,x)/a/b?c"),
    ],
)
def test_an_address_has_the_key_that_replay_tools_look_for(url: str, key: str) -> None:
    """The keys are those of Internet Archive's `surt` 0.3.1."""
    target = targets.parse(url)
    assert isinstance(target, targets.Target)
    assert surt(target) == key


def test_each_line_has_the_fields_of_its_response_record_and_lines_are_sorted(tmp_path: Path) -> None:
    runs = Runs(tmp_path)
    routes = {
        "/z": html(),
        "/a": answer("<p>ประกาศราคากลางโครงการ</p>", kind="Text/HTML;charset=utf-8"),
        "/none": answer(b"%PDF-1.7 x", kind=""),
    }
    with FaultServer(routes) as server:  # type: ignore[arg-type]
        copies = {copy.url: copy for copy in runs([f"{server.url}{path}" for path in routes])}
    (index,) = tmp_path.rglob("index.cdxj")
    lines = index.read_text("utf-8").splitlines()
    assert lines == sorted(lines)
    assert len(lines) == 3
    warc = index.with_name("evidence-1.warc.gz").read_bytes()
    types = {"/z": "text/html", "/a": "Text/HTML", "/none": None}
    for line in lines:
        key, time, data = line.split(" ", 2)
        entry = json.loads(data)
        copy = copies[entry["url"]]
        path = "/" + entry["url"].rpartition("/")[2]
        assert (key, time) == (f"1,0,0,127:{server.port}){path}", "20261102020000")
        assert (entry["status"], entry.get("mime"), entry["filename"]) == ("200", types[path], "evidence-1.warc.gz")
        assert (int(entry["offset"]), int(entry["length"])) == (copy.offset, copy.length)
        (record,) = ArchiveIterator(io.BytesIO(warc[copy.offset : copy.offset + copy.length]))
        assert record.rec_headers.get_header("WARC-Payload-Digest") == entry["digest"]


def test_an_exchange_in_http2_is_marked(tmp_path: Path) -> None:
    runs = Runs(tmp_path)
    with FaultServer({"/*": html()}) as server, runs.run() as keeper:
        keep(keeper, ask(f"{server.url}/1"))
        keep(keeper, replace(ask(f"{server.url}/2"), protocol="h2"))
    (warc,) = tmp_path.rglob("*.warc.gz")
    with warc.open("rb") as file:
        records = [record for record in ArchiveIterator(file) if record.rec_type == "response"]
    assert [record.rec_headers.get_header("WARC-Protocol") for record in records] == ["http/1.1", "h2"]
