"""Pages that gamble or sell where an office's page should be. Each sign counts only what promotes, never news about it.

A block promotes where it names several games or offers one, and speaks of no police, law or warning. So a report of a raid
on gambling sites has all the words and no sign. Shops are recognized by the same rule: an offer needs a price cut and a delivery.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ita_site.links.judge.owner import same_site
from ita_site.links.judge.reading.forwards import scripted_locations
from ita_site.links.judge.signs.phrase_filter import PhraseFilter
from ita_site.links.judge.signs.sign import Sign
from ita_site.links.judge.signs.words import title_parts
from ita_site.links.request import targets

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ita_site.links.judge.own_words import OwnWords
    from ita_site.links.judge.reading.page import Page
    from ita_site.links.request.targets import Target

MANY_LINKS: Final = 3
"""Links to hosts that gamble or sell, from which on they are a sign."""
SHARE: Final = 0.3
"""Part of a page's own words that promotes, from which on it is a sign of its own."""
MANY_GOODS: Final = 4
"""Goods in one paragraph from which on it is an offer without saying so."""
_MAX_BLOCKS: Final = 400


@dataclass(frozen=True, slots=True)
class Trade:
    """A trade that takes over pages: the words of its goods, of its offers, of its hosts."""

    reason: str
    goods: re.Pattern[str]
    offers: re.Pattern[str]
    hosts: re.Pattern[str]
    not_about: re.Pattern[str]
    """Words of news, warnings and rules about the trade: a block with one of them promotes nothing."""

    def promotes(self, text: str) -> bool:
        """Return whether a text advertises: many goods, or one with an offer, and no word of a report about it."""
        goods = {hit.lower() for hit in self.goods.findall(text)}
        if not goods or self.not_about.search(text):
            return False
        return len(goods) >= MANY_GOODS or bool(self.offers.search(text))

    def heads(self, line: str) -> bool:
        """Return whether a title or heading advertises: it has no room for more than the goods."""
        return self.promotes(line) or (len(set(self.goods.findall(line))) > 1 and not self.not_about.search(line))


GAMBLING: Final = Trade(
    "gambling",
    goods=re.compile(
        r"สล็อต(?:เว็บตรง|ออนไลน์|แตกง่าย|แตกหนัก|เว็บใหญ่)?|บาคาร่า(?:ออนไลน์)?|คาสิโน(?:ออนไลน์|สด)?|แทงบอล(?:ออนไลน์|สเต็ป)?|พนัน(?:ออนไลน์|บอล)?|หวยออนไลน์|หวยหุ้น|แทงหวย|ยิงปลา|เสือมังกร|ไฮโล(?:ออนไลน์)?|รูเล็ต|เดิมพัน|"
        r"ป๊อกเด้ง|เว็บตรง|pg ?slot|joker ?gaming|slotxo|ufabet|\bufa\d+|sbobet|lsm99|sexy ?baccarat|sa ?gaming|pgsoft|pragmatic ?play|"
        r"\bslots? (?:gacor|online|deposit|dana|qris|thailand|demo|maxwin|\d{2,})\b|\b\w+slot\b|\bgacor\b|\bmaxwin\b|\bjudi\b(?: online| bola)?|\btogel\b|\bcasino(?: online)?\b|\bpoker\b(?: online)?|\bbaccarat\b|\bsportsbook\b|\bbet(?:ting)? (?:online|sites?|now|odds|slots?)\b|"
        r"\broulette\b|\bjackpot\b|\brtp (?:live|slot)\b|オンラインカジノ|カジノ|スロット|パチンコ|ブックメーカー|ポーカー|バカラ|老虎机|百家乐|博彩|赌场|คาสิโน|thể thao cá cược|nhà cái|cá cược|nổ hũ|xổ số",
        re.IGNORECASE,
    ),
    offers=re.compile(
        r"เครดิตฟรี|โบนัส|ฝาก-?ถอน|ฝากถอน|ฝาก ?\d+ ?(?:รับ|ได้)|สมัครสมาชิก|สมัคร(?:เลย|ฟรี|สล็อต|วันนี้)|ไม่ผ่านเอเย่นต์|แตกง่าย|แตกหนัก|ทดลองเล่น|ทางเข้า(?:เล่น|ล่าสุด)?|วอลเล็ต|วอเลท|ขั้นต่ำ|ได้เงินจริง|อันดับ ?1|ราคาน้ำ|ออโต้|"
        r"\bdaftar\b|\bbonus\b|\bdeposit\b|\bwithdraw\b|\bterpercaya\b|\bhari ini\b|link alternatif|\bfree spins?\b|\bsign up\b|\bpromo\b|new member|situs|\blogin\b|\bregister\b|ボーナス|入金|登録|無料|注册|存款|khuyến mãi|đăng ký|nạp",
        re.IGNORECASE,
    ),
    hosts=re.compile(
        r"slot|casino|(?<![a-z])bet(?!ter|ween|a\b)|(?<!a)(?<!alpha)(?<!ti)bet(?=[\d.-]|$)|ufa\d*|gacor|judi|togel|poker|baccarat|sbobet|joker|lotto|huay|sexygame|pgsoft|maxwin|jackpot|\b\w*(?:777|888|999|168|789|365)\w*\b",
        re.IGNORECASE,
    ),
    not_about=re.compile(
        r"ตำรวจ|สำรวจ|พฤติกรรม|ร้อยละ|โฆษณา|คำว่า|รู้(?:เท่า)?ทัน|อบรม|โครงการ|กลลวง|หยุดพนัน|โทษภัย|จับกุม|จับ(?:เว็บ|เครือข่าย|ผู้|นาย|นาง|แก๊ง|หวย|บ่อน|คา)|ทลาย|ผู้ต้องหา|ตรวจค้น|ผิดกฎหมาย|กฎหมาย|โทษ|คดี|ศาล|เตือน|ระวัง|อย่าหลงเชื่อ|ห้าม|งดเว้น|มาตรการ|ป้องกัน|ปราบปราม|รณรงค์|ต่อต้าน|ภัย|พิษ|แก้ปัญหา|ปัญหา|วินัย|ปิดกั้น|"
        r"ร้องเรียน|แจ้งเบาะแส|อบายมุข|ยาเสพติด|เยาวชน|มิจฉาชีพ|ถูกแฮก|ถูกโจมตี|พ\.ร\.บ\.|พระราชบัญญัติ|ใบอนุญาต|เลิก(?:เล่น)?พนัน|"
        r"\bpolice\b|\barrest|\billegal\b|\bwarn|\bscam|\bprohibit|\bact b\.e\.|\bgambling act\b|\bcrackdown\b|\braid(?:s|ed)?\b|\blaw\b|\bprevent|\bpolisi\b|\bditangkap\b|逮捕|摘発|違法|注意",
        re.IGNORECASE,
    ),
)

