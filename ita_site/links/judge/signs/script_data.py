"""What is known of a page by the data in its scripts, where its words are not yet there to be read."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Final

from ita_site.links.judge.signs.missing_phrases import MISSING
from ita_site.links.judge.signs.sign import Sign

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ita_site.links.judge.reading.page import Page
    from ita_site.links.request.targets import Target

_PLAYABILITY: Final = re.compile(r'"playabilityStatus"\s*:\s*\{\s*"status"\s*:\s*"(\w+)"(.{0,600})', re.DOTALL)
_PRIVATE: Final = re.compile(r"private|ส่วนตัว", re.IGNORECASE)
_TIKTOK: Final = re.compile(r'"statusCode"\s*:\s*(10204|10222|10216)\b')
"""Codes of TikTok for a video that is gone, private or under review."""
_PARKING: Final = re.compile(
    r"LANDER_SYSTEM|parking-lander|adsense/domains/caf\.js|sedoparking|parkingcrew|\bbodis\.com|above\.com/|window\.park\b|parklogic|cdn-domain-parking|dsp\.afternic|domain_name_for_sale",
)
_ALERT: Final = re.compile(r"\balert\s*\(\s*[\"'](.{3,200}?)[\"']\s*\)", re.DOTALL)
_LEAVES: Final = re.compile(r"history\s*\.\s*(?:back|go)\b|\blocation\b|window\s*\.\s*close\b")
_MAX: Final = 2_000_000


def of_scripts(page: Page, final: Target) -> Iterator[Sign]:
    """Yield the signs that a page's scripts give."""
    yield from _of_films(page, final)
    marks = dict.fromkeys(
        _PARKING.findall("\n".join((*page.scripts, *page.script_files, *page.loads, *page.frames))[:_MAX])
    )
    yield from (Sign("parked", f"สคริปต์ · script: {mark}") for mark in marks)
    if marks and not page.text:
        yield Sign("parked", "ไม่มีเนื้อหาอื่น · shows nothing else")
    if not page.text:
        yield from _of_alerts(page)
    if page.text.startswith("{"):
        yield from _of_json(page.text)


def _of_films(page: Page, final: Target) -> Iterator[Sign]:
    """Yield what the players of films say of the film."""
    if final.host.endswith("youtube.com"):
        for status, reason in (hit for script in page.scripts for hit in _PLAYABILITY.findall(script[:_MAX])):
            if status == "ERROR" or (status == "LOGIN_REQUIRED" and _PRIVATE.search(reason)):
                yield Sign("soft-404", f"playabilityStatus: {status}", is_proof=True)
    if final.host.endswith("tiktok.com"):
        for code in (hit for script in page.scripts for hit in _TIKTOK.findall(script[:_MAX])):
            yield Sign("soft-404", f"statusCode: {code}", is_proof=True)


def _of_json(text: str) -> Iterator[Sign]:
    """Yield the sign of an answer in JSON that reports a failure."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return
    for name in ("status", "code", "statusCode", "error"):
        value = data.get(name) if isinstance(data, dict) else None
        if str(value).lower() in {"404", "410", "error", "fail", "failed"} or "not_found" in str(value).lower():
            yield Sign("soft-404", f"{name}: {value}")


def _of_alerts(page: Page) -> Iterator[Sign]:
    """Yield the sign of an empty page that only opens a box to say that nothing is there, and leaves."""
    for script in page.scripts:
        words = _ALERT.search(script)
        if words and _LEAVES.search(script) and MISSING.find(words.group(1)):
            yield Sign("soft-404", f"alert: {words.group(1)}", is_proof=True)
