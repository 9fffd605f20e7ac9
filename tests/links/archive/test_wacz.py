"""A WACZ file as replay tools want it, without cookies."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import zipfile
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from ita_site.links.archive.index import ArchiveIndex
from ita_site.links.archive.warc.cookies import without_cookies
from ita_site.links.archive.warc.wacz import parts, write_wacz
from tests.links.answers import answer, html
from tests.links.archive.exchanges import AT, Runs, ask, keep
from tests.links.server import FaultServer


def exported(archive: Path, out: Path) -> list[Path]:
    with ArchiveIndex(archive) as index:
        for part in parts(index):
            write_wacz(archive, part, out / part.name, AT)
    return sorted(out.iterdir())


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of 301 pages and a document, one of them with cookies in both directions, and its package."""
    folder = tmp_path_factory.mktemp("wacz")
    runs = Runs(folder / "archive")
    routes = {
        "/*": html("ประกาศ"),
        "/doc": answer(b"%PDF-1.7 x", kind="application/pdf"),
        "/cookie": html(Set_Cookie="session=secret-of-server; Path=/"),
    }
    with FaultServer(routes) as server, runs.run() as keeper:  # type: ignore[arg-type]
        for number in range(300):
            keep(keeper, ask(f"{server.url}/a"), f"{server.url}/{number}")
        keep(keeper, ask(f"{server.url}/doc"))
        keep(keeper, ask(f"{server.url}/cookie", cookies="session=secret-of-visitor"))
    exported(runs.archive, folder / "out")
    return folder


@pytest.fixture
def package(folder: Path) -> Iterator[zipfile.ZipFile]:
    with zipfile.ZipFile(folder / "out" / "phangat.go.th-2026.wacz") as package:
        yield package


def test_a_package_lists_each_of_its_files_with_its_digest_uncompressed(package: zipfile.ZipFile) -> None:
    about = json.loads(package.read("datapackage.json"))
    assert (about["profile"], about["wacz_version"]) == ("data-package", "1.1.1")
    listed = {entry["path"]: (entry["bytes"], entry["hash"]) for entry in about["resources"]}
    assert set(listed) == set(package.namelist()) - {"datapackage.json", "datapackage-digest.json"}
    for path, (size, digest) in listed.items():
        data = package.read(path)
        assert (len(data), f"sha256:{hashlib.sha256(data).hexdigest()}") == (size, digest)
    assert {entry.compress_type for entry in package.infolist()} == {zipfile.ZIP_STORED}


def test_every_line_of_its_index_leads_to_a_response_whose_digests_are_right(package: zipfile.ZipFile) -> None:
    lines = gzip.decompress(package.read("indexes/index.cdx.gz")).decode().splitlines()
    assert len(lines) == 302
    assert lines == sorted(lines)
    warc = package.read("archive/evidence.warc.gz")
    for line in lines[:5] + lines[-5:]:
        entry = json.loads(line.split(" ", 2)[2])
        at, length = int(entry["offset"]), int(entry["length"])
        (record,) = ArchiveIterator(io.BytesIO(warc[at : at + length]), check_digests="raise")
        assert record.rec_headers.get_header("WARC-Target-URI") == entry["url"]
    blocks = package.read("indexes/index.idx").decode().splitlines()
    assert [line.partition(" {")[0] for line in blocks[1:]] == [lines[at].partition(" {")[0] for at in (0, 300)]


def test_its_pages_have_address_time_and_title(package: zipfile.ZipFile) -> None:
    head, *pages = map(json.loads, package.read("pages/pages.jsonl").decode().splitlines())
    assert head["format"] == "json-pages-1.0"
    assert len(pages) == 302
    assert {"ประกาศ", ""} <= {page["title"] for page in pages}
    assert {page["ts"] for page in pages} == {"2026-11-02T02:00:00Z"}


def test_no_cookie_is_exported_and_the_archive_keeps_them(package: zipfile.ZipFile, folder: Path) -> None:
    (warc,) = (folder / "archive").rglob("*.warc.gz")
    kept = gzip.decompress(warc.read_bytes())
    assert kept.count(b"secret-of-server") == kept.count(b"secret-of-visitor") == 1
    published = gzip.decompress(package.read("archive/evidence.warc.gz"))
    assert b"secret" not in published
    assert b"ookie:" not in published


def test_each_year_is_a_package_of_its_own(tmp_path: Path) -> None:
    runs = Runs(tmp_path / "archive")
    with FaultServer({"/*": html()}) as server:
        runs([f"{server.url}/a"])
        runs([f"{server.url}/a", f"{server.url}/b"], AT + timedelta(days=400))
    names = [path.name for path in exported(runs.archive, tmp_path / "out")]
    assert names == ["phangat.go.th-2026.wacz", "phangat.go.th-2027.wacz"]


@pytest.mark.parametrize(
    ("message", "stripped"),
    [
        (b"HTTP/1.1 200 OK\r\nSet-Cookie: a=1\r\nX: y\r\n\r\nSet-Cookie: in the body", b"HTTP/1.1 200 OK\r\nX: y\r\n\r\nSet-Cookie: in the body"),
        (b"HTTP/1.1 200 OK\nset-COOKIE : a=1;\n\t b=2\nX: y\n\nbody", b"HTTP/1.1 200 OK\nX: y\n\nbody"),
        (b"GET / HTTP/1.1\r\nHost: x\r\nCookie: a=1; b=2\r\n\r\n", b"GET / HTTP/1.1\r\nHost: x\r\n\r\n"),
        (b"HTTP/1.1 200 OK\r\n\r\n", b"HTTP/1.1 200 OK\r\n\r\n"),
    ],
    ids=["header alone", "folded", "request", "none"],
)  # fmt: skip
def test_the_lines_of_cookies_are_taken_out_of_the_head_alone(message: bytes, stripped: bytes) -> None:
    assert without_cookies(message) == stripped
