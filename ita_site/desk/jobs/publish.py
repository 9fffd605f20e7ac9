"""Publish the site: build it whole from what is settled, then bring it to its target."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ita_site.desk.delivery.credentials import Credentials
from ita_site.desk.delivery.deliver import Order, deliver
from ita_site.desk.delivery.events import Delivered, DeliveryEvent, Phase, Progress, Watch
from ita_site.desk.delivery.failures import DeliveryError
from ita_site.desk.delivery.targets import Target, Zip, target_key
from ita_site.desk.files.content_digest import content_digest
from ita_site.desk.files.history import History
from ita_site.desk.jobs.job import JobError, Tell
from ita_site.desk.jobs.published import Published, write_published
from ita_site.disk.cache import users_cache
from ita_site.publish.direct.build import build
from ita_site.publish.direct.shared_work import usable_cores
from ita_site.publish.frame.options import read_options
from ita_site.source.problems import has_errors

_BUILT: Final = 0.4
"""The share of the whole that building takes, about."""
_ZIPPED: Final = "ได้ไฟล์ zip ของเว็บไซต์แล้ว แต่ยังไม่ขึ้นอินเทอร์เน็ต ดาวน์โหลด แล้วส่งให้ผู้ดูแลเว็บไซต์ของหน่วยงานนำไปวาง"
_PHASES: Final = {
    Phase.COMPARING: ("กำลังดูว่าปลายทางมีอะไรแล้ว", 0.0),
    Phase.SENDING: ("กำลังส่งไฟล์ใหม่ เว็บไซต์เดิมยังเปิดได้ตามปกติ", 0.0),
    Phase.PLACING: ("กำลังเปลี่ยนเป็นเว็บไซต์ใหม่", 0.9),
    Phase.DELETING: ("กำลังลบไฟล์ที่ไม่ใช้แล้ว", 0.97),
}


@dataclass(frozen=True, slots=True)
class Publication:
    """What is published where; `state_folder` keeps the built site, journals and passwords."""

    config: Path
    target: Target
    state_folder: Path
    may_replace: frozenset[str] = frozenset()
    approved: str = ""
    """The digest of the content that alone may be published; any may where it is empty."""

    @property
    def site(self) -> Path:
        """Return where the site is built."""
        return self.state_folder / "published" / "site"


def publish(publication: Publication, tell: Tell) -> str:
    """Build and deliver the site; return in Thai what was done. Raises JobError."""
    tell("กำลังสร้างเว็บไซต์", 0.0)
    published = build_site(publication)
    key = target_key(publication.target)
    try:
        password = Credentials(publication.state_folder).get(key)
        order = Order(
            publication.site,
            publication.target,
            publication.state_folder / "deliveries",
            password,
            publication.may_replace,
        )
        delivered = deliver(order, Watch(notify=lambda event: _tell_event(event, tell)))
    except DeliveryError as error:
        raise JobError(error.thai, error) from error
    except OSError as error:
        raise JobError(f"เขียนไฟล์ไม่ได้: {error.strerror or error}", error) from error
    write_published(publication.state_folder, published)
    return _ZIPPED if isinstance(publication.target, Zip) else _summary(delivered)


def build_site(publication: Publication) -> Published:
    """Build the site; return of what content. Raises JobError where that has errors; a site built before then stays."""
    options = read_options(publication.config)
    if isinstance(options, tuple):
        raise JobError("; ".join(problem.th for problem in options))
    published = _as_it_is(options.content)
    publication.site.parent.mkdir(parents=True, exist_ok=True)
    # the build's own work folder is beside the settings, which may be on another disk
    problems = build(options, Path(os.path.abspath(publication.site)), users_cache(), usable_cores())  # noqa: PTH100 - links stay
    if has_errors(problems):
        raise JobError("เนื้อหายังมีข้อผิดพลาด จึงยังไม่เผยแพร่ เว็บไซต์เดิมยังอยู่ครบ")
    # what was saved meanwhile may be in it or not
    built = published if _as_it_is(options.content) == published else Published("")
    if publication.approved not in {"", built.content}:
        raise JobError("เนื้อหาเปลี่ยนไปหลังจากได้รับอนุมัติ จึงยังไม่เผยแพร่ ขออนุมัติอีกครั้ง เว็บไซต์เดิมยังอยู่ครบ")
    return built


def _as_it_is(content: Path) -> Published:
    commits = History(content).commits(1)
    return Published(content_digest(content), commits[0].id if commits else "")


def _tell_event(event: DeliveryEvent, tell: Tell) -> None:
    if not isinstance(event, Progress):
        tell(f"การเชื่อมต่อสะดุด จะลองใหม่ใน {event.seconds:.0f} วินาที", _BUILT)
        return
    words, start = _PHASES[event.phase]
    done = event.bytes / event.all_bytes if event.phase is Phase.SENDING and event.all_bytes else 0.0
    counted = f" {event.files:,} จาก {event.all_files:,} ไฟล์" if event.all_files else ""
    tell(f"{words}{counted}", _BUILT + (1 - _BUILT) * max(start, done * 0.9))


def _summary(delivered: Delivered) -> str:
    """Return in Thai what a delivery did."""
    if not delivered.sent_files and not delivered.deleted:
        return "ปลายทางเป็นฉบับล่าสุดอยู่แล้ว ไม่มีอะไรต้องส่ง"
    parts = [f"ส่ง {delivered.sent_files:,} ไฟล์", f"เหมือนเดิม {delivered.unchanged:,} ไฟล์"]
    parts += [f"ลบ {delivered.deleted:,} ไฟล์"] if delivered.deleted else []
    return f"เผยแพร่เสร็จแล้ว ({' · '.join(parts)})"
