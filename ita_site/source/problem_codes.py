"""Every kind of problem that content can have: the closed list of codes, and what each means in both languages."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Severity(StrEnum):
    """An error stops the build; a warning is printed and stops nothing."""

    ERROR = "error"
    WARNING = "warning"


class Code(StrEnum):
    """Every kind of problem. The names are stable: people search for them."""

    NOT_UTF8 = "not-utf8"
    NOT_TEXT = "not-text"
    BYTE_ORDER_MARK = "byte-order-mark"
    WINDOWS_LINES = "windows-lines"
    BAD_CHARACTER = "bad-character"
    ZERO_WIDTH = "zero-width"
    TAB_IN_TEXT = "tab-in-text"
    SMART_QUOTES = "smart-quotes"
    TOO_LARGE = "too-large"
    UNREADABLE = "unreadable"
    MISSING_FILE = "missing-file"
    STRAY_FILE = "stray-file"
    WRONG_ENDING = "wrong-ending"
    NO_FRONT_MATTER = "no-front-matter"
    FRONT_MATTER_OPEN = "front-matter-open"
    YAML_SYNTAX = "yaml-syntax"
    UNQUOTED_COLON = "unquoted-colon"
    UNQUOTED_HASH = "unquoted-hash"
    TAB = "tab"
    SPECIAL_SPACE = "special-space"
    YAML_ALIAS = "yaml-alias"
    YAML_TAG = "yaml-tag"
    TOO_DEEP = "too-deep"
    DUPLICATE_KEY = "duplicate-key"
    UNKNOWN_FIELD = "unknown-field"
    MISSING_FIELD = "missing-field"
    WRONG_TYPE = "wrong-type"
    EMPTY = "empty"
    TOO_LONG = "too-long"
    BAD_ID = "bad-id"
    BAD_NUMBER = "bad-number"
    BAD_SCORE = "bad-score"
    BAD_YEAR = "bad-year"
    BAD_PERIOD = "bad-period"
    BAD_DATE = "bad-date"
    BAD_CHOICE = "bad-choice"
    BAD_URL = "bad-url"
    URL_WITHOUT_SCHEME = "url-without-scheme"
    UNSAFE_URL = "unsafe-url"
    OUTSIDE_FISCAL_YEAR = "outside-fiscal-year"
    DATE_OUTSIDE_YEAR = "date-outside-year"
    DUPLICATE_ID = "duplicate-id"
    WRONG_PLACE = "wrong-place"
    UNKNOWN_FRAMEWORK = "unknown-framework"
    UNKNOWN_INDICATOR = "unknown-indicator"
    UNKNOWN_ITEM = "unknown-item"
    UNKNOWN_INSTRUMENT = "unknown-instrument"
    UNKNOWN_SOURCE = "unknown-source"
    UNKNOWN_UNIT = "unknown-unit"
    UNKNOWN_ACTIVITY = "unknown-activity"
    UNKNOWN_PROMISE = "unknown-promise"
    UNLISTED_URL = "unlisted-url"
    OTHER_YEAR = "other-year"
    OTHER_AGENCY = "other-agency"
    ORDER_GAP = "order-gap"
    UNREAD_MEASURE = "unread-measure"
    TODO = "todo"
    BROKEN_LINK = "broken-link"
    LOST_SHORTCUT = "lost-shortcut"
    BAD_HEALTH_FILE = "bad-health-file"
    BAD_OVERRULE = "bad-overrule"
    NO_ARCHIVE = "no-archive"
    BAD_ARCHIVE = "bad-archive"
    DUPLICATE_WORD = "duplicate-word"
    LONE_WORD = "lone-word"
    ARCHIVE_IN_CONTENT = "archive-in-content"
    BAD_TEMPLATE = "bad-template"
    BAD_PICTURE = "bad-picture"
    REMOTE_PICTURE = "remote-picture"
    UNSAFE_DRAWING = "unsafe-drawing"
    PERSONAL_DATA = "personal-data"
    UNUSED_OPTION = "unused-option"


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a code means, in both languages, and how grave it is."""

    severity: Severity
    th: str
    en: str


def _error(th: str, en: str) -> Meaning:
    return Meaning(Severity.ERROR, th, en)


def _warning(th: str, en: str) -> Meaning:
    return Meaning(Severity.WARNING, th, en)


