"""What programs say when the thing asked for is not there: whole sentences, each with the program that says it."""

from __future__ import annotations

from typing import Final

from ita_site.links.judge.signs.phrase_table import PhraseTable

_THING: Final = r"(?:หน้า(?:เว็บ|เวป|เว็ป|เพจ)?|เพจ|เว็บเพจ|เนื้อหา|บทความ|ไฟล์|แฟ้ม(?:ข้อมูล)?|เอกสาร|กระทู้|หัวข้อ|ทรัพยากร|ข่าว|ประกาศ|ข้อมูล(?:ข่าว)?|รายการ|ชุดข้อมูล|วิดีโอ|โพสต์|ลิงก์|url|เว็บไซต์)"
_WANTED: Final = (
    r"(?:ที่(?:คุณ|ท่าน|เรา)?(?:กำลัง)?(?:ต้องการ|ร้องขอ|ขอ|ค้นหา|มองหา|เรียกดู|เรียก|ระบุ|เลือก|พยายามเข้าถึง)(?:ดู|ชม|เปิด|ดาวน์โหลด)?)"
)
_ENGLISH_THING: Final = r"(?:page|file|document|article|content|topic|thread|post|resource|url|object|item|category|directory|forum|board|album|link|video|record|site|publication|folder|album)"

