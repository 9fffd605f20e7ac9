"""Words that give a page away (rule 2): what servers say, in Thai and English, when they have nothing to show.

Each table is a kind of page. The phrases are matched in lower case, on text whose spaces are single. They are
words of the programs themselves (phpBB, Joomla, WordPress, IIS, cPanel …), not of single sites.
"""

from __future__ import annotations

import re
from typing import Final


def _any(*phrases: str) -> re.Pattern[str]:
    return re.compile("|".join(phrases), re.IGNORECASE)


MISSING: Final = _any(
    r"(?:ไม่พบ|หาไม่พบ|ไม่เจอ)(?:หน้า(?:เว็บ|เวป|เว็ป|เพจ|ที่|นี้)?|เพจ|เว็บเพจ|เนื้อหา|บทความ|ไฟล์|แฟ้ม|เอกสาร(?:ที่|นี้)|กระทู้|หัวข้อ|ทรัพยากร|URL)",
    # "no" before a thing is an everyday word (no file attached, no duty to): only of this very thing, or what was asked for
    r"ไม่มี(?:หน้า(?:เว็บ|เวป|เว็ป|เพจ|นี้)|หน้า\s|หน้าที่(?:คุณ|ท่าน|ต้องการ|ร้องขอ|ค้นหา)|เพจ|เว็บเพจ|(?:เนื้อหา|บทความ|ไฟล์|แฟ้ม|เอกสาร|กระทู้|หัวข้อ)(?:นี้|ที่(?:คุณ|ท่าน|ร้องขอ|ค้นหา)))",
    r"ไม่พบ(?:ข้อมูล)?(?:ข่าว|ประกาศ|รายการ|สิ่ง|หน่วยงาน)?ที่(?:คุณ|ท่าน)(?:กำลัง)?(?:ต้องการ|ร้องขอ|ค้นหา|เรียก)",
    r"หน้า(?:เว็บ|เพจ)?(?:นี้|ที่(?:คุณ|ท่าน)\S*?)?\s?(?:ไม่มีอยู่|ถูกลบ|ถูกย้าย|ไม่สามารถใช้งาน|หายไป|ไม่พร้อม)",
    r"(?:กระทู้|หัวข้อ|บทความ|ข่าว|ไฟล์|เนื้อหา|ประกาศ|เอกสาร)(?:นี้|ที่(?:คุณ|ท่าน)\S{0,20}?)?(?:ไม่มีอยู่|ถูกลบ(?!ล้าง)(?:ไป)?(?:แล้ว)?|ไม่มีแล้ว)",
    r"\b(?:page|file|document|article|content|topic|post|resource|url|object|item|category|directory) (?:was |could |can |is |that you .{0,40}? )?(?:not|n[o']t) (?:be )?(?:found|exist|available)(?! in )",
    r"\bpage (?:can(?:no|')t|cannot|could not|couldn.t) be found", r"can(?:no|')t find (?:the|that|this) (?:page|file)",
    r"can.t be found\b", r"no longer (?:exists?|available)", r"does ?n[o'’]t exist\b", r"(?:page|file|post|topic|article|content|document|item|thread|video) has been (?:removed|deleted)\b",
    r"requested (?:topic|page|url|post|forum|file|resource|user) (?:\S+ ){0,3}(?:does not exist|was not found|could not be found)",
    r"(?:requested|this) (?:forum|topic|board|album|item|file|content) (?:\S+ )?(?:does not|doesn.t) exist",
    r"topic or post you requested", r"no such (?:page|file|article|topic)", r"\b(?:http )?error:? 404\b",
    r"\b404[\s:\-–|]+(?:not found|page|file|error|ไม่พบ)", r"nothing (?:was )?found\b", r"page you (?:are|were) looking for",
    r"the resource cannot be found", r"file or directory not found", r"content isn.t available", r"this page isn.t available",
    r"file you have requested does not exist", r"link (?:is|may be) (?:broken|invalid|expired)", r"invalid (?:article|page|topic|news) id",
    r"ลิง(?:ก์|ค์|ก)(?:นี้)?(?:เสีย|หมดอายุ|ไม่ถูกต้อง)", r"ดูเหมือนจะไม่มีอะไร", r"ไม่ปรากฏ(?:ข้อมูล|หน้าเว็บ|หน้า)ที่(?:คุณ|ท่าน|ต้องการ)",
    r"video unavailable", r"รหัส(?:ข่าว|บทความ|เอกสาร|กระทู้)ไม่ถูกต้อง", r"เพจนี้ไม่มีอยู่", r"ข้อมูลที่(?:คุณ|ท่าน)เรียกดูไม่มี", r"ไฟล์อยู่ในถังขยะ", r"file is in (?:the )?(?:owner.s )?trash",
)  # fmt: skip
"""The thing asked for is not there."""

