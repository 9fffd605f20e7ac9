"""Where an agency wants it, an approver sees what changed before it is published, and may return it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ita_site.hub.records.publish_requests import RequestState
from tests.builders.hubs import MEASURE, PHANGAT, TWO, Visitor, logged_in, new_hub, served
from tests.builders.previews import change, until

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ita_site.hub.hub import Hub

pytestmark = pytest.mark.slow

PUBLISH = f"a/{TWO}/_desk/publish"
REQUEST = f"requests/{TWO}"


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Hub:
    return new_hub(tmp_path_factory.mktemp("approval") / "hub")


@pytest.fixture(scope="module")
def server(hub: Hub) -> Iterator[Visitor]:
    with served(hub) as visitor:
        yield visitor


@pytest.fixture(scope="module")
def officer(server: Visitor) -> Visitor:
    return logged_in(server, "สมหญิง")


@pytest.fixture(scope="module")
def approver(server: Visitor) -> Visitor:
    return logged_in(server, "approver")


@pytest.fixture
def asked(officer: Visitor, hub: Hub) -> str:
    """The digest of the content for which an officer asks."""
    assert officer.post(PUBLISH, {}).headers["location"] == f"/{REQUEST}"
    request = hub.requests.newest(TWO)
    assert request
    assert request.state is RequestState.OPEN
    return request.content


@pytest.fixture
def zip_file(hub: Hub) -> Path:
    return hub.folder.state(TWO) / "published/site.zip"


def test_an_officer_publishes_nothing_without_an_approver(officer: Visitor, asked: str, zip_file: Path) -> None:
    answer = officer.post(REQUEST, {"do": "approve", "content": asked})
    assert answer.status == 404
    assert "รอผู้อนุมัติ" in officer.ask(REQUEST).text
    assert officer.post(f"{PUBLISH}/target", {"kind": "zip"}).status == 403
    assert not zip_file.exists()


def test_an_approver_returns_a_request_with_a_remark(officer: Visitor, approver: Visitor, asked: str) -> None:
    assert approver.post(REQUEST, {"do": "return", "content": asked}).status == 409, "without a remark"
    assert approver.post(REQUEST, {"do": "return", "content": asked, "remark": "แก้ <วันที่>"}).status == 303
    text = officer.ask(REQUEST).text
    assert "ส่งกลับให้แก้" in text
    assert "แก้ &lt;วันที่&gt;" in text
    assert "ส่งกลับให้แก้" in officer.ask("").text


def test_what_changed_after_the_officer_asked_is_not_published(
    approver: Visitor, asked: str, hub: Hub, zip_file: Path
) -> None:
    change(hub.folder.content(TWO) / "index.md", "ตัวอย่างสำหรับทดสอบ", "อีกตัวอย่าง")
    assert "เนื้อหาเปลี่ยนไปหลังจากขอ" in approver.ask(REQUEST).text
    assert approver.post(REQUEST, {"do": "approve", "content": asked}).status == 409
    assert not zip_file.exists()


def test_an_approver_sees_what_changed_in_words_and_publishes_it(
    officer: Visitor, approver: Visitor, hub: Hub, zip_file: Path
) -> None:
    fields = {"was:title": "มาตรการหนึ่ง", "is:title": "มาตรการที่แก้แล้ว", "do": "save"}
    assert officer.post(f"a/{TWO}/{MEASURE}", fields).status == 303
    officer.post(PUBLISH, {})
    request = hub.requests.newest(TWO)
    assert request
    text = approver.ask(REQUEST).text
    assert "ชื่อเรียก" in text
    assert "เดิม “มาตรการหนึ่ง”" in text
    assert "สมหญิง" in text
    assert approver.post(REQUEST, {"do": "approve", "content": request.content}).status == 303
    until((hub.folder.state(TWO) / "published.json").exists)
    assert zip_file.is_file()
    assert "approver อนุมัติแล้ว" in officer.ask(REQUEST).text
    assert "ไม่มีการแก้ไขในประวัติ" in officer.ask(REQUEST).text
    assert approver.post(REQUEST, {"do": "approve", "content": request.content}).status == 409, "only once"


def test_an_agency_that_wants_no_approval_publishes_at_once(server: Visitor, hub: Hub) -> None:
    officer = logged_in(server, "officer")
    assert officer.post(f"a/{PHANGAT}/_desk/publish", {}).headers["location"] == f"/a/{PHANGAT}/_desk/publish"
    until((hub.folder.state(PHANGAT) / "published.json").exists)
