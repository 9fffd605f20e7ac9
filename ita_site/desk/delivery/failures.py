"""What can go wrong with a delivery: a closed list, each in Thai and English, and whether to try again."""

from enum import Enum
from typing import Final, NamedTuple

_SHOWN: Final = 5
"""Names of a long list that a message shows."""


class Meaning(NamedTuple):
    """What is said of a failure; `{}` is what it is about: a host, a folder, a file."""

    thai: str
    english: str
    is_transient: bool = False
    """Whether the same may succeed a moment later."""


class Failure(Enum):
    """Why a delivery failed."""

    BAD_TARGET = Meaning("ค่าที่ตั้งไว้ของปลายทางใช้ไม่ได้: {}", "a setting of the target cannot be used: {}")
    BAD_SITE = Meaning("เว็บไซต์ที่สร้างมีชื่อไฟล์ที่ส่งไม่ได้: {}", "the built site has a file that cannot be sent: {}")
    OWN_DISK = Meaning("อ่านหรือเขียนไฟล์ของเครื่องนี้ไม่ได้: {}", "cannot read or write files of this machine: {}")
    OVERLAP = Meaning("ปลายทาง {} ทับซ้อนกับโฟลเดอร์ของเว็บไซต์ที่สร้าง", "the target {} overlaps the folder of the built site")
    NO_SITE = Meaning("ยังไม่มีเว็บไซต์ที่สร้างเสร็จใน {}", "there is no finished site in {}")
    SITE_CHANGED = Meaning(
        "เว็บไซต์ถูกสร้างใหม่ระหว่างที่ส่ง เว็บไซต์เดิมที่ปลายทางยังอยู่ครบ สั่งส่งอีกครั้ง",
        "the site was built anew while it was sent; the old one at the target is as it was; deliver again",
    )
    BUSY = Meaning("กำลังส่งไปยังปลายทางนี้อยู่แล้ว รอให้เสร็จก่อน", "another delivery to this target is running; wait for it")
    CANCELLED = Meaning("หยุดส่งตามที่สั่ง เว็บไซต์เดิมยังอยู่ครบ", "stopped as asked; the old site is as it was")
    HOST_UNKNOWN = Meaning(
        "ไม่พบเครื่องแม่ข่ายชื่อ {} ตรวจตัวสะกด และดูว่าเครื่องนี้ต่ออินเทอร์เน็ตอยู่", "no host is called {}; check its spelling"
    )
    REFUSED = Meaning(
        "เครื่องแม่ข่าย {} ไม่รับการเชื่อมต่อ ตรวจหมายเลขพอร์ต หรือถามผู้ดูแลว่าเปิดให้ส่งทางนี้หรือไม่",
        "{} refuses the connection; check the port",
    )
    NO_ANSWER = Meaning("เครื่องแม่ข่าย {} ไม่ตอบ", "{} does not answer", is_transient=True)
    BROKEN_OFF = Meaning(
        "การเชื่อมต่อขาดกลางคัน สั่งส่งอีกครั้งจะส่งต่อจากเดิม",
        "the connection broke off; deliver again to go on from there",
        is_transient=True,
    )
    NO_DATA_CHANNEL = Meaning(
        "เครื่องแม่ข่ายตอบ แต่ต่อช่องส่งไฟล์ของ FTP (passive) ไม่ได้ มักเป็นเพราะไฟร์วอลล์ ให้ถามผู้ดูแล หรือใช้ SFTP",
        "FTP's passive data channel is closed, often by a firewall; ask the server's keeper, or use SFTP",
        is_transient=True,
    )
    LATER = Meaning("เครื่องแม่ข่ายยังรับไม่ได้ในขณะนี้", "the server cannot take it just now", is_transient=True)
    WRONG_PASSWORD = Meaning("ชื่อผู้ใช้หรือรหัสผ่านไม่ถูกต้อง", "wrong user name or password")
    NO_PASSWORD = Meaning("ยังไม่ได้ใส่รหัสผ่านของปลายทางนี้", "no password is set for this target")
    NEW_IDENTITY = Meaning(
        "ยังไม่รู้จักเครื่องแม่ข่ายนี้ ถามผู้ดูแลว่าลายนิ้วมือของเครื่องตรงกันหรือไม่ แล้วจึงยืนยัน: {}",
        "this server is not known yet; ask its keeper whether this is its fingerprint, then confirm it: {}",
    )
    CHANGED_IDENTITY = Meaning(
        "เครื่องที่ตอบไม่ใช่เครื่องที่เคยยืนยันไว้ จึงไม่ส่งอะไรไป ถามผู้ดูแลก่อน {}",
        "what answers is not the server that was confirmed, so nothing was sent; ask its keeper first: {}",
    )
    NO_TLS = Meaning(
        "เครื่องแม่ข่ายนี้เข้ารหัสการส่ง (FTPS) ไม่ได้ จึงไม่ส่งรหัสผ่านไป", "this server offers no FTPS, so no password was sent"
    )
    NO_FOLDER = Meaning("ไม่มีโฟลเดอร์ {} ที่ปลายทาง ตรวจตัวสะกด", "the target has no folder {}; check its spelling")
    NO_RIGHT = Meaning("ไม่มีสิทธิ์เขียนหรือลบ {} ที่ปลายทาง", "no right to write or delete {} at the target")
    DISK_FULL = Meaning("พื้นที่ที่ปลายทางเต็ม ส่ง {} ไม่ได้", "the disk of the target is full: {} does not fit")
    NOT_STORED = Meaning(
        "ปลายทางรับ {} ไม่ครบ มักเป็นเพราะพื้นที่เต็ม", "the target did not take all of {}; often its disk is full"
    )
    NAME_TAKEN = Meaning(
        "ปลายทางมีสิ่งอื่นชื่อ {} อยู่ตรงที่ของเว็บไซต์ ให้ผู้ดูแลเปลี่ยนชื่อหรือย้ายออกก่อน",
        "something else has the name {} at the target, which the site needs; rename it there first",
    )
    FOREIGN_FILES = Meaning(
        "ปลายทางมีไฟล์ชื่อเดียวกันที่โปรแกรมนี้ไม่ได้ส่งไป ยืนยันก่อนว่าให้เขียนทับได้: {}",
        "others' files at the target have these names; confirm before they are replaced: {}",
    )
    UNSUPPORTED = Meaning("เครื่องแม่ข่ายทำสิ่งที่จำเป็นไม่ได้: {}", "the server cannot do what is needed: {}")
    NO_GIT = Meaning("เครื่องนี้ไม่มีโปรแกรม git", "git is not installed here")
    NO_REPOSITORY = Meaning("ไม่พบคลัง git ที่ {} หรือไม่มีสิทธิ์อ่าน", "there is no git repository at {}, or no right to read it")
    OTHER = Meaning("ปลายทางตอบว่าทำไม่ได้: {}", "the target says that it cannot: {}")