WEAK: Final = _any(
    r"ไม่พบข้อมูล", r"ไม่มีข้อมูล", r"ยังไม่มี(?:ข้อมูล|รายการ|เนื้อหา)", r"ไม่พบรายการ", r"ไม่พบผล", r"ขออภัย", r"เกิดข้อผิดพลาด", r"ข้อผิดพลาด",
    r"ไม่พบ", r"no (?:results|records|data|items|articles|entries)\b", r"not found", r"\boops\b", r"\bsorry\b", r"\berror\b", r"something went wrong",
    r"(?<!\d)404(?!\d)", r"ไม่สามารถ(?:แสดง|เปิด|เข้าถึง)",
)  # fmt: skip
"""Proves nothing alone: a valid list may say it of one of its parts."""

ERRORS: Final = _any(
    r"(?:fatal|parse|catchable fatal) error\s*:.{0,600}? (?:in|on line) \S+", r"\buncaught (?:\\?[a-z]\w*)?(?:exception|error)\b",
    r"error establishing a database connection", r"critical error on this website", r"website encountered an unexpected error", r"adodb\.\w+ error",
    r"microsoft vbscript (?:runtime|compilation) error", r"ติดต่อฐานข้อมูลไม่ได้", r"ระบบขัดข้อง", r"(?:การ)?เชื่อมต่อ(?:กับ)?ฐานข้อมูล(?:ไม่ได้|ไม่สำเร็จ|ล้มเหลว|ผิดพลาด)", r"ข้อผิดพลาดในการ(?:สร้างการ)?เชื่อมต่อ(?:กับ)?ฐานข้อมูล",
    r"ไม่สามารถ(?:เชื่อมต่อ|ติดต่อ)(?:กับ)?(?:ระบบ)?(?:ฐานข้อมูล|database|mysql)", r"sqlstate\[", r"you have an error in your sql syntax", r"\bora-\d{5}",
    r"microsoft ole db provider", r"\[?odbc [\w ]+driver\b", r"unclosed quotation mark", r"server error in '[^']{0,80}' application", r"a database error occurred",
    r"access denied for user '", r"(?:warning|error)\s*:\s*(?:mysqli?_|pg_|odbc_|mssql_|pdo)\w*", r"can.t connect to (?:local )?mysql", r"mysql server has gone away",
    r"(?:could|can) ?not connect to (?:the )?(?:database|mysql|server)", r"unable to connect to (?:the )?database", r"database (?:connection )?(?:error|failed)",
    r"traceback \(most recent call last\)", r"whoops, looks like something went wrong", r"sql error \[ \w+ \]", r"too many connections", r"table '[^']+' doesn.t exist",
    r"could not connect: ", r"jdatabase\w*", r"an (?:internal server )?error (?:has )?occurred (?:while|during|on the server)", r"call to undefined function", r"allowed memory size of \d+",
    r"maximum execution time of \d+", r"unhandled exception", r"http status 500", r"500[\s:\-–|]+internal server error", r"pdoexception", r"connection refused in ", r"^no input file specified",
)  # fmt: skip
"""A program or database that broke while it made the page."""

PARKED: Final = _any(
    r"domain(?: name)? (?:\S+ )?(?:is|may be|has been)? ?(?:for sale|parked|expired)", r"buy this domain", r"this domain (?:is |has |may )", r"(?:domain|website|name|\.\w{2,6}) (?:is|may be) for sale",
    r"parked (?:free|domain|page)", r"domain parking", r"sedoparking", r"hugedomains", r"inquire about this domain", r"renew (?:your|this|the) domain", r"domain has expired",
    r"โดเมน(?:เนม)?(?:นี้)?(?:ได้)?(?:หมดอายุ|ประกาศขาย|พร้อมขาย|ยังไม่ได้)", r"(?:ประกาศ)?ขายโดเมน", r"(?:กรุณา|โปรด)ต่ออายุโดเมน", r"registered (?:at|with|by) .{0,40} (?:coming soon|parked)",
)  # fmt: skip
"""A name without a site."""

