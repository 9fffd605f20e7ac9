"""What programs say when they have nothing to show: whole sentences, each with the program that says it.

A sentence is looked for between borders: it begins and ends where a sentence may, so that `หน้าถูกย้าย` is not found in
`หัวหน้าถูกย้าย`. Where a message is also an everyday phrase (`เร็ว ๆ นี้`), it counts only as all that a title, a heading
or a paragraph says (`WHOLE`). The sentences are those of programs that many sites use, not of single sites.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from ita_site.links.judge.signs.phrase_filter import PhraseFilter

WHOLE: Final = 80
"""Characters of a text above which it says more than an everyday phrase."""
_BEFORE: Final = r"(?:^|(?<=[\s.!?:…\"“'‘(>\]|–—-]))"
_AFTER: Final = r"(?=$|[\s.!?:;,…\"”'’)<|–—])"
_OPENING: Final = r"(?:(?:ขออภัย(?:ค่ะ|ครับ|ด้วย)?|เสียใจด้วย|อุ๊ปส์|อ๊ะ|ว้า|ผิดพลาด|เกิดข้อผิดพลาด)[!:,]? ?)?"
"""Words of regret that come before what is meant, often without a space."""
_CLOSING: Final = r"(?:นี้)?(?:แล้ว|อยู่)?(?:ใน(?:ระบบ|ขณะนี้|เว็บไซต์)(?:นี้)?)?(?:นะ)?(?:คะ|ค่ะ|ครับ)?"


@dataclass(frozen=True)
class PhraseTable:
    """Sentences that mean the same."""

    reason: str
    """A code of `reasons.REASONS`."""
    thai: tuple[tuple[str, str], ...] = ()
    """(program, sentence as a regular expression); words of regret may come before, particles after."""
    english: tuple[tuple[str, str], ...] = ()
    whole: tuple[tuple[str, str], ...] = ()
    """Everyday phrases, which count only as all that is said."""

    @cached_property
    def sentences(self) -> re.Pattern[str]:
        """Return the expression that finds a sentence of the table within a text."""
        parts = []
        if self.thai:
            parts.append(f"{_BEFORE}{_OPENING}(?:{_joined(self.thai)}){_CLOSING}{_AFTER}")
        if self.english:
            parts.append(f"{_BEFORE}(?:{_joined(self.english)}){_AFTER}")
        return re.compile("|".join(parts), re.IGNORECASE)

    @cached_property
    def everything(self) -> re.Pattern[str] | None:
        """Return the expression that a whole title, heading or paragraph has to match; None where there is none."""
        return (
            re.compile(rf"\W*{_OPENING}(?:{_joined(self.whole)}){_CLOSING}\W*", re.IGNORECASE) if self.whole else None
        )

    @cached_property
    def filter(self) -> PhraseFilter:
        """Return the quick test whether a text can have a sentence of the table."""
        return PhraseFilter(*filter(None, (self.sentences, self.everything)))

    def find(self, text: str) -> str:
        """Return a sentence of the table that stands in a text, or an everyday phrase that is all of it; else nothing."""
        if not self.filter.may_match(text):
            return ""
        if len(text) <= WHOLE and self.everything and self.everything.fullmatch(text):
            return text
        hit = self.sentences.search(text)
        return hit.group().strip() if hit else ""


def _joined(entries: tuple[tuple[str, str], ...]) -> str:
    return "|".join(sentence for _, sentence in entries)


_THING: Final = r"(?:หน้า(?:เว็บ|เวป|เว็ป|เพจ)?|เพจ|เว็บเพจ|เนื้อหา|บทความ|ไฟล์|แฟ้ม(?:ข้อมูล)?|เอกสาร|กระทู้|หัวข้อ|ทรัพยากร|ข่าว|ประกาศ|ข้อมูล(?:ข่าว)?|รายการ|ชุดข้อมูล|วิดีโอ|โพสต์|ลิงก์|url)"
_WANTED: Final = (
    r"(?:ที่(?:คุณ|ท่าน|เรา)?(?:กำลัง)?(?:ต้องการ|ร้องขอ|ขอ|ค้นหา|มองหา|เรียกดู|เรียก|ระบุ|เลือก|พยายามเข้าถึง)(?:ดู|ชม|เปิด|ดาวน์โหลด)?)"
)
_ENGLISH_THING: Final = r"(?:page|file|document|article|content|topic|thread|post|resource|url|object|item|category|directory|forum|board|album|link|video|record|site)"

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
            "servers and CMSs",
            rf"(?:the |this |requested |that )*{_ENGLISH_THING}(?: you (?:are|were) (?:looking for|trying to access)| you (?:have )?requested| [\w/.\-]{{1,80}})? (?:was |could |can |is |has been |does |may )?(?:not|n[o']t|no longer) (?:be )?(?:found|exists?|available|displayed)(?: (?:on this server|here|right now|now|at the moment))?",
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

ERRORS: Final = PhraseTable(
    "error-page",
    thai=(
        ("Thai CMS", r"(?:ระบบ)?(?:ติดต่อ|เชื่อมต่อ)(?:กับ)?(?:ระบบ)?ฐานข้อมูล(?:ไม่ได้|ไม่สำเร็จ|ล้มเหลว|ผิดพลาด)"),
        ("Thai CMS", r"(?:การ)?เชื่อมต่อ(?:กับ)?ฐานข้อมูล(?:ไม่ได้|ไม่สำเร็จ|ล้มเหลว|ผิดพลาด)"),
        ("Thai CMS", r"ไม่สามารถ(?:เชื่อมต่อ|ติดต่อ)(?:กับ)?(?:ระบบ)?(?:ฐานข้อมูล|database|mysql)(?:ได้)?"),
        ("WordPress", r"(?:เกิด)?ข้อผิดพลาดในการ(?:สร้างการ)?เชื่อมต่อ(?:กับ)?ฐานข้อมูล"),
        ("WordPress", r"มีข้อผิดพลาดร้ายแรง(?:เกิดขึ้น)?(?:บน|ใน)เว็บไซต์(?:ของคุณ)?"),
    ),
    english=(
        ("PHP", r"(?:fatal|parse|catchable fatal) error ?: .{0,600}?(?:in|on line) \S+"),
        ("PHP", r"uncaught (?:\\?[a-z]\w*)?(?:exception|error)"),
        ("PHP", r"(?:warning|notice|deprecated) ?: .{3,300}? in \S+ on line \d+"),
        ("PHP", r"call to undefined function \S+"),
        ("PHP", r"allowed memory size of \d+ bytes exhausted.*?"),
        ("PHP", r"maximum execution time of \d+ seconds? exceeded"),
        ("PHP", r"no input file specified"),
        ("PHP, MySQL", r"access denied for user '[^']*'@\S+"),
        ("MySQL", r"you have an error in your sql syntax"),
        (
            "MySQL",
            r"(?:can(?:’|')t|(?:could|can) ?not|unable to) connect to (?:the |local )?(?:mysql|database|db)(?: server)?(?: .{0,60})?",
        ),
        ("MySQL", r"mysql server has gone away"),
        ("MySQL", r"too many connections"),
        ("MySQL", r"table '[^']+' doesn(?:’|')t exist"),
        ("PHP PDO", r"sqlstate\[\w+\].*?"),
        ("PHP PDO", r"(?:uncaught )?pdoexception"),
        ("PHP", r"could not connect: .{1,80}"),
        ("Joomla", r"jdatabase\w*(?:: .{0,80})?"),
        ("Joomla", r"sql error \[ \w+ \]"),
        ("CodeIgniter", r"a (?:database|php) error (?:occurred|was encountered)"),
        ("WordPress", r"error establishing a database connection"),
        ("WordPress", r"there has been a critical error on (?:this|your) website"),
        ("Drupal", r"the website encountered an unexpected error(?:\. please try again later)?"),
        ("Moodle", r"database connection failed"),
        ("ASP", r"microsoft vbscript (?:runtime|compilation) error"),
        ("ASP", r"microsoft ole db provider for [\w ]+"),
        ("ASP", r"adodb\.\w+ error(?: '\w+')?"),
        ("ASP", r"either bof or eof is true(?:, or the current record has been deleted.{0,80})?"),
        ("ASP", r"\[?odbc [\w ]+driver\b.{0,60}"),
        ("SQL Server", r"unclosed quotation mark.{0,80}"),
        ("ASP.NET", r"server error in '[^']{0,80}' application"),
        ("ASP.NET", r"runtime error"),
        ("Oracle", r"ora-\d{5}:?.{0,80}"),
        ("Python", r"traceback \(most recent call last\)"),
        ("Laravel", r"whoops, looks like something went wrong"),
        ("Laravel", r"no query results for model.{0,80}"),
        ("Tomcat", r"http status 50\d[\s–—-]+.{1,60}"),
        ("servers", r"500[\s:\-–|]+internal server error"),
        ("servers", r"an (?:internal server )?error (?:has )?occurred (?:while|during|on the server).{0,80}"),
        ("servers", r"unhandled exception"),
        ("LGO vendors", r"(?:warning|error) ?: (?:mysqli?_|pg_|odbc_|mssql_|pdo)\w*.{0,80}"),
        ("LGO vendors", r"mysqli?_\w+\(\)(?: expects parameter \d.{0,80})?"),
    ),
    whole=(
        ("Thai CMS", r"(?:ระบบ(?:ขัดข้อง|ล่ม|ไม่ตอบสนอง)|เว็บไซต์ขัดข้อง)(?:ชั่วคราว)?(?: ?กรุณา(?:ลองใหม่|ติดต่อ).{0,60})?"),
        ("Thai CMS", r"ไม่สามารถ(?:แสดง|เปิด|โหลด)(?:หน้า|ข้อมูล|หน้าเว็บ)(?:นี้)?(?:ได้)?"),
        ("servers", r"(?:internal server error|application error|database error)"),
    ),
)
"""A program or database that broke while it made the page."""

PARKED: Final = PhraseTable(
    "parked",
    thai=(
        ("Thai registrars", r"โดเมน(?:เนม)?(?:นี้)(?:ได้)?(?:หมดอายุ|ประกาศขาย|พร้อมขาย|ยังไม่ได้\S+)"),
        ("Thai registrars", r"(?:ประกาศ)?ขายโดเมน(?:เนม)?(?:นี้)"),
        ("Thai registrars", r"(?:กรุณา|โปรด)ต่ออายุโดเมน(?:เนม)?(?:ของ(?:คุณ|ท่าน))?"),
    ),
    english=(
        (
            "Sedo, HugeDomains, GoDaddy",
            r"(?:this |the )?(?:domain|website|web ?site|web page|name|\S+\.\w{2,6})(?: name)?(?: \S+\.\w{2,6})? (?:is|may be|has been|has) (?:for sale|parked(?: free)?|expired)(?: by (?:its|the) owner)?!?",
        ),
        ("Sedo", r"(?:buy this domain|inquire about this domain|domain (?:name )?(?:is )?(?:for sale|parking))"),
        ("GoDaddy", r"(?:this web page is )?parked free,? courtesy of \S+"),
        ("GoDaddy", r"would you like to buy this (?:domain|name)"),
        ("GoDaddy", r"get this domain"),
        ("Sedo, HugeDomains, Bodis", r"(?:sedo(?:parking)?|hugedomains|bodis|parkingcrew|dan\.com|afternic)"),
        ("registrars", r"(?:please )?renew (?:your|this|the) domain(?: name)?"),
        ("registrars", r"(?:the )?domain (?:name )?(?:\S+\.\w{2,6} )?has expired"),
        ("Hostinger", r"parked domain name on hostinger dns system"),
        ("Hostinger", r"happy to see your domain with hostinger"),
        ("Wix", r"(?:looks like )?this domain isn(?:’|')t connected to a website yet"),
        ("Wix", r"error connectyourdomain occurred"),
        ("registrars", r"this domain (?:is registered|has been registered|was registered)[\w ,.-]{0,80}"),
    ),
)
"""A name without a site."""

SUSPENDED: Final = PhraseTable(
    "suspended",
    thai=(
        (
            "Thai hosts",
            r"(?:เว็บไซต์|เว็บ|เวปไซต์|เว็ปไซต์|โฮสติ้ง|โฮสต์|account|บัญชี)(?:นี้|ของ(?:คุณ|ท่าน)|ที่ท่านเรียก\S{0,20})? ?(?:ได้)?(?:ถูก|โดน)?(?:ระงับ|หมดอายุ|ปิดการใช้งาน)(?:การ)?(?:ใช้งาน|ให้บริการ|บริการ)?(?:ชั่วคราว)?",
        ),
        ("Thai hosts", r"เว็บไซต์(?:นี้)?ถูกปิดเนื่องจาก\S{0,60}"),
        ("Thai hosts", r"ระงับ(?:การ)?(?:ให้บริการ|ใช้งาน)\s?(?:เว็บ|เวป|เว็ป|โฮส|โดเมน|บัญชี)\S{0,30}"),
        ("Thai hosts", r"งดให้บริการเว็บไซต์(?:ชั่วคราว)?"),
        ("Thai hosts", r"(?:โฮสติ้ง|hosting|พื้นที่เว็บ(?:ไซต์)?)(?:ของ(?:คุณ|ท่าน)|นี้)? ?หมดอายุ"),
        (
            "Thai hosts",
            r"(?:กรุณา|โปรด)(?:ติดต่อผู้ให้บริการ(?:โฮสติ้ง|เว็บไซต์|hosting)|ชำระค่าบริการ(?:โฮสติ้ง|เว็บไซต์|hosting|โดเมน))\S{0,30}",
        ),
        (
            "Thai hosts",
            r"(?:กรุณา|โปรด)(?:ติดต่อ)?(?:ผู้ดูแล\S{0,12}เพื่อ)?(?:ต่ออายุ|ชำระค่า)(?:บริการ(?:เว็บไซต์|โฮสติ้ง)?|โฮสติ้ง|hosting|เว็บไซต์)(?:ของ\S{0,20})?",
        ),
        ("Thai hosts", r"ค้างชำระค่าบริการ(?:เว็บไซต์|โฮสติ้ง)?"),
        ("Thai hosts", r"ยังไม่ได้ชำระค่าบริการ(?:เว็บไซต์|โฮสติ้ง)?"),
    ),
    english=(
        (
            "cPanel, Plesk, DirectAdmin",
            r"(?:this |the |your )?(?:account|website|web ?site|site|hosting|domain) (?:has been |is |was )?(?:temporarily )?suspended",
        ),
        (
            "cPanel",
            r"(?:please |if you are the owner of this website, )*(?:please )?contact your (?:web )?hosting provider",
        ),
        ("cPanel", r"bandwidth limit exceeded"),
        ("CloudLinux", r"(?:508 )?resource limit is reached"),
    ),
)
"""A hosting company that closed the site."""

DEFAULT: Final = PhraseTable(
    "default-page",
    english=(
        ("nginx", r"welcome to nginx"),
        ("nginx", r"if you see this page, the .{0,20}web server is successfully"),
        ("Apache", r"apache2? (?:ubuntu |debian |\S+ )?default page"),
        ("Apache", r"(?:apache http server test page|test page for the (?:apache|nginx|http)\b.{0,60})"),
        ("Apache", r"this page is used to test the proper operation.{0,80}"),
        ("IIS", r"iis windows(?: server)?"),
        ("IIS", r"internet information services(?: \(iis\))?"),
        ("XAMPP", r"welcome to xampp(?: for \w+)?"),
        ("AppServ", r"(?:the )?appserv open project(?: [\d.]+)?"),
        ("AppServ", r"about appserv version.{0,80}"),
        ("Plesk", r"(?:plesk (?:default|obsidian|onyx)|web server(?:’|')s default page|domain default page)"),
        ("Plesk", r"you see this page because there is no web ?site at this address"),
        ("cPanel", r"default web ?(?:site )?page"),
        ("hosts", r"this is the default (?:web |welcome |index |server )?(?:page|site|index)(?: for .{1,60})?"),
        ("hosts", r"future home of .{1,60}"),
        ("hosts", r"your (?:new )?(?:web)?site is (?:ready|coming|almost)\b.{0,40}"),
        (
            "servers",
            r"welcome to (?:centos|fedora|caddy|openresty|litespeed|wampserver|laragon|almalinux|rocky)(?: linux)?",
        ),
        ("servers", r"congratulations! your .{0,30}(?:server|site) (?:is|was) .{1,30}"),
        ("WampServer", r"wampserver homepage"),
        ("Hestia", r"hestia control panel"),
        ("Tomcat", r"if you(?:’|')re seeing this, you(?:’|')ve successfully installed tomcat"),
    ),
    whole=(
        ("Apache", r"it works"),
        ("IIS", r"iis ?\d*(?:\.\d)?"),
        ("Apache", r"index of /"),
        ("Tomcat", r"apache tomcat(?:/[\d.]+)?"),
        ("DirectAdmin", r"directadmin(?: login)?"),
        ("servers", r"hello world"),
    ),
)
"""A web server that nobody has put a site on."""

MAINTENANCE: Final = PhraseTable(
    "maintenance",
    thai=(
        (
            "Thai sites",
            r"(?:ปิด|อยู่(?:ใน)?ระหว่าง(?:การ)?|กำลัง)ปรับปรุง(?:เว็บไซต์|เว็บ|เวป|เว็บเพจ|ระบบ(?:เว็บไซต์|ชั่วคราว)?|ข้อมูล|เซิร์ฟเวอร์|หน้านี้)(?:ชั่วคราว|อยู่)?",
        ),
        ("Thai sites", r"ปิดให้บริการ(?:เว็บไซต์|เว็บ|ระบบ)(?:ชั่วคราว)?"),
        ("Thai sites", r"ปิด(?:ระบบ|เว็บไซต์)(?:ชั่วคราว)?เพื่อ(?:ปรับปรุง|บำรุงรักษา|ซ่อมบำรุง)(?:ระบบ)?"),
    ),
    english=(
        (
            "Joomla, WordPress",
            r"(?:this |the )?(?:web)?site is (?:currently |temporarily |down |under )*(?:offline|down|unavailable|for maintenance|under maintenance|maintenance|construction)(?: for (?:scheduled )?maintenance)?",
        ),
        ("WordPress", r"briefly unavailable for scheduled maintenance"),
        ("phpBB", r"(?:sorry but )?this board is (?:currently |temporarily )?(?:disabled|unavailable)"),
        ("sites", r"(?:down|closed|offline|unavailable) for (?:scheduled )?maintenance"),
    ),
    whole=(
        ("sites", r"(?:ปิด|อยู่(?:ใน)?ระหว่าง(?:การ)?|กำลัง)ปรับปรุง(?:ระบบ)?(?: ?ขออภัย.{0,40})?"),
        ("sites", r"(?:พบกัน)?เร็ว ?ๆ ?นี้"),
        ("sites", r"ปิดให้บริการชั่วคราว"),
        ("sites", r"(?:ปิดซ่อมบำรุง|บำรุงรักษาระบบ)(?:ชั่วคราว)?"),
        (
            "sites",
            r"(?:site |page )?(?:under (?:maintenance|construction)|coming soon|maintenance mode|be right back|temporarily unavailable)",
        ),
    ),
)
"""A site that is closed for works."""

DEFACED: Final = PhraseTable(
    "defaced",
    english=(
        ("defacers", r"(?:hacked|defaced|pwned|owned|touched) by \S.{0,60}"),
        (
            "defacers",
            r"(?:this |your )?(?:web ?site|site|security|server) (?:was |has been |got |is )?(?:hacked|pwned|defaced)(?: by .{0,60})?",
        ),
        ("defacers", r"you (?:have been|got) hacked"),
    ),
)
"""A page that somebody broke into."""

DENIED: Final = PhraseTable(
    "login",
    thai=(
        (
            "Thai systems",
            r"(?:กรุณา|โปรด|ต้อง|คุณต้อง|ท่านต้อง)(?:ทำการ)?(?:ล็อ[กค]อิน|เข้าสู่ระบบ|ลงชื่อเข้าใช้)(?:ใหม่|ใหม่อีกครั้ง|อีกครั้ง|ก่อน(?:ใช้งาน|เข้าใช้งาน|ดูข้อมูล)?|เพื่อ(?:ดู|เข้า|ใช้)\S{0,30})?",
        ),
        ("Thai systems", r"(?:คุณ|ท่าน)ไม่ได้รับ(?:อนุญาต|สิทธิ์)ให้(?:เข้า|ดู|ใช้)\S{0,30}"),
        ("Thai systems", r"(?:คุณ|ท่าน)?ไม่มีสิทธิ์(?:ใน)?(?:การ)?เข้า(?:ถึง|ดู|ชม|ใช้)?\S{0,20}"),
        ("Drupal", r"(?:ไม่อนุญาตให้เข้า(?:ถึง|ดู|ใช้)|การเข้าถึงถูกปฏิเสธ)\S{0,20}"),
        ("Google, Canva", r"(?:คุณต้อง)?ขอสิทธิ์(?:การ)?เข้าถึง(?:เพื่อดู\S{0,20})?"),
        ("Google", r"คุณต้องมีสิทธิ์\S{0,20}"),
    ),
    english=(
        (
            "Google, SharePoint",
            r"you (?:need|must|have to) (?:be )?(?:logged in|log in|sign in|login|request access|permission)(?: to .{0,40})?",
        ),
        ("Google", r"you need access"),
        ("Google", r"request access, or switch to an account with (?:permission|access)"),
        ("CMSs", r"you are not authori[sz]ed(?: to .{0,60})?"),
        (
            "CMSs",
            r"(?:not authori[sz]ed to (?:view|read|access)\b.{0,40}|permission denied|access (?:is |to this \S+ is )?denied)",
        ),
        ("CMSs", r"authentication required"),
    ),
    whole=(
        ("servers", r"forbidden"),
        ("Google", r"request access"),
    ),
)
"""A door, in words only."""

TABLES: Final = (MISSING, ERRORS, PARKED, SUSPENDED, DEFAULT, MAINTENANCE, DEFACED, DENIED)

LOGIN_TITLE: Final = re.compile(
    r"\W*(?:กรุณา)?(?:เข้าสู่ระบบ|ลงชื่อเข้า(?:ใช้|สู่ระบบ)|ล็อ[กค]อิน|ลงทะเบียนเข้าใช้|login|log ?in|sign ?in|log ?on|log into \w+|member login|user login|authentication required|members? only|รหัสผ่าน|password)"
    r"(?:งาน|ใช้งาน|สมาชิก|เจ้าหน้าที่|ระบบ\S{0,30}|สำหรับ\S{0,20}|page|form)?\W*", re.IGNORECASE,
)  # fmt: skip
"""Titles and headings of a door, whole."""
