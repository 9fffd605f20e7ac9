"""Every kind of doubt that the importer can have: a closed list, with what each says in Thai and what to do then."""

from enum import StrEnum
from typing import Final, Self

CONFIRM: Final = "ถูกแล้วลบบรรทัดนี้"
"""What a person does with a reading that only has to be confirmed."""

COMPARE: Final = "เทียบกับต้นฉบับ"
"""What a person does where the layout of the file leaves open what was meant."""


class Review(StrEnum):
    """What a person should look at, as the summary counts it."""

    PAIR = "จับคู่ผลกับกิจกรรม"
    READ = "วันที่ จำนวนคน ส่วนราชการ ช่วงเวลา หรือตัวชี้วัดที่อ่านจากข้อความ"
    TITLE = "ชื่อเรียกมาตรการที่ตั้งให้"
    ADDRESS = "ที่อยู่เว็บที่ไม่แน่ใจ"
    MISSING = "ช่องที่ไฟล์ไม่มีข้อความ"
    UNPLACED = "ข้อความที่ยังไม่ได้จัดเข้าช่อง"
    PICTURE = "ภาพที่ต้องใส่คำบรรยาย หรือนำเข้าไม่ได้"
    LAYOUT = "การจัดตารางที่ต้องเทียบกับต้นฉบับ"
    YEAR = "ปีและกรอบการประเมิน"