MEANINGS: Final[dict[Code, Meaning]] = {
    Code.NOT_UTF8: _error(
        "ไฟล์ไม่ได้บันทึกเป็น UTF-8 ให้บันทึกใหม่โดยเลือก UTF-8", "The file is not UTF-8; save it again as UTF-8"
    ),
    Code.NOT_TEXT: _error(
        "ไฟล์นี้ไม่ใช่ไฟล์ข้อความ แต่เป็นไฟล์ชนิดอื่นที่ถูกเปลี่ยนชื่อ", "This is no text file, but one of another kind under another name"
    ),
    Code.BYTE_ORDER_MARK: _warning(
        "ไฟล์ขึ้นต้นด้วยเครื่องหมาย BOM อ่านได้ตามปกติ แต่ควรบันทึกเป็น UTF-8 แบบไม่มี BOM",
        "The file starts with a byte order mark; it was read all the same, but save it as UTF-8 without BOM",
    ),
    Code.WINDOWS_LINES: _warning(
        "ไฟล์ขึ้นบรรทัดแบบ Windows (CRLF) อ่านได้ตามปกติ แต่ควรบันทึกแบบ LF",
        "The file has Windows line ends (CRLF); it was read all the same, but save it with LF",
    ),
    Code.BAD_CHARACTER: _error(
        "มีอักขระควบคุมหรืออักขระกลับทิศทางข้อความที่มองไม่เห็น ให้ลบออก",
        "There is an invisible control or text-direction character; delete it",
    ),
    Code.ZERO_WIDTH: _warning(
        "ในข้อความมีอักขระที่มองไม่เห็น มักติดมาจากการคัดลอก ทำให้ค้นคำนั้นไม่พบ ลบคำนั้นแล้วพิมพ์ใหม่",
        "The text holds a character that no eye sees, most often from copying; searches miss the word: type it anew",
    ),
    Code.TAB_IN_TEXT: _warning(
        "ในข้อความมีแท็บ มักเพราะคัดลอกหลายช่องมาจาก Excel หรือ Word ตรวจว่าครบช่อง แล้วเปลี่ยนแท็บเป็นช่องว่าง",
        "The text holds a tab, most often from several cells of Excel; check them, then put a space in its place",
    ),
    Code.SMART_QUOTES: _warning(
        "เครื่องหมายคำพูดแบบโค้ง (“ ”) ครอบข้อความไม่ได้ จะปรากฏบนเว็บไซต์ด้วย"
        ' ถ้าไม่ใช่คำของรายงาน ลบออก ถ้าใช่ ใส่เครื่องหมายแบบตรง (") ครอบอีกชั้น',
        "Curly quotation marks do not quote a value: the site shows them; delete them, or put straight ones around",
    ),
    Code.TOO_LARGE: _error("ไฟล์ใหญ่เกินกำหนด", "The file is larger than allowed"),
    Code.UNREADABLE: _error("เปิดอ่านไฟล์ไม่ได้", "The file cannot be read"),
    Code.MISSING_FILE: _error("ไม่พบไฟล์ที่ต้องมี", "A file that must be there is missing"),
    Code.STRAY_FILE: _warning(
        "ไฟล์อยู่ในที่ที่ระบบไม่อ่าน จึงไม่ปรากฏบนเว็บไซต์",
        "The file stands where nothing reads it, so the site does not show it",
    ),
    Code.ARCHIVE_IN_CONTENT: _error(
        "คลังสำเนาหลักฐานอยู่ในโฟลเดอร์เนื้อหา จะถูกเผยแพร่ไปด้วย ย้ายโฟลเดอร์นี้ไปไว้ข้างโฟลเดอร์เนื้อหา",
        "The archive of evidence lies in the content folder and would be published; move it beside that folder",
    ),
    Code.WRONG_ENDING: _error(
        "ท้ายชื่อไฟล์ (นามสกุล) ไม่ถูก ระบบจึงไม่อ่านไฟล์นี้", "The ending of the file's name is wrong, so nothing reads the file"
    ),
    Code.NO_FRONT_MATTER: _error(
        "ไฟล์ต้องขึ้นต้นด้วยบรรทัด --- แล้วตามด้วยข้อมูล", "The file must start with a line --- and the fields after it"
    ),
    Code.FRONT_MATTER_OPEN: _error("ไม่มีบรรทัด --- ที่ปิดท้ายส่วนข้อมูล", "The line --- that ends the fields is missing"),
    Code.YAML_SYNTAX: _error("รูปแบบ YAML ผิด", "This is not valid YAML"),
    Code.UNQUOTED_COLON: _error(
        "ข้อความมีเครื่องหมาย : ให้ใส่เครื่องหมายคำพูดครอบข้อความ", "The text holds a colon; put it in quotation marks"
    ),
    Code.UNQUOTED_HASH: _error(
        "ข้อความตั้งแต่เครื่องหมาย # จะหายไป ให้ใส่เครื่องหมายคำพูดครอบข้อความ หรือย้ายหมายเหตุไปไว้บรรทัดของตัวเอง",
        "What follows # would be lost; put the text in quotation marks, or the remark on a line of its own",
    ),
    Code.TAB: _error("ย่อหน้าด้วยแท็บไม่ได้ ให้ใช้ช่องว่าง", "Indent with spaces, not with tabs"),
    Code.SPECIAL_SPACE: _error(
        "ย่อหน้าด้วยช่องว่างพิเศษที่คัดลอกมาจาก Word หรือเว็บ ให้ลบแล้วกดช่องว่างใหม่",
        "The indentation holds a special space, copied from Word or the web; type plain spaces instead",
    ),
    Code.YAML_ALIAS: _error(
        "ไม่รับการอ้างซ้ำของ YAML (& และ *) ให้เขียนข้อความเต็ม หรือใส่เครื่องหมายคำพูด",
        "YAML anchors and aliases (& and *) are not accepted; write the text out, or quote it",
    ),
    Code.YAML_TAG: _error("ไม่รับแท็กของ YAML (!) ให้ใส่เครื่องหมายคำพูด", "YAML tags (!) are not accepted; quote the text"),
    Code.TOO_DEEP: _error("ซ้อนกันลึกเกินกำหนด", "This is nested too deeply"),
    Code.DUPLICATE_KEY: _error("มีช่องชื่อเดียวกันสองครั้ง", "The same field stands here twice"),
    Code.UNKNOWN_FIELD: _error("ไม่รู้จักช่องชื่อนี้", "There is no field of this name"),
    Code.MISSING_FIELD: _error("ขาดช่องที่ต้องมี", "A field that must be there is missing"),
    Code.WRONG_TYPE: _error("ชนิดของข้อมูลไม่ถูกต้อง", "The value is of the wrong kind"),
    Code.EMPTY: _error("ช่องนี้ว่างไม่ได้", "This field must not be empty"),
    Code.TOO_LONG: _error("ข้อความยาวเกินกำหนด", "The text is longer than allowed"),
    Code.BAD_ID: _error(
        "รหัสต้องเป็น a-z 0-9 และ - ขึ้นต้นด้วยตัวอักษรหรือตัวเลข ยาวไม่เกิน 40 ตัว",
        "An id is made of a-z, 0-9 and -, starts with a letter or digit and has at most 40 characters",
    ),
    Code.BAD_NUMBER: _error("ต้องเป็นจำนวนเต็ม", "A whole number is needed"),
    Code.BAD_SCORE: _error(
        "ต้องเป็นคะแนน 0 ถึง 100 ทศนิยมไม่เกินสองตำแหน่ง เช่น 85.20",
        "A score of 0 to 100 with at most two decimals, such as 85.20, is needed",
    ),
    Code.BAD_YEAR: _error("ต้องเป็นปีพุทธศักราช เช่น 2567", "A Buddhist-era year such as 2567 is needed"),
    Code.BAD_PERIOD: _error(
        "ต้องเป็นช่วงเดือนปี พ.ศ. เช่น 2566-10/2567-09",
        "Months of Buddhist years such as 2566-10/2567-09 are needed",
    ),
    Code.BAD_DATE: _error("ต้องเป็นวันที่ปี พ.ศ. เช่น 2567-03-06", "A date of a Buddhist year such as 2567-03-06 is needed"),
    Code.BAD_CHOICE: _error("ค่านี้ไม่อยู่ในรายการที่รับได้", "This value is not one of those allowed"),
    Code.BAD_URL: _error("ที่อยู่เว็บไม่ถูกต้อง", "This is not a valid web address"),
    Code.URL_WITHOUT_SCHEME: _error(
        "ที่อยู่เว็บต้องขึ้นต้นด้วย http:// หรือ https://",
        "A web address must start with http:// or https://",
    ),
    Code.UNSAFE_URL: _error(
        "ไม่รับที่อยู่ชนิดนี้ รับเฉพาะ http:// และ https://",
        "This kind of address is refused; only http:// and https:// are accepted",
    ),
    Code.OUTSIDE_FISCAL_YEAR: _error(
        "วันหรือเดือนอยู่นอกปีงบประมาณของรายงาน", "The date or month is outside the report's fiscal year"
    ),
    Code.DATE_OUTSIDE_YEAR: _warning(
        "ข้อความกล่าวถึงวันหรือเดือนนอกปีงบประมาณของรายงาน เทียบกับต้นฉบับอีกครั้ง ถ้าต้นฉบับพิมพ์อย่างนั้นจริงปล่อยไว้ได้",
        "The words name a date outside the report's fiscal year; compare them with the original",
    ),
    Code.DUPLICATE_ID: _error("มีรหัสหรือเลขลำดับนี้แล้ว", "This id or number is taken already"),
    Code.WRONG_PLACE: _error(
        "ข้อมูลไม่ตรงกับชื่อโฟลเดอร์หรือชื่อไฟล์", "The field does not agree with the folder's or the file's name"
    ),
    Code.UNKNOWN_FRAMEWORK: _error(
        "ไม่มีกรอบการประเมินของปีนี้ใน content/framework/", "content/framework/ has no framework of that year"
    ),
    Code.UNKNOWN_INDICATOR: _error("ไม่มีตัวชี้วัดนี้ในกรอบการประเมิน", "The framework has no such indicator"),
    Code.UNKNOWN_ITEM: _error("ไม่มีข้อคำถามนี้ในกรอบการประเมิน", "The framework has no such item"),
    Code.UNKNOWN_INSTRUMENT: _error("ไม่มีเครื่องมือนี้ในกรอบการประเมิน", "The framework has no such instrument"),
    Code.UNKNOWN_SOURCE: _error("ไม่มีแหล่งที่มานี้ในกรอบการประเมิน", "The framework has no such source"),
    Code.UNKNOWN_UNIT: _error("ไม่มีส่วนราชการนี้ใน content/agency.yml", "content/agency.yml has no such unit"),
    Code.UNKNOWN_ACTIVITY: _error("ไม่มีกิจกรรมหมายเลขนี้ในมาตรการ", "The measure has no activity of that number"),
    Code.UNKNOWN_PROMISE: _error("ไม่มีกิจกรรมอื่นที่มีผลอยู่ที่นี่ในรายงาน", "The report has no other activity with a result there"),
    Code.UNLISTED_URL: _warning(
        "ข้อความมีที่อยู่เว็บที่ไม่ได้อยู่ในช่อง evidence จึงไม่เป็นลิงก์และไม่ถูกตรวจ",
        "The text holds a web address that the field evidence does not list, so it is neither linked nor checked",
    ),
    Code.BAD_HEALTH_FILE: _error(
        "อ่านไฟล์ผลตรวจลิงก์ไม่ได้ ไฟล์นี้เขียนโดยโปรแกรมตรวจเท่านั้น ให้นำฉบับก่อนหน้ากลับมา",
        "The file of link health cannot be read; the link job alone writes it, so bring back the version before",
    ),
    Code.BAD_OVERRULE: _error("ไฟล์คำยืนยันลิงก์ไม่ถูกต้อง", "The file in which people confirm links is not as it should be"),
    Code.NO_ARCHIVE: _warning(
        "ให้ทุกคนดูสำเนาหลักฐานได้ แต่ที่นี่ไม่มีโฟลเดอร์ archive ข้าง content เว็บไซต์ที่สร้างครั้งนี้จึงไม่มีหน้าสำเนา มีเพียงวันที่เห็นและค่า SHA-256",
        "Everybody may see the copies of evidence, but there is no folder archive beside content here:"
        " this build has no pages of copies, only when each was seen and its SHA-256",
    ),
    Code.BAD_ARCHIVE: _warning(
        "อ่านดัชนีของโฟลเดอร์ archive ไม่ได้ เว็บไซต์ที่สร้างครั้งนี้จึงไม่มีหน้าสำเนา",
        "The index of the folder archive cannot be read: this build has no pages of copies",
    ),
    Code.BAD_TEMPLATE: _error(
        "ใช้แม่แบบ Word ไฟล์นี้ไม่ได้ แก้แล้วบันทึกใหม่ หรือลบไฟล์นี้เพื่อใช้แม่แบบที่มากับระบบ",
        "This Word template cannot be used; mend it, or delete it to have the built-in one",
    ),
    Code.BAD_PICTURE: _error(
        "ไฟล์ภาพนี้เว็บเบราว์เซอร์แสดงไม่ได้ และลบข้อมูลที่ซ่อนอยู่ (สถานที่ถ่าย ผู้ถ่าย) ออกไม่ได้ บันทึกใหม่เป็น JPEG หรือ PNG",
        "No browser shows a picture of this kind, and what is hidden in it (place, author) cannot be taken out;"
        " save it again as JPEG or PNG",
    ),
    Code.REMOTE_PICTURE: _error(
        "ภาพอยู่บนเว็บอื่น เว็บไซต์นี้จะไม่แสดง และเว็บนั้นจะรู้ว่าใครเปิดหน้านี้ บันทึกภาพลงในโฟลเดอร์เนื้อหาแล้วชี้ไปที่ไฟล์นั้น หรือทำเป็นลิงก์",
        "The picture is on another host: the site would not show it, and that host would see who reads the page;"
        " save it into the content folder, or make it a link",
    ),
    Code.UNSAFE_DRAWING: _error(
        "ไฟล์ SVG หรือ XML นี้มีคำสั่งหรือเรียกข้อมูลจากที่อื่นเมื่อผู้ชมเปิด หรือเสียหาย หรือไม่ใช่ UTF-8"
        " ลบส่วนนั้นออก หรือบันทึกใหม่เป็น UTF-8 หรือ PNG",
        "This SVG or XML file would run a program or load from elsewhere when it is opened, is broken,"
        " or is not UTF-8; take that part out, or save it as UTF-8 or PNG",
    ),
    Code.PERSONAL_DATA: _warning(
        "ข้อความมีเลขประจำตัวประชาชน โทรศัพท์มือถือ หรืออีเมล ซึ่งจะเผยแพร่แก่ทุกคน ลบออกถ้าเป็นของบุคคล"
        " ถ้าเผยแพร่ได้ ใส่ไว้ใน public_contacts ของ content/agency.yml",
        "The words hold the number of an identity card or a mobile telephone, or an e-mail address, for all to read:"
        " take it out, or list it in public_contacts of content/agency.yml if it may be published",
    ),
    Code.UNUSED_OPTION: _warning(
        "ตัวเลือกนี้ไม่มีผลกับเว็บไซต์ เพราะกรอบของทุกหน้าเป็นของโปรแกรมนี้เอง ลบออกได้",
        "This option has no effect, for the frame of every page is this program's own; it can be deleted",
    ),
    Code.OTHER_YEAR: _warning(
        "ข้อความไม่ได้กล่าวถึงปีนี้ อาจคัดลอกมาจากรายงานปีอื่น",
        "The words do not name this year; they may have been copied from another year's report",
    ),
    Code.OTHER_AGENCY: _warning(
        "ชื่อเรื่องของรายงานไม่มีชื่อหน่วยงานใน content/agency.yml ถ้าเป็นรายงานของหน่วยงานอื่น เว็บไซต์จะเผยแพร่ในชื่อที่ผิด",
        "The report's title does not name the agency of content/agency.yml, in whose name the site publishes it",
    ),
    Code.ORDER_GAP: _warning(
        "ลำดับ (order) ของมาตรการในรายงานข้ามไป อาจมีไฟล์มาตรการที่ถูกลบหรือถูกเปลี่ยนชื่อ",
        "Places (order) of measures are skipped in this report; a measure's file may have been deleted or renamed",
    ),
    Code.UNREAD_MEASURE: _error(
        "ไฟล์นี้ดูเหมือนมาตรการแต่ไม่ใช่ไฟล์ .md จึงไม่ปรากฏบนเว็บไซต์ ถ้าเป็นเอกสารแนบ ให้ใส่ลิงก์ไว้ในข้อความของมาตรการ",
        "This file looks like a measure but is no .md file, so nothing shows it; link to it if it is an attachment",
    ),
    Code.DUPLICATE_WORD: _error(
        "คำนี้มีอยู่แล้ว (ช่องว่าง จุด ขีด และตัวพิมพ์เล็กใหญ่นับเป็นคำเดียวกัน)",
        "This word stands here already (spaces, dots, hyphens and case make no difference)",
    ),
    Code.LONE_WORD: _error("กลุ่มคำต้องมีอย่างน้อยสองคำ", "A group needs two words or more"),
    Code.TODO: _warning(
        "มีจุดที่ต้องตรวจ แก้ให้ถูกแล้วลบคำว่า TODO (หรือทั้งบรรทัดหมายเหตุ) ออก",
        "Something here waits for a person: put it right, then delete the word TODO (or the whole remark)",
    ),
    Code.BROKEN_LINK: _error("ลิงก์ในข้อความไปไม่ถึงหน้าใดของเว็บไซต์", "A link in the text leads to no page of the site"),
    Code.LOST_SHORTCUT: _warning(
        "ทางลัดของช่องค้นหาชี้ไปหน้าหรือหัวข้อที่เว็บไซต์ไม่มี ค้นคำเหล่านี้แล้วจะได้ผลค้นหาตามปกติ ไม่ได้ไปหน้านั้นโดยตรง",
        "A shortcut of the search box leads to no page, or to no part of one; searching its words still works",
    ),
}