class DeliveryError(Exception):
    """A delivery that failed: what failed, in two languages, never with a password in it.

    `subject` is what it is about, `detail` what the server itself said.
    """

    def __init__(self, failure: Failure, subject: str = "", detail: str = "") -> None:
        said_by_server = f" ({detail})" if detail else ""
        self.failure: Final = failure
        self.subject: Final = subject
        self.detail: Final = detail
        self.thai: Final = failure.value.thai.format(subject) + said_by_server
        self.english: Final = failure.value.english.format(subject) + said_by_server
        super().__init__(f"{self.thai}\n{self.english}")

    @property
    def is_transient(self) -> bool:
        """Return whether the same may succeed a moment later."""
        return self.failure.value.is_transient


class NewIdentityError(DeliveryError):
    """A server whose host key or certificate nobody confirmed yet; `fingerprint` is to be shown to a person."""

    def __init__(self, fingerprint: str) -> None:
        super().__init__(Failure.NEW_IDENTITY, fingerprint)
        self.fingerprint: Final = fingerprint


class ChangedIdentityError(DeliveryError):
    """A server that shows another host key or certificate than the one that was confirmed."""

    def __init__(self, confirmed: str, shown: str) -> None:
        super().__init__(Failure.CHANGED_IDENTITY, f"{confirmed} → {shown}")
        self.confirmed: Final = confirmed
        self.shown: Final = shown


class ForeignFilesError(DeliveryError):
    """Files at the target that the site would replace, and that no manifest of ours lists."""

    def __init__(self, paths: tuple[str, ...]) -> None:
        more = ", …" if len(paths) > _SHOWN else ""
        super().__init__(Failure.FOREIGN_FILES, ", ".join(paths[:_SHOWN]) + more)
        self.paths: Final = paths