class DoubtKind(StrEnum):
    """A kind of doubt: a stable code, how the summary counts it, a Thai sentence, and what a person should do.

    `{}` in the sentence is filled with the doubt's `args`, in order. Where a field is only suggested, the advice
    says how to accept it.
    """

    review: Review
    sentence: str
    advice: str

    def __new__(cls, code: str, review: Review, sentence: str, advice: str = CONFIRM) -> Self:
        """Return the member of `code`, with what it says."""
        member = str.__new__(cls, code)
        member._value_ = code
        member.review, member.sentence, member.advice = review, sentence, advice
        return member

    # how a table is laid out
    OTHER_REPORT = (
        "other-report",
        Review.LAYOUT,
        "ตารางนี้อาจไม่ใช่มาตรการของรายงานฉบับนี้ ({})",
        "ถ้าไม่ใช่ ลบไฟล์นี้ ถ้าใช่ ลบบรรทัดนี้",
    )
    HEADLESS = "headless", Review.LAYOUT, "ตารางนี้ไม่มีหัวคอลัมน์ จึงใช้หัวของตารางก่อนหน้า", ""
    ISSUE_COLUMNS = "issue-columns", Review.LAYOUT, "ไฟล์แยกประเด็นเป็นหลายคอลัมน์ ({}) จึงนำมาต่อกัน"
    RESULT_COLUMNS = "result-columns", Review.LAYOUT, "ไฟล์แบ่งผลเป็นหลายคอลัมน์ ({}) จึงนำมาต่อกันตามลำดับ"
    ACTIVITY_COLUMNS = "activity-columns", Review.LAYOUT, "ไฟล์มีคอลัมน์กิจกรรมหลายคอลัมน์ ({}) จึงต่อเป็นรายการเดียว", COMPARE
    MEASURE_COLUMN = "measure-column", Review.LAYOUT, "ไฟล์มีคอลัมน์มาตรการแยกจากขั้นตอน จึงใส่มาตรการไว้ในช่อง lead", ""
    COLUMN_BY_PLACE = "column-by-place", Review.LAYOUT, "ไม่รู้จักหัวคอลัมน์ “{}” ถือตามตำแหน่งว่าเป็นช่อง{}"
    COLUMN_AS_RESULTS = "column-as-results", Review.LAYOUT, "ถือว่าคอลัมน์ “{}” คือผลการดำเนินการ เพราะไม่มีคอลัมน์อื่นที่บอกผล"
    NESTED_TABLE = "nested-table", Review.LAYOUT, "ในช่องมีตารางซ้อน ข้อความเรียงต่อกันทีละแถว คั่นช่องด้วย |", COMPARE
    MERGED_ABOVE = "merged-above", Review.LAYOUT, "ช่อง{}ผสานกับแถวบนในตาราง จึงใส่ข้อความเดียวกัน"
    SAME_AS_ABOVE = "same-as-above", Review.LAYOUT, "พิมพ์ {} ในช่อง{} จึงถือว่าเหมือนแถวบน"
    COUNTED_ON = "counted-on", Review.LAYOUT, "ประเด็นพิมพ์ซ้ำกับแถวบน และเลขกิจกรรมนับต่อจากแถวบน จึงถือเป็นมาตรการเดียวกัน"
    FIELD_FROM_ROW = "field-from-row", Review.LAYOUT, "{}มาจากแถว {} ใต้มาตรการในตาราง"
    ISSUE_ABOVE = "issue-above", Review.LAYOUT, "ตารางไม่มีคอลัมน์ประเด็น จึงใช้ข้อความเหนือตาราง"
    DRAWN_PERIOD = "drawn-period", Review.LAYOUT, "ลูกศรหรือเส้นที่วาดไว้อ่านได้เฉพาะช่องที่วางไว้ ตรวจช่วงเวลากับต้นฉบับ", ""
    INTRODUCTION_APART = "introduction-apart", Review.LAYOUT, "ย่อหน้านี้ไม่ได้อยู่ต่อจากชื่อเรื่อง เป็นย่อหน้านำหรือไม่"

    # how a cell is laid out
    ITEMS_SPLIT = "items-split", Review.LAYOUT, "ในย่อหน้าเดียวมีหลายข้อต่อกัน จึงแยกเป็นข้อละรายการ", COMPARE
    NUMBERS_WITHIN = "numbers-within", Review.LAYOUT, "ในบรรทัดเดียวมีเลขข้อต่อกันหลายข้อ จึงยังเป็นข้อเดียว", "ถ้าเป็นคนละข้อ ให้แยก"
    DASHES_WITHIN = "dashes-within", Review.LAYOUT, "ในบรรทัดเดียวมีขีดคั่นอยู่ จึงยังเป็นข้อเดียว", "ถ้าเป็นคนละข้อ ให้แยก"
    PLAIN_BETWEEN = "plain-between", Review.LAYOUT, "บรรทัดที่ไม่มีเครื่องหมายอยู่ระหว่างข้อที่มี จึงถือว่าต่อจากข้อบน", COMPARE
    PLAIN_HEADS = "plain-heads", Review.LAYOUT, "บรรทัดที่ไม่มีเครื่องหมายอยู่ระหว่างข้อที่มี จึงถือเป็นหัวข้อของข้อล่าง", COMPARE
    LONE_HEADING = "lone-heading", Review.LAYOUT, "ในช่องนี้มีข้อเดียวอยู่เหนือข้อย่อยหลายข้อ จึงถือเป็นหัวข้อของรายการ", COMPARE
    PLAIN_ABOVE = "plain-above", Review.LAYOUT, "ในช่องนี้ย่อหน้าที่ไม่มีเครื่องหมายอยู่เหนือข้อย่อย จึงถือเป็นข้อหลัก", COMPARE
    OUTCOME_HEADING = "outcome-heading", Review.LAYOUT, "ในช่องผลการดำเนินการมีหัวข้อ “{}” จึงถือว่าข้อความใต้หัวข้อนี้เป็นผลลัพธ์"
    COLUMN_NAMED_AGAIN = "column-named-again", Review.LAYOUT, "คำว่า “{}” ในช่อง{}บอกเพียงชื่อช่อง จึงไม่นับเป็นข้อ"
    OUTCOMES_IN_RESULTS = "outcomes-in-results", Review.LAYOUT, "อ่านผลลัพธ์จากช่องผลการดำเนินการ เพราะตารางไม่มีคอลัมน์ผลลัพธ์"
    FIELD_IN_ACTIVITIES = "field-in-activities", Review.LAYOUT, "อ่าน{}จากช่องกิจกรรม เพราะตารางไม่มีคอลัมน์"

    # what Word holds and text cannot
    DOCUMENT_INSERTED = "document-inserted", Review.LAYOUT, "เอกสารอื่นที่แทรกไว้ทั้งฉบับไม่ได้นำเข้า", ""
    OBJECT_EMBEDDED = "object-embedded", Review.LAYOUT, "วัตถุที่ฝังไว้ (แผนภูมิ แผนผัง หรือไฟล์แนบ) ไม่ได้นำเข้า", ""
    PRONUNCIATION = "pronunciation", Review.LAYOUT, "คำอ่านของ {}: {}", ""
    HIDDEN_TEXT = "hidden-text", Review.LAYOUT, "ข้อความที่ซ่อนไว้ใน Word ไม่ได้นำเข้า", ""
    INVISIBLE_CHARACTER = "invisible-character", Review.LAYOUT, "ตัดอักขระที่มองไม่เห็น ({}) ออก", ""
    FIELD_OPEN = "field-open", Review.LAYOUT, "ฟิลด์ของ Word ที่ไม่มีจุดจบ ข้อความอาจไม่ตรงกับที่ Word แสดง", ""
    FIELD_CODE = "field-code", Review.LAYOUT, "ข้อความที่อยู่ในคำสั่งของฟิลด์ ซึ่ง Word ไม่แสดง ไม่ได้นำเข้า", ""
    SYMBOL_FONT = "symbol-font", Review.LAYOUT, "สัญลักษณ์ของฟอนต์ {} อาจไม่ตรงกับต้นฉบับ", ""
    EQUATION = "equation", Review.LAYOUT, "สมการอ่านเป็นข้อความบรรทัดเดียว: {}", COMPARE

    # what words name
    TITLE_MADE = "title-made", Review.TITLE, "ชื่อเรียกสั้น ๆ ตั้งให้จากคำแรก ๆ ของ{}", "แก้ให้อ่านง่าย แล้วลบบรรทัดนี้"
    INDICATOR_READ = "indicator-read", Review.READ, "อ่านเลขตัวชี้วัดจากข้อความ ({})"
    INDICATOR_UNKNOWN = (
        "indicator-unknown",
        Review.READ,
        "ข้อความระบุตัวชี้วัดที่ {} แต่กรอบ {} ไม่มี",
        "เพิ่มในกรอบก่อน แล้วใส่ในช่อง indicator",
    )
    ITEMS_UNKNOWN = "items-unknown", Review.READ, "กรอบการประเมินไม่มีข้อ {} จึงยังไม่ใส่", "เพิ่มในกรอบก่อนแล้วใส่ที่นี่"
    ITEMS_ELSEWHERE = "items-elsewhere", Review.READ, "อ่านรหัสข้อจากข้อความเหนือตารางหรือคอลัมน์อื่น"
    ITEMS_RANGE = "items-range", Review.READ, "ข้อความระบุช่วงข้อ จึงใส่เฉพาะข้อแรกและข้อสุดท้าย", ""
    ITEMS_LETTERLESS = (
        "items-letterless",
        Review.READ,
        "ข้อความอาจหมายถึงข้อ {} โดยไม่มีตัวอักษรหน้าเลข",
        "ถ้าใช่ ใส่ที่นี่ แล้วลบบรรทัดนี้",
    )
    ITEMS_WORDED = "items-worded", Review.READ, "ถ้อยคำคล้ายข้อ {} โดยไม่ได้ระบุรหัส", "ถ้าใช่ ลบบรรทัดนี้ และลบ # หน้า resembles"
    UNITS_NOT_NAMED = "units-not-named", Review.READ, "ไม่พบชื่อส่วนราชการใน agency.yml{}", "ใส่รหัสใน units แล้วลบบรรทัดนี้"
    UNITS_UNKNOWN = (
        "units-unknown",
        Review.READ,
        "ข้อความเอ่ยถึง {} ซึ่งไม่มีใน agency.yml",
        "ถ้าเป็นส่วนราชการ เพิ่มใน agency.yml และใส่รหัสใน units แล้วลบบรรทัดนี้",
    )
    UNITS_TICKED = "units-ticked", Review.READ, "อ่านเฉพาะส่วนราชการที่ทำเครื่องหมายในช่องไว้"
    UNITS_UNTICKED = "units-unticked", Review.READ, "ไม่มีช่องใดทำเครื่องหมายไว้ จึงใส่ทุกชื่อ", "ให้เหลือเฉพาะที่ถูก แล้วลบบรรทัดนี้"
    UNITS_ALL_AND_SOME = "units-all-and-some", Review.READ, "ข้อความเอ่ยถึงทุกส่วนราชการ และเอ่ยชื่อบางแห่งด้วย จึงใส่ทุกส่วนราชการ"
    PERIOD_READ = "period-read", Review.READ, "{} ({})"
    PERIOD_UNREAD = "period-unread", Review.READ, "อ่านเดือนไม่ได้ จึงใส่ช่วงของรายงาน ({})"
    PERIOD_OUTSIDE = "period-outside", Review.READ, "อยู่นอกปีงบประมาณ จึงใส่ช่วงของรายงาน ({})"
    PERIOD_MISSING = "period-missing", Review.MISSING, "ไฟล์ไม่มีช่องหรือข้อความระยะเวลา จึงใส่ช่วงของรายงาน ({})"
    STATUS_BOX = "status-box", Review.READ, "อ่านสถานะจากช่องที่ทำเครื่องหมายไว้ ทั้งข้อความอยู่ท้ายไฟล์"
    STATUS_COLUMN = "status-column", Review.READ, "อ่านสถานะจากเครื่องหมายใต้หัวคอลัมน์"
    STATUS_BELOW = (
        "status-below",
        Review.READ,
        "สถานะนี้อยู่ใต้ผลการดำเนินการในต้นฉบับ",
        f"ถ้าไม่ใช่ของทั้งแถว ให้ย้ายไปต่อท้ายผลนั้น {CONFIRM}",
    )
    DATE_READ = "date-read", Review.READ, "วันที่อ่านจากข้อความ"
    DATES_SEVERAL = "dates-several", Review.READ, "ข้อความมีหลายวัน ({})", "ถ้าจะระบุ ให้ใส่วันในปีงบประมาณ แล้วลบ # และบรรทัดนี้"
    DATE_OUTSIDE = (
        "date-outside",
        Review.READ,
        "ข้อความมีวันนอกปีงบประมาณ ({})",
        "ถ้าจะระบุ ให้ใส่วันในปีงบประมาณ แล้วลบ # และบรรทัดนี้",
    )
    DATE_RANGE = "date-range", Review.READ, "ข้อความระบุช่วงวันหรือหลายวัน ({})", "ถ้าจะใช้วันแรก ลบ # และบรรทัดนี้"
    PEOPLE_READ = "people-read", Review.READ, "จำนวนคนอ่านจากข้อความ"
    PEOPLE_SEVERAL = (
        "people-several",
        Review.READ,
        "ข้อความมีจำนวนคนหลายจำนวน ({})",
        "ถ้าจะระบุ ให้เลือกหนึ่ง แล้วลบ # และบรรทัดนี้",
    )

    # which activities a result answers
    ANSWERS_LIKELY = (
        "answers-likely",
        Review.PAIR,
        "ข้อความนี้เป็นผลของกิจกรรม {} ใช่หรือไม่ ({})",
        "ถ้าใช่ ลบบรรทัดนี้ และลบ # หน้า answers",
    )
    ANSWERS_UNKNOWN = (
        "answers-unknown",
        Review.PAIR,
        "ข้อความนี้เป็นผลของกิจกรรมใด",
        "ใส่เลขใน [ ] หรือเว้นว่างถ้าไม่ตรงข้อใด แล้วลบบรรทัดนี้ และลบ # หน้า answers",
    )

    # addresses
    ADDRESS_UNUSABLE = "address-unusable", Review.ADDRESS, "ที่อยู่นี้ใช้เป็นลิงก์ไม่ได้: {}", ""
    ADDRESS_PRINTED_UNUSABLE = "address-printed-unusable", Review.ADDRESS, "ที่อยู่ที่พิมพ์ไว้ใช้ไม่ได้: {}", ""
    ADDRESS_TWO_TARGETS = "address-two-targets", Review.ADDRESS, "ที่พิมพ์ไว้คือ {} แต่เมื่อคลิกจะไปที่ {}", ""
    ADDRESS_BROKEN = "address-broken", Review.ADDRESS, "ต้นฉบับตัดที่อยู่เว็บเป็นสองบรรทัด จึงนำมาต่อกัน", ""
    ADDRESS_JOINED = "address-joined", Review.ADDRESS, "ต้นฉบับตัดที่อยู่เว็บขึ้นบรรทัดใหม่ จึงนำมาต่อกันเป็น {}", ""
    ADDRESS_INVISIBLE = "address-invisible", Review.ADDRESS, "ที่อยู่ที่พิมพ์ไว้มีอักขระที่มองไม่เห็น จึงตัดออกเหลือ {}", ""
    LINK_INVISIBLE = "link-invisible", Review.ADDRESS, "ลิงก์มีอักขระที่มองไม่เห็น จึงตัดออกเหลือ {}", ""
    ADDRESS_INVISIBLE_CODE = (
        "address-invisible-code",
        Review.ADDRESS,
        "ที่อยู่มีรหัสของอักขระที่มองไม่เห็น (เช่น %E2%80%8B) ตรวจว่าเปิดได้",
        "",
    )
    ADDRESS_SCHEME_WRONG = "address-scheme-wrong", Review.ADDRESS, "http:// หน้าที่อยู่พิมพ์ไว้ไม่ถูก จึงอ่านเป็น {}", ""
    ADDRESS_SCHEME_ADDED = "address-scheme-added", Review.ADDRESS, "ที่อยู่{} จึงเติมให้: {}", ""
    ADDRESS_THAI_BEHIND = "address-thai-behind", Review.ADDRESS, "มีคำไทยต่อท้ายที่อยู่ จึงตัดออก", "ถ้าเป็นส่วนหนึ่งของที่อยู่ ให้ใช้ {}"
    ADDRESS_THAI_WITHIN = "address-thai-within", Review.ADDRESS, "ที่อยู่มีตัวอักษรไทย อาจเป็นถ้อยคำที่ต่อท้าย ตรวจว่าเปิดได้: {}", ""
    ADDRESS_CUT = "address-cut", Review.ADDRESS, "ที่อยู่อาจถูกตัดกลาง เพราะตามด้วย {} ตรวจกับต้นฉบับ", ""
    ADDRESS_REDIRECTS = "address-redirects", Review.ADDRESS, "ที่อยู่นี้เป็นหน้าส่งต่อ ที่อยู่จริงน่าจะเป็น {}", ""
    ADDRESS_BEHIND_PICTURE = "address-behind-picture", Review.ADDRESS, "ที่อยู่นี้อยู่หลังภาพ เมื่อคลิกที่ภาพจะไปที่ {}"
    EVIDENCE_COLUMN = "evidence-column", Review.ADDRESS, "ที่อยู่หลักฐานมาจากคอลัมน์ {} ({})"
    EVIDENCE_AS_RESULT = "evidence-as-result", Review.ADDRESS, "แถวนี้ไม่มีข้อความผล จึงใส่ข้อความจากคอลัมน์ {} เป็นผล"

    # what a file lacks, or lacks now
    TEXT_MISSING = "text-missing", Review.MISSING, "ไฟล์ไม่มี{}", ""
    HEADING_MISSING = "heading-missing", Review.MISSING, "ตารางไม่มีคอลัมน์{}", ""
    TEXT_GONE = "text-gone", Review.MISSING, "ไฟล์ไม่มีข้อความในช่องนี้แล้ว จึงคงข้อความเดิมไว้", "ตรวจอีกครั้ง"
    TEXT_CHANGED = "text-changed", Review.READ, "ข้อความเปลี่ยนจากเดิม", "ตรวจอีกครั้ง"
    PAIRED_TEXT_CHANGED = "paired-text-changed", Review.PAIR, "ข้อความเปลี่ยนจากเดิม", "ตรวจอีกครั้ง"
    STILL_OPEN = "still-open", Review.READ, "{}", ""
    TEXT_TOO_LONG = "text-too-long", Review.UNPLACED, "ข้อความยาวติดกันเกินไป อยู่ท้ายไฟล์นี้", ""
    PICTURE_ALONE = "picture-alone", Review.PICTURE, "ต้นฉบับมีแต่ภาพ ดูท้ายไฟล์", ""
    PICTURE_LOST = "picture-lost", Review.PICTURE, "ต้นฉบับมีภาพตรงนี้ที่นำเข้าไม่ได้ ดูท้ายไฟล์", ""

    # years and frameworks
    YEAR_GUESSED = "year-guessed", Review.YEAR, "ปีที่ถูกประเมิน ซึ่งเป็นที่มาของมาตรการ ถือว่าเป็นปีก่อนปีงบประมาณ"
    FRAMEWORK_DRAFTED = (
        "framework-drafted",
        Review.YEAR,
        "กรอบนี้ร่างจากถ้อยคำของรายงานที่นำเข้าเท่านั้น ยังไม่ครบ",
        "ตรวจกับเอกสารของสำนักงาน ป.ป.ช. ของปีนี้ เติมข้อที่ขาด แล้วลบบรรทัดนี้",
    )
    FRAMEWORK_COMPLETED = (
        "framework-completed",
        Review.YEAR,
        "การนำเข้าเติมกรอบนี้ตามถ้อยคำของรายงาน: ตัวชี้วัดที่ {} และข้อคำถาม {} ข้อ ส่วนอื่นเป็นของเดิม",
        "ตรวจส่วนที่เติมกับเอกสารของสำนักงาน ป.ป.ช. ของปีนี้ แล้วลบบรรทัดนี้",
    )
    ITEM_QUOTED = "item-quoted", Review.YEAR, "ถ้อยคำคัดจากรายงาน เทียบกับแบบวัดของสำนักงาน ป.ป.ช.", CONFIRM
    ITEM_NOT_WORDED = "item-not-worded", Review.YEAR, "ใส่ถ้อยคำของข้อ {} รายงานระบุเพียงรหัส", ""
    INDICATOR_NOT_NAMED = "indicator-not-named", Review.YEAR, "ใส่ชื่อตัวชี้วัดที่ {}", ""