SHOP: Final = Trade(
    "shop-spam",
    goods=re.compile(
        r"รองเท้า(?:ผ้าใบ|วิ่ง|แตะ)?|กระเป๋า(?:แบรนด์เนม|สะพาย)?|นาฬิกา(?:แบรนด์|หรู|ข้อมือ)?|เสื้อผ้า(?:แฟชั่น)?|น้ำหอม|ครีม(?:หน้าขาว|กันแดด)?|อาหารเสริม|ยาลดน้ำหนัก|ลดน้ำหนัก|แบรนด์เนม|เครื่องสำอาง|"
        r"\b(?:replica|viagra|cialis|levitra|sneakers?|handbags?|watches|louis vuitton|gucci|rolex|nike|adidas|jersey|moncler|cheap \w+|outlet)\b|"
        r"財布|バッグ|腕時計|スニーカー|ブランド(?:コピー)?|コピー|正規品|中古|新品|ルイヴィトン|グッチ|ロレックス|ナイキ|シャネル|レディース|メンズ|商品|手表|包包|运动鞋|高仿",
        re.IGNORECASE,
    ),
    offers=re.compile(
        r"ลด(?:ราคา|สูงสุด|กระหน่ำ|ล้างสต็อก)? ?\d+ ?%|ส่งฟรี|เก็บเงินปลายทาง|ปลายทาง|สั่งซื้อ(?:เลย|วันนี้|ออนไลน์)?|สินค้าขายดี|หยิบใส่(?:ตะกร้า|รถเข็น)|ราคาถูก|โปรโมชั่น|ของแท้|พร้อมส่ง|"
        r"\b(?:free shipping|add to cart|buy now|\d+% off|discount|sale|no prescription|cash on delivery)\b|送料無料|激安|通販|セール|販売|最安値|楽天|円\b|¥ ?\d|包邮|特价",
        re.IGNORECASE,
    ),
    hosts=re.compile(r"shop|store|outlet|replica|sale|brand|copy|pharm|viagra|rakuten|tsuhan", re.IGNORECASE),
    not_about=re.compile(
        r"ตำรวจ|จับกุม|เตือน|ระวัง|มิจฉาชีพ|หลอกลวง|ผิดกฎหมาย|ละเมิด|ร้องเรียน|คุ้มครองผู้บริโภค|สคบ|อย\.|เลขสารบบ|ปลอม|เถื่อน|ลิขสิทธิ์|ของกลาง|ศุลกากร|เสียชีวิต|อันตราย|ลักลอบ|ยึด|ทำลาย|ประกวดราคา|จัดซื้อ|จัดจ้าง|เสนอราคา|วงเงิน|งบประมาณ|ราคากลาง|พัสดุ|otop|โอทอป|กลุ่มอาชีพ|วิสาหกิจชุมชน|ผลิตภัณฑ์ชุมชน|บริจาค|ของหาย|"
        r"\bpolice\b|\bwarn|\bscam|\bcounterfeit|\bprocure|\btender\b|注意喚起|偽サイト",
        re.IGNORECASE,
    ),
)
TRADES: Final = (GAMBLING, SHOP)
_FILTERS: Final = {trade.reason: PhraseFilter(trade.goods) for trade in TRADES}