MISSING: Final = PhraseTable(
    "soft-404",
    thai=(
        ("Joomla, WordPress, Drupal", rf"(?:ไม่พบ|หาไม่พบ|ไม่เจอ|ค้นหาไม่พบ){_THING}?{_WANTED}"),
        (
            "Google Sites, Drupal, Chrome",
            r"(?:ไม่พบ|หาไม่พบ|ไม่เจอ)(?:หน้า(?:เว็บ|เวป|เว็ป|เพจ|นี้)?|เพจ(?:นี้)?|เว็บเพจ|ไฟล์(?:นี้)?|ไฟล์ข้อมูล|แฟ้ม|กระทู้(?:นี้)?|หัวข้อ(?:นี้)?|บทความ(?:นี้)?|เอกสารนี้|ทรัพยากร|url)",
        ),
        ("CKAN", r"ไม่พบชุดข้อมูล"),
        ("LGO vendors", rf"ไม่มี{_THING}(?:{_WANTED}|นี้)"),
        ("Google Sites", r"หน้าเว็บตาม url ข้างต้นอาจไม่มีอยู่"),
        ("WordPress", r"(?:ดูเหมือน(?:ว่า)?(?:จะ)?)(?:ไม่พบสิ่งใด|ไม่มีอะไร)(?:ใน|ที่)ตำแหน่งนี้"),
        ("IIS", r"ทรัพยากร\S{0,20}ถูกเอาออก"),
        (
            "phpBB, SMF",
            r"(?:หัวข้อ|กระทู้|บอร์ด|หัวข้อหรือบอร์ด)(?:ที่คุณ(?:กำลัง)?(?:มองหา|ร้องขอ|ต้องการ))?,? ?(?:อาจ)?(?:หายไป|ไม่มีอยู่|ถูกลบ(?:ไป)?)(?:แล้ว)?(?:หรือคุณไม่ได้รับอนุญาต\S*)?",
        ),
        (
            "Thai CMS",
            rf"(?:{_THING})(?:นี้|{_WANTED})? ?(?:ได้)?(?:ไม่มีอยู่(?:จริง)?|ถูกลบ(?:ออก)?(?:ไป)?|ถูกย้าย(?:ไป)?|ไม่มีแล้ว|หายไป|ไม่พร้อมใช้งาน|ไม่สามารถใช้งานได้)",
        ),
        ("Facebook", r"เนื้อหานี้ไม่พร้อมใช้งานในขณะนี้"),
        ("Facebook", r"(?:ขออภัย )?หน้านี้ไม่พร้อมใช้งาน"),
        ("Google Drive", r"ไฟล์(?:นี้)?อยู่ในถังขยะ(?:ของเจ้าของ)?"),
        ("Google Docs", r"ไม่มีไฟล์ที่คุณขอ"),
        ("URL shorteners", r"ลิง(?:ก์|ค์|ก)(?:นี้)? ?(?:เสีย(?:หรือหมดอายุ)?|หมดอายุ|ไม่ถูกต้อง|ถูกระงับ)"),
        ("LGO vendors", r"รหัส(?:ข่าว|บทความ|เอกสาร|กระทู้|ข้อมูล)ไม่ถูกต้อง"),
        ("LGO vendors", r"(?:ไม่ปรากฏ|ไม่พบ|ไม่มี)ข้อมูล(?:ข่าว|หน้าเว็บ|หน้า)?ที่(?:คุณ|ท่าน)?(?:ต้องการ|เรียกดู|เลือก)"),
        ("LGO vendors", r"ข้อมูลที่(?:คุณ|ท่าน)เรียกดูไม่มี"),
        ("e-GP", r"session หมดอายุ"),
        (
            "Thai CMS",
            rf"{_THING}(?:นี้)?อาจ(?:จะ)?(?:ได้)?ถูก(?:ย้าย|ลบ)(?:หรือ(?:ถูก)?(?:ลบ|ย้าย))?(?:ออก|ไป)?(?:แล้ว)?(?:จาก\S{0, 30})?",
        ),
        ("Thai CMS", r"ไม่(?:มี|พบ)(?:เนื้อหา|ข้อมูล|ผลลัพธ์|รายการ)ที่ตรงกัน(?:กับ\S{0,40})?"),
        ("YouTube", r"วิดีโอนี้(?:ไม่พร้อมใช้งาน|ไม่มีให้บริการ|เป็นวิดีโอส่วนตัว)"),
        ("TikTok", r"(?:ขณะนี้)?วิดีโอนี้?ไม่สามารถใช้งานได้"),
    ),
    english=(
        (
            "OneDrive",
            rf"(?:the |this )?{_ENGLISH_THING} (?:might|may) not exist(?: or (?:is|may be) no longer available)?",
        ),
        (
            "servers and CMSs",
            rf"(?:the |this |requested |that )*{_ENGLISH_THING}(?: you (?:are|were) (?:looking for|trying to access)| you (?:have )?requested| [\w/.\-]{{1,80}})? (?:(?:was |could |can |is |has been |does |may )?(?:not|n[o']t|no longer)|can(?:no|'|’)t) (?:be )?(?:found|exists?|available|displayed)(?: (?:on this server|here|right now|now|at the moment))?",
        ),
        ("servers", r"(?:error:? ?)?404(?:[\s:\-–|]+(?:page |file |category |article |error )?not found)"),
        ("servers", r"(?:http )?error:? 404"),
        ("servers", r"(?:page |file |object |category |article |document |directory )?not found"),
        ("servers", r"file or directory not found"),
        ("Joomla", r"the requested page can(?:no|')t be found"),
        ("WordPress", r"(?:that|this) page can(?:no|’|')t be found"),
        ("WordPress", r"(?:it looks like )?nothing (?:was )?found(?: at this location| here)?"),
        ("WordPress", r"nothing here"),
        (
            "Chrome, Safari",
            r"(?:we )?can(?:no|’|')?t find (?:the|that|this) (?:page|file)(?: you(?:’|')re looking for)?",
        ),
        (
            "SharePoint, GitHub",
            rf"(?:the |this )?{_ENGLISH_THING}(?: you(?:’|')?(?:re| are) looking for)? (?:doesn|isn|couldn|wasn|can)(?:’|')t (?:exist|be found|available|found)",
        ),
        (
            "SMF, MyBB, vBulletin",
            r"the (?:specified|requested) (?:thread|topic|post|user|page|forum|board) (?:\S+ ){0,3}(?:does not exist|doesn(?:’|')t exist|was not found|could not be found)",
        ),
        ("SMF", r"the topic or board you are looking for appears to be either missing(?: or off limits to you)?"),
        ("phpBB", r"the (?:topic or post you requested|requested topic) does not exist"),
        ("vBulletin", r"(?:no|invalid) (?:thread|article|page|topic|news|post) (?:id|specified)(?: specified)?"),
        (
            "CMSs",
            rf"(?:the |this ){_ENGLISH_THING} (?:you (?:requested|are looking for|are trying to access) )?(?:has been|was|is) (?:removed|deleted|moved|withdrawn)(?: from (?:this|the) (?:site|server|website))?(?=\W*$|[.!?,;])",
        ),
        ("CMSs", r"no such (?:page|file|article|topic)(?: or directory)?"),
        ("Moodle", r"can(?:’|')?t find data record in database(?: table [\w ]+)?"),
        (
            "DSpace",
            r"(?:the identifier \S+ )?does not correspond to a valid (?:bitstream|item|collection|community)[\w .]*",
        ),
        ("DSpace", r"invalid identifier"),
        (
            "IIS",
            r"the resource (?:you are looking for has been removed, had its name changed, or is temporarily unavailable|cannot be found)",
        ),
        ("Google Drive", r"(?:the )?file is in (?:the )?(?:owner(?:’|')s )?trash"),
        ("Google Drive", r"sorry, the file you have requested does not exist"),
        ("Facebook", r"(?:sorry, )?this (?:content|page) isn(?:’|')t available(?: right now| at the moment)?"),
        (
            "Facebook",
            r"when this happens, it(?:’|')s usually because the owner only shared it with a small group of people.{0,80}",
        ),
        ("Facebook", r"the link (?:you followed )?may be broken(?:, or the page may have been removed)?"),
        ("YouTube, TikTok", r"(?:this )?video (?:is )?(?:currently )?(?:unavailable|private)"),
        ("Spring", r"whitelabel error page"),
        ("Spring", r"this application has no explicit mapping for /error.{0,60}"),
        ("MediaFire", r"invalid or deleted file"),
        ("MediaFire", r"the key you provided for file access was invalid"),
        ("Bitly", r"this is a 404 error(?:, which means.{0,80})?"),
        ("Amazon S3", r"the specified (?:key|bucket) does not exist"),
        ("YouTube", r"this video isn(?:’|')t available(?: any ?more)?"),
        (
            "QR services",
            r"(?:this )?qr code (?:has been |is )?(?:deactivated|inactive|expired|paused|(?:not|no longer) active)",
        ),
        (
            "URL shorteners",
            r"(?:this )?(?:short )?link (?:is|may be|has|has been) (?:broken|invalid|expired|deactivated|disabled)",
        ),
        ("GitHub Pages", r"there isn(?:’|')t a github pages site here"),
        ("Blogger", r"sorry, the page you were looking for in this blog does not exist"),
        ("Java EE", r"(?:your )?session (?:has )?(?:expired|timed out)"),
    ),
    whole=(
        ("servers", r"(?:error )?404(?: error)?"),
        ("LGO vendors", r"(?:ไม่พบ|ไม่มี|ยังไม่มี)(?:ข้อมูล|รายการ|เนื้อหา|ผลลัพธ์|รายละเอียด|ข่าว)(?:ข่าว)?"),
        ("LGO vendors", r"ไม่พบ"),
        ("SMF", r"เกิดข้อผิดพลาด"),
        ("servers", r"ข้อผิดพลาด(?: 404)?(?: [\w ]*)?"),
        ("CMSs", r"no (?:results?|records?|data|items?|articles?|entries|posts?)(?: (?:found|available|to display))?"),
        ("CMSs", r"(?:oops|sorry|whoops)[!.… ]*"),
        ("DSpace", r"item withdrawn"),
        ("CMSs", r"(?:sorry, )?something went wrong"),
        ("CMSs", r"(?:an )?error(?: has)?(?: occurred)?"),
    ),
)
"""The thing asked for is not there."""
