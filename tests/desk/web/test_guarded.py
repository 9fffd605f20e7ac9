"""The desk does what its own pages ask for and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.builders.desks import MEASURE, DeskServer, desk_of

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.slow

TITLE = "หนึ่ง"
PATHS = ("", "reports/2567-12m/", "_desk/", "_desk/history", MEASURE, "_desk/token", "_preview/events")


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DeskServer]:
    with desk_of(tmp_path_factory.mktemp("desk")) as server:
        server.enter()
        yield server


@pytest.fixture(autouse=True)
def unchanged(desk: DeskServer) -> Iterator[None]:
    before = desk.measure.read_bytes()
    yield
    assert desk.measure.read_bytes() == before


def fields(now: str = "x") -> dict[str, str]:
    return {"was:title": TITLE, "is:title": now, "do": "save"}


@pytest.mark.parametrize("path", PATHS)
def test_nobody_without_a_session_sees_a_page_or_the_preview(desk: DeskServer, path: str) -> None:
    for cookie in ("", "ita_desk=", "ita_desk=guess"):
        answer = desk.ask(path, Cookie=cookie)
        assert answer.status == 403
        assert desk.token not in answer.text


def test_the_key_lets_one_browser_in_and_no_other(desk: DeskServer) -> None:
    assert desk.ask(desk.entrance.removeprefix(desk.root), Cookie="").status == 403


@pytest.mark.parametrize("key", ["", "x", "%00", "ก" * 9])
def test_a_wrong_key_lets_nobody_in(desk: DeskServer, key: str) -> None:
    answer = desk.ask(f"_desk/enter?key={key.encode().hex() if key.startswith('ก') else key}", Cookie="")
    assert answer.status == 403
    assert "set-cookie" not in answer.headers


def test_a_session_is_never_one_that_the_browser_brought(desk: DeskServer) -> None:
    answer = desk.ask("_desk/enter?key=x", Cookie="ita_desk=mine")
    assert "mine" not in answer.headers.get("set-cookie", "")
    assert desk.ask("_desk/", Cookie="ita_desk=mine").status == 403


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "127.0.0.1.evil.example", "10.0.0.1", ""])
def test_a_foreign_name_is_refused(desk: DeskServer, host: str) -> None:
    assert desk.ask("_desk/", Host=host).status in {400, 421}


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "https://127.0.0.1"},
        {"Sec_Fetch_Site": "cross-site"},
        {"Sec_Fetch_Site": "same-site"},
        {"Sec_Fetch_Site": "none"},
    ],
)
def test_a_form_of_another_site_is_refused(desk: DeskServer, headers: dict[str, str]) -> None:
    assert desk.post(MEASURE, fields(), headers=headers).status == 403


def test_a_request_that_does_not_say_where_it_comes_from_is_refused(desk: DeskServer) -> None:
    body = f"token={desk.token}&was:title=x&is:title=y".encode()
    kind = {"Content_Type": "application/x-www-form-urlencoded"}
    assert desk.ask(MEASURE, method="POST", body=body, **kind).status == 403


@pytest.mark.parametrize("token", ["", "x", "ก"])
def test_a_form_without_its_token_is_refused_and_shows_what_was_typed(desk: DeskServer, token: str) -> None:
    pairs = [("token", token), *fields("<b>ยังไม่บันทึก</b>").items()]
    answer = desk.post(MEASURE, pairs, with_token=False)
    assert answer.status == 403
    assert "&lt;b&gt;ยังไม่บันทึก&lt;/b&gt;" in answer.text


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_other_methods_are_refused(desk: DeskServer, method: str) -> None:
    assert desk.ask(MEASURE, method=method).status == 405


@pytest.mark.parametrize(
    "key",
    [
        "..%2f..%2fmkdocs",
        "..",
        "%2e%2e%2fagency",
        "reports.2567-12m.measures..",
        "/etc/passwd",
        "..\\mkdocs",
        "agency.yml",
        "%00",
        "mkdocs",
    ],
)
def test_no_path_of_a_request_is_opened(desk: DeskServer, key: str) -> None:
    for answer in (desk.ask(f"_desk/files/{key}"), desk.post(f"_desk/files/{key}", fields())):
        assert answer.status in {404, 405}
        assert "custom_dir" not in answer.text


@pytest.mark.parametrize("path", ["%2e%2e/mkdocs.yml", "..%2fmkdocs.yml", "agency.yml", ".git/config", "state/x"])
def test_the_preview_gives_away_no_file_but_the_sites(desk: DeskServer, path: str) -> None:
    assert desk.ask(path).status == 404


def test_a_form_that_is_too_large_is_refused_before_it_is_read(desk: DeskServer) -> None:
    assert desk.post(MEASURE, fields(), headers={"Content_Length": str(5 * 1024 * 1024)}).status == 413


def test_a_file_of_nobody_is_refused_before_it_is_read(desk: DeskServer) -> None:
    kind, origin = "multipart/form-data; boundary=x", desk.root.rstrip("/")
    answer = desk.ask(
        "_desk/import", method="POST", Origin=origin, Cookie="", Content_Length="1000000", Content_Type=kind
    )
    assert answer.status == 403


def test_a_form_that_grows_beyond_what_it_was_to_be_is_refused(desk: DeskServer) -> None:
    chunk = b"100000\r\n" + b"x" * 0x100000 + b"\r\n"
    kind = {"Transfer_Encoding": "chunked", "Content_Type": "application/x-www-form-urlencoded"}
    headers = {"Origin": desk.root.rstrip("/"), **kind}
    answer = desk.ask(MEASURE, method="POST", body=chunk * 6 + b"0\r\n\r\n", Content_Length="", **headers)
    assert answer.status in {400, 413}


@pytest.mark.parametrize("path", ["_desk/", MEASURE, ""])
def test_every_answer_has_the_strict_policy(desk: DeskServer, path: str) -> None:
    policy = desk.ask(path).headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


def test_the_cookie_is_for_this_site_alone_and_no_script_reads_it(tmp_path_factory: pytest.TempPathFactory) -> None:
    with desk_of(tmp_path_factory.mktemp("cookie")) as server:
        cookie = server.ask(server.entrance.removeprefix(server.root)).headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie


@pytest.mark.parametrize("name", ["title.x", "results.99.text", "__class__", "results.-1.text", "id'\"><script>"])
def test_a_field_that_the_form_does_not_have_changes_nothing(desk: DeskServer, name: str) -> None:
    answer = desk.post(MEASURE, {f"was:{name}": "a", f"is:{name}": "b<script>", "do": "save"})
    assert answer.status == 409
    assert "b&lt;script&gt;" in answer.text


@pytest.mark.parametrize(
    "action", ["remove:results.99", "add:title.x", "up:", "rm:results.0", "settle:nothing", ":", "use:"]
)
def test_an_action_on_what_is_not_there_changes_nothing(desk: DeskServer, action: str) -> None:
    assert desk.post(MEASURE, {"do": action}).status in {409, 303}