def of_spam(page: Page, own: OwnWords, asked: Target, final: Target) -> Iterator[Sign]:
    """Yield the signs that a page gambles or sells: title, headings, share of its words, links out, scripts."""
    for trade in TRADES:
        yield from _of_words(trade, own)
        yield from _of_hosts(trade, page, asked, final)


def _of_words(trade: Trade, own: OwnWords) -> Iterator[Sign]:
    """Yield the signs of what a page says: in its title, its headings, its text, and how much of it."""
    if not _FILTERS[trade.reason].may_match(own.searched):
        return
    if any(map(trade.heads, (own.title, *title_parts(own.title)))):
        yield Sign(trade.reason, f"ชื่อหน้า · title: {own.title[:80]}")
        if not trade.goods.search(own.text):
            yield Sign(trade.reason, "หน้านี้เป็นเรื่องอื่นจากชื่อหน้า · the page is about something else than its title")
    if heading := next(filter(trade.heads, own.headings), ""):
        yield Sign(trade.reason, f"หัวเรื่อง · heading: {heading[:80]}")
    # what a report quotes is no offer of its own
    is_report = any(map(trade.not_about.search, (own.title, *own.headings[:2])))
    blocks = () if is_report else own.prose[:_MAX_BLOCKS]
    promoting = [block for block in blocks if block not in own.headings and trade.promotes(block)]
    if promoting:
        yield Sign(trade.reason, f"ข้อความ · text: {promoting[0][:80]}")
    if sum(map(len, promoting)) >= SHARE * sum(map(len, blocks)) > 0:
        yield Sign(trade.reason, f"ชวนเช่นนี้ {len(promoting)} ย่อหน้า · paragraphs of such offers: {len(promoting)}")


def _of_hosts(trade: Trade, page: Page, asked: Target, final: Target) -> Iterator[Sign]:
    """Yield the signs of where a page is and leads: its host, its links out, a script that sends its reader away."""
    if final.host != asked.host and trade.hosts.search(final.host):
        yield Sign(trade.reason, f"โฮสต์ · host: {final.host}")
    out = [(link, host) for link in page.hyperlinks if (host := _other_host(final, link.address))]
    named = [link for link, _ in out if trade.goods.search(link.text)]
    if len(named) >= MANY_LINKS:
        yield Sign(trade.reason, f"ลิงก์เช่นนี้ {len(named)} ลิงก์ · links such as: {named[0].text[:60]}")
    hosts = dict.fromkeys(host for _, host in out if trade.hosts.search(host))
    if len(hosts) >= MANY_LINKS:
        yield Sign(trade.reason, f"ลิงก์ไปยัง · links to: {', '.join(hosts)[:80]}")
    for address in scripted_locations(page):
        if (host := _other_host(final, address)) and trade.hosts.search(host):
            yield Sign(trade.reason, f"สคริปต์ส่งผู้อ่านไปที่ · a script sends its reader to: {address[:80]}", is_proof=True)
    for address in page.frames:
        if (host := _other_host(final, address)) and trade.hosts.search(host):
            yield Sign(trade.reason, f"แสดงหน้าของ · shows a page of: {host}", is_proof=True)
    if (host := _other_host(final, page.canonical)) and trade.hosts.search(host):
        yield Sign(trade.reason, f"เรียกตัวเองว่า · calls itself: {page.canonical[:80]}")


def _other_host(final: Target, address: str) -> str:
    """Return the host of an address that is no part of a page's own site; empty where it is, or names none."""
    if "//" not in address:
        return ""
    there = targets.resolve(final, address.encode("utf-8", "replace"))
    return there.host if isinstance(there, targets.Target) and not same_site(final.host, there.host) else ""