SUSPENDED: Final = _any(
    r"(?:account|website|web site|site|hosting|domain) (?:has been |is |was )?(?:temporarily )?suspended", r"this account has been suspended", r"contact your hosting provider",
    r"(?:เว็บไซต์|เว็บ|เวปไซต์|โฮสติ้ง|โฮสต์|account)(?:นี้|ของ\S{0,20})?\s?(?:ได้)?(?:ถูก|โดน)?(?:ระงับ|หมดอายุ|ปิดการใช้งาน)",
    r"บัญชี(?:นี้|ผู้ใช้|เว็บ|โฮสติ้ง|โฮสต์)\S{0,12}\s?(?:ถูก|โดน)?(?:ระงับ|ปิดการใช้งาน)", r"เว็บไซต์(?:นี้)?ถูกปิดเนื่องจาก", r"เกินโควต้า", r"งดให้บริการเว็บไซต์",
    r"ระงับ(?:การ)?(?:ให้บริการ|ใช้งาน)\s?(?:เว็บ|เวป|เว็ป|โฮส|โดเมน|บัญชี)", r"(?:เว็บไซต์|เว็บ|โฮสติ้ง|โฮสต์|โดเมน|บัญชี)\S{0,12}\s?(?:ถูก|โดน)?ระงับ(?:การ)?(?:ให้บริการ|ใช้งาน)", r"bandwidth limit exceeded",
    r"(?:โฮสติ้ง|hosting|พื้นที่(?:เว็บ|โฮส))(?:\S{0,20})หมดอายุ", r"กรุณา(?:ติดต่อ|ชำระ)\S{0,20}(?:ผู้ให้บริการ|ค่าบริการ|โฮสติ้ง|hosting)", r"resource limit is reached", r"ค้างชำระค่าบริการ",
)  # fmt: skip
"""A hosting company that closed the site."""

DEFAULT: Final = _any(
    r"^it works!?$", r"welcome to nginx", r"apache2? (?:ubuntu |debian |\S+ )?default page", r"apache http server test page", r"test page for the (?:apache|nginx|http)", r"^iis ?\d*(?:\.\d)?$",
    r"iis windows(?: server)?", r"internet information services", r"welcome to xampp", r"xampp for ", r"appserv open project", r"default web ?(?:site )?page", r"plesk (?:default|obsidian|onyx)",
    r"this is the default (?:web|welcome|index|server)? ?(?:page|site|index)", r"directadmin", r"apache tomcat/", r"welcome to (?:centos|fedora|caddy|openresty|litespeed|wampserver|laragon|almalinux|rocky)",
    r"future home of", r"if you see this page, the .{0,20}web server is successfully", r"web server.s default page", r"your (?:new )?(?:web)?site is (?:ready|coming|almost)", r"^hello world!?$",
    r"wampserver homepage", r"hestia control panel", r"^index of /$", r"congratulations! your .{0,30}(?:server|site) (?:is|was)", r"this page is used to test the proper operation",
)  # fmt: skip
"""A web server that nobody has put a site on."""

MAINTENANCE: Final = _any(
    r"(?:ปิด|อยู่ระหว่าง(?:การ)?|กำลัง|อยู่ในระหว่าง(?:การ)?)ปรับปรุง(?=เว็บ|เวป|ระบบ|ข้อมูล|เซิร์ฟ|[\s!.,…]|$)", r"under (?:maintenance|construction)", r"(?:down|closed|offline|unavailable) for (?:scheduled )?maintenance",
    r"site (?:is )?(?:currently |temporarily )?(?:offline|down|unavailable)", r"coming soon", r"เร็ว ?ๆ ?นี้", r"maintenance mode", r"be right back", r"ปิดให้บริการชั่วคราว(?=เว็บ|ระบบ|[\s!.,…]|$)", r"temporarily unavailable",
    r"board (?:has been |is )?disabled", r"ปิดซ่อมบำรุง", r"บำรุงรักษาระบบ",
)  # fmt: skip
"""A site that is closed for works."""

DEFACED: Final = _any(
    r"(?:hacked|defaced|pwned|owned) by", r"you (?:have been|got) hacked", r"website (?:was |has been )?hacked",
)  # fmt: skip
"""A page that somebody broke into."""

CHALLENGE_NAMED: Final = _any(
    r"cf-chl", r"_cf_chl", r"cf_chl_opt", r"/cdn-cgi/challenge-platform", r"cf-browser-verification", r"anubis_", r"/\.within\.website/", r"making sure you.re not a bot", r"_incapsula_resource",
    r"incapsula incident", r"sucuri_cloudproxy", r"sucuri website firewall", r"ddos-guard", r"awswafintegration", r"aws-waf-token", r"captcha-delivery\.com", r"px-captcha", r"perimeterx", r"akamai reference",
    r"reference&#32;&#35;\d", r"kpsdk", r"datadome", r"ddos protection by", r"attention required! \| cloudflare", r"checking if the site connection is secure", r"bunny shield", r"vercel security checkpoint",
)  # fmt: skip
"""Marks of the known bot walls, in markup or text."""

CHALLENGE_TITLE: Final = _any(
    r"^just a moment", r"^attention required", r"^ddos-guard", r"^one moment, please", r"making sure you.re not a bot", r"security (?:check|checkpoint|verification)\s*(?:$|[-|:!.])", r"^access denied\s*(?:$|[-|:!.])", r"are you (?:a )?(?:human|robot)",
    r"verify(?:ing)? (?:that )?you are (?:a )?human", r"^please wait", r"human verification", r"bot verification", r"checking your browser", r"โปรดยืนยัน(?:ว่า|ตัว)", r"ตรวจสอบ(?:ว่า)?(?:ไม่ใช่|คุณไม่ใช่)(?:บอท|หุ่นยนต์|โปรแกรม)",
    r"^robot check", r"pardon our interruption", r"captcha",
)  # fmt: skip
"""Titles of walls, theirs or home-made."""

CHALLENGE_TEXT: Final = _any(
    r"checking your browser", r"verify(?:ing)? (?:that )?you are (?:not a robot|(?:a )?human)", r"(?:enable|turn on|requires?) (?:javascript|cookies|js)\b", r"javascript (?:is )?(?:required|disabled|must be enabled)",
    r"เปิด(?:ใช้งาน)?\s?(?:javascript|จาวาสคริปต์|คุกกี้)", r"you will be redirected (?:once|in|shortly)", r"i.m not a robot", r"ฉันไม่ใช่(?:หุ่นยนต์|โปรแกรมอัตโนมัติ)", r"unusual traffic", r"ยืนยันว่า(?:คุณ|ท่าน)(?:ไม่ใช่|เป็นมนุษย์)",
    r"please (?:wait|stand by) while", r"complete the (?:captcha|security check)", r"browser (?:check|verification)",
)  # fmt: skip
"""What a wall asks of a visitor."""

CHALLENGE_SCRIPT: Final = _any(
    r"slowaes", r"tonumbers\(", r"document\.cookie\s*=.{0,400}?location\s*\.?\s*(?:reload|href|replace|=)", r"location\.reload\(.{0,400}?document\.cookie", r"__test=", r"document\.cookie\s*=[^;]{3,80}.{0,200}?reload\(",
)  # fmt: skip
"""Scripts that set a cookie and come again."""

LOGIN: Final = _any(
    r"\blog ?in\b", r"\bsign ?in\b", r"\blog ?on\b", r"เข้าสู่ระบบ", r"ลงชื่อเข้า(?:ใช้|สู่)", r"ล็อ[กค]อิน", r"ลงทะเบียนเข้าใช้", r"รหัสผ่าน", r"\bpassword\b", r"authentication required", r"members? only", r"สำหรับสมาชิก",
    r"สำหรับเจ้าหน้าที่",
)  # fmt: skip
"""A door."""

DENIED: Final = _any(
    r"you (?:need|must|have to) (?:be )?(?:logged in|log in|sign in|login|request access|permission)", r"you need access", r"คุณต้อง(?:มีสิทธิ์|เข้าสู่ระบบ)", r"(?:คุณ|ท่าน)ไม่ได้รับ(?:อนุญาต|สิทธิ์)(?!ให้(?:คัดลอก|ทำซ้ำ|นำ))", r"(?:คุณ|ท่าน)ไม่มีสิทธิ์(?:เข้า|ดู|ใช้)", r"ไม่มีสิทธิ์เข้า(?:ถึง|ดู|ชม|ใช้)",
    r"you are not authori[sz]ed", r"not authori[sz]ed to (?:view|read|access)", r"(?:กรุณา|โปรด|ต้อง)(?:ทำการ)?(?:ล็อ[กค]อิน|เข้าสู่ระบบ|ลงชื่อเข้าใช้)(?!ด้วย|ก่อน(?:ชำระ|สั่ง))", r"ขอสิทธิ์(?:การ)?เข้าถึง", r"permission denied", r"access (?:is |to this \S+ is )?denied", r"^forbidden", r"request access",
)  # fmt: skip
"""A door, in words only."""
